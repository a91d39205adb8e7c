/**
 * Reads a file that leads from the codes of one edition somewhere: a publisher's crosswalk of editions, CIP to SOC, or
 * codes to the pathways of a framework, which are named as the file names them. What leads nowhere is left out, and said.
 */
import { type Cell, loosely, textOf } from "../files/cells.ts";
import { findHeaderOf, type Layout, layout } from "../files/columns.ts";
import type { Line } from "../files/lines.ts";
import { nearest } from "../files/nearest.ts";
import { openRows, reportOf } from "../files/rows.ts";
import type { Reading } from "../files/words.ts";
import type { Framework } from "../framework/schema.ts";
import { readCodeAs } from "./code-cell.ts";
import { type MapColumn, type MapReport, mapColumns } from "./import-schema.ts";
import { familyOf } from "./rules.ts";
import type { Code, CodeSystem, MapLine, MapTarget } from "./schema.ts";

type Grid = readonly (readonly Cell[])[];
export type MapContext = {
  system: CodeSystem;
  edition: string;
  target: MapTarget;
  /** Where it leads to pathways: theirs. */
  framework?: Pick<Framework, "clusters" | "shortName"> | undefined;
  /** Codes of the set the map leaves, where they are loaded. */
  codes: readonly Code[];
  /** How many lines this map had. */
  before: number;
};

const needed = ["from", "to"] as const satisfies readonly MapColumn[];

/** `CIPCode2020`, `cip 2020 code`, `CIP2020Code`; without the edition only where the two sides differ in system. */
const namesOf = (system: string, edition: string, alone: boolean): string[] => [
  `${system} code ${edition}`,
  `${system} ${edition} code`,
  `${system} ${edition}`,
  ...(alone ? [system, `${system} code`] : []),
];

function layoutOf({ system, edition, target }: MapContext): Layout<MapColumn> {
  const [kind = "", ...rest] = target.split("-");
  const to = rest.join("-");
  const across = kind !== system;
  return layout<MapColumn>(
    mapColumns,
    {
      from: ["from code", ...namesOf(system, edition, across)],
      from_title: [`${system} title ${edition}`, `${system} ${edition} title`],
      to:
        kind === "PATHWAY"
          ? ["pathway", "career pathway", "pathway name", "career pathway name", "pathway id"]
          : ["to code", ...namesOf(kind, to, across)],
      to_title: [`${kind} title ${to}`, `${kind} ${to} title`, ...(across ? [`${kind} title`] : [])],
      action: ["change", "change status"],
      cluster: ["career cluster", "cluster name", "career cluster name"],
      share: ["weight"],
    },
    needed,
  );
}

export function holdsMap(grid: Grid, context: MapContext): boolean {
  const header = findHeaderOf(grid, layoutOf(context));
  return header !== undefined && needed.every((column) => header.place.has(column));
}

type ReadMap = { report: MapReport; parts?: Map<string, MapLine[]>; lines: number };

export function readMap(grid: Grid, context: MapContext): ReadMap {
  const { system, target } = context;
  const header = findHeaderOf(grid, layoutOf(context));
  const opened = openRows(grid, header, { required: needed, vital: needed });
  const { tell } = opened;
  const read = readLineAs(context);
  const lines: MapLine[] = [];
  const seen = new Set<string>();
  let leftOut = 0;
  for (const line of opened.lines) {
    const found = read(line, (told) => tell.asks(line.no, "to", line.cell("to"), told));
    const key = found && `${found.from} ${found.to ?? ""}`;
    if (!found || key === undefined || seen.has(key)) {
      if (!tell.stopped(line.no)) leftOut++;
      continue;
    }
    seen.add(key);
    lines.push(found);
  }
  const known = new Set(context.codes.map(({ code }) => code));
  const strange =
    known.size === 0 ? [] : [...new Set(lines.map(({ from }) => from))].filter((one) => !known.has(one));
  if (strange.length > 0)
    tell.asks((header?.at ?? 0) + 1, "from", strange[0], {
      expected: `Codes of ${system} ${context.edition} as it is loaded. ${strange.length} of the file are not: is it a map of another edition?`,
    });
  if (lines.length === 0 && !tell.stopped())
    tell.stops((header?.at ?? 0) + 1, "to", "", { expected: `At least one row that leads to ${target}.` });
  const shared = reportOf(grid, header, opened);
  return {
    report: {
      ...shared,
      wouldChange: {
        lines: lines.length,
        leftOut,
        codes: new Set(lines.map(({ from }) => from)).size,
        replaced: context.before,
      },
      changes: true,
    },
    ...(shared.stops === 0 ? { parts: Map.groupBy(lines, ({ from }) => familyOf(from)) } : {}),
    lines: lines.length,
  };
}

type Told = { expected: string; fix?: string | undefined };
type ReadLine = (line: Line<MapColumn>, asks: (told: Told) => void) => MapLine | undefined;

function readLineAs(context: MapContext): ReadLine {
  const { system, target, framework } = context;
  const kind = target.split("-")[0] as CodeSystem | "PATHWAY";
  const from = readCodeAs(system);
  if (kind === "PATHWAY") {
    const pathwayOf = pathwaysIn(framework);
    return (line, asks) => {
      const code = line.readIf("from", from);
      const said = textOf(line.cell("to"));
      if (code === undefined || said === "") return undefined;
      const reading = pathwayOf(said, textOf(line.cell("cluster")));
      const share = line.readIf("share", readShare);
      if ("value" in reading)
        return { from: code, to: reading.value, ...(share === undefined ? {} : { share }) };
      asks(reading);
      return undefined;
    };
  }
  const to = readCodeAs(kind);
  return (line) => {
    const code = line.readIf("from", from);
    if (code === undefined) return undefined;
    const title = textOf(line.cell("to_title")).replace(/\.$/, "").slice(0, 300);
    if (kind !== system) {
      // NCES writes 99-9999, NO MATCH, for a program without an occupation.
      if (/no match/i.test(title) || /^99-?9999$/.test(textOf(line.cell("to")))) return undefined;
      const other = line.readIf("to", to);
      return other === undefined ? undefined : { from: code, to: other, ...(title === "" ? {} : { title }) };
    }
    return changeIn(line, code, title, to);
  };
}

/** Of a crosswalk between editions: what moved, went or was renamed. */
function changeIn(
  line: Line<MapColumn>,
  from: string,
  title: string,
  to: (text: string, cell: Cell) => Reading<string>,
): MapLine | undefined {
  const action = textOf(line.cell("action"));
  if (/^delet/i.test(action) || /^deleted/i.test(title)) {
    const instead = /report under (\d{2}\.\d{2,4})/i.exec(title)?.[1];
    return { from, change: "DELETED", ...(instead === undefined ? {} : { to: instead }) };
  }
  const other = line.readIf("to", to);
  if (other === undefined) return undefined;
  const called = title === "" ? {} : { title };
  if (other !== from) return { from, to: other, ...called, change: "MOVED" };
  const before = textOf(line.cell("from_title"));
  const another = before !== "" && title !== "" && loosely(before) !== loosely(title);
  return another ? { from, to: other, ...called, change: "RETITLED" } : undefined;
}

const readShare = (text: string): Reading<number> => {
  const percent = /^(\d+(?:\.\d+)?)\s*%$/.exec(text)?.[1];
  const share = percent === undefined ? Number(text) : Number(percent) / 100;
  return text !== "" && share >= 0 && share <= 1
    ? { value: share }
    : { expected: "A share between 0 and 1, such as 0.375." };
};

/** A pathway by its id or its name; where two clusters have one of the name, the cluster decides. */
function pathwaysIn(framework: MapContext["framework"]): (said: string, cluster: string) => Reading<string> {
  const all = (framework?.clusters ?? []).flatMap((cluster) =>
    cluster.pathways.map((pathway) => ({ cluster, pathway, key: loosely(pathway.name) })),
  );
  const byId = new Set(all.map(({ pathway }) => pathway.id));
  return (said, clusterSaid) => {
    if (byId.has(said)) return { value: said };
    const named = all.filter(({ key }) => key === loosely(said));
    const within = named.filter(
      ({ cluster }) => cluster.id === clusterSaid || loosely(cluster.name) === loosely(clusterSaid),
    );
    const only = within.length === 1 ? within[0] : named.length === 1 ? named[0] : undefined;
    if (only) return { value: only.pathway.id };
    if (named.length > 1)
      return {
        expected: `A pathway of one cluster: ${named.length} have one of this name. We leave the row out.`,
      };
    const close = nearest(
      loosely(said),
      all.map(({ key }) => key),
    );
    return {
      expected: `A pathway of ${framework?.shortName ?? "the framework"}. We leave the row out.`,
      fix: all.find(({ key }) => key === close)?.pathway.id,
    };
  };
}
