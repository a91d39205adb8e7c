/** What every sentence of the public programs is called. Each language is a file of its own; the tests see that both have them all. */
import { type Language, wordsFrom } from "../ui/speech.tsx";
import type english from "./words-en.json";
import en from "./words-en.json?url";
import es from "./words-es.json?url";

export type Words = typeof english;
export type Key = keyof Words;

const files: Readonly<Record<Language, string>> = { en, es };

export const wordsIn = (language: Language): Promise<Words> => wordsFrom<Words>(files[language]);
