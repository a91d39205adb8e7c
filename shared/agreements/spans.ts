/** The days on which each executed version was or will be in force: what is asked of the parties every year goes by them. */
import type { OrganizationId } from "../ids.ts";
import { type IsoDate, plusDays } from "../time.ts";
import type { Agreement, PartyRole } from "./schema.ts";

export type ExecutedSpan = {
  from: IsoDate;
  until: IsoDate;
  dateSigned: IsoDate | undefined;
  parties: readonly { organizationId: OrganizationId; role: PartyRole }[];
  termsId: Agreement["termsId"];
};

/** Oldest first; a version that was over before it began is left out. */
export function executedSpans(agreement: Agreement): ExecutedSpan[] {
  const versions = [...agreement.earlier, agreement].filter(
    ({ status }) => status === "EXECUTED" || status === "TERMINATED",
  );
  return versions.flatMap((version, index) => {
    const next = versions[index + 1];
    const until = [
      version.expirationDate,
      ...(next ? [plusDays(next.dateEffective, -1)] : []),
      ...(version.status === "TERMINATED" && agreement.termination
        ? [agreement.termination.terminationDay]
        : []),
    ].sort()[0] as IsoDate;
    const { dateEffective: from, dateSigned, parties, termsId } = version;
    return from <= until ? [{ from, until, dateSigned, parties, termsId }] : [];
  });
}
