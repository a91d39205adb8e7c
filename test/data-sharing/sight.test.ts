/** Who sees how much of a data-sharing agreement: of a draft, of what was executed, and of a draft beside that. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { asRow } from "#functions/data-sharing/rows.ts";
import type { Actor } from "#shared/actor.ts";
import type { DataSharing } from "#shared/data-sharing/schema.ts";
import { isAtTheTable, mayRead, mayReadHistory, rowFor, sight } from "#shared/data-sharing/sight.ts";
import { summaryOf } from "#shared/data-sharing/versions.ts";
import { OrganizationId, PartnershipId, PersonId } from "#shared/ids.ts";
import { dayNo, life, partner, recordOf, steward } from "./lives.ts";

const newcomer = `org_${"c".repeat(20)}`;
const outsider = `org_${"d".repeat(20)}`;
const acting = (organization?: string, partnershipRoles: Actor["partnershipRoles"] = []): Actor => ({
  person: PersonId.parse(`per_${"a".repeat(20)}`),
  name: "Dana",
  partnership: PartnershipId.parse("cedar-valley"),
  organization: organization === undefined ? undefined : OrganizationId.parse(organization),
  roles: ["viewer"],
  partnershipRoles,
});
const actors = {
  steward: acting(steward),
  partner: acting(partner),
  newcomer: acting(newcomer),
  outsider: acting(outsider),
  convener: acting(undefined, ["convener"]),
  auditor: acting(undefined, ["auditor"]),
};
type Name = keyof typeof actors;
const each = <Value>(ask: (actor: Actor) => Value) =>
  Object.fromEntries(Object.entries(actors).map(([name, actor]) => [name, ask(actor)])) as Record<
    Name,
    Value
  >;

const executed = recordOf({ status: "EXECUTED", dateSigned: dayNo(0), visibility: "PARTNERSHIP" });
/** An amendment that a newcomer is to join. */
const amended = recordOf({
  versionNo: 2,
  versionKind: "AMENDMENT",
  status: "OUT_FOR_SIGNATURE",
  signBy: dayNo(20),
  parties: [
    ...executed.parties,
    { organizationId: newcomer, roles: ["receiving"], ferpaCapacity: "other_noncovered" },
  ],
  earlier: [summaryOf(executed)],
});

describe("sight", () => {
  it.each([
    [{ shared: false }, ["content", "none", "none", "none", "outline", "content"]],
    [{ shared: false, visibility: "PUBLIC" }, ["content", "none", "none", "none", "outline", "content"]],
    [{}, ["content", "content", "none", "none", "outline", "content"]],
    [{ visibility: "PARTNERSHIP" }, ["content", "content", "content", "content", "content", "content"]],
    [{ status: "EXECUTED" }, ["content", "content", "none", "none", "outline", "content"]],
  ] as const)("of %j is the steward's, the parties', and the convener's outline", (over, expected) => {
    expect(Object.values(each((actor) => sight(recordOf(over), actor)))).toEqual(expected);
  });

  it("of a row is what it is of the record, on any day of any life", () => {
    fc.assert(
      fc.property(
        life,
        fc.constantFrom("PARTIES", "PARTNERSHIP", "PUBLIC"),
        fc.boolean(),
        (some, visibility, shared) => {
          const record: DataSharing = { ...some, visibility, shared } as DataSharing;
          expect(each((actor) => sight(asRow(record), actor))).toEqual(each((actor) => sight(record, actor)));
        },
      ),
    );
  });
});

describe("a new version beside an executed one", () => {
  it("is read by the parties of either, and by nobody else however visible the agreement is", () => {
    const open = { ...amended, visibility: "PUBLIC" as const };
    expect(each((actor) => [mayRead(open, 1, actor), mayRead(open, 2, actor)])).toEqual({
      steward: [true, true],
      partner: [true, true],
      newcomer: [true, true],
      outsider: [true, false],
      convener: [true, false],
      auditor: [true, true],
    });
  });

  it("lets whoever is only asked to join read the draft, and nothing of what the others have between them", () => {
    expect(each((actor) => mayRead(amended, 1, actor))).toMatchObject({ newcomer: false, outsider: false });
    expect(each((actor) => isAtTheTable(amended, actor))).toMatchObject({ newcomer: true, outsider: false });
    expect(each((actor) => mayReadHistory(amended, actor))).toMatchObject({ partner: true, newcomer: false });
  });

  it("does not show in a list to whoever has no part in it", () => {
    const row = asRow({ ...amended, visibility: "PARTNERSHIP" });
    expect(row).toMatchObject({ status: "EXECUTED", pending: "OUT_FOR_SIGNATURE", signBy: dayNo(20) });
    expect(rowFor(row, actors.partner)).toEqual(row);
    const { pending: _pending, joining: _joining, signBy: _signBy, ...bare } = row;
    expect(rowFor(row, actors.outsider)).toEqual(bare);
    expect(rowFor(row, actors.convener)).toEqual(bare);
    const invited = rowFor(asRow(amended), actors.newcomer);
    expect([invited.status, invited.pending, invited.joining]).toEqual([
      "OUT_FOR_SIGNATURE",
      undefined,
      undefined,
    ]);
  });
});
