/** Two versions side by side: clause by clause, elements, purposes, parties, and nothing signed left out. */
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compare } from "#shared/data-sharing/compare.ts";
import { versionContent } from "#shared/data-sharing/content.ts";
import { noTerms } from "#shared/data-sharing/terms.ts";
import { DataTerms } from "#shared/data-sharing/terms-schema.ts";
import { recordOf } from "./lives.ts";

const element = (id: string, over: object = {}) => ({
  elementId: id,
  vocab: "local",
  name: `Element ${id}`,
  level: "aggregate",
  sensitivity: "public",
  ...over,
});
const terms = (over: object = {}) => DataTerms.parse({ ...noTerms, ...over });

const drawn = fc.record({
  scope: fc.option(fc.constantFrom("All", "Some"), { nil: undefined }),
  purposes: fc.subarray(["One", "Two"]),
  elements: fc.subarray(["E1", "E2", "E3"]),
  level: fc.constantFrom("aggregate", "student"),
  clauses: fc.uniqueArray(
    fc.record({ listId: fc.constantFrom("1.1", "2.1"), text: fc.constantFrom("Yes", "No") }),
    {
      selector: ({ listId }) => listId,
      maxLength: 2,
    },
  ),
  keepsReleases: fc.option(fc.boolean(), { nil: undefined }),
  fact: fc.option(fc.constantFrom("a", "b"), { nil: undefined }),
  name: fc.constantFrom("Outcomes", "Outcomes 2027"),
  notice: fc.constantFrom(30, 60),
});
type Drawn = typeof drawn extends fc.Arbitrary<infer T> ? T : never;
const made = ({ scope, purposes, elements, level, clauses, keepsReleases, fact, name, notice }: Drawn) => ({
  record: recordOf({ name, noticeDays: notice }),
  terms: terms({
    ...(scope ? { scope } : {}),
    purposes: purposes.map((statement, index) => ({ purposeId: `P${index + 1}`, statement })),
    elements: elements.map((id) => element(id, { level })),
    clauses: clauses.map((one) => ({ ...one, title: "Title", satisfies: [] })),
    ...(keepsReleases === undefined
      ? {}
      : { retention: { trigger: "term_end", action: "destroy", keepsReleases } }),
    facts: fact ? { "ferpa_studies.studyPurpose": fact } : {},
  }),
});
/** Two versions that have nothing to do with each other, or that differ in one thing at most. */
const pair = fc.tuple(drawn, drawn, fc.option(fc.nat(20))).map(([a, b, one]) => {
  const names = Object.keys(a) as (keyof Drawn)[];
  const name = one === null ? undefined : (names[one % names.length] as keyof Drawn);
  return [made(a), made(name === undefined ? b : { ...a, [name]: b[name] })] as const;
});

describe("comparing two versions", () => {
  it("finds a difference exactly where what is signed differs, and the opposite the other way round", () => {
    fc.assert(
      fc.property(pair, ([a, b]) => {
        const there = compare(a, b);
        const same =
          JSON.stringify(versionContent(a.record, a.terms)) ===
          JSON.stringify(versionContent(b.record, b.terms));
        expect(there.same).toBe(same);
        const turned = { ADDED: "REMOVED", REMOVED: "ADDED", CHANGED: "CHANGED" } as const;
        const told = (one: (typeof there.differences)[number]) => [one.part, one.key, one.kind].join(" ");
        const back = compare(b, a).differences.map((one) => told({ ...one, kind: turned[one.kind] }));
        expect(back.sort()).toEqual(there.differences.map(told).sort());
      }),
      { numRuns: 400 },
    );
  });

  it("tells that clauses stand in another order, which is signed as well", () => {
    const [one, two] = ["1.1", "2.1"].map((listId) => ({ listId, title: "Use", text: "Only for P1." }));
    const of = (clauses: object[]) => ({ record: recordOf({}), terms: terms({ clauses }) });
    const { same, differences } = compare(of([one ?? {}, two ?? {}]), of([two ?? {}, one ?? {}]));
    expect(same).toBe(false);
    expect(differences).toEqual([
      {
        part: "clauses",
        key: "order",
        label: "order",
        kind: "CHANGED",
        fields: [{ field: "order", before: "1.1, 2.1", after: "2.1, 1.1" }],
      },
    ]);
  });

  it("says which clause, element, purpose or party it is, and what each field was and is", () => {
    const from = {
      record: recordOf({}),
      terms: terms({
        elements: [element("E1"), element("E2")],
        clauses: [{ listId: "4.1", title: "Use", text: "Only for P1." }],
      }),
    };
    const to = {
      record: recordOf({
        versionNo: 2,
        versionKind: "AMENDMENT",
        parties: from.record.parties.slice(0, 1),
        noticeDays: 60,
      }),
      terms: terms({
        elements: [element("E1", { level: "student" }), element("E3")],
        clauses: [{ listId: "4.1", title: "Use", text: "Only for P1 and P2." }],
      }),
    };
    const { from: first, to: second, same, differences } = compare(from, to);
    expect([first, second, same]).toEqual([1, 2, false]);
    expect(differences.map(({ part, key, kind }) => [part, key, kind])).toEqual([
      ["frame", "noticeDays", "CHANGED"],
      ["parties", from.record.parties[1]?.organizationId, "REMOVED"],
      ["elements", "E1", "CHANGED"],
      ["elements", "E3", "ADDED"],
      ["elements", "E2", "REMOVED"],
      ["clauses", "4.1", "CHANGED"],
    ]);
    expect(differences[0]?.fields).toEqual([{ field: "noticeDays", before: "30", after: "60" }]);
    expect(differences.at(-1)?.fields).toEqual([
      { field: "text", before: "Only for P1.", after: "Only for P1 and P2." },
    ]);
    expect(differences[2]?.fields).toEqual([{ field: "level", before: "aggregate", after: "student" }]);
  });
});
