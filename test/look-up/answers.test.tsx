/**
 * The page over a whole hub: what it fetches, what it evaluates on the student's device, and the card each answer
 * becomes. The sample's two agreements are public; today is November 23, 2026.
 */
import { renderToString } from "preact-render-to-string";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { CreditAnswer } from "#shared/agreements/credit.ts";
import { evaluate } from "#shared/agreements/evaluate.ts";
import type { PublicRules } from "#shared/agreements/public.ts";
import type { Condition } from "#shared/agreements/terms-schema.ts";
import { executed, weldingCsv } from "#test/support/agreements.ts";
import { today } from "#test/support/variables.ts";
import { openWorld, type World } from "#test/support/world.ts";
import { Answers, headingOf } from "#web/look-up/answers.tsx";
import { alsoAsked, centersOf, offered } from "#web/look-up/catalogue.ts";
import { amounts, factsOf } from "#web/look-up/facts.ts";
import { type Chosen, decode } from "#web/look-up/fragment.ts";
import { Speaking, voiceIn } from "#web/look-up/voice.tsx";
import en from "#web/look-up/words-en.json" with { type: "json" };
import es from "#web/look-up/words-es.json" with { type: "json" };

let world: World;
let versions: PublicRules["items"];
const school = () => world.region.organization("CBHS");
const english = voiceIn("en", en);
const spanish = voiceIn("es", es);

beforeAll(async () => {
  world = await openWorld();
  await executed(world);
  await executed(world, weldingCsv(), {
    name: "Welding articulation",
    parties: [
      {
        organizationId: world.region.organization("PLCC"),
        role: "RECEIVING",
        reviewerIds: [world.region.person("anjali")],
      },
      { organizationId: school(), role: "SENDING" },
    ],
  });
  const rules = await world.anonymously(
    "GET",
    `/api/public/partnerships/cedar-valley/schools/${school()}/rules`,
  );
  versions = (rules.body as PublicRules).items;
});
afterAll(() => world.close());

const coursesHere = () => offered(versions, school(), centersOf(versions, school()));

function answered(fragment: string, rules = versions) {
  const chosen = decode(fragment);
  const courses = coursesHere();
  const facts = factsOf(chosen, courses, today);
  const organizations = evaluate(rules, facts, today);
  return { chosen, courses, facts, organizations, sums: amounts(rules, facts, organizations, today) };
}

function drawn(fragment: string, voice = english, rules = versions): string {
  const { chosen, courses, organizations, sums } = answered(fragment, rules);
  return organizations
    .map((one) =>
      renderToString(
        <Speaking value={voice}>
          <Answers
            one={one}
            amounts={sums.get(one.organization.id) ?? []}
            versions={rules}
            chosen={chosen}
            courses={courses}
            graduation={chosen.graduates ?? "2027-05"}
            today={today}
            asOf={today}
          />
        </Speaking>,
      ),
    )
    .join("")
    .replace(/<!--.*?-->/g, "");
}

const words = (html: string) => html.replace(/<[^>]+>/g, " ").replace(/\s+/g, " ");

/** The same question as a program would put it to the endpoint. */
function questionOf(chosen: Chosen, facts: ReturnType<typeof factsOf>) {
  return {
    partnership: "cedar-valley",
    courses: facts.courses.map(({ organizationId, ...course }) => ({
      organization: organizationId,
      ...course,
    })),
    credentials: chosen.credentials,
    exams: chosen.exams,
    graduatedOn: facts.graduatedOn,
    asOf: today,
  };
}

const health = "c=CBHS~HS1~A~2027&c=CBHS~HS2~B~2027&c=TRACC~BNA~B~2027";
const questions = [
  health,
  `${health}&k=CNA`,
  "c=CBHS~HS1~A~2027",
  "c=CBHS~HS1&c=CBHS~MEDTERM~C~2027&g=2028-05",
  "c=CBHS~WELD1~B~2027&c=CBHS~WELD2~B~2027&c=CBHS~WELD3~A~2028&c=CBHS~BLUEPR~C~2028&g=2028-05",
  "c=CBHS~WELD1~A~2026&c=CBHS~HBS~A~2027&c=TRACC~EMTB~A%2B~2027",
  "c=CBHS~ANATPHYS~B~2027&c=CBHS~ANATPHYSH&g=2024-05",
];

describe("the answer on the student's device", () => {
  it.each(questions)("equals the endpoint's for %s", async (fragment) => {
    const { chosen, facts, organizations } = answered(fragment);
    const answer = await world.anonymously("POST", "/api/public/credit", questionOf(chosen, facts));
    expect(answer.status).toBe(200);
    expect(organizations).toEqual((answer.body as CreditAnswer).organizations);
  });

  it("offers every course of the school and of the centers in its agreements, refused ones included", () => {
    expect(coursesHere().map(({ organization, code }) => `${organization} ${code}`)).toEqual([
      "CBHS ANATPHYS",
      "CBHS ANATPHYSH",
      "CBHS BLUEPR",
      "CBHS HS1",
      "CBHS HS2",
      "CBHS HBS",
      "CBHS MEDTERM",
      "CBHS WELD1",
      "CBHS WELD2",
      "CBHS WELD3",
      "TRACC BNA",
      "TRACC EMTB",
    ]);
  });

  it("asks for credentials and exams only where a ticked course leads to one", () => {
    const ticked = (fragment: string) => {
      const { facts } = answered(fragment);
      return alsoAsked(versions, new Set(facts.courses.map((one) => `${one.organizationId} ${one.code}`)));
    };
    expect(ticked("c=CBHS~HS1")).toEqual({ credentials: [], exams: [] });
    expect(ticked("c=TRACC~BNA").credentials).toEqual([{ value: "CNA", note: "on the state registry" }]);
    expect(ticked("c=CBHS~ANATPHYS").exams).toMatchObject([{ titles: ["Anatomy and Physiology"] }]);
  });

  it("promises what is within reach only as far as the evaluator would grant it", () => {
    const heading = (fragment: string) => {
      const { organizations, sums } = answered(fragment);
      return organizations.map((one) => headingOf(one, sums.get(one.organization.id) ?? [], english));
    };
    expect(heading(health)).toEqual(["3 hours now, 7 more within reach"]);
    expect(heading(`${health}&k=CNA`)).toEqual(["10 hours now"]);
    expect(heading("c=TRACC~EMTB~A~2027")).toEqual(["No credit from these courses so far"]);
    // Four courses give 11, but the agreement's cap is 9: no more than 3 can follow the first 6.
    expect(heading("c=CBHS~WELD1~B~2027&c=CBHS~WELD2~B~2027&c=CBHS~WELD3&c=CBHS~BLUEPR~C~2027")).toEqual([
      "8 hours now, 1 more within reach",
    ]);
  });
});

describe("a card", () => {
  it("says what matches, what is skipped, by when to ask, and whom", () => {
    const html = drawn(health);
    const card = words(html);
    expect(card).toContain("Match");
    expect(card).toMatch(
      /Your Health Science I and Health Science II together count as Introduction to Health Careers/,
    );
    expect(card).toContain("You also skip First-Year Seminar");
    expect(card).toContain("May 31, 2029 24 months after graduation");
    expect(card).toMatch(/Agreement \S+ , version 1 Health Science articulation/);
    expect(html).toMatch(/href="\/registry\/cedar-valley\/agr_\w+\?version=1"/);
  });

  it("shows what is there and what is missing inside one bracket", () => {
    const html = drawn(health);
    expect(words(html)).toContain("Needs one more thing");
    expect(words(html)).toContain("7 semester hours, once you hold your CNA");
    expect(words(html)).toMatch(
      /Both of these .*Basic Nursing Assistant .*Your grade: B.* and .*CNA credential/,
    );
    expect(html).toContain('aria-label="still needed"');
  });

  it("keeps never looked at apart from refused", () => {
    const html = drawn("c=CBHS~HBS~A~2027&c=TRACC~EMTB~A~2027");
    expect(html).toMatch(/data-a="unknown".*Not yet evaluated.*EMT Basic.*That is not a no/s);
    expect(html).toMatch(
      /data-a="no".*Will not transfer.*Human Body Systems.*Because the lab hours are not comparable/s,
    );
    expect(words(html)).toContain("PLCC BIO 145");
  });

  it("gives the numbers behind a grade too low and a course outside the dates", () => {
    const card = words(drawn("c=CBHS~WELD1~A~2026&c=CBHS~WELD2~C~2027&c=CBHS~ANATPHYS~B~2027"));
    expect(card).toContain("courses finished from Aug 1, 2026 to Jul 31, 2028");
    expect(card).toMatch(/For Welding II the college asks for B or better. Your grade: C/);
    expect(card).toContain("with 80% on the exam");
  });

  it("says what was earned beside what can count, where an agreement has a limit", () => {
    const card = words(
      drawn("c=CBHS~WELD1~B~2027&c=CBHS~WELD2~B~2027&c=CBHS~WELD3~B~2028&c=CBHS~BLUEPR~B~2028&g=2028-05"),
    );
    expect(card).toContain("11 semester hours earned, 9 can count");
    expect(card).toContain("9 hours now");
  });

  it("leaves to a person what only a person knows, and lists every step of the claim in words", () => {
    const condition = (type: string, value?: string) => ({ type, ...(value && { value }) }) as Condition;
    const asked = versions.map((version) => ({
      ...version,
      terms: {
        ...version.terms,
        conditions: [
          condition("HS_GPA_MIN", "2.0"),
          condition("TEACHER_RECOMMENDATION"),
          condition("HS_GRADUATION"),
          condition("ENROLL_IN_PROGRAM"),
          condition("COMPLETE_COLLEGE_CREDIT_FIRST", "12 hours"),
          condition("FEE", "$50"),
          condition("CLAIM_FORM"),
        ],
      },
    }));
    const html = drawn("c=CBHS~HS1~A~2027&c=CBHS~HS2~B~2027", english, asked);
    const card = words(html);
    expect(html).toContain('data-a="unknown"');
    expect(card).toContain("Only a person can say");
    expect(card).toMatch(/grade point average of 2.0 or better . Ask your counselor\./);
    expect(card).toContain("Your teacher’s recommendation . Ask your teacher.");
    expect(card).toMatch(
      /To claim it Graduate from high school Enroll in a matching program First finish 12 hours at the college Send in the claim form Pay the fee of \$50/,
    );
    expect(card).toContain("The college has to say");
    const spanishCard = words(drawn("c=CBHS~HS1~A~2027&c=CBHS~HS2~B~2027", spanish, asked));
    expect(spanishCard).toContain("Solo una persona puede decirlo");
  });

  it("speaks Spanish, and marks the agreement's own English for a screen reader", () => {
    const html = drawn(health, spanish);
    expect(words(html)).toContain("3 horas ahora, 7 más a tu alcance");
    expect(words(html)).toContain("31 de mayo de 2029");
    expect(html).toContain('<b lang="en">Health Science I</b>');
  });
});
