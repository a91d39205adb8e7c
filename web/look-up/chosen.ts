/** What was chosen, kept in the address's fragment: reload, Back and a link handed on all bring it again. */
import { useEffect, useState } from "preact/hooks";
import { type Chosen, decode, encode } from "./fragment.ts";
import { type Language, languages } from "./words.ts";

export function useChosen(): [Chosen, (change: Partial<Chosen>) => void] {
  const [chosen, setChosen] = useState(() => decode(location.hash));
  useEffect(() => {
    const follow = () => {
      // The skip link's `#main` chooses nothing: what was chosen takes its place again.
      if (/^#\w+$/.test(location.hash)) write(chosen);
      else setChosen(decode(location.hash));
    };
    addEventListener("hashchange", follow);
    return () => removeEventListener("hashchange", follow);
  }, [chosen]);
  const change = (some: Partial<Chosen>) => {
    // From the address and not from the last drawing: two changes may come before the next one.
    const next = { ...decode(location.hash), ...some };
    write(next);
    setChosen(next);
  };
  return [chosen, change];
}

function write(chosen: Chosen): void {
  const fragment = encode(chosen);
  history.replaceState(history.state, "", location.pathname + location.search + (fragment && `#${fragment}`));
}

/** The chosen language, else the link's `?lang=`, else the first of the browser's that we speak. */
export function languageOf(chosen: Chosen, search: string, spoken: readonly string[]): Language {
  const wanted = [
    chosen.language,
    new URLSearchParams(search).get("lang"),
    ...spoken.map((tag) => tag.slice(0, 2)),
  ];
  return wanted.find((one): one is Language => languages.includes(one as Language)) ?? "en";
}
