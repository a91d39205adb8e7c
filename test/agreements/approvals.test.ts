/** Annual approval day by day: when it opens, when it is due, whose word is missing, and that a signature counts. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { academicYearOf, daysOfYear } from "#shared/academic-year.ts";
import { approvalYears, isApprovalOverdue, objectionToApproving } from "#shared/agreements/approvals.ts";
import type { Agreement } from "#shared/agreements/schema.ts";
import { totals } from "#shared/agreements/totals.ts";
import type { AgreementId, OrganizationId, PartnershipId, PersonId } from "#shared/ids.ts";
import { plusDays } from "#shared/time.ts";
import { cbhs, plcc } from "./agreed.ts";

const deadlines = { annualApproval: "07-01" };
const agreement = (changes: Partial<Agreement> = {}): Agreement => ({
  id: `agr_${"a".repeat(20)}` as AgreementId,
  codedNotation: "AA-1",
  name: "Welding",
  agreementType: "ARTICULATION",
  purpose: "",
  stewardId: plcc,
  visibility: "PARTIES",
  versionNo: 1,
  versionKind: "ORIGINAL",
  status: "EXECUTED",
  shared: true,
  parties: [
    { organizationId: plcc, role: "RECEIVING", reviewerIds: [] },
    { organizationId: cbhs, role: "SENDING", reviewerIds: [] },
    { organizationId: `org_${"f".repeat(20)}` as OrganizationId, role: "FACILITATOR", reviewerIds: [] },
  ],
  dateEffective: "2024-08-01",
  expirationDate: "2028-07-31",
  dateSigned: "2024-06-15",
  cipCodes: [],
  totals: totals({ rules: [], findings: [], conditions: [] }),
  signatureSlots: [],
  noticeDays: 90,
  signatures: [],
  unattested: [],
  delegations: [],
  earlier: [],
  startedBy: `per_${"a".repeat(20)}` as PersonId,
  startedAt: "2024-03-01T12:00:00.000Z",
  version: 1,
  ...changes,
});
const actor = (organization: OrganizationId, ...roles: ("signatory" | "admin" | "editor")[]) => ({
  person: `per_${"b".repeat(20)}` as PersonId,
  name: "B",
  partnership: "cedar-valley" as PartnershipId,
  organization,
  roles,
  partnershipRoles: [],
});
const states = (of: Agreement, today: string, given: Parameters<typeof approvalYears>[1] = []) =>
  approvalYears(of, given, deadlines, today).map(({ academicYear, parties }) => [
    academicYear,
    ...parties.map(({ state }) => state),
  ]);
const by = (organizationId: OrganizationId, academicYear: string) => ({ organizationId, academicYear });

describe("the years of an agreement", () => {
  it("opens each 120 days before it is due, for the parties that send or receive and for nobody else", () => {
    expect(states(agreement(), "2025-03-02")).toEqual([["2024-25", "SIGNED", "SIGNED"]]);
    expect(states(agreement(), "2025-03-03")).toEqual([
      ["2025-26", "OPEN", "OPEN"],
      ["2024-25", "SIGNED", "SIGNED"],
    ]);
  });

  it("is overdue from the day after its due date, for each side that has said nothing", () => {
    expect(states(agreement(), "2025-07-01")[0]).toEqual(["2025-26", "OPEN", "OPEN"]);
    expect(states(agreement(), "2025-07-02", [by(cbhs, "2025-26")])[0]).toEqual([
      "2025-26",
      "OVERDUE",
      "GIVEN",
    ]);
    expect(isApprovalOverdue(agreement(), [by(cbhs, "2025-26")], deadlines, "2025-07-02")).toBe(true);
    expect(
      isApprovalOverdue(agreement(), [by(cbhs, "2025-26"), by(plcc, "2025-26")], deadlines, "2025-07-02"),
    ).toBe(false);
  });

  it("counts a signature given while a year's approval was open, and only for that year", () => {
    const renewed = agreement({
      versionNo: 2,
      dateEffective: "2026-08-01",
      dateSigned: "2026-05-20",
      earlier: [
        {
          versionNo: 1,
          versionKind: "ORIGINAL",
          status: "EXECUTED",
          name: "Welding",
          parties: agreement().parties.map(({ organizationId, role }) => ({ organizationId, role })),
          dateEffective: "2024-08-01",
          expirationDate: "2026-07-31",
          dateSigned: "2024-06-15",
          cipCodes: [],
          noticeDays: 90,
        },
      ],
    });
    expect(states(renewed, "2026-11-23")).toEqual([
      ["2026-27", "SIGNED", "SIGNED"],
      ["2025-26", "OVERDUE", "OVERDUE"],
      ["2024-25", "SIGNED", "SIGNED"],
    ]);
  });

  it("counts a signature for the year in which its version begins, whenever it was given", () => {
    for (const dateSigned of ["2023-11-02", "2025-02-03"])
      expect([dateSigned, ...states(agreement({ dateSigned }), "2025-07-02")]).toEqual([
        dateSigned,
        ["2025-26", "OVERDUE", "OVERDUE"],
        ["2024-25", "SIGNED", "SIGNED"],
      ]);
    expect(states(agreement({ dateSigned: "2025-08-20" }), "2025-09-01")).toEqual([
      ["2025-26", "SIGNED", "SIGNED"],
      ["2024-25", "SIGNED", "SIGNED"],
    ]);
  });

  it("asks nothing for years that were over before the hub knew of the agreement", () => {
    const old = agreement({
      dateEffective: "2019-08-01",
      dateSigned: "2019-06-15",
      startedAt: "2026-09-01T12:00:00.000Z",
    });
    expect(states(old, "2026-11-23").map(([year]) => year)).toEqual(["2026-27"]);
  });

  it("warns only while it is in force: not before it is signed, not after it has ended", () => {
    expect(isApprovalOverdue(agreement({ status: "IN_REVIEW" }), [], deadlines, "2026-11-23")).toBe(false);
    expect(isApprovalOverdue(agreement({ expirationDate: "2026-10-31" }), [], deadlines, "2026-11-23")).toBe(
      false,
    );
  });

  it("says overdue on exactly the days a plain reading of the rule does", () => {
    const day = fc.integer({ min: 0, max: 2200 }).map((n) => plusDays("2024-01-01", n));
    fc.assert(
      fc.property(
        day,
        day,
        day,
        fc.subarray(["2024-25", "2025-26", "2026-27", "2027-28", "2028-29"]),
        (a, b, today, given) => {
          const [dateEffective, expirationDate] = [a, b].sort() as [string, string];
          const of = agreement({
            dateEffective,
            expirationDate,
            dateSigned: "2023-01-15",
            startedAt: "2023-01-01T00:00:00.000Z",
          });
          const words = given.flatMap((year) => [by(plcc, year), by(cbhs, year)]);
          let plain = false;
          if (dateEffective <= today && today <= expirationDate)
            for (let on = dateEffective; on <= today; on = plusDays(on, 1)) {
              const year = academicYearOf(on);
              const signed = year === academicYearOf(dateEffective);
              if (today > daysOfYear(year).from && !signed && !given.includes(year)) plain = true;
            }
          expect(isApprovalOverdue(of, words, deadlines, today)).toBe(plain);
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe("who reaffirms it", () => {
  const why = (who: Parameters<typeof objectionToApproving>[1], year = "2025-26", today = "2025-09-01") =>
    objectionToApproving(agreement(), who, year, deadlines, today)?.code;

  it("is a signatory or admin of a side, for a year that has opened", () => {
    expect(why(actor(plcc, "signatory"))).toBeUndefined();
    expect(why(actor(cbhs, "admin"))).toBeUndefined();
    expect(why(actor(cbhs, "editor"))).toBe("role-missing");
    expect(why(actor(`org_${"f".repeat(20)}` as OrganizationId, "signatory"))).toBe("not-a-party");
    expect(why(actor(plcc, "signatory"), "2026-27")).toBe("wrong-moment");
    expect(why(actor(plcc, "signatory"), "2031-32", "2032-01-01")).toBe("wrong-moment");
  });
});
