/**
 * Who may start and change a program, and when. Pure: the API refuses with these rules and the page greys its buttons
 * with the same ones. The lead keeps the spine; every other party its own courses, and nobody anyone else's.
 */
import { type AcademicYear, academicYearOf } from "../academic-year.ts";
import { type Actor, has } from "../actor.ts";
import type { OrganizationId } from "../ids.ts";
import type { OrganizationType } from "../organizations/schema.ts";
import type { FieldProblem, Objection } from "../problem.ts";
import type { IsoDate } from "../time.ts";
import type { Plan } from "./plan-schema.ts";
import type { Program, ProgramDraft, ProgramRole, ProgramStatus } from "./schema.ts";
import { isIn, wasPublished } from "./versions.ts";

/** Organizations of these types lead a program. */
const leading: readonly OrganizationType[] = ["secondary", "postsecondary", "university", "convener"];

/** Why `actor` cannot start one with these parties, or undefined. `type`: of the organization acted for. */
export function objectionToStarting(
  actor: Actor,
  type: OrganizationType | undefined,
  parties: ProgramDraft["parties"],
): Objection {
  if (!has(actor, "editor", "admin"))
    return { code: "role-missing", why: "An editor or admin starts a program of study." };
  if (!type || !leading.includes(type))
    return {
      code: "role-missing",
      why: "A school, a career center, a college, a university or the convener starts a program of study.",
    };
  return isIn(parties, actor.organization)
    ? undefined
    : { code: "not-a-party", why: "The organization you act for has to be one of the parties." };
}

/** Why `actor` does not keep the spine: title, parties, slots, entries and exits. */
export function leads({ leadId }: Pick<Program, "leadId">, actor: Actor): Objection {
  if (actor.organization !== leadId)
    return { code: "not-steward", why: "The organization that leads the program does this." };
  return has(actor, "editor", "admin")
    ? undefined
    : { code: "role-missing", why: "An editor or admin of the lead does this." };
}

const notADraft: Partial<Record<ProgramStatus, string>> = {
  IN_REVIEW: "It is in review. Its lead or a party can return it to draft.",
  APPROVED: "Every party has approved it. Its lead or a party can return it to draft.",
  IN_FORCE: "What is in force does not change. Start a new version.",
};

/** Why `actor` cannot change the spine now, or undefined. */
export function objectionToEditing(record: Program, actor: Actor): Objection {
  const who = leads(record, actor);
  if (who || record.status === "DRAFT") return who;
  return {
    code: "wrong-moment",
    why: notADraft[record.status] ?? "Only a draft can be changed.",
  };
}

/** Why `actor` cannot bind courses of this organization now, or undefined. */
export function objectionToBinding(
  record: Program,
  actor: Actor,
  organization: OrganizationId | undefined,
): Objection {
  if (!isIn(record.parties, actor.organization))
    return { code: "not-a-party", why: "A party to the program does this." };
  if (organization !== actor.organization)
    return { code: "not-your-side", why: "Each organization binds its own courses, and nobody else’s." };
  if (!has(actor, "editor", "admin"))
    return { code: "role-missing", why: "An editor or admin of the organization binds its courses." };
  if (record.status === "DRAFT" || record.status === "IN_REVIEW") return undefined;
  return {
    code: "wrong-moment",
    why: notADraft[record.status] ?? "Courses are bound in a draft, or while it is in review.",
  };
}

/** What must not change in a draft, and what a draft may not begin with. `bound`: who is named in its plan. */
export function draftProblems(
  draft: ProgramDraft,
  today: IsoDate,
  before?: Program,
  plan?: Plan,
): FieldProblem[] {
  const twice = draft.parties.findIndex(
    ({ organizationId }, at) =>
      draft.parties.findIndex((other) => other.organizationId === organizationId) !== at,
  );
  const problems: FieldProblem[] = [];
  if (twice >= 0) problems.push({ pointer: `/parties/${twice}`, detail: "each party once" });
  problems.push(...servedProblems(draft), ...cohortProblems(draft.cohort, today, before?.cohort));
  if (!before) return problems;
  if (!isIn(draft.parties, before.leadId))
    problems.push({ pointer: "/parties", detail: "the organization that leads it stays one of the parties" });
  if (draft.edition !== before.edition)
    problems.push({
      pointer: "/edition",
      detail: `${before.edition}; another edition is an act of its own, which shows what it changes first`,
    });
  else if (draft.pathwayId !== before.pathwayId && before.earlier.some(wasPublished))
    problems.push({
      pointer: "/pathwayId",
      detail: `${before.pathwayId}; another pathway is an act of its own once the program has been in force`,
    });
  const gone = before.parties.filter(({ organizationId }) => !isIn(draft.parties, organizationId));
  for (const { organizationId } of gone)
    if (plan && isNamedIn(plan, organizationId))
      problems.push({
        pointer: "/parties",
        detail: `${organizationId} has courses, work or awards in the plan; take them out first`,
      });
  return problems;
}

/** A class that has left ninth grade behind is no class to plan for; what was planned for one stays as it is. */
function cohortProblems(cohort: AcademicYear, today: IsoDate, before?: AcademicYear): FieldProblem[] {
  const now = academicYearOf(today);
  return cohort >= now || cohort === before
    ? []
    : [
        {
          pointer: "/cohort",
          detail: `${now} or later: the class of ${cohort} has left ninth grade`,
        },
      ];
}

function servedProblems({ parties }: ProgramDraft): FieldProblem[] {
  const schools = parties.filter(({ role }) => role === "SECONDARY");
  return parties.flatMap(({ role, serves }, at) => {
    const pointer = `/parties/${at}/serves`;
    if (serves.length === 0) return [];
    if (role !== "CAREER_CENTER")
      return [{ pointer, detail: "nothing: only a career center serves schools" }];
    return serves.every((id) => isIn(schools, id))
      ? []
      : [{ pointer, detail: "secondary schools of the program" }];
  });
}

/** Whether this plan speaks of this organization. */
export const isNamedIn = (plan: Plan, organization: OrganizationId): boolean =>
  plan.slots.some(
    ({ bindings, work }) =>
      work?.hostId === organization ||
      isIn(bindings, organization) ||
      bindings.some(({ courses }) =>
        courses.some(({ earlyCredit }) => earlyCredit?.college?.organizationId === organization),
      ),
  ) || plan.exitPoints.some(({ awardedBy }) => awardedBy === organization);

/** Roles that each type of organization may take. */
export const rolesOf: Readonly<Record<OrganizationType, readonly ProgramRole[]>> = {
  secondary: ["SECONDARY", "CAREER_CENTER", "ADULT_EDUCATION"],
  postsecondary: ["COLLEGE", "ADULT_EDUCATION"],
  university: ["UNIVERSITY", "COLLEGE"],
  business: ["BUSINESS"],
  "adult-education": ["ADULT_EDUCATION"],
  cbo: ["COMMUNITY", "ADULT_EDUCATION"],
  "workforce-board": ["BUSINESS", "COMMUNITY", "CONVENER"],
  agency: ["COMMUNITY", "CONVENER"],
  convener: ["CONVENER"],
};
