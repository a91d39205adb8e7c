/** How gaps and offers are told on the screen and in the file. */
import { describe, expect, it } from "vitest";
import type { Gap, Said } from "#shared/agreements/gaps.ts";
import type { AgreementId } from "#shared/ids.ts";
import { cbhs, course, plcc } from "#test/agreements/agreed.ts";
import { careerCourses, stateCodes } from "#web/gaps/read.ts";
import { badgeOf, conditionsText, gapText, gradeText, togetherText } from "#web/gaps/words.ts";

const today = "2026-11-23";
const said: Said = {
  agreementId: `agr_${"a".repeat(20)}` as AgreementId,
  agreement: "AA-2026-001",
  name: "Welding",
  course: course("WELD1"),
  receiverId: plcc,
  versionNo: 2,
  ruleNo: 1,
  from: "2026-08-01",
  until: "2028-07-31",
  inForceUntil: "2028-07-31",
  grants: [
    { type: "COURSE", code: "WLD 101", title: "Welding", creditHundredths: 300, unit: "SemesterHour" },
  ],
  together: [],
  conditions: [],
};
const told = (gap: Gap) => gapText(gap, today);

describe("a gap in words", () => {
  it("says state, credit, days, agreement and version", () => {
    expect(told({ kind: "IN_FORCE", said })).toBe(
      "In force; 3.00 semester hours as WLD 101, in force until Jul 31, 2028; AA-2026-001, version 2",
    );
    expect(told({ kind: "EXPIRED", said: { ...said, until: "2026-07-31" } })).toMatch(
      /^Expired; .*, ended Jul 31, 2026;/,
    );
    expect(told({ kind: "UPCOMING", said: { ...said, from: "2027-08-01" } })).toMatch(/from Aug 1, 2027/);
  });

  it("calls a teach-out by its name, though completions count", () => {
    const taught = { ...said, inForceUntil: "2026-10-31" };
    expect(badgeOf({ kind: "IN_FORCE", said: taught }, today).word).toBe("Teach-out");
    expect(told({ kind: "IN_FORCE", said: taught })).toMatch(/completions count until Jul 31, 2028/);
  });

  it("gives a refusal its reason and when it will be looked at again, and keeps never looked at apart", () => {
    const finding = { ...said, grants: [], against: "PLCC BIO 145", revisitOn: "2028-02-01" };
    expect(told({ kind: "REFUSED", said: { ...finding, reason: "LAB_NOT_COMPARABLE" } })).toBe(
      "Refused; The lab hours are not comparable. Compared with PLCC BIO 145. To be looked at again Feb 1, 2028.; AA-2026-001, version 2",
    );
    expect(told({ kind: "NOT_YET_EVALUATED", said: { ...finding, reason: "NOT_YET_EVALUATED" } })).toMatch(
      /^Never evaluated; To be compared with PLCC BIO 145\./,
    );
  });

  it("names what is on its way where nothing holds", () => {
    expect(told({ kind: "NO_AGREEMENT", underWay: said })).toBe("No agreement; On its way in AA-2026-001");
  });
});

describe("an offer in words", () => {
  it("tells grade, what goes with it, and each condition once", () => {
    expect([gradeText({ minGrade: "B" }), gradeText({})]).toEqual(["B or better", "any passing grade"]);
    expect(togetherText({ together: ["HS2", "A or B"] })).toBe("together with HS2 and A or B");
    expect(
      conditionsText({
        conditions: [
          { type: "MIN_EXAM_PERCENT", value: "80" },
          { type: "MIN_EXAM_PERCENT", value: "80" },
        ],
      }),
    ).toEqual(["It asks for 80% or better on the exam."]);
  });
});

describe("a catalog beside the agreements", () => {
  const listed = (code: string, more: object) => ({
    code,
    title: `Course ${code}`,
    creditHundredths: 100,
    unit: "CarnegieUnit" as const,
    status: "ACTIVE" as const,
    ...more,
  });
  const says = {
    agreements: [],
    hidden: 0,
    catalog: {
      year: "2026-27",
      courses: [listed("ROB1", { cip: "15.0405" }), listed("ENG 9", { stateCourseCode: "01001A000" })],
    },
  };

  it("adds the career and technical courses, and knows state codes of all", () => {
    expect(careerCourses(cbhs, says).map(({ code }) => code)).toEqual(["ROB1"]);
    expect([...stateCodes(new Map([[cbhs, says]]))]).toEqual([[`${cbhs} ENG 9`, "01001A000"]]);
  });
});
