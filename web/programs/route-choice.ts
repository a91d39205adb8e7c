/** Which school, college and university the grid is seen for: from the address, else one's own, else the first. Pure. */
import type { OrganizationId } from "#shared/ids.ts";
import type { On } from "#shared/programs/checks/walk.ts";
import type { Plan } from "#shared/programs/plan-schema.ts";
import { type Legs, withRole } from "#shared/programs/routes.ts";
import type { Program } from "#shared/programs/schema.ts";

export type Choice = {
  schoolId: OrganizationId | undefined;
  collegeId: OrganizationId | undefined;
  /** None: the route ends with the college. */
  universityId: OrganizationId | undefined;
};

export type Choices = {
  schools: OrganizationId[];
  colleges: OrganizationId[];
  universities: OrganizationId[];
};

type Asked = { school?: string | undefined; college?: string | undefined; university?: string | undefined };

/** In the address: the route ends before the university. */
export const noUniversity = "none";

export const choicesOf = ({ parties }: Pick<Program, "parties">): Choices => ({
  schools: withRole(parties, "SECONDARY"),
  colleges: withRole(parties, "COLLEGE"),
  universities: withRole(parties, "UNIVERSITY"),
});

/** `own`: the organization somebody acts for; they look at their own route first. */
export function choiceOf(
  { schools, colleges, universities }: Choices,
  asked: Asked,
  own?: string | undefined,
): Choice {
  const pick = (among: readonly OrganizationId[], wanted: string | undefined) =>
    among.find((id) => id === wanted) ?? among.find((id) => id === own) ?? among[0];
  return {
    schoolId: pick(schools, asked.school),
    collegeId: pick(colleges, asked.college),
    universityId: asked.university === noUniversity ? undefined : pick(universities, asked.university),
  };
}

/** Whether the way can end before years 3 and 4. */
export const endsEarly = (plan: Plan): boolean =>
  plan.exitPoints.some(({ column }) => column !== "P3" && column !== "P4");

/** Where nobody is named yet, nothing stands: no binding is of an organization without an id. */
export const legsOf = ({ schoolId, collegeId, universityId }: Choice): Legs => ({
  schoolId: schoolId ?? ("" as OrganizationId),
  collegeId: collegeId ?? ("" as OrganizationId),
  universityId,
});

/** The routes somebody looks at: those through the university, and those that end before it. */
export const onChoice = ({ schoolId, collegeId, universityId }: Choice): On => ({
  ...(schoolId && { schoolId }),
  ...(collegeId && { collegeId }),
  universityId: universityId ?? null,
});
