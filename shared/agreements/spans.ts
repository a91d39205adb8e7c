/** The days on which each executed version was or will be in force: what is asked of the parties every year goes by them. */
import type { OrganizationId } from "../ids.ts";
import { type IsoDate, plusDays } from "../time.ts";
import { lastDayOf } from "./phase.ts";
import type { Agreement, PartyRole } from "./schema.ts";
import { endingsOf, executedVersions } from "./succession.ts";

export type ExecutedSpan = {
  from: IsoDate;
  until: IsoDate;
  /** As it was written: a rule that runs to it runs on to `until`. */
  expirationDate: IsoDate;
  dateSigned: IsoDate | undefined;
  parties: readonly { organizationId: OrganizationId; role: PartyRole }[];
  termsId: Agreement["termsId"];
};

/** Oldest first; a version that was over before it began is left out. */
export function executedSpans(agreement: Agreement): ExecutedSpan[] {
  const executed = executedVersions(agreement);
  return executed.flatMap((version) => {
    const { successorEffective, terminationDay } = endingsOf(version, executed, agreement.termination);
    const until = [
      lastDayOf(version),
      ...(successorEffective === undefined ? [] : [plusDays(successorEffective, -1)]),
      ...(terminationDay === undefined ? [] : [terminationDay]),
    ].sort()[0] as IsoDate;
    const { dateEffective: from, expirationDate, dateSigned, parties, termsId } = version;
    return from <= until ? [{ from, until, expirationDate, dateSigned, parties, termsId }] : [];
  });
}
