/** What the page of a published campaign says besides the words of all public statements: a file for each language. */
import { type Language, type speech, wordsFrom } from "../ui/speech.tsx";
import type english from "./campaign-words-en.json";
import en from "./campaign-words-en.json?url";
import es from "./campaign-words-es.json?url";

type Words = typeof english;
export type Key = keyof Words;
export type Speech = ReturnType<typeof speech<Key>>;

const files: Readonly<Record<Language, string>> = { en, es };

export const campaignWordsIn = (language: Language): Promise<Words> => wordsFrom<Words>(files[language]);
