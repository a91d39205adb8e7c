/**
 * What differs between two readings of one rule, condition list or finding, in words. Order of rows never matters:
 * both sides are brought into one form first, and every difference of that form is told by at least one detail.
 */
import { canonicalJson } from "../canonical.ts";
import { listed } from "../listed.ts";
import { dayInWords } from "../signing/paper-dates.ts";
import type { IsoDate } from "../time.ts";
import { awardOf, courseWords } from "./compare-courses.ts";
import { type Detail, detail, fromTo, paired, same, sorted, type Weight, weigh } from "./compare-parts.ts";
import {
  awardForm,
  conditionForm,
  courseForm,
  curricularForm,
  optionForm,
  type RuleWithin,
  sendingForm,
  slotForm,
  spelled,
} from "./curricular.ts";
import { methodNames } from "./table-words.ts";
import type { Condition, EquivalencyRule, NegativeFinding, Option, Slot } from "./terms-schema.ts";
import { conditionInWords } from "./words.ts";

type PlainSlot = Pick<Slot, "chooseN" | "courses">;
type PlainOption = { optionNo: number; slots: PlainSlot[] };

const plainSlot = ({ chooseN, courses }: Slot): PlainSlot => ({ chooseN, courses: sorted(courses) });
const plainOption = ({ optionNo, slots }: Option): PlainOption => ({
  optionNo,
  slots: sorted(slots.map(plainSlot)),
});

/** The rule in the one form that is compared. */
function plainRule(rule: RuleWithin) {
  return {
    ...rule,
    options: sorted(rule.options.map(plainOption)),
    awards: sorted(rule.awards),
    conditions: sorted(rule.conditions),
  };
}

type Plain = ReturnType<typeof plainRule>;
type Field = Exclude<keyof EquivalencyRule, "ruleNo">;

/** Every field of a rule says its own difference: a new field is a type error until it can. Lists weigh part by part. */
const tellers: Record<Field, (old: Plain, now: Plain, weight: Weight) => Detail | Detail[]> = {
  options: (old, now) => optionsDetails(old.options, now.options),
  awards: (old, now) => awardsDetails(old.awards, now.awards),
  conditions: (old, now) => conditionDetails(old.conditions, now.conditions),
  validFrom: (old, now, weight) => detail("DATES", `first day ${days(old.validFrom, now.validFrom)}`, weight),
  validTo: (old, now, weight) => detail("DATES", `last day ${days(old.validTo, now.validTo)}`, weight),
  awardMethod: (old, now, weight) =>
    detail("POSTING", `how credit is posted ${fromTo(posted(old), posted(now))}`, weight),
  priority: (old, now, weight) =>
    detail("ORDER", `order in which it is tried from ${old.priority} to ${now.priority}`, weight),
  exclusiveGroup: (old, now, weight) =>
    detail("ORDER", `group of which one counts ${fromTo(old.exclusiveGroup, now.exclusiveGroup)}`, weight),
  reuse: (_old, now, weight) =>
    detail("ORDER", now.reuse ? "its courses may count again" : "its courses may not count again", weight),
  creditOverride: (old, now, weight) =>
    detail(
      "AWARDS",
      `why more than the catalog gives ${fromTo(quoted(old.creditOverride), quoted(now.creditOverride))}`,
      weight,
    ),
  intermediaryCode: (old, now, weight) =>
    detail("AWARDS", `state transfer code ${fromTo(old.intermediaryCode, now.intermediaryCode)}`, weight),
  title: (old, now, weight) =>
    detail("TITLE", `title ${fromTo(quoted(old.title), quoted(now.title))}`, weight),
};

export function ruleDetails(before: RuleWithin, after: RuleWithin): Detail[] {
  const [old, now] = [plainRule(before), plainRule(after)];
  const [was, is]: Partial<Record<Field, unknown>>[] = [curricularForm(before), curricularForm(after)];
  return (Object.keys(tellers) as Field[]).flatMap((field) =>
    same(old[field], now[field]) ? [] : tellers[field](old, now, weigh(was?.[field], is?.[field])),
  );
}

function optionsDetails(before: readonly PlainOption[], after: readonly PlainOption[]): Detail[] {
  const several = before.length > 1 || after.length > 1;
  const { pairs, removed, added } = paired(before, after, formed(optionForm), ({ optionNo }) =>
    String(optionNo),
  );
  const courses = ({ slots }: PlainOption) => listed(slots.map(slotWords));
  return [
    ...pairs.flatMap(([old, now]) =>
      slotsDetails(old.slots, now.slots).map((one) =>
        several ? { ...one, words: `option ${now.optionNo}, ${one.words}` } : one,
      ),
    ),
    ...removed.map((one) => detail("COURSES", `option ${one.optionNo} taken out: ${courses(one)}`)),
    ...added.map((one) => detail("COURSES", `option ${one.optionNo} added: ${courses(one)}`)),
  ];
}

function slotsDetails(before: readonly PlainSlot[], after: readonly PlainSlot[]): Detail[] {
  const keys = ({ courses }: PlainSlot) => courses.map(courseForm).sort();
  const { pairs, removed, added } = paired(
    before,
    after,
    formed(slotForm),
    (slot) => keys(slot).join("|"),
    // One course more or fewer leaves the first, or the last, in its place.
    (slot) => keys(slot)[0] ?? "",
    (slot) => keys(slot).at(-1) ?? "",
  );
  return [
    ...pairs.flatMap(([old, now]) => slotDetails(old, now)),
    ...removed.map((one) => detail("COURSES", `${slotWords(one)} no longer needed`)),
    ...added.map((one) => detail("COURSES", `${slotWords(one)} needed as well`)),
  ];
}

function slotDetails(before: PlainSlot, after: PlainSlot): Detail[] {
  const { pairs, removed, added } = paired(before.courses, after.courses, formed(sendingForm), courseForm);
  const beside = listed(
    pairs.map(([, { code }]) => code),
    "or",
  );
  return [
    ...pairs.flatMap(([old, now]) => courseWords("COURSES", old, now)),
    ...removed.map(({ code }) => detail("COURSES", `${code} no longer a choice beside ${beside}`)),
    ...added.map(({ code }) => detail("COURSES", `${code} added as a choice beside ${beside}`)),
    ...differs(before.chooseN, after.chooseN, () =>
      detail(
        "COURSES",
        `any ${after.chooseN} instead of any ${before.chooseN} of ${listed(after.courses.map(({ code }) => code))}`,
      ),
    ),
  ];
}

function slotWords({ chooseN, courses }: PlainSlot): string {
  const codes = courses.map(({ code }) => code);
  return codes.length === 1 ? (codes[0] ?? "") : `any ${chooseN} of ${listed(codes)}`;
}

function awardsDetails(before: EquivalencyRule["awards"], after: EquivalencyRule["awards"]): Detail[] {
  const { pairs, removed, added } = paired(
    before,
    after,
    formed(awardForm),
    ({ type, course }) => `${type} ${courseForm(course)}`,
    ({ course }) => courseForm(course),
  );
  return [
    ...pairs.flatMap(([old, now]) => awardOf(old, now)),
    ...removed.map(({ course }) => detail("AWARDS", `award ${course.code} taken out`)),
    ...added.map(({ course }) => detail("AWARDS", `award ${course.code} added`)),
  ];
}

/** Of a rule, or of the whole agreement. */
export function conditionDetails(before: readonly Condition[], after: readonly Condition[]): Detail[] {
  const { pairs, removed, added } = paired(before, after, formed(conditionForm), ({ type }) => type);
  const words = (one: Condition) => `“${conditionInWords(one)}”`;
  return [
    ...pairs.flatMap(([old, now]) =>
      same(old, now)
        ? []
        : [
            detail(
              "CONDITIONS",
              `condition ${fromTo(words(old), words(now))}`,
              weigh(conditionForm(old), conditionForm(now)),
            ),
          ],
    ),
    ...removed.map((one) => detail("CONDITIONS", `condition taken out: ${words(one)}`)),
    ...added.map((one) => detail("CONDITIONS", `condition added: ${words(one)}`)),
  ];
}

/** What was found of a course that gives nothing. When to look again, and the note, are no part of the curriculum. */
export function findingDetails(
  before: NegativeFinding,
  after: NegativeFinding,
  name: (organization: string) => string,
): Detail[] {
  const told = (
    key: "against" | "reason" | "note",
    words: string,
    weight: Weight = "CURRICULAR",
    cell: Detail["cell"] = "AWARDS",
  ) =>
    differs(before[key], after[key], () =>
      detail(
        cell,
        `${words} ${fromTo(before[key]?.replaceAll("_", " ").toLowerCase(), after[key]?.replaceAll("_", " ").toLowerCase())}`,
        weight,
      ),
    );
  const receiver = (id: string | undefined) => (id === undefined ? undefined : name(id));
  return [
    ...(courseForm(before.course) === courseForm(after.course)
      ? courseWords("COURSES", before.course, after.course)
      : [detail("COURSES", `course from ${before.course.code} to ${after.course.code}`)]),
    ...told("against", "compared with", weigh(spelled(before.against), spelled(after.against))),
    ...differs(before.receiverId, after.receiverId, () =>
      detail("AWARDS", `college ${fromTo(receiver(before.receiverId), receiver(after.receiverId))}`),
    ),
    ...told("reason", "what came of it"),
    ...differs(before.validFrom, after.validFrom, () =>
      detail("DATES", `first day ${days(before.validFrom, after.validFrom)}`),
    ),
    ...differs(before.validTo, after.validTo, () =>
      detail("DATES", `last day ${days(before.validTo, after.validTo)}`),
    ),
    ...differs(before.revisitOn, after.revisitOn, () =>
      detail(
        "DATES",
        `day to look again ${fromTo(before.revisitOn && dayInWords(before.revisitOn), after.revisitOn && dayInWords(after.revisitOn))}`,
        "NON_CURRICULAR",
      ),
    ),
    ...told("note", "note", "NON_CURRICULAR", "CONDITIONS"),
  ];
}

const days = (before: IsoDate | undefined, after: IsoDate | undefined) =>
  fromTo(ownDay(before), ownDay(after));
const ownDay = (date: IsoDate | undefined) => (date === undefined ? "the agreement’s own" : dayInWords(date));
const differs = (a: unknown, b: unknown, told: () => Detail): Detail[] => (same(a, b) ? [] : [told()]);
/** What is the same to a student is paired before what merely has the same name. */
const formed =
  <Item>(form: (item: Item) => unknown) =>
  (item: Item): string =>
    canonicalJson(form(item));
const quoted = (text: string | undefined) => (text === undefined ? undefined : `“${text}”`);

const posted = ({ awardMethod }: Plain) => methodNames[awardMethod].toLowerCase();
