/** The editions this hub carries. Adding one is a line here; a partnership's settings name the one it works with. */
import { scc79 } from "./scc-79.ts";
import type { Framework } from "./schema.ts";

const editions: readonly Framework[] = [scc79];

/** The edition with this id, or undefined where the hub does not carry it. */
export function edition(id: string): Framework | undefined {
  return editions.find((one) => one.id === id);
}

export const editionIds: readonly string[] = editions.map((one) => one.id);
