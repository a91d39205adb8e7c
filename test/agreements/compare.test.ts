/**
 * Comparing two versions: nothing where nothing differs, every difference told where it stands, in words a person
 * reads, weighed as articulation.md 2.5 item 21 says, and the same whichever way the rows were sent.
 */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Comparison, compare, type Version } from "#shared/agreements/compare.ts";
import type { Cell } from "#shared/agreements/compare-parts.ts";
import { versionContent } from "#shared/agreements/content.ts";
import { ruleHash } from "#shared/agreements/reviews.ts";
import type { Agreement } from "#shared/agreements/schema.ts";
import type {
  Clause,
  Condition,
  EquivalencyRule,
  NegativeFinding,
  Terms,
} from "#shared/agreements/terms-schema.ts";
import { textDiff } from "#shared/agreements/text-diff.ts";
import type { PersonId } from "#shared/ids.ts";
import { all, award, cbhs, condition, course, plcc, rule, tracc } from "./agreed.ts";

const names: Record<string, string> = {
  [cbhs]: "Cedar Bend",
  [plcc]: "Prairie Lakes",
  [tracc]: "Three Rivers",
};
const name = (id: string) => names[id] ?? id;
const person = (letter: string) => `per_${letter.repeat(20)}` as PersonId;

const head: Version["agreement"] = {
  name: "Health Science",
  codedNotation: "AA-2026-021",
  agreementType: "ARTICULATION",
  purpose: "A head start.",
  dateEffective: "2026-08-01",
  expirationDate: "2028-07-31",
  noticeDays: 90,
  cipCodes: ["51.3902", "51.0000"],
  parties: [
    { organizationId: plcc, role: "RECEIVING", reviewerIds: [person("a"), person("b")] },
    { organizationId: cbhs, role: "SENDING", reviewerIds: [] },
  ],
  signatureSlots: [
    { slotNo: 1, organizationId: plcc, function: "Vice President", required: true, order: 1 },
    { slotNo: 2, organizationId: cbhs, function: "Superintendent", required: true, order: 2 },
  ],
};
const clause = (listId: string, text: string, more: Partial<Clause> = {}): Clause => ({
  listId,
  statementType: "ROLES",
  text,
  satisfies: [],
  ...more,
});
const version = (terms: Partial<Terms> = {}, agreement: Partial<Version["agreement"]> = {}): Version => ({
  agreement: { ...head, ...agreement },
  terms: { rules: [], findings: [], conditions: [], ...terms },
});
const told = (before: Version, after: Version) => compare(before, after, name).sentences;
const rules = (...some: EquivalencyRule[]) => version({ rules: some });

describe("a rule that changed", () => {
  const three = rule({ ruleNo: 3, options: [all(course("HS1", "C"), course("HS2", "C"))] });
  const changed = (more: Partial<EquivalencyRule>) => {
    const { sentences, weight } = compare(rules(three), rules({ ...three, ...more }), name);
    return [sentences, weight];
  };

  it("is told grade by grade, course by course, in a sentence with its number", () => {
    expect(changed({ options: [all(course("HS1", "B"), course("HS2", "C"))] })).toEqual([
      ["Rule 3: minimum grade in HS1 from C to B."],
      "CURRICULAR",
    ]);
    expect(changed({ options: [all(course("HS1", "C"))] })).toEqual([
      ["Rule 3: HS2 no longer needed."],
      "CURRICULAR",
    ]);
    expect(changed({ options: [all([course("HS1", "C"), course("HS9")], course("HS2", "C"))] })).toEqual([
      ["Rule 3: HS9 added as a choice beside HS1."],
      "CURRICULAR",
    ]);
    expect(changed({ options: [...three.options, { ...all(course("HCI")), optionNo: 2 }] })).toEqual([
      ["Rule 3: option 2 added: HCI."],
      "CURRICULAR",
    ]);
    expect(changed({ awards: [award("COL 3", 400)] })).toEqual([
      ["Rule 3: credit of COL 3 from 3.00 semester hours to 4.00 semester hours."],
      "CURRICULAR",
    ]);
    expect(changed({ awards: [...three.awards, award("FYS 1", 0, "WAIVER")] })[0]).toEqual([
      "Rule 3: award FYS 1 added.",
    ]);
    expect(changed({ conditions: [condition("MIN_EXAM_PERCENT", "80")] })[0]).toEqual([
      "Rule 3: condition added: “Every rule asks for 80% or better on the exam.”.",
    ]);
    expect(changed({ validTo: "2027-07-31", awardMethod: "CREDIT_IN_ESCROW", priority: 2 })).toEqual([
      [
        "Rule 3: last day from the agreement’s own to Jul 31, 2027.",
        "Rule 3: how credit is posted from proficiency credit to credit in escrow.",
        "Rule 3: order in which it is tried from 1 to 2.",
      ],
      "CURRICULAR",
    ]);
  });

  it("is cosmetic where only a title or the spelling of a code differs", () => {
    const renamed = { ...course("HS1", "C"), title: "Health Science 1", code: "hs1" };
    expect(changed({ options: [all(renamed, course("HS2", "C"))], title: "Nursing" })).toEqual([
      [
        "Rule 3: title of hs1 from “Course HS1” to “Health Science 1”.",
        "Rule 3: spelling of the code from HS1 to hs1.",
        "Rule 3: title now “Nursing”.",
      ],
      "NON_CURRICULAR",
    ]);
  });

  it("is told as taken out or added where the other version has none of its number", () => {
    expect(told(rules(three), rules({ ...three, ruleNo: 4 }))).toEqual([
      "Rule 3 taken out: it gave COL 3.",
      "Rule 4 added: it gives COL 3.",
    ]);
  });
});

describe("what is not a rule", () => {
  it("is told of findings, and a new day to look again is no change of the curriculum", () => {
    const finding: NegativeFinding = { ruleNo: 6, course: course("HBS"), reason: "NOT_YET_EVALUATED" };
    const of = (more: Partial<NegativeFinding>) =>
      compare(version({ findings: [finding] }), version({ findings: [{ ...finding, ...more }] }), name);
    expect(of({ reason: "DENIED" })).toMatchObject({
      sentences: ["Finding 6: what came of it from not yet evaluated to denied."],
      weight: "CURRICULAR",
    });
    expect(of({ revisitOn: "2027-01-15", note: "asked" }).weight).toBe("NON_CURRICULAR");
  });

  it("is told of conditions of the whole agreement", () => {
    expect(
      told(
        version({ conditions: [condition("ENROLL_WITHIN_MONTHS", "24"), condition("CLAIM_FORM")] }),
        version({ conditions: [condition("ENROLL_WITHIN_MONTHS", "27")] }),
      ),
    ).toEqual([
      "Every rule: condition from “The student enrolls within 24 months of graduation.” to “The student enrolls within 27 months of graduation.”.",
      "Every rule: condition taken out: “The student files the claim form.”.",
    ]);
  });

  it("follows a clause through a new number, and tells other words from another number", () => {
    const before = version({
      clauses: [clause("5.1", "Each side pays."), clause("5.2", "The college decides.")],
    });
    const after = version({
      clauses: [
        clause("5.1", "Parents are told."),
        clause("5.2", "Each side pays."),
        clause("5.3", "The college decides."),
      ],
    });
    const { changes, sentences } = compare(before, after, name);
    expect(sentences).toEqual(["Clause 5.1 added.", "Clause 5.1 is now 5.2.", "Clause 5.2 is now 5.3."]);
    expect(changes.map(({ weight }) => weight)).toEqual(["CURRICULAR", "NON_CURRICULAR", "NON_CURRICULAR"]);
    const reworded = version({
      clauses: [clause("5.1", "Each side pays half."), clause("5.2", "The college decides.")],
    });
    expect(compare(before, reworded, name)).toMatchObject({
      sentences: ["Clause 5.1 says it in other words."],
      weight: "CURRICULAR",
    });
    const spaced = version({
      clauses: [clause("5.1", "Each  side pays."), clause("5.2", "The college decides.")],
    });
    expect(compare(before, spaced, name).weight).toBe("NON_CURRICULAR");
  });

  it("is told of people, fields and signatures, each with its weight", () => {
    const [college, school] = head.parties as [
      Version["agreement"]["parties"][number],
      Version["agreement"]["parties"][number],
    ];
    const [first, second] = head.signatureSlots as [
      Version["agreement"]["signatureSlots"][number],
      Version["agreement"]["signatureSlots"][number],
    ];
    const of = (more: Partial<Version["agreement"]>) => {
      const { sentences, weight } = compare(version(), version({}, more), name);
      return [...sentences, weight];
    };
    expect(of({ name: "Nursing", cipCodes: ["51.0000"] })).toEqual([
      "Title from Health Science to Nursing.",
      "CIP codes from 51.0000, 51.3902 to 51.0000.",
      "NON_CURRICULAR",
    ]);
    expect(of({ expirationDate: "2029-07-31" })).toEqual([
      "Last day from Jul 31, 2028 to Jul 31, 2029.",
      "CURRICULAR",
    ]);
    expect(of({ parties: [{ ...college, reviewerIds: [person("c")] }, school] })).toEqual([
      "Reviewers of Prairie Lakes are others now.",
      "NON_CURRICULAR",
    ]);
    expect(of({ parties: [college, { ...school, organizationId: tracc }] })).toEqual([
      "Cedar Bend is no party any more.",
      "Three Rivers is a party now, sending.",
      "CURRICULAR",
    ]);
    expect(of({ parties: [college, { ...school, role: "SENDING_AND_RECEIVING" }] })[0]).toBe(
      "Cedar Bend from sending to sending and receiving.",
    );
    expect(of({ signatureSlots: [{ ...first, personId: person("d") }, second] })).toEqual([
      "Someone else is expected to sign for the Vice President of Prairie Lakes.",
      "NON_CURRICULAR",
    ]);
    expect(of({ signatureSlots: [first] })).toEqual([
      "The Superintendent of Cedar Bend does not sign any more.",
      "CURRICULAR",
    ]);
  });
});

// Random versions: a small world, so that two of them share much and differ in something.
const codes = fc.constantFrom("A 1", "a-1", "a1.", "B", "C");
const aCourse = fc
  .record({
    code: codes,
    title: fc.constantFrom("One", "Two"),
    grade: fc.constantFrom("B", "C", undefined),
    credit: fc.constantFrom(100, 50),
  })
  .map(({ code, title, grade, credit }) => ({
    ...course(code, grade as "B" | undefined),
    title,
    creditHundredths: credit,
  }));
const aSlot = fc.record({
  chooseN: fc.constantFrom(1, 2),
  courses: fc.uniqueArray(aCourse, {
    minLength: 1,
    maxLength: 3,
    selector: ({ code }) => code.toUpperCase(),
  }),
});
const anOption = fc
  .array(aSlot, { minLength: 1, maxLength: 3 })
  .map((slots) => slots.map((one, at) => ({ slotNo: at + 1, ...one })));
const aCondition = fc.constantFrom(
  condition("MIN_EXAM_PERCENT", "80"),
  condition("MIN_EXAM_PERCENT", "85"),
  condition("PORTFOLIO"),
  { ...condition("PORTFOLIO"), note: "of the year" },
);
const anAward = fc
  .record({
    code: fc.constantFrom("X", "Y"),
    credit: fc.constantFrom(300, 200),
    note: fc.constantFrom(undefined, "n", "N"),
  })
  .map(({ code, credit, note }) => ({ ...award(code, credit), ...(note && { note }) }));
const aRule = fc
  .record({
    ruleNo: fc.constantFrom(1, 2, 3),
    options: fc.array(anOption, { minLength: 1, maxLength: 2 }),
    awards: fc.array(anAward, { minLength: 1, maxLength: 2 }),
    conditions: fc.array(aCondition, { maxLength: 2 }),
    validTo: fc.constantFrom("2028-07-31", "2027-07-31"),
    awardMethod: fc.constantFrom<EquivalencyRule["awardMethod"]>("PROFICIENCY_CREDIT", "CREDIT_BY_EXAM"),
    priority: fc.constantFrom(1, 2),
    title: fc.constantFrom(undefined, "T"),
    exclusiveGroup: fc.constantFrom(undefined, "g"),
    reuse: fc.constantFrom(undefined, "ALLOWED" as const),
    creditOverride: fc.constantFrom(undefined, "why"),
    intermediaryCode: fc.constantFrom(undefined, "IAI M1 901"),
  })
  .map(({ options, title, exclusiveGroup, reuse, creditOverride, intermediaryCode, ...rest }) =>
    rule({
      ...rest,
      options: options.map((slots) => ({ optionNo: 1, slots })),
      ...(title && { title }),
      ...(exclusiveGroup && { exclusiveGroup }),
      ...(reuse && { reuse }),
      ...(creditOverride && { creditOverride }),
      ...(intermediaryCode && { intermediaryCode }),
    }),
  );
const aFinding = fc
  .record({
    ruleNo: fc.constantFrom(7, 8),
    course: aCourse,
    reason: fc.constantFrom<NegativeFinding["reason"]>("DENIED", "CONTENT_GAP"),
    note: fc.constantFrom(undefined, "n"),
  })
  .map(({ note, course: { minGrade: _grade, ...about }, ...rest }) => ({
    ...rest,
    course: about,
    ...(note && { note }),
  }));
const aClause = fc.record({
  listId: fc.constantFrom("1", "2", "3"),
  statementType: fc.constantFrom<Clause["statementType"]>("ROLES", "COSTS"),
  text: fc.constantFrom("Each side pays.", "each side pays.", "The college decides."),
  satisfies: fc.subarray(["L#1", "L#2"]),
});
const aVersion = fc
  .record({
    rules: fc.uniqueArray(aRule, { maxLength: 3, selector: ({ ruleNo }) => ruleNo }),
    findings: fc.uniqueArray(aFinding, { maxLength: 2, selector: ({ ruleNo }) => ruleNo }),
    conditions: fc.array(aCondition, { maxLength: 2 }),
    clauses: fc.uniqueArray(aClause, { maxLength: 3, selector: ({ listId }) => listId }),
    title: fc.constantFrom("Health", "Nursing"),
    last: fc.constantFrom("2028-07-31", "2029-07-31"),
    parties: fc.subarray([...head.parties], { minLength: 1 }),
    slots: fc.subarray([...head.signatureSlots]),
  })
  .map(({ title, last, parties, slots, ...terms }) =>
    version(terms, { name: title, expirationDate: last, parties, signatureSlots: slots }),
  );

/** Two versions: strangers to each other, or one with a single thing in its first rule put otherwise. */
const aPair = fc.oneof(
  fc.tuple(aVersion, aVersion),
  fc
    .record({
      before: aVersion,
      other: aRule,
      key: fc.constantFrom<keyof EquivalencyRule>(
        "options",
        "awards",
        "conditions",
        "validTo",
        "awardMethod",
        "priority",
        "title",
        "exclusiveGroup",
        "reuse",
        "creditOverride",
        "intermediaryCode",
      ),
      of: fc.option(fc.tuple(aCourse, fc.constantFrom("minGrade", "title", "creditHundredths", "code")), {
        nil: undefined,
      }),
    })
    .map(({ before, other, key, of }): [Version, Version] => {
      const [first, ...rest] = before.terms.rules;
      if (!first) return [before, before];
      const { [key]: _old, ...kept } = first;
      const whole = key in other ? { ...kept, [key]: other[key] } : kept;
      const nudged = structuredClone(first);
      const at = nudged.options[0]?.slots[0]?.courses[0] as Record<string, unknown> | undefined;
      if (of && at) {
        const value = (of[0] as Record<string, unknown>)[of[1]];
        if (value === undefined) delete at[of[1]];
        else at[of[1]] = value;
      }
      const after = (of ? nudged : whole) as EquivalencyRule;
      return [before, { ...before, terms: { ...before.terms, rules: [after, ...rest] } }];
    }),
);

/** An independent reading: JSON with every list in one order, and slots without their numbers. */
function flat(value: unknown): unknown {
  if (Array.isArray(value))
    return value.map(flat).sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key, one]) => key !== "slotNo" && one !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, one]) => [key, flat(one)]),
  );
}
const alike = (a: unknown, b: unknown) => JSON.stringify(flat(a)) === JSON.stringify(flat(b));

/** The same version with every list turned round and the slots of each option numbered afresh. */
function turned<Value>(value: Value): Value {
  if (Array.isArray(value)) {
    const items = value.map(turned).toReversed();
    return items.map((one, at) =>
      typeof one === "object" && one !== null && "chooseN" in one ? { ...one, slotNo: at + 1 } : one,
    ) as Value;
  }
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, turned(one)])) as Value;
}

/** What of a rule stands in which cell of its row. */
const cells: Record<Cell, (one: EquivalencyRule, of: Version) => unknown> = {
  COURSES: (one) => one.options,
  AWARDS: (one) => [one.awards, { override: one.creditOverride, code: one.intermediaryCode }],
  CONDITIONS: (one) => one.conditions,
  // A rule that holds as long as its version says nothing of its own.
  DATES: (one, { agreement }) => ({
    from: one.validFrom === agreement.dateEffective ? "own" : one.validFrom,
    to: one.validTo === agreement.expirationDate ? "own" : one.validTo,
  }),
  POSTING: (one) => one.awardMethod,
  ORDER: (one) => ({ priority: one.priority, group: one.exclusiveGroup, reuse: one.reuse }),
  TITLE: (one) => one.title ?? "none",
};

describe("for any two versions", () => {
  const runs = { numRuns: 100 };

  it("nothing is told of one version against itself, however its rows are turned", () => {
    fc.assert(
      fc.property(aVersion, (one) => {
        expect(compare(one, one, name)).toEqual({ changes: [], sentences: [], weight: undefined });
        expect(told(one, turned(one))).toEqual([]);
      }),
      runs,
    );
  });

  it("each rule's details stand in exactly the cells that differ, and no difference is left untold", () => {
    fc.assert(
      fc.property(aPair, ([before, after]) => {
        const { changes } = compare(before, after, name);
        for (const ruleNo of [1, 2, 3]) {
          const [old, now] = [before, after].map(({ terms }) =>
            terms.rules.find((one) => one.ruleNo === ruleNo),
          );
          const change = changes.find((one) => one.part === "RULE" && one.key === String(ruleNo));
          if (!old || !now) {
            expect(change?.kind).toBe(old ? "REMOVED" : now ? "ADDED" : undefined);
            continue;
          }
          const differing = (Object.keys(cells) as Cell[]).filter(
            (cell) => !alike(cells[cell](old, before), cells[cell](now, after)),
          );
          expect([...new Set(change?.details.map(({ cell }) => cell))].sort()).toEqual(differing.sort());
        }
        const rest = ({ terms: { rules: _rules, ...terms }, agreement }: Version) => ({ terms, agreement });
        const others = changes.filter(({ part }) => part !== "RULE");
        expect(others.length === 0).toBe(alike(rest(before), rest(after)));
        expect(changes.every(({ sentences }) => sentences.length > 0)).toBe(true);
      }),
      runs,
    );
  });

  it("putting the changed rows of the new version in place of the old ones gives the new version", () => {
    fc.assert(
      fc.property(aPair, ([before, after]) => {
        const { changes } = compare(before, after, name);
        const patched = <Row>(
          part: string,
          old: readonly Row[],
          now: readonly Row[],
          keyOf: (row: Row) => string,
        ) => {
          const mine = changes.filter((change) => change.part === part);
          const gone = new Set(
            mine.filter(({ kind }) => kind !== "ADDED").map(({ key, before: was }) => was ?? key),
          );
          const come = new Set(mine.filter(({ kind }) => kind !== "REMOVED").map(({ key }) => key));
          return [
            ...old.filter((row) => !gone.has(keyOf(row))),
            ...now.filter((row) => come.has(keyOf(row))),
          ];
        };
        const [a, b] = [before.terms, after.terms];
        const no = ({ ruleNo }: { ruleNo: number }) => String(ruleNo);
        const id = ({ listId }: Clause) => listId;
        expect(alike(patched("RULE", a.rules, b.rules, no), b.rules)).toBe(true);
        expect(alike(patched("FINDING", a.findings, b.findings, no), b.findings)).toBe(true);
        expect(alike(patched("CLAUSE", a.clauses ?? [], b.clauses ?? [], id), b.clauses)).toBe(true);
      }),
      runs,
    );
  });

  it("turned round, what was added was removed, and what changed has changed", () => {
    const keys = ({ changes }: Comparison, kind: string) =>
      changes
        .filter((change) => change.kind === kind)
        .map(({ part, key, before }) => `${part} ${kind === "CHANGED" ? [key, before ?? key].sort() : key}`)
        .sort();
    fc.assert(
      fc.property(aPair, ([a, b]) => {
        const [forth, back] = [compare(a, b, name), compare(b, a, name)];
        expect(keys(forth, "ADDED")).toEqual(keys(back, "REMOVED"));
        expect(keys(forth, "CHANGED")).toEqual(keys(back, "CHANGED"));
        expect(forth.weight).toBe(back.weight);
        expect(told(turned(a), b)).toEqual(forth.sentences);
      }),
      runs,
    );
  });

  it("is cosmetic exactly when titles, notes, spelling, contacts and filing are all that differs", () => {
    const loud = (text: string) => text.toUpperCase().replace(/\s+/g, " ");
    const bare = (code: string) => [...code.toUpperCase()].filter((one) => !" .-".includes(one)).join("");
    const unnoted = ({ note: _note, ...asked }: Condition) => asked;
    /** Without what may change with a notice. */
    const core = ({ agreement, terms }: Version) => ({
      last: agreement.expirationDate,
      parties: agreement.parties.map(({ organizationId, role }) => ({ organizationId, role })),
      slots: agreement.signatureSlots,
      conditions: terms.conditions.map(unnoted),
      rules: terms.rules.map(({ title: _title, creditOverride: _why, ...one }) => ({
        ...one,
        options: one.options.map(({ optionNo, slots }) => ({
          optionNo,
          slots: slots.map((slot) => ({
            ...slot,
            courses: slot.courses.map(({ title: _of, ...rest }) => ({ ...rest, code: bare(rest.code) })),
          })),
        })),
        awards: one.awards.map(({ note: _note, ...got }) => got),
        conditions: one.conditions.map(unnoted),
      })),
      findings: terms.findings.map(({ note: _note, course: { title: _of, ...about }, ...one }) => ({
        ...one,
        course: { ...about, code: bare(about.code) },
      })),
      clauses: terms.clauses?.map(({ statementType, text }) => ({ statementType, text: loud(text) })),
    });
    fc.assert(
      fc.property(aPair, ([a, b]) => {
        const { weight } = compare(a, b, name);
        expect(weight === "CURRICULAR").toBe(!alike(core(a), core(b)));
      }),
      runs,
    );
  });

  it("a rule loses its approval exactly when something in it, or for every rule, changed for students", async () => {
    await fc.assert(
      fc.asyncProperty(aPair, async ([before, after]) => {
        const { changes } = compare(before, after, name);
        const everywhere = changes.some(
          ({ part, weight }) => part === "CONDITIONS" && weight === "CURRICULAR",
        );
        for (const old of before.terms.rules) {
          const now = after.terms.rules.find(({ ruleNo }) => ruleNo === old.ruleNo);
          if (!now) continue;
          const [was, is] = await Promise.all([
            ruleHash(old, before.terms, before.agreement),
            ruleHash(now, after.terms, after.agreement),
          ]);
          const change = changes.find(({ part, key }) => part === "RULE" && key === String(old.ruleNo));
          expect(was !== is).toBe(everywhere || change?.weight === "CURRICULAR");
        }
      }),
      runs,
    );
  });
});

it("looks at every field that the parties sign", () => {
  const all = (text: string): Agreement =>
    ({
      ...head,
      pathwayId: text,
      governingRuleSet: text,
      purpose: text,
      changeSummary: text,
      name: text,
      codedNotation: text,
      cipCodes: [text],
      agreementType: text === "a" ? "MOU" : "ARTICULATION",
      dateEffective: text === "a" ? "2026-08-01" : "2027-08-01",
      expirationDate: text === "a" ? "2026-08-01" : "2027-08-01",
      autoRenew: { times: text.length, months: 1 },
      noticeDays: text.length,
      teachOutUntil: text === "a" ? "2026-08-01" : "2027-08-01",
    }) as unknown as Agreement;
  const signed = Object.keys(versionContent(all("a"), version().terms));
  const about = ["id", "versionNo", "versionKind", "parties", "signatureSlots", "terms"];
  const { changes } = compare(
    { ...version(), agreement: all("a") },
    { ...version(), agreement: all("bb") },
    name,
  );
  expect(changes.map(({ key }) => key).sort()).toEqual(signed.filter((key) => !about.includes(key)).sort());
});

describe("two texts word by word", () => {
  const text = fc
    .array(fc.constantFrom("a", "b", "c ", " ", "\n"), { maxLength: 14 })
    .map((some) => some.join(" "));

  it("give both texts back, with as many words kept as any reading can keep", () => {
    const words = (one: string) => one.match(/\S+\s*|\s+/g) ?? [];
    const common = (a: string[], b: string[]): number => {
      const [x, ...restA] = a;
      const [y, ...restB] = b;
      if (x === undefined || y === undefined) return 0;
      return x === y ? 1 + common(restA, restB) : Math.max(common(restA, b), common(a, restB));
    };
    const short = text.filter((one) => words(one).length < 8);
    fc.assert(
      fc.property(short, short, (before, after) => {
        const pieces = textDiff(before, after);
        const without = (kind: string) =>
          pieces
            .filter((one) => one.kind !== kind)
            .map((one) => one.text)
            .join("");
        expect([without("ADDED"), without("REMOVED")]).toEqual([before, after]);
        const kept = pieces.filter((one) => one.kind === "SAME").flatMap((one) => words(one.text)).length;
        expect(kept).toBeGreaterThanOrEqual(common(words(before), words(after)));
      }),
      { numRuns: 100 },
    );
  });

  it("marks the one word that changed", () => {
    expect(textDiff("Each side pays half.", "Each side pays all.")).toEqual([
      { kind: "SAME", text: "Each side pays " },
      { kind: "REMOVED", text: "half." },
      { kind: "ADDED", text: "all." },
    ]);
  });
});
