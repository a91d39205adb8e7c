/**
 * The bases that come with Causeway beside the federal ones on education records: Illinois law, wage records, and what
 * is no education record at all (data-sharing.md 1.4, 1.5, 3.2). Marked like those.
 */
import { element, ours, read, recalled, written } from "./bases-marks.ts";
import type { LegalBasisContent } from "./bases-schema.ts";

const soppa = "105 ILCS 85/15(4)";
const p20 = "105 ILCS 13/25(c)";
const iccb = "110 ILCS 805/2-11.2";
const issra = "105 ILCS 10/6(a)(4)";
const wages = "20 CFR 603.10(b)";
const illinois = {
  jurisdiction: "US-IL",
  family: "state",
  addsToFerpa: true,
  implies: [] as string[],
} as const;

export const stateBases: Readonly<Record<string, LegalBasisContent>> = {
  il_soppa_operator: {
    ...illinois,
    name: "Illinois SOPPA, operator of an online service",
    citation: soppa,
    implies: ["ferpa_school_official"],
    elements: [
      element("SOPPA-A", "List the categories or types of covered information.", `${soppa}(A)`, read, [
        "elements",
      ]),
      element("SOPPA-B", "State the product or service.", `${soppa}(B)`, read),
      element(
        "SOPPA-C",
        "State that the operator acts as a school official: legitimate interest, a service the school would else do, direct control, use limited, nothing passed on.",
        `${soppa}(C)`,
        read,
      ),
      element("SOPPA-D", "Say who bears the costs of a breach.", `${soppa}(D)`, read, ["costs"]),
      element(
        "SOPPA-E",
        "Delete or transfer the information when it is no longer needed, and say within which time.",
        `${soppa}(E)`,
        recalled,
        ["destroy_within"],
      ),
      element(
        "SOPPA-F",
        "Say that the school publishes the agreement on its website, with what may be left out.",
        `${soppa}(F)`,
        read,
      ),
    ],
    facts: [
      written("operatorAddress", "The operator's business address", "105 ILCS 85/27", read),
      written(
        "publishedAt",
        "Where the school will post the agreement, within days of its signing",
        "105 ILCS 85/27",
        read,
      ),
    ],
    // Ten days by a law firm's note; business days, perhaps.
    needs: { postedWithinDays: 10, citation: "105 ILCS 85/27", ...recalled },
  },

  il_p20_longitudinal: {
    ...illinois,
    name: "Illinois P-20 Longitudinal Education Data System Act",
    citation: p20,
    elements: [
      element("P20-1", "Say under which privacy laws the arrangement is permissible.", `${p20}(1)`, read),
      element(
        "P20-2",
        "Let nobody but the recipient's authorized representatives tell who a student is.",
        `${p20}(3)`,
        read,
      ),
      element("P20-3", "Destroy or return the data when no longer needed.", `${p20}(4)`, read, [
        "destruction_or_return",
      ]),
      element("P20-4", "Say what for.", `${p20}(5)`, recalled, ["purposes"]),
      element("P20-5", "Say how far it goes.", `${p20}(5)`, recalled, ["scope"]),
      element("P20-6", "Say how long it runs.", `${p20}(5)`, recalled, ["term"]),
      element("P20-7", "Limit use to that purpose.", `${p20}(5)`, recalled),
      element("P20-8", "Restrict access and use, and keep the data secure.", `${p20}(5)`, recalled, [
        "security",
      ]),
    ],
    facts: [],
    needs: {
      sectorApprovals: [
        { sector: "K12", organizationTypes: ["secondary"], by: "State Superintendent of Education" },
        {
          sector: "CC",
          organizationTypes: ["postsecondary", "adult-education"],
          by: "chief executive of the Illinois Community College Board",
        },
        {
          sector: "HE",
          organizationTypes: ["university"],
          by: "director of the Illinois Board of Higher Education",
        },
      ],
      citation: `${p20}(2)`,
      ...read,
    },
  },

  il_iccb_data: {
    ...illinois,
    name: "Illinois community college data",
    citation: iccb,
    elements: [
      element("ICCB1", "Be approved and signed before any person's data are disclosed.", iccb, read, [
        "approvals",
      ]),
      element("ICCB2", "Say what keeps the data private and secure.", iccb, read, ["security"]),
    ],
    facts: [],
    needs: {},
  },

  il_issra_research: {
    ...illinois,
    name: "Illinois School Student Records Act, research and planning",
    citation: issra,
    elements: [
      element(
        "ISSRA1",
        "Say that it is for research, statistical reporting or planning, permissible under FERPA and done in accordance with it.",
        issra,
        read,
      ),
    ],
    facts: [],
    needs: { contact: "custodian", citation: issra, ...read },
  },

  uc_603: {
    name: "Unemployment insurance wage records",
    jurisdiction: "US",
    citation: wages,
    family: "employment",
    addsToFerpa: false,
    implies: [],
    elements: [
      element("UC1", "Say exactly which information is disclosed, and what for.", `${wages}(1)(i)`, read, [
        "elements",
      ]),
      element("UC2", "Limit it to those who need it.", `${wages}(1)(ii)`, read, ["role_limited_access"]),
      element(
        "UC3",
        "Say how and when information is asked for and sent, and in which format.",
        `${wages}(1)(iii)`,
        read,
        ["transfers"],
      ),
      element("UC4", "Let it be ended when the safeguards fail.", wages, read, ["termination"]),
      element("UC5", "Say who pays the costs.", wages, recalled, ["costs"]),
      element("UC6", "Keep the safeguards of the federal rule.", "20 CFR 603.9", recalled, ["security"]),
      element("UC7", "Allow access for audits.", wages, recalled, ["audit_right"]),
    ],
    facts: [
      written(
        "agencyReference",
        "The state agency's reference number, such as the portal's id at IDES",
        "IDES Shared Data Agreement, request form",
        read,
      ),
    ],
    needs: {
      disclosingCapacity: ["uc_agency"],
      evidence: [
        { what: "The agency's internal control questionnaire, answered", kinds: ["questionnaire"] },
        {
          what: "Signed acknowledgements of the employees who will see the data",
          kinds: ["acknowledgement"],
        },
      ],
      citation: "IDES Shared Data Agreement",
      ...read,
    },
  },

  non_education_record: {
    name: "No education record",
    jurisdiction: "US",
    citation: "the parties' own agreement",
    family: "other",
    addsToFerpa: false,
    implies: [],
    elements: [
      element("NE1", "Say what for.", "hub rule", ours, ["purposes"]),
      element("NE2", "Say what stays confidential.", "hub rule", ours),
    ],
    facts: [],
    needs: {},
  },

  other_statute: {
    name: "Another law",
    jurisdiction: "US",
    citation: "the law named in the agreement",
    family: "other",
    addsToFerpa: false,
    implies: [],
    elements: [],
    facts: [
      written("citation", "The law that allows it: its citation", "hub rule", ours),
      written("counselNote", "What counsel says of it", "hub rule", ours),
    ],
    needs: {},
  },
};
