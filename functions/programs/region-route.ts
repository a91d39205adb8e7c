/**
 * /program-checks: how every program you may read stands today, for the region page; and /impact: which of them, and which
 * of their checks, a course, an agreement or a partner would take with it, an amendment would change, and what would go
 * with a program. Facts of all programs are read together.
 */
import * as z from "zod";
import { type Actor, isConvener } from "#shared/actor.ts";
import { courseKey } from "#shared/course-key.ts";
import { sight as sightOfDataSharing } from "#shared/data-sharing/sight.ts";
import { boundParties } from "#shared/data-sharing/versions.ts";
import { AgreementId, DataSharingId, OrganizationId, type PartnershipId, ProgramId } from "#shared/ids.ts";
import { Refusal } from "#shared/problem.ts";
import type { AgreementFact } from "#shared/programs/check-schema.ts";
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
import { asAmended, roundsOn, standingOnProgram } from "./beside.ts";
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
    /** An agreement of which a new version is being made: as if that were signed. */
    amendment: AgreementId.optional(),
    /** A data-sharing agreement that is to end or to be suspended. */
    dataSharing: DataSharingId.optional(),
    /** A program that is to be retired. */
    program: ProgramId.optional(),
    organization: OrganizationId.optional(),
    /** The last day on which it is as it is; today where left out. */
    lastDay: IsoDate.optional(),
  })
  .refine(
    ({ course, code, agreement, amendment, dataSharing, program, organization }) =>
      (course === undefined) === (code === undefined) &&
      [course, agreement, amendment, dataSharing, program, organization].filter((one) => one !== undefined)
        .length === 1,
    "exactly one of: course with code, agreement, amendment, dataSharing, program, organization",
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
    case "AMENDMENT":
      return programs.ofAgreement(partnership, loss.agreementId);
    case "DATA_SHARING":
      return programsSharing(services, partnership, loss.dataSharingId, by);
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
        "The programs that stand on a course, an agreement or a partner, and the checks that would no longer hold without it, or as it is being amended; bridges and rounds of evaluation that stand on a program or a record",
      audience: "member",
      params: All,
      query: ImpactQuery,
      answers: { 200: Impact },
    },
    async ({ services, actor, params: { partnershipId }, query, today }) => {
      const [by, day] = await Promise.all([actor, today(partnershipId)]);
      if (query.program !== undefined) {
        const touched = await standingOnProgram(services, partnershipId, query.program, by);
        return { status: 200, body: { programs: [], ...touched, more: false } };
      }
      const amended = query.amendment && (await asAmended(services, partnershipId, query.amendment, by));
      const loss = lossOf(query, query.lastDay ?? day, amended || undefined);
      if (!loss) return { status: 200, body: { programs: [], more: false } };
      const [ids, rounds] = await Promise.all([
        standingOn(services, partnershipId, loss, by),
        roundsLeaning(services, partnershipId, loss, by),
      ]);
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
          ...rounds,
          // Only who decides about a partner's place hears that others are touched, too.
          ...(hidden > 0 && isConvener(by) && loss.kind !== "DATA_SHARING" ? { others: hidden } : {}),
          more: ids.length > programsMax,
        },
      };
    },
  ),
];

/** Programs of two or more of its parties, told to whoever may know of it. */
async function programsSharing(
  services: Services,
  partnership: PartnershipId,
  id: DataSharingId,
  by: Actor,
): Promise<ProgramId[]> {
  const found = await services.dataSharing.find(partnership, id);
  if (!found || sightOfDataSharing(found, by) === "none") return [];
  const between = await Promise.all(
    boundParties(found).map(({ organizationId }) => services.programs.every(partnership, organizationId)),
  );
  const rows = between
    .flat()
    .filter(({ status, pending }) => pending !== undefined || !over.has(status))
    .map(({ id: programId }) => programId);
  return [...new Set(rows)].filter((one) => rows.filter((other) => other === one).length > 1);
}

/** Rounds whose evidence it is: while they are under way, a high rating needs evidence that holds. */
function roundsLeaning(services: Services, partnership: PartnershipId, loss: Loss, by: Actor) {
  const id =
    loss.kind === "AGREEMENT"
      ? loss.agreementId
      : loss.kind === "DATA_SHARING"
        ? loss.dataSharingId
        : undefined;
  if (id === undefined) return {};
  return roundsOn(services, partnership, by, {
    leans: (evidence) => evidence.some(({ refId }) => refId === id || refId?.startsWith(`${id}/`)),
  });
}

/** Undefined: nothing is being made of that agreement that this reader may read. */
function lossOf(
  query: z.output<typeof ImpactQuery>,
  lastDay: IsoDate,
  amended: AgreementFact | undefined,
): Loss | undefined {
  if (query.course !== undefined && query.code !== undefined)
    return { kind: "COURSE", organizationId: query.course, code: query.code };
  if (query.agreement !== undefined) return { kind: "AGREEMENT", agreementId: query.agreement, lastDay };
  if (query.amendment !== undefined)
    return amended && { kind: "AMENDMENT", agreementId: query.amendment, amended };
  if (query.dataSharing !== undefined) return { kind: "DATA_SHARING", dataSharingId: query.dataSharing };
  if (query.organization !== undefined)
    return { kind: "ORGANIZATION", organizationId: query.organization, lastDay };
  throw new Refusal("invalid-input");
}
