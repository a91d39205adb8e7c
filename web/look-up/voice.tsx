/** How the look-up speaks: sentences, dates, amounts and lists in the reader's language, and data in the language it came in. */
import { type ComponentChildren, createContext, Fragment } from "preact";
import { useContext } from "preact/hooks";
import type { CreditUnit } from "#shared/agreements/terms-schema.ts";
import { type Key, type Language, localeOf, type Words, wordsFor } from "./words.ts";

export type Voice = ReturnType<typeof voiceIn>;

export function voiceIn(language: Language, all: Words) {
  const locale = localeOf(language);
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 });
  const percent = new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 2 });
  const day = new Intl.DateTimeFormat(locale, {
    year: "numeric",
    month: language === "en" ? "short" : "long",
    day: "numeric",
    timeZone: "UTC",
  });
  const month = new Intl.DateTimeFormat(locale, { year: "numeric", month: "long", timeZone: "UTC" });
  const at = (date: string) => new Date(date);
  const amount = (kind: "unit" | "short", hundredths: number, unit: CreditUnit) =>
    `${number.format(hundredths / 100)} ${all[`${kind}.${unit}.${hundredths === 100 ? "one" : "many"}`]}`;
  return {
    language,
    /** A plain sentence, for a label, a title, a message. */
    text: (key: Key, values: Record<string, string | number> = {}) =>
      all[key].replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole)),
    /** A sentence with something marked in it. */
    say: (key: Key, values: Record<string, ComponentChildren>): ComponentChildren =>
      all[key]
        .split(/\{(\w+)\}/)
        .map((part, index) => <Fragment key={index}>{index % 2 ? values[part] : part}</Fragment>),
    /** By a name that came as data. */
    known: (name: string): Key | undefined => (wordsFor(all, name) === undefined ? undefined : (name as Key)),
    day: (date: string) => day.format(at(date)),
    /** `Spring 2027` for `2027-05`, `December 2026` for another month. */
    term: (value: string) =>
      value.endsWith("-05")
        ? all["q.graduation.spring"].replace("{year}", value.slice(0, 4))
        : month.format(at(`${value}-01`)),
    number: (value: number) => number.format(value),
    percent: (value: number) => percent.format(value / 100),
    /** `3 semester hours`; `short`: `3 hours`. */
    credit: (hundredths: number, unit: CreditUnit) =>
      unit === "CarnegieUnit" && hundredths === 50 ? all.half : amount("unit", hundredths, unit),
    short: (hundredths: number, unit: CreditUnit) => amount("short", hundredths, unit),
    list: (
      items: readonly ComponentChildren[],
      type: "conjunction" | "disjunction" = "conjunction",
    ): ComponentChildren =>
      new Intl.ListFormat(locale, { type })
        .formatToParts(items.map((_, index) => String(index)))
        .map((part, index) => (
          <Fragment key={index}>{part.type === "element" ? items[Number(part.value)] : part.value}</Fragment>
        )),
    /** A grade as it is printed: with a minus, not a hyphen. */
    grade: (grade: string) => grade.replace("-", "−"),
  };
}

// Nothing is drawn outside of `Speaking`, so no default is ever spoken.
const VoiceContext = createContext<Voice>(undefined as unknown as Voice);
export const Speaking = VoiceContext.Provider;
export const useVoice = (): Voice => useContext(VoiceContext);

/** A name or note as the agreement has it. Agreements are written in English. */
export function Data({ children, plain }: { children: ComponentChildren; plain?: boolean }) {
  const { language } = useVoice();
  const lang = language === "en" ? undefined : "en";
  return plain ? <span lang={lang}>{children}</span> : <b lang={lang}>{children}</b>;
}
