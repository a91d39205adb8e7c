/** How the public programs speak: our sentences in the reader's language, what partners wrote in the words they wrote. */
import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { CreditUnit } from "#shared/agreements/terms-schema.ts";
import type { PublicProgram } from "#shared/programs/public-schema.ts";
import { type Language, localeOf, speech } from "../ui/speech.tsx";
import type { Key, Words } from "./words.ts";

export type Voice = ReturnType<typeof voiceIn>;

export function voiceIn(language: Language, all: Words) {
  const said = speech<Key>(language, all);
  const names = new Intl.ListFormat(localeOf(language), { type: "conjunction" });
  const number = new Intl.NumberFormat(localeOf(language), { maximumFractionDigits: 2 });
  return {
    ...said,
    list: (some: readonly string[]): string => names.format(some),
    number: (one: number): string => number.format(one),
    credit: (hundredths: number, unit: CreditUnit): string =>
      said.text(`unit.${unit}.${hundredths === 100 ? "one" : "many"}`, {
        n: number.format(hundredths / 100),
      }),
    /** What the partners wrote, where it is in another language than the page. */
    written: language === "en" ? undefined : "en",
  };
}

// Nothing is drawn outside of `Speaking`, so no default is ever spoken.
const VoiceContext = createContext<Voice>(undefined as unknown as Voice);
export const Speaking = VoiceContext.Provider;
export const useVoice = (): Voice => useContext(VoiceContext);

/** An organization by its id, as the program names it. */
export const namesIn =
  ({ organizations }: Pick<PublicProgram, "organizations">) =>
  (id: string): string =>
    organizations.find((one) => one.id === id)?.name ?? "?";
