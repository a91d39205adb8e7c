/**
 * The rows an agreement stands under besides its record: in the lists, in the registry, for its schools and, by course,
 * for what they send. What each says is worked out of the record, so a change writes just those that differ.
 */
import * as z from "zod";
import { sentCourses } from "#shared/agreements/named.ts";
import { lastDayOf } from "#shared/agreements/phase.ts";
import { sends } from "#shared/agreements/roles.ts";
import { type Agreement, type AgreementRow, AgreementType, PartyRole } from "#shared/agreements/schema.ts";
import { StoredFile } from "#shared/agreements/signing-schema.ts";
import { everyParty, executedVersions, isUnderWay } from "#shared/agreements/succession.ts";
import { type Terms } from "#shared/agreements/terms-schema.ts";
import { endOf } from "#shared/agreements/versions.ts";
import { plainText } from "#shared/course-key.ts";
import { AgreementId, OrganizationId, type PartnershipId, TermsId } from "#shared/ids.ts";
import { IsoDate } from "#shared/time.ts";
import { publicAgreements, tenant } from "../cloud/keys.ts";
import type { Item } from "../cloud/table.ts";
import { packedPublicRow, publicRow } from "./registry-row.ts";
import { packedRow } from "./row.ts";

/** What the public may be told of an agreement's executed versions, besides what they say. */
export const PublicPointer = z.strictObject({
  agreementId: AgreementId,
  codedNotation: z.string(),
  agreementType: AgreementType,
  /** Once it is terminated. */
  terminationDay: IsoDate.optional(),
  versions: z.array(
    z.strictObject({
      versionNo: z.int().positive(),
      name: z.string(),
      termsId: TermsId.optional(),
      dateEffective: IsoDate,
      expirationDate: IsoDate,
      renewsUntil: IsoDate.optional(),
      teachOutUntil: IsoDate.optional(),
      executedOn: IsoDate,
      executedDocument: StoredFile.optional(),
      parties: z.array(z.strictObject({ organizationId: OrganizationId, role: PartyRole })),
    }),
  ),
});
export type PublicPointer = z.infer<typeof PublicPointer>;

/** Index rows an agreement stands under: lists, and while an executed version is public, its schools. */
export function rows(partnership: PartnershipId, agreement: Agreement): Item[] {
  const sk = `${agreement.codedNotation}#${agreement.id}`;
  const row = packedRow(asRow(agreement));
  return [
    { pk: tenant(partnership, "AGREEMENTS"), sk, ...row },
    ...everyParty(agreement).map(({ organizationId }) => ({
      pk: tenant(partnership, "PARTY", organizationId, "AGREEMENTS"),
      sk,
      ...row,
    })),
    ...publicRows(partnership, agreement),
    ...registryRows(partnership, agreement, sk),
  ];
}

function registryRows(partnership: PartnershipId, agreement: Agreement, sk: string): Item[] {
  const row = publicRow(agreement);
  if (!row) return [];
  return [
    { pk: tenant(partnership, "REGISTRY"), sk, ...packedPublicRow(row) },
    { pk: publicAgreements, sk: agreement.id, partnership, number: agreement.codedNotation },
  ];
}

function publicRows(partnership: PartnershipId, agreement: Agreement): Item[] {
  const data = publicPointer(agreement);
  if (!data) return [];
  const schools = new Set(
    data.versions.flatMap(({ parties }) => parties.filter(sends).map((party) => party.organizationId)),
  );
  return [...schools].map((school) => ({
    pk: tenant(partnership, "PUBLIC", school),
    sk: agreement.id,
    data,
  }));
}

/** What the public may know of its executed versions; undefined where none is public. */
export function publicPointer(agreement: Agreement): PublicPointer | undefined {
  const executed = executedVersions(agreement);
  if (agreement.visibility !== "PUBLIC" || executed.length === 0) return undefined;
  const terminated = executed.some(({ status }) => status === "TERMINATED");
  return {
    agreementId: agreement.id,
    codedNotation: agreement.codedNotation,
    agreementType: agreement.agreementType,
    ...(terminated && agreement.termination ? { terminationDay: agreement.termination.terminationDay } : {}),
    versions: executed.map((version) => {
      const { teachOutUntil } = endOf(version, executed, terminated ? agreement.termination : undefined);
      return {
        versionNo: version.versionNo,
        name: version.name,
        ...(version.termsId === undefined ? {} : { termsId: version.termsId }),
        dateEffective: version.dateEffective,
        expirationDate: version.expirationDate,
        ...(version.autoRenew === undefined ? {} : { renewsUntil: lastDayOf(version) }),
        ...(teachOutUntil === undefined ? {} : { teachOutUntil }),
        executedOn: version.dateSigned ?? version.dateEffective,
        ...(version.executedDocument === undefined ? {} : { executedDocument: version.executedDocument }),
        parties: version.parties,
      };
    }),
  };
}

function asRow(agreement: Agreement): AgreementRow {
  const { id, codedNotation, name, agreementType, visibility, shared, stewardId, pathwayId } = agreement;
  const executed = executedVersions(agreement);
  const next = executed.length > 1 ? executed.at(-1) : undefined;
  const governing = next ? executed.at(-2) : executed.at(-1);
  const ended = executed.some(({ status }) => status === "TERMINATED") ? agreement.termination : undefined;
  const teachOutUntil = ended?.teachOutUntil ?? executed.at(-1)?.teachOutUntil;
  return {
    id,
    codedNotation,
    name,
    agreementType,
    status: governing?.status ?? agreement.status,
    visibility,
    shared,
    stewardId,
    parties: everyParty(agreement),
    dateEffective: (governing ?? agreement).dateEffective,
    expirationDate: lastDayOf(governing ?? agreement),
    ...(pathwayId === undefined ? {} : { pathwayId }),
    ...(next ? { next: { dateEffective: next.dateEffective, expirationDate: lastDayOf(next) } } : {}),
    ...(ended ? { terminationDay: ended.terminationDay } : {}),
    ...(teachOutUntil === undefined ? {} : { teachOutUntil }),
    ...(agreement.termination && !ended ? { noticeDay: agreement.termination.terminationDay } : {}),
    ...(isUnderWay(agreement) ? { pending: agreement.status } : {}),
  };
}

export const publicCourse = (
  partnership: PartnershipId,
  { organizationId, code }: { organizationId: OrganizationId; code: string },
): string => tenant(partnership, "PUBLIC", organizationId, plainText(code));

/** One row for each course that these terms say something of. */
export function courseRows(
  partnership: PartnershipId,
  agreementId: AgreementId,
  said: readonly Terms[],
): Item[] {
  const partitions = new Set(said.flatMap(sentCourses).map((course) => publicCourse(partnership, course)));
  return [...partitions].map((pk) => ({ pk, sk: agreementId }));
}
