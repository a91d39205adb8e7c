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
  {
    agreementId,
    dataSharingId,
    programId,
    bridgeId,
  }: Pick<Notice, "agreementId" | "dataSharingId" | "programId" | "bridgeId">,
  as?: OrganizationId,
): string {
  const page =
    agreementId !== undefined
      ? `agreements/${agreementId}`
      : dataSharingId !== undefined
        ? `data-sharing/${dataSharingId}`
        : programId !== undefined
          ? `programs/${programId}`
          : bridgeId !== undefined
            ? `programs/bridges/${bridgeId}`
            : "reminders";
  return `/p/${partnership}/${page}${as === undefined ? "" : `?for=${as}`}`;
}

/** Where a person chooses what comes by mail. */
export const choicesPath = (partnership: PartnershipId): string => `/p/${partnership}/reminders#mail`;
