/**
 * What a signer consents to and means, word for word, by version: a signature names the version it was given under, so
 * a text is never changed, only followed by another. Evidence, not legal advice.
 */

/** Newest last. UETA § 5(b): parties agree to conduct the transaction by electronic means. */
export const consentTexts = {
  "2026-11": [
    "I agree to sign this agreement electronically, and that my electronic signature counts as my signature by hand.",
    "I can read, save and print the agreement, now and after everyone has signed.",
    "I may refuse: then I sign on paper instead, and my organization uploads the page.",
  ],
} as const satisfies Record<string, readonly string[]>;
export type ConsentVersion = keyof typeof consentTexts;

export const currentConsent: ConsentVersion = "2026-11";

/** The sentence that says what the act of signing means, for this version and office. */
export function intentText(
  { codedNotation, name, versionNo }: { codedNotation: string; name: string; versionNo: number },
  office: string,
  organization: string,
): string {
  return `By signing as ${office} of ${organization}, I bind it to ${codedNotation}, “${name}”, version ${versionNo}, as shown to me.`;
}
