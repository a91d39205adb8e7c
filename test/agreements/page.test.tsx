// @vitest-environment happy-dom
/** What a counselor, an editor and a signatory read on an agreement's page: the drawing, the moves, who is next. */
import { LocationProvider } from "preact-iso/router";
import { render } from "preact-render-to-string";
import { describe, expect, it } from "vitest";
import type { Actor } from "#shared/actor.ts";
import type { Agreement } from "#shared/agreements/schema.ts";
import type { Condition, Option, Terms } from "#shared/agreements/terms-schema.ts";
import { totals } from "#shared/agreements/totals.ts";
import { credit } from "#shared/agreements/words.ts";
import type { AgreementId, OrganizationId, PartnershipId, PersonId } from "#shared/ids.ts";
import type { Me } from "#shared/people/schema.ts";
import { EquivalencyTable } from "#web/agreements/equivalency-table.tsx";
import { Moves } from "#web/agreements/moves.tsx";
import { nextStep } from "#web/agreements/next.ts";
import { stateOn } from "#web/agreements/words.ts";
import { type MyPartnership, PlaceContext } from "#web/session.ts";
import { all, award, cbhs, course, plcc, tracc } from "./agreed.ts";

const names: Record<string, string> = {
  [cbhs]: "Cedar Bend High School",
  [tracc]: "Three Rivers Area Career Center",
  [plcc]: "Prairie Lakes Community College",
};
const codes: Record<string, string> = { [cbhs]: "CBHS", [tracc]: "TRACC", [plcc]: "PLCC" };
const lookup = { name: (id: string) => names[id] ?? id, code: (id: string) => codes[id] ?? id };
const frame = {
  parties: [
    { organizationId: cbhs, role: "SENDING" as const },
    { organizationId: plcc, role: "RECEIVING" as const },
  ],
  dateEffective: "2026-08-01",
  expirationDate: "2028-07-31",
};
const rule = (
  ruleNo: number,
  options: Option[],
  more: Partial<Terms["rules"][number]> = {},
): Terms["rules"][number] => ({
  ruleNo,
  validFrom: frame.dateEffective,
  validTo: frame.expirationDate,
  options,
  awards: [award("HLT 101", 300)],
  awardMethod: "PROFICIENCY_CREDIT",
  conditions: [],
  priority: 1,
  ...more,
});
const terms = (rules: Terms["rules"], more: Partial<Terms> = {}): Terms => ({
  rules,
  findings: [],
  conditions: [],
  ...more,
});
const drawn = (said: Terms) => render(<EquivalencyTable terms={said} frame={frame} names={lookup} />);
/** What a screen reader hears: the text in order. */
const heard = (html: string) =>
  html
    .replace(/<[^>]+>/g, " ")
    .replace(/\s+/g, " ")
    .trim();

describe("the equivalency table", () => {
  it("says AND between courses that are all needed, as text in list order", () => {
    const text = heard(drawn(terms([rule(2, [all(course("HS1", "B"), course("HS2", "B"))])])));
    expect(text).toMatch(/Both of these Course HS1 CBHS HS1 1\.00 credit, B or better and Course HS2/);
  });

  it("draws ways that are each enough in boxes of their own, with OR between them", () => {
    const html = drawn(
      terms([rule(5, [all(course("HCI")), { ...all(course("HS3"), course("PCS")), optionNo: 2 }])]),
    );
    expect(heard(html)).toMatch(/Way A Course HCI .* or Way B Both of these Course HS3 .* and Course PCS/);
    expect(html.match(/class="way"/g)).toHaveLength(2);
  });

  it("says how many of how many where a student may choose, with that many squares filled", () => {
    const slot = {
      slotNo: 1,
      chooseN: 2,
      courses: ["PHB", "EKG", "PHT1", "PCS"].map((code) => course(code)),
    };
    const html = drawn(terms([rule(1, [{ optionNo: 1, slots: [slot] }])]));
    expect(heard(html)).toContain("Any 2 of these 4");
    expect(html.match(/<i class="on">/g)).toHaveLength(2);
  });

  it("puts an exam or a credential inside the bracket and never in a footnote", () => {
    const conditions: Condition[] = [
      { type: "INDUSTRY_CREDENTIAL", value: "CNA", note: "on the state registry" },
    ];
    const text = heard(drawn(terms([rule(3, [all(course("BNA", "B"))], { conditions })])));
    expect(text).toMatch(/Both of these Course BNA .* and CNA on the state registry/);
  });

  it("asks for all courses of a slot that wants all of them, without a choice", () => {
    const slot = { slotNo: 1, chooseN: 2, courses: [course("A"), course("B")] };
    const text = heard(drawn(terms([rule(1, [{ optionNo: 1, slots: [slot] }])])));
    expect(text).toContain("Both of these");
    expect(text).not.toContain("Any ");
  });

  it("keeps a refusal apart from what nobody has looked at, in words and in the drawing", () => {
    const finding = (ruleNo: number, reason: Terms["findings"][number]["reason"]) => ({
      ruleNo,
      course: { ...course("HBS"), organizationId: cbhs },
      against: "BIO 145",
      reason,
    });
    const html = drawn(
      terms([], { findings: [finding(6, "LAB_NOT_COMPARABLE"), finding(7, "NOT_YET_EVALUATED")] }),
    );
    expect(heard(html)).toMatch(/will not transfer .* No credit\. The lab hours are not comparable\./);
    expect(heard(html)).toMatch(/not yet evaluated .* Nobody knows yet\. This is not a refusal\./);
    expect(html).toContain('class="deck refused"');
    expect(html).toContain('class="deck open"');
    expect(heard(html)).toContain("0 rules grant credit, 1 refuses, 1 is open");
  });

  it("prints the numbers that everything else prints", () => {
    const said = terms(
      [
        rule(1, [all(course("A"))], { awards: [award("WLD 101", 300)] }),
        rule(2, [all(course("B"))], { awards: [award("WLD 102", 800), award("FYS 100", 0, "WAIVER")] }),
      ],
      { conditions: [{ type: "MAX_CREDITS", value: "9.00" }] },
    );
    const [sum] = totals(said).awards;
    expect(heard(drawn(said))).toContain(
      `${credit(sum?.sumHundredths ?? 0)} semester hours in all rules. One student can earn at most ${credit(sum?.attainableHundredths ?? 0)}.`,
    );
    expect(sum).toMatchObject({ sumHundredths: 1100, attainableHundredths: 900 });
  });

  it("shows rules and findings in the order of their numbers, and text of a file only as text", () => {
    const html = drawn(
      terms([
        rule(2, [all({ ...course("B"), title: "<script>alert(1)</script>" })]),
        rule(1, [all(course("A"))]),
      ]),
    );
    expect(html.indexOf('id="rule-1"')).toBeLessThan(html.indexOf('id="rule-2"'));
    expect(html).not.toContain("<script>");
  });
});

const person = (letter: string) => `per_${letter.repeat(20)}` as PersonId;
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
  status: "DRAFT",
  shared: false,
  parties: frame.parties.map((one) => ({
    ...one,
    reviewerIds: one.role === "RECEIVING" ? [person("r")] : [],
  })),
  dateEffective: frame.dateEffective,
  expirationDate: frame.expirationDate,
  cipCodes: [],
  totals: { rules: 0, findings: 0, conditions: 0, clauses: 0, awards: [] },
  signatureSlots: [],
  noticeDays: 90,
  signatures: [],
  unattested: [],
  delegations: [],
  earlier: [],
  startedBy: person("t"),
  startedAt: "2026-10-05T14:00:00Z",
  version: 3,
  ...more,
});
const actor = (organization: OrganizationId, roles: Actor["roles"]): Actor => ({
  person: person("t"),
  name: "Tom Brandvold",
  partnership: "cedar-valley" as PartnershipId,
  organization,
  roles,
  partnershipRoles: [],
});

function moves(of: Agreement, by: Actor): string {
  const partnership = {
    id: by.partnership,
    today: "2026-11-23",
    timeZone: "America/Chicago",
  } as MyPartnership;
  return render(
    <LocationProvider>
      <PlaceContext.Provider value={{ me: {} as Me, partnership, organization: undefined, actor: by }}>
        <Moves agreement={of} etag={'"3"'} others="Cedar Bend High School" />
      </PlaceContext.Provider>
    </LocationProvider>,
  );
}

describe("the moves of an agreement", () => {
  it("greys out a move that is not possible now and says why in the rule's own words", () => {
    const html = moves(agreement(), actor(plcc, ["editor"]));
    expect(html).toMatch(/aria-disabled="true"[^>]*>Send to review/);
    expect(html).toContain("Add at least one course rule first.");
    expect(html).toMatch(/<button type="button" class="primary">Share with the other parties/);
  });

  it("leaves out what this role can never do", () => {
    const editor = moves(agreement({ shared: true }), actor(cbhs, ["editor"]));
    expect(editor).not.toContain("Withdraw");
    expect(editor).not.toContain("Confirm the signing");
    expect(moves(agreement({ shared: true }), actor(cbhs, ["viewer"]))).toBe("");
  });

  it("lets a signatory register, and asks the other party's signatory to confirm", () => {
    const registration = {
      documentId: `doc_${"d".repeat(20)}`,
      dateSigned: "2026-11-16",
      signers: [{ name: "Denise Okafor", title: "Vice President", organizationId: plcc }],
      method: "WET_UPLOAD",
      by: person("d"),
      byName: "Denise Okafor",
      byOrganization: plcc,
      at: "2026-11-17T14:00:00Z",
      contentHash: "0",
      documentHash: "0",
    } as unknown as NonNullable<Agreement["registration"]>;
    const inReview = agreement({ status: "IN_REVIEW", shared: true });
    expect(moves(inReview, actor(plcc, ["signatory"]))).toContain("register=yes");
    const registered = { ...inReview, registration };
    const own = moves(registered, actor(plcc, ["signatory"]));
    expect(own).toContain("A signatory of another party confirms what your side registered.");
    expect(own).toMatch(/class="danger"[^>]*>Reject the signing/);
    expect(moves(registered, actor(cbhs, ["signatory"]))).toMatch(/class="primary"[^>]*>Confirm the signing/);
    const next = nextStep(registered, { name: lookup.name, people: [], today: "2026-11-23" });
    expect(next.title).toBe("Next: Cedar Bend High School confirms the signing");
  });
});

describe("where an agreement stands", () => {
  it("says the state of the day and not the stored one", () => {
    const signed = agreement({ status: "EXECUTED", shared: true });
    expect(stateOn(signed, "2026-07-31").state).toBe("upcoming");
    expect(stateOn(signed, "2026-08-01").state).toBe("in-force");
    expect(stateOn(signed, "2028-07-01").state).toBe("expiring");
    expect(stateOn(signed, "2028-08-01").state).toBe("expired");
  });

  it("names who has the next step of a draft: rules, then reviewers, then sharing, then review", () => {
    const around = { name: lookup.name, people: [], today: "2026-11-23" };
    const some = { rules: 1, findings: 0, conditions: 0, clauses: 0, awards: [] };
    const without = agreement({
      totals: some,
      parties: agreement().parties.map((one) => ({ ...one, reviewerIds: [] })),
    });
    expect(nextStep(agreement(), around).title).toBe(
      "Next: Prairie Lakes Community College adds the course rules",
    );
    expect(nextStep(without, around).title).toBe("Next: a reviewer for Prairie Lakes Community College");
    expect(nextStep(agreement({ totals: some }), around).title).toBe(
      "Next: Prairie Lakes Community College shares it",
    );
    expect(nextStep(agreement({ totals: some, shared: true }), around).title).toBe(
      "Next: a party sends it to review",
    );
  });
});
