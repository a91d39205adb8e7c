// @vitest-environment happy-dom
/** What people read of an agreement's life: whose turn it is to sign, which version speaks, what a review waits for. */
import { LocationProvider } from "preact-iso/router";
import { render } from "preact-render-to-string";
import { describe, expect, it } from "vitest";
import type * as z from "zod";
import type { Actor } from "#shared/actor.ts";
import {
  type Agreement,
  AgreementDraft,
  type AgreementRow,
  type ReviewFinding,
  type VersionSummary,
} from "#shared/agreements/schema.ts";
import type { AgreementId, DocumentId, OrganizationId, PartnershipId, PersonId } from "#shared/ids.ts";
import type { MemberRow } from "#shared/people/schema.ts";
import type { SignatureEvent, SignatureSlot } from "#shared/signing/schema.ts";
import { Moves } from "#web/agreements/moves.tsx";
import { nextStep } from "#web/agreements/next.ts";
import { Recalled } from "#web/agreements/recalled.tsx";
import { waitsFor } from "#web/agreements/review-words.ts";
import { RuleReview } from "#web/agreements/rule-review.tsx";
import { bodyOf, empty, missing, typedOf } from "#web/agreements/typed.ts";
import { VersionSwitch } from "#web/agreements/version-switch.tsx";
import { versionLines, versionToShow } from "#web/agreements/versions.ts";
import { pendingState, stateOfRow, stateOn } from "#web/agreements/words.ts";
import { type Me, type MyPartnership, PlaceContext } from "#web/session.ts";
import { Evidence } from "#web/signing/evidence.tsx";
import { SlotTimeline } from "#web/signing/slot-timeline.tsx";
import { slotSteps } from "#web/signing/slot-words.ts";
import { all, award, cbhs, course, plcc, tracc } from "./agreed.ts";

const today = "2026-11-23";
const person = (letter: string) => `per_${letter.repeat(20)}` as PersonId;
const names: Record<string, string> = {
  [cbhs]: "Cedar Bend High School",
  [tracc]: "Three Rivers Area Career Center",
  [plcc]: "Prairie Lakes Community College",
};
const lookup = { organizations: [], name: (id: string) => names[id] ?? id, code: (id: string) => id };
const member = (key: string, name: string, organizationId: OrganizationId, role: "signatory" | "reviewer") =>
  ({
    personId: person(key),
    name,
    title: `${name}’s office`,
    email: "",
    grants: [{ organizationId, roles: [role], from: "2025-08-01" }],
    partnershipRoles: [],
  }) as unknown as MemberRow;
const people = [
  member("s", "Samuel Abernathy", cbhs, "signatory"),
  member("d", "Denise Okafor", plcc, "signatory"),
  member("x", "Xavier Reyes", plcc, "signatory"),
  member("r", "Anjali Deshmukh", plcc, "reviewer"),
];
const around = { name: lookup.name, people, today };

const slot = (slotNo: number, organizationId: OrganizationId, more: Partial<SignatureSlot> = {}) => ({
  slotNo,
  organizationId,
  function: organizationId === plcc ? "Vice President" : "Superintendent",
  required: true,
  order: slotNo,
  ...more,
});
const agreement = (more: Partial<Agreement> = {}): Agreement => ({
  id: `agr_${"a".repeat(20)}` as AgreementId,
  codedNotation: "AA-2026-021",
  name: "Health Science",
  agreementType: "ARTICULATION",
  purpose: "",
  stewardId: plcc,
  visibility: "PARTIES",
  versionNo: 1,
  versionKind: "ORIGINAL",
  status: "OUT_FOR_SIGNATURE",
  shared: true,
  parties: [
    { organizationId: cbhs, role: "SENDING", reviewerIds: [] },
    { organizationId: plcc, role: "RECEIVING", reviewerIds: [person("r")] },
  ],
  dateEffective: "2026-08-01",
  expirationDate: "2028-07-31",
  cipCodes: [],
  totals: { rules: 3, findings: 0, conditions: 0, clauses: 0, awards: [] },
  signatureSlots: [slot(1, cbhs, { personId: person("s") }), slot(2, plcc)],
  noticeDays: 90,
  signatures: [],
  unattested: [],
  delegations: [],
  earlier: [],
  contentHash: "ab".repeat(32),
  startedBy: person("t"),
  startedAt: "2026-10-05T14:00:00Z",
  version: 3,
  ...more,
});
const signature = (slotNo: number, more: Partial<SignatureEvent> = {}): SignatureEvent => ({
  slotNo,
  organizationId: slotNo === 1 ? cbhs : plcc,
  personId: person("s"),
  personName: "Samuel Abernathy",
  nameAsSigned: "Samuel Abernathy",
  title: "Superintendent",
  authorityBasis: "OFFICE",
  method: "TYPED",
  contentHash: "ab".repeat(32),
  documentHash: "cd".repeat(32),
  signedAt: "2026-11-10T14:02:00.000Z",
  authMethod: "SESSION",
  ...more,
});
const page = signature(2, {
  nameAsSigned: "Denise Okafor",
  method: "WET_UPLOAD",
  wetInk: {
    documentId: `doc_${"d".repeat(20)}` as DocumentId,
    documentHash: "ef".repeat(32),
    signedOn: "2026-11-12",
    uploadedBy: person("t"),
    uploadedByName: "Tom Brandvold",
    uploadedAt: "2026-11-13T09:00:00.000Z",
  },
});
const version = (versionNo: number, more: Partial<VersionSummary> = {}): VersionSummary => ({
  versionNo,
  versionKind: versionNo === 1 ? "ORIGINAL" : "AMENDMENT",
  status: "EXECUTED",
  name: "Health Science",
  parties: [],
  cipCodes: [],
  noticeDays: 90,
  dateEffective: "2026-08-01",
  expirationDate: "2028-07-31",
  ...more,
});
const actor = (key: string, organization: OrganizationId, ...roles: Actor["roles"]): Actor => ({
  person: person(key),
  name: "Someone",
  partnership: "cedar-valley" as PartnershipId,
  organization,
  roles,
  partnershipRoles: [],
});
const within = (by: Actor, children: preact.ComponentChildren) =>
  render(
    <LocationProvider>
      <PlaceContext.Provider
        value={{
          me: {} as Me,
          partnership: { id: by.partnership, today, timeZone: "America/Chicago" } as MyPartnership,
          organization: undefined,
          actor: by,
        }}
      >
        {children}
      </PlaceContext.Provider>
    </LocationProvider>,
  );
const heard = (html: string) =>
  html
    .replace(/<[^>]+>/g, " ")
    .replace(/\s+/g, " ")
    .trim();
const timeline = (of: Agreement, by: Actor, past = false) =>
  within(
    by,
    <SlotTimeline agreement={of} etag={'"3"'} path="/x" names={lookup} people={people} past={past} />,
  );
const moves = (of: Agreement, by: Actor) =>
  within(by, <Moves agreement={of} etag={'"3"'} others="Cedar Bend High School" />);

describe("whose turn it is", () => {
  it("names the signer whose turn it is, and how many signatures are there", () => {
    expect(nextStep(agreement(), around).title).toBe("Next: Samuel Abernathy signs");
    const second = nextStep(agreement({ signatures: [signature(1)] }), around);
    expect(second.title).toBe("Next: the Vice President of Prairie Lakes Community College signs");
    expect(second.more).toContain("1 of 2 signatures is there.");
  });

  it("names the delegate instead, and whose second word a page signed by hand waits for", () => {
    const delegation = {
      slotNo: 2,
      toPersonId: person("x"),
      toName: "Xavier Reyes",
      reason: "on leave",
      by: person("d"),
      byName: "Denise Okafor",
      at: "2026-11-12T09:00:00Z",
    };
    const one = agreement({ signatures: [signature(1)], delegations: [delegation] });
    expect(nextStep(one, around).title).toBe("Next: Xavier Reyes signs");
    const paper = agreement({ signatures: [signature(1)], unattested: [page] });
    expect(nextStep(paper, around).title).toBe(
      "Next: a second person at Prairie Lakes Community College attests the page signed on paper",
    );
  });

  it("shows the signatures in the order in which they are given, done, now and later", () => {
    const steps = slotSteps(agreement({ signatures: [signature(1)] }), { people, today });
    expect(steps.map(({ state }) => state)).toEqual(["done", "now"]);
    const before = slotSteps(agreement(), { people, today });
    expect(before.map(({ about }) => about[0])).toEqual([
      "Their turn to sign",
      "Signs after the Superintendent",
    ]);
    expect(before[1]?.who).toBe("Denise Okafor or Xavier Reyes");
  });

  it("offers signing to the signer alone, on the timeline and among what can be done now", () => {
    const samuel = actor("s", cbhs, "signatory");
    expect(timeline(agreement(), samuel)).toMatch(/href="[^"]*sign=1"/);
    expect(moves(agreement(), samuel)).toMatch(
      /class="button primary" href="[^"]*sign=1"[^>]*>Sign as Superintendent/,
    );
    const denise = actor("d", plcc, "signatory");
    expect(timeline(agreement(), denise)).not.toMatch(/href="[^"]*sign=/);
    expect(timeline(agreement(), denise)).toContain("Superintendent signs first.");
    expect(moves(agreement(), actor("t", plcc, "editor"))).not.toContain("Sign as");
  });

  it("asks a second person to attest, and tells the one who uploaded the page why not", () => {
    const waiting = agreement({ signatures: [signature(1)], unattested: [page] });
    expect(heard(timeline(waiting, actor("x", plcc, "signatory")))).toContain(
      "Attest the signed page as Vice President",
    );
    expect(timeline(waiting, actor("t", plcc, "editor"))).toContain(
      "Someone other than the one who signed, or who uploaded the page, attests to it.",
    );
  });

  it("offers nothing in a version that is only read", () => {
    expect(timeline(agreement(), actor("s", cbhs, "signatory"), true)).not.toContain("sign=1");
  });

  it("shows a drawn signature as a picture and never as markup of its own", () => {
    const html = render(
      <Evidence
        signature={signature(1, { method: "DRAWN", drawing: "M1 1L2 2" })}
        timeZone="America/Chicago"
      />,
    );
    expect(html).toContain('<path d="M1 1L2 2"');
    expect(html).toContain("ab".repeat(32));
    const hostile = render(
      <Evidence
        signature={signature(1, { method: "DRAWN", drawing: '"/><script>alert(1)</script>' })}
        timeZone="America/Chicago"
      />,
    );
    expect(hostile).not.toContain("<script");
    expect(hostile).toMatch(/<path d="&quot;\/?(>|&gt;)/);
  });
});

describe("which version speaks", () => {
  const amended = agreement({
    status: "EXECUTED",
    versionNo: 2,
    versionKind: "AMENDMENT",
    dateEffective: "2026-10-01",
    earlier: [version(1)],
  });

  it("says of each version where it stands", () => {
    expect(versionLines(amended, today).map(({ word }) => word)).toEqual([
      "superseded, last day Sep 30, 2026",
      "in force until Jul 31, 2028",
    ]);
    const ahead = {
      ...amended,
      versionKind: "RENEWAL" as const,
      dateEffective: "2028-08-01",
      expirationDate: "2030-07-31",
    };
    expect(versionLines(ahead, today).map(({ word }) => word)).toEqual([
      "in force until Jul 31, 2028",
      "signed, in force from Aug 1, 2028",
    ]);
    expect(nextStep(ahead, around)).toMatchObject({
      kind: "good",
      title: "Version 1 in force until Jul 31, 2028",
    });
  });

  it("shows the latest, the one the address asks for, and never one that came to nothing by itself", () => {
    expect(versionToShow(amended, "", today)).toBe(2);
    expect(versionToShow(amended, "1", today)).toBe(1);
    expect(versionToShow(amended, "7", today)).toBe(2);
    expect(versionToShow({ ...amended, status: "WITHDRAWN" }, "", today)).toBe(1);
    expect(versionToShow({ ...amended, status: "DECLINED" }, "", today)).toBe(1);
    expect(versionToShow({ ...amended, status: "WITHDRAWN" }, "2", today)).toBe(2);
  });

  it("links every version, the one shown marked, once there are two", () => {
    const html = within(actor("t", plcc, "viewer"), <VersionSwitch agreement={amended} shown={1} />);
    expect(html).toMatch(/version=1"[^>]*aria-current="page"/);
    expect(html).toMatch(/version=2"/);
    expect(within(actor("t", plcc, "viewer"), <VersionSwitch agreement={agreement()} shown={1} />)).toBe("");
  });

  it("says beside the state of the day that a new version is being made, and what goes on meanwhile", () => {
    const making = { ...amended, status: "IN_REVIEW" as const };
    expect(stateOn(making, today).word).toBe("In force");
    expect(pendingState("IN_REVIEW", "AMENDMENT")?.word).toBe("Amendment in review");
    expect(pendingState("DRAFT")?.word).toBe("New version in draft");
    expect(nextStep(making, around).more).toContain(
      "Meanwhile version 1 stands: in force until Jul 31, 2028.",
    );
  });

  it("tells a teach-out from an end, and why it ended", () => {
    const termination = {
      terminationDay: "2026-11-01",
      teachOutUntil: "2027-06-30",
      reason: "The program closes.",
      givenOn: "2026-08-03",
      by: person("d"),
      byName: "Denise Okafor",
      byOrganization: plcc,
      at: "2026-08-03T10:00:00Z",
    };
    const over = agreement({ status: "TERMINATED", termination });
    expect(stateOn(over, today)).toEqual({ state: "teach-out", word: "Teach-out, terminated" });
    expect(nextStep(over, around)).toMatchObject({ title: "Teach-out until Jun 30, 2027" });
    expect(stateOn(over, "2027-07-01")).toEqual({ state: "terminated", word: "Terminated" });
    expect(stateOn({ ...amended, dateEffective: "2026-12-01" }, "2028-08-01").word).toBe("Expired");
    const running = agreement({ status: "EXECUTED", termination: { ...termination, givenOn: today } });
    expect(nextStep(running, around).title).toBe("Notice of termination runs until Feb 21, 2027");
    expect(nextStep(running, around).more).toContain("sooner if Cedar Bend High School agrees");
  });

  it("offers an amendment and an end only for what was executed, and says what has to wait", () => {
    const editor = actor("t", plcc, "editor", "signatory");
    const done = agreement({ status: "EXECUTED" });
    expect(moves(done, editor)).toMatch(/class="primary"[^>]*>Start an amendment/);
    expect(moves(done, editor)).toMatch(/class="danger"[^>]*>Give notice of termination/);
    expect(moves(agreement({ status: "IN_REVIEW" }), editor)).toContain(
      "Only an executed agreement is amended, renewed or ended.",
    );
    expect(moves(done, actor("p", cbhs, "viewer"))).toBe("");
  });

  it("goes by the version that follows once the first one is over", () => {
    const row = {
      status: "EXECUTED",
      dateEffective: "2025-08-01",
      expirationDate: "2027-07-31",
      next: "2026-08-01",
    } as AgreementRow;
    expect(stateOfRow(row, "2026-07-01").state).toBe("in-force");
    expect(stateOfRow(row, "2026-09-01").state).toBe("in-force");
    expect(stateOfRow(row, "2027-07-01").state).toBe("expiring");
  });
});

describe("a signing that was stopped", () => {
  const declined = {
    reason: "The board said no",
    by: person("d"),
    byName: "Denise Okafor",
    byOrganization: plcc,
    at: "2026-11-20T10:00:00.000Z",
  };
  it("says who declined, and why, also where a version before it stands", () => {
    const words = "Denise Okafor of Prairie Lakes Community College declined: “The board said no”";
    const first = nextStep(agreement({ status: "DECLINED", declined }), around);
    expect([first.title, first.more.endsWith(words)]).toEqual(["It was declined", true]);
    const second = agreement({ status: "DECLINED", declined, versionNo: 2, earlier: [version(1)] });
    expect(nextStep(second, around).more).toContain(`Version 2 was declined. ${words}`);
  });

  it("says when it was recalled, by whom and why, and how many signatures no longer count", () => {
    const recalled = {
      version: 5,
      signatures: 1,
      reason: "A wrong date",
      by: person("t"),
      byName: "Tom Brandvold",
    };
    const recalls = [
      { ...recalled, versionNo: 1, at: "2026-11-20T10:00:00.000Z" },
      { ...recalled, versionNo: 2, reason: "Of another version", at: "2026-11-21T10:00:00.000Z" },
    ];
    const shown = heard(within(actor("t", plcc), <Recalled agreement={agreement({ recalls })} path="/x" />));
    expect(shown).toContain("Tom Brandvold: “A wrong date”");
    expect(shown).toContain("1 signature no longer counts");
    expect(shown).not.toContain("Of another version");
  });
});

describe("a review on two sides", () => {
  const rule = {
    ruleNo: 4,
    validFrom: "2026-08-01",
    validTo: "2028-07-31",
    options: [all(course("HS1"))],
    awards: [award("HLT 101", 300)],
    awardMethod: "PROFICIENCY_CREDIT" as const,
    conditions: [],
    priority: 1,
  };
  const said = (organizationId: OrganizationId, kind: ReviewFinding["kind"], at: string): ReviewFinding => ({
    ruleNo: 4,
    organizationId,
    side: organizationId === plcc ? "RECEIVING" : "SENDING",
    kind,
    by: person("r"),
    byName: "Anjali Deshmukh",
    at: `2026-11-${at}T10:00:00.000Z`,
    versionNo: 1,
    ruleHash: "x",
  });

  it("waits for the side that grants, and for whoever has not answered the other's last word", () => {
    expect(waitsFor(rule, [], plcc)).toBe(true);
    expect(waitsFor(rule, [], cbhs)).toBe(false);
    expect(waitsFor(rule, [said(plcc, "OK", "02")], plcc)).toBe(false);
    expect(waitsFor(rule, [said(plcc, "OK", "02"), said(cbhs, "PROBLEM", "03")], plcc)).toBe(true);
    expect(waitsFor(rule, [said(cbhs, "PROBLEM", "03")], cbhs)).toBe(false);
    expect(waitsFor(rule, [said(cbhs, "PROBLEM", "03"), said(plcc, "OK", "04")], cbhs)).toBe(true);
    expect(waitsFor(rule, [said(plcc, "PROBLEM", "03")], plcc)).toBe(false);
  });

  const review = (by: Actor, findings: ReviewFinding[] = []) =>
    within(
      by,
      <RuleReview
        rule={rule}
        agreement={agreement({ status: "IN_REVIEW" })}
        said={findings}
        all={findings}
        name={lookup.name}
        mark={undefined}
        say={async () => {}}
        reviewing
      />,
    );

  it("lets the side that grants approve, and the other only say where it sees a problem", () => {
    expect(heard(review(actor("r", plcc, "reviewer")))).toContain("Approve rule 4");
    expect(heard(review(actor("r", cbhs, "reviewer")))).not.toContain("Approve");
    expect(heard(review(actor("r", cbhs, "reviewer")))).toContain("Raise a problem with rule 4");
  });

  it("shows each side's last word, and lets the one who raised a problem keep the rule after all", () => {
    const html = review(actor("r", cbhs, "reviewer"), [
      { ...said(cbhs, "PROBLEM", "03"), text: "<b>too little</b>" },
    ]);
    expect(heard(html)).toContain("Keep rule 4 after all");
    expect(html).toContain("&lt;b>too little");
  });

  it("says how far it has come and who is next", () => {
    const inReview = agreement({ status: "IN_REVIEW", review: { approved: 1, problems: 0 } });
    expect(nextStep(inReview, around)).toMatchObject({ title: "Next: Anjali Deshmukh approves the rules" });
    expect(nextStep(inReview, around).more).toContain("1 of 3 rules is approved.");
    const problem = { ...inReview, review: { approved: 1, problems: 1 } };
    expect(nextStep(problem, around)).toMatchObject({
      kind: "warn",
      title: "Next: 1 open problem to settle",
    });
    const done = { ...inReview, review: { approved: 3, problems: 0 } };
    expect(nextStep(done, around).title).toBe(
      "Next: Prairie Lakes Community College sends it out for signature",
    );
    expect(nextStep({ ...done, signatureSlots: [] }, around).title).toBe("Every rule is approved");
  });
});

describe("the head of an agreement as it is typed", () => {
  it("loses nothing on the way into the form and out again", () => {
    /** Every answer there is, each another than a blank form's: a new one is a type error here until it has a line. */
    const head: Required<z.input<typeof AgreementDraft>> = {
      name: "Health Science, as amended",
      agreementType: "DUAL_CREDIT_PARTNERSHIP",
      purpose: "So that nobody takes a course twice.",
      codedNotation: "DC-2026-021",
      parties: [
        { organizationId: cbhs, role: "SENDING", reviewerIds: [] },
        { organizationId: tracc, role: "SENDING", reviewerIds: [] },
        { organizationId: plcc, role: "RECEIVING", reviewerIds: [person("r"), person("x")] },
      ],
      dateEffective: "2026-10-01",
      expirationDate: "2029-06-30",
      pathwayId: "health/therapeutic-services",
      cipCodes: ["51.3902", "51"],
      governingRuleSet: "IL-110ILCS27/16",
      signatureSlots: [
        slot(2, plcc, { order: 1, required: false }),
        slot(5, cbhs, { order: 3, personId: person("s") }),
      ],
      autoRenew: { times: 2, months: 24 },
      noticeDays: 60,
      teachOutUntil: "2030-06-30",
      changeSummary: "One course more.",
    };
    const record = agreement({ status: "DRAFT", ...AgreementDraft.parse(head) } as Partial<Agreement>);
    expect(bodyOf(typedOf(record))).toEqual(head);
  });

  it("gives a new signature a number of its own, and leaves the others theirs", () => {
    const typed = typedOf(agreement({ signatureSlots: [slot(3, cbhs)] }));
    const added = { organizationId: plcc, function: "President", required: true, order: "2", personId: "" };
    const { signatureSlots } = bodyOf({ ...typed, signatureSlots: [added, ...typed.signatureSlots] });
    expect(signatureSlots).toMatchObject([{ slotNo: 4 }, { slotNo: 3 }]);
  });

  it("asks for a number where a number is needed, and only where it is", () => {
    const typed = { ...empty(today, undefined), noticeDays: "soon", renewMonths: "no" };
    const pointers = missing(typed).map(({ pointer }) => pointer);
    expect(pointers).toContain("/noticeDays");
    expect(pointers).not.toContain("/autoRenew/months");
    expect(missing({ ...typed, renews: true }).map(({ pointer }) => pointer)).toContain("/autoRenew/months");
  });
});
