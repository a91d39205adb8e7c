/**
 * The certificate: for each signature who, for whom, by what means and over exactly which words. From which network and
 * with which program, and why someone signed in another's place, stands in the bundle alone: a paper goes to people whom
 * that does not concern, and one of a public agreement to anyone.
 */

import type { Evidence } from "./evidence.ts";
import type { Block } from "./paper.ts";
import { dayInWords, momentInWords } from "./paper-dates.ts";
import type { SignatureEvent } from "./schema.ts";

export type Signed = {
  nameAsSigned: string;
  office: string;
  /** An SVG path in a field of 600 by 200. */
  drawing?: string;
  facts: { name: string; value: string }[];
};

type Namer = (id: string) => string;

export function certificateOf(evidence: Evidence, evidenceHash: string, nameOf: Namer): Block[] {
  const { registration, signatures, contentHash, signingDocument, partnership, frozenAt } = evidence;
  const moment = (at: string) => momentInWords(at, partnership.timeZone);
  const elsewhere = registration !== undefined && signatures.length === 0;
  return [
    { kind: "heading", level: 2, text: "Signature certificate" },
    {
      kind: "text",
      text: `${
        elsewhere
          ? "This version was signed elsewhere. One party registered the signed paper here, and another confirmed it."
          : "Everyone named here signed the same words."
      } What follows is evidence of who agreed to what, and when. It is evidence, not legal advice.`,
    },
    { kind: "hash", name: "Fingerprint of the content", hash: contentHash },
    ...(signingDocument
      ? [
          {
            kind: "hash",
            name: "Fingerprint of the PDF that was signed",
            hash: signingDocument.sha256,
          } as const,
        ]
      : []),
    { kind: "hash", name: "Fingerprint of this evidence", hash: evidenceHash },
    { kind: "heading", level: 3, text: "How to check this paper" },
    {
      kind: "text",
      text: `Take this PDF and the bundle (a JSON file) that the hub gives with it. Open the page “verify.html” of ${evidence.hub}, or a copy of it kept on a disk, and drop both on it; or run “npm run -s verify -- agreement.pdf bundle.json” in a copy of Causeway. Neither asks any server. They show that nothing in the two files was changed since; they cannot show that both files were not made up together. For that, compare the fingerprints with the copy of another party.`,
    },
    { kind: "heading", level: 3, text: elsewhere ? "Who registered it" : "Who signed, and how" },
    ...(frozenAt ? [{ kind: "text", text: `Sent for signature ${moment(frozenAt)}.` } as const] : []),
    {
      kind: "signed",
      entries: elsewhere
        ? [registered(registration, nameOf, moment)]
        : signatures.map((event) => signed(event, evidence, nameOf, moment)),
    },
  ];
}

type Facts = [name: string, value: string | undefined][];

const factsOf = (facts: Facts) =>
  facts.flatMap(([name, value]) => (value === undefined ? [] : [{ name, value }]));

const methods: Record<SignatureEvent["method"], string> = {
  TYPED: "Typed name",
  DRAWN: "Drawn on screen",
  WET_UPLOAD: "By hand on paper, uploaded and attested",
};
const signIns: Record<SignatureEvent["authMethod"], string> = {
  SESSION: "Signed in, in a browser",
  BEARER: "A program with this person’s own access",
  PAPER: "On paper",
};

function signed(
  event: SignatureEvent,
  evidence: Evidence,
  nameOf: Namer,
  moment: (at: string) => string,
): Signed {
  const { wetInk } = event;
  const delegation = evidence.delegations.find(
    ({ slotNo, toPersonId }) => slotNo === event.slotNo && toPersonId === event.personId,
  );
  const slot = evidence.content.signatureSlots.find(({ slotNo }) => slotNo === event.slotNo);
  return {
    nameAsSigned: event.nameAsSigned,
    office: `${event.title}, ${nameOf(event.organizationId)}`,
    ...(event.method === "DRAWN" && event.drawing ? { drawing: event.drawing } : {}),
    facts: factsOf([
      ["Signs as", slot && `${slot.function} (slot ${event.slotNo}, order ${slot.order})`],
      ["Known here as", event.personName === event.nameAsSigned ? undefined : event.personName],
      [
        "Authority",
        event.authorityBasis === "OFFICE"
          ? "Of their office"
          : `In another’s place${delegation ? `, arranged by ${delegation.byName}` : ""}${
              event.delegationDocumentId ? `, letter ${event.delegationDocumentId}` : ""
            }`,
      ],
      ["How", methods[event.method]],
      ["Signed at", moment(event.signedAt)],
      ["Signed on paper on", wetInk && dayInWords(wetInk.signedOn)],
      ["Uploaded by", wetInk && `${wetInk.uploadedByName}, ${moment(wetInk.uploadedAt)}`],
      [
        "Attested by",
        wetInk?.attestedByName && wetInk.attestedAt
          ? `${wetInk.attestedByName}, ${moment(wetInk.attestedAt)}`
          : undefined,
      ],
      ["The paper’s scan", wetInk?.documentHash],
      ["Accepted", event.intentText],
      [
        "Consent to sign electronically",
        event.consentTextVersion &&
          `text ${event.consentTextVersion}${event.consentAt ? `, ${moment(event.consentAt)}` : ""}`,
      ],
      [
        "Sign-in",
        `${signIns[event.authMethod]}${event.authAt ? `, proved again ${moment(event.authAt)}` : ""}`,
      ],
      ["Over the content", event.contentHash],
      ["Over the PDF", event.documentHash],
      ["After the event", event.prevEventHash],
    ]),
  };
}

function registered(
  registration: NonNullable<Evidence["registration"]>,
  nameOf: Namer,
  moment: (at: string) => string,
): Signed {
  const { signers, confirmedByName, confirmedByOrganization, confirmedAt } = registration;
  return {
    nameAsSigned: "Signed elsewhere",
    office: `on ${dayInWords(registration.dateSigned)}`,
    facts: factsOf([
      ...signers.map(({ name, title, organizationId, signedOn }): [string, string] => [
        "Signed by",
        `${name}, ${title}, ${nameOf(organizationId)}${signedOn ? `, on ${dayInWords(signedOn)}` : ""}`,
      ]),
      [
        "Registered by",
        `${registration.byName}, ${nameOf(registration.byOrganization)}, ${moment(registration.at)}`,
      ],
      [
        "Confirmed by",
        confirmedByName && confirmedAt
          ? `${confirmedByName}${confirmedByOrganization ? `, ${nameOf(confirmedByOrganization)}` : ""}, ${moment(confirmedAt)}`
          : undefined,
      ],
      ["The signed paper", `${registration.documentId}, ${registration.documentHash}`],
      ["Over the content", registration.contentHash],
    ]),
  };
}
