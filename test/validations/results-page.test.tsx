/** What people find on the results of a campaign, with the whole hub behind them. */
import { Route, Router } from "preact-iso/router";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { worked } from "#test/support/agreements.ts";
import { campaignWith, type Person, rated, tallied } from "#test/support/answers.ts";
import { leave, press, said, type } from "#test/support/page.tsx";
import { shows, visiting } from "#test/support/visits.tsx";
import { openWorld, type World } from "#test/support/world.ts";
import { changed } from "#web/load.ts";
import { CampaignPages } from "#web/validations/pages.tsx";

let world: World;
let open: ReturnType<typeof visiting>;
let now = new Date("2026-11-23T18:00:00.000Z");
const wait = (minutes: number) => {
  now = new Date(now.getTime() + minutes * 60_000);
};
let counted: Awaited<ReturnType<typeof campaignWith>>;

/** Eight small businesses and three large ones: 11 say the first is essential, 8 the second, 3 the third. */
const people = Array.from(
  { length: 11 },
  (_, no): Person => ({
    employer: `b${String(no).padStart(2, "0")}`,
    more: { naics: "332710", size: no < 8 ? "UNDER_50" : "250_AND_MORE" },
    said: {
      0: {
        ratings: { need: 3, relevance: no < 10 ? 4 : 2, criticality: 5 },
        ...(no < 4 ? { shortage: { openings: 2, rootCause: "NOT_TRAINED" as const } } : {}),
      },
      1: rated(no < 8 ? 3 : 2),
      2: rated(no < 3 ? 3 : 1),
    },
  }),
);

beforeAll(async () => {
  world = await openWorld({
    replacing: { now: () => now, today: async () => now.toISOString().slice(0, 10) },
  });
  open = visiting(world);
  counted = await campaignWith(world, people);
  await tallied(world, counted, wait);
});
afterAll(() => {
  vi.unstubAllGlobals();
  return world.close();
});
afterEach(async () => {
  leave();
  await changed();
});

const Pages = () => (
  <Router>
    {[<Route key="one" path="/p/:partnership/campaigns/:campaign?/:part?" component={CampaignPages} />]}
  </Router>
);
const at = (open = "") => `/p/cedar-valley/campaigns/${counted.id}?tab=results${open}`;
const named = (label: string) => document.querySelector(`[aria-label^="${label}"]`);

describe("the results of a campaign", () => {
  it("stand beside what the rule says, the most essential first, each with its interval and the line", async () => {
    await open("angela", at(), Pages, "Statements, most essential first", "11 of 11 essential, needs 9");
    const rows = [...document.querySelectorAll("tbody tr")].map((row) => row.textContent ?? "");
    expect(rows[0]).toContain("Work safely with others");
    expect(rows[0]).toContain("4 cannot hire it");
    expect(rows[0]).toContain("The rule says: validated.");
    expect(rows[1]).toContain("8 of 11 essential, needs 9");
    expect(rows[2]).toContain("The rule says: not validated.");
    expect(named("8 of 11 say essential, 73%; interval 43% to 90%; 9 needed")).not.toBeNull();
    expect(named("8 Essential, 3 Useful, but not essential, 0 Not necessary")).not.toBeNull();
    expect(said()).not.toContain("Finish deciding");
  });

  it("open into every scale of one statement, each figure leading to its formula", async () => {
    const statement = counted.statementIds[0];
    await open("angela", at(`&statement=${statement}`), Pages, "11 of 11, 100%", "I-CVI", "4 businesses");
    expect(said()).toContain("10 of 11 find it quite or highly relevant");
    expect(said()).toContain("applicants were not trained in it (4)");
    const leads = [...document.querySelectorAll("a")].find((one) => one.textContent === "κ*");
    expect(leads?.getAttribute("href")).toBe("/p/cedar-valley/campaigns/formulas#kappa");
    expect(document.querySelectorAll("figure table").length).toBeGreaterThan(1);
  });

  it("are pictures too, with the same as a table behind each", async () => {
    await open(
      "angela",
      at("&view=pictures"),
      Pages,
      "1 of 3 statements reach the number of businesses needed.",
    );
    const tables = [...document.querySelectorAll("figure details table")].map((one) => one.textContent ?? "");
    expect(tables[0]).toContain("8 of 11973%43% to 90%");
    expect(document.querySelectorAll("figure svg[role=img]").length).toBe(tables.length);
  });

  it("wait for every decision before those who do not lead it read them", async () => {
    await open("priya", at(), Pages, "Results can be read once every statement is decided.");
    expect(said()).not.toContain("essential");
  });

  it("can be read of a group of businesses that may be shown", async () => {
    await open("tom", at("&group=SIZE:UNDER_50"), Pages, "8 of 8", "Fewer than 50 people, 8 businesses");
  });

  it("are counted by those who lead it, once it has closed", async () => {
    const other = await campaignWith(world, people.slice(0, 5));
    const tom = world.as("tom");
    await tom("POST", `${other.at}/close`, undefined, { "if-match": other.etag });
    const page = `/p/cedar-valley/campaigns/${other.id}?tab=results`;
    await open("priya", page, Pages, "The answers are not counted yet");
    expect(said()).not.toContain("Count the answers");
    leave();
    await open("tom", page, Pages, "Count the answers");
    await press("Count the answers");
    await shows("The last answers are still arriving.");
    wait(3);
    await press("Count the answers");
    await shows("5 of 5", "6 of 6 statements wait for a decision");
  });
});

describe("those who lead a campaign", () => {
  it("can be counted again without somebody who was nobody to ask: that is said before they are taken out", async () => {
    await open("tom", at().replace("=results", "=people"), Pages, "Take off the list");
    await press("Take off the list Person 0");
    await shows("What they said is in the results until you count the answers again.");
  });

  it("decide as the rule says or otherwise with a reason, finish, publish, and see what is short", async () => {
    const campaign = await campaignWith(world, people);
    await tallied(world, campaign, wait);
    const page = `/p/cedar-valley/campaigns/${campaign.id}?tab=results`;
    await open("tom", page, Pages, "6 of 6 statements wait", "Every statement needs its decision first.");
    await press("Decide 3 as the rule says");
    await press("Decide them");
    await shows("3 of 6 statements wait", "Decided by Tom Brandvold.");
    leave();
    const [, , third, ...rest] = campaign.statementIds;
    await open(
      "tom",
      `${page}&decide=${third}`,
      Pages,
      "3 of 11 said essential",
      "This is what the rule says.",
    );
    document.getElementById("decision-RETURN")?.click();
    await shows("This is not what the rule says, so everyone reads why.");
    await press("Save this decision");
    await shows("the reason, because this is not what the rule says");
    type("Reason", "Two of them train for it");
    await press("Save this decision");
    await shows("The rule said: not validated. Two of them train for it");
    leave();
    await changed();
    for (const id of rest)
      worked(
        await world.as("tom")(
          "PUT",
          `${campaign.at}/decisions/${id}`,
          { decision: "RETURN" },
          { "if-match": '"0"' },
        ),
      );
    await open("tom", page, Pages, "Everything is decided");
    await press("Finish deciding");
    await shows("The framework stays as it is.");
    pressIn("dialog", "Finish deciding");
    await shows("Decided. The results can be published.");
    await press("Publish the results");
    pressIn("dialog", "Publish the results");
    await shows("Published. Anyone may read the results.");
    leave();
    await open("priya", "/p/cedar-valley/campaigns/shortages", Pages, "Welder, Cedar Valley", "4 of 11");
    expect(said()).toContain("Most pressing: “Work safely with others”");
    expect(said()).toContain("applicants were not trained in it (4)");
  });
});

describe("what businesses wrote", () => {
  const comment = (text: string, rewording?: string): NonNullable<Person["said"]> => ({
    0: rated(3, {
      comment: { kind: rewording ? "REWORDING" : "UNCLEAR", text, ...(rewording ? { rewording } : {}) },
    }),
  });
  let at: string;
  let framework: string;
  beforeAll(async () => {
    const campaign = await campaignWith(world, [
      {
        employer: "forge",
        said: comment("*Every* shop says it.", "Work safely with all others"),
        missing: [{ id: "0198c0de-0000-4000-8000-000000000001", text: "Repair a hitch" }],
      },
      { employer: "mill", said: comment("<script>alert(1)</script> **Which** others?") },
      { employer: "yard", said: comment("Others? Whom?") },
    ]);
    await tallied(world, campaign, wait);
    framework = campaign.framework.at;
    at = `/p/cedar-valley/campaigns/${campaign.id}?tab=comments`;
  });

  it("waits with the words it would change, and is read by those who lead the campaign", async () => {
    await open("priya", at, Pages, "Results can be read once every statement is decided.");
    expect(said()).not.toContain("Comments");
    leave();
    await open("tom", at, Pages, "Waiting 3", "Business forge", "suggests a rewording");
    expect(document.querySelector("ins")?.textContent).toContain("all");
    expect(said()).toContain("Every shop says it.");
    // What looks like HTML is Markdown at most, never HTML of its writer’s.
    expect(said()).toContain("Which others?");
    expect(document.querySelector("main script")).toBeNull();
    expect(said()).toContain("No other business stands behind it yet.");
  });

  it("is answered, joined with another, and taken over into the framework", async () => {
    await open("tom", at, Pages, "Waiting 3");
    follow("Answer with a reason of Business mill");
    await shows("Whoever wrote this");
    type("Your answer", "The others in the shop.");
    await press("Save the answer");
    await shows("Waiting 2", "Answered 1");
    follow("Same as another of Business yard");
    await shows("They are counted and answered together");
    await press("Join them");
    await shows("Waiting 1", "Answered 2");
    follow("Accept wording of Business forge");
    await shows("Now: Work safely with others");
    await press("Accept this wording");
    await shows("Nothing waits for an answer.");
    follow("Missing skills 1");
    await shows("Repair a hitch");
    follow("Add it of Business forge");
    await shows("Add a skill to the framework");
    await press("Add it to the framework");
    await shows("Taken over");
    const { statements } = worked(await world.as("tom")("GET", `${framework}/statements`)).body;
    const words = statements.map(({ item }: { item: { fullStatement: string } }) => item.fullStatement);
    expect(words).toContain("Work safely with all others");
    expect(words).toContain("Repair a hitch");
  });
});

function follow(words: string) {
  const link = [...document.querySelectorAll("a")].find(
    (one) => one.textContent?.replace(/\s+/g, " ").trim() === words,
  );
  if (!link) throw new Error(`There is no link "${words}"`);
  link.click();
}

/** The dialog's button has the name of the one that opened it. */
function pressIn(part: string, words: string) {
  const buttons = [...document.querySelectorAll<HTMLButtonElement>(`${part} button`)];
  buttons.find((one) => one.textContent?.trim() === words)?.click();
}

describe("a formula", () => {
  it("has an address of its own, with where it comes from", async () => {
    await open("priya", "/p/cedar-valley/campaigns/formulas#kappa", Pages, "Modified kappa (κ*)");
    expect(document.querySelector("#kappa")?.textContent).toContain("Polit, Beck & Owen 2007");
  });
});
