/** Every link to a program of study and what goes with it. Apart from web/paths.ts, which every first page carries. */
import { paths, query } from "../paths.ts";

export type ProgramTab = "parties" | "coverage" | "bridges" | "evaluations" | "history";

/** What of the grid is shown: the route by its organizations, a place that is pointed at, a version before the latest. */
export type Shown = {
  school?: string | undefined;
  college?: string | undefined;
  /** `none`: leave before the university. */
  university?: string | undefined;
  /** A slot, entry or exit that is pointed at. */
  at?: string | undefined;
  /** On a phone one year is seen at a time. */
  year?: string | undefined;
  version?: string | undefined;
};

const base = paths.programs;

export const programPaths = {
  /** Begun as a copy `from` another program, where one is named. */
  newProgram: (partnership: string, from?: string) => `${base(partnership)}/new${query({ from })}`,
  program: (partnership: string, program: string, tab?: ProgramTab, shown: Shown = {}) =>
    `${base(partnership)}/${program}${query({ tab, ...shown })}`,
  editProgram: (partnership: string, program: string) => `${base(partnership)}/${program}/edit`,
  /** `open`: the slot, entry or exit being typed, or `new`. */
  editGrid: (partnership: string, program: string, open?: string) =>
    `${base(partnership)}/${program}/grid${query({ edit: open })}`,
  importGrid: (partnership: string, program: string) => `${base(partnership)}/${program}/import`,
  moveEdition: (partnership: string, program: string) => `${base(partnership)}/${program}/edition`,
  comparePrograms: (partnership: string, program: string, pair: { from?: string; to?: string } = {}) =>
    `${base(partnership)}/${program}/compare${query(pair)}`,
  programSettings: (partnership: string) => `${base(partnership)}/settings`,
};
