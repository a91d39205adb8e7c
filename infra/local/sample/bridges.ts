/**
 * The foundations of health care, invented, that the region lays its bridges against; and Riverbend's bridge into the
 * first college year of Nursing, which nearly aligns: two statements are short of it, and 0.4 of a grade in reading.
 */
import { plusDays } from "#shared/time.ts";
import type { DataTelling } from "./data-sharing.ts";
import type { ProgramTelling, ToldProgram } from "./programs.ts";

/** The cluster's, by code: the first eight statements that somebody who begins in college is taken to know. */
const foundations: readonly (readonly [code: string, words: string])[] = [
  ["HLC01.01", "Explain how parts of the system depend on one another"],
  ["HLC02.01", "Use medical terms in speech and writing"],
  ["HLC03.02", "Calculate a dose and check it"],
  ["HLC04.02", "Follow standard precautions without being reminded"],
  ["HLC05.01", "Tell a patient what will happen next"],
  ["HLC06.04", "Keep a patient’s information private"],
  ["HLC07.03", "Report early signs of change in the expected order"],
  ["HLC08.02", "Read a chart and say what is missing"],
];

/** Told by the convener: the framework, with its one edition. */
export async function tellFoundations({ on, ask }: DataTelling): Promise<ProgramTelling["statements"]> {
  on(-200, "15:10");
  const started = await ask("marisol", "POST", "/frameworks", {
    title: "Foundations of health care",
    creator: "Cedar Valley Partnership",
    description: "What someone knows who begins a health care program in college. An invented sample.",
    language: "en",
    adoptionStatus: "Draft",
    visibility: "PUBLIC",
    edition: "scc-79",
  });
  const framework = (started.body as { identifier: string }).identifier;
  let seen = started.etag;
  const did = async (path: string, body: object): Promise<string> => {
    const answer = await ask("marisol", "POST", `/frameworks/${framework}${path}`, body, seen);
    seen = answer.etag;
    return (answer.body as { identifier: string }).identifier;
  };
  const cluster = await did("/statements", {
    statement: { fullStatement: "Health Science", humanCodingScheme: "HL", CFItemType: "Career Cluster" },
  });
  const ids = new Map<string, string>();
  for (const [code, fullStatement] of foundations) {
    const CFItemType = "Knowledge and Skill Statement";
    const statement = { fullStatement, humanCodingScheme: code, CFItemType };
    ids.set(code, await did("/statements", { statement, parentId: cluster }));
  }
  on(-190, "16:00");
  await did("/publish", { version: "First edition", adoptionStatus: "Implemented" });
  return { framework, ids };
}

const tabe = (subject: string) => ({ assessment: "TABE", form: "11/12", subject, scale: "grade equivalent" });
/** Reading and math, in hundredths of a grade. */
const levels = (reading: number, math: number) => [
  { measure: tabe("Reading"), hundredths: reading },
  { measure: tabe("Math"), hundredths: math },
];

type Reached = readonly [week: number, reading: number, math: number];
/** A letter a statement, in the order of the foundations: introduced, practiced, tested. */
const modules: readonly (readonly [name: string, covers: string, reached?: Reached])[] = [
  ["Welcome to health care", "T...I..."],
  ["Words of the body", "IT...I..", [4, 690, 610]],
  ["Numbers at the bedside", ".PTI...I"],
  ["Safety and infection control", ".I.TP...", [10, 780, 720]],
  ["Talking with patients", ".P.ITP.."],
  ["Ready for college", "I.I....."],
];
const depths: Record<string, string> = { I: "INTRODUCED", P: "PRACTICED", T: "TESTED" };

export async function tellBridge(
  { today, on, ask, organization, person }: DataTelling,
  statements: ProgramTelling["statements"],
  into: ToldProgram,
): Promise<void> {
  const riverbend = organization("RALC");
  on(-75, "16:30");
  const started = await ask("hannah", "POST", "/bridges", {
    title: "Healthcare Bridge",
    summary:
      "For adults who want to work in health care and read or calculate below college level: evenings, with childcare next door.",
    model: "ADULT_EDUCATION",
    providers: [{ organizationId: riverbend, kind: "ADULT_EDUCATION" }],
    ...{ edition: "scc-79", clusterId: "health", statementFramework: statements.framework, weeks: 16 },
    eligibility: {
      minimumAge: 17,
      levels: levels(600, 550),
      note: "Not in, and not required to be in, school",
    },
    contextualizedInstruction: { hours: 160, subjects: ["Reading", "Math", "Medical terms"] },
    careerDevelopment: {
      hours: 32,
      activities: ["A day at the medical center", "A plan of one’s own", "Talks with people at work"],
    },
    transitionServices: [
      { name: "Advising into Prairie Lakes", by: organization("PLCC"), hours: 6 },
      { name: "Tutoring", hours: 20 },
      { name: "Childcare and rides", by: organization("CPFS") },
    ],
    preAssessment: [tabe("Reading"), tabe("Math")],
    postAssessment: [tabe("Reading"), tabe("Math")],
    ...{ exitLevels: levels(860, 810), exitLevelsOf: 22 },
    alignsTo: [{ programId: into.programId, versionNo: into.versionNo, entryId: into.entryId }],
    exits: [{ name: "First Aid and CPR", award: "CREDENTIAL" }],
  });
  const at = `/bridges/${(started.body as { id: string }).id}`;
  let seen = started.etag;
  const step = async (method: string, path: string, body?: object) => {
    seen = (await ask("hannah", method, `${at}${path}`, body, seen)).etag;
  };
  await step("PUT", "/plan", {
    modules: modules.map(([name, covers, reached], index) => ({
      ...{ moduleId: `m${index + 1}`, name, hours: 32 },
      ...(reached ? { week: reached[0], reached: levels(reached[1], reached[2]) } : {}),
      coverage: foundations.flatMap(([code], no) => {
        const depth = depths[covers[no] ?? ""];
        return depth ? [{ statementId: statements.ids.get(code), depth }] : [];
      }),
    })),
  });
  on(-70, "10:15");
  await step("POST", "/visibility", { to: "PARTNERSHIP" });
  on(-12, "17:05");
  const hannah = { ownerId: riverbend, personId: person("hannah") };
  for (const code of ["HLC07.03", "HLC08.02"])
    await step("POST", "/tasks", {
      ...{ key: `statement:${statements.ids.get(code)}`, ...hannah, due: plusDays(today, 24) },
      note: "Goes into module 4, Safety and infection control",
    });
}
