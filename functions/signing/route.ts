/**
 * Signing: in the hub, or on paper with a second person's word for it; and who signs for someone who is away. A noun
 * mounts these four endpoints below its own address.
 */
import { AttestDraft, DelegateDraft, PaperDraft, SignatureDraft } from "#shared/signing/drafts.ts";
import {
  objectionToAttesting,
  objectionToDelegating,
  objectionToPaper,
  objectionToSigning,
  type Signable,
} from "#shared/signing/rules.ts";
import { type Endpoint, endpoint } from "../http/endpoint.ts";
import { attests, delegates, signs, uploads } from "./deciding.ts";
import type { In, Noun } from "./noun.ts";

const signing = [
  "already-signed",
  "out-of-order",
  "not-your-side",
  "not-what-was-frozen",
  "content-changed",
] as const;

export function signingRoutes<Doc extends Signable, Content, P extends In>(
  noun: Noun<Doc, Content, P>,
): Endpoint[] {
  const { about, move } = noun;
  return [
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
          (record, by) => objectionToSigning(record, asking.body.slotNo, by),
          signs(noun, asking),
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
          (record, by) => objectionToPaper(record, asking.body.slotNo, by),
          uploads(noun, asking),
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
          (record, by) => objectionToAttesting(record, asking.body.slotNo, by),
          attests(noun, asking),
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
          (record, by) => objectionToDelegating(record, asking.body.slotNo, by),
          delegates(asking),
        ),
    ),
  ];
}
