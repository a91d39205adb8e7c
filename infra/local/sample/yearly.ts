/**
 * What the sample's partners do every year, and what they decided outside any agreement: approvals (one of them missing),
 * who teaches, counts with their small numbers hidden, two findings of the register and a template. Data, and how it is told.
 */
import { type AcademicYear, academicYearOf, yearsOn } from "#shared/academic-year.ts";
import { type Counted, creditEach, suppressed } from "#shared/agreements/outcomes.ts";
import type { Terms } from "#shared/agreements/terms-schema.ts";
import type { ApprovalYear } from "#shared/agreements/yearly-schema.ts";
import { daysBetween, plusDays } from "#shared/time.ts";
import type { people } from "./people.ts";
import type { Region } from "./region.ts";

type Who = keyof typeof people;

export type Telling = {
  region: Region;
  today: string;
  /** Agreements by the numbers that people know. */
  ids: ReadonlyMap<string, string>;
  /** From now on it is this day; negative numbers are days ago. */
  on(days: number, time: string): void;
  ask(
    who: Who,
    method: string,
    path: string,
    body?: object,
    seen?: string,
    code?: string,
  ): Promise<{ id: string; body: object; etag: string }>;
};

/** The lead administrator of each party. */
const leaders: Record<string, Who> = {
  PLCC: "denise",
  CBHS: "samuel",
  TRACC: "roberta",
  MRHS: "dolores",
  NSU: "ruth",
};

const changes: Record<string, string> = {
  "DC-BUS-003 CBHS": "Accounting I is taught from a new textbook and has a unit on spreadsheets.",
};

const instructors = [
  [
    "AA-WELD-014",
    "lena",
    "CBHS",
    "WELD1",
    "Dale Hutchins",
    "EXPERIENCE_AND_CREDENTIAL",
    "AWS Certified Welding Inspector, 14 years in the trade",
  ],
  [
    "AA-WELD-014",
    "lena",
    "CBHS",
    "WELD2",
    "Dale Hutchins",
    "EXPERIENCE_AND_CREDENTIAL",
    "AWS Certified Welding Inspector, 14 years in the trade",
  ],
  [
    "AA-HEALTH-021",
    "lena",
    "CBHS",
    "MEDTERM",
    "Sunita Rao",
    "DEGREE",
    "Master's degree in nursing education",
  ],
  ["AA-HEALTH-021", "roberta", "TRACC", "BNA", "Marla Teague", "APPROVED_BEFORE", ""],
] as const;

const counts: readonly [
  number: string,
  who: Who,
  code: string,
  rows: Record<number, Omit<Counted, "creditHundredths">>,
][] = [
  [
    "DC-BUS-003",
    "tom",
    "PLCC",
    {
      1: { eligible: 64, claimed: 64, transcripted: 64 },
      2: { eligible: 31, claimed: 27, transcripted: 12 },
    },
  ],
  ["AA-EARLY-009", "jo", "MRHS", { 1: { eligible: 22, claimed: 6, transcripted: 4 } }],
];

const findings = [
  {
    who: "anjali",
    daysAgo: 120,
    school: "CBHS",
    code: "HBS",
    title: "Human Body Systems",
    against: "BIO 145",
    reason: "LAB_NOT_COMPARABLE",
    by: "Health Sciences faculty",
    note: "Two lab hours a week are missing. The faculty will look again once the new lab is in use.",
    revisit: 240,
  },
  {
    who: "curtis",
    daysAgo: 60,
    school: "MRHS",
    code: "AGMECH",
    title: "Agricultural Mechanics",
    against: "DSL 101",
    reason: "NOT_YET_EVALUATED",
    by: "Requested by Millrace High School",
    note: "",
    revisit: 45,
  },
] as const;

export async function tellYears(telling: Telling): Promise<void> {
  const year = academicYearOf(telling.today);
  await recordFindings(telling);
  for (const number of telling.ids.keys()) await reaffirm(telling, number);
  await verify(telling, year);
  await count(telling, yearsOn(year, -1));
  telling.on(-70, "15:20");
  await telling.ask("tom", "POST", "/templates", {
    name: "Dual credit, standard text",
    scope: "PARTNERSHIP",
    agreementId: telling.ids.get("DC-BUS-003"),
  });
}

/** Every side says so in time, but for Millrace: nobody there has spoken for this year yet. */
async function reaffirm({ ids, region, ask, on, today }: Telling, number: string): Promise<void> {
  const at = `/agreements/${ids.get(number)}/approvals`;
  const { items } = (await ask("angela", "GET", at)).body as { items: ApprovalYear[] };
  for (const [index, { academicYear, dueOn, parties }] of items.entries())
    for (const [code, who] of Object.entries(leaders)) {
      const side = parties.find((one) => one.organizationId === region.organization(code));
      if (side?.state !== "OVERDUE" || (code === "MRHS" && index === 0)) continue;
      on(daysBetween(today, plusDays(dueOn, -20)), "15:45");
      const note = changes[`${number} ${code}`];
      await ask(
        who,
        "POST",
        at,
        {
          academicYear,
          decision: note && index === 0 ? "REAFFIRMED_WITH_CHANGES" : "REAFFIRMED",
          curriculumChanged: Boolean(note && index === 0),
          ...(note && index === 0 ? { note } : {}),
        },
        undefined,
        code,
      );
    }
}

async function verify({ ids, region, ask, on }: Telling, academicYear: AcademicYear): Promise<void> {
  on(-40, "18:05");
  for (const [number, who, code, courseCode, instructorName, basis, note] of instructors)
    await ask(
      who,
      "POST",
      `/agreements/${ids.get(number)}/instructors`,
      {
        academicYear,
        siteId: region.organization(code),
        courseCode,
        instructorName,
        basis,
        ...(note ? { note } : {}),
      },
      undefined,
      code,
    );
}

/** As a browser would: nothing small leaves it. */
async function count({ ids, ask, on }: Telling, academicYear: AcademicYear): Promise<void> {
  on(-55, "16:30");
  for (const [number, who, code, rows] of counts) {
    const at = `/agreements/${ids.get(number)}`;
    const { rules } = (await ask(who, "GET", `${at}/versions/1/rules`, undefined, undefined, code))
      .body as Terms;
    const safe = rules.flatMap((rule) => {
      const counted = rows[rule.ruleNo];
      const each = creditEach(rule);
      return counted
        ? [
            {
              ruleNo: rule.ruleNo,
              ...suppressed({ ...counted, creditHundredths: counted.transcripted * each }, each),
            },
          ]
        : [];
    });
    await ask(who, "POST", `${at}/outcomes`, { academicYear, rows: safe }, undefined, code);
  }
}

async function recordFindings({ region, ask, on, today }: Telling): Promise<void> {
  for (const { who, daysAgo: ago, school, code, title, against, reason, by, note, revisit } of findings) {
    on(-ago, "17:10");
    await ask(who, "POST", `/organizations/${region.organization("PLCC")}/findings`, {
      course: {
        organizationId: region.organization(school),
        code,
        title,
        creditHundredths: 100,
        unit: "CarnegieUnit",
      },
      against,
      reason,
      decidedOn: plusDays(today, -ago),
      decidedBy: by,
      ...(note ? { note } : {}),
      revisitOn: plusDays(today, revisit),
    });
  }
}
