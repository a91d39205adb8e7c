/** What a check of two files says, in one paragraph: the command prints it and the page shows it. */

import { listed } from "../listed.ts";
import type { Kind } from "./evidence.ts";
import { dayInWords } from "./paper-dates.ts";
import { limits, type VerifiedFacts } from "./verify.ts";

const kinds: Record<Kind, string> = { "data-sharing": "the data-sharing agreement " };

/** Which agreement it is, and that it is whole. */
export function wholeInWords({ kind, number, name, versionNo, dateSigned }: VerifiedFacts): string {
  const signed = dateSigned === undefined ? "" : `, signed ${dayInWords(dateSigned)}`;
  return `${number}, ${kind === undefined ? "" : kinds[kind]}“${name}”, version ${versionNo}${signed}: the PDF and the bundle belong together, and nothing in them was changed.`;
}

export function signersInWords({ signatures, registered }: VerifiedFacts): string {
  if (registered)
    return `It was signed elsewhere, registered by ${registered.by} and confirmed by ${registered.confirmedBy}.`;
  return `It was signed by ${listed(
    signatures.map(({ name, title, organization }) => `${name} (${title}, ${organization})`),
  )}, all over the same words.`;
}

/** The three fingerprints: of the content, as at the foot of every page; of the file; of the evidence in it. */
export const fingerprints = ({
  contentHash,
  documentHash,
  evidenceHash,
}: VerifiedFacts): [string, string][] => [
  ["of the content", contentHash],
  ["of this PDF", documentHash],
  ["of the evidence", evidenceHash],
];

export const paragraph = (facts: VerifiedFacts): string =>
  [
    wholeInWords(facts),
    signersInWords(facts),
    `Fingerprints: ${fingerprints(facts)
      .map(([what, hash]) => `${what} ${hash}`)
      .join("; ")}.`,
    limits,
  ].join(" ");
