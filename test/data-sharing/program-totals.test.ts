/** A total and its parts say what they are to each other, in one release and in two. */
import { expect, it } from "vitest";
import { totalProblems } from "#shared/data-sharing/program-totals.ts";

type RollUps = { program: string; of: string[] }[];
const draft = (ids: string[], rollUps: RollUps = []) => ({
  programs: ids.map((id) => ({ id, name: id })),
  year: "2025-26",
  table: { rollUps },
});
const earlier = (...ids: string[]) => [
  { blocks: ids.map((program) => ({ program, year: "2025-26", groups: {} })) },
  { blocks: [{ program: "99.99", year: "2024-25", groups: {} }] },
];
const said = (...of: Parameters<typeof totalProblems>) => totalProblems(...of).map(({ detail }) => detail);

it("takes programs without a total, and a total that says what it is the sum of", () => {
  expect(said(draft(["51.3901", "48.0508", "welding"]), [])).toEqual([]);
  expect(
    said(draft(["all", "51.3901", "48.0508"], [{ program: "all", of: ["51.3901", "48.0508"] }]), []),
  ).toEqual([]);
  expect(said(draft(["all"]), [])).toEqual([]);
});

it("counts what is part of a part there", () => {
  const rollUps = [
    { program: "all", of: ["51", "trades"] },
    { program: "51", of: ["51.3901", "51.38"] },
    { program: "51.38", of: ["51.3801", "51.3802"] },
    { program: "trades", of: ["48.0508", "46.0302"] },
  ];
  const ids = ["all", "51", "51.3901", "51.38", "51.3801", "51.3802", "trades", "48.0508", "46.0302"];
  expect(said(draft(ids, rollUps), [])).toEqual([]);
  expect(said(draft(ids, rollUps.slice(1)), [])).toEqual([
    "The sum of 51, trades: say so in /table/rollUps.",
  ]);
});

it("refuses a total that is silent about a part, or names another", () => {
  const of = (...parts: string[]) =>
    said(draft(["all", "51.3901", "48.0508"], [{ program: "all", of: parts }]), []);
  expect(of("51.3901")).toHaveLength(1);
  expect(said(draft(["51", "51.3901"]), [])).toEqual(["The sum of 51.3901: say so in /table/rollUps."]);
});

it("lets neither a total nor a part of it come alone where the other was released of the same years", () => {
  expect(said(draft(["51.3901"]), earlier("all"))).toEqual([
    "It is part of all, released before: send all with it.",
  ]);
  expect(said(draft(["all"]), earlier("51.3901"))).toEqual([
    "51.3901, released before, is part of it: send 51.3901 with it.",
  ]);
  expect(said(draft(["51.3901"]), earlier("51"))).toHaveLength(1);
  expect(
    said(draft(["all", "51.3901"], [{ program: "all", of: ["51.3901"] }]), earlier("all", "51.3901")),
  ).toEqual([]);
  expect(said(draft(["51.3901"]), earlier("48.0508", "51.3901"))).toEqual([]);
});
