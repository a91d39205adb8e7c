/** pos.perkins: the six attributes A to F of the federal definition, read off the other checks and the statements. Pure. */
import type { CheckResult, Decider } from "../check-schema.ts";
import { cannotTell, type Finding, fail, pass } from "./finding.ts";
import { courseDecider, isAcademic, isCareer, slotsOf, type Taken, type Walk } from "./walk.ts";
import { count } from "./words.ts";

/** What the other checks came to: the worst answer of each. */
export type Results = ReadonlyMap<string, CheckResult>;

type Attribute = {
  readonly letter: string;
  readonly asks: string;
  /** Checks that have to pass. */
  readonly by: readonly { readonly id: string; readonly name: string }[];
};

const attributes: readonly Attribute[] = [
  {
    letter: "C",
    asks: "it is aligned with what industry needs",
    by: [{ id: "ks.valid", name: "Business validation" }],
  },
  {
    letter: "D",
    asks: "it moves from the broad to the specific",
    by: [{ id: "pos.sequence.order", name: "Order" }],
  },
  {
    letter: "E",
    asks: "it has several ways in and out, with credentials",
    by: [
      { id: "pos.entry-exit", name: "Entries and exits" },
      { id: "pos.credential", name: "Credential" },
    ],
  },
  {
    letter: "F",
    asks: "it leads to a recognized postsecondary credential",
    by: [{ id: "pos.degree", name: "Degree" }],
  },
];

export function perkins(walk: Walk, results: Results): Finding[] {
  const findings = [
    ...standards(walk),
    ...both(walk, results),
    ...attributes.flatMap(({ letter, asks, by }) => mapped(letter, asks, by, results)),
  ];
  return findings.length > 0
    ? findings
    : [
        pass(
          "All six attributes hold: standards, both kinds of skills, industry, order, entries and exits, credential.",
        ),
      ];
}

function mapped(letter: string, asks: string, by: Attribute["by"], results: Results): Finding[] {
  const of = (wanted: CheckResult) => by.filter(({ id }) => (results.get(id) ?? "CANNOT_TELL") === wanted);
  const names = (checks: Attribute["by"]) => checks.map(({ name }) => `“${name}”`).join(" and ");
  const failed = of("FAIL");
  if (failed.length > 0) return [fail(`${letter}, ${asks}: the check of ${names(failed)} fails.`)];
  const open = of("CANNOT_TELL");
  return open.length > 0
    ? [
        cannotTell(
          `the check of ${names(open)} cannot be told either (${letter}, ${asks})`,
          `what the check of ${names(open)} misses`,
        ),
      ]
    : [];
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
  const b = mapped(
    "B",
    "it has academic and technical skills",
    [{ id: "pos.content", name: "Content" }],
    results,
  );
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
