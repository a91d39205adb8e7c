/**
 * Which version of a rule speaks about which days. A later version takes over on the day it becomes effective; only a
 * teach-out lets the one before it go on catching completions beside it (articulation.md 2.5, items 3, 17 and 22).
 */
import { type IsoDate, plusDays } from "../time.ts";
import type { PublicVersion } from "./public.ts";
import type { EquivalencyRule, NegativeFinding } from "./terms-schema.ts";

/** The days of one version; closed at both ends, and empty when `until` is before `from`. */
export type Days = { readonly from: IsoDate; readonly until: IsoDate };
/** A version with the days whose completions count, its teach-out included, and the last of them in force. */
export type Dated = {
  readonly version: PublicVersion;
  readonly days: Days;
  readonly inForceUntil: IsoDate;
};

/** The versions executed by `asOf`, agreement by agreement, oldest first, each with the days it covers. */
export function executedBy(versions: readonly PublicVersion[], asOf: IsoDate): Dated[][] {
  const byAgreement = new Map<string, PublicVersion[]>();
  for (const version of versions) {
    // What was terminated before it began counts for nothing, and takes over from nothing.
    if (
      version.executedOn > asOf ||
      (version.terminationDay ?? version.dateEffective) < version.dateEffective
    )
      continue;
    byAgreement.set(version.agreementId, [...(byAgreement.get(version.agreementId) ?? []), version]);
  }
  return [...byAgreement.values()].map((chain) => {
    // A page that asks two schools is given what they share twice.
    const unique = [...new Map(chain.map((version) => [version.versionNo, version])).values()];
    unique.sort((a, b) => a.versionNo - b.versionNo);
    return unique.map((version, index) => {
      const { dateEffective: from, expirationDate, renewsUntil, terminationDay, teachOutUntil } = version;
      const taken = unique.slice(index + 1).map((later) => plusDays(later.dateEffective, -1));
      const last = earliest(renewsUntil ?? expirationDate, terminationDay, ...taken);
      // A version that another overtook before it began was never in force, so there is nothing to teach out.
      const until =
        teachOutUntil !== undefined && from <= last && last < teachOutUntil ? teachOutUntil : last;
      return { version, days: { from, until }, inForceUntil: last };
    });
  });
}

/** The days on which a rule or finding holds: its own, within those of its version. One that runs to the end runs on with it. */
export function daysOf(
  { validFrom, validTo }: Pick<EquivalencyRule | NegativeFinding, "validFrom" | "validTo">,
  { days, version }: { days: Days; version: Pick<PublicVersion, "expirationDate"> },
): Days {
  return {
    from: validFrom && validFrom > days.from ? validFrom : days.from,
    until: validTo && validTo < version.expirationDate ? earliest(days.until, validTo) : days.until,
  };
}

export const within = (date: IsoDate, days: Days): boolean => days.from <= date && date <= days.until;

export function earliest(first: IsoDate, ...others: (IsoDate | undefined)[]): IsoDate {
  return others.reduce<IsoDate>((found, one) => (one !== undefined && one < found ? one : found), first);
}
