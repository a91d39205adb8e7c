/** What the legal bases ask: every needed element answered (B1), every needed fact stated (B2), approvals given (B12). Pure. */
import { listed } from "../listed.ts";
import { plusMonths } from "../time.ts";
import { answerOf, placeOf } from "./answered.ts";
import type { LegalBasis, RequiredElement, RequiredFact } from "./bases-schema.ts";
import { type Asked, type CheckInput, type Gap, nameIn } from "./check-input.ts";
import { factKey, ferpaKey, partiesKey } from "./check-keys.ts";
import { blankIn } from "./placeholders.ts";
import { type UsedBasis, usedBases } from "./required.ts";

export function askedByBases(input: CheckInput): Asked[] {
  const used = usedBases(input);
  return [
    ...used.flatMap(({ basis }) => basis.elements.map((element) => askedElement(element, basis, input))),
    ...used.flatMap((one) => [
      ...one.basis.facts.map((fact) => askedFact(fact, one.basis, input)),
      ...askedNeeds(one, input),
      ...askedFerpa(one, used),
      ...askedApprovals(one, input),
    ]),
  ];
}

/** A clause answers it, or a value does. A clause with a blank in it is no answer where a value is asked for. */
function askedElement(element: RequiredElement, { id: basisId }: LegalBasis, input: CheckInput): Asked {
  const { id: code, text, citation, answeredBy, verifiedOn } = element;
  const saying = input.terms.clauses.filter(({ satisfies }) => satisfies.includes(code));
  const open = (clause: { text: string }) => answeredBy.length > 0 && blankIn(clause.text) !== undefined;
  const clauses = saying.filter((clause) => !open(clause));
  const values = answeredBy.flatMap((answer) => answerOf(answer, input) ?? []);
  const where = [...clauses.map(({ listId }) => `Clause ${listId}`), ...values];
  const blanks = saying.filter(open).map(({ listId, text }) => `Clause ${listId} says “${blankIn(text)}”.`);
  const path = answeredBy[0] === undefined ? "/terms/clauses" : placeOf[answeredBy[0]];
  const gap = { path, message: [text, ...blanks.sort()].join(" ") };
  return {
    ...{ code, basisId, citation, text, where },
    gaps: where.length > 0 ? [] : [gap],
    unverified: verifiedOn === undefined,
  };
}

function askedFact(fact: RequiredFact, { id: basisId }: LegalBasis, { terms }: CheckInput): Asked {
  const key = factKey(basisId, fact.id);
  const value = terms.facts[key];
  const path = `/terms/facts/${key}`;
  const choices = fact.choices.map((choice) => choice.value);
  const reason = fact.override === undefined ? undefined : terms.facts[`${basisId}.${fact.override}`];
  const problem = (): string | undefined => {
    if (value === undefined || value === "") return `Not answered yet: ${fact.label}.`;
    if (fact.kind === "yes-no" && typeof value !== "boolean") return `A yes or a no: ${fact.label}.`;
    if (fact.kind === "date" && !/^\d{4}-\d{2}-\d{2}$/.test(String(value))) return `A day: ${fact.label}.`;
    if (fact.kind === "choice" && !choices.includes(String(value)))
      return `${fact.label}: one of ${listed(
        fact.choices.map(({ label }) => label.toLowerCase()),
        "or",
      )}.`;
    if (
      fact.must !== undefined &&
      String(value) !== fact.must &&
      !(typeof reason === "string" && reason !== "")
    )
      return `This basis does not hold with that answer: ${fact.label}.`;
    return undefined;
  };
  const message = problem();
  return {
    ...{ code: "B2", key, basisId, citation: fact.citation, text: fact.label },
    where: message === undefined ? ["Stated"] : [],
    gaps: message === undefined ? [] : [{ path, message }],
    unverified: fact.verifiedOn === undefined,
  };
}

const capacityNames = {
  educational_agency_or_institution: "a school, college or other educational agency or institution",
  state_or_local_educational_authority: "a state or local educational authority",
  organization_conducting_study: "an organization conducting the study",
  authorized_representative: "an authorized representative",
  school_official: "a school official",
  uc_agency: "the state's unemployment insurance agency",
  employer: "an employer",
  other_noncovered: "another organization",
} as const;

/** Who discloses and who receives under it, in which capacity; what it may be used for; what is on file. */
function askedNeeds({ basis, elements, senders, receivers }: UsedBasis, input: CheckInput): Asked[] {
  const { needs, id: basisId, name } = basis;
  const { parties } = input.draft;
  const gaps: Gap[] = [];
  for (const [index, { organizationId, ferpaCapacity, roles, contacts }] of parties.entries()) {
    const who = nameIn(input, organizationId);
    const at = `/parties/${index}`;
    const sends = senders.includes(organizationId);
    const gets = receivers.includes(organizationId);
    const capacity = (allowed: readonly (keyof typeof capacityNames)[] | undefined, does: string) => {
      if (allowed && !allowed.includes(ferpaCapacity))
        gaps.push({
          path: `${at}/ferpaCapacity`,
          message: `Under “${name}” ${does} is ${listed(
            allowed.map((one) => capacityNames[one]),
            "or",
          )}; ${who} is entered as ${capacityNames[ferpaCapacity]}.`,
        });
    };
    if (sends) capacity(needs.disclosingCapacity, "whoever discloses");
    if (gets) capacity(needs.receivingCapacity, "whoever receives");
    if (gets && needs.receivingRole && !roles.includes(needs.receivingRole))
      gaps.push({
        path: `${at}/roles`,
        message: `Under “${name}” ${who} needs the role ${needs.receivingRole.replaceAll("_", " ")}.`,
      });
    if (sends && needs.contact && contacts[needs.contact] === undefined)
      gaps.push({
        path: `${at}/contacts/${needs.contact}`,
        message: `Under “${name}” ${who} names its ${needs.contact === "custodian" ? "official records custodian" : `${needs.contact} contact`}.`,
      });
  }
  for (const { elementId, level, sensitivity } of elements) {
    const index = input.terms.elements.findIndex((one) => one.elementId === elementId);
    if (needs.level && level !== needs.level)
      gaps.push({
        path: `/terms/elements/${index}/level`,
        message: `${elementId} is of single students; “${name}” is for counts only.`,
      });
    if (needs.sensitivities && !needs.sensitivities.includes(sensitivity))
      gaps.push({
        path: `/terms/elements/${index}/sensitivity`,
        message: `${elementId} is no ${listed(needs.sensitivities, "or")} information, as “${name}” wants.`,
      });
  }
  for (const { what, kinds } of needs.evidence ?? [])
    if (!input.terms.evidence.some(({ kind }) => (kinds as readonly string[]).includes(kind)))
      gaps.push({ path: "/terms/evidence", message: `Not on file yet. ${what}.` });
  const asks =
    needs.disclosingCapacity ||
    needs.receivingCapacity ||
    needs.receivingRole ||
    needs.contact ||
    needs.level ||
    needs.sensitivities ||
    needs.evidence;
  return [
    ...(asks
      ? [
          {
            ...{ code: "B2", key: partiesKey(basisId), basisId },
            citation: needs.citation ?? basis.citation,
            text: `Who takes part under “${name}”, and what is on file`,
            where: gaps.length === 0 ? ["Parties, schedule and evidence"] : [],
            gaps,
            unverified: needs.verifiedOn === undefined,
          },
        ]
      : []),
    ...agedEvidence(basis, input),
  ];
}

/** W6: evidence there is, but none of it is recent. */
function agedEvidence({ needs, id: basisId, citation }: LegalBasis, { terms, today }: CheckInput): Asked[] {
  return (needs.evidence ?? []).flatMap(({ what, kinds, withinMonths }) => {
    const days = terms.evidence
      .filter(({ kind }) => (kinds as readonly string[]).includes(kind))
      .map(({ on }) => on);
    if (withinMonths === undefined || days.length === 0) return [];
    const fresh = days.some((on) => plusMonths(on, withinMonths) >= today);
    return {
      ...{ code: "W6", basisId, citation: needs.citation ?? citation, warns: true },
      text: `${what}, from the last ${withinMonths} months`,
      where: fresh ? ["Evidence"] : [],
      gaps: fresh
        ? []
        : [{ path: "/terms/evidence", message: `${what}: none is from the last ${withinMonths} months.` }],
    };
  });
}

/** SOPPA and P-20 add to FERPA and never replace it. */
function askedFerpa({ basis }: UsedBasis, used: readonly UsedBasis[]): Asked[] {
  if (!basis.addsToFerpa) return [];
  const beside = used.find((one) => one.basis.family === "ferpa");
  return [
    {
      ...{ code: "B2", key: ferpaKey(basis.id), basisId: basis.id, citation: basis.citation },
      text: `A FERPA basis beside “${basis.name}”`,
      where: beside ? [beside.basis.name] : [],
      gaps: beside
        ? []
        : [
            {
              path: "/terms/elements",
              message: `“${basis.name}” adds to FERPA and does not replace it: let an element rest on a FERPA basis.`,
            },
          ],
    },
  ];
}

/** B12: each sector whose data are disclosed has its head's approval. */
function askedApprovals({ basis, senders }: UsedBasis, { terms, organizations }: CheckInput): Asked[] {
  const { sectorApprovals = [], citation = basis.citation, verifiedOn } = basis.needs;
  if (sectorApprovals.length === 0) return [];
  const types = new Set(senders.map((id) => organizations.find((one) => one.id === id)?.type ?? ""));
  const needed = sectorApprovals.filter(({ organizationTypes }) =>
    organizationTypes.some((type) => types.has(type as never)),
  );
  const given = (sector: string) =>
    terms.evidence.some((one) => one.kind === "approval" && one.sector === sector);
  const asked = (by: string, sectors: readonly string[]): Asked => {
    const there = sectors.filter(given);
    return {
      ...{ code: "B12", basisId: basis.id, citation, text: `Approved by the ${by}` },
      where: there.map((sector) => `Approval, ${sector}`),
      gaps:
        there.length > 0
          ? []
          : [
              {
                path: "/terms/evidence",
                message: `The approval of the ${by} is not on file (${listed(sectors, "or")}).`,
              },
            ],
      unverified: verifiedOn === undefined,
    };
  };
  if (needed.length > 0) return needed.map(({ sector, by }) => asked(by, [sector]));
  // Whoever sends is of none of these sectors: then somebody has to have said yes all the same.
  const all = (key: "by" | "sector") => sectorApprovals.map((one) => one[key]);
  return [asked(listed(all("by"), "or the"), all("sector"))];
}
