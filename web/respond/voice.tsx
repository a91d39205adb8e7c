/** How the form speaks: its own sentences, and what the campaign wrote in one language or in both. */
import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Worded } from "#shared/validations/schema.ts";
import { type Language, localeOf, speech } from "../ui/speech.tsx";
import type { Key, Words } from "./words.ts";

export type Voice = ReturnType<typeof voiceIn>;

export function voiceIn(language: Language, all: Words) {
  const moment = new Intl.DateTimeFormat(localeOf(language), {
    year: "numeric",
    month: "short",
    day: "numeric",
    hour: "numeric",
    minute: "2-digit",
    // The telephone's own, and so said.
    timeZoneName: "short",
  });
  return {
    ...speech<Key>(language, all),
    /** In the reader's language where the campaign has it, else in English. */
    worded: ({ en, es }: { en: string; es?: string | undefined }): string => (language === "es" && es) || en,
    moment: (instant: string): string => moment.format(new Date(instant)),
  };
}

// Nothing is drawn outside of `Speaking`, so no default is ever spoken.
const VoiceContext = createContext<Voice>(undefined as unknown as Voice);
export const Speaking = VoiceContext.Provider;
export const useVoice = (): Voice => useContext(VoiceContext);

/** What the campaign wrote: marked as English where the reader's language is missing. */
export function In({ of }: { of: Worded }) {
  const { language, worded } = useVoice();
  return <span lang={language !== "en" && !of.es ? "en" : undefined}>{worded(of)}</span>;
}
