/** RFC 5545 to the letter: what is folded and escaped comes back as it was, and no line is too long. */
import fc from "fast-check";
import { expect, it } from "vitest";
import type { AgreementRow } from "#shared/agreements/schema.ts";
import type { OrganizationId, PartnershipId } from "#shared/ids.ts";
import type { Role } from "#shared/people/schema.ts";
import { type Duty, daysOfDuties, daysOfRow } from "#shared/reminders/deadlines.ts";
import { escaped, folded, iCalendar } from "#shared/reminders/icalendar.ts";

const bytes = (text: string) => new TextEncoder().encode(text).length;
const anyText = fc.string({ unit: "grapheme", maxLength: 300 });

it("folds at 75 octets at most, never inside a character, and unfolds to what it was", () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const line = text.replace(/[\r\n]/g, " ");
      const sent = folded(line);
      expect(sent.endsWith("\r\n")).toBe(true);
      const physical = sent.slice(0, -2).split("\r\n");
      for (const one of physical) {
        expect(bytes(one)).toBeLessThanOrEqual(75);
        expect(one.isWellFormed()).toBe(line.isWellFormed());
      }
      expect(sent.slice(0, -2).replaceAll("\r\n ", "")).toBe(line);
    }),
    { numRuns: 1000 },
  );
});

it("escapes text so that a reader gets it back", () => {
  const unescaped = (text: string) =>
    text.replace(/\\([\\;,nN])/g, (_, one: string) => (one === "n" || one === "N" ? "\n" : one));
  fc.assert(
    fc.property(
      fc.oneof(anyText, fc.string({ unit: fc.constantFrom("\\", ";", ",", "n", "\n", ":", '"') })),
      (text) => {
        // biome-ignore lint/suspicious/noControlCharactersInRegex: what has no spelling in iCalendar
        const plain = text.replace(/[\u0000-\u0009\u000b-\u001f\u007f]/g, "");
        expect(unescaped(escaped(plain))).toBe(plain);
        expect(escaped(text)).not.toMatch(/[\r\n]/);
      },
    ),
    { numRuns: 1000 },
  );
});

it("is the same bytes for the same days, in whatever order they come, with whole days and no alarms", () => {
  const day = (uid: string, date: string) => ({
    uid,
    date,
    title: "Welding, with a comma",
    text: "AA-1 Welding; it ends.",
    path: "/p/cedar-valley/agreements/agr_1",
    stamp: "2026-08-01",
  });
  const days = [day("b", "2027-07-31"), day("a", "2027-07-31"), day("c", "2026-12-31")];
  const one = iCalendar("Deadlines", days, "https://hub.example");
  expect(iCalendar("Deadlines", days.toReversed(), "https://hub.example")).toBe(one);
  expect(one).not.toContain("VALARM");
  expect(one.split("\r\n").slice(7, 17)).toEqual([
    "BEGIN:VEVENT",
    "UID:c@hub.example",
    "DTSTAMP:20260801T000000Z",
    "DTSTART;VALUE=DATE:20261231",
    "DTEND;VALUE=DATE:20270101",
    "SUMMARY:Welding\\, with a comma",
    "DESCRIPTION:AA-1 Welding\\; it ends.",
    "URL:https://hub.example/p/cedar-valley/agreements/agr_1",
    "TRANSP:TRANSPARENT",
    "END:VEVENT",
  ]);
});

const on = { today: "2026-11-23" };

it("marks the last day as it stands, the successor's beginning and the end of a teach-out", () => {
  const row = {
    id: "agr_1",
    codedNotation: "AA-1",
    name: "Welding",
    status: "EXECUTED",
    dateEffective: "2026-08-01",
    expirationDate: "2027-07-31",
  } as unknown as AgreementRow;
  const marks = (changes: Partial<AgreementRow>) =>
    daysOfRow({ ...row, ...changes }, "cedar-valley" as PartnershipId, on).map(({ uid, date }) => [
      uid,
      date,
    ]);
  expect(marks({})).toEqual([["agr_1-ends", "2027-07-31"]]);
  expect(marks({ next: "2027-08-01", expirationDate: "2029-07-31" })).toEqual([
    ["agr_1-ends", "2029-07-31"],
    ["agr_1-next", "2027-08-01"],
  ]);
  const spans = [{ from: "2026-08-01", until: "2027-01-31", teachOutUntil: "2027-06-30" }];
  expect(marks({ status: "TERMINATED", expirationDate: "2027-01-31", spans })).toEqual([
    ["agr_1-ends", "2027-01-31"],
    ["agr_1-teach-out", "2027-06-30"],
  ]);
  expect(marks({ noticeDay: "2027-02-28" })).toEqual([
    ["agr_1-ends", "2027-07-31"],
    ["agr_1-notice", "2027-02-28"],
  ]);
  expect(marks({ status: "DRAFT" })).toEqual([]);
  expect(marks({ status: "TERMINATED", spans: [] })).toEqual([]);
  expect(marks({ expirationDate: "2026-08-01" })).toEqual([]);
});

it("marks once a year, for whoever may do it, by when agreements in force are reaffirmed", () => {
  const [mine, other] = ["org_1", "org_2"] as unknown as [OrganizationId, OrganizationId];
  const row = (changes: Partial<AgreementRow>) =>
    ({
      status: "EXECUTED",
      dateEffective: "2026-08-01",
      expirationDate: "2029-07-31",
      parties: [{ organizationId: mine, role: "SENDING" }],
      ...changes,
    }) as unknown as AgreementRow;
  const duty = (year: number): Duty => ({
    kind: "approvals",
    academicYear: `${year}-${year - 1999}`,
    on: `${year}-07-01`,
    does: ({ role }) => role === "SENDING",
  });
  const days = (organization: OrganizationId, role: Role, ...rows: AgreementRow[]) =>
    daysOfDuties(rows, new Map([[organization, new Set([role])]]), [duty(2026), duty(2027)], {
      ...on,
      partnership: "cedar-valley" as PartnershipId,
    }).map(({ date, title, text }) => [date, title, text.split(".")[0]]);
  const reaffirm = "Reaffirm your agreements for 2027-28";
  expect(days(mine, "signatory", row({}), row({}))).toEqual([
    ["2027-07-01", reaffirm, "2 agreements are in force on that day"],
  ]);
  expect(days(mine, "viewer", row({}))).toEqual([]);
  expect(days(other, "signatory", row({}))).toEqual([]);
  expect(days(mine, "signatory", row({ expirationDate: "2027-06-30" }), row({ status: "DRAFT" }))).toEqual(
    [],
  );
});
