/** When a person leaves: nothing they still had to sign or judge is left behind, and who had it first stays in the history. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { handedOver, openTasks } from "#shared/agreements/handover.ts";
import type { Agreement } from "#shared/agreements/schema.ts";
import type { OrganizationId, PersonId } from "#shared/ids.ts";
import { base, draft, drafted, worked } from "#test/support/agreements.ts";
import { executedSharing } from "#test/support/data-sharing-in-force.ts";
import { openWorld, type World } from "#test/support/world.ts";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());
const org = (code: string) => world.region.organization(code);
const person = (key: string) => world.region.person(key);
const people = "/api/partnerships/cedar-valley/people";

/** Denise holds both roles of the college for a while, so that there is someone to hand over to. */
async function given(who: string, roles: string[]) {
  const before = worked(await world.as("marisol")("GET", `${people}/${person(who)}`));
  const grants = [...before.body.grants, { organizationId: org("PLCC"), roles, from: "2026-01-01" }];
  worked(
    await world.as("marisol")("PUT", `${people}/${person(who)}`, { grants }, { "if-match": before.etag }),
  );
}

describe("POST …/people/{personId}/handover", () => {
  let reviewed: string;
  let slotted: string;
  beforeAll(async () => {
    await given("tom", ["signatory"]);
    const first = await drafted(world);
    worked(await world.as("tom")("POST", `${first.at}/review`, undefined, { "if-match": first.etag }));
    reviewed = first.id;
    const second = worked(
      await world.as("tom")(
        "POST",
        base,
        draft(world, {
          name: "With a slot",
          signatureSlots: [
            {
              slotNo: 1,
              organizationId: org("PLCC"),
              function: "Vice President",
              personId: person("denise"),
            },
          ],
        }),
      ),
    );
    slotted = second.body.id;
  });
  const ask = (
    who: string,
    whose: string,
    body: object,
    headers: Record<string, string> = {},
    dryRun = false,
  ) =>
    world.as(who)(
      "POST",
      `${people}/${person(whose)}/handover${dryRun ? "?dryRun=true" : ""}`,
      body,
      headers,
    );

  it("says in a dry run what will move, and moves nothing", async () => {
    const report = worked(await ask("tom", "anjali", { organizationId: org("PLCC") }, {}, true));
    expect(report.body.tasks.map((task: { kind: string }) => task.kind)).toEqual(["REVIEW", "REVIEW"]);
    expect(report.body.tasks.map((task: { agreementId: string }) => task.agreementId).sort()).toEqual(
      [reviewed, slotted].sort(),
    );
    const signing = worked(await ask("marisol", "denise", { organizationId: org("PLCC") }, {}, true)).body
      .tasks;
    expect(signing).toMatchObject([{ kind: "SIGNATURE", office: "Vice President", agreementId: slotted }]);
    expect((await world.as("tom")("GET", `${base}/${reviewed}`)).body.parties[0].reviewerIds).toEqual([
      person("anjali"),
    ]);
  });

  it("asks for a colleague who holds the role, and takes no other", async () => {
    const { etag } = worked(await world.as("tom")("GET", `${people}/${person("anjali")}`));
    const without = await ask("tom", "anjali", { organizationId: org("PLCC") }, { "if-match": etag });
    expect([without.status, without.body.errors]).toEqual([
      422,
      [
        {
          pointer: "/reviewerId",
          detail: "a colleague with the role reviewer at Prairie Lakes Community College",
        },
      ],
    ]);
    for (const reviewerId of [person("denise"), person("anjali"), person("ruth")]) {
      const wrong = await ask(
        "tom",
        "anjali",
        { organizationId: org("PLCC"), reviewerId },
        { "if-match": etag },
      );
      expect([wrong.status, wrong.body.errors[0].pointer]).toEqual([422, "/reviewerId"]);
    }
    expect(
      (await ask("tom", "anjali", { organizationId: org("PLCC"), reviewerId: person("curtis") })).status,
    ).toBe(428);
    const foreign = await ask("roberta", "anjali", { organizationId: org("PLCC") }, {}, true);
    expect([foreign.status, foreign.body.type]).toEqual([403, "/problems/role-missing"]);
  });

  it("moves all of it at once, names both in each agreement's history, and ends the roles with it", async () => {
    const { etag } = worked(await world.as("tom")("GET", `${people}/${person("anjali")}`));
    const body = { organizationId: org("PLCC"), reviewerId: person("curtis"), endRoles: true };
    const moved = worked(await ask("tom", "anjali", body, { "if-match": etag }));
    expect([moved.body.tasks.length, moved.body.more]).toEqual([2, false]);
    for (const id of [reviewed, slotted]) {
      const at = `${base}/${id}`;
      expect((await world.as("tom")("GET", at)).body.parties[0].reviewerIds).toEqual([person("curtis")]);
      const last = worked(await world.as("tom")("GET", `${at}/history`)).body.items.at(-1);
      expect(last).toMatchObject({
        action: "handed-over",
        note: "review: Anjali Deshmukh to Curtis Oyelaran",
      });
      expect((await world.as("tom")("GET", `${at}/history/verify`)).body.intact).toBe(true);
    }
    const left = worked(await world.as("tom")("GET", `${people}/${person("anjali")}`)).body;
    expect(left.grants[0].until).toBe("2026-11-22");
    expect((await world.as("anjali")("GET", `${base}/${reviewed}`)).status).toBe(404);
    const late = await ask("tom", "anjali", body, { "if-match": etag });
    expect(late.status).toBe(412);
  });

  it("moves a signature of a convener's choosing", async () => {
    const { etag } = worked(await world.as("marisol")("GET", `${people}/${person("denise")}`));
    worked(
      await ask(
        "marisol",
        "denise",
        { organizationId: org("PLCC"), signerId: person("tom") },
        { "if-match": etag },
      ),
    );
    const after = worked(await world.as("tom")("GET", `${base}/${slotted}`)).body;
    expect(after.signatureSlots[0].personId).toBe(person("tom"));
    const last = worked(await world.as("tom")("GET", `${base}/${slotted}/history`)).body.items.at(-1);
    expect(last.note).toBe("signature as Vice President: Denise Okafor to Tom Brandvold");
  });

  it("moves an open signature of a data-sharing agreement as well", async () => {
    const { id, at } = await executedSharing(world, {
      status: "OUT_FOR_SIGNATURE",
      signatureSlots: [
        {
          slotNo: 1,
          organizationId: org("PLCC"),
          function: "Registrar",
          required: true,
          order: 1,
          personId: person("denise"),
        },
      ],
    });
    const { etag } = worked(await world.as("marisol")("GET", `${people}/${person("denise")}`));
    const moved = await ask(
      "marisol",
      "denise",
      { organizationId: org("PLCC"), signerId: person("tom") },
      { "if-match": etag },
    );
    expect(worked(moved).body.tasks).toEqual([
      {
        kind: "SIGNATURE",
        dataSharingId: id,
        codedNotation: "DS-2026-001",
        name: "Regional Outcomes",
        office: "Registrar",
      },
    ]);
    const after = worked(await world.as("tom")("GET", at)).body;
    expect(after.signatureSlots[0].personId).toBe(person("tom"));
    const last = worked(await world.as("tom")("GET", `${at}/history`)).body.items.at(-1);
    expect(last.note).toBe("signature as Registrar: Denise Okafor to Tom Brandvold");
  });

  it("does not tell of another party's draft that was not shared", async () => {
    worked(
      await world.as("roberta")(
        "POST",
        base,
        draft(world, {
          name: "Roberta's own",
          parties: [
            { organizationId: org("PLCC"), role: "RECEIVING", reviewerIds: [person("curtis")] },
            { organizationId: org("TRACC"), role: "SENDING" },
          ],
        }),
      ),
    );
    const report = worked(await ask("tom", "curtis", { organizationId: org("PLCC") }, {}, true));
    expect(report.body.tasks.map((task: { name: string }) => task.name)).not.toContain("Roberta's own");
  });
});

describe("what moves", () => {
  const [leaver, other, third] = ["a", "b", "c"].map((letter) => `per_${letter.repeat(20)}`) as [
    PersonId,
    PersonId,
    PersonId,
  ];
  const college = `org_${"p".repeat(20)}` as OrganizationId;
  const agreement = (changes: Partial<Agreement>) =>
    ({
      id: `agr_${"a".repeat(20)}`,
      codedNotation: "AA-1",
      name: "One",
      status: "OUT_FOR_SIGNATURE",
      parties: [{ organizationId: college, role: "RECEIVING", reviewerIds: [other, leaver] }],
      signatureSlots: [],
      signatures: [],
      unattested: [],
      delegations: [],
      ...changes,
    }) as unknown as Agreement;
  const slot = (personId?: PersonId) => ({
    slotNo: 1,
    organizationId: college,
    function: "Dean",
    required: true,
    order: 1,
    ...(personId ? { personId } : {}),
  });
  const handover = {
    person: leaver,
    organizationId: college,
    personName: "Lee Aver",
    signer: { personId: third, name: "Thea Third" },
    reviewer: { personId: other, name: "Otto Other" },
    by: { person: other, name: "Otto Other" },
    at: new Date("2026-11-23T12:00:00Z"),
  };

  it("is nothing in an agreement that is executed, and no signature that was given", () => {
    expect(openTasks(agreement({ status: "EXECUTED" }), handover)).toEqual([]);
    const signed = agreement({
      parties: [],
      signatureSlots: [slot(leaver)],
      signatures: [{ slotNo: 1 }] as unknown as Agreement["signatures"],
    });
    expect(openTasks(signed, handover)).toEqual([]);
    expect(handedOver(signed, handover)).toBeUndefined();
  });

  it("goes to a colleague once, also where they judge it already", () => {
    const after = handedOver(agreement({}), handover);
    expect(after?.agreement.parties[0]?.reviewerIds).toEqual([other]);
  });

  it("keeps the first name where the person signed in another's place", () => {
    const delegation = {
      slotNo: 1,
      fromPersonId: other,
      toPersonId: leaver,
      toName: "Lee Aver",
      reason: "away",
      by: other,
      byName: "Otto Other",
      at: "2026-11-01T12:00:00.000Z",
    };
    const after = handedOver(
      agreement({ signatureSlots: [slot(other)], delegations: [delegation] }),
      handover,
    );
    expect(after?.agreement.signatureSlots[0]?.personId).toBe(other);
    expect(after?.agreement.delegations).toMatchObject([
      { fromPersonId: other, toPersonId: leaver },
      { fromPersonId: leaver, toPersonId: third, reason: "Handed over by Lee Aver" },
    ]);
  });
});
