/**
 * "What credit do I get?", answered from executed versions and what one student did. Pure: the public endpoint and
 * the look-up page run this same code, and on the page nothing about the student leaves the browser.
 * The order of rows, rules, versions and courses never matters; `asOf` decides only which versions existed and
 * whether a deadline has passed (articulation.md 2.3; 2.5 items 10, 11, 12, 22).
 */

import { courseKey, plainText } from "../course-key.ts";
import type { OrganizationId } from "../ids.ts";
import { type IsoDate, plusMonths } from "../time.ts";
import { agreementAnswers, type Decided } from "./answers.ts";
import { admit, emptyBoard, join, settle, type Way } from "./assign.ts";
import { type Case, casesOf } from "./cases.ts";
import { askedBy } from "./conditions.ts";
import type { CreditAnswer } from "./credit.ts";
import { type Attempt, benchesOf, type Transcript, waysOf } from "./options.ts";
import { absentFor, nearest, outlook, outlookOf, type Variant } from "./outlook.ts";
import type { PublicVersion } from "./public.ts";
import type { Grade } from "./terms-schema.ts";
import { executedBy } from "./versions.ts";

export type Facts = {
  readonly courses: readonly {
    readonly organizationId: OrganizationId;
    readonly code: string;
    /** Absent: in progress. */
    readonly grade?: Grade | undefined;
    readonly completedOn?: IsoDate | undefined;
    /** Granted by that organization for other courses: completed, and no letter grade is known. */
    readonly credited?: boolean | undefined;
  }[];
  readonly credentials: readonly string[];
  /** `<agreement codedNotation>/<ruleNo>` to a percent. */
  readonly exams: Readonly<Record<string, number>>;
  readonly graduatedOn?: IsoDate | undefined;
};

/** What each receiving organization grants, needs, cannot tell or refuses: the `organizations` of a CreditAnswer. */
export function evaluate(
  versions: readonly PublicVersion[],
  facts: Facts,
  asOf: IsoDate,
): CreditAnswer["organizations"] {
  const transcript = transcriptOf(facts);
  const chains = executedBy(versions, asOf);
  return [...casesOf(chains, transcript)]
    .map(([receiverId, cases]) =>
      agreementAnswers(receiverId, decide(cases, facts, transcript, asOf), facts, chains),
    )
    .sort((a, b) =>
      compare([a.organization.code, a.organization.id], [b.organization.code, b.organization.id]),
    );
}

/** Every case of one receiver, tried by (priority, rule number) across all its agreements. */
function decide(cases: readonly Case[], facts: Facts, transcript: Transcript, asOf: IsoDate): Decided[] {
  const board = emptyBoard();
  const numbers = numbering(cases, transcript);
  const earned: { one: Case; entries: readonly Entry[]; at: number }[] = [];
  const decided: Decided[] = [];
  for (const one of [...cases].sort(inTurn)) {
    const variants = one.variants.map((form) => variantOf(one, form, facts, transcript, asOf, numbers));
    const entries = variants.flatMap(readyEntries);
    const chosen = entries.length > 0 ? admit(board, waysIn(entries)) : "no";
    if (typeof chosen === "object") {
      earned.push({ one, entries, at: board.rules.length });
      join(board, waysIn(entries), chosen);
      continue;
    }
    const found = nearest([
      ...variants.flatMap((variant) =>
        variant.options.flatMap((_, index) => outlook(variant, index, board, chosen) ?? []),
      ),
      ...one.findings.map(({ finding, dated }) => outlookOf(finding, dated, transcript)),
    ]);
    if (found) decided.push({ ruleNo: one.ruleNo, ...found });
  }
  // Only now is it known which courses each earned rule ends up with.
  const seats = settle(board);
  for (const { one, entries, at } of earned) {
    const entry = entries[board.chosen[at] ?? 0];
    if (!entry) continue;
    const { variant } = entry;
    const courses = (seats[at] ?? []).slice(variant.groupSeat.length).map((seat) => numbers.keyOf(seat));
    const completedOn = lastCompletion(variant, courses);
    const base = { ruleNo: one.ruleNo, dated: variant.dated, variant, missing: [], completedOn };
    decided.push({ ...base, answer: "EARNED", courses: courses.sort() });
  }
  return decided;
}

/** Of the courses a rule rests on: the day that picked its version. */
function lastCompletion({ options }: Variant, keys: readonly string[]): IsoDate | undefined {
  const places = options.flatMap(({ benches }) => benches.flatMap((bench) => bench.places));
  return places
    .flatMap(({ key, standing, on }) => (standing === "DONE" && keys.includes(key) ? (on ?? []) : []))
    .sort()
    .at(-1);
}

type Entry = { readonly variant: Variant; readonly way: Way };
const waysIn = (entries: readonly Entry[]): Way[] => entries.map(({ way }) => way);

/** The ways in which nothing is missing. The last completion picks the version, so the newest comes first. */
function readyEntries(variant: Variant): Entry[] {
  if (variant.late || variant.failedExam || variant.absent.length > 0) return [];
  return variant.options.flatMap(({ benches }) =>
    waysOf(benches, variant.numberOf, false).map((way) => ({ variant, way: [...variant.groupSeat, ...way] })),
  );
}

function variantOf(
  one: Case,
  { dated, rule, window }: Case["variants"][number],
  facts: Facts,
  transcript: Transcript,
  asOf: IsoDate,
  numbers: Numbering,
): Variant {
  const asked = askedBy([...rule.conditions, ...dated.version.terms.conditions]);
  const exam = `${dated.version.codedNotation}/${rule.ruleNo}`;
  const percent = Object.hasOwn(facts.exams, exam) ? facts.exams[exam] : undefined;
  const deadline =
    facts.graduatedOn !== undefined && asked.enrollWithinMonths !== undefined
      ? plusMonths(facts.graduatedOn, asked.enrollWithinMonths)
      : undefined;
  return {
    dated,
    rule,
    asked,
    deadline,
    late: deadline !== undefined && deadline < asOf,
    ...absentFor(asked, new Set(facts.credentials.map(plainText)), percent),
    options: [...rule.options]
      .sort((a, b) => a.optionNo - b.optionNo)
      .map((option) => ({
        optionNo: option.optionNo,
        benches: benchesOf(option, transcript, window, asked.floor),
      })),
    groupSeat:
      rule.exclusiveGroup === undefined
        ? []
        : [[numbers.numberOf(`group ${plainText(rule.exclusiveGroup)}`)]],
    numberOf: rule.reuse === "ALLOWED" ? numbers.aside(one) : numbers.numberOf,
  };
}

type Numbering = {
  numberOf: (key: string) => number;
  keyOf: (number: number) => string;
  /** Numbers of its own for a rule that may share its courses. */
  aside: (one: Case) => (key: string) => number;
};

/** Courses as numbers, in the order in which ties are broken: (organization, course code). */
function numbering(cases: readonly Case[], transcript: Transcript): Numbering {
  const block = 10_000_000;
  const keys = [...transcript.keys()].sort();
  const numbers = new Map(keys.map((key, index) => [key, index]));
  const numberOf = (key: string): number => {
    const number = numbers.get(key) ?? keys.push(key) - 1;
    numbers.set(key, number);
    return number;
  };
  return {
    numberOf,
    keyOf: (number) => keys[number % block] ?? "",
    aside: (one) => (key) => (cases.indexOf(one) + 1) * block + numberOf(key),
  };
}

function transcriptOf(facts: Facts): Transcript {
  const transcript = new Map<string, Attempt[]>();
  for (const course of facts.courses) {
    const key = courseKey(course);
    transcript.set(key, [...(transcript.get(key) ?? []), course]);
  }
  return transcript;
}

function inTurn(a: Case, b: Case): number {
  return (
    a.priority - b.priority ||
    a.ruleNo - b.ruleNo ||
    compare([a.codedNotation, a.agreementId], [b.codedNotation, b.agreementId])
  );
}

function compare(a: readonly string[], b: readonly string[]): number {
  const at = a.findIndex((one, index) => one !== b[index]);
  return at < 0 ? 0 : (a[at] ?? "") < (b[at] ?? "") ? -1 : 1;
}
