/** An agreement that is to end early: everyone hears of it, and a signatory makes it final. Pure. */
import type { Agreement, VersionSummary } from "../agreements/schema.ts";
import type { AgreementId } from "../ids.ts";
import type { IsoDate } from "../time.ts";
import { type Around, type Derived, keepers, of } from "./around.ts";
import { before } from "./moments.ts";
import type { Need } from "./need.ts";
import { inWords } from "./words.ts";

/** What was signed, and the notice that ends it. */
type Ended = Pick<VersionSummary, "name" | "parties"> & {
  id: AgreementId;
  termination: NonNullable<Agreement["termination"]>;
};

export function endingNeeds(record: Agreement, { noticeRunsUntil }: Derived, around: Around): Need[] {
  const { id, termination, earlier, ...latest } = record;
  const signed = [...earlier, latest].findLast(
    ({ status }) => status === "EXECUTED" || status === "TERMINATED",
  );
  if (!termination || !signed) return [];
  const agreement = { id, termination, name: signed.name, parties: signed.parties };
  return noticeRunsUntil === undefined
    ? announced(agreement, around, "terminated")
    : [
        ...announced(agreement, around, { runsUntil: noticeRunsUntil }),
        ...toFinish(agreement, around, noticeRunsUntil),
      ];
}

/** The day of it, again as it nears, and again when it has been made final. */
function announced(
  { id, name: title, parties, termination }: Ended,
  { today, name }: Around,
  state: "terminated" | { runsUntil: IsoDate },
): Need[] {
  if (today > termination.terminationDay) return [];
  const { terminationDay, teachOutUntil, givenOn, byOrganization, agreedBy, at } = termination;
  const final = state === "terminated";
  const agreed = agreedBy !== undefined;
  return [
    {
      id: `${id} ${final ? "TERMINATED" : "TERMINATION"} ${at}`,
      kind: "TERMINATION",
      agreementId: id,
      title: final ? `${title} ends early` : `Notice was given to end ${title}`,
      why: final
        ? `It was terminated: its last day is ${inWords(terminationDay)}. Courses finished until ${inWords(teachOutUntil)} still count.`
        : `${name(byOrganization)} wants it to end on ${inWords(terminationDay)}, with courses finished until ${inWords(teachOutUntil)} still counting. It goes on until a signatory makes that final${agreed ? "; both sides agree" : `: from ${inWords(state.runsUntil)} on, or as soon as the other side agrees`}.`,
      act: "Read the notice",
      since: givenOn,
      by: terminationDay,
      for: parties.map(({ organizationId }) => of(organizationId, keepers)),
      moments: {
        at: [{ name: final ? "final" : "given", on: givenOn }, ...before(terminationDay, [30, 7], givenOn)],
        last: terminationDay,
      },
    },
  ];
}

/** The notice has run, or both sides agree: nothing ends by itself. */
function toFinish(
  { id, name: title, parties, termination }: Ended,
  { today, dayOf }: Around,
  runsUntil: IsoDate,
): Need[] {
  const { terminationDay, agreedAt, agreedByName, at } = termination;
  const agreedOn = agreedAt && dayOf(agreedAt);
  const since = agreedOn !== undefined && agreedOn < runsUntil ? agreedOn : runsUntil;
  if (today < since) return [];
  return [
    {
      id: `${id} FINISH-ENDING ${at}`,
      kind: "TERMINATION",
      agreementId: id,
      title: `Make the end of ${title} final`,
      why: `${since === agreedOn ? `${agreedByName} has agreed` : "The notice has run"}, and nobody has made it final yet: the agreement goes on${terminationDay < today ? `, although the notice named ${inWords(terminationDay)} as its last day` : ""}. A signatory makes it final; the side that gave notice can still take it back.`,
      act: "Make it final",
      since,
      ...(terminationDay < today ? {} : { by: terminationDay }),
      // Who sends or receives ends it; a facilitator does not.
      for: parties
        .filter(({ role }) => role !== "FACILITATOR" && role !== "APPROVER")
        .map(({ organizationId }) => of(organizationId, ["signatory"])),
      moments: { from: since, everyDays: 7 },
    },
  ];
}
