/** Clauses and their numbers: one order, that of the numbers, however they were sent. Pure. */
import type { FieldProblem } from "../problem.ts";
import type { Clause } from "./terms-schema.ts";

type Numbered = Pick<Clause, "listId">;

/** 5.2 before 5.10, numbers before letters, 5 before 5.1. */
export function byListId({ listId: a }: Numbered, { listId: b }: Numbered): number {
  const [left, right] = [a.toUpperCase().split("."), b.toUpperCase().split(".")];
  for (let at = 0; at < Math.max(left.length, right.length); at++) {
    const [one, other] = [left[at], right[at]];
    if (one === other) continue;
    if (one === undefined) return -1;
    if (other === undefined) return 1;
    const [x, y] = [/^\d+$/.test(one), /^\d+$/.test(other)];
    if (x !== y) return x ? -1 : 1;
    // Two spellings of one number (01 and 1) keep an order of their own, so that sorting is the same everywhere.
    const difference = x ? Number(one) - Number(other) : 0;
    return difference || (one < other ? -1 : 1);
  }
  return 0;
}

export const inListOrder = (clauses: readonly Clause[]): Clause[] => clauses.toSorted(byListId);

/** Each number once, letter case aside. */
export function clauseProblems(clauses: readonly Numbered[]): FieldProblem[] {
  const seen = new Set<string>();
  return clauses.flatMap(({ listId }, index) => {
    const key = listId.toUpperCase();
    if (!seen.has(key)) {
      seen.add(key);
      return [];
    }
    return [
      {
        pointer: `/clauses/${index}/listId`,
        detail: `Clause ${listId} is there already: each clause has a number of its own.`,
      },
    ];
  });
}

/** The number after the last one: 5.7 after 5.6, 1 in an empty list. */
export function nextListId(clauses: readonly Clause[]): string {
  const last = inListOrder(clauses).at(-1)?.listId;
  if (last === undefined) return "1";
  const parts = last.split(".");
  const end = parts.at(-1) ?? "";
  const next = /^\d{1,3}$/.test(end)
    ? String(Number(end) + 1)
    : /^[A-Ya-y]$/.test(end)
      ? String.fromCharCode(end.charCodeAt(0) + 1)
      : undefined;
  return next === undefined ? "" : [...parts.slice(0, -1), next].join(".");
}

/** The clauses with one moved a place up (-1) or down (1): the numbers stay where they are, and what they say moves. */
export function moved(clauses: readonly Clause[], listId: string, by: -1 | 1): Clause[] {
  const ordered = inListOrder(clauses);
  const at = ordered.findIndex((clause) => clause.listId === listId);
  const [one, other] = [ordered[at], ordered[at + by]];
  if (!one || !other) return ordered;
  return ordered.with(at, { ...other, listId: one.listId }).with(at + by, { ...one, listId: other.listId });
}

/** "5.6 added, 5.7 changed": what the history says happened. */
export function clausesChanged(before: readonly Clause[], after: readonly Clause[]): string {
  const old = new Map(before.map((clause) => [clause.listId, clause]));
  const now = new Set(after.map(({ listId }) => listId));
  const notes = [
    ...after.flatMap((clause) => {
      const was = old.get(clause.listId);
      if (!was) return [`${clause.listId} added`];
      return JSON.stringify(was) === JSON.stringify(clause) ? [] : [`${clause.listId} changed`];
    }),
    ...before.filter(({ listId }) => !now.has(listId)).map(({ listId }) => `${listId} taken out`),
  ];
  return notes.length > 12
    ? `${notes.length} clauses changed, ${after.length} now`
    : notes.join(", ") || "nothing";
}
