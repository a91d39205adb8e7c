/** A signature given in the hub: with consent, over what was shown, by someone who proved just now who they are. */
import type * as z from "zod";
import type { Actor } from "#shared/actor.ts";
import type { Organization } from "#shared/organizations/schema.ts";
import { type FieldProblem, Refusal } from "#shared/problem.ts";
import type { SignatureDraft } from "#shared/signing/drafts.ts";
import type { Signable } from "#shared/signing/rules.ts";
import type { SignatureEvent, SignatureSlot } from "#shared/signing/schema.ts";
import { consentTexts, currentConsent, intentText } from "#shared/signing/texts.ts";
import type { Asking } from "../http/endpoint.ts";
import { evidence, freshProof, insistOnForward, whence } from "./evidence.ts";

type Given = Omit<z.output<typeof SignatureDraft>, "slotNo">;

/** `frozen` gives the hash of the words that were shown, or refuses. */
export async function signatureInHub(
  asking: Pick<Asking<unknown, unknown, Given>, "body" | "c" | "now">,
  record: Signable,
  by: Actor,
  slot: Pick<SignatureSlot, "slotNo" | "function">,
  organization: Organization | undefined,
  frozen: () => Promise<string>,
): Promise<SignatureEvent> {
  const { body, now } = asking;
  if (!organization?.acceptsElectronicSignature)
    throw new Refusal(
      "paper-only",
      `${organization?.name ?? "This organization"} does not accept electronic signatures: print it, sign it by hand, and upload the page.`,
    );
  const intent = intentText(record, slot.function, organization.name);
  insistOnTexts(body, intent);
  const proof = freshProof(asking);
  insistOnForward(record, now);
  const contentHash = await frozen();
  return {
    ...evidence(asking, record, by, slot.slotNo, contentHash),
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
}

function insistOnTexts(
  body: Pick<Given, "consentTextVersion" | "intentText" | "method" | "drawing">,
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
