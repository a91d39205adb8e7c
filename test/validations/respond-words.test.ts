/** The form speaks both languages in full, and no sentence of one has a gap the other does not fill. */
import { expect, it } from "vitest";
import en from "#web/respond/words-en.json" with { type: "json" };
import es from "#web/respond/words-es.json" with { type: "json" };

const gaps = (sentence: string) => [...sentence.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();

it("says everything in English and in Spanish, with the same gaps", () => {
  expect(Object.keys(es)).toEqual(Object.keys(en));
  for (const [key, sentence] of Object.entries(en)) {
    expect(sentence.trim(), key).not.toBe("");
    expect(gaps(es[key as keyof typeof es]), key).toEqual(gaps(sentence));
    expect(es[key as keyof typeof es].trim(), key).not.toBe("");
  }
});
