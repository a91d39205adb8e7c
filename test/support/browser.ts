/** What every browser test does: sign in as one of the cast, look for accessibility faults, refuse anything foreign. */
import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Locator, type Page } from "@playwright/test";
import { people } from "#infra/local/sample/people.ts";

export type Who = keyof typeof people;

/** Where playwright.config.ts starts the hub; the sign-in page stands on another port. */
export const hubPort = "3900";

/** Signs in through the provider's own page, as a person does. */
export async function signIn(page: Page, who: Who, to = "/"): Promise<void> {
  await page.goto(`/api/sign-in?return=${encodeURIComponent(to)}`);
  await page.getByRole("button", { name: people[who].name }).click();
  await page.waitForURL((url) => url.port === hubPort && !url.pathname.startsWith("/api/"));
  await expect(page.getByRole("main")).toBeVisible();
}

/** Signs out as a person does: through the menu under the own name, here and at the provider. */
export async function leave(page: Page): Promise<void> {
  const menu = await openMenu(page);
  await menu.getByRole("button", { name: "Sign out" }).click();
  await page.waitForURL(`http://localhost:${hubPort}/`);
  await expect(page.getByRole("link", { name: "Sign in" }).first()).toBeVisible();
}

/** The form of a new agreement as the college fills it with two schools that send; it stays open for the rest. */
export async function startAgreement(page: Page, name: string, lastDay: string): Promise<void> {
  await page.getByRole("link", { name: "New agreement" }).click();
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByLabel("Organization 1").selectOption({ label: "Cedar Bend High School" });
  await expect(page.getByLabel("Organization 2")).toHaveValue(/^org_/);
  await page.getByRole("button", { name: "Add a party" }).click();
  await page.getByLabel("Organization 3").selectOption({ label: "Three Rivers Area Career Center" });
  const judges = page.getByRole("group", { name: "Who judges the courses at Prairie Lakes" });
  await judges.getByRole("checkbox", { name: /Anjali Deshmukh/ }).check();
  await page.getByLabel("First day").fill("2026-08-01");
  await page.getByLabel("Last day", { exact: true }).fill(lastDay);
}

/** Acts for another of the person's organizations from here on. */
export async function actFor(page: Page, organization: string): Promise<void> {
  const menu = await openMenu(page);
  await menu.getByRole("link", { name: organization }).click();
  await expect(page.getByRole("button", { name: `for ${organization}` })).toBeVisible();
}

async function openMenu(page: Page) {
  await page.getByRole("banner").getByRole("button", { name: / for / }).click();
  return page.getByRole("banner");
}

/** The letters that say this, once so many are there: mail leaves a moment after what it tells of. */
export async function letters(page: Page, hasText: string, atLeast = 1): Promise<Locator> {
  const found = page.locator("section", { hasText });
  const count = async () => {
    await page.goto("/dev/mail");
    return found.count();
  };
  await expect.poll(count, { timeout: 20_000 }).toBeGreaterThanOrEqual(atLeast);
  return found;
}

/** Where the page is. */
export const address = (page: Page): URL => new URL(page.url());

/** A thin line: so many bytes a second go up, until the returned function is called. */
export async function slowly(page: Page, uploadThroughput: number): Promise<() => Promise<void>> {
  const line = await page.context().newCDPSession(page);
  const set = (limit: number) =>
    line.send("Network.emulateNetworkConditions", {
      offline: false,
      latency: 0,
      downloadThroughput: -1,
      uploadThroughput: limit,
    });
  await set(uploadThroughput);
  return async () => {
    await set(-1);
    await line.detach();
  };
}

/** Waits until the page has said all it has to say: its title, then no skeleton, fonts there. */
export async function settled(page: Page): Promise<void> {
  await expect(page.locator("h1").first()).toBeVisible();
  await expect(page.locator(".skeleton")).toHaveCount(0);
  await page.evaluate(() => document.fonts.ready);
}

/** No axe violation at WCAG 2.2 A and AA. */
export const accessible = (page: Page): Promise<void> =>
  unobjectionable(checking(page).withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]));

/** What of it depends on the colors alone, for a page that was already seen in another scheme. */
export const legible = (page: Page): Promise<void> =>
  unobjectionable(checking(page).withRules(["color-contrast", "link-in-text-block"]));

/** No frames here: what they need (a second page to gather in) is left out, as is the list of all that was right. */
const checking = (page: Page): AxeBuilder =>
  new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ["violations"] });

async function unobjectionable(axe: AxeBuilder): Promise<void> {
  const { violations } = await axe.analyze();
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(" ")).join(", ")}`),
  ).toEqual([]);
}

/** Nothing wider than the window: what scrolls sideways does so inside its own region. */
export async function fits(page: Page): Promise<void> {
  const [content, window] = await page.evaluate(() => [
    document.documentElement.scrollWidth,
    document.documentElement.clientWidth,
  ]);
  expect(content).toBeLessThanOrEqual(window as number);
}

/** Collects what must not happen on any page: a console error, a request to another site, a shifting layout. */
export function watch(page: Page): { faults: string[] } {
  const faults: string[] = [];
  page.on("console", (message) => {
    // Asking who is signed in, and hearing nobody, is no fault; the browser logs every 401 all the same.
    if (message.type() !== "error" || message.location().url.endsWith("/api/me")) return;
    faults.push(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => faults.push(`error: ${error.message}`));
  page.on("request", (request) => {
    const { hostname, protocol } = new URL(request.url());
    if (protocol.startsWith("http") && !["localhost", "127.0.0.1"].includes(hostname))
      faults.push(`foreign: ${request.url()}`);
  });
  return { faults };
}

/** The layout shift so far (interface.md: none). */
export const layoutShift = (page: Page): Promise<number> =>
  page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let sum = 0;
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries() as (PerformanceEntry & {
            value: number;
            hadRecentInput: boolean;
          })[]) {
            if (!entry.hadRecentInput) sum += entry.value;
          }
        }).observe({ type: "layout-shift", buffered: true });
        requestAnimationFrame(() => requestAnimationFrame(() => resolve(sum)));
      }),
  );
