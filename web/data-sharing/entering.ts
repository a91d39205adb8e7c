/**
 * Counts as they are entered: typed, filled by a pasted block, or read from a sheet, with one step back. All of it is a
 * variable of this page and goes when the page goes: no storage, no address, no request.
 */
import { useEffect, useState } from "preact/hooks";
import { checked, withOthers, withZeros } from "#shared/data-sharing/entered.ts";
import {
  allPrograms,
  cellKey,
  type Entry,
  type Measure,
  measures,
  type Program,
} from "#shared/data-sharing/entry.ts";
import { namedGroups } from "#shared/data-sharing/group-names.ts";
import { gridOf } from "#shared/data-sharing/pasted.ts";
import { spanName } from "#shared/data-sharing/pooling.ts";
import { type Asked, readSheet, type SheetReading } from "#shared/data-sharing/reading.ts";
import { studentColumns } from "#shared/data-sharing/student-screen.ts";
import { filledBy, type Spot } from "./grid-moves.ts";

const blank: Entry = { programs: [allPrograms], cells: new Map() };

type Sheet = { text: string; answers: ReadonlyMap<string, string> };

export type For = Pick<Asked, "dimensions" | "year" | "pooledTo" | "agreed">;

export function useEntering({ dimensions, year, pooledTo, agreed }: For) {
  const [entry, setEntry] = useState(blank);
  const [before, setBefore] = useState<Entry | undefined>(undefined);
  const [sheet, setSheet] = useState<Sheet | undefined>(undefined);
  const [said, say] = useState("");
  const [program, setProgram] = useState(allPrograms.id);
  const shown = entry.programs.find(({ id }) => id === program) ?? entry.programs[0] ?? allPrograms;
  const check = checked(entry, { year: spanName(year, pooledTo), dimensions });
  const groups = namedGroups(dimensions);
  const typed = [...entry.cells.values()].some((text) => text.trim() !== "");

  // Closing the window or reloading it would lose what is typed: nothing of it is kept anywhere.
  useEffect(() => {
    if (!typed) return;
    const stay = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener("beforeunload", stay);
    return () => removeEventListener("beforeunload", stay);
  }, [typed]);

  const change = (next: Entry, words: string) => {
    setBefore(entry);
    setEntry(next);
    say(words);
  };
  const read = ({ text, answers }: Sheet): SheetReading =>
    readSheet(text, { dimensions, year, pooledTo, agreed, program: shown, answers });
  const reading = sheet && read(sheet);

  /** The counts of a sheet in their cells, beside what is there already. */
  const take = (found: SheetReading) => {
    if (found.refused) return;
    const there = new Map(entry.programs.map((one) => [one.id, one]));
    const isBlank = !typed;
    const programs = [
      ...entry.programs.filter(({ id }) => !isBlank || found.entry.programs.some((one) => one.id === id)),
      ...found.entry.programs.filter(({ id }) => !there.has(id)),
    ];
    setSheet(undefined);
    setProgram(found.entry.programs[0]?.id ?? program);
    change(
      { programs, cells: new Map([...entry.cells, ...found.entry.cells]) },
      `${found.entry.cells.size} counts read from ${found.rows} ${found.rows === 1 ? "row" : "rows"}.`,
    );
  };
  /** Taken at once where nothing stops it; otherwise its problems are shown. */
  const open = (text: string, answers: ReadonlyMap<string, string> = new Map()) => {
    const found = read({ text, answers });
    if (!found.refused && found.rows > 0 && !found.problems.some(({ severity }) => severity === "stops"))
      take(found);
    else setSheet({ text, answers });
  };

  const paste = (text: string, from: Spot): boolean => {
    if (!/[\t\n]/.test(text.trim())) return false;
    const pasted = gridOf(text);
    const labelled =
      "grid" in pasted && pasted.grid.some((row) => row.some((cell) => /\p{L}{2}/u.test(cell)));
    if ("why" in pasted || labelled || studentColumns(pasted.grid).length > 0) {
      open(withHead(text, pasted));
      return true;
    }
    const { cells, outside } = filledBy(pasted.grid, from, { rows: groups.length, columns: measures.length });
    const next = new Map(entry.cells);
    for (const { row, column, text: count } of cells) {
      const [group, measure] = [groups[row], measures[column]];
      if (group && measure) next.set(cellKey(shown.id, group.key, measure), count);
    }
    change(
      { ...entry, cells: next },
      `${cells.length} cells filled${outside > 0 ? `; ${outside} lay outside the table and were left out` : ""}.`,
    );
    return true;
  };

  return {
    entry,
    check,
    shown,
    typed,
    said,
    reading,
    setCell: (group: string, measure: Measure, text: string) =>
      setEntry((now) => ({ ...now, cells: new Map(now.cells).set(cellKey(shown.id, group, measure), text) })),
    paste,
    open,
    answer: (word: string, key: string) => sheet && open(sheet.text, new Map(sheet.answers).set(word, key)),
    takeRest: () => reading && take(reading),
    closeSheet: () => setSheet(undefined),
    undo:
      before &&
      (() => {
        setEntry(before);
        setBefore(undefined);
        say("The last change is undone.");
      }),
    fillZeros: () => change(withZeros(entry, check), "Empty cells are 0 now."),
    addOthers: () => change(withOthers(entry, check), "“Other programs” is what the listed ones leave over."),
    show: setProgram,
    addProgram: (added: Program) => {
      if (!entry.programs.some(({ id }) => id === added.id))
        change({ ...entry, programs: [...entry.programs, added] }, `${added.name} is added.`);
      setProgram(added.id);
    },
    dropProgram: (id: string) =>
      change(
        {
          programs: entry.programs.filter((one) => one.id !== id),
          cells: new Map([...entry.cells].filter(([key]) => (JSON.parse(key) as string[])[0] !== id)),
        },
        "The program is left out.",
      ),
  };
}
export type Entering = ReturnType<typeof useEntering>;

/** Rows that begin with a group and have no header get the one that they seem to have. */
function withHead(text: string, pasted: ReturnType<typeof gridOf>): string {
  if ("why" in pasted) return text;
  const first = pasted.grid[0] ?? [];
  const bare = first.length === 3 && !/\p{L}/u.test(`${first[1]}${first[2]}`);
  return bare ? `Group\tStudents\tEarned\n${text}` : text;
}
