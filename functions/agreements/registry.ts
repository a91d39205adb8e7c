/**
 * One agreement as the public reads it: every executed version, whole, with the offices that signed and no person. What
 * is private, no longer public or not yet executed is the 404 of what does not exist.
 */
import { lastDay as lastDayIn } from "#shared/agreements/phase.ts";
import type { RegistryAgreement, RegistryRow, RegistryVersion } from "#shared/agreements/registry.ts";
import type { Agreement } from "#shared/agreements/schema.ts";
import { endingsOf, executedVersions, phaseOf } from "#shared/agreements/succession.ts";
import type { Terms } from "#shared/agreements/terms-schema.ts";
import { totals } from "#shared/agreements/totals.ts";
import { pathwayOf } from "#shared/framework/browse.ts";
import { edition } from "#shared/framework/editions.ts";
import type { AgreementId, PartnershipId } from "#shared/ids.ts";
import type { Partnership } from "#shared/partnerships/schema.ts";
import { Refusal } from "#shared/problem.ts";
import { dateIn } from "#shared/time.ts";
import type { Services } from "../env.ts";
import { namedIn, publicVersion } from "./public-version.ts";
import { publicPointer } from "./rows.ts";

export async function registryAgreement(
  services: Services,
  partnershipId: PartnershipId,
  id: AgreementId,
): Promise<RegistryAgreement> {
  const [agreement, partnership, today] = await Promise.all([
    services.agreements.find(partnershipId, id),
    services.partnerships.settings(partnershipId),
    services.today(partnershipId),
  ]);
  const pointer = agreement && publicPointer(agreement);
  if (!agreement || !partnership || !pointer) throw new Refusal("not-found");
  const said = await Promise.all(
    pointer.versions.map(async ({ versionNo, termsId }) => {
      const [whole, terms] = await Promise.all([
        services.agreements.version(partnershipId, agreement, versionNo),
        services.agreements.termsOf(partnershipId, id, termsId),
      ]);
      if (!whole) throw new Error(`${id} has no version ${versionNo}`);
      return { whole, terms };
    }),
  );
  const named = said.flatMap(({ whole, terms }) => [
    ...whole.parties.map((party) => party.organizationId),
    ...signaturesOf(whole, partnership.timeZone).map((one) => one.organizationId),
    ...namedIn(terms),
  ]);
  const organizations = await services.organizations.findAll(partnershipId, [...new Set(named)]);
  const { versions: pointers, ...common } = pointer;
  const executed = executedVersions(agreement);
  const versions = pointers.map((one, index): RegistryVersion => {
    const { whole, terms } = said[index] as { whole: Agreement; terms: Terms };
    const summary = executed[index] as (typeof executed)[number];
    const { flags: _flags, ...when } = phaseOf(agreement, summary, today);
    const { day: lastDay } = lastDayIn(summary, endingsOf(summary, executed, agreement.termination));
    return {
      ...publicVersion(partnershipId, { ...common, ...one }, terms, organizations),
      terms,
      kind: whole.versionKind,
      purpose: whole.purpose,
      parties: one.parties,
      ...pathwayIn(partnership, whole.pathwayId),
      cipCodes: whole.cipCodes,
      ...(whole.changeSummary === undefined ? {} : { changeSummary: whole.changeSummary }),
      signatures: signaturesOf(whole, partnership.timeZone),
      ...(whole.contentHash === undefined ? {} : { contentHash: whole.contentHash }),
      ...(one.executedDocument === undefined ? {} : { document: one.executedDocument }),
      totals: totals(terms),
      lastDay,
      ...when,
      phase: when.phase ?? "ENDED",
    };
  });
  return {
    id,
    codedNotation: agreement.codedNotation,
    partnership: { id: partnershipId, name: partnership.name },
    today,
    versions: versions.reverse(),
  };
}

/** Which office signed for which party and when: electronically, on paper, or as typed from paper signed elsewhere. */
function signaturesOf(version: Agreement, timeZone: string): RegistryVersion["signatures"] {
  return [
    ...version.signatures.map(({ organizationId, title, signedAt, wetInk }) => ({
      organizationId,
      title,
      signedOn: wetInk?.signedOn ?? dateIn(timeZone, new Date(signedAt)),
    })),
    ...(version.registration?.signers ?? []).map(({ organizationId, title, signedOn }) => ({
      organizationId,
      title,
      ...(signedOn === undefined ? {} : { signedOn }),
    })),
  ];
}

/** The pathway by its names in the partnership's edition; by its id where that edition does not know it. */
export function pathwayIn(
  { frameworkEdition }: Pick<Partnership, "frameworkEdition">,
  id: string | undefined,
): Pick<RegistryRow, "pathway"> {
  if (id === undefined) return {};
  const framework = edition(frameworkEdition);
  const placed = framework && pathwayOf(framework, id);
  return {
    pathway: placed ? { id, name: placed.pathway.name, cluster: placed.cluster.name } : { id, name: id },
  };
}
