/** Every link to an evaluation or an instrument. Apart from web/paths.ts, which every first page carries. */
import { paths, query } from "../paths.ts";

export type EvaluationTab = "evidence" | "actions" | "elsewhere" | "documents" | "history";

const evaluations = (partnership: string) => `${paths.programs(partnership)}/evaluations`;
const instruments = (partnership: string) => `${paths.programs(partnership)}/instruments`;

export const evaluationPaths = {
  evaluations: (partnership: string, filter: { program?: string } = {}) =>
    `${evaluations(partnership)}${query(filter)}`,
  /** About one program, where one is named; after another round, where one is. */
  newEvaluation: (partnership: string, from: { program?: string; after?: string } = {}) =>
    `${evaluations(partnership)}/new${query(from)}`,
  /** `add`: the form of evidence or of an action for this element is open; `piece`: of what is there. */
  evaluation: (
    partnership: string,
    evaluation: string,
    tab?: EvaluationTab,
    open: { add?: string; piece?: string } = {},
  ) => `${evaluations(partnership)}/${evaluation}${query({ tab, ...open })}`,
  editEvaluation: (partnership: string, evaluation: string) =>
    `${evaluations(partnership)}/${evaluation}/edit`,
  report: (partnership: string, evaluation: string) => `${evaluations(partnership)}/${evaluation}/report`,
  instruments: (partnership: string) => instruments(partnership),
  newInstrument: (partnership: string) => `${instruments(partnership)}/new`,
  instrument: (partnership: string, instrument: string, edition?: string) =>
    `${instruments(partnership)}/${instrument}${query({ edition })}`,
  /** Another edition, begun as a copy of this one. */
  newEdition: (partnership: string, instrument: string, edition?: string) =>
    `${instruments(partnership)}/${instrument}/edit${query({ edition })}`,
  importEdition: (partnership: string, instrument: string) =>
    `${instruments(partnership)}/${instrument}/import`,
};
