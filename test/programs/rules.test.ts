/** Who moves a program and when, what a draft may say, and how one version follows another. */
import { describe, expect, it } from "vitest";
import type { Actor } from "#shared/actor.ts";
import { scc79 } from "#shared/framework/scc-79.ts";
import type { OrganizationId } from "#shared/ids.ts";
import { PartnershipId } from "#shared/ids.ts";
import { objectionToApproving } from "#shared/programs/approvals.ts";
import { copied } from "#shared/programs/copying.ts";
import { edited } from "#shared/programs/editing.ts";
import { moved, moveProblems, moveReport } from "#shared/programs/edition-move.ts";
import { objectionToMove, objectionToRetiring, programMoves } from "#shared/programs/moves.ts";
import { draftProblems, objectionToBinding, objectionToEditing } from "#shared/programs/rules.ts";
import { Program, type ProgramDraft, type ProgramStatus } from "#shared/programs/schema.ts";
import { mayRead, sight } from "#shared/programs/sight.ts";
import { objectionToRevising, publish, retire, revise } from "#shared/programs/succession.ts";
import { everyParty, inForce, speaking } from "#shared/programs/versions.ts";
import { setVisibility } from "#shared/programs/visibility.ts";
import { bound, slot, spine } from "#test/support/programs.ts";
import { org, parties } from "./plans.ts";
import { person, program } from "./programs.ts";

const actor = (organization: OrganizationId | undefined, ...roles: Actor["roles"]): Actor => ({
  ...{ person, name: "A", organization, roles, partnershipRoles: [] },
  partnership: PartnershipId.parse("cedar-valley"),
});
const lead = actor(org(1), "editor");
const school = actor(org(2), "editor");
const signatory = actor(org(2), "signatory");
const convener: Actor = { ...actor(org(5), "admin"), partnershipRoles: ["convener"] };
const asked = [{ organizationId: org(2), partHash: "0".repeat(64) }];
const at = (status: ProgramStatus, changes: Partial<Program> = {}) => program({ status, asked, ...changes });
const every: ProgramStatus[] = [
  "DRAFT",
  "IN_REVIEW",
  "APPROVED",
  "IN_FORCE",
  "SUPERSEDED",
  "RETIRED",
  "WITHDRAWN",
];
const when = (may: (status: ProgramStatus) => unknown) => every.filter((status) => may(status) === undefined);

describe("a move", () => {
  it("is its lead's, in the states it is for", () => {
    const states = Object.fromEntries(
      (Object.keys(programMoves) as (keyof typeof programMoves)[]).map((move) => [
        move,
        when((status) => objectionToMove(move, at(status, { shared: move !== "share" }), lead)),
      ]),
    );
    expect(states).toEqual({
      share: ["DRAFT"],
      review: ["DRAFT"],
      return: ["IN_REVIEW", "APPROVED"],
      publish: ["APPROVED"],
      withdraw: ["DRAFT", "IN_REVIEW", "APPROVED"],
      template: ["DRAFT"],
    });
    expect(when((status) => objectionToRevising(at(status), lead))).toEqual(["IN_FORCE"]);
    expect(when((status) => objectionToRetiring(at(status), lead))).toEqual(["IN_FORCE"]);
    for (const move of ["share", "review", "publish", "withdraw", "template"] as const)
      expect(objectionToMove(move, at("DRAFT"), school)?.code).toBe("not-steward");
  });

  it("back to draft is any party's that is asked; approving is its admin's or signatory's, while it is in review", () => {
    expect(when((status) => objectionToMove("return", at(status), signatory))).toEqual([
      "IN_REVIEW",
      "APPROVED",
    ]);
    expect(objectionToMove("return", at("IN_REVIEW"), school)?.code).toBe("role-missing");
    expect(when((status) => objectionToApproving(at(status), signatory))).toEqual(["IN_REVIEW"]);
    expect(objectionToApproving(at("IN_REVIEW"), actor(org(3), "admin"))?.code).toBe("not-your-side");
    expect(objectionToApproving(at("IN_REVIEW"), actor(org(9), "admin"))?.code).toBe("not-a-party");
  });

  it("says how many have not approved, that nothing is bound, and that a template is for copying", () => {
    expect(objectionToMove("publish", at("IN_REVIEW"), lead)?.why).toContain("One has not yet.");
    expect(objectionToMove("review", at("DRAFT", { asked: [] }), lead)?.code).toBe("nothing-bound");
    expect(objectionToMove("review", at("DRAFT", { template: true }), lead)?.why).toContain("template");
  });

  it("to retire it may be the convener's too, but not beside a version that is being made", () => {
    expect(objectionToRetiring(at("IN_FORCE"), convener)).toBeUndefined();
    expect(objectionToRetiring(at("IN_FORCE"), school)?.code).toBe("not-steward");
    const second = revise(at("IN_FORCE"), at("IN_FORCE")).record;
    expect(objectionToRetiring(second, lead)?.code).toBe("version-under-way");
  });
});

describe("changing it", () => {
  it("is its lead's in a draft; binding is each one's own, in a draft or while it is in review", () => {
    expect(when((status) => objectionToEditing(at(status), lead))).toEqual(["DRAFT"]);
    expect(when((status) => objectionToBinding(at(status), school, org(2)))).toEqual(["DRAFT", "IN_REVIEW"]);
    expect(objectionToBinding(at("DRAFT"), lead, org(2))?.code).toBe("not-your-side");
    expect(objectionToBinding(at("DRAFT"), signatory, org(2))?.code).toBe("role-missing");
  });

  const { title, edition, pathwayId, cohort } = program();
  const draft: ProgramDraft = {
    ...{ title, edition, pathwayId, cohort, parties, summary: "", cips: [], occupations: [] },
  };
  it("takes no class that has left ninth grade, and keeps one that was planned for", () => {
    const told = (changes: Partial<ProgramDraft>, before?: Program) =>
      draftProblems({ ...draft, ...changes }, "2026-11-23", before).map(({ pointer }) => pointer);
    expect(told({ cohort: "2025-26" })).toEqual(["/cohort"]);
    expect(told({ cohort: "2026-27" })).toEqual([]);
    expect(told({ cohort: "2024-25" }, program({ cohort: "2024-25" }))).toEqual([]);
    expect(told({ cohort: "2023-24" }, program({ cohort: "2024-25" }))).toEqual(["/cohort"]);
    expect(told({ edition: "scc-14" }, program())).toEqual(["/edition"]);
    expect(told({ parties: parties.slice(1) }, program())).toEqual(["/parties"]);
    expect(told({ parties: [...parties, ...parties.slice(0, 1)] })).toEqual(["/parties/5"]);
  });

  it("asks everyone again who may see it where a party was added", () => {
    const added = {
      ...draft,
      parties: [...parties, { organizationId: org(6), role: "COLLEGE" as const, serves: [] }],
    };
    const { record, happened } = edited(program({ visibility: "PUBLIC" }), added);
    expect([record.visibility, happened.note]).toEqual([
      "PARTIES",
      "parties; a party was added: visible to PARTIES again",
    ]);
  });
});

describe("versions", () => {
  const first = at("IN_FORCE", { inForceFrom: "2026-01-01", visibility: "PUBLIC" });
  const second = revise(first, first).record;

  it("follow one another: what is in force speaks until another takes its place, and dates never overlap", () => {
    expect([second.status, second.versionNo, second.asked]).toEqual(["DRAFT", 2, asked]);
    expect([inForce(second)?.versionNo, speaking(second).versionNo]).toEqual([1, 1]);
    const { record } = publish({ ...second, status: "APPROVED" }, "2026-11-23");
    expect(record.earlier).toMatchObject([{ status: "SUPERSEDED", inForceUntil: "2026-11-22" }]);
    expect([inForce(record)?.versionNo, record.inForceFrom]).toEqual([2, "2026-11-23"]);
    const { record: sameDay } = publish({ ...second, status: "APPROVED" }, "2026-01-01");
    expect(sameDay.earlier).toMatchObject([{ inForceFrom: "2026-01-01", inForceUntil: "2026-01-01" }]);
    const withdrawn = { ...second, status: "WITHDRAWN" as const };
    expect(inForce(withdrawn)?.versionNo).toBe(1);
    const third = revise(withdrawn, first).record;
    expect([third.versionNo, third.earlier.map(({ status }) => status)]).toEqual([
      3,
      ["IN_FORCE", "WITHDRAWN"],
    ]);
    const { record: ended } = retire(withdrawn, lead, "done", "2026-11-23");
    expect([ended.earlier[0]?.status, ended.earlier[0]?.inForceUntil, inForce(ended)]).toEqual([
      "RETIRED",
      "2026-11-23",
      undefined,
    ]);
  });

  it("that are being made are their parties' alone; what is in force is whoever's its parties said", () => {
    const outsider = actor(org(9), "editor");
    expect([sight(second, outsider), mayRead(second, 2, outsider), mayRead(second, 1, outsider)]).toEqual([
      "content",
      false,
      true,
    ]);
    const joined = {
      ...second,
      parties: [...parties, { organizationId: org(9), role: "COLLEGE" as const, serves: [] }],
    };
    expect(mayRead(joined, 2, outsider)).toBe(true);
    expect(everyParty(joined)).toHaveLength(6);
    expect(sight(program({ shared: false }), school)).toBe("none");
    expect(sight(program({ shared: false }), convener)).toBe("outline");
    expect(sight(program({ shared: false }), { ...outsider, partnershipRoles: ["auditor"] })).toBe("content");
  });

  it("are seen by more only when every party has agreed, and by fewer at once", () => {
    let record = at("IN_FORCE");
    for (const { organizationId } of parties) {
      expect(record.visibility).toBe("PARTIES");
      record = setVisibility(record, "PUBLIC", actor(organizationId, "editor")).record;
    }
    expect([record.visibility, record.visibilityProposal]).toEqual(["PUBLIC", undefined]);
    expect(setVisibility(record, "PARTNERSHIP", lead).record.visibility).toBe("PARTNERSHIP");
  });

  it("of the longest kind stay under 100 kB, so that all is read and written at once", () => {
    const long = "x".repeat(600);
    const many = Array.from({ length: 24 }, (_, no) => ({
      organizationId: org(no),
      role: "SECONDARY" as const,
      serves: [],
    }));
    let record = program({ title: "x".repeat(200), summary: "x".repeat(2000), parties: many });
    for (let no = 1; no <= 30; no++) {
      const inForceNow = {
        ...record,
        status: "IN_FORCE" as const,
        changeSummary: long,
        inForceFrom: "2026-01-01",
        inForceUntil: "2026-01-01",
      };
      record = { ...revise(inForceNow, inForceNow).record };
    }
    const approvals = many.map(({ organizationId }) => ({
      ...{
        organizationId,
        versionNo: 1,
        partHash: "0".repeat(64),
        by: person,
        byName: "x".repeat(80),
        at: record.startedAt,
      },
    }));
    const full = Program.parse({
      ...record,
      approvals,
      asked: many.map(({ organizationId }) => ({ organizationId, partHash: "0".repeat(64) })),
    });
    expect(JSON.stringify(full).length).toBeLessThan(100_000);
    expect(objectionToRevising({ ...full, status: "IN_FORCE" }, lead)?.code).toBe("too-large");
  });
});

describe("a copy", () => {
  it("leaves behind whom the new program does not have: hosts, awarders and the colleges of early credit", () => {
    const college = { organizationId: org(3), code: "HLT 101" };
    const early = bound("HLT 1", { earlyCredit: { kind: "DUAL_CREDIT", college } });
    const plan = spine({
      slots: [
        slot("s1", "G12", "work-based", { work: { kind: "INTERNSHIP", hours: 60, hostId: org(4) } }),
        slot("s2", "G12", "cte", {
          bindings: [
            { organizationId: org(2), courses: [early] },
            { organizationId: org(1), courses: [bound("X 1")] },
          ],
        }),
      ],
      exitPoints: spine().exitPoints.map((exit) => ({ ...exit, awardedBy: org(3) })),
    });
    const copy = copied(plan, org(2), parties.slice(0, 2));
    expect(copy.slots[0]?.work).toEqual({ kind: "INTERNSHIP", hours: 60 });
    expect(copy.slots[1]?.bindings).toEqual([{ organizationId: org(2), courses: [bound("HLT 1")] }]);
    expect(copy.exitPoints.map(({ awardedBy }) => awardedBy)).toEqual([undefined, undefined]);
  });
});

describe("moving to another edition", () => {
  // As the next edition might have it: health and human services in one cluster.
  const next = {
    ...scc79,
    id: "nccf-14",
    shortName: "National Career Clusters",
    clusters: scc79.clusters
      .filter(({ id }) => id === "health")
      .map((cluster) => ({
        ...cluster,
        id: "healthcare",
        pathways: [
          { id: "healthcare/physical-health", name: "Physical Health" },
          { id: "healthcare/therapeutic-care", name: "Therapeutic Care Services" },
        ],
      })),
  };
  const move = { edition: "nccf-14", pathwayId: "healthcare/therapeutic-care" };

  it("works for a program whose edition this hub no longer carries, and names pathways that come near", () => {
    const retired = program({
      edition: "scc-81",
      cips: [{ code: "51.3801", edition: "2020", level: "SECONDARY" }],
    });
    const report = moveReport(retired, spine(), move, { from: undefined, to: next });
    expect(report.from).toEqual({ edition: "scc-81", pathwayId: "health/therapeutic-services" });
    expect(report.to).toMatchObject({
      pathway: "Therapeutic Care Services",
      editionName: "National Career Clusters",
    });
    expect([report.near.map(({ pathwayId }) => pathwayId), report.cipsKept]).toEqual([
      ["healthcare/therapeutic-care"],
      1,
    ]);
    expect(moved(retired, move).record).toMatchObject(move);
  });

  it("is refused to an edition that is not there, a pathway that is not in it, and where it is already", () => {
    const told = (to: object) =>
      moveProblems(program(), { ...move, ...to }, next).map(({ pointer }) => pointer);
    expect(told({})).toEqual([]);
    expect(moveProblems(program(), move, undefined).map(({ pointer }) => pointer)).toEqual(["/edition"]);
    expect(told({ pathwayId: "health/therapeutic-services" })).toEqual(["/pathwayId"]);
    const { edition, pathwayId } = program();
    expect(moveProblems(program(), { edition, pathwayId }, scc79).map(({ pointer }) => pointer)).toEqual([
      "/pathwayId",
    ]);
  });
});
