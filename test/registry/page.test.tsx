/** The registry as its reader has it: the real pages over the real API, narrowed, taken away as a file, and led on from. */
import { render } from "preact";
import { act } from "preact/test-utils";
import { afterAll, afterEach, beforeAll, expect, it, vi } from "vitest";
import type { RegistryVersion } from "#shared/agreements/registry.ts";
import { executed, healthCsv, weldingCsv, worked } from "#test/support/agreements.ts";
import { openWorld, type World } from "#test/support/world.ts";
import { decode } from "#web/look-up/fragment.ts";
import { RegistryPage } from "#web/registry/list.tsx";
import { RegistryAgreementPage } from "#web/registry/page.tsx";
import { Versions } from "#web/registry/versions.tsx";
import { amended } from "../agreements/registry-sample.ts";
import { enter, names, press, reader, waitFor } from "./reader.tsx";

let world: World;
let open: ReturnType<typeof reader>["open"];
let health: Awaited<ReturnType<typeof executed>>;
let welding: typeof health;
beforeAll(async () => {
  world = await openWorld();
  health = await executed(world, healthCsv(), { codedNotation: "AA-HEALTH-900" });
  welding = await executed(world, weldingCsv().replaceAll("2026-08-01", "2027-08-01"), {
    codedNotation: "AA-WELD-900",
    name: "Welding articulation",
    dateEffective: "2027-08-01",
    cipCodes: ["48.0508"],
  });
  ({ open } = reader(world));
});
afterAll(() => {
  vi.unstubAllGlobals();
  return world.close();
});
afterEach(() => render(null, document.body));

const linkTo = (text: string) =>
  [...document.querySelectorAll("a")].find((link) => link.textContent?.includes(text))?.getAttribute("href");

it("shows every public agreement with a count, narrowed as the address says and again as one chooses", async () => {
  await open("/registry", RegistryPage, "2 agreements");
  expect(names()).toEqual(["Health Science articulation", "Welding articulation"]);
  await open("/registry?state=UPCOMING", RegistryPage, "1 agreement");
  expect(names()).toEqual(["Welding articulation"]);
  expect(document.querySelector<HTMLSelectElement>('select[aria-label="State today"]')?.value).toBe(
    "UPCOMING",
  );
  enter("State today", "IN_FORCE");
  await vi.waitFor(async () => {
    await act(async () => {});
    expect(names()).toEqual(["Health Science articulation"]);
  });
  expect(location.search).toBe("?state=IN_FORCE");
});

it("keeps in sight what a link asks for and the registry does not have", async () => {
  await open("/registry?cip=99", RegistryPage, "No agreement is like that");
  expect(document.querySelector<HTMLSelectElement>('select[aria-label="CIP code"]')?.value).toBe("99");
});

it("puts into the file exactly the rows in sight, number and kind and CIP in columns of their own", async () => {
  await open("/registry?school=CBHS&sort=-name&state=IN_FORCE", RegistryPage, "1 agreement");
  const made: Blob[] = [];
  const create = vi.spyOn(URL, "createObjectURL").mockImplementation((blob) => {
    made.push(blob as Blob);
    return "blob:x";
  });
  press("Download CSV");
  create.mockRestore();
  const lines = (await made[0]?.text())?.replace("\ufeff", "").trim().split("\r\n");
  expect(lines?.[0]).toBe("Agreement,Number,Kind,State,Sends students,Grants credit,Pathway,CIP,From,Until");
  expect(lines?.slice(1)).toHaveLength(1);
  expect(lines?.[1]).toContain("Health Science articulation,AA-HEALTH-900,Articulation agreement,In force,");
});

it("shows an agreement's rules, signers by office, versions and paper, and leads to the look-up with the school chosen", async () => {
  await open(`/registry/cedar-valley/${health.id}`, RegistryAgreementPage, "Which courses give which credit");
  await waitFor("Version 1");
  const text = document.body.textContent ?? "";
  for (const part of [
    "Health Science I",
    "Vice President of Instruction",
    "Version 1",
    "semester hours in all rules",
  ])
    expect(text).toContain(part);
  expect(text).not.toContain("Okafor");
  expect(linkTo("Signed PDF")).toBe(
    `/api/public/partnerships/cedar-valley/agreements/${health.id}/versions/1/document`,
  );
  expect(text).toContain("It names the people who signed.");
  const lookUp = linkTo("Cedar Bend High School") ?? "";
  expect(lookUp).toMatch(/^\/look-up#/);
  expect(decode(lookUp.replace("/look-up", ""))).toMatchObject({ region: "cedar-valley", school: "CBHS" });
});

it("says of an agreement that is not there, or no longer public, where the others are", async () => {
  await open(
    "/registry/cedar-valley/agr_00000000000000000000",
    RegistryAgreementPage,
    "There is no such public agreement",
  );
  expect(linkTo("See all public agreements")).toBe("/registry?region=cedar-valley");
});

it("says the last day in force that was, not the one it was signed for: of a version taken over, or ended early", async () => {
  const replaced = amended();
  act(() =>
    render(<Versions agreement={replaced} shown={replaced.versions[0] as RegistryVersion} />, document.body),
  );
  const held = [...document.querySelectorAll("tbody tr")].map((line) => line.children[2]?.textContent);
  expect(held).toEqual(["Aug 1, 2027 to Jul 31, 2029", "Aug 1, 2026 to Jul 31, 2027"]);
  const { at, id } = welding;
  const step = async (who: string, path: string, body?: object) => {
    const { etag } = await world.as(who)("GET", at);
    return worked(await world.as(who)("POST", `${at}/${path}`, body, { "if-match": etag }));
  };
  await step("denise", "notice", {
    terminationDay: "2027-12-31",
    teachOutUntil: "2028-06-30",
    reason: "The program closes",
  });
  await step("samuel", "agree");
  await step("denise", "terminate");
  await open(`/registry/cedar-valley/${id}`, RegistryAgreementPage, "Teach-out");
  expect(document.querySelector("dl dd")?.textContent).toContain("Aug 1, 2027 to Dec 31, 2027");
});
