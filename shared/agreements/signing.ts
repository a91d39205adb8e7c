/** What is particular to the signing of an articulation agreement; how it is signed is everyone's, in shared/signing. */
import type { Signing } from "../signing/rules.ts";
import type { Agreement } from "./schema.ts";
import { asAgreed } from "./visibility.ts";

export const agreementSigning: Signing<Agreement> = {
  thing: "agreement",
  executed(before, after) {
    const { agreement, note } = asAgreed(before, after);
    return { record: agreement, note };
  },
};
