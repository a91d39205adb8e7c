/** What the pages of a campaign work out by themselves: choosing statements, the next step, rates as they are read. */
import { describe, expect, it } from "vitest";
import type { Actor } from "#shared/actor.ts";
import { standing } from "#shared/statements/levels.ts";
import { ratesOf } from "#shared/validations/rates.ts";
import { objectionToStarting } from "#shared/validations/rules.ts";
import { contentsOf } from "#test/support/frameworks.ts";
import { forestOf } from "#web/statements/forest.ts";
import { lineOf, sectorLines, sizeLines } from "#web/validations/answered.ts";
import { standsFor, tickOf, withTick } from "#web/validations/chosen.ts";
import { nextStep } from "#web/validations/next.ts";
import { begun, bodyOf } from "#web/validations/typed.ts";

const today = "2026-11-23";
const framework = "00000000-0000-4000-8000-000000000000";
const statements = standing(
  framework,
  contentsOf(
    framework,
    `
Work safely
cluster: Manufacturing
  Read a work order
  pathway: Production
    Set up a machine
      Set its current
        Name the unit of current
    Inspect a weld
`,
  ),
);
const id = (words: string) =>
  statements.find(({ item }) => item.fullStatement === words)?.item.identifier as string;
const forest = forestOf(statements);
const cluster = forest[1] as (typeof forest)[number];
const below = [
  "Read a work order",
  "Set up a machine",
  "Set its current",
  "Name the unit of current",
  "Inspect a weld",
].map(id);

it("a campaign is run by no business, whoever acts for it: it would read its competitors", () => {
  const of = (partnershipRoles: Actor["partnershipRoles"]) =>
    ({ organization: "org_1", roles: ["editor"], partnershipRoles }) as unknown as Actor;
  expect(objectionToStarting(of([]), "postsecondary")).toBeUndefined();
  expect(objectionToStarting(of([]), "business")?.why).toContain("A business does not run campaigns");
  expect(objectionToStarting(of(["convener"]), "business")?.code).toBe("role-missing");
});

describe("choosing statements", () => {
  it("takes by a heading every statement under it at any depth, and no heading", () => {
    expect(new Set(standsFor(cluster, today))).toEqual(new Set(below));
  });

  it("takes a statement with elements under it by itself", () => {
    const machine = cluster.under[1]?.under[0] as typeof cluster;
    expect(standsFor(machine, today)).toEqual([id("Set up a machine")]);
  });

  it("leaves out what was retired", () => {
    const retired = statements.map((one) =>
      one.item.identifier === id("Inspect a weld")
        ? { ...one, item: { ...one.item, statusEndDate: "2026-11-01" } }
        : one,
    );
    const [, over] = forestOf(retired);
    expect(standsFor(over as typeof cluster, today)).not.toContain(id("Inspect a weld"));
  });

  it("keeps the order of the outline whatever was ticked first, and drops what the edition lacks", () => {
    const [first = "", second = ""] = below;
    expect(withTick([second, framework], [first], true, statements)).toEqual([first, second]);
    expect(withTick([first, second], [first], false, statements)).toEqual([second]);
    expect(tickOf(below, new Set([first]))).toBe("some");
    expect(tickOf(below, new Set(below))).toBe("all");
    expect(tickOf(below, new Set())).toBe("none");
  });
});

describe("who answered", () => {
  const rates = ratesOf([
    "COMPLETED",
    "COMPLETED",
    "STARTED",
    "OPENED",
    "INVITED",
    "DECLINED",
    "BOUNCED",
    "INELIGIBLE",
    "LISTED",
  ]);

  it("tells of each who could have answered where they stopped, and counts nobody twice", () => {
    const line = lineOf("All", rates);
    expect([line.completed, line.could, line.share]).toEqual([2, 6, "33%"]);
    expect(line.rest).toBe(
      "1 started, 1 opened it, 1 never opened it, 1 declined, 1 not reached by letter, 1 not one to ask",
    );
    expect(lineOf("All", ratesOf(["COMPLETED"])).rest).toBe("everyone answered");
    expect(lineOf("All", ratesOf(["LISTED"]))).toMatchObject({ share: "", rest: "nobody was asked" });
  });

  it("lists sizes from the smallest, and sectors by their names", () => {
    const bySize = [
      { size: "250_AND_MORE", rates },
      { size: "UNDER_50", rates },
    ];
    expect(sizeLines({ bySize }).map(({ name }) => name)).toEqual([
      "Fewer than 50 people",
      "250 people and more",
    ]);
    expect(
      sectorLines({
        bySector: [
          { sector: "62", rates },
          { sector: "99", rates },
        ],
      })[0]?.name,
    ).toContain("Health care");
  });
});

describe("the next step", () => {
  const campaign = { state: "OPEN", opensOn: "2026-11-20", closesOn: "2026-12-11" } as const;
  const employers = ratesOf(["COMPLETED", "INVITED", "BOUNCED"]);
  const rates = { listed: 0, people: employers, employers };

  it.each([
    [{ ...campaign, state: "DRAFT" as const }, rates, "Add the people to ask"],
    [{ ...campaign, state: "DRAFT" as const, opensOn: "2026-11-30" }, { ...rates, listed: 2 }, "in 7 days"],
    [{ ...campaign, state: "DRAFT" as const, closesOn: "2026-11-22" }, rates, "Its days have passed"],
    [campaign, { ...rates, listed: 2 }, "Write to 2 people"],
    [campaign, rates, "until Dec 11, 2026, in 18 days"],
    [{ ...campaign, state: "CLOSED" as const }, rates, "can be counted"],
    [{ ...campaign, state: "CANCELLED" as const }, rates, "called off"],
  ])("of %o is told", (its, known, words) => {
    expect(nextStep(its, known, today).title).toContain(words);
  });

  it("says how many businesses answered out of those that could", () => {
    expect(nextStep(campaign, rates, today).more).toBe("1 of 2 businesses answered.");
  });
});

describe("the form", () => {
  const typed = { ...begun(today, "Cedar Valley"), title: " Welding ", job: "welder", editionNo: "2" };

  it("leaves out what was left empty, in Spanish above all", () => {
    const body = bodyOf({ ...typed, socCodes: "51-4121.00, 51-4122.00" });
    expect(body).toMatchObject({
      title: "Welding",
      editionNo: 2,
      occupation: { en: "welder" },
      socCodes: ["51-4121.00", "51-4122.00"],
      rule: { minEmployers: 5 },
    });
    expect(body).not.toHaveProperty("introduction");
    expect(body["occupation"]).not.toHaveProperty("es");
  });

  it("falls back to English where a Spanish wording was emptied", () => {
    const [scale] = typed.scales;
    if (!scale) throw new Error("there are usual scales");
    const body = bodyOf({ ...typed, scales: [{ ...scale, question: { en: "Needed?", es: " " } }] });
    expect(body["scales"]).toEqual([{ ...scale, question: { en: "Needed?" } }]);
  });
});
