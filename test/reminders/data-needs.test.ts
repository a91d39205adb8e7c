/** What waits about data-sharing agreements: for whom, and when it is spoken of; and that whoever is told may do it. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Actor } from "#shared/actor.ts";
import { objectionToMarking } from "#shared/data-sharing/obligation-rules.ts";
import { type Obligation, ObligationKind, ObligationState } from "#shared/data-sharing/obligations-schema.ts";
import { DataSharing, type DataSharingRow } from "#shared/data-sharing/schema.ts";
import type { OrganizationId, PartnershipId, PersonId } from "#shared/ids.ts";
import { Role } from "#shared/people/schema.ts";
import type { Around } from "#shared/reminders/around.ts";
import { daysOfOwed, lastDayOfData } from "#shared/reminders/data-deadlines.ts";
import { dataNeedsOfRecord, dataNeedsOfRow, dutyNeeds, incidentNeeds } from "#shared/reminders/data-needs.ts";
import { dueOn, type Holder, meant } from "#shared/reminders/need.ts";
import { dateIn, plusDays } from "#shared/time.ts";

const org = (letter: string) => `org_${letter.repeat(20)}` as OrganizationId;
const per = (letter: string) => `per_${letter.repeat(20)}` as PersonId;
const [sender, receiver, other] = [org("s"), org("r"), org("x")];
const id = `dsa_${"0".repeat(20)}` as DataSharing["id"];
const cedar = "cedar-valley" as PartnershipId;
const today = "2026-11-23";
const around: Around = {
  today,
  dayOf: (instant) => dateIn("America/Chicago", new Date(instant)),
  name: (one) => (one === sender ? "Three Rivers" : "Northgate State"),
};
const about = { id, name: "Regional Outcomes" };

const obligation = (more: Partial<Obligation> = {}): Obligation => ({
  key: "transfer.T1.2026-12-15",
  kind: "TRANSFER",
  organizationId: sender,
  due: "2026-12-15",
  opensOn: "2026-10-16",
  closesOn: "2027-01-14",
  state: "OPEN",
  derived: false,
  ...more,
});
const said = (owed: Obligation) => ({ owed, title: `Do ${owed.key}`, why: "It is due.", act: "Do it" });

const everyone: Holder[] = Role.options.flatMap((role) =>
  [sender, receiver, other].map((organizationId, index) => ({
    personId: per("abcdefghjkmnpqrst"[Role.options.indexOf(role) * 3 + index] as string),
    roles: new Map([[organizationId, new Set([role])]]),
    partnershipRoles: [],
  })),
);
const actorOf = ({ personId, roles }: Holder): Actor => {
  const [[organization, held]] = [...roles] as [[OrganizationId, Set<Role>]];
  return {
    person: personId,
    name: "",
    partnership: cedar,
    organization,
    roles: [...held],
    partnershipRoles: [],
  };
};

describe("what a party owes", () => {
  it("waits while it is open or overdue, for exactly those who may say that it is done", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...ObligationKind.options),
        fc.constantFrom(...ObligationState.options),
        fc.constantFrom(sender, receiver),
        (kind, state, organizationId) => {
          const owed = obligation({ kind, state, organizationId });
          const needs = dutyNeeds(about, [said(owed)], around);
          expect(needs).toHaveLength(state === "OPEN" || state === "OVERDUE" ? 1 : 0);
          for (const need of needs) {
            const told = meant(need, everyone).map(({ personId }) => personId);
            const may = everyone
              .filter((one) => objectionToMarking(owed, actorOf(one)) === undefined)
              .map(({ personId }) => personId);
            expect(told.toSorted()).toEqual(may.toSorted());
          }
        },
      ),
    );
  });

  it("is spoken of when it can be done, 30 and 7 days before, and the day after; a breach every day", () => {
    const spoken = (owed: Obligation, days: readonly string[]) =>
      days.map((day) => {
        const [need] = dutyNeeds(about, [said(owed)], { ...around, today: day });
        return need && dueOn(need, day)?.name;
      });
    expect(
      spoken(obligation(), [
        "2026-10-16",
        "2026-11-14",
        "2026-11-15",
        "2026-12-08",
        "2026-12-15",
        "2026-12-16",
        "2027-01-15",
      ]),
    ).toEqual(["opens", "opens", "T-30", "T-7", "T-7", "T+1", undefined]);
    const breach = obligation({
      key: "breach.inc",
      kind: "BREACH_NOTICE",
      opensOn: today,
      due: plusDays(today, 3),
    });
    expect(spoken(breach, [today, plusDays(today, 1), plusDays(today, 5)])).toEqual(["0", "1", "5"]);
  });
});

describe("an incident", () => {
  it("is told to the other parties, and not to the one that reported it", () => {
    const incident = {
      id: "inc_0000000000000000000m",
      dataSharingId: id,
      versionNo: 1,
      organizationId: receiver,
      discoveredAt: "2026-11-20T15:00:00.000Z",
      scope: "A file was lost.",
      elementIds: ["E1"],
      by: per("a"),
      byName: "Ruth",
      at: "2026-11-20T16:00:00.000Z",
      version: 1,
    } as never;
    const parties = [{ organizationId: sender }, { organizationId: receiver }];
    const [need] = incidentNeeds(about, [incident], parties, around);
    expect(need?.for.map((one) => "organizationId" in one && one.organizationId)).toEqual([sender]);
    // What happened is read in the hub, by those who may: a letter names no more than the elements.
    expect(JSON.stringify(need)).not.toContain("file was lost");
    expect(incidentNeeds(about, [incident], parties, { ...around, today: "2027-01-20" })).toEqual([]);
  });
});

describe("an agreement on its way", () => {
  const row = (changes: Partial<DataSharingRow>): DataSharingRow => ({
    id,
    codedNotation: "DS-2026-007",
    name: "Outcomes 2027",
    tier: "dsa",
    status: "DRAFT",
    visibility: "PARTIES",
    shared: true,
    stewardId: receiver,
    parties: [
      { organizationId: sender, roles: ["disclosing"] },
      { organizationId: receiver, roles: ["receiving"] },
    ],
    dateEffective: "2027-01-01",
    expirationDate: "2028-12-31",
    ...changes,
  });
  const told = (needs: ReturnType<typeof dataNeedsOfRow>) =>
    needs.map((need) => [
      need.id.split(" ")[1],
      need.for.map((one) => ("organizationId" in one ? one.organizationId : "")),
    ]);

  it("waits for its steward alone until it is shared, then for the others too; nobody is written to", () => {
    expect(told(dataNeedsOfRow(row({ shared: false }), around))).toEqual([["FINISH", [receiver]]]);
    const needs = dataNeedsOfRow(row({}), around);
    expect(told(needs)).toEqual([
      ["SEND", [receiver]],
      ["LOOK", [sender]],
    ]);
    expect(needs.every(({ moments }) => moments === undefined)).toBe(true);
    expect(dataNeedsOfRow(row({ status: "EXECUTED" }), around)).toEqual([]);
    expect(told(dataNeedsOfRow(row({ status: "EXECUTED", pending: "DRAFT" }), around))).toHaveLength(2);
  });

  it("waits in review for the others and its steward, and for whoever's turn it is to sign", () => {
    const record = (changes: object) =>
      DataSharing.parse({
        ...row({}),
        summary: "",
        versionNo: 1,
        versionKind: "ORIGINAL",
        noticeDays: 30,
        parties: row({}).parties.map((one) => ({ ...one, ferpaCapacity: "employer" })),
        counts: { purposes: 0, elements: 0, transfers: 0, clauses: 0 },
        startedBy: per("a"),
        startedAt: "2026-11-01T15:00:00.000Z",
        version: 3,
        ...changes,
      });
    expect(told(dataNeedsOfRecord(record({ status: "IN_REVIEW" }), { turn: [] }, around))).toEqual([
      ["REVIEW", [sender]],
      ["SEND-OUT", [receiver]],
    ]);
    const slot = { slotNo: 1, organizationId: sender, function: "Director", required: true, order: 1 };
    const [need] = dataNeedsOfRecord(
      record({ status: "OUT_FOR_SIGNATURE", signatureSlots: [slot], frozenAt: "2026-11-20T15:00:00.000Z" }),
      { turn: [{ slot, person: undefined }] },
      around,
    );
    expect([need?.kind, need?.dataSharingId, need?.agreementId, need?.since]).toEqual([
      "SIGN",
      id,
      undefined,
      "2026-11-20",
    ]);
  });

  it("is a day in the calendar when it ends; what is owed is one until it is done, for whose it is", () => {
    const on = { partnership: cedar, today };
    const executed = row({ status: "EXECUTED", dateEffective: "2026-10-01" });
    expect(lastDayOfData(row({}), on)).toEqual([]);
    expect(lastDayOfData(executed, on).map(({ date, path }) => [date, path])).toEqual([
      ["2028-12-31", `/p/cedar-valley/data-sharing/${id}`],
    ]);
    const days = (state: Obligation["state"], who: OrganizationId) =>
      daysOfOwed(executed, [said(obligation({ state }))], new Set([who]), on).map(({ uid, date }) => [
        uid,
        date,
      ]);
    expect(days("OPEN", sender)).toEqual([[`${id}-transfer.T1.2026-12-15`, "2026-12-15"]]);
    expect(days("HELD", sender)).toHaveLength(1);
    for (const over of ["DONE", "MISSED"] as const) expect(days(over, sender)).toEqual([]);
    expect(days("OPEN", receiver)).toEqual([]);
  });
});
