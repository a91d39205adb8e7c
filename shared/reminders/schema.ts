/**
 * What waits for someone, when they are reminded of it, and what they and their region choose about that.
 * A reminder is derived from what it is about, for a day; only that it was sent is stored.
 */
import * as z from "zod";
import { AgreementId, BridgeId, DataSharingId, ProgramId } from "../ids.ts";
import { OrganizationType } from "../organizations/schema.ts";
import { line } from "../text.ts";
import { Instant, IsoDate } from "../time.ts";

/** What is written to people about; each can be switched off by whoever gets it. */
export const MailKind = z.enum([
  "SIGN",
  "ATTEST",
  "CONFIRM",
  "REVIEW",
  "EXPIRATION",
  "TERMINATION",
  "APPROVAL",
  "INSTRUCTORS",
  "DRIFT",
  "YEAR",
  "DUTY",
  "INCIDENT",
]);
export type MailKind = z.infer<typeof MailKind>;

/** DRAFT and REGISTER stand on the page and are never written about: nobody waits for them. */
export const NeedKind = z.enum([...MailKind.options, "DRAFT", "REGISTER"]);
export type NeedKind = z.infer<typeof NeedKind>;

/** One thing that waits for the reader, in words. */
export const Notice = z.strictObject({
  /** The thing: the same for everyone and on every day. */
  id: z.string(),
  /** The reminder of it that is due now; dismissing takes this one away until the next is due. */
  key: z.string().optional(),
  kind: NeedKind,
  title: z.string(),
  why: z.string(),
  /** What the button says. */
  act: z.string(),
  /** Absent where nobody knows. */
  since: IsoDate.optional(),
  by: IsoDate.optional(),
  agreementId: AgreementId.optional(),
  dataSharingId: DataSharingId.optional(),
  programId: ProgramId.optional(),
  bridgeId: BridgeId.optional(),
});
export type Notice = z.infer<typeof Notice>;

/** What waits for the reader now, the most pressing first. */
export const Waiting = z.strictObject({
  waiting: z.array(Notice),
  dismissed: z.int().nonnegative(),
  /** There are more agreements than one answer looks at; reminders look at all. */
  partial: z.boolean(),
});
export type Waiting = z.infer<typeof Waiting>;

/** What one person was told at one time. */
export const Told = z.strictObject({
  at: Instant,
  byMail: z.boolean(),
  /** The most pressing, as many as one letter holds. */
  notices: z.array(Notice),
  /** How many more there were: they stand on the page. */
  more: z.int().positive().optional(),
});
export type Told = z.infer<typeof Told>;

/** Ids are words of ours, a person's or a record's; no key is longer. */
export const Dismissal = z.strictObject({ key: z.string().min(1).max(300) });

/** Which reminders come by mail as well: all but these. */
export const MailChoices = z.strictObject({
  off: z
    .array(MailKind)
    .max(MailKind.options.length)
    .refine((kinds) => new Set(kinds).size === kinds.length, "each kind once"),
});
export type MailChoices = z.infer<typeof MailChoices>;

/** Whether there is a calendar link, and since when. The link itself is shown once, when it is made. */
export const CalendarLink = z.strictObject({ createdAt: Instant.optional() });
export type CalendarLink = z.infer<typeof CalendarLink>;
export const NewCalendarLink = z.strictObject({ createdAt: Instant, url: z.url() });
export type NewCalendarLink = z.infer<typeof NewCalendarLink>;

/** A day of every year: a date (the month's last day where it has no such day), or "the third Friday" (5: the last). */
const Month = z.int().min(1, "a month, 1 to 12").max(12, "a month, 1 to 12");
export const YearDay = z.union(
  [
    z.strictObject({ month: Month, day: z.int().min(1).max(31) }),
    z.strictObject({ month: Month, week: z.int().min(1).max(5), weekday: z.int().min(1).max(7) }),
  ],
  "a month with a day, or with a week (1 to 5) and a weekday (1 is Monday)",
);
export type YearDay = z.infer<typeof YearDay>;

/** Something a region does every year by the same day. */
export const YearItem = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]{1,39}$/, "2 to 40 lowercase letters, digits or hyphens"),
  title: line(160),
  /** The kinds of partner that do it. */
  who: z.array(OrganizationType).min(1, "at least one kind of partner").max(9),
  on: YearDay,
  /** When someone looked it up at its source; absent: nobody has yet. */
  verifiedOn: IsoDate.optional(),
});
export type YearItem = z.infer<typeof YearItem>;

/** What the convener decides about reminders. */
export const ReminderSettingsChange = z.strictObject({
  year: z.strictObject({
    on: z.boolean(),
    /** Whose calendar it is: "Heartland Community College". */
    source: line(200).optional(),
    items: z
      .array(YearItem)
      .max(40, "at most 40")
      .refine((items) => new Set(items.map(({ id }) => id)).size === items.length, "each id once"),
  }),
});
export type ReminderSettingsChange = z.infer<typeof ReminderSettingsChange>;

export const ReminderSettings = ReminderSettingsChange.extend({
  version: z.int().nonnegative(),
  chainHash: z.string().optional(),
});
export type ReminderSettings = z.infer<typeof ReminderSettings>;
