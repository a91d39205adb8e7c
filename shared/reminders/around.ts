/** What is known beside an agreement when it is asked what waits in it, and for whom things wait. */
import type { AgreementRow } from "../agreements/schema.ts";
import type { OrganizationId, PersonId } from "../ids.ts";
import type { Role } from "../people/schema.ts";
import type { SignatureSlot } from "../signing/schema.ts";
import type { IsoDate } from "../time.ts";
import type { Recipient } from "./need.ts";

export type Around = {
  today: IsoDate;
  /** The partnership's calendar date of an instant. */
  dayOf: (instant: string) => IsoDate;
  name: (organization: OrganizationId) => string;
};

/** What the agreement's own rules derive of it; handed in, so that it is decided in one place. */
export type Derived = {
  grantors: readonly OrganizationId[];
  maySend: boolean;
  turn: readonly { slot: SignatureSlot; person: PersonId | undefined }[];
  noticeRunsUntil: IsoDate | undefined;
  /** When it was last sent to review, where that is known. */
  reviewSince?: string | undefined;
};

export const keepers: readonly Role[] = ["editor", "signatory", "admin"];
export const writers: readonly Role[] = ["editor", "admin"];

export const of = (organizationId: OrganizationId, roles: readonly Role[]): Recipient => ({
  organizationId,
  roles,
});

/** Days after the last one on which it is still news that it ended. */
export const newsDays = 60;

/** Whether it was executed, and ends of itself. */
export const runsOut = ({ status }: AgreementRow): boolean => status === "EXECUTED";
