/**
 * Rounds of evaluation in the table.
 *
 *   T#<p>#EVALUATION#<id>               RECORD, EVENT#…                 the round with its evidence, ratings and actions, and its history
 *   T#<p>#EVALUATION#<id>               INSTRUMENT#<contents id>#<nn>   the instrument as it was when the round began, compressed, in pieces
 *   T#<p>#EVALUATION#<id>#ALONE#<org>   RECORD, EVENT#…                 what one organization says by itself, and its history
 *   T#<p>#EVALUATION#<id>#PROGRESS      RECORD, EVENT#…                 what became of its actions, and its history
 *   T#<p>#EVALUATIONS                   <opensOn>#<id>                  a pointer
 *   T#<p>#PROGRAM#<id>#EVALUATIONS      <opensOn>#<id>                  a pointer, of one program
 */
import type { Happened } from "#shared/activity/schema.ts";
import { Instrument } from "#shared/evaluations/instrument-schema.ts";
import { Evaluation, Progress, Sheet } from "#shared/evaluations/schema.ts";
import { EvaluationId, type OrganizationId, type PartnershipId, type ProgramId } from "#shared/ids.ts";
import { Refusal } from "#shared/problem.ts";
import { record, tenant } from "../cloud/keys.ts";
import { change, recordIn, type Stamp } from "../cloud/ledger.ts";
import { pieceSets } from "../cloud/pieces.ts";
import type { Item, Table, Write } from "../cloud/table.ts";

export type EvaluationStore = ReturnType<typeof evaluationStore>;

/** An item stays below 100 kB. */
const recordBytesMax = 95_000;

export function evaluationStore(table: Table) {
  const instruments = pieceSets<Instrument>(table, "INSTRUMENT", Instrument);
  const pk = (partnership: PartnershipId, id: EvaluationId) => tenant(partnership, "EVALUATION", id);
  const sheetPk = (partnership: PartnershipId, id: EvaluationId, organization: OrganizationId) =>
    tenant(partnership, "EVALUATION", id, "ALONE", organization);
  const progressPk = (partnership: PartnershipId, id: EvaluationId) =>
    tenant(partnership, "EVALUATION", id, "PROGRESS");

  const sound = <Saved extends { record: unknown }>(saved: Saved): Saved => {
    if (Buffer.byteLength(JSON.stringify(saved.record)) > recordBytesMax)
      throw new Refusal("too-large", "What is said here is too long to be kept together. Shorten the notes.");
    return saved;
  };

  async function find(partnership: PartnershipId, id: EvaluationId): Promise<Evaluation | undefined> {
    const item = await table.get(record(pk(partnership, id)));
    return item && recordIn(Evaluation, item);
  }

  return {
    pk,
    sheetPk,
    progressPk,
    find,

    /** The latest to open first: all, or those of one program. */
    async list(
      partnership: PartnershipId,
      program: ProgramId | undefined,
      limit: number,
      after?: string,
    ): Promise<{
      evaluations: Evaluation[];
      progress: Map<EvaluationId, Progress>;
      next: string | undefined;
    }> {
      const { items, more } = await table.query(listPk(partnership, program), {
        limit,
        after,
        newestFirst: true,
      });
      const ids = items.map(idAt);
      const found = await table.batch(
        ids.flatMap((id) => [record(pk(partnership, id)), record(progressPk(partnership, id))]),
      );
      const byPk = new Map(found.map((item) => [item.pk, item]));
      const progress = new Map<EvaluationId, Progress>();
      const evaluations = ids.flatMap((id) => {
        const item = byPk.get(pk(partnership, id));
        const become = byPk.get(progressPk(partnership, id));
        if (become) progress.set(id, recordIn(Progress, become));
        return item ? [recordIn(Evaluation, item)] : [];
      });
      return { evaluations, progress, next: more ? items.at(-1)?.sk : undefined };
    },

    /** The instrument as it was when this round began. */
    async instrument(
      partnership: PartnershipId,
      { id, contentsId }: Pick<Evaluation, "id" | "contentsId">,
    ): Promise<Instrument> {
      const found = await instruments.lately(pk(partnership, id), contentsId);
      if (!found) throw new Error(`the instrument of ${id} is not there`);
      return found;
    },

    /** What each organization of the team said by itself, and what became of the actions: one batch. */
    async beside(partnership: PartnershipId, { id, team }: Pick<Evaluation, "id" | "team">) {
      const keys = team.map(({ organizationId }) => sheetPk(partnership, id, organizationId));
      const items = await table.batch([...keys, progressPk(partnership, id)].map(record));
      const byPk = new Map(items.map((item) => [item.pk, item]));
      const become = byPk.get(progressPk(partnership, id));
      return {
        sheets: keys.flatMap((at) => {
          const item = byPk.get(at);
          return item ? [recordIn(Sheet, item)] : [];
        }),
        progress: become && recordIn(Progress, become),
      };
    },

    async sheet(
      partnership: PartnershipId,
      id: EvaluationId,
      organization: OrganizationId,
    ): Promise<Sheet | undefined> {
      const item = await table.get(record(sheetPk(partnership, id, organization)));
      return item && recordIn(Sheet, item);
    },

    async progress(partnership: PartnershipId, id: EvaluationId): Promise<Progress | undefined> {
      const item = await table.get(record(progressPk(partnership, id)));
      return item && recordIn(Progress, item);
    },

    /** The writes that save it; `before` undefined: a new one, with its instrument. */
    async saving(
      partnership: PartnershipId,
      before: Evaluation | undefined,
      after: Evaluation,
      happened: Happened,
      stamp: Stamp,
      instrument?: Instrument,
    ): Promise<{ record: Evaluation; writes: Write[] }> {
      const saved = sound(
        await change(
          {
            pk: pk(partnership, after.id),
            schema: Evaluation,
            before,
            after,
            happened,
            rows: { before: before ? rows(partnership, before) : [], after: rows(partnership, after) },
          },
          stamp,
        ),
      );
      const pieces = instrument
        ? await instruments.replacing(pk(partnership, after.id), undefined, {
            id: after.contentsId,
            content: instrument,
          })
        : [];
      return { record: saved.record, writes: [...saved.writes, ...pieces] };
    },

    /** One organization's own ratings, on condition that the round is still where it was read. */
    async savingSheet(
      partnership: PartnershipId,
      { id, version }: Pick<Evaluation, "id" | "version">,
      before: Sheet | undefined,
      after: Sheet,
      happened: Happened,
      stamp: Stamp,
    ): Promise<{ record: Sheet; writes: Write[] }> {
      const at = sheetPk(partnership, id, after.organizationId);
      const saved = sound(await change({ pk: at, schema: Sheet, before, after, happened }, stamp));
      return {
        record: saved.record,
        writes: [...firstIsChange(saved.writes), { check: record(pk(partnership, id)), when: { version } }],
      };
    },

    async savingProgress(
      partnership: PartnershipId,
      before: Progress | undefined,
      after: Progress,
      happened: Happened,
      stamp: Stamp,
    ): Promise<{ record: Progress; writes: Write[] }> {
      const at = progressPk(partnership, after.evaluationId);
      const saved = sound(await change({ pk: at, schema: Progress, before, after, happened }, stamp));
      return { record: saved.record, writes: firstIsChange(saved.writes) };
    },
  };
}

/** What is there at version 0 from the start is changed, never created: whoever was quicker has changed it. */
const firstIsChange = (writes: readonly Write[]): Write[] =>
  writes.map((write) =>
    write.when === "absent" ? { ...write, otherwise: "changed-meanwhile" as const } : write,
  );

const idAt = ({ sk }: Item): EvaluationId => EvaluationId.parse(sk.slice(sk.lastIndexOf("#") + 1));

const listPk = (partnership: PartnershipId, program?: ProgramId): string =>
  program ? tenant(partnership, "PROGRAM", program, "EVALUATIONS") : tenant(partnership, "EVALUATIONS");

const rows = (partnership: PartnershipId, { opensOn, id, programId }: Evaluation): Item[] =>
  [listPk(partnership), listPk(partnership, programId)].map((pk) => ({ pk, sk: `${opensOn}#${id}` }));
