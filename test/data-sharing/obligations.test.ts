/** What the parties owe on a day, against a reading of the calendar that walks through it day by day. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { obligationsOf } from "#shared/data-sharing/obligations.ts";
import type { Fulfilment, Incident, Obligation } from "#shared/data-sharing/obligations-schema.ts";
import type { Certificate, Joinder } from "#shared/data-sharing/schema.ts";
import type { DataSharingId } from "#shared/ids.ts";
import { covers, plusDays, type Span } from "#shared/time.ts";
import {
  agreed,
  basis,
  element,
  northgate,
  omar,
  on,
  org,
  parties,
  party,
  prairie,
  rivers,
  span,
  terms,
  transfer,
} from "./owed-sample.ts";

const id = "dsa_0000000000000000000m" as DataSharingId;
const day = (n: number) => plusDays("2027-01-01", n);
const of = (kind: Obligation["kind"], all: readonly Obligation[]) => all.filter((one) => one.kind === kind);
const said = (key: string, more: Partial<Fulfilment> = {}): Fulfilment => ({
  dataSharingId: id,
  key,
  on: "2027-08-01",
  reference: "Letter of August 1",
  by: omar,
  byName: "Omar Haddad",
  byOrganization: rivers,
  saidAt: "2027-08-01T15:00:00.000Z",
  version: 1,
  ...more,
});
const certificate = (more: Partial<Certificate> = {}): Certificate => ({
  organizationId: northgate,
  nothingReceived: false,
  what: "Counts of 2025-26 and 2026-27",
  title: "Registrar",
  destroyedOn: "2029-08-01",
  by: omar,
  byName: "Omar Haddad",
  givenOn: "2029-08-02",
  at: "2029-08-02T15:00:00.000Z",
  ...more,
});

/** Whether so many months lie between, with the month's end standing in for a day it does not have. */
function isDue(date: string, first: string, every: number | undefined): boolean {
  const [y, m, d] = date.split("-").map(Number) as [number, number, number];
  const [fy, fm, fd] = first.split("-").map(Number) as [number, number, number];
  const months = (y - fy) * 12 + (m - fm);
  if (months < 0 || (every === undefined ? months !== 0 : months % every !== 0)) return false;
  return d === Math.min(fd, new Date(Date.UTC(y, m, 0)).getUTCDate());
}

const someTransfer = fc.record({
  first: fc.integer({ min: -60, max: 700 }),
  every: fc.option(fc.integer({ min: 1, max: 14 }), { nil: undefined }),
  opens: fc.nat(70),
  closes: fc.nat(40),
});
const someSpan = fc.record({ length: fc.integer({ min: 1, max: 500 }), gap: fc.nat(20) });
const someSuspension = fc.record({ from: fc.nat(900), length: fc.nat(120) });

describe("transfers", () => {
  it("are due on the days that a walk through the calendar finds, in the state it finds them", () => {
    fc.assert(
      fc.property(
        fc.array(someTransfer, { minLength: 1, maxLength: 3 }),
        fc.array(someSpan, { minLength: 1, maxLength: 3 }),
        fc.array(someSuspension, { maxLength: 2 }),
        fc.nat(1200),
        (made, lengths, stops, now) => {
          const transfers = made.map(({ first, every, opens, closes }, n) =>
            transfer({
              transferId: `T${n + 1}`,
              firstDue: day(first),
              everyMonths: every,
              opensDaysBefore: opens,
              closesDaysAfter: closes,
            }),
          );
          let next = 3;
          const spans = lengths.map(({ length, gap }, n) => {
            const from = day(next + gap);
            next += gap + length;
            return span({ versionNo: n + 1, from, until: day(next - 1), terms: terms({ transfers }) });
          });
          const suspensions = stops.map(
            ({ from, length }): Span => ({ from: day(from), until: day(from + length) }),
          );
          const [begin, end, today] = [spans[0]?.from as string, spans.at(-1)?.until as string, day(now)];
          const found = of("TRANSFER", obligationsOf(agreed({ spans, suspensions }), on(today)));

          const expected = new Map<string, string>();
          for (const one of transfers)
            for (let date = begin; date <= end; date = plusDays(date, 1)) {
              if (!spans.some((each) => covers(each, date))) continue;
              if (!isDue(date, one.firstDue, one.everyMonths)) continue;
              const window: string[] = [];
              for (let n = -one.opensDaysBefore; n <= one.closesDaysAfter; n++) {
                const open = plusDays(date, n);
                if (begin <= open && open <= end) window.push(open);
              }
              const stopped = (when: string) => suspensions.some((each) => covers(each, when));
              const over = window.every((open) => open < today);
              const state = over
                ? window.every(stopped)
                  ? undefined
                  : "MISSED"
                : window.includes(today) && stopped(today)
                  ? "HELD"
                  : date < today
                    ? "OVERDUE"
                    : window.some((open) => open <= today)
                      ? "OPEN"
                      : "UPCOMING";
              if (state) expected.set(`transfer.${one.transferId}.${date}`, state);
            }
          expect(Object.fromEntries(found.map(({ key, state }) => [key, state]))).toEqual(
            Object.fromEntries(expected),
          );
        },
      ),
      { numRuns: 120 },
    );
  });

  const hub = {
    elements: [1, 2].map((n) =>
      element(n, { exchange: { indicatorId: `${n}S1`, from: "2024-25", to: "2028-29" } }),
    ),
    transfers: [transfer({ method: "hub_aggregate", elementIds: ["E1", "E2"] })],
  };
  const sent = (indicatorId: string, when: string, years = "2026-27", senderId = rivers) => ({
    indicatorId,
    years,
    at: `${when}T20:00:00.000Z`,
    senderId,
  });

  it("through the hub are done by the releases of their sender, every indicator of them, and by nobody's word", () => {
    const world = (releases: ReturnType<typeof sent>[]) =>
      of(
        "TRANSFER",
        obligationsOf(
          agreed({
            spans: [span({ terms: terms(hub) })],
            releases,
            fulfilments: [said("transfer.T1.2027-08-15")],
          }),
          on("2027-09-01"),
        ),
      )[0];
    expect(world([])).toMatchObject({ state: "OVERDUE", derived: true, missing: ["1S1", "2S1"] });
    expect(world([sent("1S1", "2027-08-02")])).toMatchObject({ state: "OVERDUE", missing: ["2S1"] });
    expect(world([sent("1S1", "2027-08-02"), sent("2S1", "2027-06-15")])?.missing).toEqual(["2S1"]);
    expect(
      world([sent("1S1", "2027-08-02"), sent("2S1", "2027-08-20", "2026-27", prairie)])?.missing,
    ).toEqual(["2S1"]);
    expect(world([sent("1S1", "2027-08-02"), sent("2S1", "2027-08-20")])).toMatchObject({
      state: "DONE",
      late: true,
      done: { on: "2027-08-20" },
      missing: [],
    });
  });

  it("count each release once, however many due days its window reaches, and corrections not at all", () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ on: fc.nat(900), year: fc.nat(5) }), { maxLength: 8 }),
        fc.integer({ min: 1, max: 6 }),
        (releases, everyMonths) => {
          const found = of(
            "TRANSFER",
            obligationsOf(
              agreed({
                spans: [
                  span({
                    terms: terms({
                      ...hub,
                      elements: hub.elements.slice(0, 1),
                      transfers: [
                        transfer({
                          method: "hub_aggregate",
                          firstDue: "2027-03-31",
                          everyMonths,
                          opensDaysBefore: 90,
                        }),
                      ],
                    }),
                  }),
                ],
                releases: releases.map((one) => sent("1S1", day(one.on), `year ${one.year}`)),
              }),
              on("2029-07-01"),
            ),
          );
          const done = found.filter(({ state }) => state === "DONE");
          const first = [0, 1, 2, 3, 4, 5].flatMap((year) => {
            const of = releases.filter((one) => one.year === year).map((one) => one.on);
            return of.length === 0 ? [] : [day(Math.min(...of))];
          });
          expect(done.length).toBeLessThanOrEqual(first.length);
          // Nothing is left undone that a release nobody else needed would have met.
          const used = done.map((one) => one.done?.on);
          for (const when of used) first.splice(first.indexOf(when as string), 1);
          for (const one of found)
            if (one.state !== "DONE")
              expect(first.filter((when) => one.opensOn <= when && when <= (one.closesOn ?? ""))).toEqual([]);
        },
      ),
      { numRuns: 200 },
    );
  });

  it("are owed as well by who joined as a sender, through the hub, from the day on which it joined", () => {
    const joinder = {
      organizationId: org(7),
      role: "disclosing",
      versionNo: 1,
      effective: "2027-09-01",
    } as Joinder;
    const twoSenders = [
      transfer({ method: "hub_aggregate", elementIds: ["E1", "E2"] }),
      transfer({ transferId: "T2", method: "hub_aggregate", senderId: prairie, elementIds: ["E2", "E1"] }),
      transfer({ transferId: "T3" }),
    ];
    const found = of(
      "TRANSFER",
      obligationsOf(
        agreed({
          spans: [span({ terms: terms({ ...hub, transfers: twoSenders }) })],
          record: { joinders: [joinder, { ...joinder, organizationId: org(8), versionNo: 2 }] },
        }),
        on("2027-09-01"),
      ),
    );
    expect(found.filter(({ organizationId }) => organizationId === org(7)).map(({ due }) => due)).toEqual([
      "2028-08-15",
    ]);
    expect(found.filter(({ organizationId }) => organizationId === org(8))).toEqual([]);
    expect(new Set(found.map(({ key }) => key)).size).toBe(found.length);
  });

  it("whose elements were all withdrawn are not owed; of those withdrawn in part the rest is", () => {
    const dropping = (...elementIds: string[]) =>
      of(
        "TRANSFER",
        obligationsOf(
          agreed({
            spans: [span({ terms: terms(hub) })],
            record: {
              restrictions: [
                {
                  restrictionNo: 1,
                  kind: "ELEMENTS_DROPPED",
                  elementIds,
                  from: "2027-02-01",
                  reason: "The board asked for it.",
                  by: omar,
                  byName: "Omar Haddad",
                  at: "2027-02-01T15:00:00.000Z",
                },
              ],
            },
          }),
          on("2027-08-01"),
        ),
      );
    expect(dropping("E1")[0]?.missing).toEqual(["2S1"]);
    expect(dropping("E1", "E2")).toEqual([]);
  });
});

describe("any obligation", () => {
  const full = agreed({
    spans: [
      span({
        until: "2028-02-28",
        terms: terms({
          elements: [element(1, { basisId: "il_soppa_operator" })],
          transfers: [transfer({ firstDue: "2027-01-31", everyMonths: 1 })],
          reviewBy: "2027-06-30",
          retention: { trigger: "term_end", destroyWithin: "P60D", action: "destroy" },
        }),
      }),
      span({
        versionNo: 2,
        from: "2028-02-29",
        dateSigned: "2028-02-01",
        parties: [party(rivers, "disclosing"), party(org(4), "receiving")],
        terms: terms({
          elements: [element(1, { basisId: "il_soppa_operator" })],
          transfers: [transfer({ firstDue: "2027-01-31", everyMonths: 1 })],
          reviewBy: "2027-06-30",
          subRecipients: [{ name: "Bluestem Analytics", ofOrganizationId: org(4) }],
          retention: { trigger: "term_end", destroyWithin: "P6M", action: "destroy" },
        }),
      }),
    ],
    bases: [
      basis("il_soppa_operator", {
        postedWithinDays: 10,
        evidence: [{ what: "A questionnaire", kinds: ["questionnaire"], withinMonths: 12 }],
      }),
    ],
  });

  it("has one key, the same on every day and in every version, and is done when that key is said to be", () => {
    fc.assert(
      fc.property(fc.nat(1200), fc.nat(1200), fc.nat(200), (a, b, pick) => {
        const [one, two] = [obligationsOf(full, on(day(a))), obligationsOf(full, on(day(b)))];
        expect(new Set(one.map(({ key }) => key)).size).toBe(one.length);
        // A decision that nobody took is moot after the last day; everything else is known on every day.
        const keys = (all: Obligation[]) =>
          all.filter(({ kind }) => kind !== "RENEWAL").map(({ key }) => key);
        expect(keys(one)).toEqual(keys(two));
        const chosen = one[pick % one.length] as Obligation;
        const after = obligationsOf({ ...full, fulfilments: [said(chosen.key)] }, on(day(a)));
        const changed = after.filter(({ state }) => state === "DONE").map(({ key }) => key);
        expect(changed).toEqual(chosen.derived ? [] : [chosen.key]);
        const back = said(chosen.key, {
          takenBack: {
            reason: "Wrong file",
            by: omar,
            byName: "Omar Haddad",
            at: "2027-08-03T15:00:00.000Z",
          },
        });
        expect(obligationsOf({ ...full, fulfilments: [back] }, on(day(a)))).toEqual(one);
      }),
      { numRuns: 60 },
    );
  });

  it("moves only forward as days go by: upcoming, open, overdue, missed", () => {
    const order = ["UPCOMING", "OPEN", "OVERDUE", "MISSED"];
    fc.assert(
      fc.property(fc.nat(1200), fc.nat(1200), (a, b) => {
        const [early, late] = [Math.min(a, b), Math.max(a, b)].map(
          (n) => new Map(obligationsOf(full, on(day(n))).map(({ key, state }) => [key, state])),
        ) as [Map<string, string>, Map<string, string>];
        for (const [key, state] of late)
          expect(order.indexOf(state)).toBeGreaterThanOrEqual(order.indexOf(early.get(key) ?? "UPCOMING"));
      }),
      { numRuns: 60 },
    );
  });
});

describe("each kind of duty", () => {
  it("a review comes once a year from the day agreed, until the end", () => {
    const found = of(
      "REVIEW",
      obligationsOf(
        agreed({ spans: [span({ terms: terms({ reviewBy: "2027-06-30" }) })] }),
        on("2028-05-15"),
      ),
    );
    expect(found.map(({ due, state }) => [due, state])).toEqual([
      ["2027-06-30", "OVERDUE"],
      ["2028-06-30", "OPEN"],
      ["2029-06-30", "UPCOMING"],
    ]);
    expect(found.every(({ organizationId }) => organizationId === northgate)).toBe(true);
    const spans = [span({ terms: terms({ reviewBy: "2027-06-30" }) })];
    const states = (today: string) => of("REVIEW", obligationsOf(agreed({ spans }), on(today)))[0]?.state;
    expect(["2027-04-30", "2027-05-01", "2027-06-30", "2027-07-01"].map(states)).toEqual([
      "UPCOMING",
      "OPEN",
      "OPEN",
      "OVERDUE",
    ]);
  });

  it("proof of a duty is renewed by each discloser before the last one is too old; without any it is owed at once", () => {
    const bases = [
      basis("ferpa_audit_evaluation", {
        evidence: [{ what: "An audit report", kinds: ["audit_report"], withinMonths: 12 }],
      }),
    ];
    const owed = (evidence: object[]) =>
      of(
        "EVIDENCE",
        obligationsOf(
          agreed({
            bases,
            spans: [
              span({
                terms: terms({ elements: [element(1, { basisId: "ferpa_audit_evaluation" })], evidence }),
              }),
            ],
          }),
          on("2027-02-01"),
        ),
      ).map(({ due, organizationId }) => [due, organizationId]);
    const report = { kind: "audit_report", on: "2026-10-01", reference: "Report 26-4" };
    expect(owed([report])).toEqual([
      ["2027-10-01", prairie],
      ["2027-10-01", rivers],
      ["2028-10-01", prairie],
      ["2028-10-01", rivers],
    ]);
    expect(owed([{ ...report, kind: "training_record" }])[0]).toEqual(["2027-01-04", prairie]);
    expect(owed([{ ...report, on: "2025-01-04" }])[0]).toEqual(["2027-01-04", prairie]);
  });

  it("a posting is due so many days after each version was signed, for each discloser, where a basis asks for it", () => {
    const bases = [basis("il_soppa_operator", { postedWithinDays: 10 })];
    const spans = [span({ terms: terms({ elements: [element(1, { basisId: "il_soppa_operator" })] }) })];
    const found = of("POSTING", obligationsOf(agreed({ bases, spans }), on("2026-12-26")));
    expect(found.map(({ organizationId, due, state }) => [organizationId, due, state])).toEqual([
      [prairie, "2026-12-25", "OVERDUE"],
      [rivers, "2026-12-25", "OVERDUE"],
    ]);
    expect(of("POSTING", obligationsOf(agreed({ bases }), on("2026-12-26")))).toEqual([]);
  });

  it("the clock of a breach runs in hours from its discovery; where none were agreed, at once", () => {
    const incident = {
      id: "inc_0000000000000000000m",
      dataSharingId: id,
      versionNo: 1,
      organizationId: northgate,
      discoveredAt: "2027-03-02T03:30:00.000Z",
      scope: "A file of counts was sent to the wrong address.",
      elementIds: ["E1"],
      by: omar,
      byName: "Omar Haddad",
      at: "2027-03-02T04:00:00.000Z",
      version: 1,
    } as Incident;
    const notice = (hours: number | undefined, now: string, fulfilments: Fulfilment[] = []) =>
      of(
        "BREACH_NOTICE",
        obligationsOf(
          agreed({
            incidents: [incident],
            fulfilments,
            spans: [span({ terms: terms({ security: { breachNoticeHours: hours } }) })],
          }),
          on("2027-03-05", now),
        ),
      )[0];
    expect(notice(72, "2027-03-05T03:30:00.000Z")).toMatchObject({
      dueAt: "2027-03-05T03:30:00.000Z",
      // 9:30 in the evening before, in Illinois.
      due: "2027-03-04",
      opensOn: "2027-03-01",
      state: "OPEN",
      organizationId: northgate,
    });
    expect(notice(72, "2027-03-05T03:30:00.001Z")?.state).toBe("OVERDUE");
    expect(notice(undefined, "2027-03-02T03:30:01.000Z")?.state).toBe("OVERDUE");
    const told = (at: string) => [said(`breach.${incident.id}`, { on: "2027-03-04", at })];
    expect(notice(72, "2027-03-06T00:00:00.000Z", told("2027-03-05T03:30:00.000Z"))?.late).toBeUndefined();
    expect(notice(72, "2027-03-06T00:00:00.000Z", told("2027-03-05T03:31:00.000Z"))?.late).toBe(true);
  });

  it("what follows is to be decided while notice can be given, and not of what was ended early", () => {
    const found = (more: Parameters<typeof agreed>[0], today: string) =>
      of("RENEWAL", obligationsOf(agreed(more), on(today)));
    expect(found({}, "2029-03-01")).toMatchObject([
      { due: "2029-05-31", closesOn: "2029-06-30", state: "UPCOMING", organizationId: northgate },
    ]);
    expect(found({}, "2029-03-02")[0]?.state).toBe("OPEN");
    expect(found({}, "2029-06-30")[0]?.state).toBe("OVERDUE");
    expect(found({}, "2029-07-01")).toEqual([]);
    expect(found({ record: { expirationDate: "2030-06-30" } }, "2029-03-02")).toEqual([]);
  });

  it("everyone who ever received, and whoever they passed it on to, destroys it by the end and the time given", () => {
    const first = span({
      until: "2027-12-31",
      terms: terms({
        subRecipients: [{ name: "Bluestem Analytics", ofOrganizationId: northgate }],
        retention: { trigger: "term_end", destroyWithin: "P10D", action: "destroy" },
      }),
    });
    const second = span({
      versionNo: 2,
      from: "2028-01-01",
      until: "2028-08-31",
      parties: [...parties.slice(0, 2), party(org(5), "receiving")],
      terms: terms({ retention: { trigger: "term_end", destroyWithin: "P6M", action: "return" } }),
    });
    const world = (certificates: Certificate[], today: string) =>
      of(
        "DESTRUCTION",
        obligationsOf(agreed({ spans: [first, second], record: { certificates } }), on(today)),
      ).map(({ organizationId, subRecipient, due, state, late }) => [
        organizationId,
        subRecipient,
        due,
        state,
        late,
      ]);
    expect(world([], "2028-08-31")).toEqual([
      [northgate, undefined, "2029-02-28", "UPCOMING", undefined],
      [northgate, "Bluestem Analytics", "2029-02-28", "UPCOMING", undefined],
      [org(5), undefined, "2029-02-28", "UPCOMING", undefined],
    ]);
    const given = [
      certificate({ destroyedOn: "2029-02-28" }),
      certificate({ subRecipient: "Bluestem Analytics", destroyedOn: "2029-03-01" }),
    ];
    expect(world(given, "2029-03-01")).toEqual([
      [northgate, undefined, "2029-02-28", "DONE", undefined],
      [northgate, "Bluestem Analytics", "2029-02-28", "DONE", true],
      [org(5), undefined, "2029-02-28", "OVERDUE", undefined],
    ]);
  });

  it("a date agreed for the end of use counts where it comes before the end, and the end where it does not", () => {
    const due = (date: string, destroyWithin: string) =>
      of(
        "DESTRUCTION",
        obligationsOf(
          agreed({
            spans: [
              span({
                terms: terms({ retention: { trigger: "date", on: date, destroyWithin, action: "destroy" } }),
              }),
            ],
          }),
          on("2027-02-01"),
        ),
      )[0]?.due;
    expect(due("2028-02-29", "P1Y")).toBe("2029-02-28");
    expect(due("2035-01-01", "P60D")).toBe("2029-08-29");
  });
});
