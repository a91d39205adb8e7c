/** How a slot is drawn while it is edited: what belongs there, of which kind, and who has a course in it already. Pure. */
import type { GridSlot, Plan } from "#shared/programs/plan-schema.ts";
import type { ProgramParty } from "#shared/programs/schema.ts";
import { askedIn, coursesOf } from "./plan-edit.ts";
import { columnWords, levelWords, rowWords } from "./words.ts";

export type EditCard = { kind: string; label: string; title: string; line: string; open: boolean };

/** Whether students of this party have a course there: its own, or one at a career center that teaches them. */
export const isServed = (slot: GridSlot, party: ProgramParty, parties: readonly ProgramParty[]): boolean =>
  coursesOf(slot, party.organizationId).length > 0 ||
  (party.role === "SECONDARY" &&
    parties.some(
      ({ role, serves, organizationId }) =>
        role === "CAREER_CENTER" &&
        (serves.length === 0 || serves.includes(party.organizationId)) &&
        coursesOf(slot, organizationId).length > 0,
    ));

/** Who should have a course there and has none. */
export const missingIn = (slot: GridSlot, parties: readonly ProgramParty[]): ProgramParty[] =>
  slot.work || slot.row === "credential"
    ? []
    : askedIn(slot.column, parties).filter((party) => !isServed(slot, party, parties));

/** `own`: whose courses can be put in. */
export function editCard(
  slot: GridSlot,
  parties: readonly ProgramParty[],
  own: string | undefined,
): EditCard {
  const without = missingIn(slot, parties);
  const mine = own === undefined ? [] : coursesOf(slot, own);
  const open = without.some((one) => one.organizationId === own);
  return {
    kind: kindOf(slot),
    label: [
      slot.level && levelWords[slot.level],
      slot.kind === "ELECTIVE" && "Elective",
      slot.kind === "CHOOSE_N" && `Choose ${slot.chooseN ?? 1}`,
      slot.term && `Term ${slot.term}`,
    ]
      .filter(Boolean)
      .join(", "),
    title: slot.intent || "Not named yet",
    line: open
      ? "Yours is open"
      : [mine.map(({ code }) => code).join(", "), boundWords(slot, without, parties)]
          .filter(Boolean)
          .join(". "),
    open,
  };
}

/** How many of those who should have a course have one; where there is only one, it is said otherwise. */
function boundWords(
  slot: GridSlot,
  without: readonly ProgramParty[],
  parties: readonly ProgramParty[],
): string {
  if (slot.credential?.issuer) return slot.credential.issuer;
  if (slot.work) return slot.work.hours > 0 ? `${slot.work.hours} hours` : "";
  const asked = askedIn(slot.column, parties);
  if (slot.row === "credential" || asked.length < 2) return "";
  return `${asked.length - without.length} of ${asked.length}`;
}

const early = { DUAL_CREDIT: "dual", DUAL_ENROLMENT: "enrol", ARTICULATED: "art", EXAM: "exam" } as const;

function kindOf(slot: GridSlot): string {
  if (slot.row === "credential") return "cred";
  if (slot.row === "work-based") return "wbl";
  const courses = slot.bindings.flatMap((one) => one.courses);
  const credit = courses.find(({ earlyCredit }) => earlyCredit)?.earlyCredit;
  if (credit && slot.column.startsWith("G")) return early[credit.kind];
  return slot.row === "cte" || courses.some(({ content }) => content !== "ACADEMIC") ? "cte" : "aca";
}

/** `Grade 9, Math`. */
export const cellWords = ({ column, row }: Pick<GridSlot, "column" | "row">): string =>
  `${columnWords[column].word}, ${rowWords[row]}`;

/** Of the slots where this organization is asked for a course: how many have one. */
export function filledBy(
  plan: Plan,
  parties: readonly ProgramParty[],
  own: string,
): { filled: number; of: number } {
  const party = parties.find((one) => one.organizationId === own);
  const here = plan.slots.filter(
    (slot) =>
      party &&
      !slot.work &&
      slot.row !== "credential" &&
      askedIn(slot.column, parties).some((one) => one.organizationId === own),
  );
  return {
    filled: here.filter((slot) => party && isServed(slot, party, parties)).length,
    of: here.length,
  };
}
