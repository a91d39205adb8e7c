/** What is kept to show that a signature is its signer's: who, how they proved it, from where, over which text. */
import type { Actor } from "#shared/actor.ts";
import type { OrganizationId } from "#shared/ids.ts";
import { Refusal } from "#shared/problem.ts";
import { type Signable, signInFreshMinutes } from "#shared/signing/rules.ts";
import type { SignatureEvent, Whence } from "#shared/signing/schema.ts";
import type { Asking } from "../http/endpoint.ts";
import { viewerAddress } from "../http/viewer.ts";

/** The proof of identity behind this request, on the hub's own clock; refused when it is not fresh. */
export function freshProof({ c, now }: Pick<Asking, "c" | "now">): {
  method: "SESSION" | "BEARER";
  at: string;
} {
  const proof = c.get("proof");
  const ageMs = proof?.at === undefined ? Number.POSITIVE_INFINITY : Date.now() - proof.at.getTime();
  if (!proof || ageMs > signInFreshMinutes * 60_000)
    throw new Refusal(
      "sign-in-again",
      `You signed in more than ${signInFreshMinutes} minutes ago. Sign in again, so that the signature is surely yours.`,
    );
  // A minute's difference between two clocks is usual; more means that ours went back.
  if (ageMs < -60_000)
    throw new Refusal("clock-set-back", "You signed in later than the hub's clock says it is now.");
  return { method: proof.method, at: new Date(now.getTime() - ageMs).toISOString() };
}

/** Refuses when the clock reads earlier than what happened already: the order of signatures is evidence. */
export function insistOnForward({ frozenAt, signatures, unattested }: Signable, now: Date): void {
  const events = [
    frozenAt,
    ...signatures.map((one) => one.signedAt),
    ...unattested.map((one) => one.signedAt),
  ];
  const last = events
    .flatMap((at) => at ?? [])
    .sort()
    .at(-1);
  if (last !== undefined && now.toISOString() < last)
    throw new Refusal("clock-set-back", `The hub's clock reads earlier than ${last}. Nothing was signed.`);
}

/** Refuses when the text is not the frozen one any more, or when the signer was shown another (2.5 items 13, 14). */
export async function insistOnFrozen(
  { contentHash }: Signable,
  shown: string,
  hashNow: () => Promise<string>,
): Promise<string> {
  if (contentHash === undefined || shown !== contentHash)
    throw new Refusal(
      "not-what-was-frozen",
      "You were shown another version of the text. Read this one first.",
    );
  if ((await hashNow()) !== contentHash)
    throw new Refusal(
      "content-changed",
      "The text is not the one that went out for signature. Recall it, and send it out again.",
    );
  return contentHash;
}

/** The network an address is in: /24 for IPv4, /48 for IPv6. Enough to tell a campus, too little to tell a person. */
export function truncated(address = ""): string | undefined {
  const four = /^(?:::ffff:)?(\d{1,3}\.\d{1,3}\.\d{1,3})\.\d{1,3}$/i.exec(address)?.[1];
  if (four) return `${four}.0/24`;
  const six = /^(?=.*:)[0-9a-f:]+$/i.exec(address)?.[0];
  // What `::` leaves out is zeros.
  const groups = six?.split("::")[0]?.split(":").filter(Boolean) ?? [];
  return six && `${[...groups, "0", "0", "0"].slice(0, 3).join(":").toLowerCase()}::/48`;
}

/** From which network and with which program this was asked: of whoever asks, and of nobody else. */
export function whence({ c }: Pick<Asking, "c">): Whence {
  const network = truncated(viewerAddress(c));
  const userAgent = c.req
    .header("user-agent")
    ?.replaceAll(/[^\x20-\x7e]/g, "?")
    .slice(0, 200);
  return {
    ...(network === undefined ? {} : { ipTruncated: network }),
    ...(userAgent ? { userAgent } : {}),
  };
}

/** By what right a slot is signed now: of the office, or in the place of whoever named a delegate. */
function authority(
  { delegations }: Signable,
  slotNo: number,
): Pick<SignatureEvent, "authorityBasis" | "delegationDocumentId"> {
  const deputed = delegations.findLast((one) => one.slotNo === slotNo);
  // Who was named first and named again signs as if there had been no delegate.
  if (!deputed || deputed.toPersonId === deputed.fromPersonId) return { authorityBasis: "OFFICE" };
  const { documentId } = deputed;
  return {
    authorityBasis: "DELEGATION",
    ...(documentId === undefined ? {} : { delegationDocumentId: documentId }),
  };
}

/** What every signature carries, whoever gives it and however. */
export function evidence(
  { now }: Pick<Asking, "now">,
  record: Signable,
  by: Actor,
  slotNo: number,
  contentHash: string,
): Pick<
  SignatureEvent,
  | ("slotNo" | "organizationId" | "authorityBasis" | "delegationDocumentId")
  | ("contentHash" | "documentHash" | "signedAt" | "prevEventHash")
> {
  return {
    slotNo,
    organizationId: by.organization as OrganizationId,
    ...authority(record, slotNo),
    contentHash,
    documentHash: record.signingDocument?.sha256 ?? "",
    signedAt: now.toISOString(),
    ...(record.chainHash === undefined ? {} : { prevEventHash: record.chainHash }),
  };
}

/** The signature as whoever does not sit at the table sees it: from which network it came does not concern them. */
export const networkless = (evidence: SignatureEvent): SignatureEvent => {
  const { ipTruncated: _ip, userAgent: _agent, wetInk, ...rest } = evidence;
  if (!wetInk) return rest;
  const { uploadedFrom: _from, ...page } = wetInk;
  return { ...rest, wetInk: page };
};
