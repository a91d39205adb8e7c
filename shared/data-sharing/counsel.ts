/**
 * One version as a text that two counsels can lay side by side: every list in the order of its numbers, every key always
 * in the same place, organizations by name, and no person. What did not change gives the same lines. Pure.
 */
import type { OrganizationId } from "../ids.ts";
import type { DataSharing } from "./schema.ts";
import type { DataTerms } from "./terms-schema.ts";

/** `E2` before `E10`, `4.2` before `4.10`. */
const byNumber = (a: string, b: string): number => a.localeCompare(b, "en", { numeric: true });
const ordered = <One>(all: readonly One[], key: (one: One) => string): One[] =>
  all.toSorted((a, b) => byNumber(key(a), key(b)));

/** Keys in the order of their names, all the way down; lists as they are. */
function keyed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(keyed);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, one]) => one !== undefined)
      .toSorted(([a], [b]) => a.localeCompare(b, "en"))
      .map(([key, one]) => [key, keyed(one)]),
  );
}

export type ForCounsel = Record<string, unknown>;

export function forCounsel(
  record: DataSharing,
  terms: DataTerms,
  nameOf: (id: OrganizationId) => string,
): ForCounsel {
  const { codedNotation, name, tier, versionNo, versionKind, status, summary } = record;
  const { dateEffective, expirationDate, noticeDays, dateSigned, contentHash } = record;
  const named = (ids: readonly OrganizationId[]) => ids.map(nameOf).toSorted();
  return {
    format: "causeway-data-sharing-1",
    number: codedNotation,
    title: name,
    ...{ tier, versionNo, versionKind, status, summary },
    ...(record.changeSummary === undefined ? {} : { changeSummary: record.changeSummary }),
    days: { dateEffective, expirationDate, noticeDays, ...(dateSigned === undefined ? {} : { dateSigned }) },
    ...(contentHash === undefined ? {} : { contentHash }),
    parties: ordered(
      record.parties.map(({ organizationId, roles, ferpaCapacity }) => ({
        name: nameOf(organizationId),
        roles: roles.toSorted(),
        ferpaCapacity,
      })),
      (party) => party.name,
    ),
    signatures: record.signatureSlots.map(
      ({ slotNo, organizationId, function: office, required, order }) => ({
        ...{ slotNo, organization: nameOf(organizationId), office, required, order },
        ...authorityOf(record, slotNo),
      }),
    ),
    terms: keyed({
      ...terms,
      purposes: ordered(terms.purposes, ({ purposeId }) => purposeId),
      elements: ordered(terms.elements, ({ elementId }) => elementId).map((element) => ({
        ...element,
        purposeIds: element.purposeIds.toSorted(byNumber),
      })),
      transfers: ordered(terms.transfers, ({ transferId }) => transferId).map(
        ({ senderId, receiverIds, elementIds, ...transfer }) => ({
          ...transfer,
          sender: nameOf(senderId),
          receivers: named(receiverIds),
          elementIds: elementIds.toSorted(byNumber),
        }),
      ),
      subRecipients: ordered(
        terms.subRecipients.map(({ ofOrganizationId, ...one }) => ({ ...one, of: nameOf(ofOrganizationId) })),
        (one) => one.name,
      ),
      evidence: ordered(
        terms.evidence.map(({ organizationId, ...one }) => ({
          ...one,
          ...(organizationId === undefined ? {} : { organization: nameOf(organizationId) }),
        })),
        (one) => `${one.on} ${one.reference}`,
      ),
      clauses: ordered(terms.clauses, ({ listId }) => listId),
    }),
  };
}

function authorityOf({ authorities }: DataSharing, slotNo: number) {
  const found = authorities.find((one) => one.slotNo === slotNo);
  return found ? { authority: { basis: found.basis, reference: found.reference } } : {};
}

/** The schedule of elements as a table; the header first. */
export function scheduleTable({ elements, purposes }: DataTerms): string[][] {
  const header = [
    "element",
    "name",
    "definition",
    "vocabulary",
    "vocabulary_id",
    "level",
    "sensitivity",
    "required",
    "legal_basis",
    "purposes",
    "indicator",
    "from_year",
    "to_year",
    "subgroups",
  ];
  const statements = new Map(purposes.map(({ purposeId, statement }) => [purposeId, statement]));
  return [
    header,
    ...ordered(elements, ({ elementId }) => elementId).map((one) => [
      one.elementId,
      one.name,
      one.definition ?? "",
      one.vocab,
      one.vocabId ?? "",
      one.level,
      one.sensitivity,
      one.required ? "yes" : "no",
      one.basisId ?? "",
      one.purposeIds.map((id) => statements.get(id) ?? id).join("; "),
      one.exchange?.indicatorId ?? "",
      one.exchange?.from ?? "",
      one.exchange?.to ?? "",
      one.exchange?.dimensions.join("; ") ?? "",
    ]),
  ];
}
