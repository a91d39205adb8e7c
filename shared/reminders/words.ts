/** Days as a sentence says them, and where a reminder leads. */
import type { OrganizationId, PartnershipId } from "../ids.ts";
import type { IsoDate } from "../time.ts";
import type { Notice } from "./schema.ts";

const format = new Intl.DateTimeFormat("en-US", { dateStyle: "long", timeZone: "UTC" });

/** `July 31, 2028`. */
export const inWords = (date: IsoDate): string => format.format(new Date(`${date}T00:00:00Z`));

/** The page where it is done, acting for the organization it is done for. */
export function pathOf(
  partnership: PartnershipId,
  { agreementId }: Pick<Notice, "agreementId">,
  as?: OrganizationId,
): string {
  const page =
    agreementId === undefined ? `/p/${partnership}/reminders` : `/p/${partnership}/agreements/${agreementId}`;
  return as === undefined ? page : `${page}?for=${as}`;
}

/** Where a person chooses what comes by mail. */
export const choicesPath = (partnership: PartnershipId): string => `/p/${partnership}/reminders#mail`;
