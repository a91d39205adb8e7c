/** Page state that lives in the address: filter, tab, sort. Back, reload and a sent link all keep it. */
import { useLocation } from "preact-iso/router";

/** One `?name=` of the address, and how to change it. Changing replaces: typing a filter is not a step to go back through. */
export function useAddress(name: string, fallback = ""): [string, (value: string) => void] {
  const { query, route } = useLocation();
  const set = (value: string) => {
    const now = new URLSearchParams(location.search);
    if (value === "" || value === fallback) now.delete(name);
    else now.set(name, value);
    const rest = now.toString();
    route(location.pathname + (rest && `?${rest}`) + location.hash, true);
  };
  return [query[name] ?? fallback, set];
}

/** The same address with one `?name=` changed: for links such as tabs. */
export function useLinkWith(name: string): (value: string) => string {
  const { url } = useLocation();
  return (value) => {
    const next = new URL(url, "http://here");
    if (value) next.searchParams.set(name, value);
    else next.searchParams.delete(name);
    return next.pathname + next.search;
  };
}
