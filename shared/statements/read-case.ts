/**
 * A CASE 1.0 or 1.1 package, strict or as the wild has them, as the hub keeps one: every repair and every problem told
 * at its JSON pointer, and nothing that came in lost without a word. The same package always reads the same.
 */
import { idOf, type Reading } from "./case-fields.ts";
import { PackageReader, type ReadPackage } from "./case-parts.ts";
import { definitionShapes, documentShape } from "./case-shapes.ts";
import { isRecord, Things } from "./case-things.ts";
import { type Derive, withDerived } from "./derived-id.ts";
import { depthMax } from "./limits.ts";
import { startNotes, under } from "./notes.ts";

/** `now` dates what a package leaves undated. */
export const readCase = (raw: unknown, now: string, unsaid?: RegExp): Promise<ReadPackage> =>
  withDerived((derive) => readOnce(raw, now, derive, unsaid));

const asString = (raw: unknown): string | undefined =>
  typeof raw === "string" && raw.trim() ? raw.trim() : undefined;

function readOnce(whole: unknown, now: string, derive: Derive, unsaid?: RegExp): ReadPackage {
  const notes = startNotes(unsaid);
  const why = unreadable(whole);
  if (why) {
    notes.stops("", "", why);
    return { notes };
  }
  const wrapped = isRecord(whole) && isRecord(whole["CFPackage"]) && !whole["CFDocument"];
  const raw = wrapped ? whole["CFPackage"] : whole;
  const root = wrapped ? "/CFPackage" : "";
  if (wrapped) notes.repaired(root, "", "Read from inside its wrapper: CASE has none.");
  if (!isRecord(raw) || !isRecord(raw["CFDocument"])) {
    notes.stops(under(root, "CFDocument"), "", "A CFDocument: this is no package of CASE.");
    return { notes };
  }
  const document = raw["CFDocument"];
  const scope = ["identifier", "uri", "title"].map((key) => asString(document[key])).find(Boolean) ?? "";
  const reading = { derive, scope, titles: titlesOf(raw, { derive, scope }) };
  return new PackageReader(notes, new Things(notes, reading, changedIn(raw, now))).package(raw, root);
}

/**
 * What no reader is given: JSON far deeper than any package, made to exhaust whoever reads it, and numbers so large that
 * there is no such number. Undefined where it may be read.
 */
export function unreadable(raw: unknown): string | undefined {
  let level = [raw];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > depthMax) return `JSON of at most ${depthMax} levels.`;
    if (level.some((one) => typeof one === "number" && !Number.isFinite(one)))
      return "Numbers that can be kept: one of these is too large.";
    level = level.flatMap((one) => (typeof one === "object" && one !== null ? Object.values(one) : []));
  }
  return undefined;
}

const listOf = (raw: unknown): unknown[] => (Array.isArray(raw) ? raw : []);

/** What links without a title are called. */
function titlesOf(
  raw: Record<string, unknown>,
  reading: Pick<Reading, "derive" | "scope">,
): Map<string, string> {
  const titles = new Map<string, string>();
  const put = (one: unknown, ...keys: string[]) => {
    if (!isRecord(one)) return;
    const title = keys.map((key) => asString(one[key])).find(Boolean);
    const id = idOf(one["identifier"], reading)?.id;
    if (id && title && !titles.has(id))
      titles.set(id, title.replace(/\s+/g, " ").slice(0, 80).toWellFormed());
  };
  put(raw["CFDocument"], "title");
  for (const one of listOf(raw["CFItems"])) put(one, "abbreviatedStatement", "fullStatement");
  const definitions = raw["CFDefinitions"];
  if (isRecord(definitions))
    for (const kind of Object.keys(definitionShapes))
      for (const one of listOf(definitions[kind])) put(one, "title");
  return titles;
}

/** When what says no date was changed: with the document, else with the latest of its statements, else now. */
function changedIn(raw: Record<string, unknown>, now: string): string {
  const dateOf = (one: unknown): string | undefined => {
    const said = isRecord(one)
      ? documentShape["lastChangeDateTime"]?.(one["lastChangeDateTime"], noReading)
      : undefined;
    return said && "value" in said ? String(said.value) : undefined;
  };
  const latest = listOf(raw["CFItems"])
    .map(dateOf)
    .filter((one) => one !== undefined)
    .sort()
    .at(-1);
  return dateOf(raw["CFDocument"]) ?? latest ?? now;
}
const noReading: Reading = { derive: (name) => name as ReturnType<Derive>, scope: "", titles: new Map() };
