/**
 * /program-checks: how every program you may read stands today, for the region page; and /impact: which of them, and which
 * of their checks, a course, an agreement or a partner would take with it. Facts of all programs are read together.
 */
import * as z from "zod";
import { type Actor, isConvener } from "#shared/actor.ts";
import { courseKey } from "#shared/course-key.ts";
import { AgreementId, OrganizationId, type PartnershipId, type ProgramId } from "#shared/ids.ts";
import { Refusal } from "#shared/problem.ts";
import { checkTable } from "#shared/programs/check-table.ts";
import { check, countsOf } from "#shared/programs/checks.ts";
import { broken, type Loss, slotsWith, withAndWithout } from "#shared/programs/impact.ts";
import { Impact } from "#shared/programs/impact-schema.ts";
import { noPlan } from "#shared/programs/plan.ts";
import type { Plan } from "#shared/programs/plan-schema.ts";
import { CheckedProgramRow } from "#shared/programs/region-schema.ts";
import type { Program } from "#shared/programs/schema.ts";
import { isAtTheTable, rowFor, sight } from "#shared/programs/sight.ts";
import { standsOf } from "#shared/programs/stands.ts";
import { isIn, isUnderWay } from "#shared/programs/versions.ts";
import { line } from "#shared/text.ts";
import { IsoDate } from "#shared/time.ts";
import type { Services } from "../env.ts";
import { endpoint } from "../http/endpoint.ts";
import { All } from "./paths.ts";

/** Programs looked at in one go: a region has tens. */
const programsMax = 60;

/** `record`: the latest version, which another may speak for. */
type Read = { record: Program; program: Program; plan: Plan };

/** Of these programs the version that speaks, or is being made where none does, and its plan: two rounds of batches. */
async function plansOf(
  services: Services,
  partnership: PartnershipId,
  ids: readonly ProgramId[],
  by: Actor,
): Promise<Read[]> {
  const found = [...(await services.programs.findAll(partnership, ids)).values()];
  const readable = found.filter((program) => sight(program, by) === "content");
  const shown = await Promise.all(
    readable.map(async (one) => (await services.programs.inForce(partnership, one)) ?? one),
  );
  return withPlans(
    services,
    partnership,
    shown.map((program, at) => ({ record: readable[at] as Program, program })),
  );
}

async function withPlans(
  services: Services,
  partnership: PartnershipId,
  asked: readonly Omit<Read, "plan">[],
): Promise<Read[]> {
  const plans = await services.programs.plans(
    partnership,
    asked.map(({ program }) => program),
  );
  return asked.map((one) => ({ ...one, plan: plans.get(one.program.id) ?? noPlan }));
}

/** Versions that are being made beside one in force, for those at their table: nobody else hears what is in them. */
const beingMade = (services: Services, partnership: PartnershipId, read: readonly Read[], by: Actor) =>
  withPlans(
    services,
    partnership,
    read
      .filter(
        ({ record, program }) =>
          record.versionNo !== program.versionNo && isUnderWay(record) && isAtTheTable(record, by),
      )
      .map(({ record }) => ({ record, program: record })),
  );

const ImpactQuery = z
  .strictObject({
    /** The organization and code of a course that is to be retired. */
    course: OrganizationId.optional(),
    code: line(40).optional(),
    agreement: AgreementId.optional(),
    organization: OrganizationId.optional(),
    /** The last day on which it is as it is; today where left out. */
    lastDay: IsoDate.optional(),
  })
  .refine(
    ({ course, code, agreement, organization }) =>
      (course === undefined) === (code === undefined) &&
      [course, agreement, organization].filter((one) => one !== undefined).length === 1,
    "exactly one of: course with code, agreement, organization",
  );

/** The programs that stand on it; who is only being added to one is told to those at its table. */
async function standingOn(
  services: Services,
  partnership: PartnershipId,
  loss: Loss,
  by: Actor,
): Promise<ProgramId[]> {
  const { programs } = services;
  switch (loss.kind) {
    case "COURSE":
      return (await programs.ofCourses(partnership, loss.organizationId))
        .filter(({ courses }) => courses.includes(courseKey(loss)))
        .map(({ id }) => id);
    case "AGREEMENT":
      return programs.ofAgreement(partnership, loss.agreementId);
    case "ORGANIZATION":
      return (await programs.every(partnership, loss.organizationId))
        .map((row) => rowFor(row, by))
        .filter(({ partyIds }) => partyIds.includes(loss.organizationId))
        .filter(({ status, pending }) => pending !== undefined || !over.has(status))
        .map(({ id }) => id);
  }
}
const over: ReadonlySet<string> = new Set(["RETIRED", "WITHDRAWN", "SUPERSEDED"]);

export const programRegionRoutes = [
  endpoint(
    {
      method: "GET",
      path: "/partnerships/{partnershipId}/program-checks",
      summary:
        "How the checks of every program you may read stand today: what is in force, else what is being made",
      audience: "member",
      params: All,
      answers: { 200: z.strictObject({ items: z.array(CheckedProgramRow), more: z.boolean() }) },
    },
    async ({ services, actor, params: { partnershipId }, today }) => {
      const [by, day, rows] = await Promise.all([
        actor,
        today(partnershipId),
        services.programs.every(partnershipId),
      ]);
      const wanted = rows.filter(
        (row) =>
          sight(row, by) === "content" &&
          !row.template &&
          (row.pending !== undefined || !over.has(row.status)),
      );
      const ids = wanted.slice(0, programsMax).map(({ id }) => id);
      const read = await plansOf(services, partnershipId, ids, by);
      const facts = await services.programFacts.of(partnershipId, read, { by, today: day });
      const items = read.map(({ program, plan }, index) => {
        const its = facts[index];
        const answers = its ? check(program, plan, its) : [];
        const { id: programId, title, pathwayId, edition, status, versionNo, leadId } = program;
        return {
          ...{ programId, title, pathwayId, edition, status, versionNo, leadId },
          stands: standsOf(answers, checkTable),
          counts: countsOf(answers),
        };
      });
      return { status: 200, body: { items, more: ids.length < wanted.length } };
    },
  ),

  endpoint(
    {
      method: "GET",
      path: "/partnerships/{partnershipId}/impact",
      summary:
        "The programs that stand on a course, an agreement or a partner, and the checks that would no longer hold without it",
      audience: "member",
      params: All,
      query: ImpactQuery,
      answers: { 200: Impact },
    },
    async ({ services, actor, params: { partnershipId }, query, today }) => {
      const [by, day] = await Promise.all([actor, today(partnershipId)]);
      const loss = lossOf(query, query.lastDay ?? day);
      const ids = await standingOn(services, partnershipId, loss, by);
      const spoken = await plansOf(services, partnershipId, ids.slice(0, programsMax), by);
      const read = [...spoken, ...(await beingMade(services, partnershipId, spoken, by))];
      const facts = await services.programFacts.of(partnershipId, read, { by, today: day });
      const programs = read.flatMap(({ program, plan }, index) => {
        const its = facts[index];
        if (!its) return [];
        const { id: programId, title, status, versionNo } = program;
        const { before, after } = withAndWithout(its, loss);
        const slots = slotsWith(plan, loss).map(({ slotId, intent, column }) => ({ slotId, intent, column }));
        const breaks = broken(check(program, plan, before), check(program, plan, after), checkTable);
        // Found by its other version alone: naming this one would tell what is being made.
        const isParty = loss.kind === "ORGANIZATION" && isIn(program.parties, loss.organizationId);
        if (slots.length === 0 && breaks.length === 0 && !isParty) return [];
        return [{ ...{ programId, title, status, versionNo }, slots, broken: breaks }];
      });
      const told = new Set(programs.map(({ programId }) => programId));
      const hidden = Math.min(ids.length, programsMax) - told.size;
      return {
        status: 200,
        body: {
          programs,
          // Only who decides about a partner's place hears that others are touched, too.
          ...(hidden > 0 && isConvener(by) ? { others: hidden } : {}),
          more: ids.length > programsMax,
        },
      };
    },
  ),
];

function lossOf(query: z.output<typeof ImpactQuery>, lastDay: IsoDate): Loss {
  if (query.course !== undefined && query.code !== undefined)
    return { kind: "COURSE", organizationId: query.course, code: query.code };
  if (query.agreement !== undefined) return { kind: "AGREEMENT", agreementId: query.agreement, lastDay };
  if (query.organization !== undefined)
    return { kind: "ORGANIZATION", organizationId: query.organization, lastDay };
  throw new Refusal("invalid-input");
}
