/**
 * A Health Science program with two high schools, a career center, a college and a university, from an empty grid to the
 * public page: three checks refuse it, each is put right by whoever can, every party approves its part, it is published;
 * then an adult education provider lays a bridge to it and sees the last gap close. One story, told in order.
 */
import { createHash } from "node:crypto";
import { join } from "node:path";
import { type APIResponse, type Browser, expect, type Page, test } from "@playwright/test";
import { accessible, fits, settled, signIn, type Who, watch } from "#test/support/browser.ts";

const list = "/p/cedar-valley/programs";
const api = "/api/partnerships/cedar-valley";
const title = "Health Science, grade 9 to bachelor’s degree";
const sheet = join(import.meta.dirname, "../programs/fixtures/health-science.csv");
const parties = [
  ["Cedar Bend High School", "School"],
  ["Millrace High School", "School"],
  ["Three Rivers Area Career Center", "Career center"],
  ["Northgate State University", "University"],
  ["Cedar Valley Medical Center", "Business"],
] as const;
let program = "";
let agreement = "";
let framework = "";

test.use({ actionTimeout: 10_000 });
test.describe.configure({ mode: "serial" });

/** Runs `then` on a page of this person's own. */
async function as(browser: Browser, who: Who, path: string, then: (page: Page) => Promise<void>) {
  const page = await (await browser.newContext()).newPage();
  const { faults } = watch(page);
  await signIn(page, who, path);
  await settled(page);
  await then(page);
  expect(faults).toEqual([]);
  await page.context().close();
}

/** What a program asks with the session of this page, as the page would. */
async function asks(
  page: Page,
  method: string,
  path: string,
  data?: unknown,
  type?: string,
  record = path.split("/").slice(0, 3).join("/"),
) {
  const seen = (await page.request.get(`${api}${record}`)).headers()["etag"];
  const answer: APIResponse = await page.request.fetch(`${api}${path}`, {
    method,
    headers: {
      origin: new URL(page.url()).origin,
      ...(seen ? { "if-match": seen } : {}),
      ...(type ? { "content-type": type } : {}),
    },
    ...(data === undefined ? {} : { data }),
  });
  expect(answer.status(), `${method} ${path}: ${await answer.text()}`).toBeLessThan(300);
  return (await answer.json()) as { id: string };
}

async function organizationId(page: Page, name: string): Promise<string> {
  const read = await page.request.get(`${api}/organizations?limit=100`);
  const { items } = (await read.json()) as { items: { id: string; name: string }[] };
  return items.find((one) => one.name === name)?.id ?? "";
}

const refusing = (page: Page) => page.locator(".checks li").filter({ has: page.locator("[data-s=fail]") });

test("begins with a title, its partners, and a grid from a spreadsheet", async ({ page }) => {
  const { faults } = watch(page);
  await signIn(page, "tom", list);
  await settled(page);
  await page.getByRole("link", { name: "New program" }).click();
  await page.getByLabel("Title").fill(title);
  await page.getByLabel("Pathway").selectOption({ label: "Therapeutic Services" });
  for (const [index, [name, role]] of parties.entries()) {
    await page.getByRole("button", { name: "Add a partner" }).click();
    await page.getByLabel(`Organization ${index + 2}`).selectOption({ label: name });
    await page
      .getByLabel("As", { exact: true })
      .nth(index + 1)
      .selectOption({ label: role });
  }
  await page.getByRole("button", { name: "Add a CIP code" }).click();
  await page.getByLabel("Code", { exact: true }).fill("51.3801");
  await page.getByRole("button", { name: "Start the program" }).click();
  await page.waitForURL(/\/prg_[a-z0-9]+\/grid/);
  program = new URL(page.url()).pathname.replace(/\/grid$/, "");
  await accessible(page);
  expect(faults).toEqual([]);
});

test("takes its grid from a spreadsheet, and each partner its own courses from the same one", async ({
  page,
  browser,
}) => {
  await signIn(page, "tom", program);
  await settled(page);
  // The agreement behind the dual credit is only a draft yet: named by its number, not in force.
  const [college, center] = [
    await organizationId(page, "Prairie Lakes Community College"),
    await organizationId(page, "Three Rivers Area Career Center"),
  ];
  const people = (await (await page.request.get(`${api}/people?limit=100`)).json()) as {
    items: { personId: string; name: string }[];
  };
  const anjali = people.items.find(({ name }) => name === "Anjali Deshmukh")?.personId;
  const begun = await asks(page, "POST", "/agreements", {
    name: "Nursing assistant dual credit",
    agreementType: "DUAL_CREDIT_PARTNERSHIP",
    codedNotation: "DC-JOURNEY-001",
    parties: [
      { organizationId: college, role: "RECEIVING", reviewerIds: [anjali] },
      { organizationId: center, role: "SENDING" },
    ],
    dateEffective: "2026-11-01",
    expirationDate: "2031-07-31",
    pathwayId: "health/therapeutic-services",
    cipCodes: ["51.3902"],
  });
  agreement = begun.id;
  await asks(page, "POST", `/agreements/${agreement}/rules/import`, rules, "text/csv");
  await asks(page, "POST", `/agreements/${agreement}/share`);

  await page.goto(`${program}/import`);
  await settled(page);
  await page.locator("input[type=file]").setInputFiles(sheet);
  await page.getByRole("button", { name: /^Load / }).click();
  await page.waitForURL((url) => url.pathname === program);
  await points(page);
  await page.reload();
  await settled(page);
  await press(page, "Share with the partners", "Share it");

  for (const who of ["lena", "jo", "roberta", "ruth"] as const)
    await as(browser, who, `${program}/import`, async (theirs) => {
      await theirs.locator("input[type=file]").setInputFiles(sheet);
      await theirs.getByRole("button", { name: /^Load / }).click();
      await theirs.waitForURL((url) => url.pathname === program);
    });
});

/** NUR 106 for the nursing assistant course of the career center. */
const rules = [
  "row_type,rule_no,option_no,slot_no,choose_n,org_code,course_code,course_title,credits,credit_unit,min_grade,award_type,value,note",
  "S,1,1,1,1,TRACC,BNA,Basic Nursing Assistant,2.00,CarnegieUnit,C,,,",
  "R,1,,,,PLCC,NUR 106,Basic Nursing Assistant,7.00,SemesterHour,,COURSE,,",
].join("\n");

/** What someone is taken to know who enters from a bridge: how the system hangs together, and the signs of change. */
async function foundations(page: Page): Promise<string[]> {
  const { items } = (await (await page.request.get(`${api}/frameworks?limit=100`)).json()) as {
    items: { identifier: string; title: string }[];
  };
  framework = items.find((one) => one.title === "Foundations of health care")?.identifier ?? "";
  const read = await page.request.get(`${api}/frameworks/${framework}/statements`);
  const { statements } = (await read.json()) as {
    statements: { item: { identifier: string; humanCodingScheme?: string } }[];
  };
  return ["HLC01.01", "HLC07.03"].map(
    (code) => statements.find(({ item }) => item.humanCodingScheme === code)?.item.identifier ?? "",
  );
}

/** Where people enter and leave: the two degrees, not yet the credential. */
async function points(page: Page): Promise<void> {
  const id = program.split("/").at(-1);
  const plan = (await (await page.request.get(`${api}/programs/${id}/plan`)).json()) as object;
  const measure = { assessment: "TABE", form: "11/12", subject: "Reading", scale: "grade equivalent" };
  const degree = { industryRecognized: false, unit: "SemesterHour" };
  await asks(page, "PUT", `/programs/${id}/plan`, {
    ...plan,
    entryPoints: [
      { entryId: "e1", kind: "GRADE_9", column: "G9", name: "Start" },
      {
        entryId: "e2",
        kind: "ADULT_BRIDGE",
        column: "P1",
        name: "Adults join from a bridge",
        requirements: [{ measure, hundredths: 900 }],
        assumesStatements: await foundations(page),
      },
    ],
    exitPoints: [
      {
        ...{ exitId: "x1", column: "P2", award: "ASSOCIATE", name: "Associate in nursing" },
        awardedBy: await organizationId(page, "Prairie Lakes Community College"),
        ...{ ...degree, requiresHundredths: 5_000, stacksInto: ["x2"] },
      },
      {
        ...{ exitId: "x2", column: "P3", award: "BACCALAUREATE", name: "Bachelor of science in nursing" },
        awardedBy: await organizationId(page, "Northgate State University"),
        ...{ ...degree, requiresHundredths: 6_000, final: true },
      },
    ],
  });
}

/** Presses a button of the program and answers the question it asks. */
async function press(page: Page, button: string, yes: string): Promise<void> {
  await page.getByRole("button", { name: button, exact: true }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: yes, exact: true }).click();
  await expect(dialog).toHaveCount(0);
}

test("is refused for three reasons, each named with the cells and records that decide it", async ({
  page,
}) => {
  await signIn(page, "tom", program);
  await settled(page);
  await expect(refusing(page)).toHaveCount(3);
  await expect(refusing(page).filter({ hasText: "No duplication" })).toContainText("NUR 106");
  await expect(refusing(page).filter({ hasText: "Dual credit" })).toContainText("DC-JOURNEY-001");
  await expect(refusing(page).filter({ hasText: "Credential" })).toContainText("No exit point");
  await accessible(page);
  await fits(page);
});

test("is put right: an agreement executed, a credential added, a duplicated course parted", async ({
  page,
  browser,
}) => {
  await signIn(page, "tom", program);
  await execute(page, browser);

  await page.goto(`${program}/grid`);
  await settled(page);
  await page.getByRole("button", { name: /Add an exit in Grade 12/ }).click();
  await page.getByLabel("Name", { exact: true }).fill("Certified Nursing Assistant");
  await page.getByLabel("Issuer").fill("State nurse aide registry");
  await page.getByLabel("Industry recognizes it").check();
  await page.getByRole("checkbox", { name: /Associate in nursing/ }).check();
  await page.getByRole("button", { name: "Close" }).click();

  // Who became a nursing assistant in high school needs it no more: a place of its own, that may be left out.
  await page.getByRole("button", { name: /Nursing, first year NUR 106/ }).click();
  await page.getByRole("button", { name: "Take out NUR 106" }).click();
  await page.getByRole("button", { name: "Add a place in College year 1, Career and technical" }).click();
  await page.getByLabel("What belongs here").fill("Nursing assistant, for those who are none yet");
  await page.getByLabel("Kind", { exact: true }).selectOption({ label: "May be left out" });
  await page.getByLabel("Add your course").fill("NUR 106");
  await page.getByRole("list", { name: "Courses found" }).getByRole("button").first().click();
  await page.getByRole("button", { name: "Save the grid" }).click();
  await expect(page.getByRole("button", { name: "Save the grid" })).toBeDisabled();

  await page.goto(program);
  await settled(page);
  await expect(page.locator(".checks li").first()).toBeVisible();
  await expect(refusing(page)).toHaveCount(0);
  await page
    .getByRole("link", { name: "Parties and approvals" })
    .or(page.getByRole("link", { name: "Partners and approvals" }))
    .click();
  await accessible(page);
});

/** Signed outside the hub and registered: by the college, confirmed by the center. */
async function execute(page: Page, browser: Browser): Promise<void> {
  const at = `/agreements/${agreement}`;
  await asks(page, "POST", `${at}/review`);
  const documentId = await attached(page);
  const { parties: sides } = (await (await page.request.get(`${api}${at}`)).json()) as {
    parties: { organizationId: string }[];
  };
  await as(browser, "denise", `/p/cedar-valley${at}`, async (hers) => {
    await asks(hers, "POST", `${at}/register`, {
      documentId,
      dateSigned: "2026-11-20",
      signers: sides.map(({ organizationId }) => ({ organizationId, name: "R. Signer", title: "Director" })),
    });
  });
  await as(browser, "roberta", `/p/cedar-valley${at}`, async (theirs) => {
    await asks(theirs, "POST", `${at}/confirm`);
  });
}

/** The signed paper, put where the agreement's papers are. */
async function attached(page: Page): Promise<string> {
  const bytes = Buffer.from("%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n");
  const announced = (await asks(page, "POST", "/documents", {
    name: "signed agreement.pdf",
    type: "application/pdf",
    sizeBytes: bytes.byteLength,
    sha256: createHash("sha256").update(bytes).digest("hex"),
    about: { kind: "agreement", id: agreement },
  })) as unknown as {
    upload: { url: string; headers: Record<string, string> };
    document: { id: string };
  };
  const put = await page.request.put(announced.upload.url, {
    headers: announced.upload.headers,
    data: bytes,
  });
  expect(put.ok()).toBe(true);
  await asks(
    page,
    "POST",
    `/documents/${announced.document.id}/complete`,
    undefined,
    undefined,
    `/documents/${announced.document.id}`,
  );
  return announced.document.id;
}

test("is approved part by part, by every party, and put in force", async ({ page, browser }) => {
  await signIn(page, "tom", program);
  await settled(page);
  await press(page, "Send for approval", "Send it");
  for (const who of ["denise", "samuel", "dolores", "roberta", "ruth", "grace"] as const)
    await as(browser, who, program, async (theirs) => {
      await press(theirs, "Approve our part", "Approve our part");
    });
  await page.reload();
  await settled(page);
  await press(page, "Put in force", "Put it in force");
  await expect(page.locator(".badge", { hasText: "In force" }).first()).toBeVisible();
  const id = program.split("/").at(-1);
  await asks(page, "POST", `/programs/${id}/visibility`, { to: "PUBLIC" });
  for (const who of ["lena", "jo", "roberta", "ruth", "grace"] as const)
    await as(browser, who, `${program}?tab=parties`, async (theirs) => {
      await press(theirs, "Agree to show it to everyone", "Agree");
    });
  const anyone = await (await browser.newContext()).newPage();
  await anyone.goto(`/programs/cedar-valley/${id}`);
  await settled(anyone);
  await expect(anyone.locator("h1")).toContainText("Health Science");
  await accessible(anyone);
  await anyone.context().close();
});

test("is reached by a bridge: an adult education provider sees the last gap close", async ({ page }) => {
  const { faults } = watch(page);
  await signIn(page, "hannah", program);
  const [measure, known, own] = [
    { assessment: "TABE", form: "11/12", subject: "Reading", scale: "grade equivalent" },
    await foundations(page),
    await organizationId(page, "Riverbend Adult Learning Center"),
  ];
  const begun = await asks(page, "POST", "/bridges", {
    title: "Into health science",
    model: "ADULT_EDUCATION",
    providers: [{ organizationId: own, kind: "ADULT_EDUCATION" }],
    ...{ edition: "scc-79", clusterId: "health", statementFramework: framework, weeks: 12 },
    eligibility: { minimumAge: 17, levels: [{ measure, hundredths: 600 }] },
    contextualizedInstruction: { hours: 120, subjects: ["Reading"] },
    careerDevelopment: { hours: 24, activities: ["A day at the medical center"] },
    transitionServices: [{ name: "Tutoring", hours: 20 }],
    ...{ preAssessment: [measure], postAssessment: [measure] },
    ...{ exitLevels: [{ measure, hundredths: 910 }], exitLevelsOf: 14 },
    alignsTo: [{ programId: program.split("/").at(-1), versionNo: 1, entryId: "e2" }],
  });
  await asks(page, "PUT", `/bridges/${begun.id}/plan`, {
    modules: [
      {
        ...{ moduleId: "m1", name: "Welcome to health care", hours: 60 },
        coverage: [{ statementId: known[0], depth: "TESTED" }],
      },
      { moduleId: "m2", name: "Safety at the bedside", hours: 60, coverage: [] },
    ],
  });
  const bridge = `${list}/bridges/${begun.id}`;
  await page.goto(bridge);
  await settled(page);
  await expect(page.getByText("1 of 2 covered.")).toBeVisible();
  await expect(page.getByText("Taught nowhere: HLC07.03")).toBeVisible();
  await expect(page.getByRole("button", { name: "Put it in force" })).toBeDisabled();
  await accessible(page);

  await page.getByRole("link", { name: "Change the modules" }).click();
  await page.getByRole("button", { name: "HLC07.03, module 2: not covered" }).press("t");
  await page.getByRole("button", { name: /^Save/ }).click();
  await page.goto(bridge);
  await settled(page);
  await expect(page.getByText("2 of 2 covered.")).toBeVisible();
  await press(page, "Put it in force", "Put it in force");
  await expect(page.locator(".badge", { hasText: "In force" }).first()).toBeVisible();
  expect(faults).toEqual([]);
});
