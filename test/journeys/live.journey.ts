/**
 * Two people of two businesses vote in one room, one by the link of a letter and one by the code on the wall: what they
 * say is on the wall within two seconds, how it fell only once the vote has closed; they talk, and vote again.
 */
import { type APIRequestContext, type Browser, expect, type Page, test } from "@playwright/test";
import {
  accessible,
  fits,
  hubPort,
  legible,
  letters,
  settled,
  signIn,
  watch,
} from "#test/support/browser.ts";

const api = "/api/partnerships/cedar-valley";
const phoneSize = { width: 390, height: 844 };

test.use({ actionTimeout: 10_000 });

/** A campaign of three statements that is open, and asks one person by letter. */
async function campaign(request: APIRequestContext): Promise<string> {
  const send = async (path: string, data?: object, etag?: string) => {
    const answer = await request.post(`${api}/${path}`, {
      ...(data ? { data } : {}),
      headers: { origin: `http://localhost:${hubPort}`, ...(etag ? { "if-match": etag } : {}) },
    });
    expect(answer.ok(), `${path}: ${await answer.text()}`).toBe(true);
    return { body: await answer.json(), etag: answer.headers()["etag"] };
  };
  const { items } = await (await request.get(`${api}/frameworks?limit=10`)).json();
  const frameworkId = items[0].identifier as string;
  const edition = await (await request.get(`${api}/frameworks/${frameworkId}/editions/2`)).json();
  const { body, etag } = await send("campaigns", {
    title: "Welding, in one room",
    frameworkId,
    editionNo: 2,
    statementIds: edition.statements
      .map(({ item }: { item: { identifier: string } }) => item.identifier)
      .slice(-3),
    region: "Cedar Valley",
    occupation: { en: "welder", es: "soldador" },
    purpose: "ANNUAL",
    method: "LIVE",
    opensOn: "2026-11-23",
    closesOn: "2026-12-11",
  });
  const at = `campaigns/${body.id}`;
  await send(`${at}/open`, undefined, etag);
  await send(`${at}/respondents`, {
    contacts: [
      { name: "Rosa Keller", email: "rosa@keller.example", employer: { name: "Keller Tool and Die" } },
    ],
  });
  await send(`${at}/invite`, {});
  return body.id;
}

/** The link of the letter to this address. */
async function letterTo(desk: Page, address: string): Promise<string> {
  const letter = (await letters(desk, address)).first();
  return (await letter.getByRole("link", { name: /\/respond#/ }).getAttribute("href")) ?? "";
}

const phone = async (browser: Browser): Promise<Page> =>
  (await browser.newContext({ viewport: phoneSize, hasTouch: true })).newPage();

/** Looks right in both schemes, and pictures of it are kept. */
async function looks(page: Page, name: string, ...widths: number[]): Promise<void> {
  await settled(page);
  await accessible(page);
  const size = page.viewportSize() ?? phoneSize;
  for (const width of [...widths, size.width]) {
    await page.setViewportSize({ ...size, width });
    await fits(page);
  }
  for (const colorScheme of ["dark", "light"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await page.screenshot({ path: `build/pictures/live-${name}-${colorScheme}.png`, fullPage: true });
    if (colorScheme === "dark") await legible(page);
  }
}

test("a room votes on its phones, the wall shows it within two seconds, and all of it is kept as answers", async ({
  page: wall,
  browser,
}) => {
  await signIn(wall, "tom");
  const id = await campaign(wall.request);
  const link = await letterTo(wall, "rosa@keller.example");
  const [rosa, walt] = [await phone(browser), await phone(browser)];
  const watched = [wall, rosa, walt].map(watch);

  await wall.goto(`/p/cedar-valley/campaigns/${id}`);
  await wall.getByRole("link", { name: "Vote live in one room" }).click();
  await wall.getByRole("button", { name: "Start a session" }).click();
  const wayIn = wall.getByText(/^On your phone/);
  await expect(wayIn).toBeVisible();
  const code = /code ([0-9A-Z]{3}-[0-9A-Z]{3})/.exec((await wayIn.textContent()) ?? "")?.[1] ?? "";

  await rosa.goto(link);
  await rosa.getByRole("button", { name: "Join the session" }).click();
  await expect(rosa.getByRole("heading", { level: 1 })).toHaveText("You are in, Rosa Keller");
  await walt.goto("/respond");
  await walt.getByLabel("Code on the wall").fill(code.toLowerCase().replace("-", " "));
  await walt.getByLabel("Your name").fill("Walt Inman");
  await walt.getByLabel("Your business").fill("Inman Fabrication");
  await walt.getByLabel("Your e-mail address").fill("walt@inman.example");
  await looks(walt, "enter", 320);
  await walt.getByRole("button", { name: "Come in" }).click();
  await expect(walt.getByRole("heading", { level: 1 })).toHaveText("You are in, Walt Inman");
  await expect(wall.getByText("2 people are in")).toBeVisible();

  await wall.keyboard.press("n");
  await expect(rosa.getByText("Read it first. The vote opens in a moment.")).toBeVisible();
  await looks(wall, "wall-shown", 390);
  await wall.keyboard.press("o");
  await expect(wall.getByText("0 of 2 have voted")).toBeVisible();
  const say = (who: Page, point: string) => who.getByRole("radio", { name: point, exact: true }).check();
  await expect(rosa.getByRole("radio", { name: "Essential", exact: true })).toBeVisible();
  const tapped = Date.now();
  await say(rosa, "Essential");
  await expect(wall.getByText("1 of 2 have voted")).toBeVisible({ timeout: 2_000 });
  const milliseconds = Date.now() - tapped;
  console.log(`a vote is on the wall after ${milliseconds} ms`);
  expect(milliseconds).toBeLessThan(2_000);
  await expect(rosa.getByText("Your vote is in.", { exact: false })).toBeVisible();
  await looks(rosa, "phone-voting", 320);

  await say(walt, "Not necessary");
  await expect(wall.getByText("2 of 2 have voted")).toBeVisible();
  // Nobody follows the crowd.
  await expect(wall.getByRole("table")).toHaveCount(0);
  await wall.keyboard.press("c");
  await expect(wall.getByRole("row", { name: "Essential 1", exact: true })).toBeVisible();
  await expect(
    wall.getByText("2 businesses answered; at least 5 are needed", { exact: false }),
  ).toBeVisible();
  // A phone is told of three businesses or more: each of two would know what the other said.
  await expect(walt.getByText("The vote has closed.", { exact: false })).toBeVisible();
  await expect(walt.getByRole("table")).toHaveCount(0);
  await expect(wall.getByText("Came in by the code: Inman Fabrication (1).", { exact: false })).toBeVisible();
  await looks(rosa, "phone-closed", 320);

  await wall.keyboard.press("r");
  await expect(walt.getByText("Vote again: you have heard the others")).toBeVisible();
  await say(walt, "Essential");
  await say(rosa, "Essential");
  await expect(wall.getByText("2 of 2 have voted")).toBeVisible();
  // A presenter's remote takes the next step.
  await wall.keyboard.press("PageDown");
  await expect(wall.getByRole("row", { name: "Essential 2 1", exact: true })).toBeVisible();
  await looks(wall, "wall-closed", 390);

  await wall.getByRole("button", { name: "End the session" }).click();
  await expect(wall.getByRole("button", { name: "Start another session" })).toBeVisible();
  await expect(walt.getByRole("heading", { level: 1 })).toHaveText("The session is over. Thank you!");
  await rosa.getByRole("button", { name: "To your answers and the receipt" }).click();
  await rosa.getByRole("link", { name: "Show all of them in a list" }).click();
  await expect(rosa.getByRole("radio", { name: "Essential", exact: true }).first()).toBeChecked();
  expect(watched.flatMap(({ faults }) => faults)).toEqual([]);
});
