/**
 * The federal bases that come with Causeway (data-sharing.md 1.1 to 1.3, 3.2): plain-language readings, each item
 * marked as read at its source or written from memory. A partnership's convener verifies or puts them right.
 */
import { element, read, recalled, written, yes } from "./bases-marks.ts";
import type { LegalBasisContent } from "./bases-schema.ts";

const study = "34 CFR 99.31(a)(6)(iii)(C)";
const audit = "34 CFR 99.35(a)(3)";
const official = "34 CFR 99.31(a)(1)(i)(B)";
const ferpa = { jurisdiction: "US", family: "ferpa", addsToFerpa: false, implies: [] as string[] } as const;

export const ferpaBases: Readonly<Record<string, LegalBasisContent>> = {
  ferpa_studies: {
    ...ferpa,
    name: "FERPA, studies exception",
    citation: study,
    implies: ["ferpa_disclosure"],
    elements: [
      element("ST1", "Say what the study is for.", study, read, ["purposes"]),
      element("ST2", "Say how far the study goes: its scope.", study, read, ["scope"]),
      element("ST3", "Say how long the study runs.", study, read, ["term"]),
      element("ST4", "Say which information is disclosed.", study, read, ["elements"]),
      element("ST5", "Allow personal information to be used only for the purpose stated here.", study, read),
      element(
        "ST6",
        "Conduct the study so that nobody but its own representatives with a legitimate interest can tell who a student or parent is.",
        study,
        read,
      ),
      element("ST7", "Destroy all personal information when the study no longer needs it.", study, read, [
        "destruction",
      ]),
      element("ST8", "Say by when it must be destroyed.", study, read, ["destroy_within"]),
    ],
    facts: [
      yes(
        "onBehalf",
        "The study is for, or on behalf of, the school or agency that discloses.",
        "34 CFR 99.31(a)(6)(i)",
        read,
      ),
      {
        id: "studyPurpose",
        label: "What the study does",
        citation: "34 CFR 99.31(a)(6)(i)",
        kind: "choice",
        choices: [
          { value: "predictive_tests", label: "Develop, validate or administer predictive tests" },
          { value: "student_aid", label: "Administer student aid programs" },
          { value: "improve_instruction", label: "Improve instruction" },
        ],
        ...read,
      },
    ],
    needs: {
      receivingCapacity: ["organization_conducting_study"],
      citation: "34 CFR 99.31(a)(6)",
      ...read,
    },
  },

  ferpa_audit_evaluation: {
    ...ferpa,
    name: "FERPA, audit or evaluation exception",
    citation: audit,
    implies: ["ferpa_disclosure"],
    elements: [
      element("AE1", "Designate the person or organization as an authorized representative.", audit, read, [
        "designation",
      ]),
      element("AE2", "Say which personal information is disclosed.", audit, recalled, ["elements"]),
      element(
        "AE3",
        "Say that the purpose is to audit or evaluate a federal- or state-supported education program, or to enforce or comply with federal legal requirements for it.",
        audit,
        read,
      ),
      element(
        "AE4",
        "Describe the activity so that one can see it falls under this exception, and how the information is used.",
        audit,
        recalled,
      ),
      element("AE5", "Destroy personal information when the purpose no longer needs it.", audit, read, [
        "destruction",
      ]),
      element("AE6", "Say by when it must be destroyed.", audit, read, ["destroy_within"]),
      element(
        "AE7",
        "Set policies and procedures that keep the information from being passed on, except back to whoever disclosed it, and from unauthorized use; only authorized representatives with a legitimate interest use it.",
        audit,
        read,
      ),
    ],
    facts: [
      yes(
        "educationProgram",
        "What is audited or evaluated is a federal- or state-supported education program; job training, CTE and adult education count.",
        "34 CFR 99.35(a)(1)",
        read,
      ),
      {
        id: "evaluatesOwnProgram",
        label: "The receiver evaluates a program of its own",
        citation: "34 CFR 99.35(a)",
        kind: "yes-no",
        choices: [],
        must: "false",
        override: "ownProgramReason",
        ...read,
      },
    ],
    needs: {
      disclosingCapacity: ["state_or_local_educational_authority"],
      receivingRole: "authorized_representative",
      evidence: [
        {
          what: "Reasonable methods: a questionnaire, an audit report or a training record",
          kinds: ["questionnaire", "audit_report", "training_record"],
          withinMonths: 12,
        },
      ],
      citation: "34 CFR 99.35(a)(2)",
      ...read,
    },
  },

  ferpa_disclosure: {
    ...ferpa,
    name: "FERPA, what goes with every disclosure",
    citation: "34 CFR 99.32, 99.33 and 99.67",
    elements: [
      element(
        "FD1",
        "Say to whom the receiver may pass the information on, if to anyone.",
        "34 CFR 99.33(a) and (b)",
        recalled,
        ["redisclosure"],
      ),
      element(
        "FD2",
        "Say who keeps the record of each disclosure, and of each further one.",
        "34 CFR 99.32",
        recalled,
        ["disclosure_record"],
      ),
      element(
        "FD3",
        "Say that whoever breaks these rules may be kept from the data for at least five years.",
        "34 CFR 99.67",
        recalled,
      ),
    ],
    facts: [],
    needs: {},
  },

  ferpa_school_official: {
    ...ferpa,
    name: "FERPA, school official: a service the school would else do itself",
    citation: official,
    elements: [
      element("SO1", "Name the service that the school hands over.", official, recalled),
      element("SO2", "Keep the records under the school's direct control.", official, recalled),
      element("SO3", "Limit use to the service.", official, recalled),
      element("SO4", "Pass nothing on without the school's leave.", official, recalled, ["no_redisclosure"]),
    ],
    facts: [],
    needs: {
      disclosingCapacity: ["educational_agency_or_institution"],
      citation: official,
      ...recalled,
    },
  },

  ferpa_consent: {
    ...ferpa,
    name: "FERPA, written consent",
    citation: "34 CFR 99.30",
    elements: [
      element("CO1", "Name the records that may be disclosed.", "34 CFR 99.30", recalled, ["elements"]),
      element("CO2", "Say what for.", "34 CFR 99.30", recalled, ["purposes"]),
      element("CO3", "Say to whom.", "34 CFR 99.30", recalled, ["transfers"]),
      element("CO4", "Say that each consent is signed and dated.", "34 CFR 99.30", recalled),
    ],
    facts: [
      written(
        "consentForm",
        "The consent form: its title and date. The form only, never anyone's consent",
        "34 CFR 99.30",
        recalled,
      ),
    ],
    needs: {},
  },

  directory_information: {
    ...ferpa,
    name: "FERPA, directory information",
    citation: "34 CFR 99.37",
    elements: [
      element("DI1", "Keep to the information on the school's published list.", "34 CFR 99.37", recalled),
      element("DI2", "Leave out whoever has opted out.", "34 CFR 99.37", recalled),
    ],
    facts: [
      written("listReference", "The school's list: where it is published", "34 CFR 99.37", recalled),
      {
        id: "listDate",
        label: "The day of that list",
        citation: "34 CFR 99.37",
        kind: "date",
        choices: [],
        ...recalled,
      },
    ],
    needs: { sensitivities: ["public", "directory"], citation: "34 CFR 99.37", ...recalled },
  },

  deidentified_aggregate: {
    ...ferpa,
    name: "De-identified aggregate",
    citation: "34 CFR 99.31(b)",
    elements: [
      element(
        "DA1",
        "Say how small groups are hidden, taking account of everything that was released before.",
        "34 CFR 99.31(b)",
        recalled,
        ["suppression"],
      ),
      element("DA2", "Forbid finding out who is behind a count.", "34 CFR 99.31(b)", recalled, [
        "no_reidentification",
      ]),
      element("DA3", "Limit what the receiver may use the counts for.", "34 CFR 99.31(b)", recalled, [
        "prohibited_uses",
      ]),
    ],
    facts: [],
    needs: { level: "aggregate", citation: "34 CFR 99.31(b)", ...recalled },
  },
};
