/** The life of a round: who may do what in which state, and when the team may meet. */
import { describe, expect, it } from "vitest";
import type { Actor } from "#shared/actor.ts";
import {
  frameProblems,
  mayRead,
  objectionToAgreeing,
  objectionToCallingOff,
  objectionToFollowing,
  objectionToJudging,
  objectionToLeading,
  objectionToMeeting,
  objectionToRatingNow,
  objectionToReframing,
  objectionToSigner,
  objectionToTaking,
  objectionToWorking,
  programStateOf,
  waitedFor,
} from "#shared/evaluations/rules.ts";
import { Action, type EvaluationStatus, Evidence } from "#shared/evaluations/schema.ts";
import type { OrganizationId } from "#shared/ids.ts";
import type { Role } from "#shared/people/schema.ts";

const org = (name: string) => `org_${name}` as OrganizationId;
const actor = (organization: string | undefined, ...roles: Role[]): Actor => ({
  person: "per_1" as never,
  name: "A Person",
  partnership: "cedar-valley" as never,
  organization: organization === undefined ? undefined : org(organization),
  roles,
  partnershipRoles: [],
});
const convener: Actor = { ...actor(undefined), partnershipRoles: ["convener"] };
const auditor: Actor = { ...actor(undefined), partnershipRoles: ["auditor"] };
const round = {
  leadId: org("lead"),
  team: [
    { organizationId: org("school"), personIds: [] },
    { organizationId: org("college"), personIds: [] },
  ],
  status: "ALONE" as EvaluationStatus,
  opensOn: "2026-11-01",
  closesOn: "2026-11-30",
  signedOff: [],
  programState: "STANDS" as const,
  left: [] as OrganizationId[],
};
const states: EvaluationStatus[] = ["ALONE", "TOGETHER", "SIGNED_OFF", "WITHDRAWN"];

describe("who", () => {
  it("reads: the team, the lead, conveners and auditors, and nobody else", () => {
    const who = [actor("school"), actor("college"), actor("lead"), actor("other"), convener, auditor];
    expect(who.map((one) => mayRead(one, round))).toEqual([true, true, true, false, true, true]);
  });

  it("leads: an editor or admin of the program's lead, or a convener", () => {
    const may = (one: Actor) => objectionToLeading(one, round) === undefined;
    expect(
      [
        actor("lead", "editor"),
        actor("lead", "admin"),
        actor("lead", "viewer"),
        actor("school", "admin"),
        convener,
        auditor,
      ].map(may),
    ).toEqual([true, true, false, false, true, false]);
  });

  it("rates and works: an editor, reviewer or admin of the team; and signs: a signatory or admin, once", () => {
    const takes = (role: Role, of = "school") => objectionToTaking(actor(of, role), round) === undefined;
    expect(["viewer", "editor", "reviewer", "signatory", "admin"].map((role) => takes(role as Role))).toEqual(
      [false, true, true, false, true],
    );
    expect(takes("admin", "lead")).toBe(false);
    const signs = (role: Role) => objectionToSigner(actor("school", role), round) === undefined;
    expect(["viewer", "editor", "reviewer", "signatory", "admin"].map((role) => signs(role as Role))).toEqual(
      [false, false, false, true, true],
    );
    const word = {
      organizationId: org("school"),
      by: "per_1" as never,
      byName: "A",
      at: "2026-11-23T00:00:00.000Z",
    };
    expect(objectionToSigner(actor("school", "admin"), { ...round, signedOff: [word] })?.code).toBe(
      "already-signed",
    );
  });
});

describe("when", () => {
  it.each([
    ["changing the frame", objectionToReframing, [true, false, false, false]],
    ["evidence and actions", objectionToWorking, [true, true, false, false]],
    ["calling off", objectionToCallingOff, [true, true, false, false]],
    ["agreeing and signing off", objectionToAgreeing, [false, true, false, false]],
    ["the round after it", objectionToFollowing, [false, false, true, false]],
  ] as const)("%s is possible in exactly these states", (_, objection, expected) => {
    const open = (programState: "STANDS" | "WITHDRAWN" | "RETIRED") =>
      states.map((status) => objection({ status, programState }) === undefined);
    expect(open("STANDS")).toEqual(expected);
    // Of a program that is gone, a round can be called off and nothing else.
    const gone = objection === objectionToCallingOff ? expected : states.map(() => false);
    expect([open("WITHDRAWN"), open("RETIRED")]).toEqual([gone, gone]);
  });

  it("nobody rates alone or meets about a program that is gone, and what ended says that it ended", () => {
    const gone = { ...round, programState: "RETIRED" as const };
    const sheets = [{ organizationId: org("school"), done: true, rated: 3 }];
    for (const objection of [
      objectionToRatingNow(gone, "2026-11-23"),
      objectionToMeeting(gone, sheets, "2026-11-23", (id) => id),
      objectionToJudging(gone),
    ])
      expect(objection).toMatchObject({ code: "wrong-moment", why: expect.stringContaining("was retired") });
    const over = { ...gone, status: "SIGNED_OFF" as const };
    expect(objectionToWorking(over)?.why).toContain("is signed off");
    const judged = ["DRAFT", "IN_REVIEW", "APPROVED", "IN_FORCE", "SUPERSEDED"] as const;
    expect(judged.map(programStateOf)).toEqual(judged.map(() => "STANDS"));
    expect((["WITHDRAWN", "RETIRED"] as const).map(programStateOf)).toEqual(["WITHDRAWN", "RETIRED"]);
  });

  it("rating alone is open on its days, both ends included", () => {
    const on = (day: string) => objectionToRatingNow(round, day) === undefined;
    expect(["2026-10-31", "2026-11-01", "2026-11-30", "2026-12-01"].map(on)).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });

  it("the team meets when all are done, or after the last day with whoever has rated", () => {
    const meet = (done: boolean[], rated: number, day: string) =>
      objectionToMeeting(
        round,
        round.team.map(({ organizationId }, at) => ({ organizationId, done: done[at] ?? false, rated })),
        day,
        (id) => id,
      );
    expect(meet([true, true], 3, "2026-11-23")).toBeUndefined();
    expect(meet([true, false], 3, "2026-11-23")?.why).toContain("org_college has not finished");
    expect(meet([true, false], 3, "2026-12-01")).toBeUndefined();
    expect(meet([false, false], 0, "2026-12-01")?.code).toBe("nothing-rated");
  });

  it("nobody waits for an organization that has left: not to meet, and not to sign off", () => {
    const left = { ...round, left: [org("college")] };
    const sheets = round.team.map(({ organizationId }, at) => ({ organizationId, done: at === 0, rated: 3 }));
    expect(objectionToMeeting(round, sheets, "2026-11-23", (id) => id)).toBeDefined();
    expect(objectionToMeeting(left, sheets, "2026-11-23", (id) => id)).toBeUndefined();
    expect([waitedFor(round), waitedFor(left)]).toEqual([[org("school"), org("college")], [org("school")]]);
    const word = { organizationId: org("school"), by: "per_1" as never, byName: "A", at: "2026-11-23" };
    const said = { ...left, signedOff: [word] };
    expect(waitedFor(said)).toEqual([]);
    // Whoever has signed off while the other was still here says so again, and it is done.
    expect(objectionToSigner(actor("school", "admin"), said)).toBeUndefined();
    expect(objectionToSigner(actor("college", "admin"), said)?.code).toBe("role-missing");
  });
});

it("a frame names organizations of the partnership once each, and people who belong to them", () => {
  const people = new Map([[org("school"), new Set(["per_1"])]]);
  expect(
    frameProblems(
      {
        opensOn: "2026-11-30",
        closesOn: "2026-11-29",
        team: [
          { organizationId: org("school"), personIds: ["per_1" as never, "per_2" as never] },
          { organizationId: org("school"), personIds: [] },
          { organizationId: org("elsewhere"), personIds: [] },
        ],
      },
      new Set([org("school")]),
      people,
      { today: "2026-11-23" },
    ).map(({ pointer }) => pointer),
  ).toEqual(["/closesOn", "/team/0/personIds/1", "/team/1/organizationId", "/team/2/organizationId"]);
});

it("a frame ends today or later, or where it ended already: nobody is cut off by a day that is moved back", () => {
  const at = (closesOn: string, closed?: string) =>
    frameProblems({ team: [], opensOn: "2026-11-01", closesOn }, new Set(), new Map(), {
      today: "2026-11-23",
      ...(closed ? { closed } : {}),
    }).map(({ pointer }) => pointer);
  expect(at("2026-11-22")).toEqual(["/closesOn"]);
  expect(at("2026-11-22", "2026-11-30")).toEqual(["/closesOn"]);
  expect(at("2026-11-22", "2026-11-22")).toEqual([]);
  expect(at("2026-11-23")).toEqual([]);
});

it("numbers do not run out in a program's life: the thousandth piece of evidence and action have theirs", () => {
  expect(Evidence.shape.evidenceId.safeParse("v1000").success).toBe(true);
  expect(Action.shape.actionId.safeParse("a1000").success).toBe(true);
});
