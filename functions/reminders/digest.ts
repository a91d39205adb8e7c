/** The words of a reminder's mail: one letter for all that is due, each thing with its day and its link. Pure. */
import type { OrganizationId, PartnershipId } from "#shared/ids.ts";
import type { Notice } from "#shared/reminders/schema.ts";
import { choicesPath, inWords, pathOf } from "#shared/reminders/words.ts";
import type { Letter } from "../cloud/mail.ts";

type Line = { notice: Notice; as?: OrganizationId };
type Digest = {
  to: { name: string; email: string };
  partnership: { id: PartnershipId; name: string };
  hubOrigin: string;
  lines: readonly [Line, ...Line[]];
  /** How many more there are than one letter holds. */
  more: number;
};

export function digest({ to, partnership, hubOrigin, lines, more }: Digest): Letter {
  const [{ notice: only }] = lines;
  const many = lines.length > 1;
  const item = ({ notice, as }: Line, index: number) =>
    [
      `${many ? `${index + 1}. ` : ""}${notice.title}`,
      notice.why,
      ...(notice.by === undefined ? [] : [`By ${inWords(notice.by)}`]),
      `${notice.act}: ${hubOrigin}${pathOf(partnership.id, notice, as)}`,
    ].join("\n");
  return {
    to: to.email,
    subject: many ? `${lines.length + more} things wait for you in ${partnership.name}` : only.title,
    text: [
      many
        ? `${to.name}, these wait for you in ${partnership.name}:`
        : `${to.name}, this waits for you in ${partnership.name}:`,
      ...lines.map(item),
      ...(more > 0 ? [`And ${more} more.`] : []),
      `You are told of each once; everything that still waits is on your home page:\n${hubOrigin}/p/${partnership.id}`,
      `Choose what comes by mail, or nothing:\n${hubOrigin}${choicesPath(partnership.id)}`,
    ].join("\n\n"),
  };
}
