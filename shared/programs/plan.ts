/** A plan nobody has filled yet, and what a plan stands on. Pure. */
import { courseKey } from "../course-key.ts";
import type { AgreementId, OrganizationId } from "../ids.ts";
import type { Binding, BoundCourse, GridSlot, Plan } from "./plan-schema.ts";

export const noPlan: Plan = { slots: [], entryPoints: [], exitPoints: [], statementsExpected: [] };

/** Every course somebody bound, with its slot and whose it is. */
export const boundIn = (
  plan: Plan,
): { slot: GridSlot; binding: Binding; course: BoundCourse; at: [number, number, number] }[] =>
  plan.slots.flatMap((slot, slotAt) =>
    slot.bindings.flatMap((binding, bindingAt) =>
      binding.courses.map((course, courseAt) => ({
        slot,
        binding,
        course,
        at: [slotAt, bindingAt, courseAt] as [number, number, number],
      })),
    ),
  );

/** Whose courses the plan names, and which: those bound, and the college courses that early credit stands for. */
export function coursesNamed(plan: Plan): Map<OrganizationId, Set<string>> {
  const named = new Map<OrganizationId, Set<string>>();
  const add = (organizationId: OrganizationId, code: string) =>
    named.set(
      organizationId,
      (named.get(organizationId) ?? new Set()).add(courseKey({ organizationId, code })),
    );
  for (const { binding, course } of boundIn(plan)) {
    add(binding.organizationId, course.code);
    const college = course.earlyCredit?.college;
    if (college) add(college.organizationId, college.code);
  }
  return named;
}

/** The agreements under which it promises credit. */
export const agreementsNamed = (plan: Plan): Set<AgreementId> =>
  new Set(boundIn(plan).flatMap(({ course }) => course.earlyCredit?.agreementId ?? []));
