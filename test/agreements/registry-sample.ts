/** A public agreement of two versions with everything CTDL has a word for, for tests that need no engine. */
import type { RegistryAgreement, RegistryVersion } from "#shared/agreements/registry.ts";
import { RegistryAgreement as RegistryAgreementSchema } from "#shared/agreements/registry.ts";
import type { EquivalencyRule, Terms } from "#shared/agreements/terms-schema.ts";
import { totals } from "#shared/agreements/totals.ts";
import { award, cbhs, condition, course, organizations, plcc, rule, tracc } from "./agreed.ts";

const rules = (until: string): EquivalencyRule[] => [
  rule({
    ruleNo: 1,
    validTo: until,
    title: "Welding",
    intermediaryCode: "IAI IND 914",
    options: [
      {
        optionNo: 1,
        slots: [
          { slotNo: 1, chooseN: 1, courses: [course("WELD1", "B")] },
          { slotNo: 2, chooseN: 2, courses: [course("A", "C"), course("B"), course("T1", "C", tracc)] },
        ],
      },
      { optionNo: 2, slots: [{ slotNo: 1, chooseN: 1, courses: [course("WELDX", undefined, tracc)] }] },
    ],
    awards: [award("WLD 101", 267), award("FYS 100", 0, "WAIVER")],
    awardMethod: "DUAL_CREDIT_TRANSCRIPT",
    conditions: [condition("INDUSTRY_CREDENTIAL", "AWS D1.1"), condition("MIN_EXAM_PERCENT", "80")],
  }),
  rule({
    ruleNo: 2,
    validTo: until,
    options: [{ optionNo: 1, slots: [{ slotNo: 1, chooseN: 1, courses: [course("ENG4")] }] }],
    awards: [award("ENG 1XX", 300, "ELECTIVE")],
  }),
];

const terms = (until: string): Terms => ({
  rules: rules(until),
  findings: [],
  conditions: [condition("ENROLL_WITHIN_MONTHS", "24")],
  clauses: [
    { listId: "5.6", statementType: "AWARDING", text: "Credit is posted when it is earned.", satisfies: [] },
  ],
});

export const version = (versionNo: number, more: Partial<RegistryVersion> = {}): RegistryVersion => {
  const said = more.terms ?? terms(more.expirationDate ?? "2028-07-31");
  return {
    partnership: "cedar-valley" as RegistryVersion["partnership"],
    agreementId: `agr_${"w".repeat(20)}` as RegistryVersion["agreementId"],
    codedNotation: "AA-WELD-020",
    name: "Welding articulation",
    agreementType: "ARTICULATION",
    versionNo,
    kind: versionNo === 1 ? "ORIGINAL" : "AMENDMENT",
    dateEffective: "2026-08-01",
    expirationDate: "2028-07-31",
    executedOn: "2026-07-15",
    purpose: "Welders start college further on.",
    organizations,
    parties: [
      { organizationId: cbhs, role: "SENDING" },
      { organizationId: tracc, role: "SENDING" },
      { organizationId: plcc, role: "RECEIVING" },
    ],
    pathway: { id: "manufacturing/production", name: "Production", cluster: "Manufacturing" },
    cipCodes: ["48.0508"],
    signatures: [{ organizationId: plcc, title: "Vice President of Instruction", signedOn: "2026-07-15" }],
    phase: "IN_FORCE",
    lastDay: more.terminationDay ?? more.renewsUntil ?? more.expirationDate ?? "2028-07-31",
    ...more,
    terms: said,
    totals: totals(said),
  };
};

export const agreement = (versions: RegistryVersion[], today = "2026-11-23"): RegistryAgreement =>
  RegistryAgreementSchema.parse({
    id: `agr_${"w".repeat(20)}`,
    codedNotation: "AA-WELD-020",
    partnership: { id: "cedar-valley", name: "Cedar Valley" },
    today,
    versions: versions.toSorted((a, b) => b.versionNo - a.versionNo),
  });

/** The original, and an amendment that took over on August 1, 2027. */
export const amended = (today?: string): RegistryAgreement =>
  agreement(
    [
      version(1, { lastDay: "2027-07-31" }),
      version(2, {
        dateEffective: "2027-08-01",
        expirationDate: "2029-07-31",
        executedOn: "2027-06-01",
        changeSummary: "The exam score is new.",
      }),
    ],
    today,
  );
