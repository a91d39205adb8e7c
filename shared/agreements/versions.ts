/**
 * Which version of a rule speaks about which days. A later version takes over on the day it becomes effective, so no
 * two versions of one agreement ever cover the same day (articulation.md 2.5, items 3 and 22).
 */
import { type IsoDate, plusDays } from "../time.ts";
import type { PublicVersion } from "./public.ts";
import type { EquivalencyRule, NegativeFinding } from "./schema.ts";

/** The days of one version; closed at both ends, and empty when `until` is before `from`. */
export type Days = { readonly from: IsoDate; readonly until: IsoDate };
export type Dated = { readonly version: PublicVersion; readonly days: Days };

/** The versions executed by `asOf`, agreement by agreement, oldest first, each with the days it covers. */
export function executedBy(versions: readonly PublicVersion[], asOf: IsoDate): Dated[][] {
  const byAgreement = new Map<string, PublicVersion[]>();
  for (const version of versions) {
    if (version.executedOn > asOf) continue;
    byAgreement.set(version.agreementId, [...(byAgreement.get(version.agreementId) ?? []), version]);
  }
  return [...byAgreement.values()].map((chain) => {
    // A page that asks two schools is given what they share twice.
    const unique = [...new Map(chain.map((version) => [version.versionNo, version])).values()];
    unique.sort((a, b) => a.versionNo - b.versionNo);
    return unique.map((version, index) => {
      const taken = unique.slice(index + 1).map((later) => plusDays(later.dateEffective, -1));
      return {
        version,
        days: { from: version.dateEffective, until: earliest(version.expirationDate, ...taken) },
      };
    });
  });
}

/** The days on which a rule or finding holds: its own, within those of its version. */
export function daysOf(
  { validFrom, validTo }: Pick<EquivalencyRule | NegativeFinding, "validFrom" | "validTo">,
  { days }: Dated,
): Days {
  return {
    from: validFrom && validFrom > days.from ? validFrom : days.from,
    until: earliest(days.until, ...(validTo ? [validTo] : [])),
  };
}

export const within = (date: IsoDate, days: Days): boolean => days.from <= date && date <= days.until;

function earliest(first: IsoDate, ...others: IsoDate[]): IsoDate {
  return [first, ...others].sort()[0] ?? first;
}
