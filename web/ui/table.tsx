/**
 * A list of records: a count, headings that sort, the first column in sight on a phone, and a CSV of every row of it,
 * in the order shown. The sort, and the page of a long list, are in the address.
 */
// biome-ignore-all lint/a11y/noRedundantRoles: where rows fold into cards on a phone, blocks would take the table's meaning away
import type { ComponentChildren } from "preact";
import { useAddress } from "./address.ts";
import { Button } from "./button.tsx";
import { csvOf, download } from "./csv.ts";
import { Icon } from "./icon.tsx";
import { onPage, Pages } from "./pages.tsx";

export type Column<Row> = {
  /** Names the column in the address: `?sort=ends`, `?sort=-ends`. */
  id: string;
  head: string;
  cell: (row: Row) => ComponentChildren;
  /** What the CSV says, and (without `by`) what sorts. */
  text: (row: Row) => string;
  /** What sorts, where the text would not. */
  by?: (row: Row) => string | number;
  /** What the cell shows besides, each a column of its own in the CSV. */
  besides?: readonly { head: string; text: (row: Row) => string }[];
  number?: boolean;
};

export type TableProps<Row> = {
  /** What it lists, for the region's name and the count: `{ one: "agreement", many: "agreements" }`. */
  of: { one: string; many: string };
  rows: readonly Row[];
  columns: readonly [Column<Row>, ...Column<Row>[]];
  rowKey: (row: Row) => string;
  /** The column sorted by when the address names none; `-id` for descending. */
  sort?: string;
  /** File name of the CSV, without `.csv`; no button without it. */
  csv?: string;
  /** Beside the count, such as a filter. */
  aside?: ComponentChildren;
  /** The address's name for the sort, where a page has two tables. */
  sortName?: string;
  /** On a phone each row becomes a card instead of scrolling sideways. */
  fold?: boolean;
  /** Drawn fifty rows at a time; the count, the sort and the CSV are of all. */
  paged?: boolean;
  /** There are more, and these are the first of them: `by number`. The count says so. */
  more?: string | undefined;
};

export function Table<Row>({
  of,
  rows,
  columns,
  rowKey,
  sort = columns[0].id,
  csv,
  aside,
  sortName = "sort",
  fold = false,
  paged = false,
  more,
}: TableProps<Row>) {
  const [sorted, setSorted] = useAddress(sortName, sort);
  const down = sorted.startsWith("-");
  const column = columns.find(({ id }) => id === sorted.replace(/^-/, "")) ?? columns[0];
  const [at] = useAddress("page", "1");
  const all = inOrder(rows, column, down);
  const { shown, ...pages } = onPage(all, at, paged ? undefined : Math.max(1, all.length));
  const toFile = () => {
    const told = columns.flatMap((one) => [one, ...(one.besides ?? [])]);
    download(
      `${csv}.csv`,
      csvOf([told.map(({ head }) => head), ...all.map((row) => told.map(({ text }) => text(row)))]),
    );
  };
  return (
    <div class="stack tight">
      <div class="row between table-head">
        <p class="muted" role="status">
          {more && "The first "}
          {rows.length.toLocaleString("en-US")} {rows.length === 1 ? of.one : of.many}
          {more && ` ${more}; there are more`}
        </p>
        {aside}
        {csv && (
          <span class="no-print">
            <Button
              small
              onClick={toFile}
              because={rows.length === 0 ? "There is nothing to download." : undefined}
            >
              <Icon name="download" /> Download CSV
            </Button>
          </span>
        )}
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
      <section class="scroll" tabIndex={0} aria-label={`Table of ${of.many}`}>
        <table class={fold ? "sticky cards" : "sticky"} role="table">
          <thead role="rowgroup">
            <tr role="row">
              {columns.map((one) => (
                <th
                  key={one.id}
                  role="columnheader"
                  scope="col"
                  class={one.number ? "n" : undefined}
                  aria-sort={one !== column ? "none" : down ? "descending" : "ascending"}
                >
                  <button
                    type="button"
                    onClick={() => setSorted(one === column && !down ? `-${one.id}` : one.id)}
                  >
                    {one.head}{" "}
                  </button>
                </th>
              ))}
            </tr>
          </thead>
          <tbody role="rowgroup">
            {shown.map((row) => (
              <tr key={rowKey(row)} role="row">
                {columns.map((one, index) =>
                  index === 0 ? (
                    <th key={one.id} role="rowheader" scope="row">
                      {one.cell(row)}
                    </th>
                  ) : (
                    <td
                      key={one.id}
                      role="cell"
                      class={one.number ? "n" : undefined}
                      data-head={fold ? one.head : undefined}
                    >
                      {one.cell(row)}
                    </td>
                  ),
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <Pages of={of.many} {...pages} />
    </div>
  );
}

/** The rows sorted by one column; rows that tie keep their order. */
export function inOrder<Row>(rows: readonly Row[], column: Column<Row>, down: boolean): Row[] {
  const value = column.by ?? column.text;
  const compare = (a: string | number, b: string | number) =>
    typeof a === "number" && typeof b === "number"
      ? a - b
      : String(a).localeCompare(String(b), "en", { numeric: true });
  return rows.toSorted((a, b) => (down ? compare(value(b), value(a)) : compare(value(a), value(b))));
}
