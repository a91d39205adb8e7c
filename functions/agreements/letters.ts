/** Letters that go out with a change of an agreement: in its transaction, so that neither happens without the other. */
import type { PartnershipId, PersonId } from "#shared/ids.ts";
import { posting } from "../cloud/outbox.ts";
import type { Write } from "../cloud/table.ts";
import type { Services } from "../env.ts";

/** A transaction has room for so many; who is named beyond that finds it in the hub. */
const lettersMax = 8;

/** The writes that post this letter to each of these people once, and to whom it goes. */
export async function lettersTo(
  services: Services,
  partnership: PartnershipId,
  people: readonly PersonId[],
  key: string,
  { subject, text }: { subject: string; text: string },
): Promise<{ writes: Write[]; to: ReadonlySet<PersonId> }> {
  const members = await services.people.findAll(partnership, [...new Set(people)].slice(0, lettersMax));
  return {
    to: new Set(members.keys()),
    writes: [...members.values()].map(({ personId, email, name }) =>
      posting(services.seal, partnership, `${key}-${personId}`, {
        to: email,
        subject,
        text: `${name},\n\n${text}\n`,
      }),
    ),
  };
}
