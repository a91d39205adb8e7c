/**
 * What to tell a student about a rule that is not earned. Every sentence here survives one question: "if I supplied
 * what is missing, would I have it?" So a rule whose courses are used up is a NO even while its credential is absent.
 */

import { courseKey, plainText } from "../course-key.ts";
import type { IsoDate } from "../time.ts";
import { admit, type Board, fillPreferring, neighbours, type Way } from "./assign.ts";
import type { Asked } from "./conditions.ts";
import type { Missing, NoReason } from "./credit.ts";
import { whoKnows } from "./knowers.ts";
import { type Bench, counting, missingFrom, open, type Place, type Transcript, waysOf } from "./options.ts";
import type { EquivalencyRule, NegativeFinding } from "./terms-schema.ts";
import { type Dated, daysOf, within } from "./versions.ts";

/** One version's form of a rule, as this student stands before it. */
export type Variant = {
  readonly dated: Dated;
  readonly rule: EquivalencyRule;
  readonly asked: Asked;
  /** Credentials and exam that are absent, and facts for a person. */
  readonly absent: readonly Missing[];
  /** The exam that was taken and not passed. */
  readonly failedExam: Missing | undefined;
  readonly deadline: IsoDate | undefined;
  readonly late: boolean;
  readonly options: readonly { readonly optionNo: number; readonly benches: readonly Bench[] }[];
  /** The seat of the exclusive group: one resource, so one rule. */
  readonly groupSeat: Way;
  readonly numberOf: (key: string) => number;
};

export type Outlook = {
  readonly dated: Dated;
  /** Absent for a finding. */
  readonly variant?: Variant;
  readonly optionNo: number;
  readonly answer: "NEEDS" | "CANNOT_TELL" | "NO";
  readonly reason?: NoReason;
  readonly revisitOn?: IsoDate | undefined;
  readonly missing: readonly Missing[];
  readonly courses: readonly string[];
};

/** What stands between the student and one option, or undefined where the student has none of its courses. */
export function outlook(
  variant: Variant,
  index: number,
  board: Board,
  /** What `admit` said of the rule as it stands. */
  refused: "no" | "too-many",
): Outlook | undefined {
  const option = variant.options[index];
  const places = option?.benches.flatMap((bench) => bench.places) ?? [];
  const held = places.filter(({ standing }) => standing !== "NOT_TAKEN");
  if (!option || held.length === 0) return undefined;
  const base = { dated: variant.dated, variant, optionNo: option.optionNo, missing: [] };
  const no = (reason: NoReason, missing: readonly Missing[] = []): Outlook => ({
    ...base,
    answer: "NO",
    reason,
    missing,
    courses: keysOf(held),
  });

  const ways = waysOf(option.benches, variant.numberOf, true);
  const hopeful = held.filter(({ standing }) => counting.includes(standing));
  if (ways.length === 0 || hopeful.length === 0) return no(blockedBy(option.benches));
  if (variant.late) return no("DEADLINE_PASSED");
  if (variant.failedExam) return no("GRADE_TOO_LOW", [variant.failedExam]);

  const seated = ways.map((way) => [...variant.groupSeat, ...way]);
  const settled = held.length === places.length && hopeful.every((place) => place.standing === "DONE");
  const chosen = settled && variant.absent.length === 0 ? refused : admit(board, seated);
  if (chosen === "no") return no(groupTaken(variant, board) ? "GROUP_AWARDED" : "COURSE_USED");
  if (chosen === "too-many")
    return { ...base, answer: "CANNOT_TELL", missing: [tooMany], courses: keysOf(hopeful) };

  const taken = takenBy(variant, places, board, seated, chosen);
  const used = hopeful.filter(({ key }) => taken.includes(key));
  if (used.length === 0) return no("COURSE_USED");
  const missing = [...missingFrom(option.benches, taken), ...variant.absent];
  const answer = missing.some(isToDo) ? "NEEDS" : "CANNOT_TELL";
  return { ...base, answer, missing: missing.length > 0 ? missing : [tooMany], courses: keysOf(used) };
}

/** The finding's own reason; or OUTSIDE_DATES, when it says nothing about the day the course was finished. */
export function outlookOf(finding: NegativeFinding, dated: Dated, transcript: Transcript): Outlook {
  const days = daysOf(finding, dated);
  const key = courseKey(finding.course);
  const spokenOf = (transcript.get(key) ?? []).some(
    ({ completedOn }) => completedOn === undefined || within(completedOn, days),
  );
  return {
    dated,
    optionNo: 0,
    answer: "NO",
    reason: spokenOf ? finding.reason : "OUTSIDE_DATES",
    revisitOn: spokenOf ? finding.revisitOn : undefined,
    missing: [],
    courses: [key],
  };
}

/** The outlook nearest to credit; where two are equally near, the newest version's and then the lowest option's. */
export function nearest(outlooks: readonly Outlook[]): Outlook | undefined {
  return [...outlooks].sort((a, b) => {
    const [left, right] = [distance(a), distance(b)];
    const at = left.findIndex((one, index) => one !== right[index]);
    return at < 0 ? 0 : (left[at] ?? 0) - (right[at] ?? 0);
  })[0];
}

/** What the student can do, rather than what a person has to say. */
const isToDo = (one: Missing): boolean =>
  one.kind !== "FACT" && !(one.kind === "COURSE" && one.state === "GRADE_UNKNOWN");

const nos: readonly (NoReason | undefined)[] = [
  "COURSE_USED",
  "GROUP_AWARDED",
  "DEADLINE_PASSED",
  "GRADE_TOO_LOW",
];

function distance({ answer, reason, missing, dated, optionNo }: Outlook): number[] {
  const far = nos.includes(reason) ? nos.indexOf(reason) : reason === "OUTSIDE_DATES" ? 9 : 8;
  const toDo = missing.filter(isToDo).length;
  return [answer === "NO" ? 1 + far : 0, toDo, missing.length, -dated.version.versionNo, optionNo];
}

/** Which courses sit on the option's own seats, finished ones preferred, while every earned rule keeps its own. */
function takenBy(
  variant: Variant,
  places: readonly Place[],
  board: Board,
  ways: readonly Way[],
  chosen: readonly number[],
): (string | undefined)[] {
  const others = neighbours(board, ways).flatMap((rule) => board.rules[rule]?.[chosen[rule] ?? 0] ?? []);
  const own = ways[chosen.at(-1) ?? 0] ?? [];
  const inOrder = open.flatMap((standing) =>
    places.filter((place) => place.standing === standing).map(({ key }) => variant.numberOf(key)),
  );
  const order = [...new Set([...variant.groupSeat.flat(), ...others.flat(), ...inOrder])];
  const keys = new Map(places.map(({ key }) => [variant.numberOf(key), key]));
  return fillPreferring([...others, ...own], order)
    .slice(others.length + variant.groupSeat.length)
    .map((resource) => (resource === undefined ? undefined : keys.get(resource)));
}

/** Why the slots can never be filled: judged by the slots that are short, or by all where none is on its own. */
function blockedBy(benches: readonly Bench[]): NoReason {
  const short = benches.filter(
    ({ chooseN, places }) => places.filter(({ standing }) => open.includes(standing)).length < chooseN,
  );
  const standings = (short.length > 0 ? short : benches).flatMap(({ places }) =>
    places.map((one) => one.standing),
  );
  return standings.includes("TOO_LOW") && !standings.includes("OUTSIDE") ? "GRADE_TOO_LOW" : "OUTSIDE_DATES";
}

function groupTaken({ groupSeat }: Variant, board: Board): boolean {
  const group = groupSeat[0]?.[0];
  return board.rules.some(
    (ways, rule) => ways[board.chosen[rule] ?? 0]?.some((seat) => seat[0] === group) ?? false,
  );
}

const keysOf = (places: readonly Place[]): string[] => [...new Set(places.map(({ key }) => key))].sort();

/** Said when the exact search had to give up: a person decides, nothing is guessed. */
const tooMany: Missing = {
  kind: "FACT",
  type: "TOO_MANY_COMBINATIONS",
  whoKnows: whoKnows("TOO_MANY_COMBINATIONS"),
};

/** The credentials and exam that are not there, and what a person must say. */
export function absentFor(
  asked: Asked,
  credentials: ReadonlySet<string>,
  percent: number | undefined,
): { absent: Missing[]; failedExam: Missing | undefined } {
  const exam: Missing[] =
    asked.examPercent === undefined ? [] : [{ kind: "EXAM", percent: asked.examPercent }];
  const passed = percent !== undefined && percent >= (asked.examPercent ?? 0);
  return {
    absent: [
      ...asked.credentials
        .filter((value) => !credentials.has(plainText(value)))
        .map((value) => ({ kind: "CREDENTIAL" as const, value })),
      ...(percent === undefined ? exam : []),
      ...asked.facts,
    ],
    failedExam: percent !== undefined && !passed ? exam[0] : undefined,
  };
}
