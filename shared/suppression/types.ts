/**
 * What goes into suppression, what comes out, and what is said about it. A finding or a refusal names a cell, never a value:
 * whoever reads it may be the one it is kept from.
 */

/** A partition's values add up to "all". Each value of a flag overlaps the others, and implies its complement, all − flag. */
export type Dimension = { name: string; kind: "partition" | "flag"; values: string[] };

/** "all", or dimension and value: "gender:female", "special:english-learners". Complements have no key: they are never printed. */
export type GroupKey = string;

export type Measure = "d" | "n" | "m";

/** Denominator and numerator. */
export type Count = { d: number; n: number };

/** `organization` is whose students these are. A sum over several organizations' blocks needs three of them (R5). */
export type Block = {
  program: string;
  year: string;
  organization?: string;
  groups: Record<GroupKey, Count>;
};

/**
 * The block of `program` is, group by group, the sum of the blocks of the programs `of` in the same year. With `year` and
 * `years` it is a pool: the one block of `program` and `year` is the sum over those programs and those years.
 */
export type RollUp = { program: string; of: string[]; year?: string; years?: string[] };

export type Table = { dimensions: Dimension[]; blocks: Block[]; rollUps: RollUp[] };

/** `n`: the smallest group that is shown. `k`: the smallest number of events, or of non-events, under "event_k". */
export type Policy = {
  n: number;
  eventMode: "homogeneity" | "event_k" | "strict";
  k: number;
  bands: boolean;
};

/** `zero`: there were no students. One mark for all that is suppressed, whatever the reason (R6). */
export type Shown = { state: "published"; value: number } | { state: "suppressed" } | { state: "zero" };

/** At most, or at least, so many percent. */
export type Band = { side: "low" | "high"; percent: number };

export type SafeGroup = { d: Shown; n: Shown; band?: Band };

export type SafeBlock = {
  program: string;
  year: string;
  organization?: string;
  groups: Record<GroupKey, SafeGroup>;
};

export type SafeTable = { dimensions: Dimension[]; blocks: SafeBlock[]; rollUps: RollUp[] };

/** Someone who will see the table, and the counts they know already: their own. The public knows nothing. */
export type Viewer = {
  name: string;
  knows: readonly { program: string; year: string; group: GroupKey; d?: number; n?: number }[];
};

/** What an earlier release printed of a group; without `n` it was of another outcome of the same students. */
export type EarlierGroup = Omit<SafeGroup, "n"> & { n?: Shown };
export type EarlierTable = Omit<SafeTable, "blocks"> & {
  blocks: (Omit<SafeBlock, "groups"> & { groups: Record<GroupKey, EarlierGroup> })[];
};

/** `earlier`: what the same readers have already seen of these students. The public is always among the viewers. */
export type Context = { viewers: readonly Viewer[]; earlier: readonly EarlierTable[] };

export type TableProblem = {
  where: { program?: string; year?: string; group?: GroupKey; dimension?: string; measure?: "d" | "n" };
  code:
    | "does-not-add-up"
    | "negative"
    | "not-whole"
    | "n-exceeds-d"
    | "unknown-group"
    | "missing-group"
    | "flag-exceeds-all"
    | "twice"
    | "too-large";
  why: string;
  /** How far off: parts minus total, or flag minus all. */
  by?: number;
};

export type FindingCode =
  /** Can be computed from what is printed. */
  | "determined"
  /** Cannot be computed, but lies in too short a range. */
  | "too-narrow"
  /** Printed, though the group is too small, or all its students share the outcome. */
  | "too-small"
  /** Never printed, but computable, and too small. */
  | "implied-small"
  | "without-denominator"
  | "band-and-count"
  | "wrong-band"
  /** Was suppressed in an earlier release. */
  | "was-hidden"
  | "too-few-contributors"
  | "does-not-add-up"
  | "malformed"
  | "stopped";

export type Finding = {
  viewer: string;
  program: string;
  year: string;
  group: GroupKey;
  measure: Measure;
  code: FindingCode;
  why: string;
};

export type Audit = {
  holds: boolean;
  findings: Finding[];
  /** Of the suppressed counts: how many this viewer cannot work out, and how many they knew before. */
  perViewer: { viewer: string; hidden: number; exposed: number }[];
  /** The version of the algorithm that gave this answer. */
  algorithm: string;
};

export type Watch = { progress?: (done: number, of: number) => void; cancelled?: () => boolean };

export type Suppressed =
  | { ok: true; table: SafeTable; audit: Audit }
  | { ok: false; why: string; refused: { program: string; year: string; group: GroupKey }[] };
