/** A merge of a party in a version under way: what carries over, and what stands in the way. */
import { describe, expect, it } from "vitest";
import type { RegisterFinding } from "#shared/agreements/finding-schema.ts";
import { succeededFindings } from "#shared/agreements/findings.ts";
import { objectionToSucceeding, succeeded } from "#shared/agreements/merging.ts";
import type { Agreement, Party } from "#shared/agreements/schema.ts";
import type { Terms } from "#shared/agreements/terms-schema.ts";
import type { FindingId, OrganizationId, PersonId } from "#shared/ids.ts";
import { all, cbhs, course, lakeside, plcc, rule, tracc } from "./agreed.ts";

const people = (letter: string, count: number) =>
  Array.from({ length: count }, (_, n) => `per_${letter}${String(n).padStart(19, "0")}` as PersonId);
const party = (organizationId: OrganizationId, role: Party["role"], reviewerIds: PersonId[] = []): Party => ({
  organizationId,
  role,
  reviewerIds,
});
const agreement = (changes: Partial<Agreement> = {}): Agreement =>
  ({
    codedNotation: "AA-1",
    status: "IN_REVIEW",
    stewardId: plcc,
    parties: [party(plcc, "RECEIVING"), party(cbhs, "SENDING"), party(tracc, "SENDING")],
    signatureSlots: [],
    review: { approved: 1, problems: 0 },
    ...changes,
  }) as unknown as Agreement;
const terms: Terms = {
  rules: [rule({ ruleNo: 7, options: [all(course("WELD1", undefined, tracc))] })],
  findings: [],
  conditions: [],
};
const named = (id: OrganizationId, name: string) => ({ id, name });
const [center, college, other] = [
  named(tracc, "The center"),
  named(plcc, "The college"),
  named(lakeside, "Lakeside"),
];

describe("a successor in a version under way", () => {
  it("takes it from review back to draft with nothing approved, and leaves a draft a draft", () => {
    const { agreement: after, happened } = succeeded(agreement(), terms, center, other);
    expect([after.status, after.review]).toEqual(["DRAFT", undefined]);
    expect(happened.note).toContain("back to draft");
    const drafted = succeeded(agreement({ status: "DRAFT" }), terms, center, other);
    expect(drafted.agreement.status).toBe("DRAFT");
    expect(drafted.happened.note).not.toContain("draft");
  });

  it("never grants credit for its own courses", () => {
    for (const [from, into] of [
      [center, college],
      [college, center],
    ] as const)
      expect(objectionToSucceeding(agreement(), terms, from, into)).toEqual({
        code: "wrong-moment",
        why: `In AA-1, ${into.name} would grant credit for its own courses: rule 7. Take it out, or withdraw it first.`,
      });
    expect(objectionToSucceeding(agreement(), terms, center, other)).toBeUndefined();
    expect(objectionToSucceeding(agreement(), terms, named(cbhs, "The school"), college)).toBeUndefined();
  });

  it("never names more reviewers than a party can have, and each of two parties' reviewers once", () => {
    const [a, b] = [people("a", 12), people("b", 9)];
    const both = (second: PersonId[]) =>
      agreement({
        parties: [party(plcc, "RECEIVING"), party(tracc, "SENDING", a), party(cbhs, "SENDING", second)],
      });
    const school = named(cbhs, "The school");
    expect(objectionToSucceeding(both(b), terms, center, school)?.why).toContain("more reviewers");
    const shared = both([...a.slice(0, 1), ...b.slice(0, 8)]);
    expect(objectionToSucceeding(shared, terms, center, school)).toBeUndefined();
    const joined = succeeded(shared, terms, center, school).agreement.parties.at(-1);
    expect(new Set(joined?.reviewerIds).size).toBe(20);
    expect(joined?.reviewerIds).toHaveLength(20);
  });
});

describe("a register after a merge", () => {
  const finding = (
    letter: string,
    receiverId: OrganizationId,
    organizationId: OrganizationId,
    decidedOn: string,
  ): RegisterFinding => ({
    id: `fnd_${letter.repeat(20)}` as FindingId,
    receiverId,
    course: course("WELD1", undefined, organizationId),
    visibility: "PARTNERSHIP",
    decisions: [
      {
        decidedOn,
        reason: "DENIED",
        decidedBy: "Faculty",
        by: people("a", 1)[0] as PersonId,
        byName: "A",
        at: "2026-08-01T00:00:00.000Z",
      },
    ],
    version: 1,
  });
  const into = (id: OrganizationId): OrganizationId => (id === tracc ? cbhs : id === lakeside ? plcc : id);
  const said = (...some: RegisterFinding[]) =>
    succeededFindings(some, into).map(({ id, receiverId, course: { organizationId } }) => [
      id.slice(4, 5),
      receiverId,
      organizationId,
    ]);

  it("says of the successors what was decided of those that merged into them, on either side", () => {
    expect(said(finding("a", lakeside, tracc, "2025-01-01"))).toEqual([["a", plcc, cbhs]]);
  });

  it("says of a pair once: what the successors decided themselves, else what was decided last", () => {
    const own = finding("a", plcc, cbhs, "2024-01-01");
    const before = finding("b", plcc, tracc, "2025-01-01");
    const last = finding("c", lakeside, tracc, "2026-01-01");
    for (const order of [
      [own, before, last],
      [last, before, own],
      [before, own, last],
    ])
      expect(said(...order)).toEqual([["a", plcc, cbhs]]);
    expect(said(before, last)).toEqual([["c", plcc, cbhs]]);
    expect(said(last, before)).toEqual([["c", plcc, cbhs]]);
  });
});
