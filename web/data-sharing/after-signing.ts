/** What follows once an agreement is signed, in the order of its days: from its dates and its terms alone. */
import { lastDayOf } from "#shared/data-sharing/phase.ts";
import type { DataSharing } from "#shared/data-sharing/schema.ts";
import type { DataTerms } from "#shared/data-sharing/terms-schema.ts";
import { listed } from "#shared/listed.ts";
import { plusDays, plusMonths } from "#shared/time.ts";
import type { Names } from "../agreements/names.ts";
import { actionWords, everyInWords } from "./words.ts";

export type Follows = {
  day?: string | undefined;
  what: string;
  /** It has to come, and nothing says when. */
  undated?: true;
};

export function afterSigning(
  record: DataSharing,
  terms: DataTerms,
  { name }: Pick<Names, "name">,
): Follows[] {
  const { dateEffective, parties } = record;
  // Ended early, or by one side alone: what was planned for later does not come.
  const expirationDate = lastDayOf(record) ?? record.expirationDate;
  const { transfers, retention, reviewBy } = terms;
  const ends = new Map<string, { who: Set<string>; every: number | undefined }>();
  for (const { firstDue, senderId, everyMonths } of transfers) {
    const one = ends.get(firstDue) ?? { who: new Set<string>(), every: everyMonths };
    one.who.add(name(senderId));
    ends.set(firstDue, one);
  }
  const receivers = parties
    .filter(({ roles }) => roles.includes("receiving"))
    .map((one) => name(one.organizationId));
  const within = retention?.destroyWithin;
  const from =
    retention?.trigger === "term_end"
      ? expirationDate
      : retention?.trigger === "date"
        ? retention.on
        : undefined;
  const planned: Follows[] = [
    { day: dateEffective, what: "in force" },
    ...[...ends].map(([day, { who, every }]) => ({
      day,
      what: `${listed([...who])} ${who.size === 1 ? "sends" : "send"}${every ? `, then ${everyInWords(every)}` : ""}`,
    })),
    ...(reviewBy ? [{ day: reviewBy, what: "the parties look at it again" }] : []),
  ];
  const dated: Follows[] = [
    ...planned.filter(({ day = "" }) => day <= expirationDate),
    { day: expirationDate, what: "ends; receivers lose access the day after" },
  ];
  const done = retention ? actionWords[retention.action].more : "destroyed";
  const certificate =
    (retention?.certificateRequired ?? true) && receivers.length > 0
      ? `, with a certificate from ${listed(receivers)}`
      : "";
  const last: Follows =
    within && from
      ? { day: plusPeriod(from, within), what: `${done} by then${certificate}` }
      : { what: `${done}${certificate}`, ...(within ? {} : { undated: true as const }) };
  return [...dated.toSorted((a, b) => (a.day ?? "").localeCompare(b.day ?? "")), last];
}

function plusPeriod(day: string, period: string): string {
  const [, amount = "0", unit] = period.match(/^P(\d+)([DMY])$/) ?? [];
  const number = Number(amount);
  if (unit === "D") return plusDays(day, number);
  return plusMonths(day, unit === "Y" ? number * 12 : number);
}
