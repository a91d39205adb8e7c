/**
 * The rule sets that come with Causeway. Plain-language readings, none of them compared with its source by a person
 * who signs for it: every item ships as not verified yet, and a partnership's convener verifies it here or puts it right.
 */
import type { RuleSetContent, RuleSetItem } from "./schema.ts";

const amended =
  "The section as of Public Act 102-1077. Public Act 104-12 (June 30, 2025) amended it: compare before you verify.";
const dualCredit = (
  id: string,
  text: string,
  statementTypes: RuleSetItem["statementTypes"],
  source = amended,
): RuleSetItem => ({ id, text, citation: `110 ILCS 27/16(${id})`, statementTypes, source });

/** Later paragraphs whose words nobody has seen yet: the subject, and no paragraph number. */
const later = (id: string, text: string, statementTypes: RuleSetItem["statementTypes"]): RuleSetItem => ({
  id,
  text,
  citation: "110 ILCS 27/16, after (7)",
  statementTypes,
  source: "Believed to be required. Paragraph and wording are not known here: look them up.",
});

const transfer = (id: string, text: string, statementTypes: RuleSetItem["statementTypes"]): RuleSetItem => ({
  id: id,
  text,
  citation: `110 ILCS 150/21(c)(${id})`,
  statementTypes,
  source: "The section as of Public Act 104-402 (August 15, 2025). The list goes on: add the rest.",
});

const perkins = (
  id: string,
  text: string,
  citation: string,
  statementTypes: RuleSetItem["statementTypes"],
): RuleSetItem => ({
  id,
  text,
  citation,
  statementTypes,
  source: "Written from memory of the federal act. Compare with the United States Code.",
});

export const shipped: Readonly<Record<string, RuleSetContent>> = {
  "IL-110ILCS27/16": {
    name: "Illinois dual credit partnership agreement",
    jurisdiction: "US-IL",
    citation: "110 ILCS 27/16",
    agreementTypes: ["DUAL_CREDIT_PARTNERSHIP"],
    maximumMonths: 60,
    items: [
      dualCredit(
        "1",
        "What the school district does and what the college does to run the program and keep its quality, and that the college has academic control of the curriculum.",
        ["ROLES", "MUTUAL_OBLIGATION"],
      ),
      dualCredit(
        "2",
        "Which dual credit courses are offered, and whether at the high school, at the college or online.",
        ["AWARDING", "ROLES", "PURPOSE"],
      ),
      dualCredit(
        "3",
        "How students become eligible: criteria based on evidence, with more than one fitting measure.",
        ["ELIGIBILITY"],
      ),
      dualCredit(
        "4",
        "Any limits the district or the college may set because of instructors, student numbers or local board policy.",
        ["ELIGIBILITY", "ROLES", "MUTUAL_OBLIGATION"],
      ),
      dualCredit(
        "5",
        "Instructors meet the academic credentials of Section 20, and nothing beyond those is asked of them.",
        ["ROLES", "REVIEW", "MUTUAL_OBLIGATION"],
      ),
      dualCredit(
        "6",
        "How the district proposes and the college approves high school instructors, by which criteria; the district hires and pays them.",
        ["ROLES", "REVIEW", "MUTUAL_OBLIGATION"],
      ),
      dualCredit(
        "7",
        "What the college does to make sure that dual credit courses equal those on its campus in quality and rigor.",
        ["REVIEW", "ROLES", "MUTUAL_OBLIGATION"],
      ),
      later("fees", "Which fees and charges there are, and who pays them.", ["COSTS"]),
      later("data", "Which data the district and the college share about the program.", ["DATA_SHARING"]),
      later("eval", "How the district and the college evaluate the program together.", ["REVIEW"]),
    ],
  },
  "IL-110ILCS150/21": {
    name: "Illinois college to university transfer agreement",
    jurisdiction: "US-IL",
    citation: "110 ILCS 150/21",
    agreementTypes: ["TRANSFER_ARTICULATION"],
    maximumMonths: 60,
    items: [
      transfer("1", "Which institutions, or divisions of them, take part.", ["PURPOSE", "ROLES"]),
      transfer(
        "2",
        "What makes a student eligible for transfer admission, with the minimum grade point average where there is one.",
        ["ELIGIBILITY"],
      ),
      {
        id: "signed",
        text: "It is signed by the president or chancellor of the college and of the university, or by someone each of them names.",
        citation: "110 ILCS 150/21(c)",
        statementTypes: ["AMENDMENT", "MUTUAL_OBLIGATION", "ROLES"],
        source: "The section as of Public Act 104-402 (August 15, 2025).",
      },
    ],
  },
  "PERKINS-V": {
    name: "Perkins V articulation agreement",
    jurisdiction: "US",
    citation: "20 U.S.C. 2302(4)",
    agreementTypes: ["ARTICULATION", "DUAL_CREDIT_PARTNERSHIP"],
    maximumMonths: 60,
    items: [
      perkins(
        "written",
        "It is a written commitment, agreed at the state level or approved each year by the lead administrators of the school side and the college side.",
        "20 U.S.C. 2302(4)(A)",
        ["REVIEW", "AMENDMENT", "MUTUAL_OBLIGATION"],
      ),
      perkins(
        "program",
        "It is about a program that leads step by step, without repeating, to an industry credential, a certificate or a degree.",
        "20 U.S.C. 2302(4)(B)",
        ["PURPOSE", "AWARDING"],
      ),
      perkins(
        "transfer",
        "The steps are linked by the transfer of credit between the school and the college.",
        "20 U.S.C. 2302(4)(B)",
        ["AWARDING", "PURPOSE"],
      ),
    ],
  },
};
