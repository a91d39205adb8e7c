/** What is particular to the signing of a data-sharing agreement; how it is signed is everyone's, in shared/signing. */
import type { OrganizationId, PersonId } from "../ids.ts";
import type { Objection } from "../problem.ts";
import type { Signing } from "../signing/rules.ts";
import type { IsoDate } from "../time.ts";
import type { DataSharing } from "./schema.ts";
import { asAgreed } from "./visibility.ts";

export const dataSharingSigning: Signing<DataSharing> = { thing: "data-sharing", executed: asAgreed };

/** Why it cannot be signed any more today, or undefined: a half-signed one lapses too. */
export const objectionToLapsed = ({ status, signBy }: DataSharing, today: IsoDate): Objection =>
  status === "OUT_FOR_SIGNATURE" && signBy !== undefined && signBy < today
    ? {
        code: "signing-lapsed",
        why: `It was to be signed by ${signBy}. Its steward can take it back to draft and send it out again.`,
      }
    : undefined;

/** Why none of these people may approve for `organization`, or undefined: nobody approves for two sides (L10). */
export function objectionToBothSides(
  { signatures }: Pick<DataSharing, "signatures">,
  organization: OrganizationId | undefined,
  people: readonly (PersonId | undefined)[],
): Objection {
  const other = signatures
    .filter((one) => one.organizationId !== organization)
    .flatMap(({ personId, wetInk }) => [personId, wetInk?.attestedBy]);
  return people.some((person) => person !== undefined && other.includes(person))
    ? {
        code: "second-person",
        why: "Whoever has signed, or attested, for one organization cannot do it for another here. Someone else signs.",
      }
    : undefined;
}
