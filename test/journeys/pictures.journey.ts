/** The README's pictures, of the very pages that run: taken with PICTURES=1, and otherwise only looked for. */
import { readFileSync } from "node:fs";
import { expect, type Page, test } from "@playwright/test";
import { settled, signIn } from "#test/support/browser.ts";

const p = "/p/cedar-valley";

async function taken(page: Page, name: string, height: number): Promise<void> {
  await settled(page);
  await page.setViewportSize({ width: 1280, height });
  await page.mouse.move(0, 0);
  await page.evaluate(() => scrollTo(0, 0));
  if (process.env["PICTURES"] !== "1") return;
  await page.screenshot({ path: `docs/pictures/${name}.png`, animations: "disabled", caret: "hide" });
}

async function open(page: Page, agreement: string): Promise<void> {
  await page.goto(`${p}/agreements`);
  await page.getByRole("link", { name: agreement, exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: agreement })).toBeVisible();
}

test.use({ colorScheme: "light", viewport: { width: 1280, height: 900 } });

test("an agreement shows its rules, where it stands and what comes next", async ({ page }) => {
  await signIn(page, "tom");
  await open(page, "Health Science articulation");
  await expect(page.getByText("Both of these").first()).toBeVisible();
  await page.getByText("How to read the rules").click();
  await taken(page, "agreement", 1750);
});

test("an import shows each problem at its row, with its fix", async ({ page }) => {
  await signIn(page, "tom");
  await open(page, "Health Science articulation, next year");
  await page.goto(`${new URL(page.url()).pathname}/import`);
  const sample = readFileSync(new URL("../agreements/fixtures/B-health-medium.csv", import.meta.url), "utf8");
  const broken = sample
    .replaceAll("2026-08-01,2027-07-31", "2027-08-01,2028-07-31")
    .replace("Medical Terminology,0.50", "Medical Terminology,1/2")
    .replace(",HBS,", ",2-Jan,");
  await page
    .getByLabel(/Drop a CSV or Excel file here/)
    .setInputFiles({ name: "health-2027.csv", mimeType: "text/csv", buffer: Buffer.from(broken) });
  await expect(page.getByRole("button", { name: "Use 0.50" })).toBeVisible();
  await taken(page, "import", 1320);
});

test("the look-up says in words what a student’s courses give", async ({ page }) => {
  await page.clock.setFixedTime("2026-11-23T15:00:00Z");
  const chosen = ["CBHS~WELD1~A~2027", "CBHS~WELD2~B~2027", "CBHS~BLUEPR~B~2027"].map((one) => `c=${one}`);
  await page.goto(`/look-up#s=CBHS&${chosen.join("&")}&g=2027-05`);
  await expect(page.getByRole("article").filter({ hasText: "WLD 101" })).toBeVisible();
  await taken(page, "look-up", 1000);
});

test("the region shows who has an agreement with whom, and how long it carries", async ({ page }) => {
  await signIn(page, "marisol", `${p}/region`);
  await expect(page.getByRole("table").first()).toBeVisible();
  await taken(page, "region", 1200);
});

test("the framework draws every pathway on one wheel", async ({ page }) => {
  await page.goto("/framework");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await taken(page, "framework", 1150);
});

test("released counts show what is hidden, the rule, and what anyone could work out", async ({ page }) => {
  await signIn(page, "ruth", `${p}/data-sharing`);
  await page.getByRole("link", { name: "Regional Outcomes" }).first().click();
  await page.getByRole("navigation", { name: "Parts of this agreement" }).getByText("Exchange").click();
  const row = page.getByRole("row", { name: /Three Rivers/ }).first();
  await row.getByRole("link").last().click();
  await expect(page.getByText("not shown").first()).toBeAttached();
  await taken(page, "exchange", 1400);
});
