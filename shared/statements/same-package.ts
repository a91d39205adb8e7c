/**
 * Whether two packages say the same: the order of lists, addresses and dates of change aside. Two hubs write their own
 * addresses into one framework, and a file without dates is dated anew each time it is read.
 */
import { canonicalJson } from "../canonical.ts";
import type { CasePackage } from "../case/schema.ts";

/** What a package says, as text to compare. */
export const saidBy = (found: CasePackage): string => canonicalJson(bare(found));

const loud = new Set(["uri", "lastChangeDateTime"]);

function bare(raw: unknown): unknown {
  if (Array.isArray(raw)) {
    const all = raw.map(bare);
    const named = all.every((one) => typeof one === "object" && one !== null && "identifier" in one);
    return named ? all.sort((a, b) => (idOf(a) < idOf(b) ? -1 : 1)) : all;
  }
  if (typeof raw !== "object" || raw === null) return raw;
  return Object.fromEntries(
    Object.entries(raw).flatMap(([key, value]): [string, unknown][] =>
      loud.has(key) || value === undefined ? [] : [[key, key === "extensions" ? value : bare(value)]],
    ),
  );
}

const idOf = (one: unknown): string => String((one as { identifier: unknown }).identifier);
