/** Data-sharing agreements with any versions, signatures, restrictions and ends, on days of one short season. */
import * as fc from "fast-check";
import { DataSharing } from "#shared/data-sharing/schema.ts";
import { plusDays } from "#shared/time.ts";

export const steward = `org_${"a".repeat(20)}`;
export const partner = `org_${"b".repeat(20)}`;
const person = `per_${"a".repeat(20)}`;
export const season = 70;
export const dayNo = (n: number) => plusDays("2026-09-01", n);
const instant = (n: number) => `${dayNo(n)}T12:00:00.000Z`;
const n = (max: number, min = 0) => fc.integer({ min, max });

const said = { by: person, byName: "Dana", byOrganization: steward };

export const recordOf = (over: Partial<Record<keyof DataSharing, unknown>>): DataSharing =>
  DataSharing.parse({
    id: `dsa_${"a".repeat(20)}`,
    codedNotation: "DS-2026-001",
    name: "Regional Outcomes",
    tier: "dsa",
    summary: "",
    stewardId: steward,
    visibility: "PARTIES",
    versionNo: 1,
    versionKind: "ORIGINAL",
    status: "DRAFT",
    shared: true,
    parties: [
      { organizationId: steward, roles: ["receiving"], ferpaCapacity: "organization_conducting_study" },
      { organizationId: partner, roles: ["disclosing"], ferpaCapacity: "educational_agency_or_institution" },
    ],
    dateEffective: dayNo(0),
    expirationDate: dayNo(30),
    noticeDays: 30,
    counts: { purposes: 0, elements: 0, transfers: 0, clauses: 0 },
    startedBy: person,
    startedAt: instant(0),
    version: 1,
    ...over,
  });

const version = fc.record({ sent: n(30), waits: n(8), begins: n(45), lasts: n(40) });
const restriction = fc.record({
  kind: fc.constantFrom("SUSPENSION" as const, "EARLIER_END" as const, "ELEMENTS_DROPPED" as const),
  at: n(40),
  wait: n(4),
  until: n(60),
  lifted: fc.option(n(25), { nil: undefined }),
});

/** One whose first versions are executed; the last may still be made, or have come to nothing. */
export const life = fc
  .record({
    versions: fc.array(version, { minLength: 1, maxLength: 3 }),
    last: fc.constantFrom("EXECUTED", "EXECUTED", "DRAFT", "OUT_FOR_SIGNATURE", "DECLINED", "WITHDRAWN"),
    signBy: fc.option(n(60), { nil: undefined }),
    oneSigned: fc.boolean(),
    restrictions: fc.array(restriction, { maxLength: 3 }),
    termination: fc.option(fc.record({ given: n(40), notice: n(20) }), { nil: undefined, freq: 3 }),
    closed: fc.option(n(season), { nil: undefined, freq: 4 }),
    child: fc.boolean(),
  })
  .map((drawn): DataSharing => {
    let day = 0;
    const made = drawn.versions.map(({ sent, waits, begins, lasts }, index) => {
      const frozen = day + Math.floor(sent / 2);
      day = frozen + waits;
      return {
        versionNo: index + 1,
        versionKind: index === 0 ? "ORIGINAL" : "AMENDMENT",
        name: "Regional Outcomes",
        status: "EXECUTED",
        parties: recordOf({}).parties,
        dateEffective: dayNo(begins),
        expirationDate: dayNo(begins + lasts),
        noticeDays: 0,
        frozenAt: instant(frozen),
        dateSigned: dayNo(day),
      };
    });
    const { dateSigned, ...latest } = made.at(-1) as (typeof made)[number];
    const executed = drawn.last === "EXECUTED";
    const ended = executed || made.length > 1;
    return recordOf({
      ...latest,
      status: drawn.last,
      ...(executed ? { dateSigned } : {}),
      ...(drawn.signBy === undefined ? {} : { signBy: dayNo(drawn.signBy) }),
      ...(drawn.child ? { parentId: `dsa_${"b".repeat(20)}` } : {}),
      signatures: drawn.oneSigned && drawn.last === "OUT_FOR_SIGNATURE" ? [signature] : [],
      earlier: made.slice(0, -1),
      restrictions: drawn.restrictions.map(({ kind, at, wait, until, lifted }, index) => ({
        restrictionNo: index + 1,
        kind,
        ...(kind === "ELEMENTS_DROPPED" ? { elementIds: ["E1"] } : {}),
        ...(kind === "EARLIER_END" ? { until: dayNo(until) } : {}),
        from: dayNo(at + (kind === "EARLIER_END" ? 0 : wait)),
        reason: "a breach",
        ...said,
        at: instant(at),
        ...(lifted === undefined
          ? {}
          : {
              lifted: {
                on: dayNo(at + lifted),
                reason: "mended",
                by: person,
                byName: "Dana",
                at: instant(at + lifted),
              },
            }),
      })),
      ...(drawn.termination && ended
        ? {
            termination: {
              lastDay: dayNo(drawn.termination.given + drawn.termination.notice),
              reason: "not needed any more",
              givenOn: dayNo(drawn.termination.given),
              ...said,
              at: instant(drawn.termination.given),
            },
          }
        : {}),
      ...(drawn.closed === undefined || !ended ? {} : { closedOn: dayNo(drawn.closed) }),
    });
  });

const signature = {
  slotNo: 1,
  organizationId: steward,
  personId: person,
  personName: "Dana",
  nameAsSigned: "Dana",
  title: "Provost",
  authorityBasis: "OFFICE",
  method: "TYPED",
  contentHash: "c",
  documentHash: "d",
  signedAt: instant(0),
  authMethod: "SESSION",
};
