/** Dual credit partnerships of the sample: courses that are on both transcripts at once. Data only. */
import { cbhs, plcc, type SampleAgreement, simple, tracc } from "./agreement.ts";

export const dualCredit: readonly SampleAgreement[] = [
  {
    number: "DC-BUS-003",
    name: "Business Foundations dual credit",
    type: "DUAL_CREDIT_PARTNERSHIP",
    purpose:
      "Business Foundations is taught at Cedar Bend under the college's curriculum and posted to its transcript at once.",
    pathwayId: "business/general-management",
    cip: "52.0201",
    parties: [plcc("anjali"), cbhs],
    by: "tom",
    from: { days: -510 },
    until: { days: 189 },
    stage: "executed",
    startedDaysAgo: 560,
    signedAfter: 39,
    visibility: "PUBLIC",
    rules: [
      ...simple(
        1,
        "CBHS,BUSF,Business Foundations",
        "1.00",
        "PLCC,BUS 101,Introduction to Business",
        "3.00",
        "C",
      ),
      ...simple(2, "CBHS,ACCT1,Accounting I", "1.00", "PLCC,ACC 101,Financial Accounting", "4.00", "C"),
    ],
  },
  {
    number: "DC-TRACC-001",
    name: "Three Rivers dual credit partnership",
    type: "DUAL_CREDIT_PARTNERSHIP",
    purpose: "Who does what when college courses are taught at the career center.",
    pathwayId: "transportation/facility-and-mobile-equipment-maintenance",
    cip: "47.0604",
    parties: [plcc("curtis"), tracc],
    by: "roberta",
    from: { days: -510 },
    until: { days: 585 },
    stage: "executed",
    startedDaysAgo: 600,
    signedAfter: 70,
    visibility: "PARTNERSHIP",
    rules: [
      ...simple(
        1,
        "TRACC,AUTO1,Automotive Technology I",
        "2.00",
        "PLCC,AUT 110,Engine Fundamentals",
        "4.00",
        "C",
      ),
      ...simple(
        2,
        "TRACC,AUTO2,Automotive Technology II",
        "2.00",
        "PLCC,AUT 130,Brakes and Suspension",
        "4.00",
        "C",
      ),
    ],
  },
];
