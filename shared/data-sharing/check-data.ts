/**
 * What the hub asks of the data themselves: schedule (B4), destruction (B5), safeguards (B9), redisclosure (B10), small
 * groups (B11), sub-recipients (B13), no student's record through the hub (B14), no blanks (B15). Pure.
 */
import { listed } from "../listed.ts";
import { answerOf } from "./answered.ts";
import { type Asked, type CheckInput, counted, type Gap, nameIn } from "./check-input.ts";
import { blanksIn } from "./placeholders.ts";
import { receives } from "./roles.ts";

const citation = "hub rule";
type Line = Pick<Asked, "code" | "text">;

const asked = (line: Line, gaps: readonly Gap[], where: readonly string[]): Asked => ({
  ...line,
  citation,
  gaps,
  where: gaps.length > 0 ? [] : [...where],
});

export function askedOfData(input: CheckInput): Asked[] {
  const { elements } = input.terms;
  const bare = input.draft.tier === "mou" && elements.length === 0;
  const guarded = elements.filter(
    ({ sensitivity }) => sensitivity === "special" || sensitivity === "uc_confidential",
  );
  const counts = elements.some(({ level }) => level === "aggregate");
  return [
    askedSchedule(input),
    // A memorandum may leave the data to what stands under it.
    ...(bare ? [] : [askedDestruction(input)]),
    ...(guarded.length > 0
      ? [
          askedSafeguards(
            input,
            guarded.map(({ elementId }) => elementId),
          ),
        ]
      : []),
    askedRedisclosure(input),
    ...(counts ? [askedSuppression(input)] : []),
    askedSubRecipients(input),
    ...(input.terms.transfers.length > 0 ? [askedHubTransfers(input)] : []),
    askedBlanks(input),
  ];
}

function askedSchedule({ draft, terms, bases }: CheckInput): Asked {
  const known = new Set(bases.map(({ id }) => id));
  const gaps: Gap[] = [];
  if (terms.purposes.length === 0)
    gaps.push({ path: "/terms/purposes", message: "Say what the data are for." });
  if (terms.elements.length === 0 && draft.tier !== "mou")
    gaps.push({ path: "/terms/elements", message: "Name at least one element of the schedule." });
  for (const [index, { elementId, basisId, purposeIds }] of terms.elements.entries()) {
    const at = `/terms/elements/${index}`;
    if (basisId === undefined)
      gaps.push({ path: `${at}/basisId`, message: `Say on which legal basis ${elementId} rests.` });
    else if (!known.has(basisId))
      gaps.push({
        path: `${at}/basisId`,
        message: `${elementId} rests on a legal basis that is not there any more.`,
      });
    if (purposeIds.length === 0)
      gaps.push({ path: `${at}/purposeIds`, message: `Say what ${elementId} is needed for.` });
  }
  return asked({ code: "B4", text: "Each element with its legal basis and its purpose" }, gaps, [
    counted(terms.elements.length, "element"),
    counted(terms.purposes.length, "purpose"),
  ]);
}

function askedDestruction(input: CheckInput): Asked {
  const within = answerOf("destroy_within", input);
  const path = "/terms/retention/destroyWithin";
  const gaps = within ? [] : [{ path, message: "Say within which time the data are destroyed." }];
  return asked({ code: "B5", text: "A time by which the data are destroyed" }, gaps, within ? [within] : []);
}

function askedSafeguards({ terms: { security } }: CheckInput, ids: readonly string[]): Asked {
  const sorted = [...ids].sort((a, b) => Number(a.slice(1)) - Number(b.slice(1)));
  const for_ = `${listed(sorted)} ${ids.length === 1 ? "needs" : "need"}`;
  const gaps: Gap[] = [];
  if (security?.framework === undefined)
    gaps.push({ path: "/terms/security/framework", message: `${for_} a security framework.` });
  if (security?.breachNoticeHours === undefined)
    gaps.push({
      path: "/terms/security/breachNoticeHours",
      message: `${for_} a number of hours within which a breach is told.`,
    });
  if (security?.auditRight !== true)
    gaps.push({ path: "/terms/security/auditRight", message: `${for_} a right to audit.` });
  return asked(
    { code: "B9", text: "Security framework, breach notice and right to audit for sensitive elements" },
    gaps,
    security?.framework ? [security.framework] : [],
  );
}

const redisclosures = {
  none: "Nothing is passed on",
  back_to_discloser: "Only back to who disclosed it",
  named: "To those named",
  publish_suppressed: "Published with small groups hidden",
} as const;

function askedRedisclosure({ terms: { redisclosure } }: CheckInput): Asked {
  const gaps: Gap[] = [];
  if (!redisclosure)
    gaps.push({
      path: "/terms/redisclosure",
      message: "Say whether the receivers may pass the data on: there is no answer by itself.",
    });
  else if (redisclosure.kind === "named" && redisclosure.to.length === 0)
    gaps.push({ path: "/terms/redisclosure/to", message: "Name those to whom the data may be passed on." });
  return asked(
    { code: "B10", text: "Whether the data may be passed on" },
    gaps,
    redisclosure ? [redisclosures[redisclosure.kind]] : [],
  );
}

function askedSuppression(input: CheckInput): Asked {
  const { floor } = input.settings;
  const policy = input.terms.suppressionPolicy;
  const gaps: Gap[] = [];
  if (!policy)
    gaps.push({ path: "/terms/suppressionPolicy", message: "Say which is the smallest group shown." });
  else if (policy.n < floor)
    gaps.push({
      path: "/terms/suppressionPolicy/n",
      message: `The smallest group shown is ${floor} here, or more.`,
    });
  const where = answerOf("suppression", input);
  return asked({ code: "B11", text: "The smallest group shown" }, gaps, where ? [where] : []);
}

function askedSubRecipients(input: CheckInput): Asked {
  const { subRecipients, noSubRecipients } = input.terms;
  const gaps: Gap[] = [];
  if (subRecipients.length === 0 && !noSubRecipients)
    gaps.push({
      path: "/terms/subRecipients",
      message: "List who gets the data from a receiver, or say that nobody does.",
    });
  if (subRecipients.length > 0 && noSubRecipients)
    gaps.push({
      path: "/terms/noSubRecipients",
      message: "It says that nobody gets the data from a receiver, and lists who does.",
    });
  for (const [index, { name, ofOrganizationId }] of subRecipients.entries())
    if (!input.draft.parties.some((party) => party.organizationId === ofOrganizationId && receives(party)))
      gaps.push({
        path: `/terms/subRecipients/${index}/ofOrganizationId`,
        message: `${name} is to get the data from ${nameIn(input, ofOrganizationId)}, which does not receive any.`,
      });
  return asked({ code: "B13", text: "Who gets the data from a receiver" }, gaps, [
    noSubRecipients ? "Nobody" : counted(subRecipients.length, "sub-recipient"),
  ]);
}

function askedHubTransfers({ terms }: CheckInput): Asked {
  const single = new Set(
    terms.elements.filter(({ level }) => level === "student").map(({ elementId }) => elementId),
  );
  const gaps = terms.transfers.flatMap(({ transferId, method, elementIds }, index) =>
    method !== "hub_aggregate"
      ? []
      : elementIds.flatMap((id, no) =>
          single.has(id)
            ? [
                {
                  path: `/terms/transfers/${index}/elementIds/${no}`,
                  message: `${transferId} sends ${id} through the hub, which takes counts only: it is of single students.`,
                },
              ]
            : [],
        ),
  );
  return asked({ code: "B14", text: "Only counts pass through the hub" }, gaps, [
    counted(terms.transfers.length, "transfer"),
  ]);
}

function askedBlanks({ draft, terms }: CheckInput): Asked {
  const { name, summary, changeSummary, authorities, signatureSlots } = draft;
  const typed = { name, summary, changeSummary, authorities, signatureSlots, terms };
  const gaps = blanksIn(typed).map(({ path, blank }) => ({
    path,
    message: `There is a blank to fill in: “${blank}”.`,
  }));
  return asked({ code: "B15", text: "No blanks left in the text" }, gaps, ["None found"]);
}
