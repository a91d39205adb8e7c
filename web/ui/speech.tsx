/**
 * How a page speaks that is read in two languages: its sentences are data, fetched in the one that is spoken, and dates,
 * numbers and lists are written as readers in the United States write them in it. (The look-up keeps a voice of its own:
 * its budget has no room for a file shared with others.)
 */
import { type ComponentChildren, Fragment } from "preact";

export const languages = ["en", "es"] as const;
export type Language = (typeof languages)[number];

/** The tag dates, numbers and lists are written by: as in the United States, in either language. */
export const localeOf = (language: Language): string => `${language}-US`;

/** The first of these tags that we speak. */
export const spokenOf = (...tags: readonly (string | null | undefined)[]): Language =>
  tags.map((tag) => tag?.slice(0, 2)).find((one): one is Language => languages.includes(one as Language)) ??
  "en";

/** A language is data, fetched when it is spoken; each file stays as long as its content. */
export async function wordsFrom<Words>(file: string): Promise<Words> {
  const answer = await fetch(file);
  if (!answer.ok) throw new Error();
  return (await answer.json()) as Words;
}

/** `{name}` in a sentence is filled in. */
export function speech<Key extends string>(language: Language, all: Readonly<Record<Key, string>>) {
  const locale = localeOf(language);
  const day = new Intl.DateTimeFormat(locale, {
    year: "numeric",
    month: language === "en" ? "short" : "long",
    day: "numeric",
    timeZone: "UTC",
  });
  return {
    language,
    /** A plain sentence, for a label, a title, a message. */
    text: (key: Key, values: Record<string, string | number> = {}): string =>
      all[key].replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole)),
    /** A sentence with something marked in it. */
    say: (key: Key, values: Record<string, ComponentChildren>): ComponentChildren =>
      all[key]
        .split(/\{(\w+)\}/)
        .map((part, index) => <Fragment key={index}>{index % 2 ? values[part] : part}</Fragment>),
    day: (date: string): string => day.format(new Date(date)),
  };
}
