/** Rows of the list: what goes in comes out, short enough for a list, and never more writes than one transaction takes. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { rowWrites } from "#functions/cloud/ledger.ts";
import { packedRow, programRow, rowSk } from "#functions/programs/row.ts";
import { asRow, rows, useRows } from "#functions/programs/rows.ts";
import type { Actor } from "#shared/actor.ts";
import { OrganizationId, PartnershipId, type PersonId, ProgramId } from "#shared/ids.ts";
import { ProgramRow, ProgramStatus } from "#shared/programs/schema.ts";
import { rowFor } from "#shared/programs/sight.ts";
import { revise } from "#shared/programs/succession.ts";
import { bound, slot, spine } from "#test/support/programs.ts";
import { agreement, org, parties } from "./plans.ts";
import { program } from "./programs.ts";

const viewer = (organization: OrganizationId): Actor => ({
  ...{ person: "prs_1" as PersonId, name: "Ada", partnership: cedarValley, organization },
  ...{ roles: ["viewer"], partnershipRoles: [] },
});
const cedarValley = PartnershipId.parse("cedar-valley");
const ids = (prefix: string) => fc.stringMatching(new RegExp(`^${prefix}_[0-9a-hjkmnp-tv-z]{20}$`));
const status = fc.constantFrom(...ProgramStatus.options);
const row: fc.Arbitrary<ProgramRow> = fc
  .record({
    id: ids("prg").map((id) => ProgramId.parse(id)),
    title: fc.constantFrom("Health Science", "Welding #2, évening", "a"),
    edition: fc.constant("scc-79"),
    pathwayId: fc.constant("health/support-services"),
    cohort: fc.constant("2026-27"),
    versionNo: fc.integer({ min: 1, max: 99 }),
    visibility: fc.constantFrom("PARTIES" as const, "PARTNERSHIP" as const, "PUBLIC" as const),
    shared: fc.boolean(),
    template: fc.boolean(),
    status,
    pending: fc.option(status, { nil: undefined }),
    partyIds: fc.uniqueArray(
      ids("org").map((id) => OrganizationId.parse(id)),
      { minLength: 1, maxLength: 5 },
    ),
    waits: fc.boolean(),
    joins: fc.boolean(),
  })
  .map(({ waits, joins, pending, partyIds, ...rest }) => ({
    ...rest,
    leadId: partyIds[0] as OrganizationId,
    partyIds,
    ...(pending ? { pending } : {}),
    ...(joins && partyIds.length > 1 ? { joining: partyIds.slice(1, 3) } : {}),
    ...(waits ? { waiting: partyIds.slice(0, 2) } : {}),
  }));

describe("a row", () => {
  it("is read as it was packed, in at most 250 bytes for five parties", () => {
    fc.assert(
      fc.property(row, (one) => {
        const packed = packedRow(one);
        expect(ProgramRow.parse(programRow({ pk: "T", sk: rowSk(one), ...packed }))).toEqual(one);
        expect(Buffer.byteLength(Object.entries(packed).flat().join(""))).toBeLessThanOrEqual(250);
      }),
      { numRuns: 100 },
    );
  });

  it("is of what is in force, with the state of the version beside it and whom that waits for", () => {
    const first = program({ status: "IN_FORCE", title: "First" });
    const second = { ...revise(first, first).record, title: "Second", status: "IN_REVIEW" as const };
    const asked = [{ organizationId: org(2), partHash: "0".repeat(64) }];
    expect(asRow({ ...second, asked })).toMatchObject({
      ...{ title: "First", status: "IN_FORCE", versionNo: 1, pending: "IN_REVIEW", waiting: [org(2)] },
      partyIds: parties.map(({ organizationId }) => organizationId),
    });
  });
});

describe("a party that only the version under way has", () => {
  const first = program({ status: "IN_FORCE", visibility: "PUBLIC", shared: true });
  const joining = { organizationId: org(9), role: "COLLEGE" as const, serves: [] };
  const second = { ...revise(first, first).record, parties: [...first.parties, joining] };
  const stored = asRow(second);
  const ids = first.parties.map(({ organizationId }) => organizationId);

  it("is told to the parties and to itself, and to nobody else", () => {
    expect(stored).toMatchObject({ partyIds: [...ids, org(9)], joining: [org(9)] });
    expect(asRow(first)).not.toHaveProperty("joining");
    for (const seer of [org(2), org(9)]) expect(rowFor(stored, viewer(seer)).partyIds).toContain(org(9));
    const told = rowFor(stored, viewer(org(8)));
    expect([told.partyIds, JSON.stringify(told).includes(org(9))]).toEqual([ids, false]);
  });
});

describe("the rows of a program of 24 parties", () => {
  const party = (no: number) => ({ organizationId: org(no), role: "SECONDARY" as const, serves: [] });
  const of = (from: number) => [party(1), ...Array.from({ length: 23 }, (_, no) => party(from + no))];
  const plan = (from: number) =>
    spine({
      slots: [
        slot("s1", "G9", "cte", {
          bindings: of(from).map(({ organizationId }, no) => ({
            organizationId,
            courses: [bound("A", { earlyCredit: { kind: "EXAM", agreementId: agreement(no) } })],
          })),
        }),
      ],
    });

  it("fit into one transaction when every party but the lead is another, with 20 places left for all the rest", () => {
    const before = program({ title: "Before", parties: of(100), status: "IN_FORCE" });
    const after = program({ title: "After", parties: of(200), status: "IN_FORCE" });
    const writes = [
      ...rowWrites(rows(cedarValley, before), rows(cedarValley, after)),
      ...rowWrites(
        useRows(cedarValley, before, [plan(100), plan(200)]),
        useRows(cedarValley, after, [plan(200)]),
      ),
    ];
    expect(writes.length).toBeLessThanOrEqual(80);
  });
});
