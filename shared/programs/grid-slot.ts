/** The words of a slot as a line of a grid file gives them. */
import { textOf } from "../files/cells.ts";
import { readText } from "../files/lines.ts";
import { readCount } from "../files/numbers.ts";
import type { Reading } from "../files/words.ts";
import type { OrganizationId } from "../ids.ts";
import { readColumn, readFeature, readKind, readLevel, readRow, readWork, readYes } from "./grid-columns.ts";
import { type GridLine, type Nameable, readOrganization } from "./grid-course.ts";
import type { GridColumn } from "./grid-schema.ts";
import { type GridSlot, PartId, SlotFeature } from "./plan-schema.ts";

export type SlotWords = Omit<GridSlot, "bindings" | "slotId">;

/** Columns that say something of the slot: what the file has no column for stays as it was. */
export const slotColumns = [
  ...["column", "term", "row", "kind", "choose", "intent", "level", "features"],
  ...["work", "work_hours", "work_host", "credential", "issuer", "industry_recognized"],
] as readonly GridColumn[];

/** The slot's own name in the file, where it gives one. */
export const readSlotId = (line: GridLine): string | undefined =>
  line.readIf("slot", (text) =>
    PartId.safeParse(text).success
      ? { value: text }
      : {
          expected: "A short name in small letters, such as s12, or nothing.",
          fix: text
            .toLowerCase()
            .replace(/[^a-z0-9-]/g, "")
            .replace(/^[^a-z]*/, "s")
            .slice(0, 24),
        },
  );

/** What the line says of its slot, over what `before` says; undefined once a problem is told. */
export function readSlot(
  line: GridLine,
  organizations: readonly Nameable[],
  before: SlotWords | undefined,
): SlotWords | undefined {
  const column = line.read("column", readColumn);
  const row = line.read("row", readRow);
  const intent = line.read("intent", readText("What belongs here", 120));
  const stays = <Value>(name: GridColumn, read: () => Value | undefined, old: Value | undefined) =>
    line.column(name) ? read() : old;
  const term = stays(
    "term",
    () => line.readIf("term", (text) => readCount(text, "The term", 1, 4)),
    before?.term,
  );
  const kind = stays("kind", () => line.readIf("kind", readKind), before?.kind) ?? "REQUIRED";
  const choose = stays(
    "choose",
    () => line.readIf("choose", (text) => readCount(text, "How many are chosen", 1, 20)),
    before?.chooseN,
  );
  const level = stays("level", () => line.readIf("level", readLevel), before?.level);
  const features = stays("features", () => line.readIf("features", readFeatures), before?.features) ?? [];
  const work = stays("work", () => readWorkOf(line, organizations), before?.work);
  const credential = stays("credential", () => readCredential(line), before?.credential);
  if (!column || !row || intent === undefined) return undefined;
  return {
    ...{ column, row, kind, intent, features },
    ...(term === undefined ? {} : { term }),
    ...(choose === undefined ? {} : { chooseN: choose }),
    ...(level ? { level } : {}),
    ...(work ? { work } : {}),
    ...(credential ? { credential } : {}),
  };
}

function readFeatures(text: string): Reading<GridSlot["features"]> {
  const found: GridSlot["features"] = [];
  for (const one of text
    .split(/[;|]/)
    .map((part) => part.trim())
    .filter(Boolean)) {
    const reading = readFeature(one);
    if (!("value" in reading))
      return { expected: `${SlotFeature.options.join("; ")}, or nothing.`, fix: reading.fix };
    if (!found.includes(reading.value)) found.push(reading.value);
  }
  return { value: found };
}

function readWorkOf(line: GridLine, organizations: readonly Nameable[]): GridSlot["work"] {
  const kind = line.readIf("work", readWork);
  if (!kind) return undefined;
  const hours = line.readIf("work_hours", (text) => readCount(text, "The hours", 0, 4000)) ?? 0;
  const host = line.readIf("work_host", readText("Who hosts it", 160));
  const known = host === undefined ? undefined : readOrganization(organizations, "")(host);
  const hostId: OrganizationId | undefined = known && "value" in known ? known.value : undefined;
  return { kind, hours, ...(hostId ? { hostId } : host ? { host } : {}) };
}

function readCredential(line: GridLine): GridSlot["credential"] {
  const name = line.readIf("credential", readText("The credential", 160));
  if (!name) return undefined;
  const issuer = line.readIf("issuer", readText("Who issues it", 160));
  const recognized = line.readIf("industry_recognized", readYes);
  return { name, industryRecognized: recognized === "yes", ...(issuer ? { issuer } : {}) };
}

/** Whether the line stands where the slot does and says the same of it: how a file without names finds its slots. */
export const standsAt = (line: GridLine, { column, row, intent, term }: SlotWords): boolean => {
  const read = (name: GridColumn, as: (text: string) => Reading<string>) => {
    const reading = as(textOf(line.cell(name)));
    return "value" in reading ? reading.value : undefined;
  };
  return (
    read("column", readColumn) === column &&
    read("row", readRow) === row &&
    textOf(line.cell("intent")).toLowerCase() === intent.toLowerCase() &&
    (!line.has("term") || textOf(line.cell("term")) === String(term ?? ""))
  );
};
