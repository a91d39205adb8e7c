/** Reading and sending releases. What goes out is a suppressed table; no request here ever has a count that is hidden in it. */
import { yearsOf } from "#shared/data-sharing/pooling.ts";
import type { AgreedView, Release, ReleaseDraft, ReleaseLine } from "#shared/data-sharing/release-schema.ts";
import type { DataElement, SuppressionPolicy } from "#shared/data-sharing/terms-schema.ts";
import type { Context } from "#shared/suppression/types.ts";
import { type Answer, get, post } from "../api.ts";
import { changed, type Loaded, useLoad } from "../load.ts";
import { query } from "../paths.ts";

/** What was released, and what the gate goes by; without that for whoever may not read what was agreed. */
export type Listed = { items: ReleaseLine[]; agreed?: AgreedView | undefined };
export type Exchange = { items: ReleaseLine[]; agreed: AgreedView };

export const useExchange = (path: string): Loaded<Listed> =>
  useLoad(`${path}/releases`, async (signal) => {
    const items: ReleaseLine[] = [];
    let agreed: AgreedView | undefined;
    let cursor: string | undefined;
    do {
      const at = `${path}/releases${query({ limit: "100", cursor })}`;
      const { data } = await get<Listed & { next?: string }>(at, signal);
      items.push(...data.items);
      agreed = data.agreed;
      cursor = data.next;
    } while (cursor !== undefined);
    return { items, agreed };
  });

export const useRelease = (path: string, id: string): Loaded<Answer<Release>> =>
  useLoad(`${path}/releases/${id}`, (signal) => get<Release>(`${path}/releases/${id}`, signal));

/** Of one indicator and one year or several: what names a release before it is there. */
export type Place = { indicatorId: string; year: string; pooledTo?: string | undefined };

/** What the browser suppresses by: the strictest rule of all that reach a reader, and what readers have seen already. */
export type ReleaseContext = { policy: SuppressionPolicy; context: Context; next: number };

export const useContextOf = (path: string, place: Place | undefined): Loaded<ReleaseContext> => {
  const at = place && `${path}/releases/context${query(place)}`;
  return useLoad(at, async (signal) => (await get<ReleaseContext>(at ?? "", signal)).data);
};

export async function sendRelease(path: string, key: string, draft: ReleaseDraft): Promise<Release> {
  const { data } = await post<Release>(`${path}/releases`, draft, { key });
  await changed(path);
  return data;
}

/** Agreed for the exchange through the hub: an indicator, its years and its breakdowns. */
export type Scheduled = DataElement & { exchange: NonNullable<DataElement["exchange"]> };
export const scheduledIn = ({ terms }: Exchange["agreed"]): Scheduled[] =>
  terms.elements.filter((one): one is Scheduled => one.level === "aggregate" && one.exchange !== undefined);

/** Every year from the first to the last. */
export function yearsBetween({ from, to }: { from: string; to: string }): string[] {
  const years: string[] = [];
  for (let first = Number(from.slice(0, 4)); first <= Number(to.slice(0, 4)); first++)
    years.push(`${first}-${String((first + 1) % 100).padStart(2, "0")}`);
  return years;
}

/** The newest of each place: an indicator, a sender and its years. */
export function newest(rows: readonly ReleaseLine[]): ReleaseLine[] {
  const found = new Map<string, ReleaseLine>();
  for (const row of rows) {
    const key = `${row.indicatorId} ${row.senderId} ${yearsOf(row.year, row.pooledTo).join(" ")}`;
    const before = found.get(key);
    if (!before || before.releaseNo < row.releaseNo) found.set(key, row);
  }
  return [...found.values()];
}
