/** One thing that waits: for whom, since when, by when, and on which days it is spoken of. Made anew for each day. */
import type { AgreementId, BridgeId, DataSharingId, OrganizationId, PersonId, ProgramId } from "../ids.ts";
import type { MemberRow, PartnershipRole, Role } from "../people/schema.ts";
import { covers, type IsoDate } from "../time.ts";
import { type Moment, type Moments, momentOn } from "./moments.ts";
import type { NeedKind, Notice } from "./schema.ts";

/** Whoever fits all that is named; someone without a role in the organization today fits none. */
export type Recipient =
  | {
      organizationId: OrganizationId;
      roles: readonly Role[];
      person?: PersonId | undefined;
      except?: readonly PersonId[];
    }
  | { partnershipRole: PartnershipRole };

export type Words = Pick<Notice, "title" | "why" | "act">;

export type Need = Words & {
  /** What it is, for good: the same words on every day and for everyone. */
  id: string;
  kind: NeedKind;
  agreementId?: AgreementId;
  dataSharingId?: DataSharingId;
  programId?: ProgramId;
  bridgeId?: BridgeId;
  /** Absent where nobody knows. */
  since?: IsoDate;
  by?: IsoDate | undefined;
  for: readonly Recipient[];
  /** Where nobody of `for` is there today: who sees to that, and in which words. */
  otherwise?: Words & { for: readonly Recipient[] };
  /** Absent: it stands on the page, and nobody is written to. */
  moments?: Moments;
};

/** Someone with all they may do today. */
export type Holder = {
  personId: PersonId;
  roles: ReadonlyMap<OrganizationId, ReadonlySet<Role>>;
  partnershipRoles: readonly PartnershipRole[];
};

/** What this member may do on this day. */
export function holderOn({ personId, grants, partnershipRoles }: MemberRow, today: IsoDate): Holder {
  const roles = new Map<OrganizationId, Set<Role>>();
  for (const grant of grants) {
    if (!covers(grant, today)) continue;
    const held = roles.get(grant.organizationId) ?? new Set();
    for (const role of grant.roles) held.add(role);
    roles.set(grant.organizationId, held);
  }
  return { personId, roles, partnershipRoles };
}

/** Whether this recipient is meant, and the organization they do it for. */
function fits(recipient: Recipient, holder: Holder): { as?: OrganizationId } | undefined {
  if ("partnershipRole" in recipient)
    return holder.partnershipRoles.includes(recipient.partnershipRole) ? {} : undefined;
  const { organizationId, roles, person, except } = recipient;
  if (person !== undefined && person !== holder.personId) return undefined;
  if (except?.includes(holder.personId)) return undefined;
  const held = holder.roles.get(organizationId);
  return roles.some((role) => held?.has(role)) ? { as: organizationId } : undefined;
}

const first = (recipients: readonly Recipient[], holder: Holder) => {
  for (const recipient of recipients) {
    const found = fits(recipient, holder);
    if (found) return found;
  }
  return undefined;
};

/** Who is meant, of these people, each once, with the words that are for them. */
export function meant(
  need: Need,
  holders: readonly Holder[],
): { personId: PersonId; as?: OrganizationId; words: Words }[] {
  const among = (recipients: readonly Recipient[], words: Words) =>
    holders.flatMap((holder) => {
      const found = first(recipients, holder);
      return found ? [{ personId: holder.personId, ...found, words }] : [];
    });
  const found = among(need.for, need);
  return found.length > 0 || !need.otherwise ? found : among(need.otherwise.for, need.otherwise);
}

/** The reminder of this need that is due, if one is; its key is what a person puts away. */
export function dueOn(need: Need, today: IsoDate): (Moment & { key: string }) | undefined {
  const moment = need.moments && momentOn(need.moments, today);
  return moment && { ...moment, key: `${need.id} ${moment.name}` };
}

/** The need as it is said to someone. */
export function noticeOf(need: Need, { title, why, act }: Words, today: IsoDate): Notice {
  const due = dueOn(need, today);
  return {
    id: need.id,
    ...(due ? { key: due.key } : {}),
    kind: need.kind,
    title,
    why,
    act,
    ...(need.since === undefined ? {} : { since: need.since }),
    ...(need.by === undefined ? {} : { by: need.by }),
    ...(need.agreementId === undefined ? {} : { agreementId: need.agreementId }),
    ...(need.dataSharingId === undefined ? {} : { dataSharingId: need.dataSharingId }),
    ...(need.programId === undefined ? {} : { programId: need.programId }),
    ...(need.bridgeId === undefined ? {} : { bridgeId: need.bridgeId }),
  };
}

const order: readonly NeedKind[] = [
  "INCIDENT",
  "SIGN",
  "CONFIRM",
  "ATTEST",
  "REVIEW",
  "TERMINATION",
  "DUTY",
  "APPROVAL",
  "INSTRUCTORS",
  "DRIFT",
  "DRAFT",
  "YEAR",
  "REGISTER",
  "EXPIRATION",
];

/** Days before a deadline from which it outranks everything else. */
export const pressingDays = 60;

/** The most pressing first: what ends within sixty days by its day, then whose turn it is, then what is further off. */
export function ranked<One extends Pick<Notice, "kind" | "by" | "title">>(
  notices: readonly One[],
  pressingUntil: IsoDate,
): One[] {
  const pressing = ({ by }: One) => by !== undefined && by <= pressingUntil;
  return notices.toSorted(
    (a, b) =>
      Number(pressing(b)) - Number(pressing(a)) ||
      (pressing(a) ? (a.by ?? "").localeCompare(b.by ?? "") : 0) ||
      order.indexOf(a.kind) - order.indexOf(b.kind) ||
      (a.by ?? "").localeCompare(b.by ?? "") ||
      a.title.localeCompare(b.title),
  );
}
