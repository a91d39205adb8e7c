/** Dry runs of one file: read it, change cells, read again. The last report is the one a commit is based on. */
import { useEffect, useRef, useState } from "preact/hooks";
import type { FileReport, ImportProblem } from "#shared/files/schema.ts";
import { csvType, xlsxType } from "#shared/files/taken.ts";
import { Problem, post } from "../api.ts";
import { asCsv, mended, mendedAll, nameOf } from "./table.ts";

const waitMs = 350;

export type Source = {
  name: string;
  size?: number;
  type: string;
  body: Blob | { documentId: string } | { url: string };
};

/** A spreadsheet by its name: browsers disagree about what type a CSV is. */
export const sourceOf = (file: File): Source => ({
  name: file.name,
  size: file.size,
  type: /\.xlsx$/i.test(file.name) ? xlsxType : csvType,
  body: file,
});

export type DryRun<Report extends FileReport> = {
  source: Source | undefined;
  report: Report | undefined;
  /** Problems neither fixed since the last report nor answered with "keep it". */
  open: readonly ImportProblem[];
  /** Of the record that the report was made for. */
  etag: string | undefined;
  busy: boolean;
  problem: Problem | undefined;
  /** Cells that were changed here. */
  mendings: number;
  /** What a commit sends: the file itself until a cell was changed. */
  body: () => { body: unknown; type: string | undefined };
  choose: (source: Source) => void;
  clear: () => void;
  again: () => void;
  fix: (problem: ImportProblem, value: string) => void;
  fixAll: (problems: readonly ImportProblem[]) => void;
  keep: (problem: ImportProblem) => void;
  undo: () => void;
};

type State<Report> = {
  source?: Source;
  /** The table after each change, and how many cells that change was about; before the first is the file itself. */
  tables: { table: string[][]; cells: number }[];
  report?: Report;
  etag?: string | undefined;
  done: ReadonlySet<string>;
  kept: ReadonlySet<string>;
  busy: boolean;
  problem?: Problem | undefined;
};

const nothing: State<never> = { tables: [], done: new Set(), kept: new Set(), busy: false };

/** `address` is where a file is read without being saved; the agreement or catalog it is about does not change. */
export function useDryRun<Report extends FileReport>(address: string): DryRun<Report> {
  const [state, setState] = useState<State<Report>>(nothing);
  const [round, setRound] = useState(0);
  const first = useRef(true);
  const { source, tables, report, done, kept } = state;
  const table = tables.at(-1)?.table;

  const body = () => {
    if (table) return { body: asCsv(table), type: csvType };
    if (source?.body instanceof Blob) return { body: source.body, type: source.type };
    return { body: source?.body, type: undefined };
  };

  useEffect(() => {
    if (!source) return;
    const leaving = new AbortController();
    const read = async () => {
      try {
        const answer = await post<Report>(address, body().body, {
          type: body().type,
          signal: leaving.signal,
        });
        setState((now) => ({
          ...now,
          report: answer.data,
          etag: answer.etag,
          done: new Set(),
          busy: false,
          problem: undefined,
        }));
      } catch (error) {
        if (leaving.signal.aborted) return;
        const problem = error instanceof Problem ? error : new Problem("unexpected", "That did not work", 0);
        setState((now) => ({ ...now, busy: false, problem }));
      }
    };
    const timer = setTimeout(() => void read(), first.current ? 0 : waitMs);
    first.current = false;
    return () => {
      clearTimeout(timer);
      leaving.abort();
    };
  }, [source, round, address]);

  const change = (next: string[][], fixed: readonly ImportProblem[]) => {
    setState((now) => ({
      ...now,
      tables: [...now.tables, { table: next, cells: fixed.length }],
      ...(now.report ? { report: { ...now.report, table: next } } : {}),
      done: new Set([...now.done, ...fixed.map(nameOf)]),
      busy: true,
    }));
    setRound((count) => count + 1);
  };
  const again = () => {
    setState((now) => ({ ...now, busy: true, problem: undefined }));
    setRound((count) => count + 1);
  };
  return {
    source,
    report,
    open: report?.problems.filter((one) => !done.has(nameOf(one)) && !kept.has(nameOf(one))) ?? [],
    etag: state.etag,
    busy: state.busy,
    problem: state.problem,
    mendings: tables.reduce((sum, { cells }) => sum + cells, 0),
    body,
    again,
    choose: (next) => {
      first.current = true;
      setState({ ...nothing, source: next, busy: true });
    },
    clear: () => setState(nothing),
    fix: (problem, value) => report && change(mended(report, problem, value), [problem]),
    fixAll: (problems) => report && change(mendedAll(report, problems), problems),
    keep: (problem) => setState((now) => ({ ...now, kept: new Set([...now.kept, nameOf(problem)]) })),
    undo: () => {
      setState((now) => ({ ...now, tables: now.tables.slice(0, -1), done: new Set(), busy: true }));
      setRound((count) => count + 1);
    },
  };
}
