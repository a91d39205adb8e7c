/** Starting from something: last year's agreement, fitted to today; or a template, saved from what an agreement says. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { copied, fitted, type Now } from "#shared/agreements/copying.ts";
import { problemsIn, usualMonths } from "#shared/agreements/invariants.ts";
import type { Agreement, Party } from "#shared/agreements/schema.ts";
import type { Template } from "#shared/agreements/template-schema.ts";
import { slotsFor } from "#shared/agreements/templates.ts";
import type { Terms } from "#shared/agreements/terms-schema.ts";
import type { OrganizationId, PartnershipId, PersonId } from "#shared/ids.ts";
import { base, draft, drafted, executed, weldingCsv, worked } from "#test/support/agreements.ts";
import { openWorld, type World } from "#test/support/world.ts";
import { all, award, cbhs, course, lakeside, plcc, tracc } from "./agreed.ts";

const anjali = `per_${"a".repeat(20)}` as PersonId;
const gone = `per_${"g".repeat(20)}` as PersonId;

describe("a copy", () => {
  const parties: Party[] = [
    { organizationId: plcc, role: "RECEIVING", reviewerIds: [anjali, gone] },
    { organizationId: cbhs, role: "SENDING", reviewerIds: [] },
    { organizationId: tracc, role: "SENDING", reviewerIds: [] },
  ];
  const agreement = {
    name: "Welding",
    agreementType: "ARTICULATION",
    purpose: "",
    parties,
    dateEffective: "2024-02-29",
    expirationDate: "2025-07-31",
    cipCodes: [],
    signatureSlots: [
      {
        slotNo: 1,
        organizationId: plcc,
        function: "Vice President",
        required: true,
        order: 1,
        personId: gone,
      },
    ],
    noticeDays: 60,
  } as unknown as Agreement;
  const terms: Terms = {
    rules: [
      { ruleNo: 1, from: "2024-02-29", until: "2025-07-31", courses: [course("WELD1")] },
      { ruleNo: 2, from: "2024-08-15", until: "2025-05-31", courses: [course("WELD2", undefined, tracc)] },
    ].map(({ ruleNo, from, until, courses }) => ({
      ruleNo,
      validFrom: from,
      validTo: until,
      options: [all(...courses)],
      awards: [award(`WLD 10${ruleNo}`, 300)],
      awardMethod: "PROFICIENCY_CREDIT",
      conditions: [],
      priority: 1,
    })),
    findings: [
      {
        ruleNo: 3,
        course: course("WELD3", undefined, tracc),
        reason: "NOT_YET_EVALUATED",
        receiverId: plcc,
        revisitOn: "2025-05-31",
      },
    ],
    conditions: [{ type: "MAX_CREDITS", value: "9.00" }],
  };
  const copiedAndFitted = (around: Now, place: Parameters<typeof copied>[3]) => {
    const copy = copied(agreement, terms, around, place);
    return fitted(copy, (some) => problemsIn(copy.draft, some, usualMonths, undefined));
  };
  const now = (moved: Record<string, OrganizationId | undefined> = {}): Now => ({
    organization: (id) => (id in moved ? moved[id] : id),
    holds: (person) => person === anjali,
  });

  it("is one year on, rules and all, within its own days", () => {
    const copy = copiedAndFitted(now(), { own: plcc });
    expect([copy.draft.dateEffective, copy.draft.expirationDate]).toEqual(["2025-02-28", "2026-07-31"]);
    expect(copy.terms.rules.map((rule) => [rule.validFrom, rule.validTo])).toEqual([
      ["2025-02-28", "2026-07-31"],
      ["2025-08-15", "2026-05-31"],
    ]);
    expect(copy.terms.findings.map((finding) => finding.revisitOn)).toEqual(["2026-05-31"]);
    expect(copy.terms.conditions).toEqual(terms.conditions);
  });

  it("leaves out at once what is wrong by itself, and one by one what is wrong beside another", () => {
    const many: Terms = {
      rules: Array.from({ length: 400 }, (_, index) => ({
        ...(terms.rules[0] as Terms["rules"][number]),
        ruleNo: index + 1,
        priority: index % 4 === 0 ? 9 : 1,
      })),
      findings: [],
      conditions: [],
    };
    let looked = 0;
    // A priority of 9 is wrong; and of rules 3 and 4 the one that comes after the other.
    const problems = ({ rules }: Terms) => {
      looked += rules.length;
      const both = rules.some(({ ruleNo }) => ruleNo === 3) && rules.findIndex(({ ruleNo }) => ruleNo === 4);
      return [
        ...rules.flatMap(({ priority }, index) =>
          priority === 9 ? [{ pointer: `/rules/${index}/priority`, detail: "less" }] : [],
        ),
        ...(typeof both === "number" && both >= 0
          ? [
              { pointer: `/rules/${both - 1}`, detail: "the other" },
              { pointer: `/rules/${both}`, detail: "the other" },
            ]
          : []),
      ];
    };
    const copy = copied(agreement, many, now(), { own: plcc });
    const { leftOut } = fitted({ ...copy, terms: many }, problems);
    const wrong = many.rules.filter(({ priority }) => priority === 9).map(({ ruleNo }) => ruleNo);
    expect(leftOut.rules).toEqual([...wrong, 3].sort((a, b) => a - b));
    expect(looked).toBeLessThan(5 * many.rules.length);
  });

  it("keeps the people who still may, and says whom it left out", () => {
    const { draft: to, leftOut } = copiedAndFitted(now(), { own: plcc });
    expect(to.parties[0]?.reviewerIds).toEqual([anjali]);
    expect(to.signatureSlots).toEqual([
      { slotNo: 1, organizationId: plcc, function: "Vice President", required: true, order: 1 },
    ]);
    expect(leftOut).toEqual({ rules: [], findings: [], parties: [], reviewers: [gone], signers: [gone] });
  });

  it("follows a school into the one it merged into, courses and all, and leaves out what is gone", () => {
    const merged = copiedAndFitted(now({ [tracc]: cbhs }), { own: plcc });
    expect(merged.draft.parties.map((party) => party.organizationId)).toEqual([plcc, cbhs]);
    expect(merged.terms.rules[1]?.options[0]?.slots[0]?.courses[0]?.organizationId).toBe(cbhs);
    const without = copiedAndFitted(now({ [tracc]: undefined }), { own: plcc });
    expect(without.leftOut).toMatchObject({ parties: [tracc], rules: [2], findings: [3] });
    expect(without.terms.rules.map(({ ruleNo }) => ruleNo)).toEqual([1]);
  });

  it("puts another organization in a party's place, without that party's courses", () => {
    const other = copiedAndFitted(now(), { own: lakeside, insteadOf: cbhs });
    expect(other.draft.parties[1]).toEqual({ organizationId: lakeside, role: "SENDING", reviewerIds: [] });
    expect(other.leftOut.rules).toEqual([1]);
  });
});

describe("signatures of a template", () => {
  it("are asked of every party of the side they are for, in the template's order", () => {
    const slots = slotsFor(
      [
        { role: "RECEIVING", function: "President", required: true, order: 2 },
        { role: "SENDING", function: "Superintendent", required: true, order: 1 },
      ],
      [
        { organizationId: plcc, role: "RECEIVING" },
        { organizationId: cbhs, role: "SENDING" },
        { organizationId: tracc, role: "SENDING_AND_RECEIVING" },
      ],
    );
    expect(slots.map((slot) => [slot.slotNo, slot.organizationId, slot.function])).toEqual([
      [1, cbhs, "Superintendent"],
      [2, tracc, "Superintendent"],
      [3, plcc, "President"],
      [4, tracc, "President"],
    ]);
  });
});

describe("over the API", () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
  });
  afterAll(() => world.close());
  const org = (code: string) => world.region.organization(code);
  const templates = "/api/partnerships/cedar-valley/templates";

  it("copies an executed agreement into a draft of its own, with its own number and history", async () => {
    const { at, codedNotation } = await executed(world);
    const copy = worked(await world.as("tom")("POST", `${at}/copy`, {}));
    expect(copy.status).toBe(201);
    const { agreement, leftOut } = copy.body;
    expect(agreement).toMatchObject({
      status: "DRAFT",
      shared: false,
      visibility: "PARTIES",
      versionNo: 1,
      stewardId: org("PLCC"),
      dateEffective: "2027-08-01",
      expirationDate: "2029-07-31",
    });
    expect(agreement.codedNotation).not.toBe(codedNotation);
    expect(agreement.dateSigned).toBeUndefined();
    expect(leftOut).toEqual({ rules: [], findings: [], parties: [], reviewers: [], signers: [] });
    const rules = worked(await world.as("tom")("GET", `${base}/${agreement.id}/rules`)).body.rules;
    expect(rules).toHaveLength(agreement.totals.rules);
    expect(rules[0]).toMatchObject({ validFrom: "2027-08-01", validTo: "2028-07-31" });
    const history = worked(await world.as("tom")("GET", `${base}/${agreement.id}/history`)).body.items;
    expect(history).toMatchObject([
      { action: "agreement-started", note: `from ${codedNotation}, one year on` },
    ]);
    // The original did not change: nothing was written to it.
    expect((await world.as("samuel")("GET", `${base}/${agreement.id}`)).status).toBe(404);
  });

  it("lets an editor of another school take a party's place, and nobody else's", async () => {
    const { at } = await executed(world, weldingCsv(), {
      name: "Public welding",
      parties: [
        { organizationId: org("PLCC"), role: "RECEIVING", reviewerIds: [world.region.person("curtis")] },
        { organizationId: org("CBHS"), role: "SENDING" },
      ],
    });
    const plain = await world.as("jo")("POST", `${at}/copy`, {});
    expect([plain.status, plain.body.type]).toEqual([403, "/problems/not-a-party"]);
    const placed = worked(
      await world.as("jo")("POST", `${at}/copy`, { insteadOf: org("CBHS"), name: "Ours" }),
    );
    expect(placed.body.agreement).toMatchObject({ name: "Ours", stewardId: org("MRHS") });
    expect(placed.body.leftOut.rules.length).toBeGreaterThan(0);
    const own = await world.as("tom")("POST", `${at}/copy`, { insteadOf: org("CBHS") });
    expect([own.status, own.body.errors?.[0]?.pointer]).toEqual([422, "/insteadOf"]);
  });

  it("saves a template from an agreement and starts agreements from it, with clauses and conditions", async () => {
    const { at, id, etag } = await drafted(world);
    const clauses = [
      { listId: "1", statementType: "PURPOSE", text: "Students begin with credit.", satisfies: [] },
    ];
    worked(await world.as("tom")("PUT", `${at}/clauses`, { clauses }, { "if-match": etag }));
    const saved = await world.as("tom")("POST", templates, { name: "Health, standard", agreementId: id });
    expect(saved.body).toMatchObject({ scope: "ORGANIZATION", clauses: 1, conditions: 1, termMonths: 24 });
    const whole = worked(await world.as("denise")("GET", `${templates}/${saved.body.id}`)).body;
    expect(whole.text.clauses[0].text).toBe("Students begin with credit.");

    const lists = async (who: string) => worked(await world.as(who)("GET", templates)).body.items.length;
    expect([await lists("denise"), await lists("samuel"), await lists("angela")]).toEqual([1, 0, 1]);
    expect((await world.as("samuel")("GET", `${templates}/${saved.body.id}`)).status).toBe(404);

    const started = worked(
      await world.as("tom")(
        "POST",
        `${templates}/${saved.body.id}/agreements`,
        draft(world, { name: "From it" }),
      ),
    );
    expect(started.body.totals).toMatchObject({ rules: 0, clauses: 1, conditions: 1 });
    const said = worked(await world.as("tom")("GET", `${base}/${started.body.id}/rules`)).body;
    expect([said.clauses[0].text, said.conditions.length]).toEqual(["Students begin with credit.", 1]);

    const changed = { name: "Health, changed", agreementId: id };
    const again = worked(
      await world.as("tom")("PUT", `${templates}/${saved.body.id}`, changed, { "if-match": saved.etag }),
    );
    expect([again.body.name, again.body.version]).toEqual(["Health, changed", 2]);
    const foreign = await world.as("roberta")("POST", `${templates}/${saved.body.id}/retire`, undefined, {
      "if-match": again.etag,
    });
    expect([foreign.status, foreign.body.type]).toEqual([404, "/problems/not-found"]);
    worked(
      await world.as("tom")("POST", `${templates}/${saved.body.id}/retire`, undefined, {
        "if-match": again.etag,
      }),
    );
    expect(await lists("denise")).toBe(0);
    const late = await world.as("tom")("POST", `${templates}/${saved.body.id}/agreements`, draft(world));
    expect([late.status, late.body.type]).toEqual([409, "/problems/wrong-moment"]);
    expect((await world.as("tom")("GET", `${templates}/${saved.body.id}/history/verify`)).body.intact).toBe(
      true,
    );
  });

  it("offers every partner only what every partner may read, and no draft beside it", async () => {
    const open = await executed(world);
    const draftOfTom = await drafted(world);
    const scoped = (agreementId: string) => ({ name: "For all", agreementId, scope: "PARTNERSHIP" });
    const refused = await world.as("tom")("POST", templates, scoped(draftOfTom.id));
    expect([refused.status, refused.body.errors]).toEqual([
      422,
      [{ pointer: "/scope", detail: "your organization: not every partner may read this agreement" }],
    ]);

    const amended = worked(await world.as("tom")("POST", `${open.at}/amend`, {}, { "if-match": open.etag }));
    const clauses = [{ listId: "1", statementType: "PURPOSE", text: "Not agreed yet.", satisfies: [] }];
    worked(await world.as("tom")("PUT", `${open.at}/clauses`, { clauses }, { "if-match": amended.etag }));
    const saved = worked(await world.as("tom")("POST", templates, scoped(open.id)));
    expect([saved.body.clauses, saved.body.from]).toEqual([0, open.codedNotation]);
    expect((await world.as("roberta")("GET", `${templates}/${saved.body.id}`)).status).toBe(200);
    const foreign = await world.as("roberta")("POST", `${templates}/${saved.body.id}/retire`, undefined, {
      "if-match": saved.etag,
    });
    expect([foreign.status, foreign.body.type]).toEqual([403, "/problems/not-your-side"]);

    // One that was its organization's own stays so: its history names what it was saved from.
    const own = worked(
      await world.as("tom")("POST", templates, { name: "Ours", agreementId: draftOfTom.id }),
    );
    const wider = await world.as("tom")("PUT", `${templates}/${own.body.id}`, scoped(open.id), {
      "if-match": own.etag,
    });
    expect([wider.status, wider.body.errors[0].pointer]).toEqual([422, "/scope"]);
    expect((await world.as("roberta")("GET", `${templates}/${own.body.id}/history`)).status).toBe(404);
  });

  it("reads a template whose text is being replaced at that moment", async () => {
    const { at, id, etag } = await drafted(world);
    const { body, etag: seen } = await world.as("tom")("POST", templates, { name: "One", agreementId: id });
    const partnership = "cedar-valley" as PartnershipId;
    const before = await world.services.templates.find(partnership, body.id);
    const clauses = [{ listId: "1", statementType: "PURPOSE", text: "The new text.", satisfies: [] }];
    worked(await world.as("tom")("PUT", `${at}/clauses`, { clauses }, { "if-match": etag }));
    worked(
      await world.as("tom")(
        "PUT",
        `${templates}/${body.id}`,
        { name: "Two", agreementId: id },
        { "if-match": seen },
      ),
    );
    const text = await world.services.templates.text(partnership, before as Template);
    expect(text.clauses?.[0]?.text).toBe("The new text.");
  });

  it("saves no template from an agreement one may not read", async () => {
    const { id } = await drafted(world);
    const refused = await world.as("samuel")("POST", templates, { name: "Theirs", agreementId: id });
    expect(refused.status).toBe(404);
  });
});
