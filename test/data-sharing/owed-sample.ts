/** A small agreement between two senders and a receiver, as the rules about obligations are asked of it. */
import type { LegalBasis } from "#shared/data-sharing/bases-schema.ts";
import type { Agreed } from "#shared/data-sharing/owed.ts";
import type { DataParty } from "#shared/data-sharing/schema.ts";
import { DataTerms, type Transfer } from "#shared/data-sharing/terms-schema.ts";
import type { SpanWithTerms } from "#shared/data-sharing/transfers-due.ts";
import type { OrganizationId, PersonId } from "#shared/ids.ts";
import { dateIn } from "#shared/time.ts";

export const org = (n: number) => `org_${String(n).padStart(20, "0")}` as OrganizationId;
export const [prairie, rivers, northgate] = [org(1), org(2), org(3)];
export const omar = "per_0000000000000000000m" as PersonId;

export const party = (organizationId: OrganizationId, ...roles: DataParty["roles"]): DataParty => ({
  organizationId,
  roles,
  ferpaCapacity: "educational_agency_or_institution",
  contacts: {},
});

export const parties = [
  party(prairie, "disclosing"),
  party(rivers, "disclosing"),
  party(northgate, "receiving"),
];

export const element = (n: number, more: object = {}) => ({
  elementId: `E${n}`,
  vocab: "local",
  name: `Element ${n}`,
  level: "aggregate",
  sensitivity: "indirect_identifier",
  basisId: "deidentified_aggregate",
  purposeIds: ["P1"],
  ...more,
});

export const transfer = (more: Partial<Transfer> = {}): Transfer => ({
  transferId: "T1",
  method: "sftp",
  senderId: rivers,
  receiverIds: [northgate],
  elementIds: ["E1"],
  firstDue: "2027-08-15",
  everyMonths: 12,
  opensDaysBefore: 60,
  closesDaysAfter: 30,
  ...more,
});

export const terms = (more: object = {}): DataTerms => DataTerms.parse({ elements: [element(1)], ...more });

export const span = (more: Partial<SpanWithTerms> = {}): SpanWithTerms => ({
  versionNo: 1,
  from: "2027-01-04",
  until: "2029-06-30",
  parties,
  noticeDays: 30,
  dateSigned: "2026-12-15",
  terms: terms(),
  ...more,
});

export const basis = (id: string, needs: LegalBasis["needs"] = {}): Agreed["bases"][number] => ({
  id,
  needs,
});

export function agreed(
  more: Omit<Partial<Agreed>, "record"> & { record?: Partial<Agreed["record"]> } = {},
): Agreed {
  const spans = more.spans ?? [span()];
  return {
    suspensions: [],
    bases: [],
    incidents: [],
    fulfilments: [],
    releases: [],
    ...more,
    spans,
    record: {
      stewardId: northgate,
      restrictions: [],
      joinders: [],
      certificates: [],
      expirationDate: spans.at(-1)?.until ?? "2029-06-30",
      ...more.record,
    },
  };
}

export const on = (today: string, now = `${today}T18:00:00.000Z`) => ({
  today,
  now,
  dayOf: (instant: string) => dateIn("America/Chicago", new Date(instant)),
});
