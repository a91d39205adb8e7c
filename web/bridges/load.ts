/** Reading bridges, their modules and what they lead to; the ETag that was seen goes with every write. */
import type { BridgeFacts } from "#shared/bridges/facts-schema.ts";
import type { Bridge, BridgePlan, BridgeRow } from "#shared/bridges/schema.ts";
import type { BridgeVersion, BridgeView } from "#shared/bridges/view.ts";
import type { ProgramRow } from "#shared/programs/schema.ts";
import { type Answer, get, getAll } from "../api.ts";
import { type Loaded, useLoad } from "../load.ts";

const of = (partnership: string, rest: string): string => `/partnerships/${partnership}/${rest}`;

export const listPath = (partnership: string): string => of(partnership, "bridges");
export const bridgePath = (partnership: string, id: string): string => of(partnership, `bridges/${id}`);

/** All of them, or those that lead into one program. */
export const useRows = (partnership: string, program?: string): Loaded<BridgeRow[]> => {
  const path = listPath(partnership) + (program === undefined ? "" : `?program=${program}`);
  return useLoad(path, (signal) => getAll<BridgeRow>(path, signal));
};

export const useOne = (path: string): Loaded<Answer<BridgeView>> =>
  useLoad(`${path}#page`, (signal) => get<BridgeView>(path, signal));

export const usePlan = (path: string): Loaded<BridgePlan> =>
  useLoad(`${path}/plan`, async (signal) => (await get<BridgePlan>(`${path}/plan`, signal)).data);

export const useFacts = (path: string): Loaded<BridgeFacts> =>
  useLoad(`${path}/alignment`, async (signal) => (await get<BridgeFacts>(`${path}/alignment`, signal)).data);

/** A version as it was kept; nothing is read without a number. */
export const useVersion = (path: string, versionNo: string): Loaded<BridgeVersion> => {
  const at = versionNo === "" ? undefined : `${path}/versions/${versionNo}`;
  return useLoad(at, async (signal) => (await get<BridgeVersion>(at ?? "", signal)).data);
};

export const usePrograms = (partnership: string): Loaded<ProgramRow[]> => {
  const path = of(partnership, "programs");
  return useLoad(path, (signal) => getAll<ProgramRow>(path, signal));
};

/** Every member the rules read is there when the content is not hidden. */
export const whole = (view: BridgeView): Bridge => view as unknown as Bridge;
