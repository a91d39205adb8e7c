/** Who may change a catalog and when, and what a change makes of it. */
import { describe, expect, it } from "vitest";
import { academicYearOf, daysOfYear, isAcademicYear, yearsOn } from "#shared/academic-year.ts";
import { coursesMax } from "#shared/courses/limits.ts";
import {
  byCode,
  counted,
  mentions,
  objectionToCataloging,
  objectionToChange,
  objectionToYear,
  withChange,
  yearFor,
} from "#shared/courses/rules.ts";
import { Course } from "#shared/courses/schema.ts";
import { OrganizationId } from "#shared/ids.ts";
import type { Role } from "#shared/people/schema.ts";
import { actorAt } from "#test/courses/given.ts";

const id = OrganizationId.parse(`org_${"a".repeat(20)}`);
const other = OrganizationId.parse(`org_${"b".repeat(20)}`);
const college = { id, name: "Prairie Lakes" };
const course = (code: string, more: object = {}) =>
  Course.parse({ code, title: `About ${code}`, creditHundredths: 300, unit: "SemesterHour", ...more });
const today = "2026-11-23";

describe("an academic year", () => {
  it("runs from July 1 to June 30 and is named after both its years", () => {
    expect(["2026-06-30", "2026-07-01", "2027-06-30", "2099-12-01"].map(academicYearOf)).toEqual([
      "2025-26",
      "2026-27",
      "2026-27",
      "2099-00",
    ]);
    expect(daysOfYear("2026-27")).toEqual({ from: "2026-07-01", until: "2027-06-30" });
    expect(yearsOn("2026-27", -1)).toBe("2025-26");
  });

  it("has one name only", () => {
    expect(["2026-27", "2099-00"].every(isAcademicYear)).toBe(true);
    expect(["2026-28", "26-27", "2026-2027", "2026", "", "1999-00"].some(isAcademicYear)).toBe(false);
  });
});

describe("who keeps a catalog", () => {
  const may = (role: Role, at = id, year = "2026-27", filled = true) =>
    objectionToCataloging(actorAt(at, role), college, year, today, filled)?.code;

  it("is an editor or admin of the organization itself", () => {
    const roles: Role[] = ["viewer", "reviewer", "signatory", "editor", "admin"];
    expect(roles.filter((role) => may(role) === undefined)).toEqual(["editor", "admin"]);
    expect(may("admin", other)).toBe("role-missing");
  });

  it("leaves a year that is over as it was, but for an admin's correction", () => {
    expect([may("editor", id, "2025-26"), may("admin", id, "2025-26")]).toEqual(["wrong-moment", undefined]);
    expect([may("editor", id, "2025-26", false), may("editor", id, "2027-28")]).toEqual([
      undefined,
      undefined,
    ]);
  });

  it("is nobody once the organization has merged into another", () => {
    const merged = { ...college, successor: { id: other } };
    expect(objectionToCataloging(actorAt(id, "admin"), merged, "2026-27", today, true)?.code).toBe(
      "wrong-moment",
    );
  });

  it("starts years from fifteen back to two ahead", () => {
    const fits = (year: string) => objectionToYear(year, today) === undefined;
    expect([fits("2011-12"), fits("2028-29")]).toEqual([true, true]);
    expect([fits("2010-11"), fits("2029-30")]).toEqual([false, false]);
  });
});

describe("one change", () => {
  const courses = [course("WLD 101"), course("WLD 121")];

  it("finds its course whatever the letter case and spaces, and refuses a second one of that code", () => {
    expect(objectionToChange(courses, { course: course("wld  101") })?.code).toBe("already-there");
    expect(objectionToChange(courses, { replaces: "wld 101", course: course("WLD 121") })?.code).toBe(
      "already-there",
    );
    expect(objectionToChange(courses, { replaces: "WLD 999", course: course("WLD 999") })?.code).toBe(
      "not-found",
    );
    expect(objectionToChange(courses, { replaces: "Wld 101", course: course("WLD  101") })).toBeUndefined();
  });

  it("is refused in a catalog that is full, unless it replaces", () => {
    const full = Array.from({ length: coursesMax }, (_, index) => course(`C ${index}`));
    expect(objectionToChange(full, { course: course("NEW") })?.code).toBe("too-many-rows");
    expect(objectionToChange(full, { replaces: "C 7", course: course("NEW") })).toBeUndefined();
  });

  it("keeps the order of codes as people count, and says what happened", () => {
    const added = withChange(courses, { course: course("WLD 9") });
    expect(added.courses.map(({ code }) => code)).toEqual(["WLD 9", "WLD 101", "WLD 121"]);
    expect(added.happened).toEqual({ action: "course-added", note: "WLD 9, About WLD 9" });
    const retired = withChange(courses, {
      replaces: "WLD 101",
      course: course("WLD 101", { status: "RETIRED" }),
    });
    expect(retired.happened.action).toBe("course-retired");
    expect(counted(retired.courses)).toEqual({ active: 1, retired: 1 });
    const renumbered = withChange(courses, { replaces: "WLD 101", course: course("WLD 100") });
    expect(renumbered.happened).toEqual({
      action: "course-changed",
      note: "WLD 101, now WLD 100, About WLD 100",
    });
  });
});

it("orders codes that read alike too, so that a page that ends between them loses none", () => {
  const codes = ["WLD 1", "wld 01", "WLD 001", "WLD 2", "wld  1A"];
  for (const a of codes)
    for (const b of codes) {
      const [one, other] = [byCode({ code: a }, { code: b }), byCode({ code: b }, { code: a })];
      expect([Math.sign(one) + Math.sign(other), one === 0]).toEqual([0, a === b]);
    }
  expect(byCode({ code: "WLD 1" }, { code: "wld  1" })).toBe(0);
});

it("finds courses by every word of a search, in code, title and other codes", () => {
  const one = course("WLD 101", { title: "Introduction to Welding", sced: "13207" });
  expect(["weld intro", "wld 101", "13207", ""].every((wanted) => mentions(one, wanted))).toBe(true);
  expect(mentions(one, "welding nursing")).toBe(false);
});

it("takes the newest year that has begun by a day", () => {
  const rows = ["2027-28", "2025-26", "2026-27"].map((year) => ({ year }));
  expect(
    ["2027-06-30", "2027-07-01", "2025-06-30", "2040-01-01"].map((day) => yearFor(rows, day)?.year),
  ).toEqual(["2026-27", "2027-28", undefined, "2027-28"]);
});
