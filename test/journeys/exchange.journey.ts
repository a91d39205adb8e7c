/**
 * A table of counts is typed, hidden, looked at, sent and read; and the network log of all of it, every address, header
 * and body of every request of the page and its worker, has no hidden count in it, nor a difference or a rate of one.
 */
import { expect, type Page, type Request, test } from "@playwright/test";
import { accessible, fits, settled, signIn } from "#test/support/browser.ts";

const p = "/p/cedar-valley";
const year = "2023-24";

/** Odd, large and all different, so that a trace of one can be told from any other number; two groups are small. */
const typed: Record<string, [students: number, reached: number]> = {
  All: [9176, 6553],
  "Female, Gender": [5309, 3947],
  "Male, Gender": [3867, 2606],
  "American Indian or Alaska Native, Race and ethnicity": [7, 4],
  "Asian, Race and ethnicity": [1723, 1291],
  "Black or African American, Race and ethnicity": [2039, 1447],
  "Hispanic or Latino, Race and ethnicity": [2281, 1613],
  "Native Hawaiian or Other Pacific Islander, Race and ethnicity": [0, 0],
  "White, Race and ethnicity": [2393, 1681],
  "Two or more races, Race and ethnicity": [733, 517],
  "English learners, Special populations": [9169, 6549],
};

/** Everything that leaves the browser, as text. */
function listen(page: Page): () => string[] {
  const sent: Promise<string>[] = [];
  const whole = async (request: Request) => {
    const headers = await request.allHeaders().catch(() => request.headers());
    return [request.method(), request.url(), JSON.stringify(headers), request.postData() ?? ""].join("\n");
  };
  const found: string[] = [];
  page.context().on("request", (request) => {
    const asked = whole(request).then((text) => void found.push(text));
    sent.push(asked.then(() => ""));
  });
  page.on("websocket", (socket) => socket.on("framesent", ({ payload }) => found.push(String(payload))));
  return () => found;
}

/** As a word of its own: not inside an id or a longer number. Thousands with or without their comma. */
const says = (text: string, number: string): boolean =>
  new RegExp(`(?<![\\w.,-])${number.replaceAll(".", "\\.")}(?![\\w]|\\.\\d)`).test(text);

const spelled = (value: number): string[] => [String(value), value.toLocaleString("en-US")];

/** Each rate as it might be written: a share or per cent, with one to four places. */
const rates = (n: number, d: number): string[] =>
  [1, 2, 3, 4].flatMap((places) => [((100 * n) / d).toFixed(places), (n / d).toFixed(places + 1)]);

test("nothing hidden, and nothing made of it, leaves the page", async ({ page }) => {
  const seen = listen(page);
  await signIn(page, "jo", `${p}/data-sharing`);
  await page.getByRole("link", { name: "Regional Outcomes" }).first().click();
  await page.getByRole("navigation", { name: "Parts of this agreement" }).getByText("Exchange").click();
  await settled(page);
  const row = page.getByRole("row", { name: /Millrace High School/ }).first();
  await row.getByRole("link", { name: "Send", exact: true }).first().click();
  await page.getByLabel("Year", { exact: true }).selectOption(year);

  const cell = (name: string) => page.getByLabel(name, { exact: true });
  await test.step("a sheet about single students is refused whole", async () => {
    const sheet = "Student ID,Last name,Group,Students,Earned\n400817263,Okonkwo,All,9176,6553\n";
    await page.locator("input[type=file]").setInputFiles({
      name: "students.csv",
      mimeType: "text/csv",
      buffer: Buffer.from(sheet),
    });
    await expect(page.getByText("This sheet is about single students")).toBeVisible();
    await expect(cell("All: Students")).toHaveValue("");
    await page.getByRole("button", { name: "Put it away" }).click();
  });

  await test.step("what does not add up is said at its line", async () => {
    await cell("All: Students").click();
    // By keyboard, down the columns: as in a spreadsheet.
    await page.keyboard.type("9176");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.type("6553");
    await expect(cell("All: Reached it")).toHaveValue("6553");
    for (const [group, [students, reached]] of Object.entries(typed)) {
      await cell(`${group}: Students`).fill(String(students));
      await cell(`${group}: Reached it`).fill(String(reached));
    }
    await cell("Male, Gender: Students").fill("3866");
    await page.getByRole("button", { name: "Hide small groups" }).click();
    await expect(page.getByText("Gender, students: 1 fewer than All.")).toBeVisible();
    await cell("Male, Gender: Students").fill("3867");
  });
  await accessible(page);

  let shown: string[][] = [];
  await test.step("the table is looked at with its small groups hatched", async () => {
    await page.getByRole("button", { name: "Hide small groups" }).click();
    await expect(page.getByRole("heading", { name: "What leaves this page" })).toBeVisible();
    await expect(page.getByText("Nothing about 9 or fewer students")).toBeVisible();
    shown = await page
      .locator("table.counts tbody tr")
      .evaluateAll((rows) =>
        rows.map((one) => [...one.children].map((cell) => cell.textContent?.trim() ?? "")),
      );
    await accessible(page);
    await fits(page);
  });

  const at = (name: string, column: 1 | 2): string | undefined =>
    shown.find(([group]) => name.split(", ")[0] === group)?.[column];
  const isHidden = (name: string, column: 1 | 2) => at(name, column) === "not shown";
  const printed = Object.entries(typed).flatMap(([name, pair]) =>
    pair.filter((_, index) => !isHidden(name, index === 0 ? 1 : 2)),
  );
  const hidden = Object.entries(typed).flatMap(([name, pair]) =>
    pair.filter((_, index) => isHidden(name, index === 0 ? 1 : 2)),
  );
  // Some of them can be recognized: hidden only so that a small one cannot be worked out.
  expect(hidden.filter((value) => value > 500).length).toBeGreaterThan(1);

  await test.step("only what was shown is sent", async () => {
    const posted = page.waitForRequest(
      (request) => request.method() === "POST" && /\/releases$/.test(request.url()),
    );
    await page.getByRole("button", { name: /^Send release/ }).click();
    const { table } = (await posted).postDataJSON() as { table: { blocks: unknown } };
    const values = [...JSON.stringify(table.blocks).matchAll(/"value":(\d+)/g)].map(([, value]) =>
      Number(value),
    );
    expect(values.toSorted((a, b) => a - b)).toEqual(
      printed.filter((value) => value > 0).toSorted((a, b) => a - b),
    );
    await page.waitForURL(/\/rel_/);
    await settled(page);
    await accessible(page);
    await expect(page.getByText("not shown").first()).toBeAttached();
  });

  await test.step("no request had a hidden count, a difference or a rate of one", async () => {
    const allowed = new Set(printed.flatMap(spelled));
    const all = Object.values(typed);
    const secret = new Set(
      [
        ...hidden.filter((value) => value > 99).flatMap(spelled),
        ...hidden.flatMap((value) => all.flat().flatMap((other) => spelled(Math.abs(value - other)))),
        ...hidden.flatMap((value) => all.flat().flatMap((other) => spelled(value + other))),
        ...Object.entries(typed)
          .filter(([name, [d]]) => d > 0 && (isHidden(name, 1) || isHidden(name, 2)))
          .flatMap(([, [d, n]]) => [...rates(n, d), ...rates(d - n, d)]),
      ].filter((text) => (text.includes(".") || text.replace(/\D/g, "").length > 3) && !allowed.has(text)),
    );
    const log = seen();
    expect(log.some((one) => one.includes("/releases/context"))).toBe(true);
    expect(log.some((one) => one.includes("suppress-worker"))).toBe(true);
    for (const one of log)
      for (const text of secret) expect(says(one, text), `${text} in ${one.slice(0, 200)}`).toBe(false);
    // The refused sheet was never sent either.
    expect(log.some((one) => /400817263|Okonkwo/.test(one))).toBe(false);
  });

  await test.step("and nothing of it stays in the browser", async () => {
    const kept = await page.evaluate(async () =>
      JSON.stringify([
        { ...localStorage },
        { ...sessionStorage },
        history.state,
        document.cookie,
        (await indexedDB.databases()).map(({ name }) => name),
        await caches.keys(),
      ]),
    );
    for (const value of [...printed, ...hidden].filter((one) => one > 99).flatMap(spelled))
      expect(says(kept, value), value).toBe(false);
  });

  await test.step("the recipient sees the same table; who is no party sees none", async () => {
    const address = page.url();
    const { pathname } = new URL(address);
    await page.context().clearCookies();
    await signIn(page, "ruth", pathname);
    await settled(page);
    const theirs = await page
      .locator("table.counts tbody tr")
      .evaluateAll((rows) =>
        rows.map((one) => [...one.children].map((cell) => cell.textContent?.trim() ?? "")),
      );
    expect(theirs).toEqual(shown);
    await page.context().clearCookies();
    await signIn(page, "marisol", pathname);
    await settled(page);
    await expect(page.locator("table.counts")).toHaveCount(0);
  });
});
