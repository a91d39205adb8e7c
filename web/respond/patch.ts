/**
 * What was said on this device and the hub does not have yet, word by word: each rating, comment, shortage and skill on its
 * own. Laid over what the hub has it is what the person sees. Where another device said something else of the same thing
 * meanwhile, the later word stands; so answers of two devices meet without losing one. Pure.
 */
import type { MissingSkill, Rating, StatementAnswer } from "#shared/validations/respondent-schema.ts";

export type Said = {
  statements: Record<string, StatementAnswer>;
  missing: MissingSkill[];
  /** What others wrote and this person stands behind. */
  seconds: string[];
  revision: number;
  savedAt?: string;
};

type Comment = NonNullable<StatementAnswer["comment"]>;
type Shortage = NonNullable<StatementAnswer["shortage"]>;
type Fact = Rating | Comment | Shortage | MissingSkill | true;

/** What is said now, by its key: `rating <statement> <scale>`, `skill <id>`. `null`: taken back. */
export type Changes = Record<string, Fact | null>;

type Entry = {
  now: Fact | null;
  /** What the hub had when it was said, and what it may have taken of it since. */
  was: Fact | null;
  sent?: Fact | null;
  /** When, by this device's clock. */
  at: number;
};
export type Patch = Record<string, Entry>;

export const isEmpty = (patch: Patch): boolean => Object.keys(patch).length === 0;

/** What is different about one statement. */
export const changed = (
  id: string,
  before: StatementAnswer | undefined,
  after: StatementAnswer | undefined,
): Changes => {
  const [old, next] = [factsOfOne(id, before), factsOfOne(id, after)];
  const keys = new Set([...old.keys(), ...next.keys()]);
  return Object.fromEntries(
    [...keys].flatMap((key) =>
      same(old.get(key), next.get(key)) ? [] : [[key, next.get(key) ?? null] as const],
    ),
  );
};
export const skill = (id: string, now: MissingSkill | null): Changes => ({ [`skill ${id}`]: now });
export const second = (id: string, stands: boolean): Changes => ({ [`second ${id}`]: stands || null });

/** One change more, said on top of what the hub has. */
export function also(patch: Patch, more: Changes, there: Said, at: number): Patch {
  const facts = factsOf(there);
  const entries = Object.entries(more).map(([key, now]): [string, Entry] => [
    key,
    { was: facts.get(key) ?? null, ...patch[key], now, at },
  ]);
  return { ...patch, ...Object.fromEntries(entries) };
}

/** What the person has said, on top of what the hub has. */
export function laidOver(said: Said, patch: Patch): Said {
  const facts = factsOf(said);
  for (const [key, { now }] of Object.entries(patch)) {
    if (now === null) facts.delete(key);
    else facts.set(key, now);
  }
  const after: Said = { ...said, statements: {}, missing: [], seconds: [] };
  for (const [key, fact] of facts) {
    const [what, id = "", scale = ""] = key.split(" ");
    if (what === "skill") after.missing.push(fact as MissingSkill);
    else if (what === "second") after.seconds.push(id);
    else {
      const answer = after.statements[id] ?? { ratings: {} };
      after.statements[id] = answer;
      if (what === "rating") answer.ratings[scale] = fact as Rating;
      else if (what === "comment") answer.comment = fact as Comment;
      else answer.shortage = fact as Shortage;
    }
  }
  // Rated on one device and "not part of this job" on the other: who rates it does not say so any more.
  for (const answer of Object.values(after.statements)) {
    const ratings = Object.entries(answer.ratings);
    if (ratings.some(([, one]) => typeof one === "number"))
      answer.ratings = Object.fromEntries(ratings.filter(([, one]) => one !== "NOT_APPLICABLE"));
  }
  return after;
}

/** On its way: what the hub has next may be this. */
export const sending = (patch: Patch): Patch => mapped(patch, (one) => ({ ...one, sent: one.now }));

/** What of a patch the hub does not have now that it took what was sent. */
export function left(patch: Patch, there: Said): Patch {
  const facts = factsOf(there);
  return mapped(patch, (one, key) => {
    const was = facts.get(key) ?? null;
    return same(one.now, was) ? undefined : { now: one.now, was, at: one.at };
  });
}

/** What of a patch goes on top of what others saved meanwhile, and what something newer stands in place of. */
export function met(patch: Patch, there: Said): { mine: Patch; passed: Patch } {
  const facts = factsOf(there);
  const savedAt = Date.parse(there.savedAt ?? "") || 0;
  const passed = mapped(patch, (one, key) => {
    const theirs = facts.get(key) ?? null;
    const known = [one.was, one.now, ...(one.sent === undefined ? [] : [one.sent])];
    return one.at > savedAt || known.some((fact) => same(fact, theirs)) ? undefined : one;
  });
  const mine = mapped(patch, (one, key) => (passed[key] ? undefined : one));
  return { mine: left(mine, there), passed };
}

/** Of several stored ones, the last word about each thing. */
export const joined = (patches: readonly Patch[]): Patch =>
  Object.fromEntries(patches.flatMap(Object.entries<Entry>).sort(([, a], [, b]) => a.at - b.at));

/** The sentences of a patch: what a person would not want to type again. */
export const wordsOf = (patch: Patch): string[] =>
  Object.values(patch).flatMap(({ now }) =>
    now === null || typeof now !== "object"
      ? []
      : (["rewording", "text", "why", "response"] as const).flatMap((name) => {
          const words = (now as Record<string, unknown>)[name];
          return typeof words === "string" && words.trim() !== "" ? words : [];
        }),
  );

const factsOf = ({ statements, missing, seconds }: Said): Map<string, Fact> =>
  new Map<string, Fact>([
    ...Object.entries(statements).flatMap(([id, answer]) => [...factsOfOne(id, answer)]),
    ...missing.map((one) => [`skill ${one.id}`, one] as const),
    ...seconds.map((id) => [`second ${id}`, true] as const),
  ]);

const factsOfOne = (id: string, { ratings, comment, shortage }: StatementAnswer = { ratings: {} }) =>
  new Map<string, Fact>([
    ...Object.entries(ratings).map(([scale, one]) => [`rating ${id} ${scale}`, one] as const),
    ...(comment ? [[`comment ${id}`, comment] as const] : []),
    ...(shortage ? [[`shortage ${id}`, shortage] as const] : []),
  ]);

const mapped = (patch: Patch, to: (one: Entry, key: string) => Entry | undefined): Patch =>
  Object.fromEntries(
    Object.entries(patch).flatMap(([key, one]) => {
      const next = to(one, key);
      return next ? [[key, next] as const] : [];
    }),
  );

/** Whatever the order of the fields: the hub gives them back in its own. */
function same(a: unknown, b: unknown): boolean {
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return a === b;
  const [mine, theirs] = [filled(a), filled(b)];
  return (
    Object.keys(mine).length === Object.keys(theirs).length &&
    Object.entries(mine).every(([name, value]) => same(value, theirs[name]))
  );
}

const filled = (of: object): Record<string, unknown> =>
  Object.fromEntries(Object.entries(of).filter(([, value]) => value !== undefined));
