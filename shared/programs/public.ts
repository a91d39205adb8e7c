/** What everyone may read of a program: made of the version in force, and of nothing that is not public itself. Pure. */
import type { Framework } from "../framework/schema.ts";
import type { AgreementId, OrganizationId, PartnershipId } from "../ids.ts";
import type { CodeFact } from "./check-schema.ts";
import type { BoundCourse, Plan } from "./plan-schema.ts";
import type { PublicProgram, PublicProgramRow } from "./public-schema.ts";
import type { Program, ProgramRow } from "./schema.ts";

type Named = PublicProgram["organizations"][number];

type Around = {
  partnership: { id: PartnershipId; name: string };
  /** Every organization the partnership has or had. */
  organizations: readonly Named[];
  framework: Pick<Framework, "clusters"> | undefined;
  codes: readonly CodeFact[];
  /** Those of the agreements it stands on that everyone may read, with their numbers. */
  agreements: ReadonlyMap<AgreementId, string>;
};

function pathwayIn(framework: Around["framework"], id: string): PublicProgram["pathway"] {
  for (const cluster of framework?.clusters ?? [])
    for (const pathway of cluster.pathways)
      if (pathway.id === id) return { id, name: pathway.name, cluster: cluster.name };
  return { id, name: id };
}

const namedIn = (organizations: readonly Named[], ids: readonly OrganizationId[]): Named[] =>
  [...new Set(ids)].map((id) => {
    const known = organizations.find((one) => one.id === id);
    return { id, code: known?.code ?? "?", name: known?.name ?? "An organization that left" };
  });

/** A row says whether everyone may read what it is of. */
export const isPublicRow = ({ visibility, status, template }: ProgramRow): boolean =>
  visibility === "PUBLIC" && status === "IN_FORCE" && !template;

export const publicRow = (
  { id, title, edition, pathwayId, cohort, versionNo, partyIds }: ProgramRow,
  { organizations, framework }: Pick<Around, "organizations" | "framework">,
): PublicProgramRow => ({
  ...{ id, title, edition, cohort, versionNo },
  pathway: pathwayIn(framework, pathwayId),
  organizations: namedIn(organizations, partyIds),
});

export function publicProgram(
  program: Program,
  plan: Plan,
  { partnership, organizations, framework, codes, agreements }: Around,
): PublicProgram {
  const { id, title, summary, edition, pathwayId, cohort, versionNo, leadId, parties, inForceFrom } = program;
  const shown = publicPlan(plan, agreements);
  const titled = (system: CodeFact["system"], code: string, of?: string) => {
    const known = codes.find(
      (one) => one.system === system && one.code === code && (of === undefined || one.edition === of),
    );
    return known?.title === undefined ? {} : { title: known.title };
  };
  const named = [
    ...parties.map(({ organizationId }) => organizationId),
    ...shown.slots.flatMap(({ work, bindings }) => [
      ...(work?.hostId === undefined ? [] : [work.hostId]),
      ...bindings.flatMap((binding) => [
        binding.organizationId,
        ...binding.courses.flatMap(({ deliveredAt, earlyCredit }) =>
          [deliveredAt, earlyCredit?.college?.organizationId].filter((one) => one !== undefined),
        ),
      ]),
    ]),
    ...shown.exitPoints.flatMap(({ awardedBy }) => (awardedBy === undefined ? [] : [awardedBy])),
  ];
  return {
    ...{ id, title, summary, edition, cohort, versionNo, leadId, parties, partnership },
    pathway: pathwayIn(framework, pathwayId),
    organizations: namedIn(organizations, named),
    ...(inForceFrom === undefined ? {} : { inForceFrom }),
    cips: program.cips.map((cip) => ({ ...cip, ...titled("CIP", cip.code, cip.edition) })),
    occupations: program.occupations.map((code) => ({ code, ...titled("SOC", code) })),
    plan: shown,
    agreements: [...agreements].map(([id, codedNotation]) => ({ id, codedNotation })),
  };
}

/** An agreement that is not public is not named; statements are the partners' own business. */
function publicPlan(plan: Plan, agreements: Around["agreements"]): Plan {
  return {
    slots: plan.slots.map((slot) => ({
      ...slot,
      bindings: slot.bindings.map((binding) => ({
        ...binding,
        courses: binding.courses.map((course) => publicCourse(course, agreements)),
      })),
    })),
    entryPoints: plan.entryPoints.map((entry) => ({ ...entry, assumesStatements: [] })),
    exitPoints: plan.exitPoints,
    statementsExpected: [],
  };
}

function publicCourse(
  { earlyCredit, ...course }: BoundCourse,
  agreements: Around["agreements"],
): BoundCourse {
  const plain = { ...course, statementIds: [] };
  if (!earlyCredit) return plain;
  const { agreementId, ruleNo, ...rest } = earlyCredit;
  const open = agreementId !== undefined && agreements.has(agreementId);
  const shown = open ? { ...rest, agreementId, ...(ruleNo === undefined ? {} : { ruleNo }) } : rest;
  return { ...plain, earlyCredit: shown };
}
