/** The form speaks both languages in full, and no sentence of one has a gap the other does not fill. */
import { expect, it } from "vitest";
import { liveWords } from "#web/respond/live-words.ts";
import en from "#web/respond/words-en.json" with { type: "json" };
import es from "#web/respond/words-es.json" with { type: "json" };

const gaps = (sentence: string) => [...sentence.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();

it.each([
  ["the form", en, es],
  ["a live session", liveWords.en, liveWords.es],
])("says everything of %s in English and in Spanish, with the same gaps", (_, english, spanish) => {
  expect(Object.keys(spanish)).toEqual(Object.keys(english));
  const said: Record<string, string> = spanish;
  for (const [key, sentence] of Object.entries(english)) {
    expect(sentence.trim(), key).not.toBe("");
    expect(gaps(said[key] ?? ""), key).toEqual(gaps(sentence));
    expect(said[key]?.trim(), key).not.toBe("");
  }
});
