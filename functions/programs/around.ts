/**
 * What a schema cannot know about a program: its parties are partners here, its pathway is one of its edition, whoever
 * binds a course teaches it, and the agreement it names for early credit is there and known to whoever names it.
 */
import type { Actor } from "#shared/actor.ts";
import { sight as sightOfAgreement } from "#shared/agreements/sight.ts";
import { plainText } from "#shared/course-key.ts";
import { pathwayOf } from "#shared/framework/browse.ts";
import { edition } from "#shared/framework/editions.ts";
import type { OrganizationId, PartnershipId } from "#shared/ids.ts";
import type { OrganizationRow } from "#shared/organizations/schema.ts";
import { type FieldProblem, Refusal } from "#shared/problem.ts";
import type { Naming } from "#shared/programs/approvals.ts";
import { boundIn } from "#shared/programs/plan.ts";
import type { Plan } from "#shared/programs/plan-schema.ts";
import { rolesOf } from "#shared/programs/rules.ts";
import type { Program, ProgramDraft } from "#shared/programs/schema.ts";
import type { Services } from "../env.ts";

/** Every partner by its id. */
export type Partners = ReadonlyMap<string, OrganizationRow>;

export async function partnersOf(services: Services, partnership: PartnershipId): Promise<Partners> {
  return new Map((await services.organizations.every(partnership)).map((row) => [row.id, row]));
}

export const naming =
  (partners: Partners): Naming =>
  (id) =>
    partners.get(id)?.name ?? "a former partner";

/** Refuses with every field that needs another look. */
export function insistOnNone(errors: readonly FieldProblem[]): void {
  if (errors.length > 0) throw new Refusal("invalid-input", undefined, { errors: errors.slice(0, 100) });
}

/** Whoever was a party before may have left since: they stay until someone takes them out, and the checks say so. */
export function partyProblems(
  { parties }: ProgramDraft,
  partners: Partners,
  today: string,
  before?: Program,
): FieldProblem[] {
  return parties.flatMap(({ organizationId, role }, at): FieldProblem[] => {
    const pointer = `/parties/${at}`;
    const partner = partners.get(organizationId);
    if (!partner)
      return [{ pointer: `${pointer}/organizationId`, detail: "an organization of this partnership" }];
    const was = before?.parties.find((one) => one.organizationId === organizationId);
    const left = partner.successorId !== undefined || (partner.until !== undefined && partner.until < today);
    if (left && !was)
      return [
        {
          pointer: `${pointer}/organizationId`,
          detail: `${partner.name} has left; name one that is here today`,
        },
      ];
    const fitting = rolesOf[partner.type];
    return fitting.includes(role) || was?.role === role
      ? []
      : [{ pointer: `${pointer}/role`, detail: `one of ${fitting.join(", ")} for ${partner.name}` }];
  });
}

/** An edition that is no longer carried stays under the programs that name it, until they are moved. */
export function pathwayProblems(draft: ProgramDraft, before?: Program): FieldProblem[] {
  if (before && draft.edition === before.edition && draft.pathwayId === before.pathwayId) return [];
  const framework = edition(draft.edition);
  if (!framework) return [{ pointer: "/edition", detail: "an edition that this hub carries" }];
  return pathwayOf(framework, draft.pathwayId)
    ? []
    : [{ pointer: "/pathwayId", detail: `a pathway of ${framework.shortName}` }];
}

/** Places in the plan that name an organization nobody here knows. */
export function strangerProblems(plan: Plan, partners: Partners): FieldProblem[] {
  const detail = "an organization of this partnership";
  return [
    ...plan.slots.flatMap(({ work }, at) =>
      work?.hostId && !partners.has(work.hostId) ? [{ pointer: `/slots/${at}/work/hostId`, detail }] : [],
    ),
    ...boundIn(plan).flatMap(({ course, at: [slot, binding, index] }) =>
      course.deliveredAt && !partners.has(course.deliveredAt)
        ? [{ pointer: `/slots/${slot}/bindings/${binding}/courses/${index}/deliveredAt`, detail }]
        : [],
    ),
  ];
}

/**
 * Courses bound anew that are in no year of their organization's own catalog: another's, or none. An organization that
 * keeps no catalog here is believed. What was bound before stays, though it be retired since.
 */
export async function ownershipProblems(
  services: Services,
  partnership: PartnershipId,
  before: Plan,
  after: Plan,
  partners: Partners,
): Promise<FieldProblem[]> {
  const key = (organizationId: string, code: string) => `${organizationId} ${plainText(code)}`;
  const known = new Set(
    boundIn(before).map(({ binding, course }) => key(binding.organizationId, course.code)),
  );
  const fresh = boundIn(after).filter(
    ({ binding, course }) => !known.has(key(binding.organizationId, course.code)),
  );
  const owners = [...new Set(fresh.map(({ binding }) => binding.organizationId))];
  const taught = new Map(
    await Promise.all(owners.map(async (id) => [id, await codesOf(services, partnership, id)] as const)),
  );
  return fresh.flatMap(({ binding, course, at: [slot, index, courseAt] }) => {
    const codes = taught.get(binding.organizationId);
    if (!codes || codes.has(plainText(course.code))) return [];
    const name = partners.get(binding.organizationId)?.name ?? "the organization";
    return [
      {
        pointer: `/slots/${slot}/bindings/${index}/courses/${courseAt}/code`,
        detail: `a course in the catalog of ${name}, which has no ${course.code}`,
      },
    ];
  });
}

/**
 * Agreements named anew that are nowhere, or that whoever names them may not know: one answer for both. What an
 * organization named before stays, though the agreement be closed to it since.
 */
export async function agreementProblems(
  services: Services,
  partnership: PartnershipId,
  before: Plan,
  after: Plan,
  by: Actor,
): Promise<FieldProblem[]> {
  const named = (plan: Plan) =>
    boundIn(plan).flatMap(({ binding: { organizationId }, course, at }) => {
      const id = course.earlyCredit?.agreementId;
      return id === undefined ? [] : [{ id, key: `${organizationId} ${id}`, at }];
    });
  const known = new Set(named(before).map(({ key }) => key));
  const fresh = named(after).filter(({ key }) => !known.has(key));
  const found = await services.agreements.findAll(partnership, [...new Set(fresh.map(({ id }) => id))]);
  return fresh.flatMap(({ id, at: [slot, binding, course] }) => {
    const agreement = found.get(id);
    if (agreement && sightOfAgreement(agreement, by) !== "none") return [];
    return [
      {
        pointer: `/slots/${slot}/bindings/${binding}/courses/${course}/earlyCredit/agreementId`,
        detail: "an agreement that you may know of",
      },
    ];
  });
}

/** Codes of every course in any of its catalog years; undefined where it keeps none. */
export async function codesOf(
  services: Services,
  partnership: PartnershipId,
  organization: OrganizationId,
): Promise<ReadonlySet<string> | undefined> {
  const every = await services.courses.years(partnership, organization);
  const years = every.filter(({ active, retired }) => active + retired > 0);
  if (years.length === 0) return undefined;
  const catalogs = await Promise.all(
    years.map(({ year }) => services.courses.find(partnership, organization, year)),
  );
  const courses = await Promise.all(
    catalogs.map((catalog) => services.courses.courses(partnership, catalog)),
  );
  return new Set(courses.flat().map(({ code }) => plainText(code)));
}
