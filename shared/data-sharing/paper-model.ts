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
  capacityWords,
  dataRoleWords,
  durationInWords,
  methodWords,
  redisclosureWords,
  renewalWords,
  sensitivityWords,
  tierWords,
  triggerWords,
  versionKindWords,
} from "./paper-words.ts";
import type { DataSharing } from "./schema.ts";
import type { DataElement, DataTerms, Transfer } from "./terms-schema.ts";

type Input = {
  record: DataSharing;
  terms: DataTerms;
  /** Of what it stands under. */
  parent?: string | undefined;
  checklist: Pick<Checklist, "items">;
  evidence: Evidence;
  evidenceHash: string;
  stage: Stage;
};
type Namer = (id: string) => string;
type Facts = (readonly [name: string, value: string | undefined | false])[];

const facts = (all: Facts): Block => ({
  kind: "facts",
  facts: all.flatMap(([name, value]) => (value ? [{ name, value }] : [])),
});
const heading = (text: string): Block => ({ kind: "heading", level: 2, text });
const texts = (prose: string): Block[] => paragraphsOf(prose).map((text) => ({ kind: "text", text }));
const when = (holds: boolean, blocks: () => Block[]): Block[] => (holds ? blocks() : []);

export function paperModel({
  record,
  terms,
  parent,
  checklist,
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
      ...schedule(terms),
      ...transfers(terms, nameOf),
      ...handling(terms, nameOf),
      ...clauses(terms),
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

function schedule({ scope, purposes, prohibitedUses, elements }: DataTerms): Block[] {
  return [
    ...when(purposes.length > 0, () => [
      heading("What for"),
      { kind: "list", items: purposes.map(({ purposeId, statement }) => `${purposeId}. ${statement}`) },
    ]),
    ...when(!!scope, () => [heading("Scope"), ...texts(scope ?? "")]),
    ...when(prohibitedUses.length > 0, () => [
      heading("Never for"),
      { kind: "list", items: [...prohibitedUses] },
    ]),
    ...when(elements.length > 0, () => [
      heading("Schedule of data"),
      {
        kind: "table",
        columns: ["", "Element", "Of whom", "Kind", "Basis", "For"],
        shares: [0.08, 0.32, 0.2, 0.15, 0.15, 0.1],
        rows: elements.map((one) => [
          one.elementId,
          `${one.name}${one.vocabId ? ` (${one.vocab} ${one.vocabId})` : ""}${one.required ? "" : ", where there is one"}`,
          levelInWords(one),
          sensitivityWords[one.sensitivity],
          one.basisId ?? "",
          one.purposeIds.join(", "),
        ]),
      },
    ]),
  ];
}

function levelInWords({ level, exchange }: DataElement): string {
  if (level === "student") return "single students";
  if (!exchange) return "counts";
  const years = exchange.from === exchange.to ? exchange.from : `${exchange.from} to ${exchange.to}`;
  const by = exchange.dimensions.length > 0 ? `, by ${exchange.dimensions.join(", ")}` : "";
  return `counts, ${exchange.indicatorId}, ${years}${by}`;
}

function transfers({ transfers: all }: DataTerms, nameOf: Namer): Block[] {
  const due = ({ firstDue, everyMonths }: Transfer) =>
    `${dayInWords(firstDue)}${everyMonths === undefined ? "" : `, then every ${everyMonths} months`}`;
  return when(all.length > 0, () => [
    heading("Transfers"),
    {
      kind: "table",
      columns: ["", "From", "To", "What", "How", "Due"],
      shares: [0.07, 0.2, 0.23, 0.15, 0.17, 0.18],
      rows: all.map((one) => [
        one.transferId,
        nameOf(one.senderId),
        one.receiverIds.map(nameOf).join(", "),
        one.elementIds.join(", "),
        [methodWords[one.method], one.format, one.encryption].filter(Boolean).join(", "),
        due(one),
      ]),
    },
  ]);
}

function handling(terms: DataTerms, nameOf: Namer): Block[] {
  const { retention, redisclosure, security, suppressionPolicy: hidden, joinder } = terms;
  const kept =
    retention &&
    {
      destroy: "Destroyed",
      return: "Returned",
      transfer: "Handed on",
    }[retention.action];
  const secured = security && [
    security.framework,
    security.encryptionAtRest && "encrypted at rest",
    security.encryptionInTransit && "encrypted in transit",
    security.roleLimitedAccess && "access by role",
    security.training,
    security.subcontractors,
  ];
  return [
    heading("How the data is kept"),
    facts([
      [
        "At the end",
        retention &&
          `${kept} ${triggerWords[retention.trigger]}${retention.on ? `, ${dayInWords(retention.on)}` : ""}${
            retention.destroyWithin ? `, within ${durationInWords(retention.destroyWithin)}` : ""
          }`,
      ],
      ["Standard", retention?.standard],
      [
        "Certificate",
        retention && (retention.certificateRequired ? "From everyone who received" : "Not asked for"),
      ],
      ["Backups", retention?.backups],
      ["Released counts", retention?.keepsReleases && "May stay with those who received them"],
      [
        "Passed on",
        redisclosure &&
          [redisclosureWords[redisclosure.kind], redisclosure.to.join(", ")].filter(Boolean).join(": "),
      ],
      [
        "Before publication",
        redisclosure?.publicationReviewDays !== undefined &&
          `${redisclosure.publicationReviewDays} days to look at it`,
      ],
      ["Security", secured?.filter(Boolean).join("; ")],
      [
        "Breach",
        security?.breachNoticeHours !== undefined && `Told within ${security.breachNoticeHours} hours`,
      ],
      ["Who pays for a breach", security?.costAllocation],
      ["Audit", security?.auditRight && "The disclosing party may audit"],
      [
        "Small groups",
        hidden && `Groups of fewer than ${hidden.n} are hidden, and what would give them away`,
      ],
      ["What lasts", terms.survival],
      ["Joining", joinder && `Open to others until ${dayInWords(joinder.openUntil)}, by signing these words`],
    ]),
    ...when(terms.subRecipients.length > 0, () => [
      heading("Who a receiver passes it on to"),
      {
        kind: "list",
        items: terms.subRecipients.map(
          ({ name, role, ofOrganizationId }) =>
            `${name}${role ? `, ${role}` : ""}: ${nameOf(ofOrganizationId)} answers for it`,
        ),
      },
    ]),
    ...when(terms.terminationCauses.length > 0, () => [
      heading("Ends at once for"),
      { kind: "list", items: [...terms.terminationCauses] },
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
