/** What rows above the header say of the framework itself: `#title,Welding skills`. */
import { type Cell, textOf } from "../files/cells.ts";
import type { Telling } from "../files/problems.ts";
import { type Field, idOf, type Reading } from "./case-fields.ts";
import { documentShape } from "./case-shapes.ts";
import { entriesOf, type SettingName, settingNames, type TableColumn } from "./table-columns.ts";

type Settings = ReadonlyMap<number, { name: SettingName; text: string }>;

/** Which of the leading rows say something, by index. */
export function settingsIn(grid: readonly (readonly Cell[])[]): Settings {
  const rows = new Map<number, { name: SettingName; text: string }>();
  for (const [index, row] of grid.slice(0, 30).entries()) {
    const name = /^#\s*(\w+)$/.exec(textOf(row[0]))?.[1]?.toLowerCase();
    const found = settingNames.find((one) => one.toLowerCase() === name);
    if (found) rows.set(index, { name: found, text: textOf(row[1]) });
  }
  return rows;
}

/** The document's fields, `identifier` among them where one is given; what will not do is told. */
export function readSettings(
  settings: Settings,
  reading: Reading,
  tell: Telling<TableColumn>,
): Record<string, unknown> {
  const said: Record<string, unknown> = {};
  for (const [index, { name, text }] of settings) {
    if (text === "") continue;
    if (name === "identifier") {
      const found = idOf(text, reading);
      if (found) said["identifier"] = found.id;
      if (found?.was) said["extensions"] = { importedIdentifier: found.was };
      continue;
    }
    const value = name === "subject" ? entriesOf(text) : text;
    const taken = documentShape[name]?.(value, reading);
    if (taken && "value" in taken) said[name] = taken.value;
    else tell.stops(index + 1, "", text, { expected: `Another value for #${name}: ${wordsOf(taken)}` });
  }
  return said;
}

const wordsOf = (taken: ReturnType<Field> | undefined): string =>
  taken && "said" in taken && taken.said
    ? taken.said.replace(/;? ?kept among the extensions/, "")
    : "it cannot be read.";
