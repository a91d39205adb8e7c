/** How the registry of data speaks: our sentences in the reader's language, what was agreed in the words it was agreed in. */
import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { PublicDataSharing } from "#shared/data-sharing/registry-schema.ts";
import { type Language, localeOf, speech } from "../ui/speech.tsx";
import type { Key, Words } from "./words.ts";

export type Voice = ReturnType<typeof voiceIn>;

export function voiceIn(language: Language, all: Words) {
  const said = speech<Key>(language, all);
  const names = new Intl.ListFormat(localeOf(language), { type: "conjunction" });
  const list = (some: readonly string[]): string => names.format(some);
  const counted = (key: "types.count" | "time.D" | "time.M" | "time.Y", count: number): string =>
    said.text(`${key}.${count === 1 ? "one" : "many"}`, { count });
  return {
    ...said,
    list,
    counted,
    /** What the parties wrote, where it is in another language than the page. */
    written: language === "en" ? undefined : "en",
    /** Until when and how long it may be held, a sentence each. */
    held: ({ held }: PublicDataSharing): string[] => {
      if (!held) return [];
      const until = said.text(`held.${held.trigger}`);
      const within = held.destroyWithin;
      const unit = within?.slice(-1) as "D" | "M" | "Y" | undefined;
      return [
        unit === undefined || within === undefined
          ? `${until}.`
          : said.text("held.within", { until, time: counted(`time.${unit}`, Number(within.slice(1, -1))) }),
        said.text(`held.action.${held.action}`),
        ...(held.by === undefined ? [] : [said.text("held.by", { day: said.day(held.by) })]),
        ...(held.keepsReleases ? [said.text("held.keeps")] : []),
        ...(held.certified > 0 ? [said.text("held.certified", { count: held.certified, all: held.of })] : []),
      ];
    },
    /** To whom it may be passed on, and what hides small groups. */
    onward: ({ redisclosure, smallestGroup }: PublicDataSharing): string[] => [
      ...(redisclosure
        ? [said.text(`use.onward.${redisclosure.kind}`, { names: list(redisclosure.to) })]
        : []),
      ...(smallestGroup === undefined ? [] : [said.text("use.group", { n: smallestGroup })]),
    ],
  };
}

// Nothing is drawn outside of `Speaking`, so no default is ever spoken.
const VoiceContext = createContext<Voice>(undefined as unknown as Voice);
export const Speaking = VoiceContext.Provider;
export const useVoice = (): Voice => useContext(VoiceContext);
