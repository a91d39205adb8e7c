/** The head of a data-sharing agreement as someone types it, and the body that is sent: every answer is text until then. */
import type { FerpaCapacity } from "#shared/data-sharing/bases-schema.ts";
import type { Authority, DataParty, DataSharing, Tier } from "#shared/data-sharing/schema.ts";
import type { OrganizationRow } from "#shared/organizations/schema.ts";
import type { FieldProblem } from "#shared/problem.ts";
import { plusDays, plusMonths } from "#shared/time.ts";
import {
  missingInSlots,
  numbered,
  type TypedSlot as SigningSlot,
  typedSlots,
} from "../signing/typed-slots.ts";

export type TypedParty = {
  organizationId: string;
  roles: DataParty["roles"];
  ferpaCapacity: FerpaCapacity | "";
  steward: string;
  custodian: string;
  privacy: string;
};
/** A signature, and by what right it binds its organization. */
export type TypedSlot = SigningSlot & {
  basis: Authority["basis"] | "";
  reference: string;
  documentId: string;
};
export type Typed = {
  name: string;
  tier: Tier;
  parentId: string;
  summary: string;
  codedNotation: string;
  parties: TypedParty[];
  dateEffective: string;
  expirationDate: string;
  noticeDays: string;
  signBy: string;
  signatureSlots: TypedSlot[];
  changeSummary: string;
};

export const emptyParty: TypedParty = {
  organizationId: "",
  roles: [],
  ferpaCapacity: "",
  steward: "",
  custodian: "",
  privacy: "",
};

/** In whose shoes an organization of this type usually stands. */
const usual: Partial<Record<OrganizationRow["type"], FerpaCapacity>> = {
  secondary: "educational_agency_or_institution",
  postsecondary: "educational_agency_or_institution",
  university: "educational_agency_or_institution",
  "adult-education": "educational_agency_or_institution",
  business: "employer",
  cbo: "other_noncovered",
  "workforce-board": "other_noncovered",
  agency: "state_or_local_educational_authority",
};

/** A party with its organization chosen: how it usually stands, unless something was said already. */
export const chosen = (party: TypedParty, organization: OrganizationRow | undefined): TypedParty => ({
  ...party,
  organizationId: organization?.id ?? "",
  ferpaCapacity: (organization && usual[organization.type]) ?? "other_noncovered",
  steward: "",
  custodian: "",
  privacy: "",
});

/** A new one: the own organization discloses, another receives, for two years from the next school year. */
export function empty(today: string, own: OrganizationRow | undefined, parentId: string, tier: Tier): Typed {
  const start = `${Number(today.slice(0, 4)) + (today.slice(5) < "07-01" ? 0 : 1)}-07-01`;
  return {
    name: "",
    tier,
    parentId,
    summary: "",
    codedNotation: "",
    parties: [chosen({ ...emptyParty, roles: ["disclosing"] }, own), { ...emptyParty, roles: ["receiving"] }],
    dateEffective: start,
    expirationDate: plusDays(plusMonths(start, 24), -1),
    noticeDays: "30",
    signBy: "",
    signatureSlots: [],
    changeSummary: "",
  };
}

export const typedOf = (record: DataSharing): Typed => ({
  name: record.name,
  tier: record.tier,
  parentId: record.parentId ?? "",
  summary: record.summary,
  codedNotation: record.codedNotation,
  parties: record.parties.map(({ organizationId, roles, ferpaCapacity, contacts }) => ({
    organizationId,
    roles: [...roles],
    ferpaCapacity,
    steward: contacts.steward ?? "",
    custodian: contacts.custodian ?? "",
    privacy: contacts.privacy ?? "",
  })),
  dateEffective: record.dateEffective,
  expirationDate: record.expirationDate,
  noticeDays: String(record.noticeDays),
  signBy: record.signBy ?? "",
  signatureSlots: typedSlots(record.signatureSlots).map((slot) => {
    const authority = record.authorities.find(({ slotNo }) => slotNo === slot.slotNo);
    return {
      ...slot,
      basis: authority?.basis ?? "",
      reference: authority?.reference ?? "",
      documentId: authority?.documentId ?? "",
    };
  }),
  changeSummary: record.changeSummary ?? "",
});

/** Where the right to sign of this slot stands in what is sent: those without one are left out. */
export const authorityPointer = (slots: readonly TypedSlot[], at: number): string =>
  `/authorities/${slots.slice(0, at).filter(({ basis }) => basis !== "").length}/reference`;

const wholeNumber = (text: string, from: number, to: number) =>
  /^\d{1,4}$/.test(text.trim()) && Number(text) >= from && Number(text) <= to;

/** What was left empty and cannot be: said here in plainer words than the API has for it. */
export function missing({ name, parties, dateEffective, expirationDate, ...rest }: Typed): FieldProblem[] {
  const asked: [boolean, string, string][] = [
    [name.trim() === "", "/name", "It needs a name."],
    ...parties.flatMap((party, index): [boolean, string, string][] => [
      [party.organizationId === "", `/parties/${index}/organizationId`, "Choose an organization."],
      [party.roles.length === 0, `/parties/${index}/roles`, "Say what it does with the data."],
      [
        party.organizationId !== "" && party.ferpaCapacity === "",
        `/parties/${index}/ferpaCapacity`,
        "Say how it stands under FERPA.",
      ],
    ]),
    [dateEffective === "", "/dateEffective", "The first day it holds."],
    [expirationDate === "", "/expirationDate", "The last day it holds."],
    [!wholeNumber(rest.noticeDays, 0, 730), "/noticeDays", "A number from 0 to 730."],
    ...missingInSlots(rest.signatureSlots),
    ...rest.signatureSlots.map(({ basis, reference }, index): [boolean, string, string] => [
      basis !== "" && reference.trim() === "",
      authorityPointer(rest.signatureSlots, index),
      "Which one: its number or day.",
    ]),
  ];
  return asked.flatMap(([is, pointer, detail]) => (is ? [{ pointer, detail }] : []));
}

const filled = (values: Record<string, string>) =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value.trim() !== ""));

/** The body of the request; what was left empty is left out. */
export function bodyOf(typed: Typed): Record<string, unknown> {
  const { parties, signatureSlots, noticeDays, name, tier, summary, ...rest } = typed;
  const slots = numbered(
    signatureSlots.map(({ basis: _basis, reference: _reference, documentId: _document, ...slot }) => slot),
  ) as { slotNo: number }[];
  return {
    name,
    tier,
    summary,
    ...filled(rest),
    noticeDays: Number(noticeDays),
    parties: parties.map(({ organizationId, roles, ferpaCapacity, ...contacts }) => ({
      organizationId,
      roles,
      ferpaCapacity,
      contacts: filled(contacts),
    })),
    signatureSlots: slots,
    authorities: signatureSlots.flatMap(({ basis, reference, documentId }, index) =>
      basis === "" ? [] : [{ slotNo: slots[index]?.slotNo, basis, reference, ...filled({ documentId }) }],
    ),
  };
}
