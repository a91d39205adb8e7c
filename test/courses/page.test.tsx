// @vitest-environment happy-dom
/** What people read about changed courses, and what a rule's fields offer of a catalog. */
import { LocationProvider } from "preact-iso/router";
import { render } from "preact-render-to-string";
import { describe, expect, it } from "vitest";
import type { CreditUnit } from "#shared/agreements/terms-schema.ts";
import type { Drift } from "#shared/courses/drift-schema.ts";
import type { CourseRow } from "#shared/courses/schema.ts";
import { OrganizationId } from "#shared/ids.ts";
import { DriftList } from "#web/courses/drift-list.tsx";
import { meant, offeredFor, taughtBy } from "#web/courses/taught.ts";

const plcc = OrganizationId.parse(`org_${"c".repeat(20)}`);
const tracc = OrganizationId.parse(`org_${"b".repeat(20)}`);

const drift = (more: Partial<Drift>): Drift => ({
  kind: "RENAMED",
  side: "RECEIVING",
  organizationId: plcc,
  code: "AUT 110",
  before: { title: "Engine Fundamentals", creditHundredths: 400, unit: "SemesterHour" },
  after: { title: "Engine Performance", creditHundredths: 300, unit: "SemesterHour" },
  year: "2026-27",
  ruleNos: [1, 4],
  ...more,
});
const heard = (...all: Drift[]) =>
  render(
    <LocationProvider>
      <DriftList drift={all} code={() => "PLCC"} ruleHref={(no) => `/there#rule-${no}`} />
    </LocationProvider>,
  );
const text = (html: string) => html.replace(/<[^>]+>/g, " ").replace(/\s+/g, " ");

describe("a course that changed", () => {
  it("is told before and after, in the part that changed, with a link to each rule it touches", () => {
    const renamed = heard(drift({}));
    expect(text(renamed)).toContain(
      "PLCC AUT 110 granted New title Engine Fundamentals Engine Performance 2026-27",
    );
    expect(renamed).toContain('href="/there#rule-1"');
    expect(renamed).toContain('href="/there#rule-4"');
    const weighs = text(heard(drift({ kind: "CREDIT_CHANGED" })));
    expect(weighs).toContain("Credit changed 4.00 semester hours 3.00 semester hours");
  });

  it("that is gone is said to be retired or not there, with the course it may have become", () => {
    const { after: _after, ...gone } = drift({ kind: "GONE", side: "SENDING" });
    expect(text(heard(gone))).toContain("Engine Fundamentals, 4.00 semester hours not in it 2026-27");
    expect(text(heard(drift({ kind: "GONE" })))).toContain("retired");
    const perhaps = { code: "AUT 111", title: "Engines" };
    expect(text(heard({ ...gone, perhaps }))).toContain("not in it; perhaps AUT 111 , Engines");
  });
});

const row = (
  code: string,
  title: string,
  creditHundredths = 300,
  unit: CreditUnit = "SemesterHour",
): CourseRow => ({
  code,
  title,
  creditHundredths,
  unit,
  status: "ACTIVE",
});
const taught = taughtBy(
  new Map([
    [plcc, [row("A 1", "Art"), row("A 10", "Art History", 400), row("WLD 101", "Introduction to Welding")]],
    [tracc, [row("BNA", "Basic Nursing Assistant", 200, "CarnegieUnit")]],
  ]),
  { rules: [] },
);
const empty = { organizationId: plcc, code: "", title: "", credits: "", unit: "SemesterHour" as CreditUnit };

describe("a field for a course", () => {
  it("offers courses by the beginning of their code, then by any part of code or title", () => {
    const codes = (typed: string) => offeredFor(typed, taught.of(plcc)).map(({ code }) => code);
    expect(codes("")).toEqual(["A 1", "A 10", "WLD 101"]);
    expect(codes("a")).toEqual(["A 1", "A 10"]);
    expect(codes("welding")).toEqual(["WLD 101"]);
    const many = Array.from({ length: 3000 }, (_, index) => row(`C ${index}`, "Course"));
    expect(offeredFor("C", many).length).toBeLessThanOrEqual(40);
  });

  it("fills in what the catalog says of a code typed in full, on the way to a longer one too", () => {
    const first = meant(empty, "a 1", [plcc], taught);
    expect(first).toEqual({ ...empty, code: "A 1", title: "Art", credits: "3.00" });
    expect(meant(first ?? empty, "a 10", [plcc], taught)).toMatchObject({
      code: "A 10",
      title: "Art History",
      credits: "4.00",
    });
    expect(meant({ ...empty, title: "My own" }, "A 1", [plcc], taught)).toBeUndefined();
    expect(meant({ ...empty, credits: "2.00" }, "A 1", [plcc], taught)?.credits).toBe("2.00");
  });

  it("finds a course at another organization that may be meant, and at no other", () => {
    expect(meant(empty, "BNA", [plcc, tracc], taught)).toMatchObject({
      organizationId: tracc,
      unit: "CarnegieUnit",
    });
    expect(meant(empty, "BNA", [plcc], taught)).toBeUndefined();
  });

  it("says of a code that it is unlisted only where a catalog is kept", () => {
    expect([taught.isUnlisted(plcc, "XYZ"), taught.isUnlisted(plcc, " wld  101")]).toEqual([true, false]);
    expect([taught.isUnlisted("org_other", "XYZ"), taught.isUnlisted(plcc, " ")]).toEqual([false, false]);
  });
});
