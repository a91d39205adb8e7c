/**
 * An agreement from its first draft to the version that follows it, as people live it: imported, reviewed on both sides,
 * signed in order (once on paper), executed, taken home and checked without the hub, amended, and followed. One story,
 * told in order; each test begins where the last one ended.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { type Browser, expect, type Page, test } from "@playwright/test";
import { accessible, actFor, leave, signIn, startAgreement, type Who, watch } from "#test/support/browser.ts";
import { bigPdf } from "#test/support/files.ts";

const list = "/p/cedar-valley/agreements";
const name = "Robotics with both schools";
const header =
  "row_type,rule_no,option_no,slot_no,choose_n,org_code,course_code,course_title,credits,credit_unit,min_grade,award_type,value,note";
/** Two courses whose credit nobody else speaks of; the grade that is enough is what the amendment changes. */
const table = (grade: string) =>
  [
    header,
    `S,1,1,1,1,CBHS,ROBO 1,Robotics I,1.00,CarnegieUnit,${grade},,,`,
    "R,1,,,,PLCC,MEC 115,Introduction to Robotics,3.00,SemesterHour,,COURSE,,",
    "S,2,1,1,1,TRACC,ROBO 2,Robotics II,1.00,CarnegieUnit,B,,,",
    "R,2,,,,PLCC,MEC 116,Robotic Systems,4.00,SemesterHour,,COURSE,,",
  ].join("\n");
const asFile = (fileName: string, text: string) => ({
  name: fileName,
  mimeType: "text/csv",
  buffer: Buffer.from(text),
});

let agreement = "";
const tab = (which: string) => `${agreement}?tab=${which}`;
const folder = mkdtempSync(join(tmpdir(), "causeway-journey-"));
const file = (which: string) => join(folder, which);

async function elsewhere(browser: Browser, who: Who, path: string): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await signIn(page, who, path);
  return page;
}

/** Presses a button and answers the question it asks. */
async function press(page: Page, button: string | RegExp, yes: string, reason?: string): Promise<void> {
  await page.getByRole("button", { name: button }).click();
  const dialog = page.getByRole("dialog");
  if (reason !== undefined) await dialog.getByRole("textbox").fill(reason);
  await dialog.getByRole("button", { name: yes, exact: true }).click();
  await expect(dialog).toHaveCount(0);
}

async function sign(page: Page, office: string): Promise<void> {
  await page
    .getByRole("link", { name: `Sign as ${office}` })
    .first()
    .click();
  const form = page.getByRole("form", { name: "Signature" });
  await form.getByRole("checkbox", { name: "I agree to these three sentences" }).check();
  await form.getByRole("button", { name: "Sign the agreement" }).click();
  await expect(form).toHaveCount(0);
}

async function importTable(page: Page, text: string): Promise<void> {
  await page.goto(`${agreement}/import`);
  await page.getByLabel(/Drop a CSV or Excel file here/).setInputFiles(asFile("robotics.csv", text));
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Ready to add");
  await page.getByRole("button", { name: /^Add th/ }).click();
  await expect(page.getByRole("heading", { name: "Which courses give which credit" })).toBeVisible();
}

test.use({ actionTimeout: 10_000 });
test.describe.configure({ mode: "serial" });

test("is drafted with the offices that sign it, and its courses come from a file", async ({ page }) => {
  const { faults } = watch(page);
  await signIn(page, "tom", list);
  await startAgreement(page, name, "2029-07-31");
  const offices = [
    ["Prairie Lakes Community College", "Vice President of Instruction", "1"],
    ["Cedar Bend High School", "Superintendent", "2"],
    ["Three Rivers Area Career Center", "Director", "3"],
  ] as const;
  for (const [index, [organization, office, order]] of offices.entries()) {
    await page.getByRole("button", { name: "Add a signature" }).click();
    await page.getByLabel(`Signature ${index + 1} for`).selectOption({ label: organization });
    await page.getByLabel("Office").nth(index).fill(office);
    await page.getByLabel("Order").nth(index).fill(order);
  }
  await page.getByRole("button", { name: "Start the draft" }).click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  agreement = new URL(page.url()).pathname;
  await importTable(page, table("C"));
  await expect(page.getByRole("row", { name: /^1 / })).toContainText("MEC 115");
  await press(page, "Share with the other parties", "Share it");
  await press(page, "Send to review", "Send it");
  expect(faults).toEqual([]);
});

test("is reviewed on both sides: a school raises a problem, and only the college approves", async ({
  page,
  browser,
}) => {
  const anjali = await elsewhere(browser, "anjali", tab("review"));
  await expect(anjali.getByText(/0 of 2 rules (is|are) approved/).first()).toBeVisible();
  await anjali.getByRole("button", { name: "Raise a problem with rule 2" }).click();
  await anjali.getByLabel(/What is wrong with it/).fill("Does Robotics II still have the safety unit?");
  await anjali.getByRole("button", { name: "Raise the problem" }).click();
  await expect(anjali.getByText(/sees a problem/).first()).toBeVisible();

  await signIn(page, "tom", agreement);
  const out = page.getByRole("button", { name: "Send out for signature" });
  await expect(out).toHaveAttribute("aria-disabled", "true");
  await expect(out).toHaveAccessibleDescription(/open problem/);

  await anjali.getByRole("button", { name: "Approve rule 2" }).click();
  await anjali.getByRole("button", { name: "Approve rule 1" }).click();
  await expect(anjali.getByText(/2 of 2 rules (is|are) approved/).first()).toBeVisible();
  await anjali.context().close();

  await page.goto(tab("review"));
  await expect(page.getByRole("button", { name: "Approve rule 1" })).toHaveCount(0);
  await press(page, "Send out for signature", "Send it out");
  await expect(page.getByText("Out for signature", { exact: true }).first()).toBeVisible();
});

test("is signed in order, once on paper with a second person's word, and is executed with the last one", async ({
  page,
  browser,
}) => {
  const roberta = await elsewhere(browser, "roberta", tab("people"));
  await expect(roberta.getByRole("button", { name: "Sign as Director" })).toHaveAttribute(
    "aria-disabled",
    "true",
  );

  await signIn(page, "denise", tab("people"));
  await sign(page, "Vice President of Instruction");
  await expect(page.getByText("Denise Okafor").first()).toBeVisible();
  await accessible(page);
  await leave(page);

  await signIn(page, "samuel", tab("people"));
  await page.getByRole("link", { name: "Upload a page signed by hand as Superintendent" }).click();
  const form = page.getByRole("form", { name: "Signed page" });
  await page
    .getByLabel(/Drop the signed page here|Drop a file here/)
    .setInputFiles(await bigPdf("signed-by-hand.pdf", "Signed by Samuel Abernathy", 20_000));
  await expect(form.getByRole("combobox", { name: "The signed page" })).toHaveValue(/^doc_/);
  await form.getByLabel("Who signed it").selectOption({ label: "Samuel Abernathy" });
  await form.getByLabel("Signed on").fill("2026-11-23");
  await form.getByRole("checkbox", { name: /The footer of the signed page reads/ }).check();
  await form.getByRole("button", { name: "Hand in the signed page" }).click();
  await expect(form).toHaveCount(0);
  await leave(page);

  await signIn(page, "lena", list);
  await actFor(page, "Cedar Bend High School");
  await page.getByRole("link", { name: "Agreements", exact: true }).click();
  await page.getByRole("link", { name }).click();
  await page.getByRole("link", { name: "People and signatures" }).click();
  await press(page, "Attest the signed page as Superintendent", "Yes, I attest it");
  await leave(page);

  await roberta.reload();
  await sign(roberta, "Director");
  await expect(roberta.getByText("In force", { exact: true }).first()).toBeVisible();
  await roberta.context().close();
});

test("goes home as two files that hold without the hub, and show it when a byte changes", async ({
  page,
}) => {
  await signIn(page, "tom", tab("people"));
  const save = async (button: string, as: string) => {
    const download = page.waitForEvent("download");
    await page.getByRole("button", { name: button }).click();
    await (await download).saveAs(file(as));
  };
  await save("Download the signed PDF", "agreement.pdf");
  await save("Download the evidence (JSON)", "bundle.json");
  const check = (...files: string[]) =>
    spawnSync(process.execPath, [resolve("infra/local/verify.ts"), ...files.map(file)], { encoding: "utf8" });
  expect(check("agreement.pdf", "bundle.json")).toMatchObject({ status: 0, stderr: "" });

  const edited = readFileSync(file("agreement.pdf"));
  edited[edited.length - 200] = (edited[edited.length - 200] as number) ^ 1;
  writeFileSync(file("edited.pdf"), edited);
  const wrong = check("edited.pdf", "bundle.json");
  expect(wrong.status).toBe(1);
  expect(wrong.stderr).toContain("This does not match.");

  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "the checking page" }).click();
  await (await download).saveAs(file("verify.html"));
  await page.goto(pathToFileURL(file("verify.html")).href);
  const result = page.getByRole("region", { name: "Result" });
  await page.getByLabel(/^The agreement/).setInputFiles(file("agreement.pdf"));
  await page.getByLabel(/^The bundle/).setInputFiles(file("bundle.json"));
  await expect(result).toContainText(`“${name}”, version 1`);
  await expect(result).not.toContainText("does not match");
  await page.getByLabel(/^The agreement/).setInputFiles(file("edited.pdf"));
  await expect(result).toContainText(/does not match/i);
});

test("is amended: the new version starts from what was executed and follows on its day", async ({
  page,
  browser,
}) => {
  await signIn(page, "tom", agreement);
  await page.getByRole("button", { name: "Start an amendment" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("First day").fill("2027-08-01");
  await dialog.getByLabel(/^What it changes/).fill("Robotics I needs a B.");
  await dialog.getByRole("button", { name: "Start the amendment" }).click();
  await expect(dialog).toHaveCount(0);
  await importTable(page, table("B"));
  await page.goto(agreement);
  await press(page, "Send to review", "Send it");

  // Only the rule that changed for students is open again; the other one's approval still holds.
  const anjali = await elsewhere(browser, "anjali", tab("review"));
  await expect(anjali.getByText(/1 of 2 rules (is|are) approved/).first()).toBeVisible();
  await anjali.getByRole("button", { name: "Approve rule 1" }).click();
  await expect(anjali.getByText(/2 of 2 rules (is|are) approved/).first()).toBeVisible();
  await anjali.context().close();

  await page.reload();
  await press(page, "Send out for signature", "Send it out");
  await leave(page);
  for (const [who, office] of [
    ["denise", "Vice President of Instruction"],
    ["samuel", "Superintendent"],
    ["roberta", "Director"],
  ] as const) {
    await signIn(page, who, tab("people"));
    await sign(page, office);
    await leave(page);
  }

  await signIn(page, "tom", agreement);
  await expect(page.getByRole("navigation", { name: "Versions" })).toContainText(/Version 1.*Version 2/);
  await page.goto(`${agreement}/compare?from=1&to=2`);
  await expect(page.getByRole("main")).toContainText("Rule 1: minimum grade in ROBO 1 from C to B.");
});

test("answers the same question by the day the course was finished, as the two versions say", async ({
  page,
  request,
}) => {
  for (const [who, as] of [
    ["tom", ""],
    ["lena", "Cedar Bend High School"],
    ["roberta", ""],
  ] as const) {
    await signIn(page, who, who === "lena" ? list : agreement);
    if (as) {
      await actFor(page, as);
      await page.getByRole("link", { name: "Agreements", exact: true }).click();
      await page.getByRole("link", { name }).click();
    }
    if (who === "tom") {
      await page.getByText("Change who sees it").click();
      await press(page, /^Show it to everyone/, "Ask for it");
    } else await press(page, /^Agree to show it to everyone/, "Agree");
    await leave(page);
  }
  const question = async (completedOn: string) => {
    const answer = await request.post("/api/public/credit", {
      data: { courses: [{ organization: "CBHS", code: "ROBO 1", grade: "C", completedOn }] },
    });
    const { organizations } = await answer.json();
    return organizations[0].agreements[0];
  };
  expect(await question("2027-05-25")).toMatchObject({
    versionNo: 1,
    answers: [{ ruleNo: 1, answer: "EARNED" }],
    totals: { earnedHundredths: 300 },
  });
  expect(await question("2028-05-25")).toMatchObject({
    versionNo: 2,
    answers: [{ ruleNo: 1, answer: "NO", reason: "GRADE_TOO_LOW" }],
    totals: { earnedHundredths: 0 },
  });
});
