/** A long list in pages of fifty; which one is in the address, as `?page=2`. */
import { useLocation } from "preact-iso/router";
import { query } from "../paths.ts";

const perPage = 50;

/** The rows of the page that the address asks for, and where that is. */
export function onPage<Row>(rows: readonly Row[], asked: string) {
  const pages = Math.max(1, Math.ceil(rows.length / perPage));
  const page = Math.min(pages, Math.max(1, Number.parseInt(asked, 10) || 1));
  return { shown: rows.slice((page - 1) * perPage, page * perPage), page, pages, total: rows.length };
}

export function Pages({
  of,
  page,
  pages,
  total,
}: {
  of: string;
  page: number;
  pages: number;
  total: number;
}) {
  const { url } = useLocation();
  if (pages === 1) return null;
  return (
    <nav class="pages" aria-label={`Pages of ${of}`}>
      {Array.from({ length: pages }, (_, index) => (
        <a key={index} href={linkTo(url, index + 1)} aria-current={index + 1 === page ? "page" : undefined}>
          {index + 1}
        </a>
      ))}
      <span class="muted">
        {(page - 1) * perPage + 1} to {Math.min(page * perPage, total)} of {total}
      </span>
    </nav>
  );
}

function linkTo(url: string, page: number): string {
  const here = new URL(url, "http://here");
  const values = Object.fromEntries(here.searchParams);
  return here.pathname + query({ ...values, page: page > 1 ? String(page) : undefined });
}
