/** A colleague's way in and out: a link that works once, for whoever presses Accept, and roles that end at the next click. */
import { type BrowserContext, expect, type Page, test } from "@playwright/test";
import { accessible, fits, hubPort, leave, letters, signIn } from "#test/support/browser.ts";

const email = "nadia.petrov@prairielakes.example";
const name = "Nadia Petrov";

/** Signs in at the provider's page as someone the sample has never heard of, and comes back to where that began. */
async function comeAs(page: Page, who: string, address: string, back: RegExp): Promise<void> {
  await page.getByLabel("Name").fill(who);
  await page.getByLabel("E-mail").fill(address);
  await page.getByRole("button", { name: "Sign in as this person" }).click();
  await page.waitForURL((url) => url.port === hubPort && back.test(url.pathname));
}

test.describe
  .serial("a colleague comes and goes", () => {
    let link = "";
    let newcomer: BrowserContext;
    let page: Page;

    test.beforeAll(async ({ browser }) => {
      newcomer = await browser.newContext();
      page = await newcomer.newPage();
    });
    test.afterAll(() => newcomer.close());

    test("an invitation goes by mail, and is shown to nobody else", async ({ page }) => {
      await signIn(page, "tom", "/p/cedar-valley/people");
      await page.getByRole("link", { name: "Invite someone" }).click();
      await page.getByLabel("E-mail").fill(email);
      await page.getByRole("button", { name: "Send the invitation" }).click();
      await expect(page.getByText(`Sent to ${email}`)).toBeVisible();
      await expect(page.getByRole("link", { name: /invitations\// })).toHaveCount(0);
      await page.getByRole("link", { name: "See open invitations" }).click();
      await expect(page.getByRole("listitem").filter({ hasText: email })).toContainText(
        "Editor at Prairie Lakes",
      );

      const letter = await letters(page, `To ${email}`);
      link = (await letter.getByRole("link", { name: /\/invitations\// }).getAttribute("href")) as string;
      expect(new URL(link).port).toBe(hubPort);
    });

    test("opening the link uses nothing up; signing in and pressing Accept does, and leads home", async () => {
      await page.goto(link);
      await expect(page.getByRole("heading", { name: /You are invited to Cedar Valley/ })).toBeVisible();
      for (const [width, colorScheme] of [
        [1280, "light"],
        [390, "dark"],
      ] as const) {
        await page.setViewportSize({ width, height: 900 });
        await page.emulateMedia({ colorScheme });
        await accessible(page);
        await fits(page);
      }
      await page.setViewportSize({ width: 1280, height: 900 });
      await page.reload();
      await page.getByRole("main").getByRole("link", { name: "Sign in" }).click();
      await comeAs(page, name, email, /^\/invitations\//);
      await expect(page.getByText(`You are signed in as ${name} (${email}).`)).toBeVisible();
      await page.getByRole("button", { name: "Accept" }).click();
      await expect(page.getByRole("heading", { level: 1, name: /, Nadia$/ })).toBeVisible();
      await page.getByRole("link", { name: "Agreements", exact: true }).first().click();
      await expect(page.getByRole("link", { name: "Welding articulation" })).toBeVisible();
    });

    test("the link says that it was used, to whoever opens it next", async ({ browser }) => {
      await page.goto(link);
      await expect(page.getByText("It was already used. If that was you, just sign in.")).toBeVisible();
      const stranger = await (await browser.newContext()).newPage();
      await stranger.goto(link);
      await expect(stranger.getByText("It was already used.")).toBeVisible();
      await expect(stranger.getByRole("button", { name: "Accept" })).toHaveCount(0);
      await stranger.context().close();
    });

    test("a role that is ended stops at the next click, and the history keeps the name", async ({
      page: toms,
    }) => {
      await page.goto("/p/cedar-valley/agreements");
      await expect(page.getByRole("link", { name: "New agreement" })).toBeVisible();

      await signIn(toms, "tom", "/p/cedar-valley/people");
      await toms.getByRole("link", { name }).click();
      await toms.getByRole("button", { name: "End today" }).click();
      await expect(toms.getByRole("dialog")).toContainText(`${name} can no longer act for this organization`);
      await toms.getByRole("button", { name: "End them today" }).click();
      await expect(toms.getByRole("dialog")).toHaveCount(0);
      await expect(toms.getByRole("main")).toContainText(name);
      await leave(toms);

      await page.getByRole("link", { name: "Welding articulation" }).click();
      await expect(page.getByRole("main")).toContainText("Nothing here");
      await expect(page.getByText("Introduction to Welding")).toHaveCount(0);
      await page.reload();
      await expect(page.getByText("There is no such partnership, or you are not in it")).toBeVisible();
    });
  });
