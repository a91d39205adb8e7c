/** How the public statements speak: our own sentences in the reader's language, the statements in the one they were written in. */
import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { ValidationBadge } from "#shared/statements/schema.ts";
import { type Language, localeOf, speech } from "../ui/speech.tsx";
import type { Key, Words } from "./words.ts";

export type Voice = ReturnType<typeof voiceIn>;

export function voiceIn(language: Language, all: Words) {
  const said = speech<Key>(language, all);
  const number = new Intl.NumberFormat(localeOf(language));
  return {
    ...said,
    number: (count: number): string => number.format(count),
    statements: (count: number): string =>
      said.text(count === 1 ? "count.one" : "count.many", { count: number.format(count) }),
    badge: ({ validated, statements, employers, closedOn }: ValidationBadge): string =>
      said.text(employers === 1 ? "badge.one" : "badge.many", {
        validated,
        statements,
        employers,
        day: said.day(closedOn),
      }),
    /** An association as it reads from one of its ends; a region's own kinds by their own names. */
    relation: (type: string, out: boolean): string => {
      const key = `relation.${type}.${out ? "out" : "back"}`;
      return Object.hasOwn(all, key) ? all[key as Key] : type.replace(/^ext:/, "");
    },
    /** The language of what was written, where it is another than the page's. */
    lang: (written: string | undefined): string | undefined =>
      (written ?? "en").slice(0, 2) === language ? undefined : (written ?? "en"),
  };
}

// Nothing is drawn outside of `Speaking`, so no default is ever spoken.
const VoiceContext = createContext<Voice>(undefined as unknown as Voice);
export const Speaking = VoiceContext.Provider;
export const useVoice = (): Voice => useContext(VoiceContext);
