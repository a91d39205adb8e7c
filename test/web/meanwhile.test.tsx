/** Two people at one record: what one has typed outlives the other's save, and the other's save outlives the second press. */
import { Route, Router } from "preact-iso/router";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import type { Agreement } from "#shared/agreements/schema.ts";
import { executed, worked } from "#test/support/agreements.ts";
import { field, leave, press, tick, type } from "#test/support/page.tsx";
import { shows, visiting } from "#test/support/visits.tsx";
import { type Answer, openWorld, type Who, type World } from "#test/support/world.ts";
import { Approvals } from "#web/agreements/yearly-approvals.tsx";
import { OutcomesPart } from "#web/agreements/yearly-outcomes.tsx";
import { changed } from "#web/load.ts";
import { LeavePage } from "#web/organizations/leave.tsx";
import { PersonPage } from "#web/people/page.tsx";
import { RemindersPage } from "#web/reminders/page.tsx";

const p = "/api/partnerships/cedar-valley";
let world: World;
let health: Awaited<ReturnType<typeof executed>>;
let open: ReturnType<typeof visiting>;
beforeAll(async () => {
  world = await openWorld();
  health = await executed(world);
  open = visiting(world);
});
afterAll(() => {
  vi.unstubAllGlobals();
  return world.close();
});
afterEach(async () => {
  leave();
  await changed();
});

/** Someone else saves: what the record was is handed to `change`, which gives what it becomes. */
async function meanwhile(who: Who, path: string, change: (was: Answer["body"]) => object): Promise<void> {
  const seen = worked(await world.as(who)("GET", path));
  worked(await world.as(who)("PUT", path, change(seen.body), { "if-match": seen.etag }));
}
const now = async (who: Who, path: string) => worked(await world.as(who)("GET", path)).body;
const tooLate = "What you typed stays.";

describe("one's own mail", () => {
  it("keeps a choice made in another window, and the one just made", async () => {
    await open("marisol", "/p/cedar-valley/reminders", RemindersPage, "Your turn to sign");
    tick("The yearly approval");
    await meanwhile("marisol", "/api/me/reminders", () => ({ off: ["SIGN"] }));
    await press("Save");
    await shows(tooLate);
    expect([field("The yearly approval").checked, field("Your turn to sign").checked]).toEqual([
      false,
      false,
    ]);
    await press("Save");
    await vi.waitFor(async () =>
      expect((await now("marisol", "/api/me/reminders")).off.sort()).toEqual(["APPROVAL", "SIGN"]),
    );
  });
});

describe("the region's year", () => {
  it("keeps what the convener typed when another convener saved first", async () => {
    await open("marisol", "/p/cedar-valley/reminders?change=year", RemindersPage, "Whose calendar it is");
    type("Whose calendar it is", "Our own council");
    await meanwhile("marisol", `${p}/reminders`, ({ year }) => ({ year: { ...year, on: true } }));
    await press("Save the year");
    await shows(tooLate);
    expect(field("Whose calendar it is").value).toBe("Our own council");
    await press("Save the year");
    await shows("Taken from Our own council.");
    expect((await now("marisol", `${p}/reminders`)).year).toMatchObject({
      on: true,
      source: "Our own council",
    });
  });
});

describe("a person's roles", () => {
  const Person = () => (
    <Router>{[<Route key="person" path="/p/:partnership/people/:person" component={PersonPage} />]}</Router>
  );

  it("keep what an admin typed when the convener saved first", async () => {
    const path = `${p}/people/${world.region.person("theo")}`;
    const address = `/p/cedar-valley/people/${world.region.person("theo")}?change=roles`;
    await open("tom", address, Person, "As on a business card.");
    type("Title", "Registrar of the college");
    await meanwhile("marisol", path, ({ title, grants }) => ({
      title,
      grants: grants.map((grant: object) => ({ ...grant, until: "2027-06-30" })),
    }));
    await press("Save");
    await shows(tooLate);
    expect([field("Title").value, field("Last day").value]).toEqual([
      "Registrar of the college",
      "2027-06-30",
    ]);
    await press("Save");
    await shows("Change title and roles");
    expect(await now("tom", path)).toMatchObject({
      title: "Registrar of the college",
      grants: [{ until: "2027-06-30" }],
    });
  });
});

describe("a partner that leaves", () => {
  it("keeps every decision the convener has typed when its record changed meanwhile", async () => {
    const id = world.region.organization("TRACC");
    await open(
      "marisol",
      `/p/cedar-valley/organizations/${id}?leaving=yes`,
      () => <LeavePage id={id} />,
      "What becomes of it",
    );
    type("What becomes of it", "RUNS_OUT");
    type("Note", "Ask about the lab.");
    await meanwhile("marisol", `${p}/organizations/${id}`, (was) => {
      const { id: _id, version: _version, chainHash: _hash, predecessors: _before, ...typed } = was;
      return { ...typed, city: "Elsewhere" };
    });
    await press("Record that it leaves");
    await shows(tooLate);
    expect([field("What becomes of it").value, field("Note").value]).toEqual([
      "RUNS_OUT",
      "Ask about the lab.",
    ]);
  });
});

describe("what is done every year", () => {
  const names = { name: (id: string) => id, code: (id: string) => id, organizations: [] };
  const path = () => health.at.replace("/api", "");
  const agreement = async (who: Who): Promise<Agreement> => now(who, health.at);

  it("keeps what one lead typed about the year when the other lead of the side said it first", async () => {
    const of = await agreement("tom");
    await open(
      "tom",
      `/p/cedar-valley/agreements/${health.id}?approve=2026-27`,
      () => <Approvals agreement={of} path={path()} names={names} />,
      "Does your side reaffirm it",
    );
    type("What changed", "Nothing for students.");
    worked(
      await world.as("denise")("POST", `${health.at}/approvals`, {
        academicYear: "2026-27",
        decision: "REAFFIRMED",
        curriculumChanged: true,
      }),
    );
    await press("Record it for 2026-27");
    await shows("the curriculum has changed");
    expect(field("What changed").value).toBe("Nothing for students.");
    expect(field("A course of ours has changed since").checked).toBe(true);
    await press("Record it for 2026-27");
    await shows("Change what we said");
    const { items } = await now("tom", `${health.at}/approvals`);
    const own = items[0].parties.find(({ approval }: { approval?: object }) => approval);
    expect(own.approval).toMatchObject({ curriculumChanged: true, note: "Nothing for students." });
  });

  it("counts of one rule leave alone what a colleague counted of another in the meantime", async () => {
    const of = await agreement("tom");
    const { rules } = await now("tom", `${health.at}/rules`);
    const row = (ruleNo: number, eligible: number) => ({
      ruleNo,
      eligible,
      claimed: 0,
      transcripted: 0,
      creditHundredths: 0,
    });
    const [first, second] = rules
      .map(({ ruleNo }: { ruleNo: number }) => ruleNo)
      .sort((a: number, b: number) => a - b);
    const before = worked(
      await world.as("tom")("POST", `${health.at}/outcomes`, {
        academicYear: "2026-27",
        rows: [row(second, 20)],
      }),
    );
    await open(
      "tom",
      `/p/cedar-valley/agreements/${health.id}?count=2026-27`,
      () => <OutcomesPart agreement={of} path={path()} names={names} rules={rules} />,
      "Look at what will be kept",
    );
    for (const [label, count] of [
      ["Eligible", "40"],
      ["Claimed", "0"],
      ["On transcript", "0"],
      ["Credit", "0"],
    ] as const)
      type(label, count);
    await press("Look at what will be kept");
    await shows("This is what leaves your device");
    worked(
      await world.as("tom")(
        "PUT",
        `${health.at}/outcomes/2026-27`,
        { rows: [row(second, 7777)] },
        { "if-match": before.etag },
      ),
    );
    await press("Keep these for 2026-27");
    await shows("7,777");
    await press("Keep these for 2026-27");
    await shows("Count again");
    const { items } = await now("tom", `${health.at}/outcomes`);
    expect(items[0].rows.map(({ eligible }: { eligible: number }) => eligible)).toEqual([40, 7777]);
    expect(first).not.toBe(second);
  });
});
