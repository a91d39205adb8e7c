/**
 * Which courses support which rule: a small exact matching.
 * A rule has ways, a way has seats, a seat is filled by one of some resources (numbers), each resource fills one seat.
 * Choosing among ways is hard in general (set packing), so a search stands behind the matching. Where every way has
 * one seat the bound it prunes with is exact and it never turns back; elsewhere it may use up `effort`, and then says so.
 */
export type Seat = readonly number[];
export type Way = readonly Seat[];

/** The rules that hold so far, in the order they were tried, each with the way it stands on. */
export type Board = {
  readonly rules: (readonly Way[])[];
  chosen: number[];
  /** Which rules touch a resource: rules that share none never concern each other. */
  readonly touching: Map<number, number[]>;
  /** Matchings that all searches together may still try before they give up. */
  effort: number;
};

/** What one search may take of the effort, so that a hopeless rule does not leave the others without. */
const effortOfOne = 2_000;

export const emptyBoard = (effort = 10_000): Board => ({
  rules: [],
  chosen: [],
  touching: new Map(),
  effort,
});

/**
 * The ways all rules stand on once one more joins, lexicographically first in the order of trying: an earlier rule
 * keeps its preferred way wherever that is possible. "no": the rules so far cannot all be kept. Changes nothing but `effort`.
 */
export function admit(board: Board, ways: readonly Way[]): number[] | "no" | "too-many" {
  const near = neighbours(board, ways);
  const held = near.flatMap((rule) => board.rules[rule]?.[board.chosen[rule] ?? 0] ?? []);
  // `chosen` is first for the rules so far, so the first way that fits beside it is first for all of them.
  const free = ways.findIndex((way) => fill([...held, ...way]) !== undefined);
  if (free >= 0) return [...board.chosen, free];
  if (near.length === 0) return "no";
  const found = search([...near.map((rule) => board.rules[rule] ?? []), ways], board);
  if (typeof found === "string") return found;
  const chosen = [...board.chosen, found[near.length] ?? 0];
  near.forEach((rule, index) => {
    chosen[rule] = found[index] ?? 0;
  });
  return chosen;
}

/** Adds the rule that `admit` found a place for. */
export function join(board: Board, ways: readonly Way[], chosen: number[]): void {
  const rule = board.rules.push(ways) - 1;
  board.chosen = chosen;
  for (const resource of new Set(ways.flat(2))) {
    const touching = board.touching.get(resource);
    if (touching) touching.push(rule);
    else board.touching.set(resource, [rule]);
  }
}

/** For each rule the resources of its seats, the lowest numbers going to the rule tried first. */
export function settle(board: Board): number[][] {
  const settled: number[][] = [];
  board.rules.forEach((ways, rule) => {
    if (settled[rule]) return;
    const near = [...new Set([rule, ...neighbours(board, ways)])].sort((a, b) => a - b);
    const seats = near.flatMap((one) => board.rules[one]?.[board.chosen[one] ?? 0] ?? []);
    const fixed: Seat[] = [...seats];
    seats.forEach((seat, index) => {
      const resource = [...seat]
        .sort((a, b) => a - b)
        .find((one) => fill(fixed.with(index, [one])) !== undefined);
      if (resource !== undefined) fixed[index] = [resource];
    });
    let at = 0;
    for (const one of near) {
      const size = board.rules[one]?.[board.chosen[one] ?? 0]?.length ?? 0;
      settled[one] = fixed.slice(at, at + size).map(([resource]) => resource ?? -1);
      at += size;
    }
  });
  return settled;
}

/** The rules of the board that share a resource with these ways, directly or through others, in order. */
export function neighbours(board: Board, ways: readonly Way[]): number[] {
  const seen = new Set<number>();
  const open: (readonly Way[])[] = [ways];
  for (let next = open.pop(); next; next = open.pop()) {
    for (const resource of next.flat(2)) {
      for (const rule of board.touching.get(resource) ?? []) {
        if (seen.has(rule)) continue;
        seen.add(rule);
        open.push(board.rules[rule] ?? []);
      }
    }
  }
  return [...seen].sort((a, b) => a - b);
}

/** A different resource for every seat, or undefined: Kuhn's augmenting paths. */
export function fill(seats: readonly Seat[]): number[] | undefined {
  const holder = new Map<number, number>();
  const place = (seat: number, tried: Set<number>): boolean => {
    const free = seats[seat]?.find((resource) => !holder.has(resource));
    if (free !== undefined) return holder.set(free, seat).has(free);
    for (const resource of seats[seat] ?? []) {
      if (tried.has(resource)) continue;
      tried.add(resource);
      if (!place(holder.get(resource) ?? -1, tried)) continue;
      holder.set(resource, seat);
      return true;
    }
    return false;
  };
  if (!seats.every((_, seat) => place(seat, new Set()))) return undefined;
  const filled: number[] = new Array(seats.length);
  for (const [resource, seat] of holder) filled[seat] = resource;
  return filled;
}

/**
 * As many seats as can be filled, preferring resources in the order given; undefined where a seat stays empty.
 * Seats that can be filled at once form a matroid, so taking the preferred ones greedily is best.
 */
export function fillPreferring(seats: readonly Seat[], order: readonly number[]): (number | undefined)[] {
  const filled: (number | undefined)[] = new Array(seats.length).fill(undefined);
  const fits = new Map<number, number[]>();
  seats.forEach((seat, index) => {
    for (const resource of seat) fits.set(resource, [...(fits.get(resource) ?? []), index]);
  });
  const place = (resource: number, tried: Set<number>): boolean => {
    for (const seat of fits.get(resource) ?? []) {
      if (tried.has(seat)) continue;
      tried.add(seat);
      const other = filled[seat];
      if (other !== undefined && !place(other, tried)) continue;
      filled[seat] = resource;
      return true;
    }
    return false;
  };
  for (const resource of order) place(resource, new Set());
  return filled;
}

/** The first choice of one way per rule whose seats can all be filled. */
function search(rules: readonly (readonly Way[])[], board: Board): number[] | "no" | "too-many" {
  const loosened = rules.map(loosen);
  if (fill(loosened.flat()) === undefined) return "no";
  const least = board.effort - effortOfOne;
  const chosen: number[] = [];
  const from = (rule: number, seats: readonly Seat[]): boolean | "too-many" => {
    const rest = loosened.slice(rule + 1).flat();
    for (const [index, way] of (rules[rule] ?? []).entries()) {
      if (board.effort <= Math.max(0, least)) return "too-many";
      board.effort -= 1;
      const taken = [...seats, ...way];
      if (fill([...taken, ...rest]) === undefined) continue;
      chosen[rule] = index;
      const found = rule + 1 === rules.length || from(rule + 1, taken);
      if (found) return found;
    }
    return false;
  };
  const found = from(0, []);
  if (found === "too-many") return found;
  return found ? chosen : "no";
}

/** Seats that any of the ways would fill at least: what must fit whichever is chosen. */
function loosen(ways: readonly Way[]): Way {
  const least = Math.min(...ways.map((way) => way.length));
  return Array.from({ length: least }, (_, seat) => [...new Set(ways.flatMap((way) => way[seat] ?? []))]);
}
