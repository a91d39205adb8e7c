/** A long list in pages; which one is in the address, as `?page=2`. */
import { useLinkWith } from "./address.ts";

export type PagesProps = { page: number; pages: number; total: number; perPage: number };

/** The rows of the page that the address asks for, and where that is. */
export function onPage<Row>(
  rows: readonly Row[],
  asked: string,
  perPage = 50,
): { shown: Row[] } & PagesProps {
  const pages = Math.max(1, Math.ceil(rows.length / perPage));
  const page = Math.min(pages, Math.max(1, Number.parseInt(asked, 10) || 1));
  const shown = rows.slice((page - 1) * perPage, page * perPage);
  return { shown, page, pages, total: rows.length, perPage };
}

export function Pages({ of, page, pages, total, perPage }: { of: string } & PagesProps) {
  const link = useLinkWith("page");
  if (pages === 1) return null;
  return (
    <nav class="pages no-print" aria-label={`Pages of ${of}`}>
      {near(page, pages).map((one, index, all) => [
        one - (all[index - 1] ?? one) > 1 && (
          <span key={`before ${one}`} class="muted" aria-hidden="true">
            …
          </span>
        ),
        <a key={one} href={link(one > 1 ? String(one) : "")} aria-current={one === page ? "page" : undefined}>
          {one}
        </a>,
      ])}
      <span class="muted">
        {((page - 1) * perPage + 1).toLocaleString("en-US")} to{" "}
        {Math.min(page * perPage, total).toLocaleString("en-US")} of {total.toLocaleString("en-US")}
      </span>
    </nav>
  );
}

/** All of a few; of many the first, the last and those around this one. A gap is never a single page. */
function near(page: number, pages: number): number[] {
  if (pages < 10) return Array.from({ length: pages }, (_, index) => index + 1);
  const wanted = new Set([1, pages, page - 1, page, page + 1]);
  if (page <= 4) wanted.add(2).add(3);
  if (page > pages - 4) wanted.add(pages - 1).add(pages - 2);
  return [...wanted].filter((one) => one >= 1 && one <= pages).toSorted((a, b) => a - b);
}
