/** Programs of any small shape: parties that serve, teach or do neither, slots bound by some, points anywhere. */
import fc from "fast-check";
import { courseKey, plainText } from "#shared/course-key.ts";
import type { OrganizationId } from "#shared/ids.ts";
import type { ProgramFacts } from "#shared/programs/check-schema.ts";
import { columns } from "#shared/programs/columns.ts";
import type { Level, Plan } from "#shared/programs/plan-schema.ts";
import type { ProgramParty, ProgramRole } from "#shared/programs/schema.ts";
import { code, settings } from "./world.ts";

const roles: ProgramRole[] = ["SECONDARY", "SECONDARY", "CAREER_CENTER", "COLLEGE", "UNIVERSITY", "BUSINESS"];
/** Few, so that one organization turns up in two roles, and as who awards, serves and binds. */
export const organizationIds = Array.from({ length: 7 }, (_, no) => `org_${no}` as OrganizationId);
const organization = fc.constantFrom(...organizationIds);
const some = fc.uniqueArray(organization, { maxLength: 4 });
const column = fc.constantFrom(...columns);

const party: fc.Arbitrary<ProgramParty> = fc.record({
  organizationId: organization,
  role: fc.constantFrom(...roles),
  serves: fc.oneof(fc.constant<OrganizationId[]>([]), some),
});

const codes = ["A 1", "A 2", "B 1", "b 1", "C 3", "C  3"];
const statementIds = ["11111111-1111-4111-8111-111111111111", "22222222-2222-4222-8222-222222222222"];
const early = fc.record(
  {
    kind: fc.constantFrom("DUAL_CREDIT" as const, "ARTICULATED" as const, "EXAM" as const),
    agreementId: fc.constantFrom("agr_1" as never, "agr_2" as never),
    ruleNo: fc.constantFrom(1, 2),
    college: fc.record({ organizationId: organization, code: fc.constantFrom(...codes) }),
    hoursHundredths: fc.constantFrom(150, 300, 400),
  },
  { requiredKeys: ["kind"] },
);
const course = fc.record(
  {
    code: fc.constantFrom(...codes),
    title: fc.constantFrom("Biology", "Nursing", "Rhetoric"),
    creditHundredths: fc.constantFrom(50, 100, 300),
    unit: fc.constantFrom("CarnegieUnit" as const, "SemesterHour" as const, "QuarterHour" as const),
    content: fc.constantFrom("ACADEMIC" as const, "CTE" as const, "BOTH" as const),
    cip: fc.constantFrom("51.3801", "51.0000"),
    part: fc.record({
      series: fc.constant("Nursing"),
      no: fc.integer({ min: 1, max: 2 }),
      of: fc.constant(2),
    }),
    prerequisites: fc.uniqueArray(fc.constantFrom(...codes), { maxLength: 2 }),
    earlyCredit: early,
    statementIds: fc.subarray(statementIds),
    workHours: fc.constantFrom(0, 40, 80),
  },
  {
    requiredKeys: ["code", "title", "creditHundredths", "unit", "content", "prerequisites", "statementIds"],
  },
);

const slot = fc.record(
  {
    column,
    term: fc.constantFrom(1, 2),
    row: fc.constantFrom("cte" as const, "english" as const, "work-based" as const),
    kind: fc.constantFrom("REQUIRED" as const, "CHOOSE_N" as const, "ELECTIVE" as const),
    chooseN: fc.constantFrom(1, 2),
    intent: fc.constant("what belongs here"),
    level: fc.constantFrom("ORIENTATION" as const, "ADVANCED" as const),
    features: fc.subarray(["SAFETY" as const, "TEAM_CHALLENGE" as const]),
    bindings: fc.uniqueArray(
      fc.record({
        organizationId: organization,
        courses: fc.uniqueArray(course, {
          minLength: 1,
          maxLength: 2,
          selector: ({ code }) => plainText(code),
        }),
      }),
      { maxLength: 4, selector: ({ organizationId }) => organizationId },
    ),
  },
  { requiredKeys: ["column", "row", "kind", "intent", "features", "bindings"] },
);

const entry = fc.record({
  kind: fc.constantFrom("GRADE_9" as const, "TRANSFER_IN" as const, "ADULT_BRIDGE" as const),
  column,
  name: fc.constant("In"),
  requirements: fc.constant<Level[]>([]),
  assumesStatements: fc.constant<string[]>([]),
});
const exit = fc.record(
  {
    column,
    award: fc.constantFrom("CERTIFICATE" as const, "ASSOCIATE" as const, "BACCALAUREATE" as const),
    name: fc.constant("Out"),
    awardedBy: organization,
    industryRecognized: fc.boolean(),
    requiresHundredths: fc.constantFrom(300, 900),
    unit: fc.constantFrom("SemesterHour" as const, "QuarterHour" as const),
    stacksInto: fc.constantFrom<string[]>([], ["x1"], ["x2"]),
    final: fc.boolean(),
  },
  { requiredKeys: ["column", "award", "name", "industryRecognized", "stacksInto", "final"] },
);

/** Parts named in the order they stand. */
const named = <T, K extends string>(parts: readonly T[], key: K, letter: string) =>
  parts.map((part, at) => ({ ...part, [key]: `${letter}${at + 1}` }) as T & Record<K, string>);

export const anyParties = fc.array(party, { minLength: 1, maxLength: 8 });
export const anyPlan: fc.Arbitrary<Plan> = fc
  .record({
    slots: fc.array(slot, { maxLength: 8 }),
    entries: fc.array(entry, { maxLength: 3 }),
    exits: fc.array(exit, { maxLength: 3 }),
    statementsExpected: fc.subarray(statementIds),
  })
  .map(({ slots, entries, exits, statementsExpected }) => ({
    slots: named(slots, "slotId", "s"),
    entryPoints: named(entries, "entryId", "e"),
    exitPoints: named(exits, "exitId", "x"),
    statementsExpected,
  }));

const days = fc.tuple(fc.integer({ min: 2024, max: 2032 }), fc.integer({ min: 0, max: 5 }));
const spanOf = ([from, years]: [number, number]) => ({
  from: `${from}-07-01`,
  until: `${from + years}-06-30`,
});
const key = fc
  .tuple(organization, fc.constantFrom(...codes))
  .map(([id, code]) => courseKey({ organizationId: id, code }));
const rule = fc
  .tuple(days, fc.constantFrom(1, 2), fc.array(key, { maxLength: 2 }), fc.array(key, { maxLength: 2 }))
  .map(([span, ruleNo, sending, awards]) => ({
    ...{ ruleNo, method: "DIRECT_TRANSCRIPTION" as const, sending, awards },
    ...spanOf(span),
  }));

/** Facts about such programs; the same day and settings. */
export const anyFacts: fc.Arbitrary<ProgramFacts> = fc
  .record({
    agreements: fc.array(fc.tuple(fc.array(days, { maxLength: 2 }), fc.array(rule, { maxLength: 3 })), {
      maxLength: 2,
    }),
    left: fc.subarray([...organizationIds]),
    gone: fc.uniqueArray(key, { maxLength: 3 }),
    later: fc.boolean(),
    levels: fc.array(fc.constantFrom("essential" as const, "cluster" as const, "pathway" as const), {
      minLength: 2,
      maxLength: 2,
    }),
  })
  .map(({ agreements, left, gone, later, levels }) => ({
    ...{ today: "2026-11-23", settings: settings(), gone },
    organizations: organizationIds.map((id, no) => ({
      ...{ id, name: `Organization ${no}`, type: "secondary" as const },
      ...(left.includes(id) ? { until: no % 2 === 0 ? "2025-06-30" : "2030-06-30" } : {}),
    })),
    agreements: agreements.map(([spans, rules], no) => ({
      ...{
        id: `agr_${no + 1}` as never,
        codedNotation: `CV-${no + 1}`,
        name: "",
        type: "ARTICULATION" as const,
        parties: organizationIds.filter((_, at) => (at + spans.length) % 2 === 0),
      },
      spans: spans.map((span, at) => ({ versionNo: at + 1, ...spanOf(span) })),
      rules,
    })),
    codes: ["51.3801", "51.0000"].map((name, no) =>
      code("CIP", "2020", name, no === 1 && later ? { status: "ABSENT" } : {}),
    ),
    statements: statementIds.map((id, no) => ({
      id,
      text: `Statement ${no}`,
      level: levels[no] ?? "cluster",
    })),
    edition: { id: "scc-79", known: true, pathwayKnown: true, retired: later },
    dataSharing: [],
  }));
