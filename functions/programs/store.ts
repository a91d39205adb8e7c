/**
 * Programs of study in the table.
 *
 *   T#<p>#PROGRAM#<id>                RECORD, EVENT#…            the program with its current version, and its history
 *   T#<p>#PROGRAM#<id>                PLAN#<plan id>#<nn>        one immutable plan: grid, entries and exits, compressed, in pieces
 *   T#<p>#PROGRAM#<id>                VERSION#<version no>#<nn>  a version that another followed, whole, as it was then, likewise
 *   T#<p>#PROGRAMS                    <title>#<id>               a row of the list
 *   T#<p>#PARTY#<org>#PROGRAMS        <title>#<id>               the same row, for each party
 *   T#<p>#PROGRAMS-OF-COURSE#<org>    <id>                       which courses of this organization the program stands on
 *   T#<p>#PROGRAMS-OF-AGREEMENT       <id>                       which agreements it stands on
 *   PUB#PROGRAMS                      <id>                       which partnership's it is, while everyone may read it
 *
 * The record's `planId` points at its plan: a new one becomes visible by that one swap.
 */
import type { Happened } from "#shared/activity/schema.ts";
import type { Actor } from "#shared/actor.ts";
import {
  type AgreementId,
  type OrganizationId,
  type PartnershipId,
  PartnershipId as PartnershipIdSchema,
  type PlanId,
  ProgramId,
} from "#shared/ids.ts";
import { noPlan } from "#shared/programs/plan.ts";
import { Plan } from "#shared/programs/plan-schema.ts";
import { Program, type ProgramRow } from "#shared/programs/schema.ts";
import { mayRead } from "#shared/programs/sight.ts";
import { inForce, speaking } from "#shared/programs/versions.ts";
import { publicPartnerships, publicPrograms, record, tenant } from "../cloud/keys.ts";
import { change, recordIn, rowWrites, type Stamp } from "../cloud/ledger.ts";
import { pack, unpack } from "../cloud/pack.ts";
import { pieceSets, pointedAt } from "../cloud/pieces.ts";
import type { Table, Write } from "../cloud/table.ts";
import { programRow } from "./row.ts";
import { isPublic, listPk, ofAgreementPk, ofCoursePk, plansInUse, rows, useRows } from "./rows.ts";

export type ProgramStore = ReturnType<typeof programStore>;

export function programStore(table: Table) {
  const sets = pieceSets(table, "PLAN", Plan);
  const pk = (partnership: PartnershipId, id: ProgramId) => tenant(partnership, "PROGRAM", id);

  async function find(partnership: PartnershipId, id: ProgramId): Promise<Program | undefined> {
    const item = await table.get(record(pk(partnership, id)));
    return item && recordIn(Program, item);
  }

  /** A plan by its own id, from memory if it was read lately; none says nothing. */
  async function planOf(
    partnership: PartnershipId,
    id: ProgramId,
    planId: PlanId | undefined,
  ): Promise<Plan> {
    const found = planId && (await sets.lately(pk(partnership, id), planId));
    return found ?? noPlan;
  }

  /** The program as it was when this version was its latest; undefined where there is no such version. */
  async function version(
    partnership: PartnershipId,
    program: Program,
    versionNo: number,
  ): Promise<Program | undefined> {
    if (versionNo === program.versionNo) return program;
    const parts = await table.all(pk(partnership, program.id), `${versionSk(versionNo)}#`);
    const summary = program.earlier.find((one) => one.versionNo === versionNo);
    if (parts.length === 0 || !summary) return undefined;
    const kept = Program.parse(unpack(parts.map((piece) => piece["data"] as Uint8Array)));
    // What has become of it since stands in its summary.
    const { status, inForceUntil } = summary;
    return { ...kept, status, ...(inForceUntil ? { inForceUntil } : {}) };
  }

  /** The plans in use, `known` among them: it is being saved. */
  const used = (partnership: PartnershipId, program: Program, known?: Plan): Promise<Plan[]> =>
    Promise.all(
      plansInUse(program).map((planId) =>
        known && planId === program.planId ? known : planOf(partnership, program.id, planId as PlanId),
      ),
    );

  /** Rows of its courses and agreements: only where another plan has come into use or gone out of it. */
  async function useWrites(
    partnership: PartnershipId,
    before: Program | undefined,
    after: Program,
    plan: Plan | undefined,
  ): Promise<Write[]> {
    const same = before && plansInUse(before).join() === plansInUse(after).join();
    if (same) return [];
    const [old, now] = await Promise.all([
      before ? used(partnership, before) : [],
      used(partnership, after, plan),
    ]);
    return rowWrites(before ? useRows(partnership, before, old) : [], useRows(partnership, after, now));
  }

  return {
    pk,
    find,
    planOf,

    /** Those of these programs that exist. */
    async findAll(partnership: PartnershipId, ids: readonly ProgramId[]): Promise<Map<ProgramId, Program>> {
      const items = await table.batch(ids.map((id) => record(pk(partnership, id))));
      return new Map(
        items.map((item) => {
          const found = recordIn(Program, item);
          return [found.id, found] as const;
        }),
      );
    },

    /** The plan of this program as it is now. */
    async plan(
      partnership: PartnershipId,
      { id, versionNo, planId }: Pick<Program, "id" | "versionNo" | "planId">,
    ): Promise<Plan> {
      if (!planId) return noPlan;
      return pointedAt(
        planId,
        (at) => sets.lately(pk(partnership, id), at),
        async () => {
          const now = await find(partnership, id);
          return now?.versionNo === versionNo ? now.planId : undefined;
        },
      );
    },

    version,

    /** The program with the version this actor is to see in the place of its latest. */
    async presented(partnership: PartnershipId, program: Program, actor: Actor): Promise<Program> {
      if (mayRead(program, program.versionNo, actor)) return program;
      const { versionNo } = speaking(program);
      const spoken = await version(partnership, program, versionNo);
      if (!spoken) throw new Error(`${program.id} has no version ${versionNo}`);
      const { visibility, shared, retired } = program;
      return {
        ...spoken,
        ...{ visibility, shared, version: program.version },
        ...(retired ? { retired } : {}),
        earlier: program.earlier.filter((one) => one.versionNo < versionNo),
      };
    },

    /** The plans of several programs, as each is given here: read at once. */
    async plans(
      partnership: PartnershipId,
      programs: readonly Pick<Program, "id" | "planId">[],
    ): Promise<Map<ProgramId, Plan>> {
      const found = await sets.many(
        programs.flatMap(({ id, planId }) => (planId ? { pk: pk(partnership, id), id: planId } : [])),
      );
      return new Map(programs.map(({ id, planId }) => [id, found.get(planId ?? "") ?? noPlan]));
    },

    /** The version in force, whole; undefined where none is. */
    async inForce(partnership: PartnershipId, program: Program): Promise<Program | undefined> {
      const now = inForce(program);
      return now && version(partnership, program, now.versionNo);
    },

    /** Rows in the order of their titles: all of the partnership's, or those of one party. */
    async list(partnership: PartnershipId, party: OrganizationId | undefined, limit: number, after?: string) {
      const { items, more } = await table.query(listPk(partnership, party), { limit, after });
      return { rows: items.map((item) => ({ key: item.sk, row: programRow(item) })), more };
    },

    /** Every row of the partnership, or of one party: a region has tens of programs. */
    async every(partnership: PartnershipId, party?: OrganizationId): Promise<ProgramRow[]> {
      return (await table.all(listPk(partnership, party))).map(programRow);
    },

    /** Programs that stand on a course of this organization, each with the keys (`courseKey`) of those it names. */
    async ofCourses(
      partnership: PartnershipId,
      organization: OrganizationId,
    ): Promise<{ id: ProgramId; courses: readonly string[] }[]> {
      return (await table.all(ofCoursePk(partnership, organization))).map((item) => ({
        id: ProgramId.parse(item.sk),
        courses: item["courses"] as string[],
      }));
    },

    /** Programs that stand on this agreement. */
    async ofAgreement(partnership: PartnershipId, agreement: AgreementId): Promise<ProgramId[]> {
      const items = await table.all(ofAgreementPk(partnership));
      return items
        .filter((item) => (item["agreements"] as string[]).includes(agreement))
        .map(({ sk }) => ProgramId.parse(sk));
    },

    /** Whose public program this is. */
    async partnershipOf(id: ProgramId): Promise<PartnershipId | undefined> {
      const item = await table.get({ pk: publicPrograms, sk: id });
      return item && PartnershipIdSchema.parse(item["partnership"]);
    },

    /** Every public program of the hub, a page at a time. */
    async everyPublic(limit: number, after?: string) {
      const { items, more } = await table.query(publicPrograms, { limit, after });
      return {
        rows: items.map((item) => ({
          key: item.sk,
          row: {
            id: ProgramId.parse(item.sk),
            partnership: PartnershipIdSchema.parse(item["partnership"]),
          },
        })),
        more,
      };
    },

    /** The writes that save it; `before` undefined: a new one. A version that another follows is kept whole. */
    async saving(
      partnership: PartnershipId,
      before: Program | undefined,
      after: Program,
      happened: Happened,
      stamp: Stamp,
      plan?: Plan,
    ): Promise<{ record: Program; writes: Write[] }> {
      const partition = pk(partnership, after.id);
      const saved = await change(
        {
          pk: partition,
          schema: Program,
          before,
          after,
          happened,
          rows: { before: before ? rows(partnership, before) : [], after: rows(partnership, after) },
        },
        stamp,
      );
      const kept = new Set([after.planId, ...after.earlier.map(({ planId }) => planId)]);
      const old = kept.has(before?.planId) ? undefined : before?.planId;
      const uses = await useWrites(partnership, before, after, plan);
      return {
        record: saved.record,
        writes: [
          ...saved.writes,
          ...uses,
          ...(isPublic(after) && !(before && isPublic(before))
            ? [{ put: { pk: publicPartnerships, sk: partnership } }]
            : []),
          ...(before && before.versionNo < after.versionNo ? snapshot(partition, before) : []),
          ...(plan && after.planId
            ? await sets.replacing(partition, old, { id: after.planId, content: plan })
            : []),
        ],
      };
    },
  };
}

const versionSk = (versionNo: number): string => `VERSION#${String(versionNo).padStart(4, "0")}`;

const snapshot = (pk: string, before: Program): Write[] =>
  pack(before).map((data, index) => ({
    put: { pk, sk: `${versionSk(before.versionNo)}#${String(index).padStart(2, "0")}`, data },
    when: "absent",
  }));
