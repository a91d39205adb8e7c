/** A page of a list that shows only some of its rows: full where there are enough, and never more than a few reads. */

/** Rows looked at for one page at most, however few of them are asked for. */
const rowsReadMax = 500;
/** Rows of every read but the first, which is for a page without a row left out. */
const rowsRead = 100;

type Reading<Row> = (
  limit: number,
  after?: string,
) => Promise<{ rows: readonly { key: string; row: Row }[]; more: boolean }>;

/**
 * The first `limit` rows that are asked for, each as it is shown (undefined: left out), and the key to go on after.
 * `shown` may still be on its way, as who asks is: the first rows are read meanwhile.
 */
export async function firstOf<Row, Item>(
  read: Reading<Row>,
  shown: Promise<(row: Row) => Item | undefined>,
  limit: number,
  after?: string,
): Promise<{ items: Item[]; next?: string | undefined }> {
  // One row more than asked for: there is a next page of what is asked for, not only of what there is.
  let [{ rows, more }, itemOf] = await Promise.all([read(limit + 1, after), shown]);
  const items: Item[] = [];
  let scanned = after;
  for (let seen = rows.length; ; seen += rows.length) {
    for (const { key, row } of rows) {
      const item = itemOf(row);
      if (item !== undefined) {
        if (items.length === limit) return { items, next: scanned };
        items.push(item);
      }
      scanned = key;
    }
    if (!more) return { items };
    if (seen >= rowsReadMax) return { items, next: scanned };
    ({ rows, more } = await read(rowsRead, scanned));
  }
}
