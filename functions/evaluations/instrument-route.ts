/**
 * …/instruments: what programs are judged by. Members read; the convener adds an instrument, or an edition of one, typed
 * or from a table. An edition never changes.
 */
import * as z from "zod";
import {
  Instrument,
  InstrumentContent,
  InstrumentId,
  type InstrumentRecord,
  InstrumentRow,
  InstrumentView,
} from "#shared/evaluations/instrument-schema.ts";
import { InstrumentReport } from "#shared/evaluations/instrument-table.ts";
import { addressesOf, instrumentProblems, ownInstrumentsMax } from "#shared/evaluations/instruments.ts";
import { objectionToInstruments } from "#shared/evaluations/rules.ts";
import { usualScale } from "#shared/evaluations/shipped/mapped.ts";
import { draftsOf, elementsOf } from "#shared/evaluations/tree.ts";
import { csvType, importBytesMax, xlsxType } from "#shared/files/taken.ts";
import { newId, PartnershipId } from "#shared/ids.ts";
import { pageOf } from "#shared/page.ts";
import { insist, Refusal } from "#shared/problem.ts";
import { line, prose } from "#shared/text.ts";
import { IsoDate } from "#shared/time.ts";
import { attachment } from "../http/attachment.ts";
import { type Asking, type Endpoint, endpoint } from "../http/endpoint.ts";
import { historyOf } from "../http/history.ts";

const All = z.object({ partnershipId: PartnershipId });
const One = All.extend({ instrumentId: InstrumentId });
const all = "/partnerships/{partnershipId}/instruments";
const one = `${all}/{instrumentId}` as const;

const EditionQuery = z.strictObject({ edition: line(40).optional() });
const ImportQuery = z.strictObject({
  dryRun: z.enum(["true", "false"]).default("false"),
  edition: line(40),
  name: line(160),
  source: prose(1000).default(""),
  verifiedOn: IsoDate.optional(),
});

async function read({
  services,
  actor,
  params,
}: Pick<Asking<z.output<typeof One>>, "services" | "actor" | "params">) {
  const [by, own] = await Promise.all([
    actor,
    services.instruments.stored(params.partnershipId, params.instrumentId),
  ]);
  const row = await services.instruments.row(params.instrumentId, own);
  return { by, own, row };
}

/** One more edition of an instrument, in one transaction with the record that names it. */
async function adding(
  {
    services,
    stamp,
    params,
    now,
    today,
  }: Pick<Asking<z.output<typeof All>>, "services" | "stamp" | "params" | "now" | "today">,
  by: Awaited<Asking["actor"]>,
  own: InstrumentRecord | undefined,
  instrument: Instrument,
) {
  const { partnershipId } = params;
  const { instrumentId: id, edition, name, verifiedOn } = instrument;
  const row = await services.instruments.row(id, own);
  const [others, day] = await Promise.all([
    services.instruments.others(partnershipId, id),
    today(partnershipId),
  ]);
  const errors = instrumentProblems(
    instrument,
    id,
    row?.editions.map((one) => one.edition) ?? [],
    addressesOf(others),
    day,
  );
  if (errors.length > 0) throw new Refusal("invalid-input", undefined, { errors });
  if (own && own.editions.length >= 40)
    throw new Refusal("too-large", "A partnership has at most 40 editions of one instrument of its own.");
  const contentsId = newId("cnt");
  const saved = await services.instruments.saving(
    partnershipId,
    own,
    {
      ...(own ?? { id, version: 0 }),
      editions: [
        ...(own?.editions ?? []),
        {
          edition,
          name,
          contentsId,
          elements: elementsOf(instrument).length,
          drafts: draftsOf(instrument),
          ...(verifiedOn === undefined ? {} : { verifiedOn }),
          byName: by.name,
          at: now.toISOString(),
        },
      ],
    },
    { contentsId, instrument },
    { action: row ? "edition-added" : "instrument-added", note: `${name}, edition ${edition}` },
    stamp(by),
  );
  const view: InstrumentView = {
    ...instrument,
    editions: (await services.instruments.row(id, saved.record))?.editions ?? [],
    version: saved.record.version,
  };
  return { body: view, version: saved.record.version, writes: saved.writes };
}

export const instrumentRoutes: Endpoint[] = [
  endpoint(
    {
      method: "GET",
      path: all,
      summary: "Instruments that programs of study are judged by, each with its editions",
      audience: "member",
      params: All,
      answers: { 200: pageOf(InstrumentRow) },
    },
    async ({ services, actor, params }) => {
      const [items] = await Promise.all([services.instruments.rows(params.partnershipId), actor]);
      return { status: 200, body: { items } };
    },
  ),

  endpoint(
    {
      method: "POST",
      path: all,
      summary: "Add an instrument of the partnership's own, with its first edition",
      audience: "member",
      params: All,
      body: Instrument,
      answers: { 201: InstrumentView },
      refusals: ["role-missing", "already-there", "too-large"],
    },
    async (asking) => {
      const { services, actor, params, body } = asking;
      const [by, rows] = await Promise.all([actor, services.instruments.rows(params.partnershipId)]);
      insist(objectionToInstruments(by));
      const there = rows.find(({ id }) => id === body.instrumentId);
      if (there) throw new Refusal("already-there", `${there.id} is the id of ${there.name}.`);
      if (rows.filter(({ version }) => version > 0).length >= ownInstrumentsMax)
        throw new Refusal("too-large", `A partnership has at most ${ownInstrumentsMax} of its own.`);
      const added = await adding(asking, by, undefined, body);
      return {
        status: 201,
        ...added,
        headers: {
          location: `/api/partnerships/${params.partnershipId}/instruments/${body.instrumentId}`,
        },
      };
    },
  ),

  endpoint(
    {
      method: "GET",
      path: one,
      summary: "One edition of an instrument: its principles and elements; the newest where none is named",
      audience: "member",
      params: One,
      query: EditionQuery,
      answers: { 200: InstrumentView },
    },
    async (asking) => {
      const { own, row } = await read(asking);
      const { partnershipId, instrumentId } = asking.params;
      const found = await asking.services.instruments.edition(
        partnershipId,
        instrumentId,
        own,
        asking.query.edition,
      );
      if (!row || !found) throw new Refusal("not-found");
      return {
        status: 200,
        body: { ...found, editions: row.editions, version: row.version },
        version: row.version,
      };
    },
  ),

  endpoint(
    {
      method: "PUT",
      path: one,
      summary: "Add an edition to an instrument: what went by an earlier one goes on with it",
      audience: "member",
      params: One,
      body: InstrumentContent,
      answers: { 200: InstrumentView },
      ifMatch: true,
      refusals: ["role-missing", "too-large"],
    },
    async (asking) => {
      const { own, row, by } = await read(asking);
      const { services, params, body, sameVersion } = asking;
      if (!row) throw new Refusal("not-found");
      insist(objectionToInstruments(by));
      await sameVersion(row, await services.instruments.pk(params.partnershipId, params.instrumentId));
      const added = await adding(asking, by, own, { ...body, instrumentId: params.instrumentId });
      return { status: 200, ...added };
    },
  ),

  endpoint(
    {
      method: "POST",
      path: `${one}/import`,
      summary:
        "Read an edition from a CSV or XLSX file, one element a row: a dry run says every problem; without dryRun, all is added or nothing",
      audience: "member",
      params: One,
      query: ImportQuery,
      raw: { types: [csvType, xlsxType], bytesMax: importBytesMax },
      answers: { 200: InstrumentReport },
      ifMatch: "unless-dry-run",
      refusals: ["role-missing", "too-large", "file-unreadable", "file-has-problems"],
    },
    async (asking) => {
      const { services, params, query, body, c, sameVersion } = asking;
      const { partnershipId, instrumentId } = params;
      const { own, row, by } = await read(asking);
      insist(objectionToInstruments(by));
      const [others, { readFile }, { readInstrument }] = await Promise.all([
        services.instruments.others(partnershipId, instrumentId),
        import("../files/read-file.ts"),
        import("#shared/evaluations/instrument-table.ts"),
      ]);
      const type = c.req.header("content-type")?.split(";")[0]?.trim().toLowerCase() ?? "";
      const { report, principles } = readInstrument(
        await readFile(body as Uint8Array, type),
        instrumentId,
        addressesOf(others),
      );
      if (query.dryRun === "true")
        return { status: 200, body: report, ...(row ? { version: row.version } : {}) };
      await sameVersion(row ?? { version: 0 }, await services.instruments.pk(partnershipId, instrumentId));
      if (report.stops > 0) {
        const { rows, problems, problemsLeftOff, stops, asks } = report;
        throw new Refusal(
          "file-has-problems",
          `${stops} ${stops === 1 ? "problem stops" : "problems stop"} the file. Nothing was saved.`,
          { rows, problems, problemsLeftOff, stops, asks },
        );
      }
      const { dryRun: _, ...head } = query;
      const last = await services.instruments.edition(partnershipId, instrumentId, own);
      const added = await adding(asking, by, own, {
        ...head,
        instrumentId,
        principles,
        scale: last?.scale ?? usualScale,
      });
      return { status: 200, ...added, body: { ...report, table: [] } };
    },
  ),

  endpoint(
    {
      method: "GET",
      path: `${one}/table.csv`,
      summary: "One edition as a table to edit and read in again",
      audience: "member",
      params: One,
      query: EditionQuery,
      answers: { 200: null },
    },
    async (asking) => {
      const { own } = await read(asking);
      const { services, params, query } = asking;
      const found = await services.instruments.edition(
        params.partnershipId,
        params.instrumentId,
        own,
        query.edition,
      );
      if (!found) throw new Refusal("not-found");
      const [{ writeCsv }, { instrumentTable }] = await Promise.all([
        import("../files/write-csv.ts"),
        import("#shared/evaluations/instrument-table.ts"),
      ]);
      return {
        status: 200,
        response: new Response(writeCsv(instrumentTable(found)), {
          headers: {
            "content-type": "text/csv; charset=utf-8",
            "content-disposition": attachment(`${params.instrumentId}-${found.edition}.csv`),
          },
        }),
      };
    },
  ),

  ...historyOf({
    path: one,
    params: One,
    what: "an instrument of this partnership",
    async load(asking) {
      const { row } = await read(asking);
      return (
        row && (await asking.services.instruments.pk(asking.params.partnershipId, asking.params.instrumentId))
      );
    },
  }),
];
