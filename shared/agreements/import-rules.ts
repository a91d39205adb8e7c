/**
 * Rows become rules: same rule and another option is OR, same option and another slot is AND, same slot is "any n of
 * these". A rule with a row that stops is left out of what is built, never half built.
 */
import { courseKey } from "../course-key.ts";
import type { Telling } from "./import-columns.ts";
import type { ImportContext } from "./import-courses.ts";
import type { Level } from "./import-level.ts";
import type { Row } from "./import-rows.ts";
import type { ImportColumn } from "./import-schema.ts";
import type { Condition, EquivalencyRule, NegativeFinding, SendingCourse, Terms } from "./terms-schema.ts";

type Of<Type extends Row["type"]> = Extract<Row, { type: Type }>;
type Group = { S: Of<"S">[]; R: Of<"R">[]; Q: Of<"Q">[]; N: Of<"N">[] };

/** What the file says, and from which row each part of it came. */
export type Built = { terms: Terms; rowOf: Map<object, number>; ruleNos: ReadonlySet<number> };

export function build(
  rows: readonly Row[],
  allPlaced: boolean,
  context: ImportContext,
  tell: Telling,
): Built {
  const rowOf = new Map<object, number>();
  const groups = new Map<number, Group>();
  const conditions: Condition[] = [];
  for (const row of rows) {
    if (row.ruleNo === "*") {
      if (row.type === "Q" && row.condition) conditions.push(from(row.no, row.condition));
      continue;
    }
    const group: Group = groups.get(row.ruleNo) ?? { S: [], R: [], Q: [], N: [] };
    groups.set(row.ruleNo, group);
    (group[row.type] as Row[]).push(row);
  }
  const rules: EquivalencyRule[] = [];
  const findings: NegativeFinding[] = [];
  for (const [ruleNo, group] of groups) {
    for (const { no, finding } of group.N) if (finding && !tell.stopped(no)) findings.push(from(no, finding));
    // A row whose type or number could not be read may be the missing one: mend that first.
    if (allPlaced) sayWhatIsMissing(ruleNo, group, tell);
    const rule = ruleFrom(ruleNo, group, context, tell, from);
    const { S, R, Q } = group;
    if (rule && ![...S, ...R, ...Q].some(({ no }) => tell.stopped(no))) rules.push(rule);
  }
  return { terms: { rules, findings, conditions }, rowOf, ruleNos: new Set(groups.keys()) };

  function from<Part extends object>(no: number, part: Part): Part {
    rowOf.set(part, no);
    return part;
  }
}

function sayWhatIsMissing(ruleNo: number, { S, R, Q, N }: Group, tell: Telling): void {
  const stop = (row: Row | undefined, expected: string) =>
    row && tell.stops(row.no, "rule_no", String(ruleNo), { expected });
  if (N.length > 0 && S.length + R.length + Q.length > 0)
    for (const row of N)
      stop(
        row,
        `A number of its own: rule ${ruleNo} is in row ${(S[0] ?? R[0] ?? Q[0])?.no}, and findings share the rules' numbering.`,
      );
  else if (S.length === 0 && R.length === 0)
    for (const row of Q)
      stop(
        row,
        `The number of a rule in this file, or * for the whole agreement: no row sends or grants anything for rule ${ruleNo}.`,
      );
  else if (R.length === 0) stop(S[0], `An award: no R row says what rule ${ruleNo} grants.`);
  else if (S.length === 0) stop(R[0], `A course to finish: no S row says what earns rule ${ruleNo}.`);
}

type From = <Part extends object>(no: number, part: Part) => Part;

function ruleFrom(
  ruleNo: number,
  group: Group,
  context: ImportContext,
  tell: Telling,
  from: From,
): EquivalencyRule | undefined {
  const level = levelOf(ruleNo, [...group.S, ...group.R], tell);
  const options = optionsOf(group.S, tell, from);
  const awards = group.R.flatMap(({ no, award }) => (award ? [from(no, award)] : []));
  const conditions = group.Q.flatMap(({ no, condition }) => (condition ? [from(no, condition)] : []));
  const first = group.S[0]?.no;
  if (first === undefined || awards.length === 0) return undefined;
  const rule: EquivalencyRule = {
    ruleNo,
    validFrom: context.dateEffective,
    validTo: context.expirationDate,
    priority: 1,
    awardMethod: "PROFICIENCY_CREDIT",
    ...level,
    options,
    awards,
    conditions,
  };
  return from(first, rule);
}

const levelColumns: Record<keyof Level, ImportColumn> = {
  title: "rule_title",
  validFrom: "valid_from",
  validTo: "valid_to",
  awardMethod: "award_method",
  priority: "priority",
  exclusiveGroup: "exclusive_group",
  reuse: "reuse",
  creditOverride: "credit_override",
  intermediaryCode: "transfer_code",
};

/** What a rule says once may stand on one of its rows or on all, but not differently. */
function levelOf(ruleNo: number, rows: readonly (Of<"S"> | Of<"R">)[], tell: Telling): Level {
  const level: Record<string, unknown> = {};
  const saidIn = new Map<string, number>();
  for (const { no, level: said } of rows)
    for (const [field, value] of Object.entries(said)) {
      if (!saidIn.has(field)) {
        level[field] = value;
        saidIn.set(field, no);
      } else if (level[field] !== value) {
        const fix = String(level[field]);
        const expected = `Rule ${ruleNo} has one of these: row ${saidIn.get(field)} says ${fix}.`;
        tell.stops(no, levelColumns[field as keyof Level], String(value), { expected, fix });
      }
    }
  return level as Level;
}

function optionsOf(rows: readonly Of<"S">[], tell: Telling, from: From): EquivalencyRule["options"] {
  const options = new Map<number, Of<"S">[]>();
  for (const row of rows) options.set(row.optionNo ?? 1, [...(options.get(row.optionNo ?? 1) ?? []), row]);
  return [...options].map(([optionNo, members]) => {
    const slots = new Map<number, Of<"S">[]>();
    for (const [row, slotNo] of numbered(members, tell))
      slots.set(slotNo, [...(slots.get(slotNo) ?? []), row]);
    const built = [...slots].map(([slotNo, inSlot]) => slotOf(slotNo, inSlot, tell, from));
    sayUsedTwice(built, slots, tell);
    return from(members[0]?.no ?? 1, { optionNo, slots: built });
  });
}

/**
 * Rows without a slot number, where an option has several rows, could mean "all" or "any one". We read the stricter,
 * because credit given by mistake is worse than credit asked about; and we ask.
 */
function numbered(members: readonly Of<"S">[], tell: Telling): [Of<"S">, number][] {
  const taken = new Set(members.flatMap(({ slotNo }) => (slotNo === undefined ? [] : [slotNo])));
  let next = 1;
  return members.map((row, index) => {
    if (row.slotNo !== undefined) return [row, row.slotNo];
    while (taken.has(next)) next++;
    taken.add(next);
    if (index > 0)
      tell.asks(row.no, "slot_no", "", {
        expected: `A slot number. We read row ${members[0]?.no} and this one as both needed; the same number in both would mean either one is enough.`,
        fix: String(next),
        label: "Yes, both are needed",
        alternatives: [String(members[0]?.slotNo ?? 1)],
      });
    return [row, next];
  });
}

function slotOf(
  slotNo: number,
  rows: readonly Of<"S">[],
  tell: Telling,
  from: From,
): EquivalencyRule["options"][number]["slots"][number] {
  const courses: SendingCourse[] = [];
  const seen = new Map<string, { no: number; course: SendingCourse }>();
  for (const { no, course } of rows) {
    if (!course) continue;
    const key = courseKey(course);
    const before = seen.get(key);
    if (!before) {
      seen.set(key, { no, course });
      courses.push(from(no, course));
    } else if (sameCourse(before.course, course))
      tell.asks(no, "course_code", course.code, {
        expected: `Nothing new: row ${before.no} says the same, and we leave this one out.`,
      });
    else
      tell.stops(no, "course_code", course.code, {
        expected: `Each course once in a slot: row ${before.no} names it with other credit, title or grade.`,
      });
  }
  const stated = rows.find(({ chooseN }) => chooseN !== undefined);
  const chooseN = stated?.chooseN ?? 1;
  for (const row of rows)
    if (row.chooseN !== undefined && row.chooseN !== chooseN)
      tell.stops(row.no, "choose_n", String(row.chooseN), {
        expected: `One number for the slot: row ${stated?.no} says ${chooseN}.`,
        fix: String(chooseN),
      });
  if (stated && chooseN > courses.length && !rows.some(({ no }) => tell.stopped(no)))
    for (const row of rows)
      if (row.chooseN !== undefined)
        tell.stops(row.no, "choose_n", String(chooseN), {
          expected: `At most ${courses.length}: the slot names ${courses.length === 1 ? "one course" : `${courses.length} courses`}.`,
          fix: String(courses.length),
        });
  return from(rows[0]?.no ?? 1, { slotNo, chooseN, courses });
}

/** A course that two slots need for certain fills only one of them. Where slots leave a choice, the invariants decide. */
function sayUsedTwice(
  built: EquivalencyRule["options"][number]["slots"],
  rows: ReadonlyMap<number, readonly Of<"S">[]>,
  tell: Telling,
): void {
  const first = new Map<string, number>();
  for (const { slotNo, chooseN, courses } of built) {
    if (chooseN < courses.length) continue;
    for (const { no, course } of rows.get(slotNo) ?? []) {
      if (!course) continue;
      const before = first.get(courseKey(course));
      if (before === undefined) first.set(courseKey(course), slotNo);
      else if (before !== slotNo)
        tell.stops(no, "course_code", course.code, {
          expected: `Another course: slot ${before} of this option already needs this one.`,
        });
    }
  }
}

const sameCourse = (a: SendingCourse, b: SendingCourse) =>
  a.title === b.title &&
  a.creditHundredths === b.creditHundredths &&
  a.unit === b.unit &&
  a.minGrade === b.minGrade;
