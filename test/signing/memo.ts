/** A thing of no noun, signed all the same: what shared/signing and functions/signing do for any. */
import { makePaper } from "#functions/signing/paper.ts";
import { link } from "#shared/activity/chain.ts";
import type { ActivityEvent, Happened } from "#shared/activity/schema.ts";
import { contentHash } from "#shared/canonical.ts";
import { OrganizationId, PartnershipId, PersonId } from "#shared/ids.ts";
import { type Bundle, bundleOf } from "#shared/signing/bundle.ts";
import { certificateOf } from "#shared/signing/certificate.ts";
import { evidenceOf, fileOf } from "#shared/signing/evidence.ts";
import { linesToSign, type Paper, type Stage } from "#shared/signing/paper.ts";
import { type Signable, type Signing, send, sign, withPaper } from "#shared/signing/rules.ts";
import type { SignatureEvent, SignatureSlot } from "#shared/signing/schema.ts";
import { intentText } from "#shared/signing/texts.ts";

export type Memo = Signable & { version: number; elements: string[][]; sealed?: true };

export const organization = (letter: string) => OrganizationId.parse(`org_${letter.repeat(20)}`);
export const person = (letter: string) => PersonId.parse(`per_${letter.repeat(20)}`);

export const slot = (slotNo: number, letter: string, order: number, required = true): SignatureSlot => ({
  slotNo,
  organizationId: organization(letter),
  function: `Office ${slotNo}`,
  required,
  order,
});

export const memo = (signatureSlots: SignatureSlot[], changes: Partial<Memo> = {}): Memo => ({
  id: `dsa_${"a".repeat(20)}`,
  codedNotation: "DS-2026-002",
  name: "Regional Outcomes",
  versionNo: 1,
  status: "IN_REVIEW",
  parties: ["a", "b"].map((letter) => ({ organizationId: organization(letter) })),
  signatureSlots,
  signatures: [],
  unattested: [],
  delegations: [],
  version: 0,
  elements: [["Program of study", "3S1"]],
  ...changes,
});

export const memoSigning: Signing<Memo> = {
  thing: "data-sharing",
  executed: (_before, after) => ({ record: { ...after, sealed: true }, note: "; sealed" }),
};

export const contentOf = ({ codedNotation, name, versionNo, parties, signatureSlots, elements }: Memo) => ({
  ...{ codedNotation, name, versionNo, parties, elements },
  signatureSlots: signatureSlots.map(({ personId: _person, ...rest }) => rest),
});

const around = {
  hub: "https://hub.example",
  partnership: { id: PartnershipId.parse("here"), name: "Here", timeZone: "America/Chicago" },
  organizations: ["a", "b"].map((letter) => ({
    id: organization(letter),
    code: letter.toUpperCase(),
    name: `Organization ${letter}`,
  })),
};
const nameOf = (id: string) => around.organizations.find((one) => one.id === id)?.name ?? id;

/** A block that no other paper has. */
type Seal = { kind: "seal"; text: string };

export async function paperOf(record: Memo, stage: Stage, at: Date) {
  const evidence = await evidenceOf(record, contentOf(record), around, "data-sharing");
  return makePaper<Seal>(
    evidence,
    at,
    (hash): Paper<Seal> => ({
      title: record.name,
      kind: "Data-sharing agreement",
      number: record.codedNotation,
      versionNo: record.versionNo,
      version: `Version ${record.versionNo}`,
      status: stage === "EXECUTED" ? "Executed" : "For signature",
      partnership: around.partnership.name,
      contentHash: evidence.contentHash,
      blocks: [
        { kind: "heading", level: 2, text: "Schedule of elements" },
        {
          kind: "table",
          columns: ["Element", "Indicator"],
          shares: [0.6, 0.4],
          rows: record.elements,
        },
        { kind: "heading", level: 2, text: "The seal" },
        { kind: "seal", text: "Drawn by its own noun." },
        ...(stage === "EXECUTED" ? certificateOf(evidence, hash, nameOf) : linesToSign(evidence, nameOf)),
      ],
    }),
    {
      place: (sheet, { text }) => {
        const look = { face: "regular", size: 9, color: "#17262b" } as const;
        const p = { type: "P", parent: sheet.root };
        sheet.place([{ x: 54, atoms: sheet.text([{ text, style: look }], 400, 12, p), along: [] }]);
      },
      room: () => 12,
    },
  );
}

export const signature = (
  record: Memo,
  { slotNo, organizationId, function: title }: SignatureSlot,
  signedAt: string,
): SignatureEvent => ({
  slotNo,
  organizationId,
  personId: person(organizationId.at(-1) ?? "a"),
  personName: `Signer ${slotNo}`,
  nameAsSigned: `Signer ${slotNo}`,
  title,
  authorityBasis: "OFFICE",
  method: "TYPED",
  consentTextVersion: "2026-11",
  consentAt: signedAt,
  intentText: intentText(record, title, nameOf(organizationId)),
  contentHash: record.contentHash ?? "",
  documentHash: record.signingDocument?.sha256 ?? "",
  signedAt,
  authMethod: "SESSION",
  authAt: signedAt,
  ...(record.chainHash === undefined ? {} : { prevEventHash: record.chainHash }),
});

/** Sent, signed by both sides in order, and executed, with its papers and its bundle. */
export async function executedMemo(
  elements?: string[][],
): Promise<{ pdf: Uint8Array; bundle: Bundle; record: Memo }> {
  const events: ActivityEvent[] = [];
  let record = memo([slot(1, "a", 1), slot(2, "b", 2)], elements ? { elements } : {});
  const save = async (after: Memo, letter: string, at: string, happened: Happened) => {
    const before = events.length === 0 ? undefined : record;
    const who = { actor: person(letter), actorName: letter, organization: organization(letter) };
    const made = await link(before, after, who, new Date(at), withPaper(before, after, happened));
    events.push(made.event);
    record = made.record;
  };
  await save(record, "a", "2026-11-01T12:00:00.000Z", { action: "data-sharing-started" });
  const sentAt = new Date("2026-11-08T16:00:00.000Z");
  const hash = await contentHash(contentOf(record));
  const shown = await paperOf({ ...record, contentHash: hash }, "FOR_SIGNATURE", sentAt);
  const sent = send(memoSigning, record, {
    contentHash: hash,
    signingDocument: await fileOf(shown.bytes),
    at: sentAt,
  });
  await save(sent.record, "a", sentAt.toISOString(), sent.happened);
  let pdf = shown;
  for (const [index, one] of record.signatureSlots.entries()) {
    const at = `2026-11-1${index}T15:00:00.000Z`;
    const after = sign(memoSigning, record, signature(record, one, at), at.slice(0, 10));
    const executed = after.record.status === "EXECUTED";
    if (executed) pdf = await paperOf(after.record, "EXECUTED", new Date(at));
    const kept = executed ? { executedDocument: await fileOf(pdf.bytes) } : {};
    await save({ ...after.record, ...kept }, one.organizationId.at(-1) ?? "a", at, after.happened);
  }
  const bundle = record.executedDocument && bundleOf(pdf.evidence, record.executedDocument, events);
  if (!bundle) throw new Error("the history does not name its paper");
  return { pdf: pdf.bytes, record, bundle: JSON.parse(JSON.stringify(bundle)) as Bundle };
}
