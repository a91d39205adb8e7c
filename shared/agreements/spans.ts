/** The days of what was executed: when each version is in force, what is taught out after it, and when any of them is. */
import type { OrganizationId } from "../ids.ts";
import { type IsoDate, plusDays } from "../time.ts";
import { lastDay, lastDayOf } from "./phase.ts";
import type { PublicVersion } from "./public.ts";
import type { Agreement, PartyRole, Span, VersionSummary } from "./schema.ts";
import { endingsOf, endOf, executedVersions } from "./succession.ts";

export type ExecutedSpan = Span & {
  versionNo: number;
  /** As it was written: a rule that runs to it runs on to `until`. */
  expirationDate: IsoDate;
  dateSigned: IsoDate | undefined;
  parties: readonly { organizationId: OrganizationId; role: PartyRole }[];
  termsId: Agreement["termsId"];
};

/** The days in force of each version, oldest first; one that was over before it began is left out. */
export function executedSpans(agreement: Agreement): ExecutedSpan[] {
  const executed = executedVersions(agreement);
  return executed.flatMap((version) => {
    const endings = endingsOf(version, executed, agreement.termination);
    const { day: until } = lastDay(version, endings);
    const { versionNo, dateEffective: from, expirationDate, dateSigned, parties, termsId } = version;
    const taught = endings.teachOutUntil === undefined ? {} : { teachOutUntil: endings.teachOutUntil };
    const rest = { ...taught, expirationDate, dateSigned, parties, termsId };
    return from <= until ? [{ versionNo, from, until, ...rest }] : [];
  });
}

/** The same for the whole agreement: versions that follow each other without a gap are one span, with their longest teach-out. */
export function spansOf(agreement: Agreement): Span[] {
  const found: Span[] = [];
  for (const { from, until, teachOutUntil } of executedSpans(agreement)) {
    const before = found.at(-1);
    if (!before || from > plusDays(before.until, 1)) {
      found.push({ from, until, ...(teachOutUntil ? { teachOutUntil } : {}) });
      continue;
    }
    before.until = until;
    if (teachOutUntil && teachOutUntil > (before.teachOutUntil ?? "")) before.teachOutUntil = teachOutUntil;
  }
  return found;
}

/** The days of one version as the evaluator and the public read them. */
export function datesOf(agreement: Agreement, version: VersionSummary) {
  const { dateEffective, expirationDate, dateSigned, autoRenew } = version;
  return {
    dateEffective,
    expirationDate,
    ...(autoRenew === undefined ? {} : { renewsUntil: lastDayOf(version) }),
    executedOn: dateSigned ?? dateEffective,
    ...endOf(version, executedVersions(agreement), agreement.termination),
  } satisfies Partial<PublicVersion>;
}
