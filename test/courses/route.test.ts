/** Catalogs through the API: years, courses, files, drift; what works, what cannot be taken, and two people at once. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { base, draft, drafted, executed, healthCsv, weldingCsv, worked } from "#test/support/agreements.ts";
import { frameworkOf } from "#test/support/frameworks.ts";
import { openWorld, type World } from "#test/support/world.ts";

let world: World;
/** What the hub takes for now; today stays November 23, 2026. */
let clock: string;
function inItsOwnWorld() {
  beforeAll(async () => {
    clock = "2026-11-23T15:00:00Z";
    world = await openWorld({ replacing: { now: () => new Date(clock) } });
  });
  afterAll(() => world.close());
}

const p = "/api/partnerships/cedar-valley";
const at = (code: string, year = "") =>
  `${p}/organizations/${world.region.organization(code)}/courses${year && `/${year}`}`;
const csv = { "content-type": "text/csv" };
const file = (...rows: string[]) => ["code,title,credits,credit_unit", ...rows].join("\n");

/** An empty or older year becomes what the file says. */
async function loaded(code: string, year: string, who: string, rows: string[], seen = '"0"', query = "") {
  return worked(
    await world.as(who)("POST", `${at(code, year)}/import${query}`, file(...rows), {
      ...csv,
      "if-match": seen,
      "acting-for": world.region.organization(code),
    }),
  );
}
const course = (code: string, more: object = {}) => ({
  code,
  title: `About ${code}`,
  creditHundredths: 300,
  unit: "SemesterHour",
  ...more,
});

describe("a catalog year", () => {
  inItsOwnWorld();

  it("is loaded from a file, page by page or whole, and found by words", async () => {
    const rows = Array.from(
      { length: 120 },
      (_, index) => `NSU ${index + 1},Course ${index + 1},3,SemesterHour`,
    );
    const { etag, body } = await loaded("NSU", "2026-27", "ruth", rows);
    expect([etag, body.wouldChange.added]).toEqual(['"1"', 120]);
    const priya = world.as("priya");
    const first = worked(await priya("GET", `${at("NSU", "2026-27")}?limit=100`));
    expect(
      first.body.items
        .map((one: { code: string }) => one.code)
        .slice(0, 11)
        .at(-1),
    ).toBe("NSU 11");
    const rest = worked(
      await priya("GET", `${at("NSU", "2026-27")}?limit=100&cursor=${encodeURIComponent(first.body.next)}`),
    );
    expect([rest.body.items.length, rest.body.next]).toEqual([20, undefined]);
    const whole = worked(await priya("GET", `${at("NSU", "2026-27")}?whole=true`));
    expect([whole.body.items.length, whole.etag, whole.body.catalog.active]).toEqual([120, '"1"', 120]);
    const found = worked(await priya("GET", `${at("NSU", "2026-27")}?q=course+77`));
    expect(found.body.items).toEqual([
      { code: "NSU 77", title: "Course 77", creditHundredths: 300, unit: "SemesterHour", status: "ACTIVE" },
    ]);
  });

  it("is left as it was when the next is started with its courses, loaded and changed", async () => {
    await loaded("MRHS", "2025-26", "jo", ["A,Art,1,CarnegieUnit", "B,Band,1,CarnegieUnit"]);
    const jo = world.as("jo");
    const before = worked(await jo("GET", `${at("MRHS", "2025-26")}?whole=true`)).body;
    const started = worked(await jo("POST", at("MRHS"), { year: "2026-27", copyFrom: "2025-26" }));
    expect(started.body).toMatchObject({ year: "2026-27", copiedFrom: "2025-26", active: 2, version: 1 });
    await loaded(
      "MRHS",
      "2026-27",
      "jo",
      ["A,Art and Design,1,CarnegieUnit"],
      started.etag,
      "?absent=retire",
    );
    expect(worked(await jo("GET", `${at("MRHS", "2025-26")}?whole=true`)).body).toEqual(before);
    const now = worked(await jo("GET", `${at("MRHS", "2026-27")}?whole=true`)).body;
    expect(now.items.map((one: { title: string; status: string }) => `${one.title} ${one.status}`)).toEqual([
      "Art and Design ACTIVE",
      "Band RETIRED",
    ]);
    const years = worked(await jo("GET", at("MRHS"))).body.items;
    expect(years.map((one: { year: string }) => one.year)).toEqual(["2026-27", "2025-26"]);
  });

  it("is started once, from a year that is there, and not for a far one", async () => {
    const ruth = world.as("ruth");
    const twice = await ruth("POST", at("NSU"), { year: "2026-27" });
    expect([twice.status, twice.body.type]).toEqual([409, "/problems/already-there"]);
    const wrong = await ruth("POST", at("NSU"), { year: "2035-36", copyFrom: "2019-20" });
    expect(wrong.body.errors.map((one: { pointer: string }) => one.pointer)).toEqual(["/year", "/copyFrom"]);
    const form = await ruth("POST", at("NSU"), { year: "2026-28" });
    expect(form.body.errors).toEqual([
      { pointer: "/year", detail: expect.stringContaining("such as 2026-27") },
    ]);
  });

  it("takes one course at a time, against the version that was seen, and keeps a history that verifies", async () => {
    const ruth = world.as("ruth");
    const path = `${at("NSU", "2026-27")}/course`;
    const add = { course: course("MATH 101", { description: "Numbers.", sced: "02052" }) };
    const added = worked(await ruth("POST", path, add, { "if-match": '"1"' }));
    const late = await ruth("POST", path, { course: course("MATH 102") }, { "if-match": '"1"' });
    expect([late.status, late.body.changes]).toMatchObject([412, [{ action: "course-added" }]]);
    const retired = worked(
      await ruth(
        "POST",
        path,
        { replaces: "math 101", course: course("MATH 101", { status: "RETIRED" }) },
        { "if-match": added.etag },
      ),
    );
    const one = worked(await ruth("GET", `${path}?code=MATH+101`));
    expect([one.body.status, one.etag]).toEqual(["RETIRED", retired.etag]);
    const twin = await ruth("POST", path, add, { "if-match": retired.etag });
    expect([twin.status, twin.body.detail]).toEqual([
      409,
      "MATH 101, About MATH 101, is in this catalog already.",
    ]);
    const bad = await ruth(
      "POST",
      path,
      { course: course("X", { sced: "1", cip: "x" }) },
      { "if-match": "*" },
    );
    expect(bad.body.errors ?? bad.body.type).toBeTruthy();
    const history = worked(await ruth("GET", `${at("NSU", "2026-27")}/history`)).body.items;
    expect(history.map((event: { action: string }) => event.action)).toEqual([
      "courses-imported",
      "course-added",
      "course-retired",
    ]);
    expect(worked(await ruth("GET", `${at("NSU", "2026-27")}/history/verify`)).body.intact).toBe(true);
  });

  it("names every field that cannot be taken", async () => {
    const body = { course: { ...course(""), creditHundredths: 0.5, sced: "1", cip: "x", more: 1 } };
    const answer = await world.as("ruth")("POST", `${at("NSU", "2026-27")}/course`, body, {
      "if-match": '"3"',
    });
    expect(answer.status).toBe(422);
    expect(answer.body.errors.map((one: { pointer: string }) => one.pointer)).toEqual(
      expect.arrayContaining(["/course/code", "/course/creditHundredths", "/course/sced", "/course/cip"]),
    );
  });

  it("lets exactly one of many concurrent changes win", async () => {
    const { etag } = await loaded("TRACC", "2027-28", "roberta", ["A,Art,1,CarnegieUnit"]);
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, index) =>
        world.as("roberta")(
          "POST",
          `${at("TRACC", "2027-28")}/course`,
          { course: course(`N ${index}`) },
          { "if-match": etag },
        ),
      ),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ status }) => ![200, 409, 412].includes(status))).toEqual([]);
    const now = worked(await world.as("roberta")("GET", `${at("TRACC", "2027-28")}?whole=true`)).body;
    expect([now.items.length, now.catalog.version]).toEqual([2, 2]);
  });
});

describe("a catalog file", () => {
  inItsOwnWorld();

  it("of 2,000 courses with descriptions is saved whole, read whole, and comes back as no change", async () => {
    const rows = Array.from(
      { length: 2000 },
      (_, index) =>
        `GEN ${index},Course number ${index},3,SemesterHour,"${`Described ${(index * 7919) % 9973}, `.repeat(12)}"`,
    );
    const text = ["code,title,credits,credit_unit,description", ...rows].join("\n");
    const ruth = world.as("ruth");
    const post = (seen: string) =>
      ruth("POST", `${at("NSU", "2027-28")}/import`, text, { ...csv, "if-match": seen });
    const saved = worked(await post('"0"'));
    expect(saved.body.wouldChange.added).toBe(2000);
    const one = worked(await ruth("GET", `${at("NSU", "2027-28")}/course?code=GEN+1234`));
    expect(one.body.description).toContain("Described");
    const again = worked(await post(saved.etag));
    expect([again.body.changes, again.etag]).toEqual([false, saved.etag]);
    const out = worked(await ruth("GET", `${at("NSU", "2027-28")}/courses.csv`));
    const back = worked(await ruth("POST", `${at("NSU", "2027-28")}/import?dryRun=true`, out.body, csv));
    expect([back.body.changes, back.body.problems, back.body.wouldChange.same]).toEqual([false, [], 2000]);
  });

  it("with a problem saves nothing, and says each at its row and column", async () => {
    const rows = ["X 1,Fine,3,SemesterHour", "X 2,,3,SemesterHour", "X 3,Wrong,1/2,SemesterHour"];
    const answer = await world.as("ruth")("POST", `${at("NSU", "2025-26")}/import`, file(...rows), {
      ...csv,
      "if-match": '"0"',
    });
    expect([answer.status, answer.body.type]).toEqual([422, "/problems/file-has-problems"]);
    expect(answer.body.problems).toMatchObject([
      { row: 3, column: "title" },
      { row: 4, column: "credits", fix: { value: "0.50" } },
    ]);
    expect((await world.as("ruth")("GET", at("NSU", "2025-26"))).status).toBe(404);
  });

  it("defuses what a spreadsheet would run on the way out", async () => {
    const { etag } = await loaded("NSU", "2024-25", "ruth", [
      `"=1+1","@SUM(A1)",3,SemesterHour`.replace('"=1+1"', "'=1+1"),
    ]);
    expect(etag).toBe('"1"');
    const out = worked(await world.as("ruth")("GET", `${at("NSU", "2024-25")}/courses.csv`));
    expect(out.body).toContain("'=1+1,'@SUM(A1)");
  });

  it("of a year that is over fills it once, and then only an admin corrects it", async () => {
    await loaded("TRACC", "2024-25", "lena", ["A,Art,1,CarnegieUnit"]);
    const again = (who: string) =>
      world.as(who)("POST", `${at("TRACC", "2024-25")}/import`, file("B,Band,1,CarnegieUnit"), {
        ...csv,
        "if-match": '"1"',
        "acting-for": world.region.organization("TRACC"),
      });
    const refused = await again("lena");
    expect([refused.status, refused.body.type]).toEqual([409, "/problems/wrong-moment"]);
    expect(refused.body.detail).toContain("An admin of Three Rivers Area Career Center");
    expect((await again("roberta")).status).toBe(200);
  });
});

describe("what a course teaches", () => {
  inItsOwnWorld();

  it("is said by who keeps the catalog, with statements that hold, and compared with another course", async () => {
    const { at: framework, etag: seen } = await frameworkOf(world);
    const tom = world.as("tom");
    const there = worked(await tom("GET", `${framework}/statements`)).body.statements;
    const ids = there.map((one: { item: { identifier: string } }) => one.item.identifier);
    const [safety, , workOrder, , setUp] = ids;
    const { etag } = await loaded("PLCC", "2026-27", "tom", [
      "A,Art,3,SemesterHour",
      "B,Band,3,SemesterHour",
    ]);
    const path = `${at("PLCC", "2026-27")}/alignment`;
    const put = (code: string, statementIds: string[], ifMatch: string) =>
      tom("PUT", path, { code, statementIds }, { "if-match": ifMatch });
    const first = worked(await put("a", [safety, workOrder, setUp], etag));
    expect(first.body.statements.map((one: { stands: { level: string } }) => one.stands.level)).toEqual([
      "essential",
      "cluster",
      "pathway",
    ]);
    const second = worked(await put("B", [setUp, safety], first.etag));
    expect(
      (await put("B", [safety, safety, "b".repeat(8) + safety.slice(8)], second.etag)).body.errors,
    ).toEqual([
      { pointer: "/statementIds/1", detail: "each statement once" },
      { pointer: "/statementIds/2", detail: "a statement of a framework that this region may read" },
    ]);
    const overlap = worked(await world.as("priya")("GET", `${at("PLCC", "2026-27")}/overlap?code=A&with=B`));
    expect([overlap.body.percent, overlap.body.common.length, overlap.body.one.statements]).toEqual([
      100, 2, 3,
    ]);

    // One is retired: what was mapped stays, and says so; nobody maps anything to it anew.
    const retired = worked(
      await tom("DELETE", `${framework}/statements/${safety}`, undefined, { "if-match": seen }),
    );
    worked(await tom("POST", `${framework}/publish`, { version: "Second" }, { "if-match": retired.etag }));
    const now = worked(await tom("GET", `${path}?code=B`)).body.statements;
    expect(now[1].stands.retiredOn).toBe("2026-11-23");
    const third = worked(await put("A", [workOrder], second.etag));
    const anew = await put("A", [safety], third.etag);
    expect(anew.body.errors[0].detail).toContain("this one was retired");
  });
});

describe("drift", () => {
  inItsOwnWorld();
  let drifted: Awaited<ReturnType<typeof executed>>;

  it("is nothing without catalogs, then names what changed and the rules it touches, before and after", async () => {
    clock = "2026-05-10T15:00:00Z";
    drifted = await executed(world, healthCsv());
    const { at: agreement, id } = drifted;
    clock = "2026-11-23T15:00:00Z";
    const before = worked(await world.as("anjali")("GET", `${agreement}/drift`));
    expect(before.body).toEqual({ compared: [], drift: [] });

    await loaded("PLCC", "2025-26", "tom", [
      "HLT 110,Medical Terminology,2,SemesterHour",
      "HLT 101,Introduction to Health Careers,3,SemesterHour",
      "NUR 106,Basic Nursing Assistant,7,SemesterHour",
      "FYS 100,First-Year Seminar,1,SemesterHour",
    ]);
    const next = file(
      "HLT 110,Medical Language,2,SemesterHour",
      "HLT 101,Introduction to Health Careers,3,SemesterHour",
      "NUR 106,Basic Nursing Assistant,6,SemesterHour",
      "FYS 101,First-Year Seminar,1,SemesterHour",
    );
    const dry = worked(
      await world.as("tom")("POST", `${at("PLCC", "2026-27")}/import?dryRun=true`, next, csv),
    );
    const mine = dry.body.touched.find((one: { agreementId: string }) => one.agreementId === id);
    expect(
      mine.drift.map((one: { kind: string; code: string; ruleNos: number[] }) => [
        one.kind,
        one.code,
        one.ruleNos,
      ]),
    ).toEqual([
      ["RENAMED", "HLT 110", [1]],
      ["GONE", "FYS 100", [2]],
      ["CREDIT_CHANGED", "NUR 106", [3]],
    ]);
    expect(mine.drift[1].perhaps).toEqual({ code: "FYS 101", title: "First-Year Seminar" });
    // A dry run has told, and changed nothing.
    expect((await world.as("tom")("GET", at("PLCC", "2026-27"))).status).toBe(404);

    worked(
      await world.as("tom")("POST", `${at("PLCC", "2026-27")}/import`, next, {
        ...csv,
        "if-match": dry.etag,
      }),
    );
    const after = worked(await world.as("anjali")("GET", `${agreement}/drift`)).body;
    expect(after.drift).toEqual(mine.drift);
    expect(after.compared).toEqual([{ organizationId: world.region.organization("PLCC"), year: "2026-27" }]);
    expect(after.drift.find((one: { code: string }) => one.code === "NUR 106")).toMatchObject({
      side: "RECEIVING",
      before: { creditHundredths: 700 },
      after: { creditHundredths: 600 },
      year: "2026-27",
    });
  });

  it("is told an outsider of what was executed, and never of the draft beside it", async () => {
    const { at: agreement, id } = drifted;
    const ask = async (who: string) => worked(await world.as(who)("GET", `${agreement}/drift`)).body;
    const before = (await ask("gus")).drift;
    expect(before).toHaveLength(3);
    const { etag } = await world.as("tom")("GET", agreement);
    const draft = worked(await world.as("tom")("POST", `${agreement}/amend`, {}, { "if-match": etag }));
    const { clauses: _beside, ...terms } = worked(await world.as("tom")("GET", `${agreement}/rules`)).body;
    const none = { ...terms, rules: [] };
    worked(await world.as("tom")("PUT", `${agreement}/rules`, none, { "if-match": draft.etag }));
    expect((await ask("tom")).drift).toEqual([]);
    expect((await ask("gus")).drift).toEqual(before);
    const listed = worked(await world.as("gus")("GET", `${p}/drift?limit=50`)).body.items;
    expect(listed.find((one: { agreementId: string }) => one.agreementId === id).drift).toEqual(before);
  });

  it("is listed over the agreements one may read, a bounded number at a time", async () => {
    const { id } = await drafted(world, weldingCsv(), { name: "A draft of Tom's" });
    const listed = async (who: string, query = "") => {
      const found: string[] = [];
      let next: string | undefined;
      let pages = 0;
      do {
        const mark = next ? `&cursor=${encodeURIComponent(next)}` : "";
        const page = worked(await world.as(who)("GET", `${p}/drift?limit=1${query}${mark}`)).body;
        expect(page.items.length).toBeLessThanOrEqual(1);
        found.push(...page.items.map((one: { agreementId: string }) => one.agreementId));
        next = page.next;
        pages++;
      } while (next && pages < 50);
      return found;
    };
    const plcc = `&party=${world.region.organization("PLCC")}`;
    expect(await listed("tom", plcc)).toContain(id);
    // Not shared yet: a party that was not told hears nothing of it, and neither does another partner.
    expect(await listed("roberta", plcc)).not.toContain(id);
    expect(await listed("ruth", `&party=${world.region.organization("NSU")}`)).toEqual([]);
  });
});

describe("while rules are written", () => {
  inItsOwnWorld();

  it("an award above the receiver's catalog credit needs a reason", async () => {
    const { at: agreement, etag } = await drafted(world, weldingCsv());
    await loaded("PLCC", "2027-28", "tom", ["WLD 101,Introduction to Welding,2,SemesterHour"]);
    const terms = worked(await world.as("tom")("GET", `${agreement}/rules`)).body;
    const put = (rules: object[]) =>
      world.as("tom")("PUT", `${agreement}/rules`, { ...terms, rules }, { "if-match": etag });
    const refused = await put(terms.rules);
    expect([refused.status, refused.body.errors]).toEqual([
      422,
      [
        {
          pointer: expect.stringMatching(/^\/rules\/\d+\/awards\/0\/course\/creditHundredths$/),
          detail: expect.stringContaining("WLD 101 counts 2.00 in the 2027-28 catalog"),
        },
      ],
    ]);
    const excused = terms.rules.map((rule: object) => ({ ...rule, creditOverride: "The longer lab." }));
    expect((await put(excused)).status).toBe(200);
  });

  it("a file is asked about courses that the catalog does not have, or has with another credit", async () => {
    const started = worked(await world.as("tom")("POST", base, draft(world)));
    const agreement = `${base}/${started.body.id}`;
    await loaded("CBHS", "2026-27", "lena", [
      "WELD1,Welding I,2,CarnegieUnit",
      "WELD2,Welding II,1,CarnegieUnit",
    ]);
    const report = worked(
      await world.as("tom")("POST", `${agreement}/rules/import?dryRun=true`, weldingCsv(), csv),
    ).body;
    const asked = report.problems.filter((one: { severity: string }) => one.severity === "asks");
    expect(asked).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ read: "WELD3", expected: expect.stringContaining("2026-27 catalog") }),
        expect.objectContaining({ column: "credits", fix: expect.objectContaining({ value: "2.00" }) }),
      ]),
    );
    expect(asked.map((one: { read: string }) => one.read)).not.toContain("WELD2");
  });
});
