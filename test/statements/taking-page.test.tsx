/** What people take from a framework: a file of it, a copy of their own, and for their courses what took the place of a statement. */
import { Route, Router } from "preact-iso/router";
import { afterAll, afterEach, beforeAll, expect, it, vi } from "vitest";
import { worked } from "#test/support/agreements.ts";
import { frameworkOf } from "#test/support/frameworks.ts";
import { field, leave, press, said, type } from "#test/support/page.tsx";
import { shows, visiting } from "#test/support/visits.tsx";
import { openWorld, type World } from "#test/support/world.ts";
import { changed } from "#web/load.ts";
import { MigrationPage } from "#web/statements/migration.tsx";
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

const p = "/p/cedar-valley/frameworks";
const Pages = () => (
  <Router>
    <Route path="/p/:partnership/frameworks/:framework/migration" component={MigrationPage} />
    <Route path="/p/:partnership/frameworks/:framework" component={StatementFrameworkPage} />
  </Router>
);
type Read = { statements: { item: { identifier: string; fullStatement: string } }[] };
const idsIn = async (at: string) => {
  const { body } = worked(await world.as("tom")("GET", `${at}/statements`));
  return (words: string) =>
    (body as Read).statements.find(({ item }) => item.fullStatement === words)?.item.identifier ?? "";
};

it("a framework comes as a file of the edition one chooses", async () => {
  const { id } = await frameworkOf(world);
  await open("priya", `${p}/${id}?tab=editions`, Pages, "Take it to another system");
  const made: Blob[] = [];
  const create = vi.spyOn(URL, "createObjectURL").mockImplementation((blob) => {
    made.push(blob as Blob);
    return "blob:x";
  });
  type("Which one", "1");
  await press("CSV");
  await vi.waitFor(() => expect(made).toHaveLength(1));
  create.mockRestore();
  expect(await made[0]?.text()).toContain("Inspect a finished weld");
});

it("an adaptation is another's own from the first day, and says what it was made of", async () => {
  const { id } = await frameworkOf(world);
  await open("priya", `${p}/${id}`, Pages, "6 statements");
  expect(said()).not.toContain("Make an adaptation");
  leave();
  await open("roberta", `${p}/${id}`, Pages, "Make an adaptation");
  expect(said()).not.toContain("Change title and use");
  leave();
  await open("roberta", `${p}/${id}?adapt=yes`, Pages, "6 statements of Welding skills become a framework");
  expect(field("Who writes it").value).toBe("Three Rivers Area Career Center");
  await press("Make it ours");
  await shows("Some answers need another look");
  type("Title", "Welding at Three Rivers");
  await press("Make it ours");
  await shows(
    "Adapted from Welding skills.",
    "kept by Three Rivers Area Career Center",
    "Change title and use",
  );
  expect(location.pathname).not.toContain(id);
  expect(document.querySelector(`a[href="${p}/${id}"]`)?.textContent).toBe("Welding skills");
});

it("courses follow what took a statement's place, once their own college has looked at each", async () => {
  const { id, at, etag } = await frameworkOf(world);
  const tom = world.as("tom");
  const first = await idsIn(at);
  const [weld, safely, order] = [
    "Inspect a finished weld",
    "Work safely with others",
    "Read a work order",
  ].map(first);
  const seen = (tag: string) => ({ "if-match": tag });
  const replaced = worked(
    await tom("POST", `${at}/statements/${weld}/replace`, { fullStatement: "Test a weld" }, seen(etag)),
  );
  const ended = worked(await tom("DELETE", `${at}/statements/${safely}`, undefined, seen(replaced.etag)));
  await open("tom", `${p}/${id}/migration`, Pages, "Nothing to follow yet");
  leave();
  worked(await tom("POST", `${at}/publish`, { version: "Second" }, seen(ended.etag)));
  await changed();
  await open("tom", `${p}/${id}/migration`, Pages, "has no catalog here");
  leave();
  const catalog = `/api/partnerships/cedar-valley/organizations/${world.region.organization("PLCC")}/courses/2026-27`;
  const rows = [
    "code,title,credits,credit_unit,skill_statements",
    `WLD 101,Welding,3,SemesterHour,${weld};${safely};local-9`,
  ];
  worked(
    await tom("POST", `${catalog}/import`, rows.join("\n"), { "content-type": "text/csv", ...seen('"0"') }),
  );
  await changed();
  await open(
    "tom",
    `${p}/${id}/migration`,
    Pages,
    "2 statements to look at, 1 decided.",
    "still named by WLD 101, Welding.",
    "Change 1 course",
  );
  const of = (statement: string, choice: string) =>
    document.getElementById(`${statement} ${choice}`) as HTMLInputElement | null;
  expect(of(weld ?? "", replaced.body.identifier)?.checked).toBe(true);
  expect(of(safely ?? "", "")?.checked).toBe(true);
  of(safely ?? "", "another")?.click();
  await shows("Which one", "Choose a statement");
  expect(said()).toContain("1 decided.");
  type("Which one", order ?? "");
  await shows("2 decided.");
  await press("Change 1 course");
  await shows("1 course now names what you chose.", "Nothing to follow");
  const { body } = worked(await tom("GET", `${catalog}/course?code=WLD+101`));
  expect(body.skillStatementIds).toEqual([replaced.body.identifier, order, "local-9"]);
  leave();
  await open("priya", `${p}/${id}/migration`, Pages, "You cannot change these courses");
});
