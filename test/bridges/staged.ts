/** The healthcare bridge of the sample's story, for pure tests: six modules, eight statements, reading short by 0.4. */
import type { BridgeFacts, EntryFact } from "#shared/bridges/facts-schema.ts";
import { Bridge, type BridgePlan, type Depth } from "#shared/bridges/schema.ts";
import { CheckSettings } from "#shared/programs/check-schema.ts";
import type { Level, Measure } from "#shared/programs/plan-schema.ts";

export const measure = (subject: string, assessment = "TABE", scale = "grade equivalent"): Measure => ({
  ...{ assessment, subject, scale },
  ...(assessment === "TABE" ? { form: "11/12" } : {}),
});
export const level = (subject: string, hundredths: number, assessment = "TABE"): Level => ({
  measure: measure(subject, assessment, assessment === "TABE" ? "grade equivalent" : "scale score"),
  hundredths,
});

const org = (letter: string) => `org_${letter.repeat(20)}`;
export const riverbend = org("r");
export const program = `prg_${"n".repeat(20)}`;
/** Statement 1 to 8 of the cluster. */
export const statement = (no: number): string => `00000000-0000-4000-8000-00000000000${no}`;
export const code = (no: number): string => `HLC0${no}.01`;
export const eight: readonly string[] = [1, 2, 3, 4, 5, 6, 7, 8].map(statement);

export const entry = (change: Partial<EntryFact["entry"]> = {}): EntryFact =>
  ({
    programId: program,
    versionNo: 3,
    entryId: "e3",
    known: true,
    title: "Nursing",
    status: "IN_FORCE",
    inForceNo: 3,
    entry: {
      ...{ entryId: "e3", kind: "ADULT_BRIDGE", column: "P1", name: "Adults join" },
      requirements: [level("Reading", 900), level("Math", 800)],
      assumesStatements: [...eight],
      ...change,
    },
  }) as EntryFact;

export const facts = (change: Partial<BridgeFacts> = {}): BridgeFacts =>
  ({
    today: "2026-11-23",
    settings: CheckSettings.parse({}),
    organizations: [{ id: riverbend, name: "Riverbend" }],
    entries: [entry()],
    statements: [1, 2, 3, 4, 5, 6, 7, 8].map((no) => ({
      ...{ id: statement(no), code: code(no), text: `Statement ${no}`, level: "cluster" },
    })),
    clusterStatements: [...eight],
    ...change,
  }) as BridgeFacts;

/** Which module covers which statement how deeply, as the mock draws it: a row a module, a letter a statement. */
const grid = ["T---I---", "IT---I--", "-PTI---I", "-I-TP---", "-P-ITP--", "I-I-----"];
const letters: Record<string, Depth> = { I: "INTRODUCED", P: "PRACTICED", T: "TESTED" };

export const planOf = (rows: readonly string[]): BridgePlan => ({
  modules: rows.map((row, index) => ({
    ...{ moduleId: `m${index + 1}`, name: `Module ${index + 1}`, hours: 32, reached: [] },
    coverage: [...row].flatMap((letter, at) =>
      letters[letter] ? [{ statementId: statement(at + 1), depth: letters[letter] }] : [],
    ),
  })),
});
/** 1 to 6 covered, 7 nowhere, 8 only introduced. */
export const plan: BridgePlan = planOf(grid);

export const bridge = (change: object = {}): Bridge =>
  Bridge.parse({
    ...{ id: `brg_${"b".repeat(20)}`, title: "Healthcare Bridge", model: "ADULT_EDUCATION" },
    providers: [{ organizationId: riverbend, kind: "ADULT_EDUCATION" }],
    ...{ edition: "scc-79", clusterId: "health", weeks: 16, leadId: riverbend, visibility: "PARTIES" },
    statementFramework: "00000000-0000-4000-8000-0000000000ff",
    eligibility: { minimumAge: 17, levels: [level("Reading", 600), level("Math", 550)] },
    contextualizedInstruction: { hours: 160, subjects: ["Reading", "Math"] },
    careerDevelopment: { hours: 24, activities: ["Job shadow"] },
    transitionServices: [{ name: "Advising", by: riverbend }],
    ...{ preAssessment: [measure("Reading")], postAssessment: [measure("Reading"), measure("Math")] },
    ...{ exitLevels: [level("Reading", 860), level("Math", 810)], exitLevelsOf: 22 },
    alignsTo: [{ programId: program, versionNo: 3, entryId: "e3" }],
    ...{ versionNo: 1, status: "DRAFT", version: 4 },
    ...{ startedBy: `per_${"h".repeat(20)}`, startedAt: "2026-10-01T15:00:00Z" },
    ...change,
  });
