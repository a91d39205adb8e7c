/**
 * What the paper says, in order, as a plain value: the renderer draws it and decides nothing. Every number and sentence
 * comes from the functions that print it on screen.
 */
import type { OrganizationId } from "../ids.ts";
import { certificateOf } from "../signing/certificate.ts";
import type { Evidence } from "../signing/evidence.ts";
import { linesToSign, type Paper, type Block as Plain, paragraphsOf, type Stage } from "../signing/paper.ts";
import { dayInWords, termInWords } from "../signing/paper-dates.ts";
import { type Drawn, drawingOf, grantInWords } from "./drawing.ts";
import { receives, sends } from "./rules.ts";
import type { Agreement } from "./schema.ts";
import {
  besideCourses,
  countsInWords,
  listed,
  methodWords,
  roleWords,
  statementWords,
  totalInWords,
  typeWords,
} from "./table-words.ts";
import type { EquivalencyRule, NegativeFinding, Terms } from "./terms-schema.ts";
import { totals } from "./totals.ts";
import { conditionInWords, creditInWords, findingInWords, inWords, noReasons } from "./words.ts";

export type CourseRow = {
  no: string;
  /** Its own title, before the sentence. */
  lead?: string;
  words: string;
  drawn?: Drawn;
  /** Where its days differ from the agreement's. */
  days?: string;
  how: string;
  way: "whole" | "open" | "refused";
  /** Whose grant it is, where several grant. */
  at?: string;
  grants: { amount: string; title: string; code: string; about: string }[];
  notes: string[];
};

/** The course table, which no other paper has. */
export type Courses = {
  kind: "courses";
  caption: string;
  finishedAt: string;
  grantedAt: string;
  rows: CourseRow[];
  counts: string;
  totals: string[];
};
type Block = Plain | Courses;

type Input = {
  agreement: Agreement;
  terms: Terms;
  evidence: Evidence;
  evidenceHash: string;
  pathway?: string | undefined;
  stage: Stage;
};

export function paperModel({
  agreement,
  terms,
  evidence,
  evidenceHash,
  pathway,
  stage,
}: Input): Paper<Courses> {
  const known = new Map(evidence.organizations.map((one) => [one.id as string, one]));
  const nameOf = (id: string) => known.get(id)?.name ?? id;
  const codeOf = (id: string) => known.get(id)?.code ?? id;
  const executed = stage === "EXECUTED";
  return {
    title: agreement.name,
    kind: typeWords[agreement.agreementType],
    number: agreement.codedNotation,
    versionNo: agreement.versionNo,
    version: versionInWords(agreement),
    status: executed ? "Executed" : "For signature",
    partnership: evidence.partnership.name,
    contentHash: evidence.contentHash,
    blocks: [
      ...opening(agreement, nameOf, codeOf, pathway, executed),
      ...courses(agreement, terms, nameOf),
      ...clauses(terms),
      ...(executed ? certificateOf(evidence, evidenceHash, nameOf) : linesToSign(evidence, nameOf)),
    ],
  };
}

function versionInWords({ versionNo, versionKind }: Agreement): string {
  const kind = { ORIGINAL: "", AMENDMENT: ", an amendment", RENEWAL: ", a renewal" }[versionKind];
  return `Version ${versionNo}${kind}`;
}

type Namer = (id: string) => string;

function opening(
  agreement: Agreement,
  nameOf: Namer,
  codeOf: Namer,
  pathway: string | undefined,
  executed: boolean,
): Block[] {
  const { autoRenew, teachOutUntil, governingRuleSet, cipCodes, changeSummary, dateSigned } = agreement;
  const facts: [name: string, value: string | undefined][] = [
    ["Term", termInWords(agreement.dateEffective, agreement.expirationDate)],
    ["Signed", executed && dateSigned ? dayInWords(dateSigned) : undefined],
    [
      "Renewal",
      autoRenew &&
        `Goes on by itself, ${autoRenew.times === 1 ? "once" : `up to ${autoRenew.times} times`} for ${autoRenew.months} ${
          autoRenew.months === 1 ? "month" : "months"
        }${autoRenew.times === 1 ? "" : " each"}, unless someone gives notice`,
    ],
    ["Notice", agreement.noticeDays > 0 ? `${agreement.noticeDays} days` : undefined],
    ["Courses finished still count until", teachOutUntil && dayInWords(teachOutUntil)],
    ["Law or policy it answers", governingRuleSet],
    ["Pathway", pathway ?? agreement.pathwayId],
    ["CIP code", cipCodes.length > 0 ? cipCodes.join(", ") : undefined],
    ["Kept by", nameOf(agreement.stewardId)],
  ];
  return [
    {
      kind: "facts",
      facts: facts.flatMap(([name, value]) => (value === undefined ? [] : [{ name, value }])),
    },
    { kind: "heading", level: 2, text: "Between" },
    {
      kind: "table",
      columns: ["Party", "Code", "Part"],
      shares: [0.56, 0.14, 0.3],
      rows: agreement.parties.map(({ organizationId, role }) => [
        nameOf(organizationId),
        codeOf(organizationId),
        roleWords[role],
      ]),
    },
    ...(agreement.purpose === ""
      ? []
      : [
          { kind: "heading", level: 2, text: "Purpose" } as const,
          ...paragraphsOf(agreement.purpose).map((text): Block => ({ kind: "text", text })),
        ]),
    ...(changeSummary
      ? [
          { kind: "heading", level: 2, text: "What this version changes" } as const,
          ...paragraphsOf(changeSummary).map((text): Block => ({ kind: "text", text })),
        ]
      : []),
  ];
}

function courses(agreement: Agreement, terms: Terms, nameOf: Namer): Block[] {
  const receivers = agreement.parties.filter(receives).map((one) => one.organizationId);
  const senders = agreement.parties.filter(sends).map((one) => one.organizationId);
  const rows = [...terms.rules, ...terms.findings].toSorted((a, b) => a.ruleNo - b.ruleNo);
  const sums = totals(terms).awards;
  const blocks: Block[] = [];
  if (rows.length > 0)
    blocks.push(
      { kind: "heading", level: 2, text: "Which courses give which credit" },
      {
        kind: "courses",
        caption: `Every rule reads left to right: what a student finishes, and what is granted for it. A solid bracket holds what is needed together; a broken one is chosen from; of separate ways, one is enough. All courses finished from ${termInWords(agreement.dateEffective, agreement.expirationDate)}, unless a rule says otherwise.`,
        finishedAt: `at ${listed(senders.map(nameOf), "or")}`,
        grantedAt: `at ${listed(receivers.map(nameOf), "or")}`,
        rows: rows.map((row) =>
          "options" in row
            ? ruleRow(row, agreement, receivers, nameOf)
            : findingRow(row, agreement, receivers, nameOf),
        ),
        counts: countsInWords(terms),
        totals: sums.map(
          (sum) => `${receivers.length > 1 ? `${nameOf(sum.organizationId)}: ` : ""}${totalInWords(sum)}`,
        ),
      },
    );
  if (terms.conditions.length > 0)
    blocks.push(
      { kind: "heading", level: 2, text: "For every rule" },
      { kind: "list", items: terms.conditions.map(conditionInWords) },
    );
  return blocks;
}

function ruleRow(
  rule: EquivalencyRule,
  agreement: Agreement,
  receivers: readonly OrganizationId[],
  nameOf: Namer,
): CourseRow {
  const { title, validFrom, validTo, exclusiveGroup, creditOverride, intermediaryCode } = rule;
  const drawn = drawingOf(rule);
  const at = rule.awards[0]?.course.organizationId;
  const steps = rule.conditions.filter((one) => !besideCourses(one));
  return {
    no: String(rule.ruleNo),
    ...(title === undefined ? {} : { lead: title }),
    words: inWords(rule),
    ...(drawn ? { drawn } : {}),
    ...otherDays(validFrom, validTo, agreement),
    how: methodWords[rule.awardMethod],
    way: "whole",
    ...(receivers.length > 1 && at ? { at: nameOf(at) } : {}),
    grants: rule.awards.map(grantInWords),
    notes: [
      ...(steps.length > 0 ? [`To claim it: ${steps.map(conditionInWords).join(" ")}`] : []),
      ...(exclusiveGroup ? [`Only one rule of the group “${exclusiveGroup}” counts for a student.`] : []),
      ...(intermediaryCode ? [`State transfer code: ${intermediaryCode}.`] : []),
      ...(rule.reuse ? ["Its courses may support another rule as well."] : []),
      ...(creditOverride ? [`More than the catalog’s credit, because: ${creditOverride}`] : []),
      ...(rule.priority === 1 ? [] : [`Priority ${rule.priority}: rules of a lower one are tried first.`]),
    ],
  };
}

function findingRow(
  finding: NegativeFinding,
  agreement: Agreement,
  receivers: readonly OrganizationId[],
  nameOf: Namer,
): CourseRow {
  const { course, reason, against, note, revisitOn, receiverId, validFrom, validTo } = finding;
  const open = reason === "NOT_YET_EVALUATED";
  const at = receiverId ?? receivers[0];
  return {
    no: String(finding.ruleNo),
    words: findingInWords(finding),
    drawn: {
      kind: "course",
      course,
      about: creditInWords(course.creditHundredths, course.unit),
    },
    ...otherDays(validFrom ?? agreement.dateEffective, validTo ?? agreement.expirationDate, agreement),
    how: open ? "not yet evaluated" : "will not transfer",
    way: open ? "open" : "refused",
    ...(receivers.length > 1 && at ? { at: nameOf(at) } : {}),
    grants: [],
    notes: [
      open ? "Nobody knows yet. This is not a refusal." : `No credit. ${noReasons[reason]}`,
      ...(note && !(against && note.includes(against)) ? [note] : []),
      ...(revisitOn ? [`To be looked at again on ${dayInWords(revisitOn)}.`] : []),
    ],
  };
}

const otherDays = (from: string, until: string, agreement: Agreement): { days?: string } =>
  from === agreement.dateEffective && until === agreement.expirationDate
    ? {}
    : { days: `Finished from ${termInWords(from, until)}` };

function clauses({ clauses: all = [] }: Terms): Block[] {
  if (all.length === 0) return [];
  return [
    { kind: "heading", level: 2, text: "Clauses" },
    {
      kind: "clauses",
      clauses: all.map(({ listId, statementType, text }) => ({
        no: listId,
        about: statementWords[statementType],
        paragraphs: paragraphsOf(text),
      })),
    },
  ];
}
