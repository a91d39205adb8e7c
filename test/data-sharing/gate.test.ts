/**
 * The gate: for everyone of the cast, each state of an agreement, indicator and year the decision is the one written
 * down here by hand; and for any agreement at all it is what one rule after the other, tried cell by cell, allows.
 */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { people } from "#infra/local/sample/people.ts";
import type { Actor } from "#shared/actor.ts";
import { type Agreed, authorize, type Passage, receiversOf } from "#shared/data-sharing/gate.ts";
import type { GateReason } from "#shared/data-sharing/release-schema.ts";
import { DataPhase } from "#shared/data-sharing/schema.ts";
import { DataElement, Retention, Transfer } from "#shared/data-sharing/terms-schema.ts";
import { type OrganizationId, PartnershipId, type PersonId } from "#shared/ids.ts";

const today = "2026-11-23";
const codes = ["CVP", "PLCC", "CBHS", "TRACC", "MRHS", "NSU", "RALC", "CPFS", "HALV"] as const;
const org = (code: string) =>
  `org_${String(codes.indexOf(code as "CVP")).padStart(20, "0")}` as OrganizationId;

/** Everyone of the cast, once for each organization they act for. */
const actors: [string, Actor][] = Object.values(people).flatMap((person) => {
  const base = {
    person: `per_${person.key}` as PersonId,
    name: person.name,
    partnership: PartnershipId.parse("cedar-valley"),
    partnershipRoles: person.partnershipRoles.map(({ role }) => role),
  };
  const here = person.memberships.filter(
    (one) => one.partnership === "cedar-valley" && (one.until ?? today) >= today,
  );
  if (here.length === 0) return [[person.key, { ...base, roles: [] }] as [string, Actor]];
  return here.map((one): [string, Actor] => [
    here.length > 1 ? `${person.key}@${one.organizationCode}` : person.key,
    { ...base, organization: org(one.organizationCode), roles: one.roles },
  ]);
});

const element = (elementId: string, indicatorId: string, from: string, to: string, more: object = {}) =>
  DataElement.parse({
    elementId,
    vocab: "local",
    name: indicatorId,
    level: "aggregate",
    sensitivity: "public",
    required: true,
    basisId: "deidentified_aggregate",
    purposeIds: ["P1"],
    exchange: { indicatorId, from, to, dimensions: ["gender"] },
    ...more,
  });
const transfer = (transferId: string, from: string, to: string[], elementIds: string[], more: object = {}) =>
  Transfer.parse({
    transferId,
    method: "hub_aggregate",
    senderId: org(from),
    receiverIds: to.map(org),
    elementIds,
    firstDue: "2026-12-01",
    everyMonths: 12,
    ...more,
  });
const party = (code: string, ...roles: Agreed["parties"][number]["roles"]) => ({
  organizationId: org(code),
  roles,
});

/**
 * Three Rivers sends to Northgate, Riverbend joined as a receiver, Cedar Bend is the custodian and receives nothing. 4S1
 * was dropped again by one side; 1S1 is of students, described only; 2S1 goes by SFTP.
 */
const outcomes: Agreed = {
  versionNo: 2,
  phase: "ACTIVE",
  parties: [
    party("TRACC", "disclosing"),
    party("NSU", "receiving", "lead_agency"),
    party("CBHS", "data_custodian"),
    party("RALC", "receiving"),
  ],
  joined: [{ organizationId: org("RALC"), role: "receiving" }],
  dropped: ["E2"],
  terms: {
    purposes: [{ purposeId: "P1", statement: "Improve programs" }],
    elements: [
      element("E1", "5S1", "2024-25", "2025-26"),
      element("E2", "4S1", "2024-25", "2025-26"),
      element("E3", "1S1", "2024-25", "2025-26", { level: "student" }),
      element("E4", "2S1", "2024-25", "2025-26"),
    ],
    transfers: [
      transfer("T1", "TRACC", ["NSU"], ["E1", "E2", "E3"]),
      transfer("T2", "TRACC", ["NSU"], ["E4"], { method: "sftp" }),
    ],
    retention: Retention.parse({ trigger: "term_end", action: "destroy", keepsReleases: false }),
  },
};
const kept: Agreed = {
  ...outcomes,
  terms: {
    ...outcomes.terms,
    retention: Retention.parse({ trigger: "term_end", action: "destroy", keepsReleases: true }),
  },
};
const passage: Passage = {
  senderId: org("TRACC"),
  indicatorId: "5S1",
  year: "2025-26",
  dimensions: ["gender"],
  purposeId: "P1",
};

// Written by hand: who is who …
const senders = ["roberta", "lena@TRACC"];
const receivers = ["ruth", "hannah"];
const nobody = ["marisol", "tom", "anjali", "curtis", "denise", "theo", "lena@CBHS", "samuel", "priya", "jo"];
const nobodyElse = ["dolores", "elena", "gus", "grace", "angela", "petra", "olive", "wes", "ines"];

// … what each state says to a receiver who reads, where the releases are not kept and where they are, and to a sender …
const states: Record<DataPhase, [GateReason, GateReason, GateReason]> = {
  DRAFT: ["NOT_ACTIVE", "NOT_ACTIVE", "NOT_ACTIVE"],
  IN_REVIEW: ["NOT_ACTIVE", "NOT_ACTIVE", "NOT_ACTIVE"],
  READY_TO_SIGN: ["NOT_ACTIVE", "NOT_ACTIVE", "NOT_ACTIVE"],
  PARTLY_SIGNED: ["NOT_ACTIVE", "NOT_ACTIVE", "NOT_ACTIVE"],
  SIGNING_LAPSED: ["NOT_ACTIVE", "NOT_ACTIVE", "NOT_ACTIVE"],
  DECLINED: ["NOT_ACTIVE", "NOT_ACTIVE", "NOT_ACTIVE"],
  WITHDRAWN: ["NOT_ACTIVE", "NOT_ACTIVE", "NOT_ACTIVE"],
  PENDING_EFFECTIVE: ["NOT_ACTIVE", "NOT_ACTIVE", "NOT_ACTIVE"],
  ACTIVE: ["ALLOWED", "ALLOWED", "ALLOWED"],
  SUSPENDED: ["SUSPENDED", "SUSPENDED", "SUSPENDED"],
  IN_DISPOSITION: ["NOT_ACTIVE", "KEPT_AFTER_END", "NOT_ACTIVE"],
  CLOSED: ["NOT_ACTIVE", "KEPT_AFTER_END", "NOT_ACTIVE"],
};
// … and what the schedule says of each indicator and year, where the state lets anything pass.
const schedule: [indicator: string, year: string, pooledTo: string | undefined, GateReason][] = [
  ["5S1", "2023-24", undefined, "YEAR_NOT_AGREED"],
  ["5S1", "2024-25", undefined, "ALLOWED"],
  ["5S1", "2025-26", undefined, "ALLOWED"],
  ["5S1", "2026-27", undefined, "YEAR_NOT_AGREED"],
  ["5S1", "2024-25", "2025-26", "ALLOWED"],
  ["5S1", "2023-24", "2025-26", "YEAR_NOT_AGREED"],
  ["5S1", "2025-26", "2024-25", "YEAR_NOT_AGREED"],
  ["5S1", "2019-20", "2025-26", "YEAR_NOT_AGREED"],
  ["4S1", "2025-26", undefined, "INDICATOR_NOT_AGREED"],
  ["1S1", "2025-26", undefined, "INDICATOR_NOT_AGREED"],
  ["3P1", "2025-26", undefined, "INDICATOR_NOT_AGREED"],
];

const reasonFor = (agreed: Agreed, who: Actor, action: "submit" | "read", more: Partial<Passage> = {}) => {
  const { allowed, reason } = authorize(agreed, who, action, { ...passage, ...more }, today);
  expect(allowed).toBe(["ALLOWED", "OWN_SUBMISSION", "KEPT_AFTER_END"].includes(reason));
  return reason;
};

describe("the gate", () => {
  it("knows everyone of the cast", () => {
    expect(actors.map(([name]) => name).sort()).toEqual(
      [...senders, ...receivers, ...nobody, ...nobodyElse].sort(),
    );
    expect(DataPhase.options).toEqual(Object.keys(states));
  });

  it("decides for everyone, in each state, for each indicator and year, as the table says", () => {
    for (const [name, who] of actors)
      for (const phase of DataPhase.options)
        for (const [indicatorId, year, pooledTo, scheduled] of schedule) {
          const more = { indicatorId, year, pooledTo };
          const then = (state: GateReason) =>
            state === "ALLOWED" || state === "KEPT_AFTER_END"
              ? scheduled === "ALLOWED"
                ? state
                : scheduled
              : state;
          const [reading, keeping, sending] = states[phase];
          const [read, keep, submit] = senders.includes(name)
            ? (["OWN_SUBMISSION", "OWN_SUBMISSION", then(sending)] as const)
            : receivers.includes(name)
              ? ([then(reading), then(keeping), "NOT_DISCLOSING"] as const)
              : (["NOT_RECEIVING", "NOT_RECEIVING", "NOT_DISCLOSING"] as const);
          const at = `${name} ${phase} ${indicatorId} ${year} ${pooledTo}`;
          expect(reasonFor({ ...outcomes, phase }, who, "read", more), at).toBe(read);
          expect(reasonFor({ ...kept, phase }, who, "read", more), at).toBe(keep);
          expect(reasonFor({ ...outcomes, phase }, who, "submit", more), at).toBe(submit);
        }
  });

  const as = (name: string) => actors.find(([one]) => one === name)?.[1] as Actor;
  const roberta = as("roberta");
  const ruth = as("ruth");

  it("lets no one submit for another, nor a viewer, a reviewer or a signatory at all", () => {
    expect(reasonFor(outcomes, roberta, "submit", { senderId: org("PLCC") })).toBe("NOT_DISCLOSING");
    for (const role of ["viewer", "reviewer", "signatory"] as const)
      expect(reasonFor(outcomes, { ...roberta, roles: [role] }, "submit")).toBe("ROLE_MISSING");
    for (const role of ["editor", "admin"] as const)
      expect(reasonFor(outcomes, { ...roberta, roles: [role] }, "submit")).toBe("ALLOWED");
  });

  it("refuses a breakdown, a purpose and a way of sending that were not agreed", () => {
    expect(reasonFor(outcomes, ruth, "read", { dimensions: ["race"] })).toBe("SUBGROUP_NOT_AGREED");
    expect(reasonFor(outcomes, ruth, "read", { dimensions: [] })).toBe("ALLOWED");
    expect(reasonFor(outcomes, ruth, "read", { purposeId: "P2" })).toBe("PURPOSE_NOT_AGREED");
    expect(reasonFor(outcomes, roberta, "submit", { indicatorId: "2S1" })).toBe("NOT_DISCLOSING");
    expect(reasonFor(outcomes, ruth, "read", { indicatorId: "2S1" })).toBe("NOT_RECEIVING");
  });

  it("is open for sending around each due day, and says when next", () => {
    const on = (day: string) => authorize(outcomes, roberta, "submit", passage, day);
    const reasons = ["2026-10-01", "2026-10-02", "2026-12-31", "2027-01-01", "2027-10-02"].map(
      (day) => on(day).reason,
    );
    expect(reasons).toEqual(["OUTSIDE_WINDOW", "ALLOWED", "ALLOWED", "OUTSIDE_WINDOW", "ALLOWED"]);
    expect(on("2027-01-01").why).toContain("2027-10-02");
  });

  it("lets one that joined send and receive as the parties do", () => {
    const joining: Agreed = {
      ...outcomes,
      parties: [...outcomes.parties, party("MRHS", "disclosing")],
      joined: [...outcomes.joined, { organizationId: org("MRHS"), role: "disclosing" }],
    };
    const jo = as("jo");
    const theirs = { senderId: org("MRHS") };
    expect(reasonFor(joining, jo, "submit", theirs)).toBe("ALLOWED");
    expect(reasonFor(joining, ruth, "read", theirs)).toBe("ALLOWED");
    expect(reasonFor(joining, as("hannah"), "read", theirs)).toBe("ALLOWED");
    expect(reasonFor({ ...joining, joined: outcomes.joined }, jo, "submit", theirs)).toBe("NOT_DISCLOSING");
    expect(receiversOf(joining, org("TRACC"), "5S1")).toEqual([org("NSU"), org("RALC")].sort());
  });

  it("allows exactly what some element, transfer and role together allow, for any agreement", () => {
    const some = <T>(...values: T[]) => fc.constantFrom(...values);
    const orgs = codes.slice(1, 5);
    const elements = fc.array(
      fc.record({
        elementId: some("E1", "E2"),
        level: some("aggregate", "student"),
        indicatorId: some("5S1", "4S1"),
        from: some("2023-24", "2024-25"),
        to: some("2024-25", "2025-26"),
        dimensions: some<string[]>([], ["gender"]),
        purposeIds: some<string[]>([], ["P1"], ["P1", "P2"]),
      }),
      { maxLength: 2 },
    );
    const transfers = fc.array(
      fc.record({
        method: some("hub_aggregate", "sftp"),
        sender: some(...orgs),
        receivers: fc.uniqueArray(some(...orgs), { minLength: 1 }),
        elementIds: some(["E1"], ["E2"], ["E1", "E2"]),
        firstDue: some("2026-12-01", "2027-12-01"),
      }),
      { maxLength: 3 },
    );
    const roles = fc.array(some("disclosing" as const, "receiving" as const), { minLength: 1, maxLength: 2 });
    fc.assert(
      fc.property(
        elements,
        transfers,
        fc.array(roles, { minLength: 4, maxLength: 4 }),
        fc.record({
          phase: some<DataPhase>(
            "ACTIVE",
            "ACTIVE",
            "ACTIVE",
            "SUSPENDED",
            "CLOSED",
            "IN_DISPOSITION",
            "DRAFT",
          ),
          keeps: fc.boolean(),
          dropped: some<string[]>([], [], ["E1"]),
          who: some(...orgs),
          action: some("submit" as const, "read" as const),
          sender: some(...orgs),
          year: some("2023-24", "2024-25", "2025-26"),
          pooledTo: some(undefined, undefined, "2025-26"),
          dimensions: some<string[]>([], ["gender"]),
          purposeId: some("P1", "P2"),
        }),
        (elementDrafts, transferDrafts, partyRoles, asked) => {
          const agreed: Agreed = {
            versionNo: 1,
            phase: asked.phase,
            parties: orgs.map((code, at) => party(code, ...(partyRoles[at] ?? []))),
            joined: [],
            dropped: asked.dropped,
            terms: {
              purposes: [{ purposeId: "P1", statement: "One" }],
              elements: elementDrafts.map(({ indicatorId, from, to, dimensions, ...more }) =>
                element("E1", indicatorId, from, to, {
                  ...more,
                  exchange: { indicatorId, from, to, dimensions },
                }),
              ),
              transfers: transferDrafts.map(({ sender, receivers: to, elementIds, ...more }) =>
                transfer("T1", sender, to, elementIds, more),
              ),
              retention: Retention.parse({
                trigger: "term_end",
                action: "destroy",
                keepsReleases: asked.keeps,
              }),
            },
          };
          const who: Actor = { ...roberta, organization: org(asked.who), roles: ["editor"] };
          const { sender, year, pooledTo, dimensions, purposeId } = asked;
          const decision = authorize(
            agreed,
            who,
            asked.action,
            { indicatorId: "5S1", senderId: org(sender), year, pooledTo, dimensions, purposeId },
            today,
          );
          const role = (code: string) => partyRoles[orgs.indexOf(code as (typeof orgs)[number])] ?? [];
          const last = pooledTo ?? year;
          const passes = elementDrafts.some((one) =>
            transferDrafts.some((by) =>
              [
                one.level === "aggregate",
                one.indicatorId === "5S1",
                !asked.dropped.includes(one.elementId),
                Number(one.from.slice(0, 4)) <= Number(year.slice(0, 4)),
                Number(last.slice(0, 4)) <= Number(one.to.slice(0, 4)),
                dimensions.length === 0 || one.dimensions.length > 0,
                purposeId === "P1" && one.purposeIds.includes("P1"),
                by.method === "hub_aggregate",
                by.sender === sender,
                by.elementIds.includes(one.elementId),
                role(sender).includes("disclosing"),
                asked.action === "read" ? by.receivers.includes(asked.who) : by.firstDue === "2026-12-01",
              ].every(Boolean),
            ),
          );
          const ended = asked.phase === "CLOSED" || asked.phase === "IN_DISPOSITION";
          const expected =
            asked.action === "read"
              ? asked.who === sender ||
                (role(asked.who).includes("receiving") &&
                  (asked.phase === "ACTIVE" || (ended && asked.keeps)) &&
                  passes)
              : asked.who === sender && asked.phase === "ACTIVE" && passes;
          expect(decision.allowed, decision.reason).toBe(expected);
          if (asked.action === "read" && decision.reason === "ALLOWED")
            expect(receiversOf(agreed, org(sender), "5S1")).toContain(org(asked.who));
        },
      ),
      { numRuns: 2000 },
    );
  });
});
