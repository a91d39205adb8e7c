/**
 * A party's part of a program: what it is asked to approve, and what drops its approval when it changes. Its role, what
 * all parties share, the slots it is bound in with their words and its own courses, those of others that promise its
 * credit or are taught at its place, and where people enter and leave there. The order of rows, slots and courses makes no difference. Pure.
 */
import { contentHash } from "../canonical.ts";
import { plainText } from "../course-key.ts";
import type { OrganizationId } from "../ids.ts";
import type { BoundCourse, GridSlot, Plan } from "./plan-schema.ts";
import type { AskedParty, Program } from "./schema.ts";

/** What a part is worked out of. */
export type Spine = Pick<
  Program,
  "title" | "edition" | "pathwayId" | "cips" | "occupations" | "statementFramework" | "cohort" | "parties"
>;

/** Rows a business speaks to when it validates a program. */
const careerRows: readonly GridSlot["row"][] = ["cte", "work-based", "credential"];

const by =
  <One>(key: (one: One) => string) =>
  (a: One, b: One): number =>
    key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0;

/** A slot's own words, without what anybody bound in it. */
export function wordsOf({ bindings: _bindings, ...words }: GridSlot): Omit<GridSlot, "bindings"> {
  return { ...words, features: words.features.toSorted() };
}

const inOrder = (course: BoundCourse): BoundCourse => ({
  ...course,
  prerequisites: course.prerequisites.toSorted(),
  statementIds: course.statementIds.toSorted(),
});

/**
 * A slot as this party has a hand in it, or undefined: it is bound there, another's course there promises its credit or
 * is taught at its place, it hosts the work, or it validates it as a business.
 */
function slotOf(slot: GridSlot, organizationId: OrganizationId, validates: boolean) {
  const courses = slot.bindings
    .filter((binding) => binding.organizationId === organizationId)
    .flatMap((binding) => binding.courses)
    .map(inOrder)
    .sort(by(({ code }) => plainText(code)));
  const others = slot.bindings
    .filter((binding) => binding.organizationId !== organizationId)
    .flatMap((binding) =>
      binding.courses
        .filter((course) => names(course, organizationId))
        .map((course) => ({ organizationId: binding.organizationId, course: inOrder(course) })),
    )
    .sort(by((one) => `${one.organizationId} ${plainText(one.course.code)}`));
  const hosts = slot.work?.hostId === organizationId;
  if (courses.length === 0 && others.length === 0 && !hosts && !(validates && careerRows.includes(slot.row)))
    return undefined;
  return { ...wordsOf(slot), courses, ...(others.length > 0 ? { others } : {}) };
}

/** Whether the course of another promises this organization's credit, or is taught at its place. */
const names = ({ deliveredAt, earlyCredit }: BoundCourse, organizationId: OrganizationId): boolean =>
  deliveredAt === organizationId || earlyCredit?.college?.organizationId === organizationId;

/** The part of this party, or undefined where it has none and is asked nothing. */
export function partOf(spine: Spine, plan: Plan, organizationId: OrganizationId) {
  const party = spine.parties.find((one) => one.organizationId === organizationId);
  if (!party || party.role === "CONVENER") return undefined;
  const validates = party.role === "BUSINESS";
  const slots = plan.slots
    .flatMap((slot) => slotOf(slot, organizationId, validates) ?? [])
    .sort(by(({ slotId }) => slotId));
  const columns = new Set(slots.map(({ column }) => column));
  const exits = plan.exitPoints
    .filter((exit) => exit.awardedBy === organizationId || columns.has(exit.column))
    .map((exit) => ({ ...exit, stacksInto: exit.stacksInto.toSorted() }))
    .sort(by(({ exitId }) => exitId));
  const awards = exits.some(({ awardedBy }) => awardedBy === organizationId);
  if (slots.length === 0 && !awards && !validates) return undefined;
  const { title, edition, pathwayId, cips, occupations, statementFramework, cohort } = spine;
  return {
    ...{ title, edition, pathwayId, cohort, organizationId, role: party.role },
    cips: cips.toSorted(by(({ code, edition: of, level }) => `${code} ${of} ${level}`)),
    occupations: occupations.toSorted(),
    ...(statementFramework === undefined ? {} : { statementFramework }),
    serves: party.serves.toSorted(),
    slots,
    entries: plan.entryPoints
      .filter(({ column }) => columns.has(column))
      .map((entry) => ({ ...entry, assumesStatements: entry.assumesStatements.toSorted() }))
      .sort(by(({ entryId }) => entryId)),
    exits,
  };
}

/** Every party whose word is asked for, with the hash of what it would approve. */
export async function askedOf(spine: Spine, plan: Plan): Promise<AskedParty[]> {
  const parts = spine.parties.map(async ({ organizationId }) => {
    const part = partOf(spine, plan, organizationId);
    return part ? [{ organizationId, partHash: await contentHash(part) }] : [];
  });
  return (await Promise.all(parts)).flat();
}
