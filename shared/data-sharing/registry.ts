/**
 * An executed, public agreement as its entry in the public registry: what governs on the day, and of a draft beside it
 * nothing. Pure.
 */
import type { OrganizationId } from "../ids.ts";
import type { IsoDate } from "../time.ts";
import type { LegalBasis } from "./bases-schema.ts";
import { certifying, destroyBy } from "./destruction.ts";
import { governing, lastDayOf, phaseOn } from "./phase.ts";
import type { PublicDataSharing } from "./registry-schema.ts";
import { discloses, receives } from "./roles.ts";
import type { DataPhase, DataSharing } from "./schema.ts";
import type { SpanWithTerms } from "./transfers-due.ts";
import { executedVersions } from "./versions.ts";

export const isPublic = (record: DataSharing): boolean =>
  record.visibility === "PUBLIC" && executedVersions(record).length > 0;

export type Around = {
  partnership: PublicDataSharing["partnership"];
  today: IsoDate;
  /** Where what it stands under stands today. */
  parent?: DataPhase | undefined;
  named: (id: OrganizationId) => { code: string; name: string };
  bases: readonly Pick<LegalBasis, "id" | "name" | "citation">[];
  /** The days and words of each executed version. */
  spans: readonly SpanWithTerms[];
};

/** Undefined for what is not public. */
export function publicEntry(record: DataSharing, around: Around): PublicDataSharing | undefined {
  const { today, named, spans } = around;
  const now = governing(record, today);
  const terms = spans.find(({ versionNo }) => versionNo === now?.versionNo)?.terms;
  if (!isPublic(record) || !now || !terms) return undefined;
  const inPublic = ({ organizationId }: { organizationId: OrganizationId }) => ({
    organizationId,
    ...named(organizationId),
  });
  const owing = certifying(spans, record);
  const by = destroyBy(spans);
  const { retention } = terms;
  return {
    id: record.id,
    codedNotation: record.codedNotation,
    name: now.name,
    tier: record.tier,
    partnership: around.partnership,
    today,
    phase: phaseOn(record, today, around.parent) as PublicDataSharing["phase"],
    versionNo: now.versionNo,
    ...(now.dateSigned === undefined ? {} : { dateSigned: now.dateSigned }),
    ...(now.contentHash === undefined ? {} : { contentHash: now.contentHash }),
    holders: now.parties.filter(receives).map((party) => ({
      ...inPublic(party),
      roles: party.roles,
      passedTo: terms.subRecipients
        .filter(({ ofOrganizationId }) => ofOrganizationId === party.organizationId)
        .map(({ name, role }) => (role === undefined ? { name } : { name, role })),
    })),
    disclosers: now.parties.filter(discloses).map(inPublic),
    purposes: terms.purposes.map(({ statement }) => statement),
    ...(terms.scope === undefined ? {} : { scope: terms.scope }),
    from: spans[0]?.from ?? now.from,
    until: spans.at(-1)?.until ?? lastDayOf(record) ?? now.until,
    information: terms.elements.map((element) => ({
      name: element.name,
      ...(element.definition === undefined ? {} : { definition: element.definition }),
      vocab: element.vocab,
      ...(element.vocabId === undefined ? {} : { vocabId: element.vocabId }),
      level: element.level,
      sensitivity: element.sensitivity,
      usedFor: terms.purposes.flatMap(({ purposeId }, index) =>
        element.purposeIds.includes(purposeId) ? [index] : [],
      ),
      ...(now.dropped.includes(element.elementId) ? { withdrawn: true as const } : {}),
    })),
    prohibitedUses: terms.prohibitedUses,
    ...(terms.redisclosure === undefined
      ? {}
      : { redisclosure: { kind: terms.redisclosure.kind, to: terms.redisclosure.to } }),
    ...(retention === undefined
      ? {}
      : {
          held: {
            trigger: retention.trigger,
            action: retention.action,
            keepsReleases: retention.keepsReleases,
            ...(retention.destroyWithin === undefined ? {} : { destroyWithin: retention.destroyWithin }),
            ...(by === undefined ? {} : { by }),
            certified: owing.filter(({ certificate }) => certificate !== undefined).length,
            of: owing.length,
          },
        }),
    bases: around.bases
      .filter(({ id }) => terms.elements.some(({ basisId }) => basisId === id))
      .map(({ name, citation }) => ({ name, citation })),
    ...(terms.suppressionPolicy === undefined ? {} : { smallestGroup: terms.suppressionPolicy.n }),
  };
}
