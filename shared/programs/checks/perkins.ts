/** pos.perkins: the six attributes A to F of the federal definition, read off the other checks and the statements. Pure. */
import type { CheckAnswer, CheckResult, Decider } from "../check-schema.ts";
import { checkTable } from "../check-table.ts";
import { columnNo } from "../routes.ts";
import { cannotTell, type Finding, fail, pass } from "./finding.ts";
import { courseDecider, exitDecider, isAcademic, isCareer, slotsOf, type Taken, type Walk } from "./walk.ts";
import { count } from "./words.ts";

/** What the checks before it answered, by their ids. */
export type Results = ReadonlyMap<string, readonly CheckAnswer[]>;

/** An attribute that holds when these checks pass. */
const [content, industry, order, points, leadsTo] = [
  { letter: "B", asks: "it has academic and technical skills", by: ["pos.content"] },
  { letter: "C", asks: "it is aligned with what industry needs", by: ["ks.valid"] },
  { letter: "D", asks: "it moves from the broad to the specific", by: ["pos.sequence.order"] },
  {
    letter: "E",
    asks: "it has several ways in and out, with credentials",
    by: ["pos.entry-exit", "pos.credential"],
  },
  { letter: "F", asks: "it leads to a recognized postsecondary credential", by: ["pos.degree"] },
] as const;
type Attribute = { readonly letter: string; readonly asks: string; readonly by: readonly string[] };

export function perkins(walk: Walk, results: Results): Finding[] {
  const findings = [
    ...standards(walk),
    ...both(walk, results),
    ...[industry, order, points].flatMap((one) => mapped(one, results)),
    // A certificate or license earned in college is one as well as a degree.
    ...(certificates(walk).length > 0 ? [] : mapped(leadsTo, results)),
  ];
  if (findings.length > 0) return findings;
  return [
    pass(
      "All six attributes hold: standards, both kinds of skills, industry, order, entries and exits, credential.",
      { deciders: certificates(walk).map(exitDecider) },
    ),
  ];
}

const certificates = ({ plan }: Walk) =>
  plan.exitPoints.filter(
    ({ column, award, industryRecognized }) =>
      columnNo(column) > 3 && (award === "CERTIFICATE" || (award === "CREDENTIAL" && industryRecognized)),
  );

/** What decided the other check decides here. */
function mapped({ letter, asks, by }: Attribute, results: Results): Finding[] {
  const of = (wanted: CheckResult) =>
    by.flatMap((id) => (results.get(id) ?? []).filter(({ result }) => result === wanted));
  const names = (answers: readonly CheckAnswer[]) =>
    checkTable
      .filter(({ id }) => answers.some(({ checkId }) => checkId === id))
      .map(({ name }) => `“${name}”`)
      .join(" and ");
  const about = (answers: readonly CheckAnswer[]) => ({
    routes: answers.flatMap(({ routes }) => routes),
    slots: answers.flatMap(({ slots }) => slots),
    deciders: answers.flatMap(({ deciders }) => deciders),
  });
  const failed = of("FAIL");
  if (failed.length > 0)
    return [fail(`${letter}, ${asks}: the check of ${names(failed)} fails.`, about(failed))];
  const open = of("CANNOT_TELL");
  if (open.length === 0) return [];
  return [
    cannotTell(
      `the check of ${names(open)} cannot be told either (${letter}, ${asks})`,
      `what the check of ${names(open)} misses`,
      about(open),
    ),
  ];
}

/** A: the hub knows of State standards only what courses say they teach. */
function standards(walk: Walk): Finding[] {
  const academic = coursesOf(walk, (taken) => taken.at < 4 && isAcademic(taken));
  if (academic.length === 0)
    return [fail("A, it has challenging State academic standards: no high school course is academic.")];
  const speaking = academic.filter(({ course }) => course.statementIds.length > 0);
  return speaking.length > 0
    ? []
    : [
        cannotTell(
          `none of ${count(academic.length, "academic course")} in high school says which standards it teaches (A, State academic standards)`,
          "the statements that academic courses teach",
          { slots: slotsOf(academic), deciders: academic.map(courseDecider) },
        ),
      ];
}

/** B: academic and technical knowledge and skills, and those of employability. */
function both(walk: Walk, results: Results): Finding[] {
  const b = mapped(content, results);
  if (b.length > 0) return b;
  const essential = new Map<string, Decider>();
  for (const { id, level, code, text } of walk.facts.statements ?? [])
    if (level === "essential") essential.set(id, { kind: "STATEMENT", id, label: code ?? text });
  const why =
    walk.facts.statements === undefined
      ? "the program names no framework of statements"
      : essential.size === 0
        ? "its framework names no essential statements"
        : undefined;
  if (why)
    return [cannotTell(`${why} (B, employability skills)`, "a framework of statements with essential ones")];
  const taught = coursesOf(walk, isCareer).some(({ course }) =>
    course.statementIds.some((id) => essential.has(id)),
  );
  return taught
    ? []
    : [
        fail(
          `B, employability skills: no career and technical course teaches one of ${count(essential.size, "essential statement")}.`,
        ),
      ];
}

function coursesOf({ ways }: Walk, is: (taken: Taken) => boolean): Taken[] {
  const found = new Map<string, Taken>();
  for (const { taken } of ways)
    for (const one of taken) if (is(one)) found.set(`${one.slot.slotId} ${one.key}`, one);
  return [...found.values()];
}
