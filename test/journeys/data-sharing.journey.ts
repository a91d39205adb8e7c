/**
 * A data-sharing agreement from a draft that lacks a word to its closing, as people live it: blocked, completed, signed on
 * both sides, counts sent and read with small groups hatched, refused to whoever may not, suspended, ended, certified,
 * closed. One story, told in order; what happens after its last day is asked of a hub whose clock is a day further on.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { copyFileSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { type Browser, expect, type Page, test } from "@playwright/test";
import { people } from "#infra/local/sample/people.ts";
import { accessible, fits, settled, signIn, type Who, watch } from "#test/support/browser.ts";

const list = "/p/cedar-valley/data-sharing";
const api = "/api/partnerships/cedar-valley";
const name = "Credentials at the center";
let agreement = "";
let release = "";
const tab = (which: string) => `${agreement}?tab=${which}`;

test.use({ actionTimeout: 10_000 });
test.describe.configure({ mode: "serial" });

async function elsewhere(browser: Browser, who: Who, path: string): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await signIn(page, who, path);
  await settled(page);
  return page;
}

/** Presses a button and answers the question it asks. */
async function press(
  page: Page,
  button: string,
  yes: string,
  fill?: (dialog: ReturnType<Page["getByRole"]>) => Promise<void>,
) {
  const folded = page.locator("summary", { hasText: "Change, narrow or end" });
  if ((await folded.count()) > 0) await folded.click();
  await page.getByRole("button", { name: button }).click();
  const dialog = page.getByRole("dialog");
  await fill?.(dialog);
  await dialog.getByRole("button", { name: yes, exact: true }).click();
  await expect(dialog).toHaveCount(0);
}

async function sign(page: Page, office: string): Promise<void> {
  await page
    .getByRole("link", { name: `Sign as ${office}` })
    .first()
    .click();
  const form = page.getByRole("form", { name: "Signature" });
  await form.getByRole("checkbox", { name: "I agree to these three sentences" }).check();
  await form.getByRole("button", { name: "Sign the agreement" }).click();
  await expect(form).toHaveCount(0);
}

/** All but how long the data may be kept. */
const terms = (sender: string, receiver: string) => ({
  scope: "Concentrators at Three Rivers who left in the years named.",
  purposes: [{ purposeId: "P1", code: "IMPROVE", statement: "To see which programs lead to credentials." }],
  prohibitedUses: ["Finding out who a student is", "Decisions about one student"],
  elements: [
    {
      elementId: "E1",
      vocab: "CEDS",
      vocabId: "000037",
      name: "Recognized credential attained",
      level: "aggregate",
      sensitivity: "public",
      basisId: "deidentified_aggregate",
      purposeIds: ["P1"],
      exchange: { indicatorId: "5S1", from: "2022-23", to: "2025-26", dimensions: ["gender"] },
    },
  ],
  transfers: [
    {
      transferId: "T1",
      method: "hub_aggregate",
      senderId: sender,
      receiverIds: [receiver],
      elementIds: ["E1"],
      firstDue: "2026-12-01",
    },
  ],
  retention: { trigger: "term_end", action: "destroy", standard: "NIST SP 800-88, clear" },
  noSubRecipients: true,
  redisclosure: { kind: "none", recordKept: true },
  security: { encryptionInTransit: true, roleLimitedAccess: true, breachNoticeHours: 72, auditRight: true },
  suppressionPolicy: { n: 10 },
  terminationCauses: ["Someone tried to find out who a student is"],
  clauses: [
    {
      listId: "1.1",
      title: "Small groups",
      text: "Groups of fewer than ten are hidden, and nobody tries to find out who is behind a count.",
      satisfies: ["DA1", "DA2"],
    },
  ],
});

test("is drafted, and cannot be sent while a mandatory element is missing: which, and why", async ({
  page,
}) => {
  const { faults } = watch(page);
  await signIn(page, "roberta", list);
  await page.getByRole("link", { name: "New agreement" }).click();
  await page.getByLabel("Name", { exact: true }).fill(name);
  const whom = ["What the data mean", "Where they are kept", "Privacy, incidents"];
  for (const [index, [organization, person]] of [
    ["Three Rivers Area Career Center", "Roberta Kowalczyk"],
    ["Northgate State University", "Ruth Vandermeer"],
  ].entries()) {
    await page.getByLabel(`Organization ${index + 1}`).selectOption({ label: organization ?? "" });
    for (const contact of whom)
      await page
        .getByRole("combobox", { name: contact })
        .nth(index)
        .selectOption({ label: person ?? "" });
  }
  await page.getByLabel("First day").fill("2026-11-23");
  await page.getByLabel("Last day", { exact: true }).fill("2027-06-30");
  for (const [index, [organization, office]] of [
    ["Three Rivers Area Career Center", "Director"],
    ["Northgate State University", "Director of Transfer"],
  ].entries()) {
    await page.getByRole("button", { name: "Add a signature" }).click();
    await page.getByLabel(`Signature ${index + 1} for`).selectOption({ label: organization ?? "" });
    await page
      .getByLabel("Office")
      .nth(index)
      .fill(office ?? "");
    await page.getByLabel("By what right").nth(index).selectOption({ label: "A board resolution" });
    await page.getByLabel("Which one").nth(index).fill(`Resolution 26-1${index}`);
  }
  await page.getByRole("button", { name: "Start the draft" }).click();
  await page.waitForURL(/\/dsa_/);
  agreement = new URL(page.url()).pathname;

  // The rest of the text comes from a program, as from the center's own template.
  const path = `${api}/data-sharing/${agreement.split("/").at(-1)}`;
  const read = await page.request.get(path);
  const { parties } = (await read.json()) as { parties: { organizationId: string }[] };
  const [own, other] = parties.map(({ organizationId }) => organizationId);
  const put = await page.request.put(`${path}/terms`, {
    headers: { "if-match": read.headers()["etag"] ?? "", origin: new URL(page.url()).origin },
    data: terms(own ?? "", other ?? ""),
  });
  expect(put.status(), await put.text()).toBe(200);

  await page.goto(agreement);
  await settled(page);
  await expect(page.getByText("Cannot be sent yet")).toBeVisible();
  const missing = page.getByRole("listitem").filter({ hasText: "A time by which the data are destroyed" });
  await expect(missing).toContainText("B5");
  const review = page.getByRole("button", { name: "Send for review" });
  await expect(review).toBeDisabled();
  await expect(page.getByText("What is named above is missing.")).toBeVisible();
  const refused = await page.request.post(`${path}/review`, {
    headers: {
      "if-match": (await page.request.get(path)).headers()["etag"] ?? "",
      origin: new URL(page.url()).origin,
    },
  });
  expect(refused.status()).toBe(422);
  expect(await refused.text()).toContain("/terms/retention/destroyWithin");
  await accessible(page);
  expect(faults.filter((fault) => !fault.includes("422"))).toEqual([]);
});

test("is completed, reviewed, and signed on both sides", async ({ page, browser }) => {
  await signIn(page, "roberta", agreement);
  const missing = page.getByRole("listitem").filter({ hasText: "A time by which the data are destroyed" });
  await missing.getByRole("link").first().click();
  await page.getByLabel("And it must be done within").fill("60");
  await page.getByRole("button", { name: "Save", exact: false }).last().click();
  await page.goto(agreement);
  await settled(page);
  await expect(page.getByText("Cannot be sent yet")).toHaveCount(0);
  await press(page, "Send for review", "Send it");
  await press(page, "Send out for signature", "Send it out");
  await sign(page, "Director");
  const ruth = await elsewhere(browser, "ruth", agreement);
  await sign(ruth, "Director of Transfer");
  await ruth.goto(agreement);
  await settled(ruth);
  await expect(ruth.locator(".badge", { hasText: "In force" }).first()).toBeVisible();
  await ruth.context().close();
});

test("lets counts through, small groups hatched, to its recipient and to nobody else", async ({
  page,
  browser,
}) => {
  await signIn(page, "roberta", `${agreement}/submit?indicator=5S1&year=2022-23`);
  await settled(page);
  const counts: Record<string, [string, string]> = {
    All: ["48", "31"],
    "Female, Gender": ["41", "27"],
    "Male, Gender": ["7", "4"],
  };
  for (const [group, [students, reached]] of Object.entries(counts)) {
    await page.getByLabel(`${group}: Students`, { exact: true }).fill(students);
    await page.getByLabel(`${group}: Reached it`, { exact: true }).fill(reached);
  }
  await page.getByRole("button", { name: "Hide small groups" }).click();
  await expect(page.getByRole("heading", { name: "What leaves this page" })).toBeVisible();
  await page.getByRole("button", { name: /^Send release/ }).click();
  await page.waitForURL(/\/rel_/);
  release = new URL(page.url()).pathname;

  const ruth = await elsewhere(browser, "ruth", release);
  const table = ruth.locator("table.counts");
  await expect(table.getByRole("row", { name: /^All/ })).toContainText("48");
  await expect(table.getByRole("row", { name: /^Male/ })).toContainText("not shown");
  await expect(table.getByRole("row", { name: /^Female/ })).toContainText("not shown");
  await accessible(ruth);
  await ruth.setViewportSize({ width: 390, height: 844 });
  await fits(ruth);
  await ruth.context().close();

  // The convener may know that there is an agreement, and reads no counts of it; a member who is no party knows of neither.
  for (const [who, words] of [
    ["marisol", /does not receive|Only its parties|parties/i],
    ["jo", /not here|no such|not found|nothing/i],
  ] as const) {
    const third = await elsewhere(browser, who, release);
    await expect(third.locator("table.counts")).toHaveCount(0);
    await expect(third.getByRole("main")).toContainText(words);
    await third.context().close();
  }
});

test("lets nothing through while it is suspended, and says why", async ({ page, browser }) => {
  await signIn(page, "roberta", agreement);
  await settled(page);
  await press(page, "Suspend it", "Suspend it", async (dialog) => {
    await dialog.getByLabel("Why").fill("We look into an incident at the receiver.");
  });
  await expect(page.locator(".badge", { hasText: "Suspended" }).first()).toBeVisible();
  const ruth = await elsewhere(browser, "ruth", release);
  await expect(ruth.getByRole("main")).toContainText(/suspended/i);
  await expect(ruth.locator("table.counts")).toHaveCount(0);
  await ruth.goto(tab("exchange"));
  await settled(ruth);
  await expect(ruth.getByRole("main")).toContainText(/suspended/i);
  await ruth.context().close();
});

test("ends for a cause that its terms name, is certified the day after, and is closed", async ({
  page,
  browser,
}) => {
  await signIn(page, "roberta", agreement);
  await settled(page);
  await press(page, "End it early", "End it", async (dialog) => {
    await dialog
      .getByLabel("For a cause that its terms name")
      .selectOption({ label: "Someone tried to find out who a student is" });
    await dialog.getByLabel("Last day").fill("2026-11-23");
    await dialog.getByLabel("Why").fill("The incident was confirmed.");
  });

  const tomorrow = await hubOn("2026-11-24");
  try {
    const ruth = await at(tomorrow.origin, browser, "ruth", agreement);
    await expect(ruth.locator(".badge", { hasText: "Ended" }).first()).toBeVisible();
    await ruth.getByRole("link", { name: "Give the certificate" }).click();
    const form = ruth.getByRole("form", { name: "Certificate" });
    await form
      .getByLabel("What was destroyed or returned")
      .fill("The counts of 2022-23 that were downloaded.");
    await form.getByLabel("How", { exact: true }).fill("NIST SP 800-88, clear");
    await form.getByLabel("On", { exact: true }).fill("2026-11-24");
    await form.getByLabel("Your office").fill("Director of Transfer");
    await accessible(ruth);
    await form.getByRole("button", { name: "Certify it" }).click();
    await expect(form).toHaveCount(0);
    await ruth.goto(`${tomorrow.origin}${release}`);
    await settled(ruth);
    await expect(ruth.locator("table.counts")).toHaveCount(0);
    await ruth.context().close();

    const roberta = await at(tomorrow.origin, browser, "roberta", agreement);
    await roberta.getByRole("button", { name: "Close the agreement" }).click();
    const dialog = roberta.getByRole("dialog");
    await dialog.getByRole("button", { name: "Close it", exact: true }).click();
    await expect(roberta.locator(".badge", { hasText: "Closed" }).first()).toBeVisible();
    // What it sent itself stays its own.
    await roberta.goto(`${tomorrow.origin}${release}`);
    await settled(roberta);
    await expect(roberta.locator("table.counts")).toBeVisible();
    await roberta.context().close();
  } finally {
    await tomorrow.stop();
  }
});

/** Another hub over the same table, where it is another day. */
async function hubOn(day: string): Promise<{ origin: string; stop: () => Promise<void> }> {
  const root = resolve(import.meta.dirname, "../..");
  const [first, folder] = [join(root, "build/journey"), join(root, "build/journey-later")];
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  copyFileSync(join(first, "hub-secret.json"), join(folder, "hub-secret.json"));
  const { table } = JSON.parse(readFileSync(join(first, "addresses.json"), "utf8")) as { table: number };
  const hub = spawn(process.execPath, [join(root, "infra/local/start.ts")], {
    cwd: root,
    env: {
      ...process.env,
      PORT: "0",
      CAUSEWAY_DATA: folder,
      CAUSEWAY_TODAY: day,
      DYNAMODB_ENDPOINT: `http://127.0.0.1:${table}`,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  return { origin: await addressOf(hub), stop: () => ended(hub) };
}

function addressOf(hub: ChildProcess): Promise<string> {
  let said = "";
  const { promise, resolve: up, reject } = Promise.withResolvers<string>();
  for (const stream of [hub.stdout, hub.stderr])
    stream?.on("data", (chunk) => {
      said += chunk;
      const origin = /Causeway is at (\S+)/.exec(said)?.[1];
      if (origin) up(origin);
    });
  hub.on("exit", (code) => reject(new Error(`The later hub ended with ${code}:\n${said}`)));
  return promise;
}

const ended = (hub: ChildProcess): Promise<void> =>
  new Promise((done) => {
    hub.on("exit", () => done());
    hub.kill("SIGTERM");
  });

async function at(origin: string, browser: Browser, who: Who, path: string): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await page.goto(`${origin}/api/sign-in?return=${encodeURIComponent(path)}`);
  await page.getByRole("button", { name: people[who].name }).click();
  await page.waitForURL((url) => url.origin === origin && !url.pathname.startsWith("/api/"));
  await settled(page);
  return page;
}
