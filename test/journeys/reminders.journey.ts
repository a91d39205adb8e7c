/** What waits, in the browser: put away, told, chosen, and carried into one's own calendar; in the sample's own hub. */
import { expect, type Page, test } from "@playwright/test";
import { accessible, hubPort, letters, signIn } from "#test/support/browser.ts";

const p = "/p/cedar-valley";
test.describe.configure({ mode: "serial" });

test("a reminder is put away until the next one, and the agreement says it too", async ({ page }) => {
  await signIn(page, "roberta", p);
  const first = page.getByRole("listitem").filter({ hasText: "Confirm the signing of" });
  await expect(first).toContainText("registered the signed PDF");
  const title = (await first.getByRole("heading").textContent()) as string;
  await first.getByRole("link", { name: title, exact: true }).click();
  await expect(page.getByText(`Needs you: ${title}`)).toBeVisible();
  await page.goBack();
  await first.getByRole("button", { name: `Not now for ${title}` }).click();
  await expect(first).toHaveCount(0);
  await expect(page.getByText(/put away until the next reminder/)).toBeVisible();
  await page.reload();
  await expect(page.getByText(/put away until the next reminder/)).toBeVisible();
  await expect(first).toHaveCount(0);
});

test("what was told by mail stands on the page, and the letter leads to it", async ({ page }) => {
  await signIn(page, "tom", p);
  await page.getByRole("link", { name: "Reminders, mail and calendar" }).click();
  await expect(
    page.getByRole("link", { name: "Decide what follows Early Childhood Education", exact: true }),
  ).toBeVisible();
  await expect(page.getByText("here and by mail").first()).toBeVisible();
  const letter = (await letters(page, "To tom.brandvold@")).last();
  await expect(letter).toContainText("Decide what follows Early Childhood Education");
  await letter.getByRole("link", { name: /#mail$/ }).click();
  await expect(page.getByRole("heading", { name: "By mail" })).toBeVisible();
});

test("kinds of mail are switched off and on, and stay so", async ({ page }) => {
  await signIn(page, "denise", `${p}/reminders`);
  await page.getByRole("checkbox", { name: /^The yearly approval/ }).uncheck();
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("This is how it is saved.")).toBeVisible();
  await page.reload();
  await expect(page.getByRole("checkbox", { name: /^The yearly approval/ })).not.toBeChecked();
  await page.getByRole("button", { name: "Nothing by mail" }).click();
  await page.getByRole("button", { name: "All by mail" }).click();
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("This is how it is saved.")).toBeVisible();
});

const feed = async (page: Page, url: string) => {
  const answer = await page.request.get(url, { headers: { cookie: "" } });
  return [answer.status(), await answer.text()] as const;
};

test("a calendar link is made, read without signing in, and revoked", async ({ page }) => {
  await signIn(page, "samuel", `${p}/reminders`);
  await page.getByRole("button", { name: "Make a calendar link" }).click();
  const url = await page.getByLabel("Calendar link").inputValue();
  expect(new URL(url).port).toBe(hubPort);
  await accessible(page);
  const [status, text] = await feed(page, url);
  expect(status).toBe(200);
  expect(text).toContain("SUMMARY:Health Science articulation: last day\r\n");
  await page.reload();
  await expect(page.getByText(/A link works since/)).toBeVisible();
  await page.getByRole("button", { name: "Revoke the link" }).click();
  await page.getByRole("button", { name: "Revoke it" }).click();
  await expect(page.getByRole("button", { name: "Make a calendar link" })).toBeVisible();
  expect((await feed(page, url))[0]).toBe(404);
});

test("the convener takes over the state's year, changes a day and switches it on", async ({ page }) => {
  await signIn(page, "marisol", `${p}/reminders`);
  const year = page.getByRole("region", { name: "The region’s year" });
  await expect(year).toContainText("Switched off");
  await expect(year.getByText("not checked at its source")).toHaveCount(5);
  await year.getByRole("link", { name: "Change the region’s year" }).click();
  await year.getByText("Day 1: Send the college your requests").click();
  const first = year.locator("details").first();
  await first.getByLabel("What is done by then").fill("");
  await year.getByRole("button", { name: "Save the year" }).click();
  await expect(first.getByText("at least one character")).toBeVisible();
  await first.getByLabel("What is done by then").fill("Send next year’s requests");
  await first.getByLabel("Month").selectOption({ label: "December" });
  await first.getByLabel("Somebody checked this day").check();
  await year.getByLabel("Remind partners of these days").check();
  await accessible(page);
  await year.getByRole("button", { name: "Save the year" }).click();
  await expect(year).toContainText("every year by December 30");
  await expect(year.getByText("not checked at its source")).toHaveCount(4);
});
