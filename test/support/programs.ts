/** Programs of study for tests: what Tom of Prairie Lakes starts with a high school, a career center and a university. */

import { checkTable } from "#shared/programs/check-table.ts";
import type { Plan } from "#shared/programs/plan-schema.ts";
import { worked } from "./agreements.ts";
import type { World } from "./world.ts";

export const programs = "/api/partnerships/cedar-valley/programs";

/** The college leads; for the class that is in ninth grade this year. */
export function programDraft(world: World, changes: object = {}): Record<string, unknown> {
  const { organization } = world.region;
  return {
    title: "Health Science",
    edition: "scc-79",
    pathwayId: "health/therapeutic-services",
    cips: [{ code: "51.3801", edition: "2020", level: "POSTSECONDARY" }],
    parties: [
      { organizationId: organization("PLCC"), role: "COLLEGE" },
      { organizationId: organization("CBHS"), role: "SECONDARY" },
      { organizationId: organization("TRACC"), role: "CAREER_CENTER" },
      { organizationId: organization("NSU"), role: "UNIVERSITY" },
    ],
    cohort: "2026-27",
    ...changes,
  };
}

/** Tom's draft; its address, id and ETag. */
export async function startedProgram(world: World, changes: object = {}) {
  const { body, etag } = worked(await world.as("tom")("POST", programs, programDraft(world, changes)));
  return { at: `${programs}/${body.id}`, id: body.id as string, etag };
}

type Course = Plan["slots"][number]["bindings"][number]["courses"][number];

/** A course as an organization binds it. */
export const bound = (code: string, changes: Partial<Course> = {}): Course => ({
  code,
  title: `Course ${code}`,
  creditHundredths: 300,
  unit: "SemesterHour",
  content: "CTE",
  prerequisites: [],
  statementIds: [],
  ...changes,
});

type Slot = Plan["slots"][number];

/** A required slot without anybody's course. */
export const slot = (
  slotId: string,
  column: Slot["column"],
  row: Slot["row"],
  changes: Partial<Slot> = {},
): Slot => ({
  ...{ slotId, column, row, kind: "REQUIRED", intent: `Something in ${row}`, features: [], bindings: [] },
  ...changes,
});

/** A small spine that nobody has bound yet: two grades, two postsecondary years, two entries, two exits. */
export const spine = (changes: Partial<Plan> = {}): Plan => ({
  slots: [
    slot("s1", "G9", "cte", { intent: "Orientation to health careers", level: "ORIENTATION" }),
    slot("s2", "G12", "cte", { intent: "Health occupations", level: "ADVANCED" }),
    slot("s3", "P1", "cte", { intent: "Nursing assistant" }),
    slot("s4", "P3", "science", { intent: "Physiology" }),
  ],
  entryPoints: [
    {
      entryId: "e1",
      kind: "GRADE_9",
      column: "G9",
      name: "Ninth grade",
      requirements: [],
      assumesStatements: [],
    },
    {
      entryId: "e2",
      kind: "ADULT_BRIDGE",
      column: "P1",
      name: "Bridge",
      requirements: [],
      assumesStatements: [],
    },
  ],
  exitPoints: [
    {
      ...{ exitId: "x1", column: "P1", award: "CREDENTIAL", name: "Certified nursing assistant" },
      ...{ issuer: "State board", industryRecognized: true, stacksInto: ["x2"], final: false },
    },
    {
      ...{ exitId: "x2", column: "P2", award: "ASSOCIATE", name: "Associate in nursing" },
      ...{ industryRecognized: false, stacksInto: [], final: true },
    },
  ],
  statementsExpected: [],
  ...changes,
});

/** Who binds what for whom in `spine`. */
const binders = {
  tom: ["PLCC", "s3"],
  lena: ["CBHS", "s1"],
  roberta: ["TRACC", "s2"],
  ruth: ["NSU", "s4"],
} as const;
type Binder = keyof typeof binders;

/** Asks as this person, for the organization they bind for. */
export const asParty =
  (world: World, who: Binder | "samuel" | "denise") =>
  (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) =>
    world.as(who)(method, path, body, {
      ...(who === "lena" ? { "acting-for": world.region.organization("CBHS") } : {}),
      ...headers,
    });

/** A program in review in which each of its four parties has a course of its own. */
export async function reviewedProgram(world: World, changes: object = {}) {
  const { at, id, etag } = await startedProgram(world, changes);
  let seen = worked(await world.as("tom")("PUT", `${at}/plan`, spine(), { "if-match": etag })).etag;
  seen = worked(await world.as("tom")("POST", `${at}/share`, undefined, { "if-match": seen })).etag;
  for (const [who, [code, slotId]] of Object.entries(binders)) {
    const body = {
      organizationId: world.region.organization(code),
      bindings: [{ slotId, courses: [bound(`${code} 1`)] }],
    };
    const ask = asParty(world, who as Binder);
    seen = worked(await ask("PUT", `${at}/bindings`, body, { "if-match": seen })).etag;
  }
  seen = worked(await world.as("tom")("POST", `${at}/review`, undefined, { "if-match": seen })).etag;
  return { at, id, etag: seen };
}

/** What this person's organization would approve now. */
export async function toApprove(world: World, at: string, code: string) {
  const { body } = worked(await world.as("tom")("GET", at));
  const organizationId = world.region.organization(code);
  const part = body.asked.find((one: { organizationId: string }) => one.organizationId === organizationId);
  return { versionNo: body.versionNo as number, partHash: part?.partHash as string };
}

/** From here on no check refuses anything in the region: for tests that are not about the checks. */
export async function lenient(world: World) {
  const turned = checkTable.map(({ id: checkId }) => ({ checkId, severity: "WARN", reason: "a test" }));
  const settings = "/api/partnerships/cedar-valley/program-settings";
  worked(await world.as("marisol")("PUT", settings, { turned }, { "if-match": '"0"' }));
}

/** Every party has approved its part. */
export async function approvedProgram(world: World, changes: object = {}) {
  const { at, id } = await reviewedProgram(world, changes);
  let etag = "";
  for (const [who, code] of [
    ["tom", "PLCC"],
    ["lena", "CBHS"],
    ["roberta", "TRACC"],
    ["ruth", "NSU"],
  ] as const)
    etag = worked(
      await asParty(world, who)("POST", `${at}/approve`, await toApprove(world, at, code), {
        "if-match": '"1"',
      }),
    ).etag;
  return { at, id, etag };
}
