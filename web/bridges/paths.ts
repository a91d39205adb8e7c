/** Every link to a bridge. Apart from web/paths.ts, which every first page carries. */
import { paths, query } from "../paths.ts";

export type BridgeTab = "about" | "history";

const base = (partnership: string) => `${paths.programs(partnership)}/bridges`;

export const bridgePaths = {
  bridges: (partnership: string) => base(partnership),
  /** Leading into this entry point of a program, where one is named. */
  newBridge: (partnership: string, into: { program?: string; entry?: string } = {}) =>
    `${base(partnership)}/new${query(into)}`,
  /** `into`: one of several entry points. `version`: one that another followed. */
  bridge: (
    partnership: string,
    bridge: string,
    tab?: BridgeTab,
    shown: { into?: string; version?: string } = {},
  ) => `${base(partnership)}/${bridge}${query({ tab, ...shown })}`,
  editBridge: (partnership: string, bridge: string) => `${base(partnership)}/${bridge}/edit`,
  modules: (partnership: string, bridge: string) => `${base(partnership)}/${bridge}/modules`,
};
