/** What each of the four endpoints of signing decides, once there is no objection: the same for every noun. */
import type * as z from "zod";
import type { Actor } from "#shared/actor.ts";
import { grantsOn } from "#shared/people/rules.ts";
import { type FieldProblem, Refusal } from "#shared/problem.ts";
import type { AttestDraft, DelegateDraft, PaperDraft, SignatureDraft } from "#shared/signing/drafts.ts";
import { delegate, type Signable, sign, signerOf, uploadPaper } from "#shared/signing/rules.ts";
import type { SignatureEvent, SignatureSlot } from "#shared/signing/schema.ts";
import { dateIn } from "#shared/time.ts";
import type { Asking } from "../http/endpoint.ts";
import { evidence, insistOnForward, insistOnFrozen, whence } from "./evidence.ts";
import { signatureInHub } from "./in-hub.ts";
import { lettersTo } from "./letters.ts";
import type { Decided, In, Noun } from "./noun.ts";

/** Signed in the hub, and executed with the last signature. */
export const signs =
  <Doc extends Signable, Content, P extends In>(
    noun: Noun<Doc, Content, P>,
    asking: Asking<P, unknown, z.output<typeof SignatureDraft>>,
  ) =>
  async (record: Doc, by: Actor, today: string): Promise<Decided<Doc>> => {
    const { services, params, body } = asking;
    const slot = slotOf(record, body.slotNo);
    const [organization, content] = await Promise.all([
      services.organizations.find(params.partnershipId, slot.organizationId),
      noun.content(asking, record),
    ]);
    const signature = await signatureInHub(asking, record, by, slot, organization, () =>
      insistOnFrozen(record, body.contentHash, () => noun.contentHash(record, content)),
    );
    return signed(noun, asking, record, content, signature, today);
  };

/** The page someone signed by hand; it counts for nothing yet. */
export const uploads =
  <Doc extends Signable, Content, P extends In>(
    noun: Noun<Doc, Content, P>,
    asking: Asking<P, unknown, z.output<typeof PaperDraft>>,
  ) =>
  async (record: Doc, by: Actor, today: string): Promise<Decided<Doc>> => {
    const { services, params, body, now } = asking;
    const slot = slotOf(record, body.slotNo);
    const [document, members, content, settings] = await Promise.all([
      services.documents.find(params.partnershipId, body.documentId),
      services.people.findAll(params.partnershipId, [body.personId]),
      noun.content(asking, record),
      services.partnerships.settings(params.partnershipId),
    ]);
    const errors: FieldProblem[] = [];
    const scan = ["application/pdf", "image/png", "image/jpeg"];
    if (!document || document.about.id !== record.id || !scan.includes(document.type))
      errors.push({ pointer: "/documentId", detail: "a PDF or picture attached to this agreement" });
    else if (document.state !== "available")
      errors.push({ pointer: "/documentId", detail: "a file that has arrived and was checked" });
    const frozenOn = dateIn(settings?.timeZone ?? "UTC", new Date(record.frozenAt ?? now));
    if (body.signedOn > today || body.signedOn < frozenOn)
      errors.push({
        pointer: "/signedOn",
        detail: `a day from ${frozenOn}, when it went out, to today, ${today}`,
      });
    const signer = members.get(body.personId);
    const named = signerOf(record, slot);
    if (named !== undefined && named !== body.personId)
      errors.push({ pointer: "/personId", detail: "the person who was named to sign here" });
    else if (!signer || !grantsOn(signer, body.signedOn).get(slot.organizationId)?.has("signatory"))
      errors.push({
        pointer: "/personId",
        detail: "someone who was a signatory of the organization on that day",
      });
    if (errors.length > 0 || !document || !signer) throw new Refusal("invalid-input", undefined, { errors });
    insistOnForward(record, now);
    const contentHash = await insistOnFrozen(record, body.contentHash, () =>
      noun.contentHash(record, content),
    );
    return uploadPaper(record, {
      ...evidence(asking, record, by, slot.slotNo, contentHash),
      personId: body.personId,
      personName: signer.name,
      nameAsSigned: body.nameAsSigned,
      title: body.title,
      method: "WET_UPLOAD",
      authMethod: "PAPER",
      wetInk: {
        documentId: document.id,
        documentHash: document.sha256,
        signedOn: body.signedOn,
        uploadedBy: by.person,
        uploadedByName: by.name,
        uploadedAt: now.toISOString(),
        uploadedFrom: whence(asking),
      },
    });
  };

/** A second person’s word that the page was signed by that hand: from now on it counts. */
export const attests =
  <Doc extends Signable, Content, P extends In>(
    noun: Noun<Doc, Content, P>,
    asking: Asking<P, unknown, z.output<typeof AttestDraft>>,
  ) =>
  async (record: Doc, by: Actor, today: string): Promise<Decided<Doc>> => {
    const { now } = asking;
    const page = record.unattested.find((one) => one.slotNo === asking.body.slotNo) as SignatureEvent;
    const content = await noun.content(asking, record);
    insistOnForward(record, now);
    const contentHash = await insistOnFrozen(record, page.contentHash, () =>
      noun.contentHash(record, content),
    );
    const wetInk = page.wetInk as NonNullable<SignatureEvent["wetInk"]>;
    const attested: SignatureEvent = {
      ...page,
      // By whose authority is a matter of the moment it counts from, as when it is signed in the hub.
      ...evidence(asking, record, by, page.slotNo, contentHash),
      wetInk: {
        ...wetInk,
        attestedBy: by.person,
        attestedByName: by.name,
        attestedAt: now.toISOString(),
      },
    };
    return signed(noun, asking, record, content, attested, today);
  };

/** Someone else of the same organization, who may sign for it, in the place of whoever is named. */
export const delegates =
  <Doc extends Signable, P extends In>(asking: Asking<P, unknown, z.output<typeof DelegateDraft>>) =>
  async (record: Doc, by: Actor, today: string): Promise<Decided<Doc>> => {
    const { services, params, body, now } = asking;
    const slot = slotOf(record, body.slotNo);
    const [members, document] = await Promise.all([
      services.people.findAll(params.partnershipId, [body.personId]),
      body.documentId ? services.documents.find(params.partnershipId, body.documentId) : undefined,
    ]);
    const deputy = members.get(body.personId);
    const errors: FieldProblem[] = [];
    if (!deputy || !grantsOn(deputy, today).get(slot.organizationId)?.has("signatory"))
      errors.push({ pointer: "/personId", detail: "a signatory of the same organization" });
    else if (signerOf(record, slot) === deputy.personId)
      errors.push({ pointer: "/personId", detail: "someone other than the one who is to sign now" });
    if (body.documentId && document?.about.id !== record.id)
      errors.push({ pointer: "/documentId", detail: "a document attached to this agreement" });
    if (errors.length > 0 || !deputy) throw new Refusal("invalid-input", undefined, { errors });
    return delegate(record, {
      slotNo: slot.slotNo,
      ...(slot.personId === undefined ? {} : { fromPersonId: slot.personId }),
      toPersonId: deputy.personId,
      toName: deputy.name,
      reason: body.reason,
      ...(body.documentId === undefined ? {} : { documentId: body.documentId }),
      by: by.person,
      byName: by.name,
      at: now.toISOString(),
    });
  };

const slotOf = (record: Signable, slotNo: number): SignatureSlot =>
  record.signatureSlots.find((slot) => slot.slotNo === slotNo) as SignatureSlot;

/** With the signature on it; with the last one executed, its paper made and a copy on its way to everyone who signed. */
async function signed<Doc extends Signable, Content, P extends In>(
  noun: Noun<Doc, Content, P>,
  asking: Asking<P>,
  record: Doc,
  content: Content,
  signature: SignatureEvent,
  today: string,
): Promise<Decided<Doc>> {
  const after = sign(noun.signing, record, signature, today);
  if (after.record.status !== "EXECUTED") return after;
  await noun.insistOnExecution(asking, record, content, today);
  const { services, params, now } = asking;
  const { id, codedNotation, name, versionNo } = record;
  const copies = await lettersTo(
    services,
    params.partnershipId,
    after.record.signatures.map((one) => one.personId),
    `${id}-executed-${versionNo}`,
    {
      subject: `${codedNotation} is executed: your copy`,
      text: `everyone has signed ${codedNotation}, “${name}”, version ${versionNo}.\nYour copy, with the certificate of all signatures, is here:\n\n${services.config.HUB_ORIGIN}${noun.page(params, record)}\n\nIts content has the fingerprint ${signature.contentHash}.`,
    },
  );
  const executed: Doc = {
    ...after.record,
    signatures: after.record.signatures.map((one) => ({
      ...one,
      ...(copies.to.has(one.personId) ? { copyDeliveredAt: now.toISOString() } : {}),
    })),
  };
  const executedDocument = await noun.paper(asking, executed, content);
  return { ...after, record: { ...executed, executedDocument }, writes: copies.writes };
}
