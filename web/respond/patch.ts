/**
 * What was said on this device and the hub does not have yet, statement by statement. Laid over what the hub has it is
 * what the person sees; so answers of two devices, or of one that was without a network, meet without losing one.
 */
import type { MissingSkill, StatementAnswer } from "#shared/validations/respondent-schema.ts";

export type Said = {
  statements: Record<string, StatementAnswer>;
  missing: MissingSkill[];
  /** What others wrote and this person stands behind. */
  seconds: string[];
  revision: number;
};

/** `null`: taken back. */
export type Patch = {
  statements?: Record<string, StatementAnswer | null>;
  missing?: Record<string, MissingSkill | null>;
  seconds?: Record<string, boolean>;
};

/** One change more. */
export const also = (patch: Patch, more: Patch): Patch => ({
  statements: { ...patch.statements, ...more.statements },
  missing: { ...patch.missing, ...more.missing },
  seconds: { ...patch.seconds, ...more.seconds },
});

/** What the person has said, on top of what the hub has. */
export function laidOver(said: Said, { statements = {}, missing = {}, seconds = {} }: Patch): Said {
  const merged = { ...said.statements };
  for (const [id, answer] of Object.entries(statements)) {
    if (answer) merged[id] = answer;
    else delete merged[id];
  }
  const known = new Set(said.missing.map(({ id }) => id));
  return {
    revision: said.revision,
    statements: merged,
    missing: [
      ...said.missing.flatMap((one) => (one.id in missing ? (missing[one.id] ?? []) : one)),
      ...Object.values(missing).filter((one): one is MissingSkill => one !== null && !known.has(one.id)),
    ],
    seconds: [
      ...said.seconds.filter((id) => seconds[id] ?? true),
      ...Object.keys(seconds).filter((id) => seconds[id] && !said.seconds.includes(id)),
    ],
  };
}

/** What of a patch the hub does not have. */
export function left({ statements = {}, missing = {}, seconds = {} }: Patch, said: Said): Patch {
  const skills = new Map(said.missing.map((one) => [one.id, one]));
  return {
    statements: differing(statements, (id) => said.statements[id]),
    missing: differing(missing, (id) => skills.get(id)),
    seconds: Object.fromEntries(
      Object.entries(seconds).filter(([id, stands]) => stands !== said.seconds.includes(id)),
    ),
  };
}

export const isEmpty = (patch: Patch): boolean =>
  Object.values(patch).every((some) => Object.keys(some).length === 0);

const differing = <T extends object>(
  mine: Record<string, T | null>,
  there: (id: string) => T | undefined,
): Record<string, T | null> =>
  Object.fromEntries(Object.entries(mine).filter(([id, one]) => !same(one, there(id) ?? null)));

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
