/** What each kind of reminder is, in words. */
import type { MailKind, YearDay } from "#shared/reminders/schema.ts";

export const kindWords: Record<MailKind, { name: string; when: string }> = {
  SIGN: { name: "Your turn to sign", when: "on the day, then every 7 days until it is signed" },
  ATTEST: { name: "A paper signature to compare", when: "on the day, then every 7 days" },
  CONFIRM: { name: "A signing to confirm", when: "on the day, then every 7 days" },
  REVIEW: {
    name: "An agreement to review, or to send out after its review",
    when: "on the day, then every 14 days for those it waits for",
  },
  EXPIRATION: { name: "An agreement that ends", when: "180, 90, 30 and 7 days before, and the day after" },
  TERMINATION: {
    name: "Notice to end an agreement, or to suspend it",
    when: "on the day, 30 and 7 days before the end, and every 7 days while it waits to be made final",
  },
  APPROVAL: {
    name: "The yearly approval",
    when: "from 120 days before it is due, every month until it is given",
  },
  INSTRUCTORS: {
    name: "Instructors to verify",
    when: "30 and 7 days before the region’s day, and the day after",
  },
  DRIFT: { name: "Courses that changed under an agreement", when: "once, when it is found" },
  YEAR: { name: "Days of the region’s year", when: "30 and 7 days before" },
  DUTY: {
    name: "What your organization owes under a data-sharing agreement",
    when: "when it can be done, 30 and 7 days before it is due, and the day after",
  },
  INCIDENT: {
    name: "An incident with data",
    when: "when it is reported; every day until the others are told, where that is your organization’s part",
  },
};

const months = Array.from({ length: 12 }, (_, month) =>
  new Intl.DateTimeFormat("en-US", { month: "long", timeZone: "UTC" }).format(
    new Date(Date.UTC(2026, month, 1)),
  ),
);
const weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const weeks = ["first", "second", "third", "fourth", "last"];

export const monthChoices = months.map((label, index) => ({ value: String(index + 1), label }));
export const weekdayChoices = weekdays.map((label, index) => ({ value: String(index + 1), label }));
export const weekChoices = weeks.map((word, index) => ({ value: String(index + 1), label: `the ${word}` }));

/** `September 30`, `the third Friday of October`. */
export function yearDayInWords(on: YearDay): string {
  const month = months[on.month - 1];
  return "day" in on
    ? `${month} ${on.day}`
    : `the ${weeks[on.week - 1]} ${weekdays[on.weekday - 1]} of ${month}`;
}
