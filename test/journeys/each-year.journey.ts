/** A year of an agreement in the browser: reaffirmed, its instructors verified, counted; what faculty decided; copied; handed over. */
import { expect, type Page, test } from "@playwright/test";
import { accessible, signIn } from "#test/support/browser.ts";

const p = "/p/cedar-valley";

/** By the number or name that people know, through the page's own list. */
async function open(page: Page, name: string, tab = ""): Promise<void> {
  await page.goto(`${p}/agreements`);
  await page.getByRole("link", { name, exact: true }).first().click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  if (tab) await page.getByRole("link", { name: tab }).click();
}

test.describe
  .serial("each year", () => {
    test("the superintendent who has not said so yet reaffirms it, and the warning goes", async ({
      page,
    }) => {
      await signIn(page, "dolores", p);
      await open(page, "Early Childhood Education", "Each year");
      await expect(page.getByText("Annual approval is overdue")).toBeVisible();
      await page.getByRole("link", { name: "Reaffirm for our side" }).first().click();
      await page.getByLabel(/reaffirm it for 2026-27/).selectOption("REAFFIRMED_WITH_CHANGES");
      await page.getByRole("button", { name: "Record it for 2026-27" }).click();
      await expect(page.getByText("what changed, in a few words")).toBeVisible();
      await page.getByLabel("What changed").fill("Child Development II has a practicum");
      await page.getByRole("button", { name: "Record it for 2026-27" }).click();
      await expect(page.getByText("Child Development II has a practicum")).toBeVisible();
      await expect(page.getByText("Annual approval is overdue")).toHaveCount(0);
    });

    test("the school says who teaches, and counts; small numbers never leave the browser", async ({
      page,
    }) => {
      await signIn(page, "jo", p);
      await open(page, "Early Childhood Education", "Each year");
      await page.getByRole("link", { name: "Say who teaches it" }).first().click();
      await page.getByLabel("Instructor", { exact: true }).fill("Greta Solberg");
      await page.getByRole("button", { name: "Attest to it for 2026-27" }).click();
      await expect(page.getByText("Greta Solberg")).toBeVisible();

      const sent: string[] = [];
      page.on("request", (request) => {
        if (request.method() !== "GET") sent.push(request.postData() ?? "");
      });
      await page.getByRole("link", { name: "Count 2026-27" }).click();
      await page.getByLabel("Eligible").fill("23");
      await page.getByLabel("Claimed").fill("17");
      await page.getByLabel("On transcript").fill("4");
      await page.getByLabel("Credit").fill("12");
      await page.getByRole("button", { name: "Look at what will be kept" }).click();
      await expect(page.getByText("This is what leaves your device")).toBeVisible();
      await page.getByRole("button", { name: "Keep these for 2026-27" }).click();
      await expect(page.getByRole("region", { name: /Counts of 2026-27/ })).toContainText("<10");
      const rows = [
        { ruleNo: 1, eligible: 23, claimed: "<10", transcripted: "<10", creditHundredths: "<10" },
      ];
      expect(sent.map((body) => JSON.parse(body))).toEqual([{ academicYear: "2026-27", rows }]);
      await accessible(page);
    });

    test("faculty record a finding, and a draft about that school takes it in", async ({ page, browser }) => {
      await signIn(page, "anjali", `${p}/organizations`);
      await page.getByRole("link", { name: "Prairie Lakes Community College" }).first().click();
      await page.getByRole("link", { name: "Record a finding" }).click();
      await page
        .getByLabel("School", { exact: true })
        .selectOption({ label: "Three Rivers Area Career Center" });
      await page.getByLabel("Code").fill("DENT1");
      await page.getByLabel("Title").fill("Dental Assisting I");
      await page.getByLabel("Compared with").fill("DEN 101");
      await page.getByLabel("What was decided").selectOption("CONTENT_GAP");
      await page.getByLabel("Decided by").fill("Health Sciences faculty");
      await accessible(page);
      await page.getByRole("button", { name: "Record the finding" }).click();
      await expect(page.getByText("Dental Assisting I")).toBeVisible();

      const toms = await (await browser.newContext()).newPage();
      await signIn(toms, "tom", p);
      await open(toms, "Health Science articulation, next year");
      await toms.getByText("Look at them and take them in").click();
      await toms.getByRole("button", { name: /Take \d findings? into the draft/ }).click();
      await expect(toms.getByText(/findings? on record about these schools/)).toHaveCount(0);
      await expect(toms.getByRole("main")).toContainText("Dental Assisting I");
      await toms.context().close();
    });

    test("last year's is copied into a draft, and saved as a template that the next one starts from", async ({
      page,
    }) => {
      await signIn(page, "tom", p);
      await open(page, "Welding articulation");
      await page.getByText("Use it again").click();
      await page.getByLabel("Template’s name").fill("Welding, as always");
      await page.getByRole("button", { name: "Save as a template" }).click();
      await expect(page.getByText("Saved as a template")).toBeVisible();
      await page.getByRole("link", { name: "Copy it, one year on" }).click();
      await page.getByRole("button", { name: "Copy it into a new draft" }).click();
      await expect(page.getByText("is a new draft")).toBeVisible();
      await page.getByRole("link", { name: "Look at the draft" }).click();
      await expect(page.getByRole("main")).toContainText("Aug 1, 2027 to Jul 31, 2029");

      await page.goto(`${p}/agreements/new`);
      await page
        .getByRole("combobox", { name: "Start from" })
        .selectOption({ label: "Template: Welding, as always (from AA-WELD-014)" });
      await page.getByLabel("Name").fill("Welding for another school");
      await page.getByLabel("Organization").first().selectOption({ label: "Cedar Bend High School" });
      await page.getByRole("button", { name: "Start the draft" }).click();
      await expect(page.getByRole("heading", { level: 1, name: "Welding for another school" })).toBeVisible();
      await expect(page.getByText("9.00")).toBeVisible();
    });

    test("what a reviewer still has to judge goes to a colleague before the role ends", async ({ page }) => {
      await signIn(page, "tom", `${p}/people`);
      await page.getByRole("link", { name: "Anjali Deshmukh" }).click();
      await page.getByRole("link", { name: "Hand over open work" }).click();
      const form = page.getByRole("form", { name: /Handover of Anjali/ });
      await expect(form.getByRole("listitem").first()).toContainText("to judge its courses");
      await form
        .getByLabel("Who judges in their place")
        .selectOption({ label: "Curtis Oyelaran, Chair of Nursing" });
      await form.getByRole("button", { name: "Move it all" }).click();
      await expect(form).toHaveCount(0);
      await page.getByRole("link", { name: "Hand over open work" }).click();
      await expect(page.getByText("Nothing: no open signature and no review names")).toBeVisible();
    });
  });
