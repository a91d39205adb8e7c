/**
 * The promise of reminders, against a clerk with a paper list: however the rounds fall, each reminder reaches each
 * person exactly once if it is still true at the first round in its time, and nothing reaches anyone that is not true.
 */
import fc from "fast-check";
import { expect, it } from "vitest";
import type { OrganizationId, PersonId } from "#shared/ids.ts";
import type { MemberRow } from "#shared/people/schema.ts";
import { booked, type Due, dueByPerson, type Sent, toTell } from "#shared/reminders/book.ts";
import { before, type Moments } from "#shared/reminders/moments.ts";
import type { Need } from "#shared/reminders/need.ts";
import { plusDays, plusMonths } from "#shared/time.ts";

const day0 = "2026-11-01";
const days = 60;
const dayOf = (n: number) => plusDays(day0, n);
const org = (n: number) => `org_${String(n).padStart(20, "0")}` as OrganizationId;
const per = (n: number) => `per_${String(n).padStart(20, "0")}` as PersonId;

type Plan =
  | { kind: "ladder"; deadline: number; news: number }
  | { kind: "every"; from: number; step: number; last?: number | undefined }
  | { kind: "monthly"; from: number; last?: number | undefined };

const span = fc
  .tuple(fc.integer({ min: -20, max: days }), fc.nat(days))
  .map(([from, length]) => ({ from, until: from + length }));
const plan: fc.Arbitrary<Plan> = fc.oneof(
  fc.record({
    kind: fc.constant("ladder" as const),
    deadline: fc.integer({ min: -30, max: days + 190 }),
    news: fc.integer({ min: 1, max: 60 }),
  }),
  fc.record({
    kind: fc.constant("every" as const),
    from: fc.integer({ min: -20, max: days }),
    step: fc.constantFrom(7, 14, 1),
    last: fc.option(fc.integer({ min: 0, max: days }), { nil: undefined }),
  }),
  fc.record({
    kind: fc.constant("monthly" as const),
    from: fc.integer({ min: -20, max: days }),
    last: fc.option(fc.integer({ min: 0, max: days }), { nil: undefined }),
  }),
);
const world = fc.record({
  things: fc.array(fc.record({ plan, true: span, org: fc.nat(2) }), { minLength: 1, maxLength: 5 }),
  people: fc.array(fc.record({ org: fc.nat(2), span, second: fc.boolean() }), { minLength: 1, maxLength: 4 }),
  /** Per day: how many rounds, each perhaps with a twin at the same moment. Mostly one; sometimes none for long. */
  rounds: fc.array(fc.constantFrom(1, 1, 1, 0, 0, 2, 3), { minLength: days, maxLength: days }),
  down: span,
});

function momentsOf(one: Plan): Moments {
  const last = one.kind === "ladder" || one.last === undefined ? {} : { last: dayOf(one.last) };
  switch (one.kind) {
    case "ladder":
      return {
        at: before(dayOf(one.deadline), [180, 90, 30, 7, -1]),
        last: dayOf(one.deadline + one.news),
      };
    case "every":
      return { from: dayOf(one.from), everyDays: one.step, ...last };
    case "monthly":
      return { from: dayOf(one.from), everyMonths: 1, ...last };
  }
}

/** The clerk's list: for each day the day of the reminder that stands then, written down one after another. */
function clerk(one: Plan): (string | undefined)[] {
  const said =
    one.kind === "ladder"
      ? [-180, -90, -30, -7, 1].map((n) => dayOf(one.deadline + n))
      : Array.from({ length: one.kind === "every" ? days + 30 : 12 }, (_, n) =>
          one.kind === "every" ? dayOf(one.from + n * one.step) : plusMonths(dayOf(one.from), n),
        );
  const last = one.kind === "ladder" ? one.deadline + one.news : (one.last ?? days);
  return Array.from({ length: days }, (_, n) =>
    n > last ? undefined : said.findLast((day) => day <= dayOf(n)),
  );
}

it("sends each reminder to each person exactly once, at the first round in its time while it is true", () => {
  fc.assert(
    fc.property(world, ({ things, people, rounds, down }) => {
      const members: MemberRow[] = people.map((person, index) => ({
        personId: per(index),
        name: `Person ${index}`,
        grants: [person.org, ...(person.second ? [(person.org + 1) % 3] : [])].map((one) => ({
          organizationId: org(one),
          roles: ["editor"],
          from: dayOf(person.span.from),
          until: dayOf(person.span.until),
        })),
        partnershipRoles: [],
      }));
      const sent: string[] = [];
      const expected: string[] = [];
      const books = new Map<PersonId, Sent>();
      const paper = new Set<string>();
      const lists = things.map(({ plan }) => clerk(plan));
      for (let n = 0; n < days; n++) {
        if (down.from <= n && n <= down.until) continue;
        const today = dayOf(n);
        const now = things.flatMap((thing, index): (Need & { index: number })[] =>
          thing.true.from <= n && n <= thing.true.until
            ? [
                {
                  index,
                  id: `thing-${index}`,
                  kind: "SIGN",
                  title: `Thing ${index}`,
                  why: "It waits.",
                  act: "Do it",
                  since: dayOf(thing.true.from),
                  for: [{ organizationId: org(thing.org), roles: ["editor"] }],
                  moments: momentsOf(thing.plan),
                },
              ]
            : [],
        );
        for (let round = 0; round < (rounds[n] ?? 0); round++) {
          const due = dueByPerson(now, members, today, (id) => id);
          for (const [person, ones] of due) {
            // Two at once have read the same book: one of them saves it, the other looks again.
            for (let twin = 0, letter: Due[] = []; twin < 2; twin++) {
              const book = books.get(person) ?? new Map();
              letter = toTell(ones, book, today);
              if (letter.length === 0) break;
              books.set(person, booked(book, letter, today));
              sent.push(...letter.map(({ mark }) => `${person} ${mark} ${today}`));
            }
          }
          for (const [index, person] of people.entries()) {
            const there = person.span.from <= n && n <= person.span.until;
            const places = [person.org, ...(person.second ? [(person.org + 1) % 3] : [])];
            for (const thing of now) {
              if (!there || !places.includes(things[thing.index]?.org ?? -1)) continue;
              const day = lists[thing.index]?.[n];
              const line = `${index} ${thing.index} ${day}`;
              if (day === undefined || paper.has(line)) continue;
              paper.add(line);
              expected.push(`${per(index)} thing-${thing.index} ${today}`);
            }
          }
        }
      }
      expect(sent.toSorted()).toEqual(expected.toSorted());
      // However often each thing was spoken of, it has one entry.
      for (const book of books.values()) expect(book.size).toBeLessThanOrEqual(things.length);
    }),
    { numRuns: 400 },
  );
}, 300_000);
