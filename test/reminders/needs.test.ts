/** What waits, for whom and when it is spoken of: articulation.md 2.7, and the agreement's own rules on who may. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Actor } from "#shared/actor.ts";
import { objectionToTerminating } from "#shared/agreements/ending.ts";
import { objection, objectionToEditing } from "#shared/agreements/rules.ts";
import { Agreement, type AgreementRow, AgreementStatus } from "#shared/agreements/schema.ts";
import { sight } from "#shared/agreements/sight.ts";
import { waitsFor } from "#shared/agreements/waiting.ts";
import type { ApprovalState, ApprovalYear } from "#shared/agreements/yearly-schema.ts";
import type { OrganizationId, PartnershipId, PersonId } from "#shared/ids.ts";
import { Role } from "#shared/people/schema.ts";
import type { Around } from "#shared/reminders/around.ts";
import { before, momentOn } from "#shared/reminders/moments.ts";
import { dueOn, type Holder, meant, ranked } from "#shared/reminders/need.ts";
import { isInForce, needsOfRecord, needsOfRow, tellsMore } from "#shared/reminders/needs.ts";
import { ReminderSettings } from "#shared/reminders/schema.ts";
import { settingsBefore, yearTemplates } from "#shared/reminders/templates.ts";
import { pathOf } from "#shared/reminders/words.ts";
import { dayIn, nextOf } from "#shared/reminders/year.ts";
import { approvalNeeds, driftNeeds, instructorNeeds, yearNeeds } from "#shared/reminders/yearly.ts";
import { objectionToAttesting, objectionToSigning } from "#shared/signing/rules.ts";
import { dateIn, plusDays } from "#shared/time.ts";
import { paths } from "#web/paths.ts";

const org = (letter: string) => `org_${letter.repeat(20)}` as OrganizationId;
const per = (letter: string) => `per_${letter.repeat(20)}` as PersonId;
const [college, school, other] = [org("c"), org("s"), org("x")];
const today = "2026-11-23";
const around = (day = today): Around => ({
  today: day,
  dayOf: (instant) => dateIn("America/Chicago", new Date(instant)),
  name: (id) => (id === college ? "Prairie Lakes" : "Cedar Bend"),
});
/** What waits in a record, with what its own rules derive of it. */
const needsOf = (one: Agreement, on = around(), reviewSince?: string) =>
  needsOfRecord(one, { ...waitsFor(one), reviewSince }, on);

const agreement = (changes: object = {}): Agreement =>
  Agreement.parse({
    id: `agr_${"0".repeat(20)}`,
    codedNotation: "AA-2026-001",
    name: "Welding",
    agreementType: "ARTICULATION",
    purpose: "",
    stewardId: college,
    visibility: "PARTIES",
    versionNo: 1,
    versionKind: "ORIGINAL",
    status: "IN_REVIEW",
    shared: true,
    parties: [
      { organizationId: college, role: "RECEIVING", reviewerIds: [per("r")] },
      { organizationId: school, role: "SENDING", reviewerIds: [] },
    ],
    dateEffective: "2026-08-01",
    expirationDate: "2028-07-31",
    cipCodes: [],
    totals: { rules: 4, findings: 0, conditions: 0, awards: [] },
    startedBy: per("e"),
    startedAt: "2026-10-01T15:00:00.000Z",
    version: 4,
    ...changes,
  });
const row = (changes: Partial<AgreementRow> = {}): AgreementRow => {
  const { id, codedNotation, name, agreementType, visibility, stewardId, parties } = agreement();
  return {
    id,
    codedNotation,
    name,
    agreementType,
    visibility,
    stewardId,
    shared: true,
    status: "EXECUTED",
    parties: parties.map(({ organizationId, role }) => ({ organizationId, role })),
    dateEffective: "2026-08-01",
    expirationDate: "2028-07-31",
    ...changes,
  };
};
const holder = (personId: PersonId, organization: OrganizationId, ...roles: Role[]): Holder => ({
  personId,
  roles: new Map([[organization, new Set(roles)]]),
  partnershipRoles: [],
});
const keysOn = (one: AgreementRow, day: string) =>
  needsOfRow(one, around(day)).map((need) => dueOn(need, day)?.key.split(" ").at(-1));

describe("the end of an agreement", () => {
  it.each([
    [-181, undefined],
    [-180, "T-180"],
    [-91, "T-180"],
    [-90, "T-90"],
    [-30, "T-30"],
    [-7, "T-7"],
    [0, "T-7"],
    [1, "T+1"],
    [60, "T+1"],
    [61, undefined],
  ])("is spoken of %i days from its last day as %s", (days, name) => {
    expect(keysOn(row(), plusDays("2028-07-31", days))).toEqual(name === undefined ? [] : [name]);
  });

  it("is not spoken of when a signed successor follows, nor when it was terminated, nor before it begins", () => {
    const followed = row({ next: "2028-08-01", expirationDate: "2030-07-31" });
    expect(keysOn(followed, "2028-07-20")).toEqual([]);
    // The successor has a last day of its own.
    expect(keysOn(followed, "2030-07-20")).toEqual(["T-30"]);
    expect(keysOn(row({ status: "TERMINATED", expirationDate: "2028-05-01" }), "2028-07-20")).toEqual([]);
    expect(keysOn(row({ dateEffective: "2028-07-25" }), "2028-07-20")).toEqual([]);
  });

  it("goes to those who keep it at each party, and to the convener, and to nobody who only reads", () => {
    const [need] = needsOfRow(row(), around("2028-07-20"));
    const convener: Holder = { personId: per("m"), roles: new Map(), partnershipRoles: ["convener"] };
    const people = [
      holder(per("a"), college, "editor"),
      holder(per("b"), school, "signatory"),
      holder(per("d"), school, "viewer", "reviewer"),
      holder(per("f"), other, "admin"),
      convener,
    ];
    expect(need && meant(need, people).map(({ personId }) => personId)).toEqual([
      per("a"),
      per("b"),
      per("m"),
    ]);
  });
});

describe("signatures", () => {
  const slot = (slotNo: number, organizationId: OrganizationId, order: number, more: object = {}) => ({
    slotNo,
    organizationId,
    function: "Vice President",
    required: true,
    order,
    ...more,
  });
  const signature = (
    slotNo: number,
    organizationId: OrganizationId,
    signedAt: string,
    more: object = {},
  ) => ({
    slotNo,
    organizationId,
    personId: per("v"),
    personName: "V",
    nameAsSigned: "V",
    title: "VP",
    authorityBasis: "OFFICE",
    method: "TYPED",
    contentHash: "h",
    documentHash: "d",
    signedAt,
    authMethod: "SESSION",
    ...more,
  });
  const out = (changes: object) =>
    agreement({
      status: "OUT_FOR_SIGNATURE",
      frozenAt: "2026-11-01T15:00:00.000Z",
      signatureSlots: [slot(1, school, 1), slot(2, college, 2), slot(3, school, 3)],
      ...changes,
    });
  const waiting = (one: Agreement, day = today) =>
    needsOf(one, around(day)).map((need) => [need.kind, need.since, dueOn(need, day)?.on]);

  it("are asked for in their order, from the day it became the slot's turn, every seven days", () => {
    expect(waiting(out({}))).toEqual([["SIGN", "2026-11-01", "2026-11-22"]]);
    // Signed late in the evening of the 9th, in the partnership's own time.
    const one = out({ signatures: [signature(1, school, "2026-11-10T04:30:00.000Z")] });
    expect(waiting(one)).toEqual([["SIGN", "2026-11-09", "2026-11-23"]]);
    expect(needsOf(one, around())[0]?.why).toContain("Prairie Lakes");
  });

  it("are not asked for again while the paper waits for a second person, who is asked instead", () => {
    const wetInk = {
      documentId: `doc_${"0".repeat(20)}`,
      documentHash: "d",
      signedOn: "2026-11-02",
      uploadedBy: per("g"),
      uploadedByName: "Una",
      uploadedAt: "2026-11-03T15:00:00.000Z",
    };
    const one = out({
      unattested: [
        signature(1, school, "2026-11-02T15:00:00.000Z", {
          method: "WET_UPLOAD",
          authMethod: "PAPER",
          wetInk,
        }),
      ],
    });
    expect(waiting(one)).toEqual([["ATTEST", "2026-11-03", "2026-11-17"]]);
    const [need] = needsOf(one, around());
    const people = [holder(per("g"), school, "editor"), holder(per("w"), school, "editor")];
    expect(need && meant(need, people).map(({ personId }) => personId)).toEqual([per("w")]);
  });

  it("are asked of the delegate, and of the admin where nobody who could sign is there", () => {
    const [need] = needsOf(
      out({
        signatureSlots: [slot(1, school, 1, { personId: per("p") })],
        delegations: [
          {
            slotNo: 1,
            toPersonId: per("q"),
            toName: "Q",
            reason: "away",
            by: per("p"),
            byName: "P",
            at: "2026-11-02T15:00:00.000Z",
          },
        ],
      }),
      around(),
    );
    const admin = holder(per("a"), school, "admin");
    const asked = (...people: Holder[]) =>
      need && meant(need, people).map((one) => [one.personId, one.words.title]);
    expect(
      asked(holder(per("p"), school, "signatory"), holder(per("q"), school, "signatory"), admin),
    ).toEqual([[per("q"), "Sign Welding"]]);
    expect(asked(holder(per("p"), school, "signatory"), admin)).toEqual([
      [per("a"), "Find a signer for Welding"],
    ]);
  });

  it("begin anew, with day nought, when the content was sent out a second time", () => {
    const again = out({ frozenAt: "2026-11-01T18:00:00.000Z" });
    expect(needsOf(again, around())[0]?.id).not.toBe(needsOf(out({}), around())[0]?.id);
  });
});

describe("review", () => {
  const slots = [
    { slotNo: 1, organizationId: college, function: "VP", order: 1 },
    { slotNo: 2, organizationId: school, function: "Superintendent", order: 2 },
  ];
  const sent = "2026-11-01T15:00:00.000Z";
  const waiting = (changes: object, day = today) =>
    needsOf(agreement(changes), around(day), sent).map((need) => [need.title, dueOn(need, day)?.on]);

  it("reminds who approves every fourteen days from when it was sent to them, until all is approved", () => {
    const [need] = needsOf(agreement(), around(), sent);
    expect(need && dueOn(need, today)).toMatchObject({ name: "1", on: "2026-11-15", until: "2026-11-28" });
    const done = agreement({ review: { approved: 4, problems: 0 } });
    expect(needsOf(done).map(({ kind }) => kind)).toEqual(["REGISTER"]);
    const open = agreement({ review: { approved: 4, problems: 1 } });
    expect(needsOf(open).map(({ kind }) => kind)).toEqual(["REVIEW", "REGISTER"]);
    expect(needsOf(open)[0]?.why).toContain("4 of 4 are approved. One has an open problem.");
  });

  it("tells reviewers who cannot approve once, however long it takes", () => {
    const parties = [
      { organizationId: college, role: "RECEIVING", reviewerIds: [per("r")] },
      { organizationId: school, role: "SENDING", reviewerIds: [per("t")] },
    ];
    const later = waiting({ parties, signatureSlots: slots }, "2027-03-01");
    expect(later).toEqual([
      ["Review Welding", "2027-02-21"],
      ["Look over the rules of Welding", "2026-11-01"],
    ]);
  });

  it("asks the steward to send it out once nothing is missing, and no reviewer any more", () => {
    const done = { signatureSlots: slots, review: { approved: 4, problems: 0 } };
    expect(waiting(done)).toEqual([["Send Welding out for signature", "2026-11-15"]]);
    const [need] = needsOf(agreement(done));
    expect(need?.for).toEqual([{ organizationId: college, roles: ["editor", "admin"] }]);
    expect(waiting({ ...done, review: { approved: 3, problems: 0 } })).toEqual([
      ["Review Welding", "2026-11-15"],
    ]);
  });

  it("asks reviewers of a memorandum, which has no rules to approve, to read it, once", () => {
    const totals = { rules: 0, findings: 0, conditions: 0, clauses: 3, awards: [] };
    expect(waiting({ agreementType: "MOU", totals, signatureSlots: slots }, "2027-03-01")).toEqual([
      ["Read Welding", "2026-11-01"],
      ["Send Welding out for signature", "2027-02-21"],
    ]);
  });

  it("turns to an admin, who can hand it over, where nobody who is named can review any more", () => {
    const [need] = needsOf(agreement());
    const people = [holder(per("e"), college, "editor"), holder(per("a"), college, "admin")];
    expect(need && meant(need, people).map(({ personId, words }) => [personId, words.title])).toEqual([
      [per("a"), "Give the review of Welding to a colleague"],
    ]);
  });
});

describe("an end before the last day", () => {
  const given = {
    terminationDay: "2027-02-20",
    teachOutUntil: "2027-06-30",
    reason: "The program closes.",
    givenOn: "2026-11-20",
    by: per("e"),
    byName: "E",
    byOrganization: school,
    at: "2026-11-20T15:00:00.000Z",
  };
  const agreed = { agreedBy: per("v"), agreedByName: "V", agreedAt: "2026-12-01T15:00:00.000Z" };
  const ending = (changes: object, day = today, status = "EXECUTED") =>
    needsOf(agreement({ status, termination: { ...given, ...changes } }), around(day)).map((need) => [
      need.title,
      need.moments && "at" in need.moments
        ? need.moments.at.map(({ name }) => name).join()
        : dueOn(need, day)?.on,
    ]);

  it("is told to every party on the day of the notice, and thirty and seven days before", () => {
    expect(ending({})).toEqual([["Notice was given to end Welding", "given,T-30,T-7"]]);
    expect(ending({ terminationDay: "2026-12-01" })).toEqual([
      ["Notice was given to end Welding", "given,T-7"],
    ]);
    expect(ending({ givenOn: "2026-11-01", terminationDay: "2026-11-22" })).toEqual([]);
  });

  it("is said to go on until a signatory makes it final, and to end once one has", () => {
    const why = (status: string) =>
      needsOf(agreement({ status, termination: given }))[0]?.why.replace(/\s+/g, " ");
    expect(why("EXECUTED")).toBe(
      "Cedar Bend wants it to end on February 20, 2027, with courses finished until June 30, 2027 still counting. It goes on until a signatory makes that final: from February 18, 2027 on, or as soon as the other side agrees.",
    );
    expect(why("TERMINATED")).toBe(
      "It was terminated: its last day is February 20, 2027. Courses finished until June 30, 2027 still count.",
    );
    expect(ending({}, today, "TERMINATED")).toEqual([["Welding ends early", "final,T-30,T-7"]]);
  });

  it("waits for a signatory every seven days, once the notice has run or the other side agrees, and past its day", () => {
    const finish = (day: string, changes = {}) =>
      ending(changes, day).filter(([title]) => title === "Make the end of Welding final");
    expect(finish("2027-02-17")).toEqual([]);
    expect(finish("2027-02-18")).toEqual([["Make the end of Welding final", "2027-02-18"]]);
    expect(finish("2026-12-01", agreed)).toEqual([["Make the end of Welding final", "2026-12-01"]]);
    expect(finish("2027-03-05")).toEqual([["Make the end of Welding final", "2027-03-04"]]);
    expect(ending({}, "2027-02-19", "TERMINATED").map(([title]) => title)).toEqual(["Welding ends early"]);
  });

  it("waits too where the latest version was withdrawn and the one before is in force", () => {
    const one = agreement({ status: "WITHDRAWN", versionNo: 2, termination: { ...given, ...agreed } });
    const earlier = [
      {
        versionNo: 1,
        versionKind: "ORIGINAL" as const,
        status: "EXECUTED" as const,
        name: "Welding",
        parties: [],
        dateEffective: "2026-08-01",
        expirationDate: "2028-07-31",
        cipCodes: [],
        noticeDays: 90,
      },
    ];
    expect(needsOf({ ...one, earlier }, around("2026-12-02")).map(({ title }) => title)).toEqual([
      "Notice was given to end Welding",
      "Make the end of Welding final",
    ]);
  });
});

it("reads a record only where it tells more than its row, and looks beside it only while it is in force", () => {
  const read = (changes: Partial<AgreementRow>, day = today) => [
    tellsMore(row(changes), around(day)),
    isInForce(row(changes), around(day)),
  ];
  expect(read({})).toEqual([false, true]);
  expect(read({}, "2028-08-01")).toEqual([false, false]);
  expect(read({ status: "DRAFT" })).toEqual([false, false]);
  expect(read({ status: "WITHDRAWN" })).toEqual([false, false]);
  expect(read({ pending: "OUT_FOR_SIGNATURE" }, "2028-08-01")).toEqual([true, false]);
  expect(read({ status: "IN_REVIEW" })).toEqual([true, false]);
  expect(read({ noticeDay: "2026-11-01" })).toEqual([true, true]);
  expect(read({ noticeDay: "2026-11-01" }, "2028-08-01")).toEqual([false, false]);
  const ended = (expirationDate: string) => read({ status: "TERMINATED", expirationDate });
  expect(ended(today)).toEqual([true, true]);
  expect(ended("2026-11-22")).toEqual([false, false]);
});

describe("whoever is asked", () => {
  /** Signed on paper by V for slot 2, uploaded by this person. */
  const page = (organizationId: OrganizationId, uploadedBy: PersonId) => ({
    slotNo: 2,
    organizationId,
    personId: per("v"),
    personName: "V",
    nameAsSigned: "V",
    title: "VP",
    authorityBasis: "OFFICE",
    method: "WET_UPLOAD",
    contentHash: "h",
    documentHash: "d",
    signedAt: "2026-11-02T15:00:00.000Z",
    authMethod: "PAPER",
    wetInk: {
      documentId: `doc_${"0".repeat(20)}`,
      documentHash: "d",
      signedOn: "2026-11-02",
      uploadedBy,
      uploadedByName: "U",
      uploadedAt: "2026-11-03T15:00:00.000Z",
    },
  });
  const roles = fc.uniqueArray(fc.constantFrom(...Role.options), { maxLength: 5 });
  const anyone = fc.record({
    personId: fc.constantFrom(per("r"), per("e"), per("z")),
    organization: fc.constantFrom(college, school, other),
    roles,
    convener: fc.boolean(),
  });
  it("may do it by the agreement's own rules, and may know that it exists", () => {
    fc.assert(
      fc.property(
        anyone,
        fc.constantFrom(...AgreementStatus.options),
        fc.boolean(),
        fc.option(fc.constantFrom(college, school), { nil: undefined }),
        fc.constantFrom(today, "2028-07-20"),
        fc.boolean(),
        fc.option(fc.constantFrom(per("r"), per("e")), { nil: undefined }),
        fc.option(fc.record({ givenOn: fc.constantFrom("2026-08-01", today), agreed: fc.boolean() }), {
          nil: undefined,
        }),
        fc.boolean(),
        (who, status, shared, registeredBy, day, signed, paper, notice, reviewed) => {
          const one = agreement({
            status,
            shared: shared || status !== "DRAFT",
            ...(reviewed ? { review: { approved: 4, problems: 0 } } : {}),
            ...(notice && status === "EXECUTED"
              ? {
                  termination: {
                    terminationDay: "2026-12-20",
                    teachOutUntil: "2026-12-20",
                    reason: "The program closes.",
                    givenOn: notice.givenOn,
                    by: per("e"),
                    byName: "E",
                    byOrganization: school,
                    at: `${notice.givenOn}T15:00:00.000Z`,
                    ...(notice.agreed
                      ? { agreedBy: per("v"), agreedByName: "V", agreedAt: `${notice.givenOn}T16:00:00.000Z` }
                      : {}),
                  },
                }
              : {}),
            signatureSlots:
              status === "OUT_FOR_SIGNATURE" || (status === "IN_REVIEW" && signed)
                ? [
                    { slotNo: 1, organizationId: college, function: "VP", order: 1 },
                    { slotNo: 2, organizationId: school, function: "Superintendent", order: signed ? 2 : 1 },
                    { slotNo: 3, organizationId: school, function: "Director", order: 2, personId: per("z") },
                  ]
                : [],
            ...(status === "OUT_FOR_SIGNATURE" && paper && !signed
              ? { unattested: [page(school, paper)] }
              : {}),
            ...(registeredBy && status === "IN_REVIEW"
              ? {
                  registration: {
                    documentId: `doc_${"0".repeat(20)}`,
                    dateSigned: "2026-11-01",
                    signers: [{ name: "D", title: "VP", organizationId: college }],
                    method: "WET_UPLOAD",
                    by: per("d"),
                    byName: "D",
                    byOrganization: registeredBy,
                    at: "2026-11-02T15:00:00.000Z",
                    contentHash: "h",
                    documentHash: "d",
                  },
                }
              : {}),
          });
          const actor: Actor = {
            person: who.personId,
            name: "W",
            partnership: "cedar-valley" as PartnershipId,
            organization: who.organization,
            roles: who.roles,
            partnershipRoles: who.convener ? ["convener"] : [],
          };
          const me: Holder = {
            personId: who.personId,
            roles: new Map([[who.organization, new Set(who.roles)]]),
            partnershipRoles: actor.partnershipRoles,
          };
          const needs = [
            ...needsOfRow(row({ status, shared: one.shared }), around(day)),
            ...needsOf(one, around(day)),
          ];
          for (const need of needs) {
            const [mine] = meant({ ...need, otherwise: undefined as never }, [me]);
            if (!mine) continue;
            expect(sight(one, actor)).not.toBe("none");
            if (need.kind === "DRAFT") expect(objectionToEditing(one, actor)).toBeUndefined();
            if (need.kind === "CONFIRM") expect(objection("confirm", one, actor)).toBeUndefined();
            if (need.kind === "REGISTER") expect(objection("register", one, actor)).toBeUndefined();
            const slotNo = Number(need.id.split(" ")[need.kind === "SIGN" ? 3 : 2]);
            if (need.kind === "SIGN") expect(objectionToSigning(one, slotNo, actor)).toBeUndefined();
            if (need.kind === "ATTEST") expect(objectionToAttesting(one, slotNo, actor)).toBeUndefined();
            const sends = need.id.includes(" SEND-OUT ");
            if (need.kind === "REVIEW")
              expect(objection(sends ? "send" : "return", one, actor)).toBeUndefined();
            if (need.id.includes(" FINISH-ENDING "))
              expect(objectionToTerminating(one, actor, day)).toBeUndefined();
          }
        },
      ),
      { numRuns: 1000 },
    );
  });
});

describe("the school year", () => {
  const about = { id: row().id, name: "Welding", parties: row().parties };
  it("asks each side that has not reaffirmed, from the day it opens and then monthly, and nobody who has", () => {
    const year = (states: ApprovalState[]): ApprovalYear => ({
      academicYear: "2027-28",
      opensOn: "2027-03-03",
      dueOn: "2027-07-01",
      parties: states.map((state, index) => ({ organizationId: index === 0 ? college : school, state })),
    });
    const asked = (day: string, ...states: ApprovalState[]) =>
      approvalNeeds(about, [year(states)], around(day)).map((need) => [
        need.for,
        need.by,
        dueOn(need, day)?.on,
      ]);
    const admins = (organizationId: OrganizationId) => [{ organizationId, roles: ["signatory", "admin"] }];
    expect(asked("2027-03-03", "OPEN", "SIGNED")).toEqual([[admins(college), "2027-07-01", "2027-03-03"]]);
    expect(asked("2027-05-20", "GIVEN", "OPEN")).toEqual([[admins(school), "2027-07-01", "2027-05-03"]]);
    expect(asked("2027-09-20", "OVERDUE", "GIVEN")).toEqual([[admins(college), undefined, "2027-09-03"]]);
    expect(asked("2027-05-20", "GIVEN", "SIGNED")).toEqual([]);
    expect(asked("2028-07-01", "OVERDUE", "OVERDUE")).toEqual([]);
  });

  it("speaks of instructors thirty and seven days before the day and the day after, school by school", () => {
    const missing = [{ organizationId: school }, { organizationId: school }, { organizationId: other }];
    const told = (day: string) =>
      instructorNeeds(about, "2026-27", missing, "2026-09-30", around(day)).map((need) => [
        need.why.split(" have")[0]?.split(" has")[0],
        dueOn(need, day)?.name,
      ]);
    expect(told("2026-08-30")).toEqual([]);
    expect(told("2026-08-31")).toEqual([
      ["2 courses", "T-30"],
      ["One course", "T-30"],
    ]);
    expect(told("2026-09-23").map(([, name]) => name)).toEqual(["T-7", "T-7"]);
    expect(told("2026-11-23").map(([, name]) => name)).toEqual(["T+1", "T+1"]);
    expect(instructorNeeds(about, "2026-27", [], "2026-09-30", around())).toEqual([]);
  });

  it("speaks of courses that changed once, without a day since when, and again when others changed", () => {
    const due = (day: string, found: string) =>
      driftNeeds(about, { courses: 2, found }).map((need) => dueOn(need, day));
    expect(due(today, "a")).toEqual(due("2026-12-24", "a"));
    expect(due(today, "a")).not.toEqual(due(today, "b"));
    expect(driftNeeds(about, { courses: 2, found: "a" })[0]).not.toHaveProperty("since");
    expect(driftNeeds(about, { courses: 0, found: "a" })).toEqual([]);
  });
});

describe("a region's own year", () => {
  it("finds the days of the Illinois template", () => {
    const days = Object.fromEntries(yearTemplates[0]?.items.map(({ id, on }) => [id, dayIn(2027, on)]) ?? []);
    expect(days).toEqual({
      "course-requests": "2027-09-30",
      "college-reply": "2027-10-15",
      "affirm-courses": "2027-03-15",
      rosters: "2027-05-07",
      memorandum: "2027-05-31",
    });
  });

  it("counts weekdays as a calendar does, and takes the month's last where there is no fifth", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2000, max: 2099 }),
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 1, max: 5 }),
        fc.integer({ min: 1, max: 7 }),
        (year, month, week, weekday) => {
          const all = Array.from({ length: 31 }, (_, index) => new Date(Date.UTC(year, month - 1, index + 1)))
            .filter((day) => day.getUTCMonth() === month - 1 && (day.getUTCDay() || 7) === weekday)
            .map((day) => day.toISOString().slice(0, 10));
          expect(dayIn(year, { month, week, weekday })).toBe(all[week - 1] ?? all.at(-1));
        },
      ),
      { numRuns: 1000 },
    );
    expect(dayIn(2027, { month: 2, day: 31 })).toBe("2027-02-28");
    expect(nextOf({ month: 11, day: 23 }, today)).toBe(today);
    expect(nextOf({ month: 11, day: 22 }, today)).toBe("2027-11-22");
  });

  it("is off until someone switches it on, says what nobody has checked, and asks only partners with agreements", () => {
    const settings = ReminderSettings.parse(settingsBefore("US-IL"));
    const partners = [
      { id: school, type: "secondary" as const },
      { id: college, type: "postsecondary" as const },
      { id: other, type: "secondary" as const },
    ];
    const day = "2027-09-05";
    expect(settings.year.items.length).toBe(5);
    expect(yearNeeds(settings, partners, [row()], around(day))).toEqual([]);
    const on = { year: { ...settings.year, on: true } };
    const [need, ...more] = yearNeeds(on, partners, [row()], around(day));
    expect(more).toEqual([]);
    expect(need?.why).toContain("Nobody has checked");
    expect(need?.for).toEqual([{ organizationId: school, roles: ["editor", "admin"] }]);
    expect(settingsBefore("US-OH").year.items).toEqual([]);
  });
});

describe("moments", () => {
  it("give way to the next on its day, and end with the last", () => {
    const at = before("2027-01-02", [30, 7]);
    expect(momentOn({ at, last: "2027-01-02" }, "2026-12-02")).toBeUndefined();
    expect(momentOn({ at, last: "2027-01-02" }, "2026-12-25")).toEqual({
      name: "T-30",
      on: "2026-12-03",
      until: "2026-12-25",
    });
    expect(momentOn({ at, last: "2027-01-02" }, "2027-01-02")?.until).toBe("2027-01-02");
    expect(momentOn({ at, last: "2027-01-02" }, "2027-01-03")).toBeUndefined();
    expect(momentOn({ from: "2027-01-31", everyMonths: 1 }, "2027-03-30")).toEqual({
      name: "1",
      on: "2027-02-28",
      until: "2027-03-30",
    });
  });
});

describe("on the page", () => {
  it("puts what ends within sixty days first, then whose turn it is, then the rest", () => {
    const notices = [
      { kind: "EXPIRATION" as const, by: "2027-04-01", title: "far" },
      { kind: "DRAFT" as const, title: "draft" },
      { kind: "SIGN" as const, title: "sign" },
      { kind: "EXPIRATION" as const, by: "2027-01-02", title: "near" },
    ];
    expect(ranked(notices, plusDays(today, 60)).map(({ title }) => title)).toEqual([
      "near",
      "sign",
      "draft",
      "far",
    ]);
  });

  it("and in mail, leads to the same place", () => {
    const { id } = agreement();
    const p = "cedar-valley" as PartnershipId;
    expect(pathOf(p, { agreementId: id })).toBe(paths.agreement(p, id));
    expect(pathOf(p, {})).toBe(paths.reminders(p));
  });
});
