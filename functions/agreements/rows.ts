/**
 * The rows an agreement stands under besides its record: in the lists, in the registry, for its schools and, by course,
 * for what they send. What each says is worked out of the record, so a change writes just those that differ.
 */
import * as z from "zod";
import { lastDayOf } from "#shared/agreements/phase.ts";
import { sends } from "#shared/agreements/roles.ts";
import { type Agreement, type AgreementRow, AgreementType, PartyRole } from "#shared/agreements/schema.ts";
import { sentCourses } from "#shared/agreements/sent-courses.ts";
import { datesOf, spansOf } from "#shared/agreements/spans.ts";
import {
  bound,
  everyParty,
  executedVersions,
  isTerminated,
  isUnderWay,
  partiesOf,
} from "#shared/agreements/succession.ts";
import { type Terms } from "#shared/agreements/terms-schema.ts";
import { plainText } from "#shared/course-key.ts";
import { AgreementId, OrganizationId, type PartnershipId, TermsId } from "#shared/ids.ts";
import { StoredFile } from "#shared/signing/schema.ts";
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
  versions: z.array(
    z.strictObject({
      versionNo: z.int().positive(),
      name: z.string(),
      termsId: TermsId.optional(),
      dateEffective: IsoDate,
      expirationDate: IsoDate,
      renewsUntil: IsoDate.optional(),
      terminationDay: IsoDate.optional(),
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
  return {
    agreementId: agreement.id,
    codedNotation: agreement.codedNotation,
    agreementType: agreement.agreementType,
    versions: executed.map((version) => ({
      versionNo: version.versionNo,
      name: version.name,
      ...(version.termsId === undefined ? {} : { termsId: version.termsId }),
      ...datesOf(agreement, version),
      ...(version.executedDocument === undefined ? {} : { executedDocument: version.executedDocument }),
      parties: version.parties,
    })),
  };
}

/** What a list says of it. */
export function asRow(agreement: Agreement): AgreementRow {
  const { id, codedNotation, agreementType, visibility, shared, stewardId } = agreement;
  const executed = executedVersions(agreement);
  const { status, name, pathwayId, dateEffective } = bound(agreement);
  const parties = partiesOf(executed.length > 0 ? executed : [agreement]);
  const joining = agreement.parties
    .filter(({ organizationId }) => !parties.some((one) => one.organizationId === organizationId))
    .map(({ organizationId, role }) => ({ organizationId, role }));
  const spans = executed.length > 0 ? spansOf(agreement) : undefined;
  const [first, last] = [spans?.[0], spans?.at(-1)];
  const told = spans?.length === 1 && first?.teachOutUntil === undefined;
  return {
    ...{ id, codedNotation, name, agreementType, status, visibility, shared, stewardId, parties },
    ...(joining.length > 0 ? { joining } : {}),
    dateEffective: first?.from ?? dateEffective,
    expirationDate: last?.until ?? lastDayOf(bound(agreement)),
    ...(pathwayId === undefined ? {} : { pathwayId }),
    ...(spans === undefined || told ? {} : { spans }),
    ...(executed.length > 1 && last && dateEffective <= last.until ? { next: dateEffective } : {}),
    ...(agreement.termination && !isTerminated(agreement)
      ? { noticeDay: agreement.termination.terminationDay }
      : {}),
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
