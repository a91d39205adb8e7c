/**
 * What every sentence of the look-up is called. Each language is a file of its own, and a `Words` to the tests: a
 * reason, a condition or a step without its words is an error of the type checker. `{name}` in a sentence is filled in by the page.
 */
import type { NoReason } from "#shared/agreements/credit.ts";
import type { AwardType, ConditionType, CreditUnit } from "#shared/agreements/terms-schema.ts";
import english from "./words-en.json?url";
import spanish from "./words-es.json?url";

export const languages = ["en", "es"] as const;
export type Language = (typeof languages)[number];

type Step =
  | "HS_GRADUATION"
  | "ENROLL_IN_PROGRAM"
  | "ENROLL_WITHIN_MONTHS"
  | "REGISTER_IN_SCHOOL_YEAR"
  | "COMPLETE_COLLEGE_CREDIT_FIRST"
  | "CLAIM_FORM"
  | "FEE";
/** What these grant is no credit but a requirement fewer. */
export type Skipping = Extract<AwardType, "WAIVER" | "ADVANCED_STANDING">;
type Fact = Exclude<ConditionType, Step | "MAX_CREDITS"> | "COMPLETED_ON" | "TOO_MANY_COMBINATIONS" | "OTHER";

export type Key =
  | `reason.${NoReason}`
  | `step.${Step}`
  | `step.${Exclude<Step, "HS_GRADUATION" | "REGISTER_IN_SCHOOL_YEAR" | "CLAIM_FORM">}.plain`
  | `fact.${Fact}`
  | `who.${Fact}`
  | `award.${Exclude<AwardType, Skipping>}`
  | `${"also" | "only"}.${Skipping}`
  | `unit.${CreditUnit}.${"one" | "many"}`
  | `short.${CreditUnit}.${"one" | "many"}`
  | `verdict.${"EARNED" | "CANNOT_TELL" | "NO" | "NOT_YET" | "NO_EXTRA" | "needs.one" | "needs.many"}`
  | PageKey;

type PageKey =
  | "title"
  | "lede"
  | "skip"
  | "language"
  | "footer"
  | "footer.registry"
  | "footer.partners"
  | "loading"
  | "questions"
  | "q.region"
  | "q.region.none"
  | "q.school"
  | "q.school.none"
  | "q.school.hint"
  | "q.courses"
  | "q.courses.before"
  | "q.courses.find"
  | "q.courses.none"
  | "q.courses.more"
  | "q.courses.fewer"
  | "q.at"
  | "half"
  | "q.grade"
  | "q.now"
  | "q.year"
  | "q.also"
  | "q.also.hint"
  | "q.credential"
  | "q.exam"
  | "q.exam.hint"
  | "q.exam.wrong"
  | "q.graduation"
  | "q.graduation.spring"
  | "q.show"
  | "q.show.why"
  | "head.both"
  | "head.now"
  | "head.reach"
  | "head.match"
  | "head.ask"
  | "head.none"
  | "at"
  | "ask"
  | "ask.strong"
  | "capped"
  | "capped.why"
  | "print"
  | "copy"
  | "copied"
  | "copy.failed"
  | "chosen"
  | "gone"
  | "once.credential"
  | "once.course"
  | "once.finish"
  | "once.exam"
  | "once.these"
  | "once.person"
  | "needs.this"
  | "needs.two"
  | "needs.all"
  | "needs.done"
  | "needs.missing"
  | "needs.yours"
  | "needs.course"
  | "needs.grade"
  | "needs.or"
  | "needs.taking"
  | "needs.credential"
  | "needs.exam"
  | "plate.and"
  | "would"
  | "counts.one"
  | "counts.many"
  | "because.grade"
  | "because.exam"
  | "because.dates"
  | "because.deadline"
  | "revisit"
  | "asked"
  | "asked.open"
  | "deadline"
  | "deadline.months"
  | "claim"
  | "contact"
  | "agreement"
  | "agreement.version"
  | `asOf${"" | ".day" | ".hint" | ".now" | ".today"}`
  | `next.${"title" | "lede" | "nothing" | "gives" | "counts" | "no"}`
  | `next.${"if" | "grade" | "course" | "finish" | "credential" | "exam" | "person"}`
  | "lookedUp"
  | "lastWord"
  | "empty.title"
  | "empty.text"
  | "none.title"
  | "none.text"
  | "schoolless.title"
  | "schoolless.text"
  | "failed.title"
  | "failed.text"
  | "failed.retry"
  | "who.ask";

export type Words = Readonly<Record<Key, string>>;

const files: Readonly<Record<Language, string>> = { en: english, es: spanish };

/** A language is data, fetched when it is spoken; each file stays as long as its content. */
export async function wordsIn(language: Language): Promise<Words> {
  const answer = await fetch(files[language]);
  if (!answer.ok) throw new Error();
  return (await answer.json()) as Words;
}

/** The tag dates, numbers and lists are written by: as in the United States, in either language. */
export const localeOf = (language: Language): string => `${language}-US`;

/** The sentence under a name that came as data; undefined when this hub is older than the data. */
export const wordsFor = (all: Words, name: string): string | undefined =>
  Object.hasOwn(all, name) ? all[name as Key] : undefined;
