/**
 * What the paper of a data-sharing agreement says, in order, as a plain value: parties, purposes, the schedule of
 * elements, transfers, what becomes of the data, the clauses, what the law asks and where it is answered, signatures.
 */
import { certificateOf } from "../signing/certificate.ts";
import type { Evidence } from "../signing/evidence.ts";
import { type Block, linesToSign, type Paper, paragraphsOf, type Stage } from "../signing/paper.ts";
import { dayInWords, termInWords } from "../signing/paper-dates.ts";
import type { Checklist } from "./bases-schema.ts";
import {
  type Basis,
  facts,
  handling,
  heading,
  type Namer,
  schedule,
  texts,
  transfers,
  when,
} from "./paper-data.ts";
import { capacityWords, dataRoleWords, renewalWords, tierWords, versionKindWords } from "./paper-words.ts";
import type { DataSharing } from "./schema.ts";
import type { DataTerms } from "./terms-schema.ts";

type Input = {
  record: DataSharing;
  terms: DataTerms;
  /** Of what it stands under. */
  parent?: string | undefined;
  checklist: Pick<Checklist, "items">;
  bases: readonly Basis[];
  evidence: Evidence;
  evidenceHash: string;
  stage: Stage;
};
export function paperModel({
  record,
  terms,
  parent,
  checklist,
  bases,
  evidence,
  evidenceHash,
  stage,
}: Input): Paper {
  const known = new Map(evidence.organizations.map((one) => [one.id as string, one.name]));
  const nameOf = (id: string) => known.get(id) ?? id;
  const executed = stage === "EXECUTED";
  return {
    title: record.name,
    kind: tierWords[record.tier],
    number: record.codedNotation,
    versionNo: record.versionNo,
    version: `Version ${record.versionNo}${versionKindWords[record.versionKind]}`,
    status: executed ? "Executed" : "For signature",
    partnership: evidence.partnership.name,
    contentHash: evidence.contentHash,
    blocks: [
      ...opening(record, terms, parent, nameOf, executed),
      ...schedule(terms, bases),
      ...transfers(terms, nameOf),
      ...handling(terms, nameOf),
      ...clauses(terms),
      ...stated(terms, bases, nameOf),
      ...answered(checklist),
      ...(executed ? certificateOf(evidence, evidenceHash, nameOf) : linesToSign(evidence, nameOf)),
    ],
  };
}

function opening(
  record: DataSharing,
  terms: DataTerms,
  parent: string | undefined,
  nameOf: Namer,
  executed: boolean,
): Block[] {
  const { changeSummary, dateSigned, authorities, signatureSlots } = record;
  return [
    facts([
      ["Term", termInWords(record.dateEffective, record.expirationDate)],
      ["Signed", executed && dateSigned !== undefined && dayInWords(dateSigned)],
      ["Stands under", parent],
      ["Renewal", renewalWords[terms.renewal]],
      ["Notice", record.noticeDays > 0 && `${record.noticeDays} days`],
      ["Reviewed by", terms.reviewBy && dayInWords(terms.reviewBy)],
      ["Kept by", nameOf(record.stewardId)],
    ]),
    heading("Between"),
    {
      kind: "table",
      columns: ["Party", "Part", "Under FERPA"],
      shares: [0.4, 0.3, 0.3],
      rows: record.parties.map(({ organizationId, roles, ferpaCapacity }) => [
        nameOf(organizationId),
        roles.map((role) => dataRoleWords[role]).join(", "),
        capacityWords[ferpaCapacity],
      ]),
    },
    ...when(record.summary !== "", () => [heading("In short"), ...texts(record.summary)]),
    ...when(!!changeSummary, () => [heading("What this version changes"), ...texts(changeSummary ?? "")]),
    ...when(authorities.length > 0, () => [
      heading("By what right it is signed"),
      {
        kind: "list",
        items: authorities.map(({ slotNo, basis, reference }) => {
          const office =
            signatureSlots.find((slot) => slot.slotNo === slotNo)?.function ?? `Signature ${slotNo}`;
          return `${office}: ${basis.replace("_", " ")}, ${reference}`;
        }),
      },
    ]),
  ];
}

function clauses({ clauses: all }: DataTerms): Block[] {
  return when(all.length > 0, () => [
    heading("Clauses"),
    {
      kind: "clauses",
      clauses: all.map(({ listId, title, text }) => ({
        no: listId,
        about: title,
        paragraphs: paragraphsOf(text),
      })),
    },
  ]);
}

/** Facts that a basis asks for, as the parties state them, and what shows that a duty beside the text is kept. */
function stated({ facts: all, evidence }: DataTerms, bases: readonly Basis[], nameOf: Namer): Block[] {
  const known = bases.flatMap(({ id, facts: asked }) =>
    asked.map((fact) => ({ key: `${id}.${fact.id}`, label: fact.label, choices: fact.choices })),
  );
  const said = Object.entries(all).map(([key, value]): readonly [string, string] => {
    const fact = known.find((one) => one.key === key);
    const answer = typeof value === "boolean" ? (value ? "Yes" : "No") : value;
    return [fact?.label ?? key, fact?.choices.find((one) => one.value === answer)?.label ?? answer];
  });
  return [
    ...when(said.length > 0, () => [heading("What the parties state"), facts(said)]),
    ...when(evidence.length > 0, () => [
      heading("What shows it"),
      {
        kind: "list",
        items: evidence.map(({ kind, on, reference, organizationId }) =>
          [
            `${kind.replaceAll("_", " ")} of ${dayInWords(on)}`,
            reference,
            organizationId && nameOf(organizationId),
          ]
            .filter(Boolean)
            .join(", "),
        ),
      },
    ]),
  ];
}

/** Each thing a law asks for, and where these words answer it. */
function answered({ items }: Pick<Checklist, "items">): Block[] {
  const asked = items.filter(({ basisId, where }) => basisId !== undefined && where.length > 0);
  return when(asked.length > 0, () => [
    heading("What the law asks of this text"),
    {
      kind: "table",
      columns: ["", "Asked", "Source", "Answered"],
      shares: [0.1, 0.42, 0.24, 0.24],
      rows: asked.map(({ code, text, citation, where }) => [code, text, citation ?? "", where.join("; ")]),
    },
  ]);
}
