/**
 * An attempt to bind someone that is refused stays in the history, so that nobody has to take anyone's word for it: out
 * of turn, without the role, over another text, with a clock set back.
 */
import type { Happened } from "#shared/activity/schema.ts";
import type { Actor } from "#shared/actor.ts";
import { type ProblemCode, Refusal } from "#shared/problem.ts";
import { eventsAfter } from "../cloud/ledger.ts";
import { Raced, type Write } from "../cloud/table.ts";
import type { Asking } from "../http/endpoint.ts";

/** Refusals that say someone tried to bind a party in a way that does not hold. */
const kept: ReadonlySet<ProblemCode> = new Set<ProblemCode>([
  "role-missing",
  "not-the-signer",
  "out-of-order",
  "not-what-was-frozen",
  "content-changed",
  "clock-set-back",
  "second-person",
  "notice-running",
  "signing-lapsed",
  "checks-missing",
  "beyond-parent",
  "offer-closed",
]);

/** So many refused attempts in a row stay in the history: who goes on trying moves no record under its signers' hands. */
const attemptsMax = 20;

/** The history of one record as it was read, and how another event of it is saved. */
export type History = {
  pk: string;
  version: number;
  saving(happened: Happened): Promise<{ record: { version: number }; writes: readonly Write[] }>;
};

/**
 * The refusal, once it is in the history: of an attempt on what stands now, and once for each person until something
 * happens. It is told even if the history moved on meanwhile and has no room for it now.
 */
export async function remembered(
  { services, seen }: Pick<Asking, "services" | "seen">,
  { pk, version, saving }: History,
  by: Actor,
  attempt: string,
  error: unknown,
): Promise<unknown> {
  if (!(error instanceof Refusal) || !kept.has(error.code) || seen !== version) return error;
  const happened = { action: "attempt-refused", note: `${attempt}: ${error.message}` };
  const { items } = await eventsAfter(services.table, pk, Math.max(0, seen - attemptsMax), attemptsMax);
  const tried = items.slice(items.findLastIndex(({ action }) => action !== happened.action) + 1);
  const again = tried.some(({ actor, note }) => actor === by.person && note === happened.note);
  if (again || tried.length === attemptsMax) return error;
  const saved = await saving(happened);
  try {
    await services.table.commit(saved.writes);
  } catch (cause) {
    if (!(cause instanceof Raced) && !(cause instanceof Refusal)) throw cause;
    return error;
  }
  return new Refusal(error.code, error.message, {
    ...error.particulars,
    currentVersion: saved.record.version,
  });
}
