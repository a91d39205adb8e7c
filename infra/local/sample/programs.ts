/**
 * How the sample's two programs of study came to be: Nursing, in force since the summer and under review for the next
 * class, which one partner has yet to approve; and Welding, a draft that cannot be put in force as it stands.
 */
import { academicYearOf, yearsOn } from "#shared/academic-year.ts";
import type { OrganizationId } from "#shared/ids.ts";
import type { Plan } from "#shared/programs/plan-schema.ts";
import type { Who } from "./asker.ts";
import type { DataTelling } from "./data-sharing.ts";
import { nursingEntries, nursingExits, nursingInCollege } from "./nursing-college.ts";
import { nursingInSchool } from "./nursing-school.ts";
import { weldingSlots } from "./program-welding.ts";
import type { SampleCourse, SampleSlot } from "./program-words.ts";

export type ProgramTelling = DataTelling & {
  /** The id of an agreement of the sample, by its number. */
  agreement: (number: string) => string | undefined;
  /** The framework of statements the programs go by, and the ids of its statements by their codes. */
  statements: { framework: string; ids: ReadonlyMap<string, string> };
};

const nursing = {
  title: "Nursing, grade 9 to bachelor’s degree",
  summary:
    "From the first look at health careers to the registered nurse’s bachelor’s degree, with a way in for adults and a credential at every way out.",
  edition: "scc-79",
  pathwayId: "health/therapeutic-services",
  cips: [
    { code: "51.3902", edition: "2020", level: "SECONDARY" },
    { code: "51.3801", edition: "2020", level: "POSTSECONDARY" },
  ],
  occupations: ["29-1141", "31-1131"],
};
const welding = {
  title: "Welding, grade 9 to certificate",
  summary: "A first draft: what the welding shop teaches, and what could follow at Prairie Lakes.",
  edition: "scc-79",
  pathwayId: "manufacturing/production",
  cips: [{ code: "48.0508", edition: "2020", level: "POSTSECONDARY" }],
  occupations: ["51-4121"],
};
const roles: Record<string, string> = {
  PLCC: "COLLEGE",
  CBHS: "SECONDARY",
  MRHS: "SECONDARY",
  TRACC: "CAREER_CENTER",
  NSU: "UNIVERSITY",
  CVMC: "BUSINESS",
  RALC: "ADULT_EDUCATION",
};
/** Who approves for a party, and who agrees that everyone may see it. */
const approvers: readonly Who[] = ["denise", "samuel", "dolores", "roberta", "ruth", "grace"];
const editors: readonly Who[] = ["tom", "lena", "jo", "roberta", "ruth", "grace", "hannah"];

/** What the bridge is aligned with. */
export type ToldProgram = { programId: string; versionNo: number; entryId: string; weldingId: string };

export async function tellPrograms(telling: ProgramTelling): Promise<ToldProgram> {
  const { today, on, ask } = telling;
  const year = academicYearOf(today);
  const parties = (codes: readonly string[]) =>
    codes.map((code) => ({ organizationId: telling.organization(code), role: roles[code], serves: [] }));
  const { framework: statementFramework } = telling.statements;
  const framework = statementFramework ? { statementFramework } : {};

  on(-160, "14:20");
  const all = parties(["PLCC", "CBHS", "MRHS", "TRACC", "NSU", "CVMC", "RALC"]);
  const first = { ...nursing, ...framework, parties: all, cohort: yearsOn(year, -1) };
  const started = await ask("tom", "POST", "/programs", first);
  const programId = (started.body as { id: string }).id;
  const at = `/programs/${programId}`;
  const plan = nursingPlan(telling);
  const step = stepping(telling, at, started.etag);
  await step("tom", "PUT", "/plan", spineOf(plan));
  await step("tom", "POST", "/share");
  await bindAll(telling, plan, step);
  on(-140, "09:30");
  await step("tom", "POST", "/review");
  for (const [index, who] of approvers.entries()) {
    on(-135 + 5 * index, "15:15");
    await approve(telling, at, who, step);
  }
  on(-100, "10:00");
  await step("tom", "POST", "/publish");
  on(-96, "10:30");
  for (const who of editors) await step(who, "POST", "/visibility", { to: "PUBLIC" });

  on(-40, "11:10");
  await step("tom", "POST", "/revise");
  await step("tom", "PUT", "", {
    ...first,
    cohort: year,
    changeSummary: "For the class that entered this fall: Millrace offers a fourth science.",
  });
  await step("tom", "PUT", "/plan", withMoreWork(plan));
  await step("tom", "POST", "/review");
  for (const who of ["denise", "samuel", "ruth"] as const) {
    on(-30, "13:40");
    await approve(telling, at, who, step);
  }

  on(-6, "16:20");
  const draft = await ask("lena", "POST", "/programs", {
    ...welding,
    parties: parties(["CBHS", "PLCC"]),
    cohort: year,
  });
  const metal = weldingPlan(telling);
  const weld = stepping(telling, `/programs/${(draft.body as { id: string }).id}`, draft.etag);
  await weld("lena", "PUT", "/plan", spineOf(metal));
  await weld("lena", "POST", "/share");
  await bindAll(telling, metal, weld);
  return { programId, versionNo: 1, entryId: "e3", weldingId: (draft.body as { id: string }).id };
}

/** The plan as its lead writes it, before anyone has bound a course of theirs. */
const spineOf = (plan: Plan): Plan => ({
  ...plan,
  slots: plan.slots.map((slot) => ({ ...slot, bindings: [] })),
});

/** Each school and college binds its own courses. */
async function bindAll({ organization }: ProgramTelling, plan: Plan, step: Step): Promise<void> {
  for (const [code, who] of Object.entries(binders)) {
    const organizationId = organization(code);
    const bindings = plan.slots.flatMap(({ slotId, bindings: all }) =>
      all.filter((one) => one.organizationId === organizationId).map(({ courses }) => ({ slotId, courses })),
    );
    if (bindings.length > 0) await step(who, "PUT", "/bindings", { organizationId, bindings });
  }
}
const binders: Record<string, Who> = { PLCC: "tom", CBHS: "lena", MRHS: "jo", TRACC: "roberta", NSU: "ruth" };

type Step = (who: Who, method: string, path: string, body?: object) => Promise<void>;

/** Each step sees the version that the one before it left. */
function stepping({ ask }: ProgramTelling, at: string, begun: string): Step {
  let seen = begun;
  return async (who, method, path, body) => {
    seen = (await ask(who, method, `${at}${path}`, body, seen)).etag;
  };
}

/** This person's organization approves its part, as it reads now; one whose approval stands has nothing to do. */
async function approve(telling: ProgramTelling, at: string, who: Who, step: Step): Promise<void> {
  const read = (await telling.ask(who, "GET", at)).body as {
    versionNo: number;
    asked: { organizationId: OrganizationId; partHash: string }[];
    approvals: { organizationId: OrganizationId }[];
  };
  const mine = read.asked.find(
    ({ organizationId }) => organizationId === telling.organization(actsFor[who] ?? ""),
  );
  if (!mine || read.approvals.some(({ organizationId }) => organizationId === mine.organizationId)) return;
  await step(who, "POST", "/approve", { versionNo: read.versionNo, partHash: mine.partHash });
}

const actsFor: Partial<Record<Who, string>> = {
  denise: "PLCC",
  samuel: "CBHS",
  dolores: "MRHS",
  roberta: "TRACC",
  ruth: "NSU",
  grace: "CVMC",
};

function nursingPlan(telling: ProgramTelling): Plan {
  const { organization, statements } = telling;
  return {
    slots: [...nursingInSchool, ...nursingInCollege].map((slot) => bound(slot, telling)),
    entryPoints: nursingEntries.map(({ assumes = [], ...entry }) => ({
      ...entry,
      assumesStatements: assumes.flatMap((code) => statements.ids.get(code) ?? []),
    })),
    exitPoints: nursingExits.map(({ by, ...exit }) => ({
      ...exit,
      ...(by ? { awardedBy: organization(by) } : {}),
    })),
    statementsExpected: [],
  };
}

/** The next class works longer: what Three Rivers and the medical center have to approve again. */
const withMoreWork = (plan: Plan): Plan => ({
  ...plan,
  slots: plan.slots.map((slot) =>
    slot.slotId === "wbl-g12" && slot.work ? { ...slot, work: { ...slot.work, hours: 80 } } : slot,
  ),
});

const weldingPlan = (telling: ProgramTelling): Plan => ({
  slots: weldingSlots.map((slot) => bound(slot, telling)),
  entryPoints: [
    {
      entryId: "e1",
      kind: "GRADE_9",
      column: "G9",
      name: "Start",
      requirements: [],
      assumesStatements: [],
    },
  ],
  exitPoints: [
    {
      exitId: "x1",
      column: "P1",
      award: "CERTIFICATE",
      name: "Welding certificate",
      awardedBy: telling.organization("PLCC"),
      industryRecognized: false,
      stacksInto: [],
      final: true,
    },
  ],
  statementsExpected: [],
});

function bound(
  { bound: courses, work, ...slot }: SampleSlot,
  telling: ProgramTelling,
): Plan["slots"][number] {
  const { hostCode, ...rest } = work ?? {};
  return {
    kind: "REQUIRED",
    features: [],
    ...slot,
    ...(work
      ? {
          work: {
            ...(rest as Omit<typeof work, "hostCode">),
            ...(hostCode ? { hostId: telling.organization(hostCode) } : {}),
          },
        }
      : {}),
    bindings: Object.entries(courses).map(([code, list]) => ({
      organizationId: telling.organization(code),
      courses: list.map((course) => asBound(course, telling)),
    })),
  };
}

function asBound(
  { early, teaches = [], deliveredAt, prerequisites = [], ...course }: SampleCourse,
  telling: ProgramTelling,
) {
  const agreementId = early && telling.agreement(early.agreement);
  return {
    ...course,
    prerequisites,
    statementIds: teaches.flatMap((code) => telling.statements.ids.get(code) ?? []),
    ...(deliveredAt ? { deliveredAt: telling.organization(deliveredAt) } : {}),
    ...(early
      ? {
          earlyCredit: {
            kind: early.kind,
            ...(agreementId ? { agreementId, ruleNo: early.ruleNo } : {}),
            college: { organizationId: telling.organization("PLCC"), code: early.college },
            hoursHundredths: early.hours * 100,
          },
        }
      : {}),
  } as Plan["slots"][number]["bindings"][number]["courses"][number];
}
