/** A version that went all the way, with its papers and history, made without an engine: by the functions the hub uses. */
import { paperOf } from "#functions/agreements/paper.ts";
import { link } from "#shared/activity/chain.ts";
import type { ActivityEvent, Happened } from "#shared/activity/schema.ts";
import { versionHash } from "#shared/agreements/content.ts";
import { Agreement } from "#shared/agreements/schema.ts";
import { type Terms } from "#shared/agreements/terms-schema.ts";
import { totals } from "#shared/agreements/totals.ts";
import { type AgreementId, DocumentId, type PartnershipId, PersonId } from "#shared/ids.ts";
import { type Bundle, bundleOf } from "#shared/signing/bundle.ts";
import { fileOf } from "#shared/signing/evidence.ts";
import type { Stage } from "#shared/signing/paper.ts";
import type { Registration, SignatureEvent } from "#shared/signing/schema.ts";
import { cbhs, health, organizations, plcc, tracc } from "./agreed.ts";

const person = (letter: string) => PersonId.parse(`per_${letter.repeat(20)}`);
export const people = {
  tom: person("t"),
  lena: person("e"),
  sam: person("s"),
  roberta: person("r"),
  denise: person("d"),
};

export const healthTerms: Terms = {
  ...health.terms,
  clauses: [
    {
      listId: "1",
      statementType: "PURPOSE",
      text: "José Muñoz – “articulation” is credit for what one knows; naïve façades need not apply.",
      satisfies: [],
    },
    {
      listId: "5.6",
      statementType: "DATA_SHARING",
      text: "Only counts are exchanged.\n\nNever a student’s record.",
      satisfies: [],
    },
  ],
};

export const drafted = (terms: Terms = healthTerms): Agreement =>
  Agreement.parse({
    id: `agr_${"a".repeat(20)}` as AgreementId,
    codedNotation: "AA-2026-021",
    name: "Health Science & Nursing <articulation>",
    agreementType: "ARTICULATION",
    purpose: "Students of two schools begin a nursing career in high school.",
    stewardId: plcc,
    visibility: "PARTIES",
    versionNo: 1,
    versionKind: "ORIGINAL",
    status: "IN_REVIEW",
    shared: true,
    parties: [
      { organizationId: plcc, role: "RECEIVING", reviewerIds: [people.tom] },
      { organizationId: cbhs, role: "SENDING" },
      { organizationId: tracc, role: "SENDING" },
    ],
    dateEffective: "2026-08-01",
    expirationDate: "2028-07-31",
    pathwayId: "health/therapeutic-services",
    cipCodes: ["51.3902"],
    totals: totals(terms),
    governingRuleSet: "IL-110ILCS27/16",
    signatureSlots: [
      { slotNo: 1, organizationId: cbhs, function: "CTE coordinator", order: 1 },
      { slotNo: 2, organizationId: tracc, function: "Director", order: 1 },
      { slotNo: 3, organizationId: plcc, function: "Vice President of Instruction", order: 2 },
      { slotNo: 4, organizationId: plcc, function: "Registrar", order: 3, required: false },
    ],
    startedBy: people.tom,
    startedAt: "2026-09-01T12:00:00.000Z",
    version: 0,
  });

export const asPaper = (agreement: Agreement, terms: Terms, stage: Stage, at: Date) =>
  paperOf({
    agreement,
    terms,
    organizations: organizations.map(({ id, code, name }) => ({ id, code, name })),
    partnership: {
      id: "cedar-valley" as PartnershipId,
      name: "Cedar Valley Pathways",
      timeZone: "America/Chicago",
    },
    hub: "https://hub.example",
    pathway: "Therapeutic Services",
    stage,
    at,
  });

export type Made = { pdf: Uint8Array; signing: Uint8Array; bundle: Bundle };

/** Sent, signed in order (one of them on paper, one drawn), and executed. */
export async function executed(terms: Terms = healthTerms): Promise<Made> {
  const events: ActivityEvent[] = [];
  let record: Agreement | undefined;
  const save = async (after: Agreement, who: PersonId, at: string, happened: Happened) => {
    const organization = after.signatures.at(-1)?.organizationId ?? plcc;
    const made = await link(
      record,
      after,
      { actor: who, actorName: who, organization },
      new Date(at),
      happened,
    );
    record = made.record as Agreement;
    events.push(made.event);
  };
  const now = () => record as Agreement;
  await save(drafted(terms), people.tom, "2026-09-01T12:00:00.000Z", { action: "agreement-started" });
  const sentAt = "2026-11-08T16:00:00.000Z";
  const contentHash = await versionHash(now(), terms);
  const frozen = { ...now(), status: "OUT_FOR_SIGNATURE" as const, contentHash, frozenAt: sentAt };
  const signing = (await asPaper(frozen, terms, "FOR_SIGNATURE", new Date(sentAt))).bytes;
  const signingDocument = await fileOf(signing);
  await save({ ...frozen, signingDocument }, people.tom, sentAt, {
    action: "agreement-sent-for-signature",
    paper: signingDocument.sha256,
  });
  const signature = (
    slotNo: number,
    personId: PersonId,
    name: string,
    signedAt: string,
    rest: Partial<SignatureEvent> = {},
  ): SignatureEvent => {
    const slot = now().signatureSlots.find((one) => one.slotNo === slotNo);
    return {
      slotNo,
      organizationId: slot?.organizationId ?? plcc,
      personId,
      personName: name,
      nameAsSigned: name,
      title: slot?.function ?? "",
      authorityBasis: "OFFICE",
      method: "TYPED",
      consentTextVersion: "2026-11",
      consentAt: signedAt,
      intentText: "By signing I bind my organization to AA-2026-021.",
      contentHash,
      documentHash: signingDocument.sha256,
      signedAt,
      authMethod: "SESSION",
      authAt: "2026-11-08T16:30:00.000Z",
      ipTruncated: "203.0.113.0/24",
      userAgent: "Mozilla/5.0",
      prevEventHash: now().chainHash ?? "",
      ...rest,
    };
  };
  const signed = async (event: SignatureEvent, who: PersonId, at = event.signedAt) =>
    save({ ...now(), signatures: [...now().signatures, event] }, who, at, { action: "agreement-signed" });
  await signed(signature(1, people.lena, "Lena Marchetti", "2026-11-09T16:14:00.000Z"), people.lena);
  const wet = signature(2, people.roberta, "Roberta Kowalczyk", "2026-11-10T15:02:00.000Z", {
    method: "WET_UPLOAD",
    authMethod: "PAPER",
    wetInk: {
      documentId: DocumentId.parse(`doc_${"d".repeat(20)}`),
      documentHash: "ef".repeat(32),
      signedOn: "2026-11-09",
      uploadedBy: people.sam,
      uploadedByName: "Sam Abernathy",
      uploadedAt: "2026-11-10T14:00:00.000Z",
      attestedBy: people.tom,
      attestedByName: "Tom Brandvold",
      attestedAt: "2026-11-10T15:02:00.000Z",
    },
  });
  await signed(wet, people.tom);
  const last = signature(3, people.denise, "Denise Okafor", "2026-11-23T15:04:11.000Z", {
    method: "DRAWN",
    drawing: "M20 150 C60 20 120 20 110 120 S60 190 150 120 L420 140 Q480 60 560 100",
  });
  const complete: Agreement = {
    ...now(),
    signatures: [...now().signatures, last],
    status: "EXECUTED",
    dateSigned: "2026-11-23",
  };
  const { bytes: pdf, evidence } = await asPaper(complete, terms, "EXECUTED", new Date(last.signedAt));
  const executedDocument = await fileOf(pdf);
  await save({ ...complete, executedDocument }, people.denise, last.signedAt, {
    action: "agreement-executed",
    paper: executedDocument.sha256,
  });
  await save({ ...now(), visibility: "PUBLIC" }, people.tom, "2026-12-01T15:00:00.000Z", {
    action: "shared",
  });
  const bundle = bundleOf(evidence, executedDocument, events);
  if (!bundle) throw new Error("the history does not name its paper");
  return { pdf, signing, bundle: JSON.parse(JSON.stringify(bundle)) as Bundle };
}

/** Signed elsewhere, registered by one party and confirmed by another. */
export async function registered(terms: Terms = healthTerms): Promise<Made> {
  const draft = drafted(terms);
  const contentHash = await versionHash(draft, terms);
  const registration: Registration = {
    documentId: DocumentId.parse(`doc_${"d".repeat(20)}`),
    dateSigned: "2026-06-15",
    signers: [
      { name: "Lena Marchetti", title: "CTE coordinator", organizationId: cbhs, signedOn: "2026-06-14" },
    ],
    method: "WET_UPLOAD",
    by: people.tom,
    byName: "Tom Brandvold",
    byOrganization: plcc,
    at: "2026-11-20T15:00:00.000Z",
    contentHash,
    documentHash: "ef".repeat(32),
    confirmedBy: people.lena,
    confirmedByName: "Lena Marchetti",
    confirmedByOrganization: cbhs,
    confirmedAt: "2026-11-21T15:00:00.000Z",
  };
  const complete: Agreement = {
    ...draft,
    status: "EXECUTED",
    registration,
    contentHash,
    dateSigned: "2026-06-15",
  };
  const { bytes: pdf, evidence } = await asPaper(
    complete,
    terms,
    "EXECUTED",
    new Date("2026-11-21T15:00:00.000Z"),
  );
  const executedDocument = await fileOf(pdf);
  const { event } = await link(
    undefined,
    { ...complete, executedDocument },
    { actor: people.lena, actorName: "Lena Marchetti", organization: cbhs },
    new Date("2026-11-21T15:00:00.000Z"),
    { action: "agreement-executed", paper: executedDocument.sha256 },
  );
  const bundle = bundleOf(evidence, executedDocument, [event]);
  if (!bundle) throw new Error("the history does not name its paper");
  return { pdf, signing: pdf, bundle: JSON.parse(JSON.stringify(bundle)) as Bundle };
}
