/** What is submitted is a whole table over the partnership's own groups and years, of programs and not of people. */
import { describe, expect, it } from "vitest";
import { asKept, countsMax, releaseProblems, studentNames } from "#shared/data-sharing/release-draft.ts";
import { ReleaseDraft } from "#shared/data-sharing/release-schema.ts";

const published = (value: number) => ({ state: "published", value });
const hidden = { state: "suppressed" };
const zero = { state: "zero" };
const known = {
  indicators: [
    { id: "5S1", name: "Credential", level: "secondary" as const, denominator: "left", numerator: "earned" },
  ],
  dimensions: [
    {
      id: "gender",
      name: "Gender",
      kind: "partition" as const,
      values: [
        { id: "f", name: "Female" },
        { id: "m", name: "Male" },
      ],
    },
    {
      id: "el",
      name: "English learners",
      kind: "flag" as const,
      values: [{ id: "el", name: "English learners" }],
    },
  ],
};
type Groups = Record<string, unknown>;
const groups: Groups = {
  all: { d: published(60), n: published(41) },
  "gender:f": { d: published(33), n: hidden },
  "gender:m": { d: published(27), n: hidden },
};
const block = (program: string, more: Groups = {}, year = "2025-26") => ({
  program,
  year,
  groups: { ...groups, ...more },
});
const draft = (changes: object = {}, table: object = {}) =>
  ReleaseDraft.parse({
    indicatorId: "5S1",
    year: "2025-26",
    purposeId: "P1",
    programs: [{ id: "51.3901", name: "Nursing" }],
    table: {
      dimensions: [{ name: "gender", kind: "partition", values: ["f", "m"] }],
      blocks: [block("51.3901")],
      ...table,
    },
    algorithm: "test",
    ...changes,
  });
const pointers = (one: ReleaseDraft) => releaseProblems(one, known).map(({ pointer }) => pointer);
const two = [
  { id: "51.3901", name: "Nursing" },
  { id: "all", name: "All programs" },
];

describe("a submitted table", () => {
  it("is taken where it is whole", () => {
    expect(pointers(draft())).toEqual([]);
    expect(pointers(draft({ programs: two }, { blocks: [block("all"), block("51.3901")] }))).toEqual([]);
    expect(
      pointers(
        draft(
          { year: "2023-24", pooledTo: "2025-26" },
          { blocks: [block("51.3901", {}, "2023-24/2025-26")] },
        ),
      ),
    ).toEqual([]);
    expect(pointers(draft({}, { blocks: [block("51.3901", { "gender:m": { d: zero, n: zero } })] }))).toEqual(
      [],
    );
  });

  it.each<[string, ReleaseDraft, string]>([
    ["an unknown indicator", draft({ indicatorId: "9X9" }), "/indicatorId"],
    ["a pool that ends before it begins", draft({ pooledTo: "2024-25" }), "/pooledTo"],
    ["a pool of one year", draft({ pooledTo: "2025-26" }), "/pooledTo"],
    ["a pool of six years", draft({ year: "2020-21", pooledTo: "2025-26" }), "/pooledTo"],
    [
      "another year in a block",
      draft({}, { blocks: [block("51.3901", {}, "2024-25")] }),
      "/table/blocks/0/year",
    ],
    [
      "an unknown dimension",
      draft({}, { dimensions: [{ name: "zip", kind: "flag", values: ["f"] }] }),
      "/table/dimensions/0/name",
    ],
    [
      "a dimension of another kind",
      draft({}, { dimensions: [{ name: "gender", kind: "flag", values: ["f", "m"] }] }),
      "/table/dimensions/0/kind",
    ],
    [
      "an unknown subgroup",
      draft({}, { dimensions: [{ name: "gender", kind: "partition", values: ["f", "x"] }] }),
      "/table/dimensions/0/values/1",
    ],
    [
      "a subgroup twice",
      draft({}, { dimensions: [{ name: "gender", kind: "partition", values: ["f", "f"] }] }),
      "/table/dimensions/0/values/1",
    ],
    [
      "a dimension twice",
      draft({}, { dimensions: Array(2).fill({ name: "gender", kind: "partition", values: ["f", "m"] }) }),
      "/table/dimensions/1/name",
    ],
    ["a program twice", draft({ programs: [two[0], two[0]] }), "/programs/1/id"],
    ["a program without a block", draft({ programs: two }), "/table/blocks"],
    [
      "a block without a program",
      draft({}, { blocks: [block("51.3901"), block("12.05")] }),
      "/table/blocks/1/program",
    ],
    [
      "two blocks of a program",
      draft({}, { blocks: [block("51.3901"), block("51.3901")] }),
      "/table/blocks/1/program",
    ],
    [
      "a group no dimension has",
      draft({}, { blocks: [block("51.3901", { "zip/code:62701": { d: hidden, n: hidden } })] }),
      "/table/blocks/0/groups/zip~1code:62701",
    ],
    [
      "a group left out",
      draft({}, { blocks: [{ program: "51.3901", year: "2025-26", groups: { all: groups["all"] } }] }),
      "/table/blocks/0/groups/gender:f",
    ],
    [
      "nobody in one count only",
      draft({}, { blocks: [block("51.3901", { "gender:m": { d: zero, n: hidden } })] }),
      "/table/blocks/0/groups/gender:m",
    ],
    [
      "a published nought of students",
      draft({}, { blocks: [block("51.3901", { "gender:m": { d: published(0), n: hidden } })] }),
      "/table/blocks/0/groups/gender:m",
    ],
    [
      "a sum of what is not there",
      draft(
        { programs: two },
        { blocks: [block("all"), block("51.3901")], rollUps: [{ program: "all", of: ["12.05"] }] },
      ),
      "/table/rollUps/0/of",
    ],
    [
      "a sum of itself",
      draft(
        { programs: two },
        { blocks: [block("all"), block("51.3901")], rollUps: [{ program: "all", of: ["all"] }] },
      ),
      "/table/rollUps/0/of",
    ],
    [
      "a pool of its own making",
      draft(
        {},
        {
          rollUps: [{ program: "51.3901", of: ["51.3901"], year: "2025-26", years: ["2024-25", "2025-26"] }],
        },
      ),
      "/table/rollUps/0/years",
    ],
  ])("is refused with %s, at its place", (_what, one, pointer) => {
    expect(pointers(one)).toContain(pointer);
  });

  it("is refused where it has more counts than one audit takes", () => {
    const many = Array.from({ length: 110 }, (_, at) => ({ id: `p-${at}`, name: "Program" }));
    const dimensions = [{ name: "gender", kind: "partition", values: ["f", "m"] }, ...Array(0)];
    const small = draft({ programs: many }, { dimensions, blocks: many.map(({ id }) => block(id)) });
    expect(pointers(small)).toEqual([]);
    const values = Array.from({ length: 24 }, (_, at) => `v${at}`);
    const wide = {
      ...known,
      dimensions: [
        {
          id: "gender",
          name: "Gender",
          kind: "partition" as const,
          values: values.map((id) => ({ id, name: id })),
        },
      ],
    };
    const big = draft(
      { programs: many },
      {
        dimensions: [{ name: "gender", kind: "partition", values }],
        blocks: many.map(({ id }) => block(id)),
      },
    );
    expect(110 * 25 * 2).toBeGreaterThan(countsMax);
    expect(releaseProblems(big, wide).map(({ pointer }) => pointer)).toEqual(["/table/blocks"]);
  });

  it("never repeats a count in what it says", () => {
    const bad = draft(
      {},
      { blocks: [block("51.3901", { "gender:m": { d: published(987), n: zero } }, "2024-25")] },
    );
    expect(JSON.stringify(releaseProblems(bad, known))).not.toContain("987");
  });

  it("cannot carry a student in the id or the names of its programs", () => {
    for (const id of ["901234567", "Garcia, Ana", "ana@school.example", "123-45-6789", "2008-01-02"])
      expect(() => draft({ programs: [{ id, name: "Nursing" }] }), id).toThrow();
    const named = (name: (at: number) => string) => ({
      programs: Array.from({ length: 6 }, (_, at) => ({ id: `p-${at}`, name: name(at) })),
    });
    expect(studentNames(named((at) => `Garcia${"abcdef"[at]}, Ana`))).toEqual([
      { pointer: "/programs", detail: expect.stringContaining("names of people") },
    ]);
    expect(studentNames(named((at) => `90${1234560 + at}`))).toHaveLength(1);
    expect(studentNames(named((at) => `Program ${at}, basic`))).toEqual([]);
  });

  it.each([
    "Garcia, Maria",
    "O’Brien, Ana L.",
    "Welding 123-45-6789",
    "Welding (123 45 6789)",
    "Welding １２３‑４５‑６７８９",
    "Nursing ana@school.example",
    "Nursing 2008-3-1",
    "Nursing 3/1/2008",
    "Nursing 03-01-2008",
    "Nursing 901234567",
    "Nursing 217.555.0134",
  ])("cannot carry one student in the name of one program: %s", (name) => {
    const found = studentNames(
      draft({
        programs: [
          { id: "all", name: "All programs" },
          { id: "x", name },
        ],
      }),
    );
    expect(found.map(({ pointer }) => pointer)).toEqual(["/programs/1/name"]);
    expect(JSON.stringify(found)).not.toMatch(/Garcia|Brien|\d{2}|school/);
  });

  it.each([
    "Agriculture, General",
    "Accounting, Other",
    "Nursing, practical",
    "Nursing 51.3901-51.3999",
    "Nursing 2025-26, CIP 513901",
    "Agriculture, Food, and Natural Resources",
    "Auto Body/Collision Repair Level 1/2",
  ])("may name a program %s", (name) => {
    expect(studentNames(draft({ programs: [{ id: "x", name }] }))).toEqual([]);
  });

  it("has a CIP code in the place of a CIP code, or none", () => {
    const coded = (cipCode: string) => draft({ programs: [{ ...two[0], cipCode }] });
    for (const code of ["51", "51.39", "51.3901"]) expect(coded(code).programs[0]?.cipCode).toBe(code);
    for (const code of ["Garcia, A", "123456789", "1-23-45"]) expect(() => coded(code), code).toThrow();
  });

  it("is kept with its groups in the order of its dimensions, so that their order tells nothing", () => {
    const shuffled = { "gender:m": groups["gender:m"], all: groups["all"], "gender:f": groups["gender:f"] };
    const one = asKept(
      draft(
        { programs: two },
        { blocks: [{ program: "all", year: "2025-26", groups: shuffled }, block("51.3901")] },
      ),
    );
    expect(one.blocks.map(({ program }) => program)).toEqual(["51.3901", "all"]);
    for (const { groups: kept } of one.blocks)
      expect(Object.keys(kept)).toEqual(["all", "gender:f", "gender:m"]);
  });

  it("is kept as the sum of its years where it is a pool", () => {
    const pool = draft(
      { year: "2024-25", pooledTo: "2025-26" },
      { blocks: [block("51.3901", {}, "2024-25/2025-26")] },
    );
    expect(asKept(pool).rollUps).toEqual([
      { program: "51.3901", of: ["51.3901"], year: "2024-25/2025-26", years: ["2024-25", "2025-26"] },
    ]);
    expect(asKept(draft()).rollUps).toEqual([]);
  });
});
