/** The completeness checks B1 to B15 and the warnings (data-sharing.md 3.5): each with what passes and what does not. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { LegalBasis } from "#shared/data-sharing/bases-schema.ts";
import type { CheckInput } from "#shared/data-sharing/check-input.ts";
import { checksHere } from "#shared/data-sharing/check-list.ts";
import { checklist, findings, isCheck } from "#shared/data-sharing/checks.ts";
import type { DataElement, DataTerms } from "#shared/data-sharing/terms-schema.ts";
import { complete, found, northgate, prairieLakes, threeRivers, withDraft, withTerms } from "./complete.ts";

const { draft, terms } = complete;
const [first, second] = terms.elements as [DataElement, DataElement];
const retention = terms.retention as NonNullable<DataTerms["retention"]>;
const party = (index: number, changes: object) =>
  withDraft({ parties: draft.parties.map((one, at) => (at === index ? { ...one, ...changes } : one)) });
const element = (changes: object) => withTerms({ elements: [{ ...first, ...changes }, second] });
const rest = (id: string) => element({ basisId: id, level: "aggregate", sensitivity: "public" });
const basis = (id: string, changes: (basis: LegalBasis) => object): CheckInput => ({
  ...complete,
  bases: complete.bases.map((one) => (one.id === id ? { ...one, ...changes(one) } : one)),
});

describe("an agreement that lacks nothing", () => {
  it("has no finding, and a line for each thing that is asked of it, with where it is answered", () => {
    const { items, block, warn } = checklist(complete);
    expect(found(complete)).toEqual([]);
    expect([block, warn]).toEqual([0, 0]);
    const where = Object.fromEntries(items.map((item) => [item.code, item.where.join(", ")]));
    expect(where).toMatchObject({
      ST1: "1 purpose",
      ST5: "Clause 4.1",
      ST8: "Within 60 days",
      DA1: "Fewer than 10 is hidden",
      B3: "2 disclosing, 1 receiving",
      B10: "Published with small groups hidden",
    });
    expect(items.every((item) => item.where.length > 0)).toBe(true);
  });
});

describe("B1, every element that the law asks for", () => {
  it.each([
    ["ST1", withTerms({ purposes: [], elements: [{ ...first, purposeIds: [] }] }), "/terms/purposes"],
    ["ST2", withTerms({ scope: undefined }), "/terms/scope"],
    ["ST5", withTerms({ clauses: terms.clauses.slice(1) }), "/terms/clauses"],
    ["ST7", withTerms({ retention: { ...retention, action: "transfer" } }), "/terms/retention/action"],
    [
      "ST8",
      withTerms({ retention: { ...retention, destroyWithin: undefined } }),
      "/terms/retention/destroyWithin",
    ],
  ] as const)("blocks without %s, with its citation", (code, input, path) => {
    const [gap] = findings(input).filter((one) => one.code === code);
    expect(gap).toMatchObject({
      severity: "block",
      path,
      basisId: "ferpa_studies",
      citation: "34 CFR 99.31(a)(6)(iii)(C)",
    });
  });

  it("takes a clause for an answer, but not one with a blank where a value is asked for, and says so once", () => {
    const open = { ...retention, destroyWithin: undefined };
    const saying = (text: string) =>
      withTerms({
        retention: open,
        clauses: [...terms.clauses, { listId: "6.1", title: "End", text, satisfies: ["ST8"] }],
      });
    expect(found(saying("Within sixty days after the study."))).toEqual([
      "B5 block /terms/retention/destroyWithin",
    ]);
    const gaps = findings(saying("Within [insert days] after the study."));
    expect(gaps.map(({ code, message }) => [code, message])).toEqual([
      ["ST8", "Say by when it must be destroyed. Clause 6.1 says “[insert days]”."],
    ]);
  });

  it("warns, and says that nobody has compared it, where the item is from memory", () => {
    const [gap, ...more] = findings(withTerms({ clauses: terms.clauses.slice(0, 2) }));
    expect([gap, more]).toMatchObject([{ code: "FD3", severity: "warn", unverified: true }, []]);
    const verified = basis("ferpa_disclosure", ({ elements }) => ({
      elements: elements.map((one) => ({ ...one, verifiedOn: "2026-11-22" })),
    }));
    const [blocks] = findings({ ...verified, terms: { ...terms, clauses: terms.clauses.slice(0, 2) } });
    expect(blocks).toMatchObject({ code: "FD3", severity: "block" });
  });

  it("asks the union of all bases that elements rest on, and of those that come with them", () => {
    const codes = new Set(checklist(rest("il_soppa_operator")).items.map(({ code }) => code));
    const wanted = ["SOPPA-A", "SOPPA-F", "SO1", "SO4", "DA1"];
    expect(wanted.filter((code) => !codes.has(code))).toEqual([]);
    expect([codes.has("ST1"), codes.has("FD1")]).toEqual([false, false]);
  });
});

describe("B2, facts and not only text", () => {
  const facts = (changes: DataTerms["facts"]) => withTerms({ facts: { ...terms.facts, ...changes } });
  const fact = "/terms/facts/ferpa_studies";
  it.each([
    ["a study for nobody who discloses", facts({ "ferpa_studies.onBehalf": false }), `${fact}.onBehalf`],
    [
      "a purpose outside the closed list",
      facts({ "ferpa_studies.studyPurpose": "marketing" }),
      `${fact}.studyPurpose`,
    ],
    ["a receiver in another capacity", party(0, { ferpaCapacity: "employer" }), "/parties/0/ferpaCapacity"],
  ] as const)("blocks %s", (_, input, path) => {
    expect(found(input)).toEqual([`B2 block ${path}`]);
  });

  it("looks only at who sends and receives what rests on the basis, as the transfers say", () => {
    const counts = { ...(terms.transfers[1] as DataTerms["transfers"][0]), receiverIds: [threeRivers.id] };
    const input = withTerms({ transfers: [terms.transfers[0] as DataTerms["transfers"][0], counts] });
    const parties = draft.parties.map((one) =>
      one.organizationId === threeRivers.id
        ? { ...one, roles: ["disclosing" as const, "receiving" as const] }
        : one,
    );
    expect(found({ ...input, draft: { ...draft, parties } })).toEqual([]);
    const all = {
      ...terms.transfers[0],
      receiverIds: [northgate.id, threeRivers.id],
      senderId: prairieLakes.id,
    };
    const wrong = withTerms({ transfers: [all as DataTerms["transfers"][0], counts] });
    expect(found({ ...wrong, draft: { ...draft, parties } })).toEqual(["B2 block /parties/1/ferpaCapacity"]);
  });

  const audited = (changes: Partial<DataTerms> = {}): CheckInput => {
    const input = withTerms({
      elements: [{ ...first, basisId: "ferpa_audit_evaluation" }, second],
      facts: {
        "ferpa_audit_evaluation.educationProgram": true,
        "ferpa_audit_evaluation.evaluatesOwnProgram": false,
      },
      clauses: [
        ...terms.clauses,
        { listId: "9", title: "Audit", text: "All of it.", satisfies: ["AE3", "AE4", "AE7"] },
      ],
      evidence: [{ kind: "audit_report", on: "2026-05-01", reference: "Report 7" }],
      ...changes,
    });
    return {
      ...input,
      draft: {
        ...draft,
        parties: draft.parties.map((one, index) =>
          index === 0
            ? { ...one, roles: ["receiving", "authorized_representative"] }
            : { ...one, ferpaCapacity: "state_or_local_educational_authority" },
        ),
      },
    };
  };
  it("lets a state authority have its own designee evaluate, and nobody else", () => {
    expect(found(audited())).toEqual([]);
    expect(found({ ...audited(), draft })).toEqual([
      "AE1 block /parties",
      "B2 block /parties/0/roles",
      "B2 block /parties/1/ferpaCapacity",
    ]);
    expect(found(audited({ evidence: [] }))).toEqual(["B2 block /terms/evidence"]);
  });

  it("does not let a receiver evaluate a program of its own, but for counsel's reason", () => {
    const own = {
      "ferpa_audit_evaluation.educationProgram": true,
      "ferpa_audit_evaluation.evaluatesOwnProgram": true,
    };
    expect(found(audited({ facts: own }))).toEqual([
      "B2 block /terms/facts/ferpa_audit_evaluation.evaluatesOwnProgram",
    ]);
    const reason = { "ferpa_audit_evaluation.ownProgramReason": "Jointly run with the state." };
    expect(found(audited({ facts: { ...own, ...reason } }))).toEqual([]);
  });

  it("wants evidence that is not older than a year, and warns where it is (W6)", () => {
    const old = [{ kind: "audit_report" as const, on: "2025-11-01", reference: "Report 6" }];
    expect(found(audited({ evidence: old }))).toEqual(["W6 warn /terms/evidence"]);
  });

  it("lets state law add to FERPA and never replace it", () => {
    const alone = withTerms({ elements: [{ ...first, basisId: "il_iccb_data" }] });
    expect(findings(alone).filter(({ message }) => /adds to FERPA/.test(message))).toMatchObject([
      { code: "B2", severity: "block", basisId: "il_iccb_data" },
    ]);
    const beside = withTerms({ elements: [{ ...first, basisId: "il_iccb_data" }, second] });
    expect(findings(beside).some(({ message }) => /adds to FERPA/.test(message))).toBe(false);
  });
});

describe("the hub's own checks", () => {
  const both = ["disclosing", "receiving"];
  const blank = (text: string) => withTerms({ scope: text });
  const special = withTerms({ elements: [{ ...first, sensitivity: "special" }, second] });
  const guarded = { framework: "NIST CSF", breachNoticeHours: 72, auditRight: true };
  const p20 = rest("il_p20_longitudinal");
  const approval = (sector: string) => ({
    kind: "approval" as const,
    on: "2026-10-01",
    reference: "Letter",
    sector,
  });

  it.each([
    ["B3", "nobody who discloses", party(1, { roles: ["data_steward"] }), ["/terms/transfers/0/senderId"]],
    [
      "B3",
      "a party that would share with itself",
      withDraft({ parties: draft.parties.slice(0, 1).map((one) => ({ ...one, roles: both as never })) }),
      ["/parties/0/roles", "/terms/transfers/0/senderId", "/terms/transfers/1/senderId"],
    ],
    [
      "B4",
      "an element without a legal basis",
      element({ basisId: undefined }),
      ["/terms/elements/0/basisId"],
    ],
    [
      "B4",
      "an element on a basis that is gone",
      element({ basisId: "no_such_basis" }),
      ["/terms/elements/0/basisId"],
    ],
    ["B4", "an element without a purpose", element({ purposeIds: [] }), ["/terms/elements/0/purposeIds"]],
    ["B6", "an end before its beginning", withDraft({ expirationDate: "2027-01-04" }), ["/expirationDate"]],
    [
      "B6",
      "days outside what it stands under",
      {
        ...complete,
        above: {
          tier: "mou",
          codedNotation: "DS-2026-001",
          dateEffective: "2027-02-01",
          until: "2028-12-31",
          parties: draft.parties,
          terms: { purposes: [], elements: [] },
        },
      },
      ["/dateEffective", "/expirationDate"],
    ],
    [
      "B6",
      "a party, a purpose and data that what it stands under does not have",
      {
        ...complete,
        above: {
          tier: "dsa",
          codedNotation: "DS-2026-001",
          dateEffective: "2026-01-01",
          until: "2029-12-31",
          parties: draft.parties.slice(0, 2),
          terms: { purposes: [], elements: [first] },
        },
      },
      ["/parties/2", "/terms/purposes/0", "/terms/elements/1"],
    ],
    [
      "B6",
      "a renewal by itself that nobody looks at",
      withTerms({ renewal: "auto_once", reviewBy: "2028-01-05" }),
      ["/terms/reviewBy"],
    ],
    [
      "B7",
      "a missing contact",
      party(1, { contacts: {} }),
      ["/parties/1/contacts/steward", "/parties/1/contacts/custodian", "/parties/1/contacts/privacy"],
    ],
    [
      "B7",
      "a contact whose account has ended",
      { ...complete, today: "2028-01-01" },
      [
        ...[0, 1, 2].flatMap((index) =>
          ["steward", "custodian", "privacy"].map((kind) => `/parties/${index}/contacts/${kind}`),
        ),
      ],
    ],
    ["B8", "a signature without authority", withDraft({ authorities: [] }), Array(3).fill("/authorities")],
    [
      "B8",
      "a party without a signature",
      withDraft({ signatureSlots: [], authorities: [] }),
      Array(3).fill("/signatureSlots"),
    ],
    [
      "B9",
      "sensitive elements without safeguards",
      special,
      ["/terms/security/framework", "/terms/security/breachNoticeHours", "/terms/security/auditRight"],
    ],
    ["B10", "no word on redisclosure", withTerms({ redisclosure: undefined }), ["/terms/redisclosure"]],
    [
      "B11",
      "counts without a smallest group",
      withTerms({ suppressionPolicy: undefined }),
      ["/terms/suppressionPolicy"],
    ],
    [
      "B11",
      "a smallest group below the hub's",
      { ...complete, settings: { floor: 12, checks: [] } },
      ["/terms/suppressionPolicy/n"],
    ],
    ["B12", "P-20 data without the head's approval", p20, ["/terms/evidence"]],
    [
      "B12",
      "the approval of another sector's head",
      { ...p20, terms: { ...p20.terms, evidence: [approval("HE")] } },
      ["/terms/evidence"],
    ],
    ["B13", "no word on sub-recipients", withTerms({ noSubRecipients: false }), ["/terms/subRecipients"]],
    [
      "B14",
      "a student's record bound for the hub",
      withTerms({ transfers: terms.transfers.map((one) => ({ ...one, method: "hub_aggregate" })) }),
      ["/terms/transfers/0/elementIds/0"],
    ],
    ["B15", "a blank to fill in", blank("Cohorts [insert years]"), ["/terms/scope"]],
    ["B15", "TBD", blank("TBD"), ["/terms/scope"]],
    ["B15", "an underscored gap", blank("Cohorts ____ to 2026"), ["/terms/scope"]],
  ] as const)("%s blocks %s", (code, _, input, paths) => {
    const gaps = findings(input as CheckInput).filter((one) => one.code === code);
    expect(gaps.map(({ path }) => path)).toEqual(paths);
    expect(new Set(gaps.map(({ severity }) => severity))).toEqual(new Set(["block"]));
  });

  it("is content where safeguards, approvals or sub-recipients are there", () => {
    const security = {
      ...guarded,
      encryptionAtRest: false,
      encryptionInTransit: false,
      roleLimitedAccess: false,
    };
    expect(found({ ...special, terms: { ...special.terms, security } })).toEqual([]);
    const evidence = [approval("K12")];
    const codes = (input: CheckInput) => findings(input).map(({ code }) => code);
    expect(codes({ ...p20, terms: { ...p20.terms, evidence } })).not.toContain("B12");
    const listed = withTerms({
      noSubRecipients: false,
      subRecipients: [{ name: "A lab", ofOrganizationId: northgate.id }],
    });
    expect(found(listed)).toEqual([]);
    expect(found({ ...listed, terms: { ...listed.terms, noSubRecipients: true } })).toEqual([
      "B13 block /terms/noSubRecipients",
    ]);
    const subRecipients = [{ name: "A lab", ofOrganizationId: threeRivers.id }];
    expect(found({ ...listed, terms: { ...listed.terms, subRecipients } })).toEqual([
      "B13 block /terms/subRecipients/0/ofOrganizationId",
    ]);
  });

  it("lets two parties share with each other", () => {
    const [a, b] = draft.parties as [(typeof draft.parties)[0], (typeof draft.parties)[0]];
    const mutual = withDraft({
      parties: [a, b].map((one) => ({ ...one, roles: ["disclosing", "receiving"] })),
    });
    const none = { ...mutual, terms: { ...terms, transfers: [] } };
    expect(findings(none).filter(({ code }) => code === "B3")).toEqual([]);
  });

  it("asks a memorandum for no data of its own", () => {
    const input = withDraft({ tier: "mou" });
    const bare = {
      ...terms,
      elements: [],
      transfers: [],
      retention: undefined,
      suppressionPolicy: undefined,
    };
    expect(found({ ...input, terms: bare })).toEqual([]);
    expect(found({ ...complete, terms: bare })).toEqual([
      "B4 block /terms/elements",
      "B5 block /terms/retention/destroyWithin",
    ]);
  });
});

describe("what only warns", () => {
  const many = Array.from({ length: 26 }, (_, index) => ({ ...first, elementId: `E${index + 3}` }));
  const transfers = terms.transfers.map((one, index) =>
    index === 0 ? { ...one, elementIds: ["E1", ...many.map(({ elementId }) => elementId)] } : one,
  );
  it.each([
    ["W1", withTerms({ renewal: "auto_once", reviewBy: "2028-01-04" }), "/terms/renewal"],
    ["W2", withDraft({ expirationDate: "2030-01-04" }), "/expirationDate"],
    [
      "W3",
      withTerms({ redisclosure: { kind: "publish_suppressed", to: [], recordKept: true } }),
      "/terms/redisclosure/publicationReviewDays",
    ],
    ["W4", withTerms({ elements: [first, second, ...many], transfers }), "/terms/elements"],
    ["W5", withTerms({ transfers: terms.transfers.slice(1) }), "/terms/elements/0"],
    [
      "W7",
      withTerms({ elements: [first, { ...second, exchange: undefined }] }),
      "/terms/elements/1/exchange",
    ],
  ] as const)("%s", (code, input, path) => {
    expect(found(input)).toEqual([`${code} warn ${path}`]);
  });

  it("is three years to the day that W2 lets pass", () => {
    expect(found(withDraft({ expirationDate: "2030-01-03" }))).toEqual([]);
  });
});

describe("counsel's word", () => {
  const turned = (code: string, severity: "block" | "warn", input = complete): CheckInput => ({
    ...input,
    settings: { floor: 10, checks: [{ code, severity, reason: "Our board's policy" } as never] },
  });

  it("turns a check to a warning and back, and the reason stays beside it", () => {
    const input = withTerms({ redisclosure: undefined });
    const gaps = findings(turned("B10", "warn", input)).filter(({ code }) => code === "B10");
    expect(gaps).toMatchObject([{ severity: "warn", turned: "Our board's policy" }]);
    const long = withDraft({ expirationDate: "2030-12-31" });
    expect(findings(turned("W2", "block", long))).toMatchObject([
      { severity: "block", turned: "Our board's policy" },
    ]);
  });

  it("turns one fact by its key, and leaves the others", () => {
    const input = withTerms({ facts: {} });
    const one = turned("ferpa_studies.onBehalf", "warn", input);
    expect(found(one)).toEqual([
      "B2 warn /terms/facts/ferpa_studies.onBehalf",
      "B2 block /terms/facts/ferpa_studies.studyPurpose",
    ]);
    const keys = checklist(one).items.flatMap(({ key }) => key ?? []);
    expect(keys.filter((key) => !isCheck(key, complete.bases))).toEqual([]);
  });

  it("does not make an item block that nobody has verified", () => {
    const input = withTerms({ clauses: terms.clauses.slice(0, 2) });
    const [gap] = findings(turned("FD3", "block", input));
    expect([gap?.severity, gap?.turned]).toEqual(["warn", undefined]);
  });
});

describe("for any draft", () => {
  const anyOf = <Value>(...values: Value[]) => fc.constantFrom(...values);
  const anyElement = fc.record({
    basisId: anyOf(undefined, ...complete.bases.map(({ id }) => id)),
    level: anyOf("student" as const, "aggregate" as const),
    sensitivity: anyOf("public" as const, "special" as const, "education_record" as const),
    purposeIds: anyOf([], ["P1"]),
  });
  const anyInput = fc
    .record({
      elements: fc.array(anyElement, { maxLength: 5 }),
      kept: fc.subarray(terms.clauses),
      parties: fc.subarray([...draft.parties], { minLength: 1 }),
      capacity: anyOf(...draft.parties.map(({ ferpaCapacity }) => ferpaCapacity)),
      method: anyOf("sftp" as const, "hub_aggregate" as const),
      scope: anyOf(undefined, "All", "TBD"),
      destroyWithin: anyOf(undefined, "P60D"),
    })
    .map((some): CheckInput => {
      const elements = some.elements.map((one, index) => ({ ...first, ...one, elementId: `E${index + 1}` }));
      const ids = elements.map(({ elementId }) => elementId);
      return {
        ...complete,
        draft: {
          ...draft,
          parties: some.parties.map((one) => ({ ...one, ferpaCapacity: some.capacity })),
        },
        terms: {
          ...terms,
          elements,
          scope: some.scope,
          clauses: some.kept,
          transfers: ids.map((id, index) => ({
            ...(terms.transfers[0] as DataTerms["transfers"][0]),
            transferId: `T${index + 1}`,
            method: some.method,
            elementIds: [id],
            senderId: index % 2 ? threeRivers.id : prairieLakes.id,
          })),
          retention: { ...retention, destroyWithin: some.destroyWithin },
        },
      };
    });
  const said = (input: CheckInput) =>
    findings(input)
      .map(({ code, severity, basisId, message }) => JSON.stringify([code, severity, basisId, message]))
      .sort();

  it("says the same in whatever order things are listed", () => {
    fc.assert(
      fc.property(anyInput, fc.infiniteStream(fc.nat()), (input, numbers) => {
        const shuffled = <Value>(list: readonly Value[]): Value[] =>
          list
            .map((value) => [numbers.next().value, value] as const)
            .sort(([a], [b]) => a - b)
            .map(([, value]) => value);
        const mixed: CheckInput = {
          ...input,
          bases: shuffled(input.bases),
          people: shuffled(input.people),
          organizations: shuffled(input.organizations),
          draft: { ...input.draft, parties: shuffled(input.draft.parties) },
          terms: {
            ...input.terms,
            elements: shuffled(input.terms.elements),
            transfers: shuffled(input.terms.transfers),
            clauses: shuffled(input.terms.clauses),
          },
        };
        expect(said(mixed)).toEqual(said(input));
      }),
    );
  });

  it("never blocks on what nobody has compared with its source", () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const unverified = new Set(
          input.bases.flatMap(({ elements }) =>
            elements.filter(({ verifiedOn }) => verifiedOn === undefined).map(({ id }) => id),
          ),
        );
        for (const { code, severity, unverified: marked } of findings(input)) {
          if (unverified.has(code)) expect([code, severity, marked]).toEqual([code, "warn", true]);
          if (marked) expect(severity).toBe("warn");
        }
      }),
    );
  });

  it("says of every line either where it is answered or what is missing, and never both", () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        for (const { where, findings } of checklist(input).items)
          expect(where.length > 0).toBe(findings.length === 0);
      }),
    );
  });
});

describe("the list of checks of a partnership", () => {
  const bases = complete.bases;
  const turned = (code: string, severity: "block" | "warn") => ({
    ...{ code, severity, reason: `Counsel on ${code}` },
    ...{ by: "per_0000000000000000000m" as never, byName: "Marisol Reyes", at: "2026-11-01T10:00:00.000Z" },
  });

  it("says of each what a gap in it does, as the checklist of any agreement then does", () => {
    const all = checksHere(bases, { checks: [] }).map(({ code }) => code);
    expect(all.filter((code) => !isCheck(code, bases))).toEqual([]);
    expect(new Set(all).size).toBe(all.length);
    const empty = { ...terms, purposes: [], facts: {}, evidence: [], clauses: [], transfers: [] };
    const { retention: _retention, redisclosure: _passing, suppressionPolicy: _policy, ...lacking } = empty;
    const drafts = bases.map(({ id }) => ({
      ...complete,
      draft: { ...draft, authorities: [], parties: draft.parties.map((one) => ({ ...one, contacts: {} })) },
      terms: { ...lacking, elements: [{ ...first, basisId: id }] } as DataTerms,
    }));
    const seen = new Set<string>();
    fc.assert(
      fc.property(
        fc.constantFrom(...drafts),
        fc.uniqueArray(fc.record({ code: fc.constantFrom(...all), to: fc.constantFrom("block", "warn") }), {
          selector: ({ code }) => code,
          maxLength: 30,
        }),
        (input, turns) => {
          const settings = { floor: 10, checks: turns.map(({ code, to }) => turned(code, to as "warn")) };
          const list = new Map(checksHere(bases, settings).map((one) => [one.code, one]));
          for (const { key, code, findings: gaps } of checklist({ ...input, settings }).items)
            for (const gap of gaps) {
              // An approval goes by the code of all approvals, and by whether its basis was compared.
              if (code === "B12" && gap.unverified) continue;
              const check = list.get(key ?? code);
              expect([key ?? code, check?.severity]).toEqual([key ?? code, gap.severity]);
              expect(check?.unverified).toBe(gap.unverified ?? false);
              seen.add(key ?? code);
            }
        },
      ),
      { numRuns: 300 },
    );
    expect(seen.size).toBeGreaterThan(40);
  });

  it("names whose word turned it, for one of its kind before all of its kind", () => {
    const of = (code: string, ...checks: ReturnType<typeof turned>[]) =>
      checksHere(bases, { checks }).find((one) => one.code === code);
    const fact = "ferpa_studies.studyPurpose";
    expect(of("ST7")).toMatchObject({ own: "block", severity: "block" });
    expect(of("ST7", turned("ST7", "warn"))?.change?.reason).toBe("Counsel on ST7");
    const one = of(fact, turned("B2", "warn"), turned(fact, "block"));
    expect(one?.change?.code).toBe(fact);
    expect(of(fact, turned("B2", "warn"))?.change?.code).toBe("B2");
  });
});
