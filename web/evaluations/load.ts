/** Reading rounds and instruments, and what can be named as evidence. */
import type { Instrument, InstrumentRow, InstrumentView } from "#shared/evaluations/instrument-schema.ts";
import type { EvaluationRow, EvaluationView, SheetView } from "#shared/evaluations/schema.ts";
import { type Answer, get, getAll } from "../api.ts";
import { type Loaded, useLoad } from "../load.ts";
import { query } from "../paths.ts";

export const evaluationsPath = (partnership: string): string => `/partnerships/${partnership}/evaluations`;
export const instrumentsPath = (partnership: string): string => `/partnerships/${partnership}/instruments`;

/** All that this person may read, or those of one program. */
export const useEvaluations = (partnership: string, program?: string): Loaded<EvaluationRow[]> => {
  const path = evaluationsPath(partnership) + query({ program });
  return useLoad(path, (signal) => getAll<EvaluationRow>(path, signal));
};

export const useEvaluation = (path: string): Loaded<Answer<EvaluationView>> =>
  useLoad(`${path}#page`, (signal) => get<EvaluationView>(path, signal));

/** What the organization acted for said by itself; only its own team member may ask. */
export const useSheet = (path: string, wanted: boolean): Loaded<Answer<SheetView>> =>
  useLoad(wanted ? `${path}/ratings` : undefined, (signal) => get<SheetView>(`${path}/ratings`, signal));

export const useInstruments = (partnership: string): Loaded<InstrumentRow[]> => {
  const path = instrumentsPath(partnership);
  return useLoad(path, (signal) => getAll<InstrumentRow>(path, signal));
};

/** One edition; the newest where none is named. */
export const useInstrument = (path: string, edition?: string): Loaded<Answer<InstrumentView>> => {
  const at = path + query({ edition });
  return useLoad(`${at}#page`, (signal) => get<InstrumentView>(at, signal));
};

/** The newest edition of every other instrument. */
export const useOthers = (partnership: string, but: string): Loaded<Instrument[]> => {
  const base = instrumentsPath(partnership);
  return useLoad(`${base}#others-than-${but}`, async (signal) => {
    const rows = await getAll<InstrumentRow>(base, signal);
    const read = rows
      .filter(({ id }) => id !== but)
      .map(({ id }) => get<InstrumentView>(`${base}/${id}`, signal));
    return (await Promise.all(read)).map(({ data }) => data);
  });
};
