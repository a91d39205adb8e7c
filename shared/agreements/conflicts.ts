/** What must hold between rules and findings of the same terms (articulation.md 2.5 items 4, 7, 8, 18 and 19). */

import { courseKey, plainText } from "../course-key.ts";
import type { FieldProblem } from "../problem.ts";
import { sendingCourses } from "../sending-courses.ts";
import { overlap } from "../time.ts";
import type { CatalogLookUp } from "./catalog.ts";
import { bandProblems } from "./grade-bands.ts";
import type { Award, CourseRef, EquivalencyRule, NegativeFinding, Terms } from "./terms-schema.ts";
import { credit } from "./words.ts";

type Frame = { readonly dateEffective: string; readonly expirationDate: string };
type Numbered<Item> = { readonly item: Item; readonly pointer: string };

export function problemsBetween(terms: Terms, frame: Frame, catalog?: CatalogLookUp): FieldProblem[] {
  const rules = terms.rules.map((item, index) => ({ item, pointer: `/rules/${index}` }));
  const findings = terms.findings.map((item, index) => ({ item, pointer: `/findings/${index}` }));
  return [
    ...sameNumbers([...rules, ...findings]),
    ...sameOptions(rules),
    ...bandProblems(terms.rules),
    ...mixedUnits(rules),
    ...aboveCatalog(terms, rules, catalog),
    ...sameFindings(findings, frame),
    ...grantedAndRefused(rules, findings, frame),
  ];
}

/** Whether two rules ask for the same courses at the same grades, whatever the order and numbering of their rows. */
export function sameSendingOptions(
  a: Pick<EquivalencyRule, "options">,
  b: Pick<EquivalencyRule, "options">,
): boolean {
  return sendingKey(a) === sendingKey(b);
}

function sendingKey({ options }: Pick<EquivalencyRule, "options">): string {
  const inOrder = (parts: string[]) => JSON.stringify([...new Set(parts)].sort());
  return inOrder(
    options.map(({ slots }) =>
      JSON.stringify(
        slots
          .map(({ chooseN, courses }) => {
            const named = courses.map((course) => `${courseKey(course)} ${course.minGrade ?? ""}`);
            return `${chooseN} ${inOrder(named)}`;
          })
          .sort(),
      ),
    ),
  );
}

/** Rules and findings share one numbering: an import finds its row again by it. */
function sameNumbers(all: readonly Numbered<{ ruleNo: number }>[]): FieldProblem[] {
  const seen = new Set<number>();
  return all.flatMap(({ item, pointer }) => {
    if (!seen.has(item.ruleNo)) {
      seen.add(item.ruleNo);
      return [];
    }
    return [
      {
        pointer: `${pointer}/ruleNo`,
        detail: `Rule ${item.ruleNo} is there already: a number not yet used was expected.`,
      },
    ];
  });
}

/** 2.5 item 4. */
function sameOptions(rules: readonly Numbered<EquivalencyRule>[]): FieldProblem[] {
  const alike = grouped(rules, ({ item }) => `${receiverOf(item)} ${sendingKey(item)}`);
  return alike.flatMap((group) =>
    group.flatMap(({ item, pointer }, index) => {
      const other = group
        .slice(0, index)
        .find(
          (before) =>
            overlap(daysOf(before.item), daysOf(item)) &&
            (item.exclusiveGroup === undefined ||
              plainText(item.exclusiveGroup) !== plainText(before.item.exclusiveGroup ?? "")),
        );
      if (!other) return [];
      const detail = `Rule ${item.ruleNo} asks for the same courses as rule ${other.item.ruleNo} on the same days: both need the same exclusive group, or other dates.`;
      return [{ pointer: `${pointer}/exclusiveGroup`, detail }];
    }),
  );
}

/** 2.5 item 7: one unit per agreement per receiver, the first award's. */
function mixedUnits(rules: readonly Numbered<EquivalencyRule>[]): FieldProblem[] {
  const units = new Map<string, string>();
  return awardsOf(rules).flatMap(({ item: { course }, pointer }) => {
    const expected = units.get(course.organizationId) ?? course.unit;
    units.set(course.organizationId, expected);
    if (course.unit === expected) return [];
    const detail = `${course.code}: ${expected} was expected, the unit of this organization's first award in these rules.`;
    return [{ pointer: `${pointer}/course/unit`, detail }];
  });
}

/**
 * 2.5 item 8. The catalog credit is what the receiver's catalog says. Where it keeps none, it is what the same terms say
 * of the course elsewhere: as a course that is sent or that was looked at, else the least another rule awards for it. An
 * elective's code is a pattern and stands for many courses.
 */
function aboveCatalog(
  terms: Terms,
  rules: readonly Numbered<EquivalencyRule>[],
  lookUp: CatalogLookUp | undefined,
): FieldProblem[] {
  const stated = new Map<string, CourseRef>();
  for (const course of [
    ...terms.findings.map((finding) => finding.course),
    ...terms.rules.flatMap(sendingCourses),
  ])
    stated.set(courseKey(course), stated.get(courseKey(course)) ?? course);
  const courseAwards = awardsOf(rules).filter(
    ({ item }) => item.type === "COURSE" || item.type === "BLOCK_MEMBER",
  );
  return grouped(courseAwards, ({ item }) => courseKey(item.course)).flatMap((group) => {
    const plain = group
      .filter(({ rule }) => rule.creditOverride === undefined)
      .map(({ item }) => item.course);
    const [first] = group;
    const listed = first && lookUp?.find(first.item.course);
    const said = listed ?? (first && stated.get(courseKey(first.item.course)));
    const where = listed
      ? `in the ${lookUp?.yearOf(listed.organizationId)} catalog`
      : "elsewhere in these rules";
    return group.flatMap(({ item, pointer, rule }) => {
      const alike = (course: CourseRef) => course.unit === item.course.unit;
      const known = said ? [said] : plain;
      const catalog = Math.min(...known.filter(alike).map((course) => course.creditHundredths));
      if (rule.creditOverride !== undefined || item.course.creditHundredths <= catalog) return [];
      const detail = `${item.course.code} counts ${credit(catalog)} ${where}: at most that, or a reason for the exception (creditOverride), was expected.`;
      return [{ pointer: `${pointer}/course/creditHundredths`, detail }];
    });
  });
}

function sameFindings(findings: readonly Numbered<NegativeFinding>[], frame: Frame): FieldProblem[] {
  const pairs = grouped(findings, ({ item }) =>
    [courseKey(item.course), item.receiverId ?? "", plainText(item.against ?? "")].join(" | "),
  );
  return pairs.flatMap((group) =>
    group.flatMap(({ item, pointer }, index) => {
      const other = group
        .slice(0, index)
        .find((before) => overlap(daysOf(before.item, frame), daysOf(item, frame)));
      if (!other) return [];
      const same = other.item.reason === item.reason;
      const detail = same
        ? `${item.course.code} is refused by number ${other.item.ruleNo} already, on the same days: one finding was expected.`
        : `Number ${other.item.ruleNo} says ${other.item.reason} of ${item.course.code} on the same days: one reason was expected.`;
      return [{ pointer: same ? `${pointer}/course` : `${pointer}/reason`, detail }];
    }),
  );
}

type Pair = Pick<NegativeFinding, "course" | "against" | "receiverId">;

/** Which rules grant credit for a course alone, to a receiver and for the course it was compared with. */
export function grantsAlone(
  rules: readonly EquivalencyRule[],
): (pair: Pair) => { rule: EquivalencyRule; index: number }[] {
  const alone = new Map<string, { rule: EquivalencyRule; index: number }[]>();
  for (const [index, rule] of rules.entries()) {
    const courses = rule.options.flatMap(({ slots }) =>
      slots.length === 1 && slots[0]?.chooseN === 1 ? slots[0].courses.map(courseKey) : [],
    );
    for (const key of new Set(courses)) alone.set(key, [...(alone.get(key) ?? []), { rule, index }]);
  }
  return ({ course: asked, against, receiverId }) => {
    const compared = against === undefined ? undefined : ` ${plainText(against)} `;
    const granting = alone.get(courseKey(asked)) ?? [];
    return granting.filter(({ rule }) =>
      rule.awards.some(
        ({ course }) =>
          (receiverId === undefined || receiverId === course.organizationId) &&
          (compared === undefined || compared.includes(` ${plainText(course.code)} `)),
      ),
    );
  };
}

/** 2.5 item 19: a rule that grants, for that course alone, what a finding says it does not give. */
function grantedAndRefused(
  rules: readonly Numbered<EquivalencyRule>[],
  findings: readonly Numbered<NegativeFinding>[],
  frame: Frame,
): FieldProblem[] {
  const grants = grantsAlone(rules.map(({ item }) => item));
  return findings.flatMap(({ item, pointer }) => {
    const granting = grants(item).find(({ rule }) => overlap(daysOf(rule), daysOf(item, frame)))?.rule;
    if (!granting) return [];
    const detail = `Rule ${granting.ruleNo} grants credit for ${item.course.code} on the same days: a rule or a finding was expected, not both.`;
    return [{ pointer: `${pointer}/course`, detail }];
  });
}

const receiverOf = ({ awards }: EquivalencyRule): string =>
  [...new Set(awards.map(({ course }) => course.organizationId))].sort().join(" ");

function awardsOf(rules: readonly Numbered<EquivalencyRule>[]) {
  return rules.flatMap(({ item: rule, pointer }) =>
    rule.awards.map((item: Award, index) => ({ item, rule, pointer: `${pointer}/awards/${index}` })),
  );
}

/** A rule's days; a finding without dates holds for the whole agreement. */
function daysOf(item: { validFrom?: string | undefined; validTo?: string | undefined }, frame?: Frame) {
  return { from: item.validFrom ?? frame?.dateEffective ?? "", until: item.validTo ?? frame?.expirationDate };
}

function grouped<Item>(items: readonly Item[], keyOf: (item: Item) => string): Item[][] {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return [...groups.values()];
}
