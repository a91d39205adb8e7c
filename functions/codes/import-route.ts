/**
 * …/codes/…/import: a revision or a map from its publisher's file, checked first, and then all of it or nothing. A
 * convener loads for the partnership, an operator of the hub for everyone; what the partnership loads outweighs the hub's.
 */
import * as z from "zod";
import { contentHash } from "#shared/canonical.ts";
import { CodesReport, MapReport } from "#shared/codes/import-schema.ts";
import { nameOf, objectionToLoading, objectionToRevision } from "#shared/codes/rules.ts";
import { type CodeSet, type MapTarget, RevisionName, Standing } from "#shared/codes/schema.ts";
import type { FileReport } from "#shared/files/schema.ts";
import { csvType, importBytesMax, xlsxType } from "#shared/files/taken.ts";
import { edition as frameworkOf } from "#shared/framework/editions.ts";
import { insist, Refusal } from "#shared/problem.ts";
import { line } from "#shared/text.ts";
import type { Stamp } from "../cloud/ledger.ts";
import { type Asking, type Endpoint, endpoint } from "../http/endpoint.ts";
import { Named, One, ofHub, one, setIn, Target } from "./paths.ts";
import { type Scope, type SetName, setPk } from "./store.ts";

/** CIP to SOC alone has some six thousand rows. */
const rowsMax = 15_000;

const dryRun = z.enum(["true", "false"]).default("false");
const source = line(300).default("A file without a word on where it is from");
const RevisionQuery = z.strictObject({ dryRun, source, revision: RevisionName });
const MapQuery = z.strictObject({ dryRun, source, standing: Standing.default("OFFICIAL") });

type Loading = {
  asking: Pick<Asking, "services" | "c" | "body" | "sameVersion" | "now">;
  scope: Scope;
  set: SetName;
  dry: boolean;
  stamp: Stamp;
};

const raw = { types: [csvType, xlsxType], bytesMax: importBytesMax };
const refusals = [
  "role-missing",
  "wrong-moment",
  "already-there",
  "file-unreadable",
  "file-has-problems",
  "too-many-rows",
] as const;

/** Its record, which has to be the one that was seen unless nothing is written. */
async function before({ asking, scope, set, dry }: Loading): Promise<CodeSet | undefined> {
  const found = await asking.services.codes.find(scope, set);
  if (!dry) await asking.sameVersion(found ?? { version: 0 }, setPk(scope, set));
  return found;
}

/** What reads a file is a tenth of the API and waits for the first one. */
async function gridOf(
  { asking }: Loading,
  wanted: (grid: Awaited<ReturnType<typeof import("../files/read-file.ts").readFile>>) => boolean,
) {
  const { readFile } = await import("../files/read-file.ts");
  const type = asking.c.req.header("content-type")?.split(";")[0]?.trim().toLowerCase() ?? "";
  return readFile(asking.body as Uint8Array, type, undefined, {
    atMost: rowsMax,
    wanted: (grid) => wanted(grid as Awaited<ReturnType<typeof readFile>>),
  });
}

function stopped({ rows, problems, problemsLeftOff, stops, asks }: FileReport): Refusal {
  const detail = `${stops} ${stops === 1 ? "problem stops" : "problems stop"} the file. Nothing was saved.`;
  return new Refusal("file-has-problems", detail, { rows, problems, problemsLeftOff, stops, asks });
}

const empty = ({ system, edition }: SetName): CodeSet => ({
  system,
  edition,
  revisions: [],
  maps: [],
  version: 0,
});

async function loadRevision(loading: Loading, { revision, source }: z.output<typeof RevisionQuery>) {
  const { asking, scope, set, dry, stamp } = loading;
  const { services } = asking;
  const found = await before(loading);
  insist(objectionToRevision(found, revision));
  const [{ holdsCodes, readCodes }, current] = await Promise.all([
    import("#shared/codes/import.ts"),
    found ? services.codes.codes(scope, found) : [],
  ]);
  const { report, codes, texts } = readCodes(await gridOf(loading, holdsCodes), {
    system: set.system,
    before: current,
    revision,
  });
  const version = found?.version ?? 0;
  if (dry) return { status: 200, body: report, version };
  if (!codes) throw stopped(report);
  const answer = { ...report, table: [] };
  const again = found?.revisions.at(-1)?.name === revision;
  if (again && !report.changes) return { status: 200, body: answer, version };
  if (again)
    throw new Refusal(
      "already-there",
      `Revision ${revision} is loaded and says otherwise. What a revision said stays: give this one a name of its own, such as ${revision}a.`,
    );
  const { added, retitled, gone, codes: count, described } = report.wouldChange;
  if (described) await services.codes.stage(scope, set, revision, texts);
  const hash = await contentHash(codes);
  const loaded = { source, hash, at: stamp.at.toISOString(), byName: stamp.actorName };
  const start = found ?? empty(set);
  const saved = await services.codes.saving(
    scope,
    found,
    {
      ...start,
      revisions: [
        ...start.revisions,
        { name: revision, codes: count, added, retitled, gone, described, ...loaded },
      ],
    },
    { codes },
    {
      action: "codes-loaded",
      note: `${nameOf(set.system, set.edition)} as of ${revision}: ${added} new, ${retitled} renamed, ${gone} dropped`,
    },
    stamp,
  );
  return { status: 200, body: answer, version: saved.record.version, writes: saved.writes };
}

async function loadMap(loading: Loading, target: MapTarget, { standing, source }: z.output<typeof MapQuery>) {
  const { asking, scope, set, dry, stamp } = loading;
  const { services } = asking;
  const framework = target.startsWith("PATHWAY-") ? frameworkOf(target.slice("PATHWAY-".length)) : undefined;
  if (target.startsWith("PATHWAY-") && !framework) throw new Refusal("not-found");
  if (target === `${set.system}-${set.edition}`)
    throw new Refusal("wrong-moment", "A map leads from one edition to another.");
  const [found, { holdsMap, readMap }, maps] = await Promise.all([
    before(loading),
    import("#shared/codes/import-map.ts"),
    services.codes.maps(scope, set),
  ]);
  const isIt = (one: { target: string; standing: string }) =>
    one.target === target && one.standing === standing;
  const context = {
    ...set,
    target,
    framework,
    codes: found ? await services.codes.codes(scope, found) : [],
    before: found?.maps.find(isIt)?.lines ?? 0,
  };
  const { report, parts, lines } = readMap(await gridOf(loading, (grid) => holdsMap(grid, context)), context);
  const version = found?.version ?? 0;
  if (dry) return { status: 200, body: report, version };
  if (!parts) throw stopped(report);
  const start = found ?? empty(set);
  const hash = await contentHash([...parts].sort());
  const loaded = {
    target,
    standing,
    lines,
    source,
    hash,
    at: stamp.at.toISOString(),
    byName: stamp.actorName,
  };
  const families = [...new Set([...maps.keys(), ...parts.keys()])];
  const saved = await services.codes.saving(
    scope,
    found,
    { ...start, maps: [...start.maps.filter((one) => !isIt(one)), loaded] },
    {
      maps: new Map(
        families.map((family) => [
          family,
          [
            ...(maps.get(family) ?? []).filter((one) => !isIt(one)),
            ...(parts.has(family) ? [{ target, standing, lines: parts.get(family) ?? [] }] : []),
          ],
        ]),
      ),
    },
    {
      action: "code-map-loaded",
      note: `${nameOf(set.system, set.edition)} to ${target}, ${standing.toLowerCase()}: ${lines} lines`,
    },
    stamp,
  );
  const body = { ...report, table: [] };
  return { status: 200, body, version: saved.record.version, writes: saved.writes };
}

export const codeImportRoutes: Endpoint[] = [
  endpoint(
    {
      method: "POST",
      path: `${one}/import`,
      summary:
        'Load a revision of an edition from its publisher\'s CSV or XLSX file: a dry run says every problem, and what came, went and was renamed. An edition that is not there yet is seen as "0"',
      audience: "member",
      params: One,
      query: RevisionQuery,
      raw,
      answers: { 200: CodesReport },
      ifMatch: "unless-dry-run",
      refusals,
    },
    async (asking) => {
      const { partnershipId } = asking.params;
      const set = setIn(asking.params);
      const by = await asking.actor;
      insist(objectionToLoading(by));
      const dry = asking.query.dryRun === "true";
      return loadRevision({ asking, scope: partnershipId, set, dry, stamp: asking.stamp(by) }, asking.query);
    },
  ),

  endpoint(
    {
      method: "POST",
      path: `${one}/maps/{target}/import`,
      summary:
        "Load a map from a CSV or XLSX file: a crosswalk to another edition, to occupations, or to the pathways of a framework, official or suggested. It takes the place of the one before",
      audience: "member",
      params: One.extend(Target),
      query: MapQuery,
      raw,
      answers: { 200: MapReport },
      ifMatch: "unless-dry-run",
      refusals,
    },
    async (asking) => {
      const { partnershipId, target } = asking.params;
      const set = setIn(asking.params);
      const by = await asking.actor;
      insist(objectionToLoading(by));
      const dry = asking.query.dryRun === "true";
      const loading = { asking, scope: partnershipId, set, dry, stamp: asking.stamp(by) };
      return loadMap(loading, target, asking.query);
    },
  ),

  endpoint(
    {
      method: "POST",
      path: `${ofHub}/import`,
      summary: "Load a revision of an edition for every partnership of the hub",
      audience: "operator",
      params: Named,
      query: RevisionQuery,
      raw,
      answers: { 200: CodesReport },
      ifMatch: "unless-dry-run",
      refusals,
    },
    async (asking) => {
      const dry = asking.query.dryRun === "true";
      const stamp = await stampOf(asking as unknown as Asking);
      return loadRevision({ asking, scope: "hub", set: setIn(asking.params), dry, stamp }, asking.query);
    },
  ),

  endpoint(
    {
      method: "POST",
      path: `${ofHub}/maps/{target}/import`,
      summary: "Load a map between codes for every partnership of the hub",
      audience: "operator",
      params: Named.extend(Target),
      query: MapQuery,
      raw,
      answers: { 200: MapReport },
      ifMatch: "unless-dry-run",
      refusals,
    },
    async (asking) => {
      const { target } = asking.params;
      const set = setIn(asking.params);
      const dry = asking.query.dryRun === "true";
      const stamp = await stampOf(asking as unknown as Asking);
      return loadMap({ asking, scope: "hub", set, dry, stamp }, target, asking.query);
    },
  ),
];

async function stampOf({ person, now }: Asking): Promise<Stamp> {
  const by = await person();
  return { actor: by.person, actorName: by.name || "An operator of this hub", at: now };
}
