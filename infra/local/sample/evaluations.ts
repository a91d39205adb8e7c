/**
 * How programs of the sample were judged: Nursing by the six guiding principles, signed off in the summer and once more
 * this fall, where the team has met and does not agree on everything yet; Welding by the federal definition, with one of
 * two organizations still to rate.
 */
import { guidingPrinciples } from "#shared/evaluations/shipped/guiding-principles.ts";
import { elementsOf } from "#shared/evaluations/tree.ts";
import { plusDays } from "#shared/time.ts";
import type { Who } from "./asker.ts";
import type { DataTelling } from "./data-sharing.ts";

type Values = Record<string, number | "NA">;
type Telling = DataTelling & { agreement: (number: string) => string | undefined };

const elements = guidingPrinciples[0]
  ? elementsOf(guidingPrinciples[0]).map(({ elementId }) => elementId)
  : [];

/** What each found in the summer, and what the team agreed: most of it is planned, some of it is there. */
const summer: Values = {
  "leadership.partnership-mou": 3,
  "leadership.team": 3,
  "leadership.resources": 1,
  "leadership.labor-market": 1,
  "access.open-enrollment": 2,
  "access.adult-entry": 1,
  "access.supports": 1,
  "access.participation": 0,
  "alignment.sequence": 2,
  "alignment.articulation": 3,
  "alignment.dual-credit": 3,
  "alignment.exits": 2,
  "curriculum.ks-coverage": 1,
  "curriculum.validation": 1,
  "curriculum.wbl": 2,
  "curriculum.integration": 2,
  "professional.pd-joint": 1,
  "professional.credentials": 3,
  "professional.industry": 0,
  "improvement.dsa": 1,
  "improvement.measures": 0,
  "improvement.cycle": "NA",
  "improvement.actions": 0,
};

const fall: Record<string, { who: Who; values: Values }> = {
  PLCC: {
    who: "tom",
    values: {
      ...summer,
      "leadership.labor-market": 3,
      "access.adult-entry": 2,
      "alignment.sequence": 2,
      "curriculum.validation": 2,
      "professional.pd-joint": 3,
      "improvement.dsa": 2,
      "improvement.cycle": 2,
      "improvement.actions": 2,
    },
  },
  CBHS: {
    who: "lena",
    values: {
      ...summer,
      "access.supports": 2,
      "curriculum.wbl": 1,
      "professional.pd-joint": 1,
      "improvement.dsa": 2,
      "improvement.cycle": 2,
      "improvement.actions": 1,
    },
  },
  CVMC: {
    who: "grace",
    values: {
      "leadership.team": 3,
      "leadership.labor-market": 1,
      "curriculum.validation": 2,
      "curriculum.wbl": 2,
      "professional.industry": 2,
    },
  },
};
/** What the team has agreed so far this fall. */
const agreedSoFar = ["leadership", "access", "alignment"];

const rated = (values: Values) =>
  elements.flatMap((elementId) => {
    const value = values[elementId];
    const note = value === "NA" ? "This is the first round." : "";
    return value === undefined ? [] : [{ elementId, value, note }];
  });

export async function tellEvaluations(
  telling: Telling,
  programs: { nursing: string; welding: string },
): Promise<void> {
  const { today, on, ask, organization, person } = telling;
  const day = (days: number) => plusDays(today, days);
  const note = (days: number, title: string, words: string, ...elementIds: string[]) => ({
    kind: "NOTE",
    ...{ title, note: words, date: day(days), elementIds },
  });
  const agreement = (number: string, title: string, ...elementIds: string[]) => {
    const refId = telling.agreement(number);
    return refId ? [{ kind: "AGREEMENT", refId, title, date: day(-131), elementIds }] : [];
  };
  const team = (codes: readonly string[]) =>
    codes.map((code) => ({
      organizationId: organization(code),
      personIds:
        code === "PLCC" ? [person("anjali"), person("tom")] : code === "CVMC" ? [person("grace")] : [],
    }));

  on(-130, "09:10");
  const begun = await ask("tom", "POST", "/evaluations", {
    programId: programs.nursing,
    instrumentId: "il-guiding-principles",
    title: "Summer review",
    team: team(["PLCC", "CBHS", "CVMC"]),
    opensOn: day(-130),
    closesOn: day(-110),
  });
  const first = `/evaluations/${begun.id}`;
  let seen = begun.etag;
  const step = async (who: Who, method: string, path: string, body?: object) => {
    seen = (await ask(who, method, path, body, seen)).etag;
  };
  const named = [
    ...agreement(
      "AA-HEALTH-021",
      "Health sciences articulation",
      "alignment.articulation",
      "leadership.partnership-mou",
    ),
    ...agreement(
      "DC-TRACC-001",
      "Dual credit with Three Rivers",
      "alignment.dual-credit",
      "professional.credentials",
    ),
    note(
      -132,
      "Minutes of the partnership team",
      "All three partners were there; the next meeting is in the fall.",
      "leadership.team",
    ),
    // What a review leans on when its agreements are not told.
    note(
      -131,
      "Binder of signed agreements",
      "The memorandum and both course agreements, read by the team.",
      "leadership.partnership-mou",
      "alignment.articulation",
      "alignment.dual-credit",
      "professional.credentials",
    ),
  ];
  for (const piece of named) await step("tom", "POST", `${first}/evidence`, piece);
  for (const who of ["tom", "lena", "grace"] as const) {
    on(-120, "10:30");
    await ask(who, "PUT", `${first}/ratings`, { ratings: rated(summer), done: true }, '"0"');
  }
  on(-104, "13:00");
  await step("tom", "POST", `${first}/together`);
  await step("tom", "PUT", `${first}/agreed`, { ratings: rated(summer) });
  await step("tom", "PUT", `${first}/actions`, {
    actions: [
      {
        actionId: "a1",
        elementId: "leadership.labor-market",
        text: "Bring the workforce board’s figures on nursing jobs to the team",
        ownerId: organization("PLCC"),
        due: day(-30),
      },
      {
        actionId: "a2",
        elementId: "access.supports",
        text: "List childcare and transport help for each way in",
        ownerId: organization("CBHS"),
        due: day(60),
      },
      {
        actionId: "a3",
        elementId: "curriculum.validation",
        text: "Ask hospitals about the statements once more",
        ownerId: organization("PLCC"),
        due: day(150),
      },
    ],
  });
  for (const who of ["denise", "samuel", "grace"] as const) {
    on(-98, "15:45");
    await step(who, "POST", `${first}/sign-off`);
  }
  on(-33, "11:20");
  const figures = "The board’s sheet of August, read by the team.";
  const done = { actionId: "a1", doneOn: day(-34), note: figures };
  await ask("tom", "POST", `${first}/progress`, done, '"0"');

  on(-21, "09:00");
  const days = { opensOn: day(-21), closesOn: day(-4) };
  const next = await ask("tom", "POST", `${first}/next`, { title: "Fall review", ...days }, seen);
  const second = `/evaluations/${next.id}`;
  seen = next.etag;
  await step(
    "tom",
    "POST",
    `${second}/evidence`,
    note(-34, "Nursing jobs to 2030, workforce board", figures, "leadership.labor-market"),
  );
  await step(
    "tom",
    "POST",
    `${second}/evidence`,
    note(
      -22,
      "Joint workshop for nursing instructors",
      "Nine instructors from both sides, one day.",
      "professional.pd-joint",
    ),
  );
  await step("tom", "POST", `${second}/evidence`, {
    kind: "PROGRAM_CHECK",
    refId: "pos.dual-credit",
    title: "Check: dual credit in high school",
    note: "",
    date: day(-22),
    elementIds: ["alignment.dual-credit"],
  });
  for (const { who, values } of Object.values(fall)) {
    on(-10, "10:15");
    await ask(who, "PUT", `${second}/ratings`, { ratings: rated(values), done: true }, '"0"');
  }
  on(-3, "13:30");
  await step("tom", "POST", `${second}/together`);
  const agreed = rated({ ...fall["PLCC"]?.values, "leadership.labor-market": 3 } as Values).filter(
    ({ elementId }) => agreedSoFar.includes(elementId.split(".")[0] ?? ""),
  );
  await step("tom", "PUT", `${second}/agreed`, { ratings: agreed });

  on(-5, "16:40");
  const welding = await ask("lena", "POST", "/evaluations", {
    programId: programs.welding,
    instrumentId: "perkins-v-pos",
    title: "Before it is approved",
    team: team(["CBHS", "PLCC"]),
    opensOn: day(-5),
    closesOn: day(16),
  });
  on(-2, "08:50");
  const own = ["a", "b", "c", "d", "e", "f"].map((elementId) => ({
    elementId,
    value: elementId === "b" ? 2 : 1,
  }));
  await ask("lena", "PUT", `/evaluations/${welding.id}/ratings`, { ratings: own, done: true }, '"0"');
}
