/**
 * The product's main job on real input, as people do it: a college brings in an agreement, its partners see it and sign
 * it, and anyone can ask what credit it gives. One story, told in order; each test begins where the last one ended.
 */
import { readFileSync } from "node:fs";
import { type Browser, expect, type Page, test } from "@playwright/test";
import { credit, student } from "#test/support/asking.ts";
import {
  actFor,
  address,
  leave,
  signIn,
  slowly,
  startAgreement,
  type Who,
  watch,
} from "#test/support/browser.ts";
import { bigPdf } from "#test/support/files.ts";

const list = "/p/cedar-valley/agreements";
const name = "Health Science with both schools";
const sample = readFileSync(new URL("../agreements/fixtures/B-health-medium.csv", import.meta.url), "utf8");
const asFile = (fileName: string, text: string) => ({
  name: fileName,
  mimeType: "text/csv",
  buffer: Buffer.from(text),
});

/** Where the agreement stands, once it has been started. */
let agreement = "";
const tab = (which: string) => `${agreement}?tab=${which}`;
const row = (page: Page, begin: RegExp) => page.getByRole("row", { name: begin });
const signing = (page: Page) => page.getByRole("form", { name: "Signing" });

/** Someone else, at a computer of their own. */
async function elsewhere(browser: Browser, who: Who, path: string): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await signIn(page, who, path);
  return page;
}

test.use({ actionTimeout: 10_000 });
test.describe.configure({ mode: "serial" });

test("a college editor starts an agreement in the form, and only the college has it", async ({ page }) => {
  const { faults } = watch(page);
  await signIn(page, "tom", list);
  await startAgreement(page, name, "2027-07-31");
  await page.getByLabel(/^Pathway/).selectOption({ label: "Therapeutic Services" });
  await page.getByLabel("CIP codes").fill("51.3902");
  await page.getByRole("button", { name: "Start the draft" }).click();

  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  await expect(page.getByText("Draft", { exact: true })).toBeVisible();
  await expect(page.getByText("Aug 1, 2026 to Jul 31, 2027").first()).toBeVisible();
  await expect(page.getByRole("link", { name: "Therapeutic Services" })).toBeVisible();
  await expect(page.getByText("No course rules yet")).toBeVisible();
  agreement = new URL(page.url()).pathname;
  expect(faults).toEqual([]);
});

test("a broken file says at which rows and how to mend it, and saves nothing meanwhile", async ({ page }) => {
  await signIn(page, "tom", agreement);
  await page.getByRole("link", { name: "Add courses from a file" }).click();
  const broken = sample
    .replace("Medical Terminology,0.50", "Medical Terminology,1/2")
    .replace(",HBS,", ",2-Jan,");
  await page.getByLabel(/Drop a CSV or Excel file here/).setInputFiles(asFile("from-excel.csv", broken));

  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Check before you add");
  await expect(row(page, /^2 stops 1 Finishes CBHS MEDTERM/)).toBeVisible();
  await expect(row(page, /^15 stops 5 Gives none CBHS 2-Jan/)).toBeVisible();
  const add = page.getByRole("button", { name: /^Add these/ });
  await expect(add).toHaveAttribute("aria-disabled", "true");
  await expect(add).toHaveAccessibleDescription("Rows 2 and 15 still stop the file.");

  await page.getByRole("button", { name: "Use 0.50" }).click();
  await expect(add).toHaveAccessibleDescription("Row 15 still stops the file.");
  await page.getByRole("button", { name: "Use 1-02" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Ready to add");
  await expect(page.getByText("2 cells changed here; your file is as it was.")).toBeVisible();
  await expect(add).not.toHaveAttribute("aria-disabled", "true");

  await page.goto(agreement);
  await expect(page.getByText("No course rules yet")).toBeVisible();
});

test("the sample file is added whole, and its table reads as it was meant", async ({ page }) => {
  await signIn(page, "tom", `${agreement}/import`);
  await page.getByLabel(/Drop a CSV or Excel file here/).setInputFiles(asFile("health.csv", sample));
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Ready to add");
  await expect(page.getByText("No problems found")).toBeVisible();
  await page.getByRole("button", { name: "Add these 4 rules" }).click();

  await expect(page.getByRole("heading", { name: "Which courses give which credit" })).toBeVisible();
  const together = row(page, /^2 /);
  await expect(together).toContainText("Both of these");
  await expect(together).toContainText(/Health Science I .*and.*Health Science II/);
  await expect(together).toContainText("First-Year Seminar is waived");
  const proven = row(page, /^3 /);
  await expect(proven).toContainText("CNA");
  await expect(proven).toContainText("NUR 106");
  const either = row(page, /^4 Either/);
  await expect(either).toContainText("Either one of these 2");
  await expect(either).toContainText("80% or better on the exam");
  await expect(row(page, /^5 /)).toContainText(/will not transfer.*No credit\./);
  await expect(row(page, /^6 /)).toContainText(/not yet evaluated.*This is not a refusal\./);
  await expect(page.getByRole("table")).toContainText("4 rules grant credit, 1 refuses, 1 is open");

  await page.goto(`${agreement}/import`);
  await page.getByLabel(/Drop a CSV or Excel file here/).setInputFiles(asFile("health.csv", sample));
  await expect(page.getByRole("heading", { name: "Nothing would change" })).toBeVisible();
});

test("a PDF goes up with its bytes counted, and the list says that nobody scanned it", async ({ page }) => {
  await signIn(page, "tom", tab("documents"));
  await expect(page.getByText("No documents yet")).toBeVisible();
  const file = await bigPdf("signed-health.pdf", "Signed for the nursing pathway", 3_000_000);
  const restore = await slowly(page, 1_500_000);
  await page.getByLabel(/Drop a file here/).setInputFiles(file);
  await expect(page.getByRole("progressbar", { name: "Sending signed-health.pdf" })).toBeVisible();
  await expect(page.getByText(/^[\d.]+ (kB|MB) of 3\.0 MB\. You can go on elsewhere/)).toBeVisible();
  await restore();
  const line = page.getByRole("list", { name: "Documents" }).getByRole("listitem");
  await expect(line).toContainText("signed-health.pdf");
  await expect(line).toContainText("Not scanned here");
  await expect(page.getByText("This hub has no malware scanner")).toBeVisible();
  const download = page.waitForEvent("download");
  await line.getByRole("button", { name: /Download/ }).click();
  expect(readFileSync(await (await download).path()).equals(file.buffer)).toBe(true);
});

test("partner schools see the draft once it is shared, and not a trace of it before", async ({
  page,
  browser,
}) => {
  const samuel = await elsewhere(browser, "samuel", list);
  await expect(samuel.getByRole("heading", { level: 1, name: "Agreements", exact: true })).toBeVisible();
  await expect(samuel.getByRole("link", { name: "Welding articulation" })).toBeVisible();
  await expect(samuel.getByRole("link", { name })).toHaveCount(0);
  await samuel.goto(agreement);
  await expect(samuel.getByText("Nothing here")).toBeVisible();
  const hidden = await samuel.getByRole("main").textContent();
  await samuel.goto(agreement.replace(/.$/, (last) => (last === "a" ? "b" : "a")));
  await expect(samuel.getByText("Nothing here")).toBeVisible();
  expect(await samuel.getByRole("main").textContent()).toBe(hidden);

  await signIn(page, "tom", agreement);
  await page.getByRole("button", { name: "Share with the other parties" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Share it" }).click();
  await expect(page.getByText("Next: a party sends it to review")).toBeVisible();
  await leave(page);

  await samuel.goto(list);
  await samuel.getByRole("link", { name }).click();
  await expect(row(samuel, /^2 /)).toContainText("Both of these");
  await samuel.context().close();

  await signIn(page, "roberta", list);
  await page.getByRole("link", { name }).click();
  await expect(row(page, /^3 /)).toContainText("Basic Nursing Assistant");
});

test("of two who save at once the second reads what changed, and nothing typed is lost", async ({
  page,
  browser,
}) => {
  await signIn(page, "tom", `${agreement}/edit`);
  const lena = await elsewhere(browser, "lena", list);
  await actFor(lena, "Cedar Bend High School");
  await lena.goto(`${agreement}/edit`);
  await lena.getByLabel("Purpose").fill("Typed by Lena while Tom was saving.");
  await page.getByLabel("CIP codes").fill("51.3902, 51.0000");
  await page.getByRole("button", { name: "Save the change" }).click();
  await expect(page.getByText("51.3902, 51.0000")).toBeVisible();

  await lena.getByRole("button", { name: "Save the change" }).click();
  const refusal = lena.getByRole("status").filter({ hasText: "Tom Brandvold" });
  await expect(refusal).toContainText("draft changed");
  await expect(lena.getByLabel("Purpose")).toHaveValue("Typed by Lena while Tom was saving.");
  await lena.getByRole("button", { name: "Load what is there now" }).click();
  await expect(lena.getByLabel("CIP codes")).toHaveValue("51.3902, 51.0000");
  await expect(lena.getByLabel("Purpose")).toHaveValue("Typed by Lena while Tom was saving.");
  await lena.getByRole("button", { name: "Save the change" }).click();
  await expect(lena.getByText("Typed by Lena while Tom was saving.")).toBeVisible();
  await expect(lena.getByText("51.3902, 51.0000")).toBeVisible();
  await lena.context().close();
});

test("one party registers what was signed elsewhere, another confirms it, and it is in force", async ({
  page,
}) => {
  await signIn(page, "tom", agreement);
  await page.getByRole("button", { name: "Send to review" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Send it" }).click();
  await expect(page.getByText("Next: Anjali Deshmukh approves the rules")).toBeVisible();
  await leave(page);

  await signIn(page, "denise", agreement);
  await page.getByRole("link", { name: "Register what was signed" }).click();
  const form = signing(page);
  await form.getByLabel("The signed PDF", { exact: true }).selectOption({ label: "signed-health.pdf" });
  await form.getByLabel("Signed on").fill("2026-06-10");
  const signers = ["Denise Okafor", "Samuel Abernathy", "Roberta Kowalczyk"];
  const codes = [
    "Prairie Lakes Community College",
    "Cedar Bend High School",
    "Three Rivers Area Career Center",
  ];
  for (const [index, signer] of signers.entries()) {
    await form.getByLabel("Name").nth(index).fill(signer);
    await form
      .getByLabel("For")
      .nth(index)
      .selectOption({ label: codes[index] as string });
  }
  await form.getByRole("button", { name: "Register the signing" }).click();
  await expect(page.getByText(/^Next: .* confirms the signing$/)).toBeVisible();
  await leave(page);

  await signIn(page, "samuel", agreement);
  await page.getByRole("button", { name: "Confirm the signing" }).click();
  await expect(page.getByRole("dialog")).toContainText(
    /Denise Okafor registered it as signed on Jun 10, 2026/,
  );
  await page.getByRole("button", { name: "Yes, confirm it" }).click();
  await expect(page.getByText("In force", { exact: true })).toBeVisible();
  await expect(page.getByText("In force until Jul 31, 2027")).toBeVisible();
});

test("everyone sees it when an editor of every party has agreed, and nobody before", async ({ page }) => {
  const press = async (button: RegExp, yes: string) => {
    await page.getByRole("button", { name: button }).click();
    await page.getByRole("dialog").getByRole("button", { name: yes, exact: true }).click();
    await expect(page.getByRole("dialog")).toHaveCount(0);
  };
  const waiting = page.getByText(/asked to show it to everyone\. It waits for/);
  await signIn(page, "tom", agreement);
  await page.getByText("Change who sees it").click();
  await press(/^Show it to everyone/, "Ask for it");
  await expect(waiting).toContainText(/waits for Cedar Bend High School and Three Rivers Area Career Center/);
  await leave(page);

  await signIn(page, "lena", list);
  await actFor(page, "Three Rivers Area Career Center");
  await actFor(page, "Cedar Bend High School");
  await page.getByRole("link", { name: "Agreements", exact: true }).click();
  await page.getByRole("link", { name }).click();
  await press(/^Agree to show it to everyone/, "Agree");
  await expect(waiting).toContainText(/waits for Three Rivers Area Career Center\.$/);
  await leave(page);

  await signIn(page, "roberta", agreement);
  await press(/^Agree to show it to everyone/, "Agree");
  await expect(page.getByText("Everyone.", { exact: true })).toBeVisible();
  await expect(waiting).toHaveCount(0);
});

test("the sample’s agreement about the same courses is narrowed, which holds at once", async ({ page }) => {
  await signIn(page, "tom", list);
  await page.getByRole("link", { name: "Health Science articulation", exact: true }).click();
  await page.getByText("Change who sees it").click();
  await page.getByRole("button", { name: "Show it to the parties" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Change it now" }).click();
  await expect(page.getByText("The parties.", { exact: true })).toBeVisible();
});

test("its history tells every step, and holds together", async ({ page }) => {
  await signIn(page, "samuel", tab("history"));
  for (const step of [
    "Agreement started",
    "Rules imported",
    "Agreement shared",
    "Agreement sent to review",
    "Signing registered",
    "Registration confirmed",
    "Visibility proposed",
    "Visibility changed",
  ])
    await expect(page.getByText(step).first()).toBeVisible();
  await page.getByRole("button", { name: "Check that nothing was rewritten" }).click();
  await expect(page.getByText("Nothing was rewritten", { exact: true })).toBeVisible();
});

test("programs get the answers of both samples, to the hundredth", async ({ playwright, baseURL }) => {
  const program = await playwright.request.newContext({ baseURL: baseURL as string });
  const ask = (...courses: string[]) => credit(program, courses);
  const of = (rules: { ruleNo: number }[], no: number) => rules.find(({ ruleNo }) => ruleNo === no);

  const alone = await ask("CBHS HS1 A 2027-05-25");
  expect(alone.name).toBe(name);
  expect(of(alone.answers, 2)).toMatchObject({
    answer: "NEEDS",
    missing: [{ kind: "COURSE", code: "HS2", title: "Health Science II", state: "NOT_TAKEN" }],
  });
  expect(alone.totals).toMatchObject({ earnedHundredths: 0, cappedHundredths: 0 });

  const both = await ask("CBHS HS1 B 2027-05-25", "CBHS HS2 B 2027-05-25", "TRACC BNA A 2027-05-25");
  expect(of(both.answers, 2)).toMatchObject({
    answer: "EARNED",
    missing: [],
    awards: [
      { type: "COURSE", code: "HLT 101", creditHundredths: 300, unit: "SemesterHour" },
      { type: "WAIVER", code: "FYS 100", creditHundredths: 0 },
    ],
  });
  expect(of(both.answers, 3)).toMatchObject({
    answer: "NEEDS",
    missing: [{ kind: "CREDENTIAL", value: "CNA" }],
  });
  expect(both.totals).toMatchObject({
    earnedHundredths: 300,
    cappedHundredths: 300,
    unit: "SemesterHour",
  });

  for (const day of ["2027-05-25", "2028-05-25"]) {
    const welding = await ask(
      `CBHS WELD1 B ${day}`,
      `CBHS WELD2 B ${day}`,
      `CBHS WELD3 B ${day}`,
      `CBHS BLUEPR C ${day}`,
    );
    expect(welding.agreement).toBe("AA-WELD-014");
    expect(welding.answers.map(({ answer }: { answer: string }) => answer)).toEqual(Array(4).fill("EARNED"));
    expect(welding.totals).toMatchObject({ earnedHundredths: 1100, cappedHundredths: 900 });
  }
  const early = await ask("CBHS WELD1 A 2026-05-25");
  expect(early.answers).toMatchObject([{ ruleNo: 1, answer: "NO", reason: "OUTSIDE_DATES" }]);
  expect(early.totals).toMatchObject({ earnedHundredths: 0, cappedHundredths: 0 });
  await program.dispose();
});

test("a student on a phone reads the same answers, and nothing chosen leaves the phone", async ({
  browser,
}) => {
  const phone = await browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true });
  const page = await phone.newPage();
  await page.clock.setFixedTime("2026-11-23T15:00:00Z");
  const { faults } = watch(page);
  await page.goto("/look-up");
  const school = page.getByLabel(/Where do you go to school\?/);
  await expect(school.getByRole("option", { name: "Cedar Bend High School" })).toBeAttached();
  const sent: string[] = [];
  page.on("request", (request) =>
    sent.push(`${request.method()} ${request.url()} ${request.postData() ?? ""}`),
  );

  await school.selectOption({ label: "Cedar Bend High School" });
  const { take, drop, card } = student(page);
  await take("Health Science I", "A");
  await expect(card("Health Science II")).toContainText("Needs one more thing");
  await expect(card("Health Science II")).toContainText(
    "3 semester hours, if you also take Health Science II",
  );
  await expect(page.getByRole("heading", { name: "3 hours within reach" })).toBeVisible();

  await take("Health Science I", "B");
  await take("Health Science II", "B");
  await take("Basic Nursing Assistant", "A");
  await expect(card("HLT 101")).toContainText("Match");
  await expect(card("HLT 101")).toContainText(
    /3 semester hours.*You also skip First-Year Seminar \(FYS 100\)/,
  );
  await expect(card("NUR 106")).toContainText("7 semester hours, once you hold your CNA");
  await expect(page.getByRole("heading", { name: "3 hours now, 7 more within reach" })).toBeVisible();

  for (const course of ["Health Science I", "Health Science II", "Basic Nursing Assistant"])
    await drop(course);
  for (const course of ["Welding I", "Welding II", "Welding III"]) await take(course, "B");
  await take("Blueprint Reading", "C");
  await expect(page.getByText("11 semester hours earned, 9 can count.")).toBeVisible();

  for (const course of ["Welding II", "Welding III", "Blueprint Reading"]) await drop(course);
  await take("Welding I", "A", "2025–26");
  await expect(card("Welding I")).toContainText("Will not transfer");
  await expect(card("Welding I")).toContainText(
    /not finished within the dates.*from Aug 1, 2026 to Jul 31, 2028/,
  );

  expect(address(page).hash).toContain("WELD1");
  const rules = sent.filter((one) => new URL(one.split(" ")[1] as string).pathname.startsWith("/api/"));
  expect(rules.length).toBeGreaterThan(0);
  for (const one of rules)
    expect(one).toMatch(/^GET \S+\/api\/public\/partnerships\/[\w-]+\/schools\/org_\w+\/rules $/);
  for (const one of sent) expect(one).not.toMatch(/WELD|HS1|HS2|BNA|BLUEPR|CNA|~|#/);
  expect(faults).toEqual([]);
  await phone.close();
});
