/** What waits about programs of study and bridges: rows of the list, runways of what is in force, gaps somebody took on. */
import type { OrganizationId, PartnershipId } from "#shared/ids.ts";
import type { ProgramFacts } from "#shared/programs/check-schema.ts";
import { boundIn } from "#shared/programs/plan.ts";
import type { Plan } from "#shared/programs/plan-schema.ts";
import { columnNo } from "#shared/programs/routes.ts";
import { runway } from "#shared/programs/runway.ts";
import type { Program } from "#shared/programs/schema.ts";
import type { Around } from "#shared/reminders/around.ts";
import type { Need } from "#shared/reminders/need.ts";
import {
  gapNeeds,
  programNeedsOfRow,
  runwayNeeds,
  type ShortRunway,
} from "#shared/reminders/program-needs.ts";
import type { Services } from "../env.ts";

type Scope = {
  partnership: PartnershipId;
  /** Only programs of this party. */
  party?: OrganizationId | undefined;
  /** Only records of this party are read; absent: of everyone. */
  reading?: OrganizationId | "nobody" | undefined;
  /** Whether runways are looked at, and gaps. */
  thorough: boolean;
};

/** Programs in force whose runways are looked at. */
const programsMax = 60;

export async function gatherPrograms(
  services: Services,
  { partnership, party, reading, thorough }: Scope,
  organizations: readonly OrganizationId[],
  around: Around,
): Promise<Need[]> {
  const whose = reading === "nobody" ? [] : reading === undefined ? organizations : [reading];
  const [rows, gaps] = await Promise.all([
    services.programs.every(partnership, party),
    thorough
      ? Promise.all(
          whose.map(async (one) => gapNeeds(one, await services.bridges.owedBy(partnership, one), around)),
        )
      : [],
  ]);
  const needs = [...rows.flatMap((row) => programNeedsOfRow(row, around)), ...gaps.flat()];
  const ids = rows
    .filter(
      ({ status, template, partyIds }) =>
        status === "IN_FORCE" && !template && partyIds.some((id) => whose.includes(id)),
    )
    .slice(0, programsMax)
    .map(({ id }) => id);
  if (!thorough || ids.length === 0) return needs;
  const found = [...(await services.programs.findAll(partnership, ids)).values()];
  const inForce = (await Promise.all(found.map((one) => services.programs.inForce(partnership, one)))).filter(
    (one) => one !== undefined,
  );
  const plans = await services.programs.plans(partnership, inForce);
  const asked = inForce.flatMap((program) => {
    const plan = plans.get(program.id);
    return plan ? [{ program, plan }] : [];
  });
  const facts = await services.programFacts.of(partnership, asked, { by: undefined, today: around.today });
  return [
    ...needs,
    ...asked.flatMap(({ program, plan }, index) => {
      const its = facts[index];
      return its ? runwayNeeds(program, shortRunways(program, plan, its), around) : [];
    }),
  ];
}

/** Each early credit course once, with the agreement that will not carry it. */
export function shortRunways(
  { cohort }: Pick<Program, "cohort">,
  plan: Plan,
  { agreements, today }: ProgramFacts,
): ShortRunway[] {
  const all = boundIn(plan).flatMap(({ slot, binding, course }): ShortRunway[] => {
    const { agreementId, college, kind } = course.earlyCredit ?? {};
    const agreement = agreements.find(({ id }) => id === agreementId);
    if (!agreement || kind === "EXAM" || columnNo(slot.column) > 3) return [];
    const promised = { organizationId: binding.organizationId, course };
    const found = runway({ cohort, column: slot.column, agreement, promised, today });
    // A year that is over is taught and done.
    if (found.firstGap === undefined || found.days.until < today) return [];
    const gapFrom = found.firstGap;
    const lastDay = found.spans.filter(({ until }) => until < gapFrom).at(-1)?.until;
    return [
      {
        agreement: { id: agreement.id, codedNotation: agreement.codedNotation },
        ...(lastDay === undefined ? {} : { lastDay }),
        gapFrom,
        course: course.code,
        organizations: [...new Set([binding.organizationId, ...(college ? [college.organizationId] : [])])],
      },
    ];
  });
  return [
    ...new Map(all.map((one) => [`${one.agreement.id} ${one.course} ${one.organizations}`, one])).values(),
  ];
}
