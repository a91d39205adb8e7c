/** Every answer has its words in both languages, and both languages fill the same gaps. */
import { describe, expect, it } from "vitest";
import { NoReason } from "#shared/agreements/credit.ts";
import { AwardType, ConditionType, CreditUnit } from "#shared/agreements/terms-schema.ts";
import { languageOf } from "#web/look-up/chosen.ts";
import { voiceIn } from "#web/look-up/voice.tsx";
import { type Key, type Words, wordsFor } from "#web/look-up/words.ts";
import en from "#web/look-up/words-en.json" with { type: "json" };
import es from "#web/look-up/words-es.json" with { type: "json" };

const gaps = (sentence: string) => [...sentence.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();

// The type checker reads the files: a missing sentence does not compile.
const languages: [string, Words][] = [
  ["English", en],
  ["Spanish", es],
];

describe.each(languages)("the words in %s", (_, words) => {
  it("cover every reason for a no", () => {
    for (const reason of NoReason.options) expect(wordsFor(words, `reason.${reason}`), reason).toBeTruthy();
  });

  it("cover every condition as a fact or as a step, the cap aside, which the totals tell", () => {
    for (const type of ConditionType.options.filter((one) => one !== "MAX_CREDITS"))
      expect(wordsFor(words, `fact.${type}`) ?? wordsFor(words, `step.${type}`), type).toBeTruthy();
    for (const type of ["COMPLETED_ON", "TOO_MANY_COMBINATIONS"])
      expect([wordsFor(words, `fact.${type}`), wordsFor(words, `who.${type}`)].every(Boolean), type).toBe(
        true,
      );
  });

  it("cover every award and unit", () => {
    for (const type of AwardType.options)
      expect(wordsFor(words, `award.${type}`) ?? wordsFor(words, `also.${type}`), type).toBeTruthy();
    for (const unit of CreditUnit.options) expect(wordsFor(words, `unit.${unit}.many`), unit).toBeTruthy();
  });

  it("leave no sentence empty", () => {
    for (const [key, sentence] of Object.entries(words)) expect(sentence.trim(), key).not.toBe("");
  });
});

describe("the two languages", () => {
  it("fill the same gaps in the same sentences", () => {
    for (const key of Object.keys(en) as Key[]) expect(gaps(es[key]), key).toEqual(gaps(en[key]));
    expect(Object.keys(es).sort()).toEqual(Object.keys(en).sort());
  });

  it("write dates, terms and amounts as their readers do", () => {
    const [english, spanish] = [voiceIn("en", en), voiceIn("es", es)];
    expect(english.day("2029-05-31")).toBe("May 31, 2029");
    expect(spanish.day("2029-05-31")).toBe("31 de mayo de 2029");
    expect([english.term("2027-05"), english.term("2026-12")]).toEqual(["Spring 2027", "December 2026"]);
    expect([spanish.term("2027-05"), spanish.term("2026-12")]).toEqual([
      "primavera de 2027",
      "diciembre de 2026",
    ]);
    expect(english.credit(100, "SemesterHour")).toBe("1 semester hour");
    expect(spanish.credit(350, "SemesterHour")).toBe("3.5 horas semestrales");
    expect(spanish.credit(50, "CarnegieUnit")).toBe("medio crédito");
  });

  it("are chosen by the fragment, then the link, then the browser", () => {
    const chosen = { courses: [], credentials: [], exams: {} };
    expect(languageOf({ ...chosen, language: "en" }, "?lang=es", ["es-MX"])).toBe("en");
    expect(languageOf(chosen, "?lang=es", ["en-US"])).toBe("es");
    expect(languageOf(chosen, "", ["fr-FR", "es-MX", "en-US"])).toBe("es");
    expect(languageOf(chosen, "?lang=xx", ["fr-FR"])).toBe("en");
  });
});
