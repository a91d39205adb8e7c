/**
 * What the checklist of data-sharing agreements that nobody has signed yet still asks for, for all of them in the same few
 * requests. Each is told as its own page tells it, and of what it stands under no more than the reader may know.
 */
import type { Actor } from "#shared/actor.ts";
import { findings } from "#shared/data-sharing/checks.ts";
import { governing, lastDayOf } from "#shared/data-sharing/phase.ts";
import type { DataSharing } from "#shared/data-sharing/schema.ts";
import { keepsIt, mayKnowBound, sight } from "#shared/data-sharing/sight.ts";
import type { DataTerms } from "#shared/data-sharing/terms-schema.ts";
import { bound, executedVersions, partiesTo } from "#shared/data-sharing/versions.ts";
import type { DataSharingId, PartnershipId } from "#shared/ids.ts";
import type { IsoDate } from "#shared/time.ts";
import type { Services } from "../env.ts";

type Sources = Pick<Services, "dataSettings" | "dataSharing" | "legalBases" | "organizations" | "people">;
/** The agreement, and what it stands under. */
type Line = readonly [DataSharing, ...DataSharing[]];

/** Of each that was never executed: what is missing in it, in the words of its checklist. */
export async function gapsIn(
  services: Sources,
  partnership: PartnershipId,
  lines: readonly Line[],
  { by, today }: { by: Actor | undefined; today: IsoDate },
): Promise<Map<DataSharingId, string[]>> {
  const drafts = lines.filter(([record]) => executedVersions(record).length === 0);
  if (drafts.length === 0) return new Map();
  const parties = drafts.flatMap(([record]) => record.parties);
  const contacts = parties.flatMap((party) => Object.values(party.contacts).filter((id) => id !== undefined));
  const asWritten = drafts.flatMap(([record, above]) => [
    record,
    ...(above ? [{ id: above.id, termsId: bound(above).termsId }] : []),
  ]);
  const [bases, settings, people, organizations, terms] = await Promise.all([
    services.legalBases.every(partnership),
    services.dataSettings.find(partnership),
    services.people.findAll(partnership, [...new Set(contacts)]),
    services.organizations.findAll(partnership, [
      ...new Set(parties.map(({ organizationId }) => organizationId)),
    ]),
    services.dataSharing.termsOfAll(
      partnership,
      asWritten.map(({ id, termsId }) => ({ id, ...(termsId ? { termsId } : {}) })),
    ),
  ]);
  const said = ({ id }: DataSharing) => terms.get(id) as DataTerms;
  return new Map(
    drafts.map(([record, above]) => {
      const missing = findings({
        draft: record,
        terms: said(record),
        above: above && aboveIn(above, said(above), today),
        aboveUntold:
          by !== undefined &&
          above !== undefined &&
          !keepsIt(record, by) &&
          !(sight(above, by) === "content" && mayKnowBound(above, by)),
        bases,
        settings,
        people: [...people.values()],
        organizations: [...organizations.values()],
        today,
      });
      const blocking = missing.filter(({ severity }) => severity === "block");
      return [record.id, [...new Set(blocking.map(({ message }) => message.replace(/\.$/, "")))]];
    }),
  );
}

function aboveIn(parent: DataSharing, terms: DataTerms, today: IsoDate) {
  const last = bound(parent);
  return {
    tier: parent.tier,
    codedNotation: parent.codedNotation,
    dateEffective: (executedVersions(parent)[0] ?? last).dateEffective,
    until: lastDayOf(parent) ?? last.expirationDate,
    parties: partiesTo(parent, last),
    dropped: governing(parent, today)?.dropped ?? [],
    terms,
  };
}
