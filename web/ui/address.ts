/** Page state that lives in the address: filter, tab, sort, form. Back, reload and a sent link all keep it. */
import { useLocation } from "preact-iso/router";

/**
 * One `?name=` of the address, and how to change it. Changing replaces: typing a filter is not a step to go back
 * through. A list that is filtered or sorted anew begins at its first page.
 */
export function useAddress(name: string, fallback = ""): [string, (value: string) => void] {
  const { query, route } = useLocation();
  const set = (value: string) => {
    const now = new URLSearchParams(location.search);
    now.delete("page");
    if (value === "" || value === fallback) now.delete(name);
    else now.set(name, value);
    route(location.pathname + asQuery(now) + location.hash, true);
  };
  return [query[name] ?? fallback, set];
}

/** The same address with one `?name=` changed, and without those `less`: for links such as tabs. */
export function useLinkWith(name: string, ...less: readonly string[]): (value: string) => string {
  const { url } = useLocation();
  return (value) => {
    const next = new URL(url, "http://here");
    for (const one of less) next.searchParams.delete(one);
    if (value) next.searchParams.set(name, value);
    else next.searchParams.delete(name);
    return next.pathname + next.search;
  };
}

/**
 * Closes what these names opened. The form takes the focus with it, so it goes to the part of the page with this id,
 * which is brought into sight.
 */
export function useClose(...names: readonly string[]): (target?: string) => void {
  const { route } = useLocation();
  return (target) => {
    const now = new URLSearchParams(location.search);
    for (const name of names) now.delete(name);
    route(location.pathname + asQuery(now), true);
    if (target !== undefined) focusOn(target);
  };
}

/** Once it is drawn: what was saved may still be on its way. What never comes leaves the focus with the page. */
function focusOn(id: string, tries = 60): void {
  requestAnimationFrame(() => {
    const found = document.getElementById(tries > 0 ? id : "main");
    if (!found) {
      if (tries > 0) focusOn(id, tries - 1);
      return;
    }
    if (!found.matches("a, button, [tabindex]")) found.tabIndex = -1;
    found.focus({ preventScroll: true });
    found.scrollIntoView({ block: "center" });
  });
}

const asQuery = (values: URLSearchParams): string => (values.size > 0 ? `?${values}` : "");
