/** Letters that go out with a change of what was agreed: in its transaction, so that neither happens without the other. */
import type { PartnershipId, PersonId } from "#shared/ids.ts";
import { posting } from "../cloud/outbox.ts";
import type { Write } from "../cloud/table.ts";
import type { Services } from "../env.ts";

/** So many letters fit into one item. */
const lettersPerItem = 50;

/** The writes that post a letter to each of these people, once and by name, and to whom they go. */
export async function lettersTo(
  services: Services,
  partnership: PartnershipId,
  people: readonly PersonId[],
  key: string,
  { subject, text }: { subject: string; text: string },
): Promise<{ writes: Write[]; to: ReadonlySet<PersonId> }> {
  const members = await services.people.findAll(partnership, [...new Set(people)]);
  const letters = [...members.values()].map(({ email, name }) => ({
    to: email,
    subject,
    text: `${name},\n\n${text}\n`,
  }));
  return {
    to: new Set(members.keys()),
    writes: Array.from({ length: Math.ceil(letters.length / lettersPerItem) }, (_, index) =>
      posting(
        services.seal,
        partnership,
        index === 0 ? key : `${key}-${index + 1}`,
        letters.slice(index * lettersPerItem, (index + 1) * lettersPerItem),
      ),
    ),
  };
}
