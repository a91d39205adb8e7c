/** Reading programs of study, their plans and what their checks look at; the ETag that was seen goes with every write. */
import type { ProgramFacts } from "#shared/programs/check-schema.ts";
import type { Plan } from "#shared/programs/plan-schema.ts";
import type { Program, ProgramRow } from "#shared/programs/schema.ts";
import type { ProgramView } from "#shared/programs/view.ts";
import { type Answer, get, getAll } from "../api.ts";
import { type Loaded, useLoad } from "../load.ts";

const of = (partnership: string, rest: string): string => `/partnerships/${partnership}/${rest}`;

export const listPath = (partnership: string): string => of(partnership, "programs");
export const programPath = (partnership: string, id: string): string => of(partnership, `programs/${id}`);

export const useRows = (partnership: string): Loaded<ProgramRow[]> => {
  const path = listPath(partnership);
  return useLoad(path, (signal) => getAll<ProgramRow>(path, signal));
};

export const useOne = (path: string): Loaded<Answer<ProgramView>> =>
  useLoad(`${path}#page`, (signal) => get<ProgramView>(path, signal));

export const usePlan = (path: string | undefined): Loaded<Answer<Plan>> =>
  useLoad(path && `${path}/plan`, (signal) => get<Plan>(`${path}/plan`, signal));

/** What stands outside the plan and decides its checks; of nothing, where nobody asks. */
export const useFacts = (path: string | undefined): Loaded<ProgramFacts> =>
  useLoad(path && `${path}/facts`, async (signal) => (await get<ProgramFacts>(`${path}/facts`, signal)).data);

/** Every member the rules read is there when the content is not hidden. */
export const whole = (view: ProgramView): Program => view as unknown as Program;
