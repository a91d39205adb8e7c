/** Signing: in the hub, or on paper with a second person's word for it; and who signs for someone who is away. */

import type { Agreement } from "#shared/agreements/schema.ts";
import { agreementSigning } from "#shared/agreements/signing.ts";
import { objectionToDates } from "#shared/agreements/succession.ts";
import type { Terms } from "#shared/agreements/terms-schema.ts";
import { grantsOn } from "#shared/people/rules.ts";
import { type FieldProblem, insist, Refusal } from "#shared/problem.ts";
import { AttestDraft, DelegateDraft, PaperDraft, SignatureDraft } from "#shared/signing/drafts.ts";
import {
  delegate,
  objectionToAttesting,
  objectionToDelegating,
  objectionToPaper,
  objectionToSigning,
  sign,
  signerOf,
  uploadPaper,
} from "#shared/signing/rules.ts";
import type { SignatureEvent, SignatureSlot } from "#shared/signing/schema.ts";
import { consentTexts, currentConsent, intentText } from "#shared/signing/texts.ts";
import { dateIn } from "#shared/time.ts";
import { type Endpoint, endpoint } from "../http/endpoint.ts";
import { evidence, freshProof, insistOnForward, insistOnFrozen, whence } from "./evidence.ts";
import { lettersTo } from "./letters.ts";
import { about, asDecided, type Decided, type Move, move, paper } from "./move.ts";

const signing = [
  "already-signed",
  "out-of-order",
  "not-your-side",
  "not-what-was-frozen",
  "content-changed",
] as const;

export const signingRoutes: Endpoint[] = [
  endpoint(
    {
      ...about("sign", "Sign for your organization, having signed in within the last fifteen minutes", [
        ...signing,
        "not-the-signer",
        "sign-in-again",
        "paper-only",
        "clock-set-back",
      ]),
      body: SignatureDraft,
    },
    (asking) =>
      move(
        asking,
        (agreement, by) => objectionToSigning(agreement, asking.body.slotNo, by),
        async (agreement, by, today) => {
          const { services, params, body, now } = asking;
          const slot = slotOf(agreement, body.slotNo);
          const [organization, terms] = await Promise.all([
            services.organizations.find(params.partnershipId, slot.organizationId),
            services.agreements.terms(params.partnershipId, agreement),
          ]);
          if (!organization?.acceptsElectronicSignature)
            throw new Refusal(
              "paper-only",
              `${organization?.name ?? "This organization"} does not accept electronic signatures: print it, sign it by hand, and upload the page.`,
            );
          const intent = intentText(agreementSigning.called(agreement), slot.function, organization.name);
          insistOnTexts(body, intent);
          const proof = freshProof(asking);
          insistOnForward(agreement, now);
          const contentHash = await insistOnFrozen(agreement, terms, body.contentHash);
          const signature: SignatureEvent = {
            ...evidence(asking, agreement, by, slot.slotNo, contentHash),
            ...whence(asking),
            personId: by.person,
            personName: by.name,
            nameAsSigned: body.nameAsSigned,
            title: body.title,
            method: body.method,
            ...(body.method === "DRAWN" ? { drawing: body.drawing } : {}),
            consentTextVersion: body.consentTextVersion,
            consentAt: now.toISOString(),
            intentText: intent,
            authMethod: proof.method,
            authAt: proof.at,
          };
          return signed(asking, agreement, terms, signature, today);
        },
        `signature ${asking.body.slotNo}`,
      ),
  ),

  endpoint(
    {
      ...about(
        "paper",
        "Upload the page someone of your side signed by hand; it counts once a second person attests",
        signing,
      ),
      body: PaperDraft,
    },
    (asking) =>
      move(
        asking,
        (agreement, by) => objectionToPaper(agreement, asking.body.slotNo, by),
        async (agreement, by, today) => {
          const { services, params, body, now } = asking;
          const slot = slotOf(agreement, body.slotNo);
          const [document, members, terms, settings] = await Promise.all([
            services.documents.find(params.partnershipId, body.documentId),
            services.people.findAll(params.partnershipId, [body.personId]),
            services.agreements.terms(params.partnershipId, agreement),
            services.partnerships.settings(params.partnershipId),
          ]);
          const errors: FieldProblem[] = [];
          const scan = ["application/pdf", "image/png", "image/jpeg"];
          if (!document || document.about.id !== agreement.id || !scan.includes(document.type))
            errors.push({ pointer: "/documentId", detail: "a PDF or picture attached to this agreement" });
          else if (document.state !== "available")
            errors.push({ pointer: "/documentId", detail: "a file that has arrived and was checked" });
          const frozenOn = dateIn(settings?.timeZone ?? "UTC", new Date(agreement.frozenAt ?? now));
          if (body.signedOn > today || body.signedOn < frozenOn)
            errors.push({
              pointer: "/signedOn",
              detail: `a day from ${frozenOn}, when it went out, to today, ${today}`,
            });
          const signer = members.get(body.personId);
          const named = signerOf(agreement, slot);
          if (named !== undefined && named !== body.personId)
            errors.push({ pointer: "/personId", detail: "the person who was named to sign here" });
          else if (!signer || !grantsOn(signer, body.signedOn).get(slot.organizationId)?.has("signatory"))
            errors.push({
              pointer: "/personId",
              detail: "someone who was a signatory of the organization on that day",
            });
          if (errors.length > 0 || !document || !signer)
            throw new Refusal("invalid-input", undefined, { errors });
          insistOnForward(agreement, now);
          const contentHash = await insistOnFrozen(agreement, terms, body.contentHash);
          return asDecided(
            uploadPaper(agreement, {
              ...evidence(asking, agreement, by, slot.slotNo, contentHash),
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
            }),
          );
        },
        `signed page for signature ${asking.body.slotNo}`,
      ),
  ),

  endpoint(
    {
      ...about("attest", "Attest, as a second person, that the uploaded page was signed by that hand", [
        ...signing,
        "not-the-signer",
        "second-person",
      ]),
      body: AttestDraft,
    },
    (asking) =>
      move(
        asking,
        (agreement, by) => objectionToAttesting(agreement, asking.body.slotNo, by),
        async (agreement, by, today) => {
          const { services, params, now } = asking;
          const page = agreement.unattested.find(
            (one) => one.slotNo === asking.body.slotNo,
          ) as SignatureEvent;
          const terms = await services.agreements.terms(params.partnershipId, agreement);
          insistOnForward(agreement, now);
          const contentHash = await insistOnFrozen(agreement, terms, page.contentHash);
          const wetInk = page.wetInk as NonNullable<SignatureEvent["wetInk"]>;
          const attested: SignatureEvent = {
            ...page,
            // By whose authority is a matter of the moment it counts from, as when it is signed in the hub.
            ...evidence(asking, agreement, by, page.slotNo, contentHash),
            wetInk: {
              ...wetInk,
              attestedBy: by.person,
              attestedByName: by.name,
              attestedAt: now.toISOString(),
            },
          };
          return signed(asking, agreement, terms, attested, today);
        },
        `attestation for signature ${asking.body.slotNo}`,
      ),
  ),

  endpoint(
    {
      ...about("delegate", "Name another signatory of your organization to sign in someone's place", [
        "already-signed",
        "not-your-side",
      ]),
      body: DelegateDraft,
    },
    (asking) =>
      move(
        asking,
        (agreement, by) => objectionToDelegating(agreement, asking.body.slotNo, by),
        async (agreement, by, today) => {
          const { services, params, body, now } = asking;
          const slot = slotOf(agreement, body.slotNo);
          const [members, document] = await Promise.all([
            services.people.findAll(params.partnershipId, [body.personId]),
            body.documentId ? services.documents.find(params.partnershipId, body.documentId) : undefined,
          ]);
          const deputy = members.get(body.personId);
          const errors: FieldProblem[] = [];
          if (!deputy || !grantsOn(deputy, today).get(slot.organizationId)?.has("signatory"))
            errors.push({ pointer: "/personId", detail: "a signatory of the same organization" });
          else if (signerOf(agreement, slot) === deputy.personId)
            errors.push({ pointer: "/personId", detail: "someone other than the one who is to sign now" });
          if (body.documentId && document?.about.id !== agreement.id)
            errors.push({ pointer: "/documentId", detail: "a document attached to this agreement" });
          if (errors.length > 0 || !deputy) throw new Refusal("invalid-input", undefined, { errors });
          return asDecided(
            delegate(agreement, {
              slotNo: slot.slotNo,
              ...(slot.personId === undefined ? {} : { fromPersonId: slot.personId }),
              toPersonId: deputy.personId,
              toName: deputy.name,
              reason: body.reason,
              ...(body.documentId === undefined ? {} : { documentId: body.documentId }),
              by: by.person,
              byName: by.name,
              at: now.toISOString(),
            }),
          );
        },
      ),
  ),
];

const slotOf = (agreement: Agreement, slotNo: number): SignatureSlot =>
  agreement.signatureSlots.find((slot) => slot.slotNo === slotNo) as SignatureSlot;

function insistOnTexts(
  body: { consentTextVersion: string; intentText: string; method: string; drawing?: string | undefined },
  intent: string,
): void {
  const errors: FieldProblem[] = [];
  if (!Object.hasOwn(consentTexts, body.consentTextVersion))
    errors.push({
      pointer: "/consentTextVersion",
      detail: `the version of the text shown: ${currentConsent}`,
    });
  if (body.intentText !== intent)
    errors.push({ pointer: "/intentText", detail: `the sentence as shown: ${intent}` });
  if (body.method === "DRAWN" && !body.drawing)
    errors.push({ pointer: "/drawing", detail: "a drawn signature" });
  if (errors.length > 0) throw new Refusal("invalid-input", undefined, { errors });
}

/** With the signature on it; with the last one executed, its paper made and a copy on its way to everyone who signed. */
async function signed<B>(
  asking: Move<B>,
  agreement: Agreement,
  terms: Terms,
  signature: SignatureEvent,
  today: string,
): Promise<Decided> {
  const after = asDecided(sign(agreementSigning, agreement, signature, today));
  if (after.agreement.status !== "EXECUTED") return after;
  insist(objectionToDates(agreement));
  const { services, params, now } = asking;
  const at = `${services.config.HUB_ORIGIN}/p/${params.partnershipId}/agreements/${agreement.id}?tab=people`;
  const copies = await lettersTo(
    services,
    params.partnershipId,
    after.agreement.signatures.map((one) => one.personId),
    `${agreement.id}-executed-${agreement.versionNo}`,
    {
      subject: `${agreement.codedNotation} is executed: your copy`,
      text: `everyone has signed ${agreement.codedNotation}, “${agreement.name}”, version ${agreement.versionNo}.\nYour copy, with the certificate of all signatures, is here:\n\n${at}\n\nIts content has the fingerprint ${signature.contentHash}.`,
    },
  );
  const executed: Agreement = {
    ...after.agreement,
    signatures: after.agreement.signatures.map((one) => ({
      ...one,
      ...(copies.to.has(one.personId) ? { copyDeliveredAt: now.toISOString() } : {}),
    })),
  };
  const executedDocument = await paper(asking, executed, terms, "EXECUTED");
  return { ...after, agreement: { ...executed, executedDocument }, writes: copies.writes };
}
