/**
 * A new program with the grid of another: its slots in their words, its entries, exits and expected statements. Courses
 * come along only where the organization that copies had bound them itself: nobody binds for anybody else. Pure.
 */
import type { OrganizationId } from "../ids.ts";
import type { Plan } from "./plan-schema.ts";
import type { ProgramParty } from "./schema.ts";
import { isIn } from "./versions.ts";

export function copied(plan: Plan, copier: OrganizationId, parties: readonly ProgramParty[]): Plan {
  return {
    ...plan,
    slots: plan.slots.map(({ work, ...slot }) => ({
      ...slot,
      ...(work ? { work: withHost(work, parties) } : {}),
      bindings: slot.bindings
        .filter(({ organizationId }) => organizationId === copier)
        .map((binding) => ({
          ...binding,
          courses: binding.courses.map(({ earlyCredit, ...course }) =>
            // What it is credit for belongs to another college's program where that college is no party.
            !earlyCredit || (earlyCredit.college && !isIn(parties, earlyCredit.college.organizationId))
              ? course
              : { ...course, earlyCredit },
          ),
        })),
    })),
    exitPoints: plan.exitPoints.map(({ awardedBy, ...exit }) =>
      awardedBy && isIn(parties, awardedBy) ? { ...exit, awardedBy } : exit,
    ),
  };
}

/** Work with an employer who is no party of the new program is work with nobody yet. */
function withHost(
  { hostId, host, ...work }: NonNullable<Plan["slots"][number]["work"]>,
  parties: readonly ProgramParty[],
) {
  return hostId && isIn(parties, hostId) ? { ...work, hostId, ...(host ? { host } : {}) } : work;
}
