/** Statements by hand: a real pointer drags one to where it belongs, and back, on a wide screen and under a thumb. */
import { expect, type Locator, type Page, test } from "@playwright/test";
import { settled, signIn } from "#test/support/browser.ts";

const row = (page: Page, code: string): Locator =>
  page.locator(".statement").filter({ has: page.getByRole("link", { name: new RegExp(`^${code} `) }) });
const handle = (page: Page, code: string) => page.getByRole("button", { name: new RegExp(`^Move ${code} `) });

/** Presses on the handle, goes to this share of the other's height in small steps, and lets go. */
async function drag(page: Page, code: string, onto: string, share: number): Promise<void> {
  await row(page, onto).scrollIntoViewIfNeeded();
  await handle(page, code).hover();
  await page.mouse.down();
  const box = await row(page, onto).boundingBox();
  if (!box) throw new Error(`${onto} is out of sight`);
  const [x, y] = [box.x + box.width / 2, box.y + box.height * share];
  await page.mouse.move(x, y, { steps: 12 });
  // Where it would land is shown before it does.
  await expect(row(page, onto)).toHaveAttribute(
    "data-drop",
    share < 0.3 ? "before" : share > 0.7 ? "after" : "under",
  );
  await page.mouse.up();
}

test("an editor drags a statement under another and back, and each move is saved and said", async ({
  page,
}) => {
  await signIn(page, "marisol", "/p/cedar-valley/frameworks");
  await page.getByRole("link", { name: "Cedar Valley welding and care skills" }).click();
  await page.getByRole("link", { name: "Put in order" }).click();
  await settled(page);
  const status = page.getByRole("region", { name: "Order of the statements" }).getByRole("status");

  await drag(page, "MNC01.02", "MNC02", 0.5);
  await expect(status).toHaveText(/^MNC01\.02 .+ is 3 of 3 under MNC02 Materials and tools\.$/);
  await expect(handle(page, "MNC01.02")).toBeFocused();

  // Dropped on itself, or on what stands under it, nothing is saved.
  await drag(page, "MNC02", "MNC02.01", 0.5);
  await expect(status).toHaveText("A statement cannot stand under itself.");

  // A press that goes nowhere opens the buttons instead.
  await handle(page, "MNC02.01").click();
  await expect(page.getByRole("button", { name: "Out one level" })).toBeVisible();
  await handle(page, "MNC02.01").click();

  await page.reload();
  await settled(page);
  await page.setViewportSize({ width: 390, height: 844 });
  await drag(page, "MNC01.02", "MNC01.03", 0.1);
  await expect(status).toHaveText(/^MNC01\.02 .+ is 2 of 3 under MNC01 Reading and measuring\.$/);
});
