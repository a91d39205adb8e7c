/** What one partner has in the grid, and what it could still put there. Pure. */
import type { OrganizationId } from "#shared/ids.ts";
import type { GridSlot, Plan } from "#shared/programs/plan-schema.ts";
import { bindingsOn, type Legs } from "#shared/programs/routes.ts";
import type { Program, ProgramParty } from "#shared/programs/schema.ts";
import { couldBind } from "./grid.ts";

export type PartOfParty = {
  /** Places with a course of its own. */
  bound: readonly GridSlot[];
  courses: number;
  /** Places that want a course of it and have none. */
  open: readonly GridSlot[];
  /** Work-based learning that it takes learners in for. */
  hosts: readonly GridSlot[];
  /** Awards it gives. */
  awards: readonly string[];
};

const none = "" as OrganizationId;

export function partOfParty(
  { parties }: Pick<Program, "parties">,
  plan: Plan,
  { organizationId: id, role }: ProgramParty,
): PartOfParty {
  const own = plan.slots.flatMap(({ bindings }) =>
    bindings.filter(({ organizationId }) => organizationId === id),
  );
  const legs: Legs = {
    schoolId: role === "SECONDARY" ? id : none,
    collegeId: role === "COLLEGE" ? id : none,
    universityId: role === "UNIVERSITY" ? id : none,
  };
  return {
    bound: plan.slots.filter(({ bindings }) => bindings.some(({ organizationId }) => organizationId === id)),
    courses: own.reduce((sum, { courses }) => sum + courses.length, 0),
    open: plan.slots.filter(
      (slot) =>
        slot.kind !== "ELECTIVE" &&
        !slot.work &&
        !slot.credential &&
        couldBind(slot.column, parties).some((one) => one.organizationId === id) &&
        bindingsOn(slot, parties, legs).length === 0,
    ),
    hosts: plan.slots.filter(({ work }) => work?.hostId === id),
    awards: plan.exitPoints.filter(({ awardedBy }) => awardedBy === id).map(({ name }) => name),
  };
}
