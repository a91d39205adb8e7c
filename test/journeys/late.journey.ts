/** On a slow line a page is read before its font is there: nothing moves under the reader's eyes when it comes. */
import { expect, test } from "@playwright/test";
import { fits, layoutShift, settled, signIn } from "#test/support/browser.ts";

for (const [name, who, path] of [
  ["the front", undefined, "/"],
  ["the registry", undefined, "/registry"],
  ["the agreements", "tom", "/p/cedar-valley/agreements"],
  ["the programs", "marisol", "/p/cedar-valley/programs"],
] as const) {
  test(`nothing moves on the page of ${name} when its font comes last`, async ({ page }) => {
    if (who) await signIn(page, who);
    for (const width of [1280, 390, 320]) {
      const line = Promise.withResolvers<void>();
      await page.route("**/*.woff2", async (route) => {
        await line.promise;
        await route.continue();
      });
      await page.setViewportSize({ width, height: 900 });
      const font = page.waitForResponse(/\.woff2$/);
      await page.goto(path, { waitUntil: "domcontentloaded" });
      await expect(page.locator("h1").first()).toBeVisible();
      await expect(page.locator(".skeleton")).toHaveCount(0);
      line.resolve();
      await font;
      await settled(page);
      expect(await layoutShift(page)).toBeLessThan(0.02);
      await fits(page);
      await page.unrouteAll({ behavior: "wait" });
    }
  });
}
