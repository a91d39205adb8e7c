/**
 * A business answers on its phone: it opens the link of its letter, rates forty statements, loses the network on the way,
 * comes back, sends, and has a receipt. Printed: how long a statement takes, and how many bytes it all was.
 */
import { type APIRequestContext, type BrowserContext, expect, type Page, test } from "@playwright/test";
import {
  accessible,
  fits,
  hubPort,
  layoutShift,
  legible,
  letters,
  settled,
  signIn,
  watch,
} from "#test/support/browser.ts";

const api = "/api/partnerships/cedar-valley";
const headers = { origin: `http://localhost:${hubPort}` };
const asked = 40;
const phone = { width: 390, height: 844 };

test.use({ actionTimeout: 10_000 });
test.describe.configure({ mode: "serial" });

/** The links of the letters, by language. */
const links: Record<string, string> = {};
let context: BrowserContext;
let page: Page;
let watched: ReturnType<typeof watch>;
let bytes = 0;
const times: number[] = [];

const others = ["Kestrel Machining", "Lakeside Pump", "Orchard Tool"];

/** Asks two people of one business and three others about forty statements of the framework, as the college's editor. */
async function campaign(request: APIRequestContext): Promise<string[]> {
  const send = async (path: string, data?: object, etag?: string) => {
    const answer = await request.post(`${api}/${path}`, {
      ...(data ? { data } : {}),
      headers: { ...headers, ...(etag ? { "if-match": etag } : {}) },
    });
    expect(answer.ok(), `${path}: ${await answer.text()}`).toBe(true);
    return { body: await answer.json(), etag: answer.headers()["etag"] };
  };
  const { items } = await (await request.get(`${api}/frameworks?limit=10`)).json();
  const frameworkId = items[0].identifier as string;
  const edition = await (await request.get(`${api}/frameworks/${frameworkId}/editions/2`)).json();
  const statementIds = edition.statements
    .map(({ item }: { item: { identifier: string } }) => item.identifier)
    .slice(-asked);
  const { body, etag } = await send("campaigns", {
    title: "Welding, on a phone",
    frameworkId,
    editionNo: 2,
    statementIds,
    region: "Cedar Valley",
    occupation: { en: "welder", es: "soldador" },
    purpose: "ANNUAL",
    method: "SURVEY",
    opensOn: "2026-11-23",
    closesOn: "2026-12-11",
  });
  const at = `campaigns/${body.id}`;
  await send(`${at}/open`, undefined, etag);
  const employer = { name: "Halvorsen Fabrication", naics: "332", size: "UNDER_50" };
  await send(`${at}/respondents`, {
    contacts: [
      { name: "Kevin Alder", email: "kevin@phone.example", language: "en", employer },
      { name: "Ana Ruiz", email: "ana@phone.example", language: "es", employer },
      ...others.map((name, no) => ({
        name: `Sam Doe`,
        email: `other${no}@phone.example`,
        employer: { name },
      })),
    ],
  });
  await send(`${at}/invite`, {});
  return statementIds;
}

/** Looks right at every width and in both schemes. */
async function whole(): Promise<void> {
  await settled(page);
  await accessible(page);
  await fits(page);
  const name = await page.title();
  for (const scheme of ["dark", "light"] as const) {
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: "reduce" });
    await page.screenshot({
      path: `build/pictures/respond-${name.replaceAll(/\W+/g, "-")}-${scheme}.png`,
      fullPage: true,
    });
    if (scheme === "dark") await legible(page);
  }
  for (const width of [320, 1280]) {
    await page.setViewportSize({ width, height: 900 });
    await fits(page);
  }
  await page.setViewportSize(phone);
}

/** Answers all five questions of the statement on the screen, and goes on. */
async function rate(no: number): Promise<void> {
  const begun = Date.now();
  await expect(page.getByText(`${no} of ${asked}`, { exact: true })).toBeVisible();
  const choose = (question: RegExp, point: RegExp) =>
    page.getByRole("group", { name: question }).getByRole("radio", { name: point }).check();
  await choose(/need this/, no % 4 === 0 ? /^Useful/ : /^Essential/);
  await choose(/How relevant/, /^Highly/);
  await choose(/How often/, /^4, Weekly/);
  await choose(/done badly/, /^3, Time/);
  await choose(/When is it needed/, /^On the first/);
  await page.getByRole("link", { name: "Next" }).click();
  times.push(Date.now() - begun);
}

test.beforeAll(async ({ browser }) => {
  context = await browser.newContext({ viewport: phone, hasTouch: true });
  page = await context.newPage();
  watched = watch(page);
  page.on("requestfinished", async (request) => {
    const { responseHeadersSize, responseBodySize } = await request.sizes().catch(() => ({
      responseHeadersSize: 0,
      responseBodySize: 0,
    }));
    bytes += responseHeadersSize + responseBodySize;
  });
});
test.afterAll(() => context.close());

test("a letter brings the link, and the link opens the form without an account", async ({ page: desk }) => {
  await signIn(desk, "tom");
  const statementIds = await campaign(desk.request);
  await expect(await letters(desk, "@phone.example", 2 + others.length)).toHaveCount(2 + others.length);
  const linkTo = async (address: string) =>
    (await desk.locator("section", { hasText: address }).first().getByRole("link").getAttribute("href")) ??
    "";
  links["en"] = await linkTo("kevin@phone.example");
  links["es"] = await linkTo("ana@phone.example");
  // Three other businesses have said something of the 25th statement.
  for (const [no] of others.entries()) {
    const token = (await linkTo(`other${no}@phone.example`)).split("#")[1];
    const comment = { kind: "REWORDING", text: "", rewording: `Plainer words, number ${no}.` };
    const statements = { [statementIds[24] ?? ""]: { ratings: { need: 3 }, comment } };
    const answer = await desk.request.post("/api/respond/save", {
      data: { token, statements, missing: [], revision: 0 },
    });
    expect(answer.ok()).toBe(true);
  }

  await page.goto(links["en"] ?? "");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Hello Kevin Alder");
  await expect(page.getByText("You answer for Halvorsen Fabrication.")).toBeVisible();
  // The secret is in no history: not in this address, and not in one that Back would lead to.
  expect(page.url()).not.toContain("#");
  expect(await layoutShift(page)).toBeLessThan(0.02);
  await whole();
});

test("forty statements are rated on a phone, twelve of them without a network, and nothing is lost", async () => {
  await page.getByRole("link", { name: "Start" }).click();
  await expect(page.getByText(`1 of ${asked}`, { exact: true })).toBeVisible();
  await whole();
  console.log(`bytes until the first statement: ${bytes}`);
  for (let no = 1; no <= 14; no++) await rate(no);
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();

  await context.setOffline(true);
  for (let no = 15; no <= 24; no++) await rate(no);
  await expect(page.getByText(/^Kept on this device/).first()).toBeVisible();
  await page.getByText("Say it better, or say what is wrong").click();
  await page.getByLabel("Your wording").fill("Do it the way the shop floor says it.");
  await page.getByRole("checkbox", { name: /^We cannot hire this/ }).check();
  await page.getByLabel("How many openings?").fill("3");
  await page.getByLabel("The main reason").selectOption({ label: "Nobody applies" });
  await accessible(page);
  await rate(25);
  await rate(26);

  await context.setOffline(false);
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
  await page.getByRole("link", { name: "Back" }).click();
  await page.getByRole("link", { name: "Back" }).click();
  await page.getByText("What other businesses say").click();
  await expect(page.getByText("1 business says so")).toHaveCount(3);
  const second = page.getByRole("button", { name: "We say so too" }).first();
  await second.click();
  await expect(page.getByText("2 businesses say so")).toHaveCount(1);
  await expect(second).toHaveAttribute("aria-pressed", "true");
  await whole();
  await page.getByRole("link", { name: "Next" }).click();
  await page.getByRole("link", { name: "Next" }).click();
  // A phone that was put away: the page is loaded anew, from an address without the link's secret.
  await page.reload();
  for (let no = 27; no <= asked; no++) await rate(no);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Check and send");
});

test("what is missing is added, all of it is looked over and sent, and the receipt says what counted", async () => {
  await expect(page.getByText(`You rated ${asked} of ${asked} statements.`)).toBeVisible();
  await page.getByLabel("The skill, in your words").fill("Read a weld map\u000b on a tablet");
  await page.getByLabel("Why it matters").fill("Every job comes with one.");
  await whole();
  await page.getByRole("button", { name: "Send my answers" }).click();

  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Thank you, Kevin Alder");
  await expect(page.getByText(/^Your receipt, number [A-Z0-9]{3}-[A-Z0-9]{3}$/)).toBeVisible();
  const row = (name: RegExp) => page.getByRole("row", { name });
  await expect(row(/^Essential 30$/)).toBeVisible();
  await expect(row(/^Useful, but not essential 10$/)).toBeVisible();
  await expect(row(/^You cannot hire 1$/)).toBeVisible();
  await expect(row(/^Comments 1$/)).toBeVisible();
  await expect(row(/^New skills proposed 1$/)).toBeVisible();
  await whole();

  const sorted = times.toSorted((a, b) => a - b);
  console.log(`median time per statement, five questions each: ${sorted[sorted.length >> 1]} ms`);
  console.log(`bytes loaded for all of it: ${bytes}`);
});

test("an answer is changed until the questions close, on another device, and both devices keep theirs", async ({
  browser,
}) => {
  const other = await (await browser.newContext({ viewport: phone })).newPage();
  await other.goto(links["en"] ?? "");
  await expect(other.getByRole("heading", { level: 1 })).toHaveText("Thank you, Kevin Alder");
  await other.goto(`${links["en"]?.split("#")[0]}#2`);
  await other.getByRole("radio", { name: /^Not necessary/ }).check();
  await expect(other.getByText("Saved", { exact: true })).toBeVisible();

  await page.getByRole("link", { name: "Change an answer" }).click();
  await page.getByRole("link", { name: "Back" }).click();
  await expect(page.getByText(`${asked} of ${asked}`, { exact: true })).toBeVisible();
  await page.getByRole("radio", { name: /^Not necessary/ }).check();
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
  await page.goto(`${links["en"]?.split("#")[0]}#receipt`);
  await expect(page.getByRole("row", { name: /^Not necessary 2$/ })).toBeVisible();

  // The telephone is handed on: nothing of the person is on it, and what is left of a link opens nobody's form.
  await page.getByRole("button", { name: "I am done on this phone" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Open the link in your letter");
  expect(await page.evaluate(() => localStorage.length)).toBe(0);
  await page.goto(`${links["en"]?.split("#")[0]}#2`);
  await page.reload();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Open the link in your letter");
});

test("the list and every word come in Spanish to whom the letter came in Spanish", async ({ browser }) => {
  page = await (await browser.newContext({ viewport: phone })).newPage();
  await page.goto(links["es"] ?? "");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Hola, Ana Ruiz");
  await expect(page.locator("html")).toHaveAttribute("lang", "es");
  await page.getByRole("link", { name: "Ver todos en una lista" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Todos los enunciados");
  await page.getByRole("radio", { name: "Esencial", exact: true }).first().check();
  await expect(page.getByText("Guardado", { exact: true })).toBeVisible();
  await whole();
  await page.getByRole("link", { name: "English" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("All statements");
});

test("a link that was cut short says so, and nothing foreign or broken came up on the way", async ({
  page: other,
}) => {
  await other.setViewportSize(phone);
  await other.goto(`${links["en"]?.slice(0, -3)}`);
  await expect(other.getByRole("heading", { level: 1 })).toHaveText("This link opens nothing");
  await accessible(other);
  // The line that was cut, and two devices at once: a browser logs both.
  expect(watched.faults.filter((one) => !/ERR_INTERNET_DISCONNECTED|409 \(Conflict\)/.test(one))).toEqual([]);
});
