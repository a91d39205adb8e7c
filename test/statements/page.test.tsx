/** What people find and do on the pages of a framework, with the whole hub behind them. */
import { Route, Router } from "preact-iso/router";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { PartnershipId } from "#shared/ids.ts";
import { worked } from "#test/support/agreements.ts";
import { frameworkOf, frameworks } from "#test/support/frameworks.ts";
import { field, leave, press, said, type } from "#test/support/page.tsx";
import { shows, visiting } from "#test/support/visits.tsx";
import { openWorld, type World } from "#test/support/world.ts";
import { changed } from "#web/load.ts";
import { CompareEditionsPage } from "#web/statements/compare.tsx";
import { StatementFrameworkFormPage } from "#web/statements/form.tsx";
import { FrameworksPage } from "#web/statements/list.tsx";
import { StatementFrameworkPage } from "#web/statements/page.tsx";

let world: World;
let open: ReturnType<typeof visiting>;
beforeAll(async () => {
  world = await openWorld();
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

const cedarValley = PartnershipId.parse("cedar-valley");
const p = "/p/cedar-valley/frameworks";
const Pages = () => (
  <Router>
    <Route path={`${p}/new`} component={StatementFrameworkFormPage} />
    <Route path={`${p}/:framework/edit`} component={StatementFrameworkFormPage} />
    <Route path="/p/:partnership/frameworks/:framework/compare" component={CompareEditionsPage} />
    <Route path="/p/:partnership/frameworks/:framework" component={StatementFrameworkPage} />
    <Route path="/p/:partnership/frameworks" component={FrameworksPage} />
  </Router>
);
type Body = { statements: { item: { identifier: string; fullStatement: string; statusEndDate?: string } }[] };
const read = async (at: string) => {
  const { body, etag } = worked(await world.as("tom")("GET", `${at}/statements`));
  const items = (body as Body).statements.map(({ item }) => item);
  return {
    etag,
    words: items.map(({ fullStatement }) => fullStatement),
    id: (words: string) => items.find(({ fullStatement }) => fullStatement === words)?.identifier ?? "",
    item: (words: string) => items.find(({ fullStatement }) => fullStatement === words),
  };
};
const link = (words: string) =>
  [...document.querySelectorAll("a")].find((one) => one.textContent?.trim() === words);

describe("the list of frameworks", () => {
  it("says who keeps each, how far it has come, and that nobody was asked yet", async () => {
    const { id } = await frameworkOf(world, { draft: { title: "Listed skills" } });
    await open("priya", p, Pages, "Listed skills", "Kept by Prairie Lakes", "First", "not asked yet");
    expect(document.querySelector(`a[href="${p}/${id}"]`)?.textContent).toBe("Listed skills");
    expect(said()).not.toContain("Start a framework");
  });

  it("leads an editor to start one, which then stands there empty with its first step", async () => {
    await open("tom", `${p}/new`, Pages, "Start a framework");
    expect(field("Who wrote it").value).toBe("Prairie Lakes Community College");
    await press("Start this framework");
    await shows("Some answers need another look");
    type("Title", "Baking skills");
    await press("Start this framework");
    await shows("Baking skills", "No statement yet", "Add a statement");
    const rows = worked(await world.as("tom")("GET", `${frameworks}?limit=100`)).body.items;
    expect(rows).toContainEqual(expect.objectContaining({ title: "Baking skills", items: 0 }));
  });
});

describe("one framework", () => {
  it("reads as an outline, by level and by words, each find under what it stands under", async () => {
    const { id } = await frameworkOf(world);
    await open("priya", `${p}/${id}`, Pages, "6 statements", "Shared by all 1", "For a cluster 2");
    const set = document.querySelector("li li li > .statement a");
    expect(set?.textContent?.trim()).toBe("Set up a welding machine");
    leave();
    await open("priya", `${p}/${id}?q=inspect`, Pages, "1 of 6 statements", "Inspect a finished weld");
    expect(said()).toContain("Production");
    expect(said()).not.toContain("Set up a welding machine");
    leave();
    await open("priya", `${p}/${id}?level=essential`, Pages, "1 of 6 statements");
    expect(said()).not.toContain("Read a work order");
  });

  it("keeps what an edition said, and offers no change there", async () => {
    const { id, at } = await frameworkOf(world);
    const { etag, id: of } = await read(at);
    const it = of("Read a work order");
    worked(
      await world.as("tom")(
        "PUT",
        `${at}/statements/${it}`,
        { fullStatement: "Read any order" },
        { "if-match": etag },
      ),
    );
    await open("tom", `${p}/${id}?edition=1`, Pages, "Read a work order");
    expect(said()).not.toContain("Add a statement");
    leave();
    await open("tom", `${p}/${id}?edition=1&statement=${it}`, Pages, "Read a work order", "Manufacturing");
    expect(said()).not.toContain("Change it");
    leave();
    await open("tom", `${p}/${id}`, Pages, "Read any order", "Add a statement");
  });

  it("that another partnership keeps is called a copy, as it was on its day", async () => {
    const { id } = await frameworkOf(world, { publish: false });
    const { statements, table, now } = world.services;
    const framework = await statements.find(cedarValley, id);
    if (!framework) throw new Error("it was started");
    const { writes } = await statements.saving(
      cedarValley,
      framework,
      { ...framework, linkedTo: PartnershipId.parse("prairie-lakes"), copiedAt: "2026-11-02T03:00:00.000Z" },
      { action: "framework-linked" },
      { actor: framework.startedBy, actorName: "Tom", at: now() },
    );
    await table.commit(writes);
    await open(
      "tom",
      `${p}/${id}`,
      Pages,
      "kept by another partnership",
      "a copy, as it was on Nov 1, 2026",
      "Read a work order",
    );
    expect(said()).not.toContain("Add a statement");
  });

  it("offers those who only read it nothing to change", async () => {
    const { id, statementId } = await frameworkOf(world);
    await open(
      "priya",
      `${p}/${id}?statement=${statementId}`,
      Pages,
      "Work safely with others",
      "Shared by all",
    );
    for (const words of ["Change it", "Retire it", "Add a statement"]) expect(said()).not.toContain(words);
    leave();
    await open("priya", `${p}/${id}?statement=new`, Pages, "6 statements");
  });
});

describe("two editions", () => {
  it("stand side by side: what is new, what has become another, and what is said in other words", async () => {
    const { id, at } = await frameworkOf(world);
    const tom = world.as("tom");
    const { etag, id: of } = await read(at);
    const reworded = worked(
      await tom(
        "PUT",
        `${at}/statements/${of("Read a work order")}`,
        { fullStatement: "Read a whole work order", humanCodingScheme: "MNC01" },
        { "if-match": etag },
      ),
    );
    worked(
      await tom(
        "POST",
        `${at}/statements/${of("Inspect a finished weld")}/replace`,
        { fullStatement: "Test a finished weld" },
        { "if-match": reworded.etag },
      ),
    );
    await open("priya", `${p}/${id}/compare`, Pages, "What differs", "3 statements differ", "4 are the same");
    expect(said()).toContain("MNC01: in other words, other details");
    expect(document.querySelector("ins")?.textContent?.trim()).toBe("whole");
    expect(said()).toContain("replaced by anotherIt has become Test a finished weld");
    leave();
    await open("priya", `${p}/${id}/compare?from=1&to=1`, Pages, "They say the same");
  });
});

describe("an editor", () => {
  it("adds a statement under another, where the hub and the page then have it", async () => {
    const { id, at } = await frameworkOf(world);
    const under = (await read(at)).id("Production");
    await open(
      "tom",
      `${p}/${id}?statement=new&under=${under}`,
      Pages,
      "Add a statement",
      "under Production",
    );
    expect(field("What it is").value).toBe("Knowledge and Skill Statement");
    type("Statement", "Keep a weld log");
    type("Code", "MNPA01.09");
    type("Keywords", "log; traceability");
    await press("Add this statement");
    await shows("7 statements", "MNPA01.09 Keep a weld log");
    expect((await read(at)).item("Keep a weld log")).toMatchObject({
      humanCodingScheme: "MNPA01.09",
      conceptKeywords: ["log", "traceability"],
    });
  });

  it("changes the words and the statement stays the same one; changes the meaning and another takes its place", async () => {
    const { id, at } = await frameworkOf(world);
    const it = (await read(at)).id("Read a work order");
    const change = `${p}/${id}?statement=${it}&change=yes`;
    await open("tom", change, Pages, "What changes");
    type("Statement", "Read a work order aloud");
    await press("Save the words");
    await shows("6 statements", "Read a work order aloud");
    expect((await read(at)).id("Read a work order aloud")).toBe(it);
    leave();
    await open("tom", change, Pages, "What changes");
    const other = document.querySelector<HTMLInputElement>("#meaning-other");
    other?.click();
    type("Statement", "Write a work order");
    await press("Replace it with this one");
    await shows("7 statements", "Write a work order");
    const after = await read(at);
    expect(after.id("Write a work order")).not.toBe(it);
    expect(after.item("Read a work order aloud")?.statusEndDate).toBe("2026-11-23");
    leave();
    await open("tom", `${p}/${id}?statement=${it}`, Pages, "Retired Nov 23, 2026", "Was replaced by");
    expect(said()).toContain("Another statement has replaced this one. Change that one.");
  });

  it("retires one that an edition has shown, which stays readable as retired", async () => {
    const { id, at } = await frameworkOf(world);
    const it = (await read(at)).id("Inspect a finished weld");
    await open("tom", `${p}/${id}?statement=${it}`, Pages, "Retire it");
    await press("Retire it");
    await shows("Retire this statement?");
    const dialog = [...document.querySelectorAll<HTMLButtonElement>("dialog button")];
    dialog.find((one) => one.textContent === "Retire it")?.click();
    await shows("retired Nov 23, 2026");
    expect((await read(at)).item("Inspect a finished weld")?.statusEndDate).toBe("2026-11-23");
  });

  it("keeps what was typed when someone else was faster, and saves it at the second press", async () => {
    const { id, at } = await frameworkOf(world);
    const before = await read(at);
    const it = before.id("Read a work order");
    await open("tom", `${p}/${id}?statement=${it}&change=yes`, Pages, "What changes");
    type("Statement", "Read every work order");
    worked(
      await world.as("marisol")(
        "PUT",
        `${at}/statements/${before.id("Production")}`,
        { fullStatement: "Making" },
        { "if-match": before.etag },
      ),
    );
    await press("Save the words");
    await shows("What you typed stays.");
    await vi.waitFor(() =>
      expect(field<HTMLTextAreaElement>("Statement").value).toBe("Read every work order"),
    );
    await press("Save the words");
    await shows("6 statements", "Read every work order", "Making");
  });

  it("publishes an edition, and cannot publish the same again", async () => {
    const { id } = await frameworkOf(world, { publish: false });
    await open("tom", `${p}/${id}?tab=editions`, Pages, "None yet");
    expect(link("Publish an edition")).toBeDefined();
    leave();
    await open("tom", `${p}/${id}?tab=editions&publish=yes`, Pages, "6 statements become an edition");
    type("What this edition is called", "2026");
    await press("Publish this edition");
    await shows("Editions 1", "6 statements, published", "Nothing has changed since the last edition.");
    expect(link("Publish an edition")).toBeUndefined();
  });

  it("moves a statement by the arrow keys and by buttons, each move saved and said, the focus with it", async () => {
    const { id, at } = await frameworkOf(world);
    const { id: of } = await read(at);
    await open("tom", `${p}/${id}?arrange=yes`, Pages, "Drag a statement by its handle");
    const key = (words: string, name: string) => {
      const handle = document.getElementById(`move-${of(words)}`);
      handle?.focus();
      handle?.dispatchEvent(new KeyboardEvent("keydown", { key: name, bubbles: true, cancelable: true }));
    };
    key("Inspect a finished weld", "ArrowUp");
    await shows("Inspect a finished weld is 1 of 2 under Production.");
    expect(document.activeElement?.id).toBe(`move-${of("Inspect a finished weld")}`);
    key("Inspect a finished weld", "ArrowUp");
    await shows("It is the first already.");
    // Pressed faster than the hub saves.
    key("Inspect a finished weld", "ArrowLeft");
    key("Inspect a finished weld", "ArrowUp");
    await shows("Inspect a finished weld is 2 of 3 under Manufacturing.");
    document.getElementById(`move-${of("Work safely with others")}`)?.click();
    await shows("Out one level");
    await press("Down");
    await shows("Work safely with others is 2 of 2 at the top.");
    expect((await read(at)).words).toEqual([
      "Manufacturing",
      "Read a work order",
      "Inspect a finished weld",
      "Production",
      "Set up a welding machine",
      "Work safely with others",
    ]);
  });
});
