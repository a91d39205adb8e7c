/** Which rules hold on which days, over every executed version: what is asked of the parties each year, and drift, go by them. Pure. */
import { type IsoDate, overlap, type Span } from "../time.ts";
import { lastDayOf } from "./phase.ts";
import type { Agreement } from "./schema.ts";
import { type ExecutedSpan, executedSpans } from "./spans.ts";
import { isBeingWritten } from "./succession.ts";
import type { EquivalencyRule } from "./terms-schema.ts";
import { daysOf, earliest } from "./versions.ts";

/** What one executed version says, and the days on which it is in force. */
export type ExecutedRules = { readonly span: ExecutedSpan; readonly rules: readonly EquivalencyRule[] };

/** The rules that hold on a day of these, each with the days on which it does within its version. */
export const rulesDuring = (executed: readonly ExecutedRules[], during: Span): EquivalencyRule[] =>
  executed.flatMap(({ span, rules }) =>
    rules.flatMap((rule) => {
      const { from, until } = daysOf(rule, { days: span, version: span });
      return from <= until && overlap({ from, until }, during)
        ? [{ ...rule, validFrom: from, validTo: until }]
        : [];
    }),
  );

/**
 * From when to when the courses of these versions matter: written or signed, whichever came first, since what is typed in
 * late names the courses of its time; and up to the last day in force. Without any it is the one that is being written.
 */
export const agreedOver = (
  { startedAt, expirationDate }: Pick<Agreement, "startedAt" | "expirationDate">,
  executed: readonly ExecutedRules[],
): { agreedOn: IsoDate; until: IsoDate } => ({
  agreedOn: earliest(startedAt.slice(0, 10), executed[0]?.span.dateSigned),
  until: executed.at(-1)?.span.until ?? expirationDate,
});

/** Whether what its rules name still matters: it is being written, or in force on this day or later. */
export const stillMatters = (agreement: Agreement, today: IsoDate): boolean =>
  isBeingWritten(agreement)
    ? lastDayOf(agreement) >= today
    : executedSpans(agreement).some(({ until }) => until >= today);
