/** A statement's level is read from where it stands. */
import { expect, it } from "vitest";
import { CaseUuid } from "#shared/case/schema.ts";
import { standing } from "#shared/statements/levels.ts";
import { contentsOf } from "#test/support/frameworks.ts";

const document = CaseUuid.parse("7f1d1e1e-0000-4000-8000-000000000000");
const text = `
Work safely
  Wear what protects
cluster: Manufacturing
  Read a work order
  pathway: Production
    Set up a machine
    Shared by two
  pathway: Quality
    Measure a part
cluster: Health
  pathway: Nursing
    Take a pulse
`;

/** The statement also stands under another. */
function alsoUnder(contents: ReturnType<typeof contentsOf>, statement: string, parent: string) {
  const named = (full: string) =>
    contents.CFItems.find((item) => item.fullStatement === full)?.identifier ?? "";
  const [first] = contents.CFAssociations;
  if (!first) throw new Error("there are associations");
  return {
    ...contents,
    CFAssociations: [
      ...contents.CFAssociations,
      {
        ...first,
        identifier: CaseUuid.parse("7f1d1e1e-0000-4000-8000-0000000000ff"),
        originNodeURI: { title: statement, identifier: named(statement) },
        destinationNodeURI: { title: parent, identifier: named(parent) },
      },
    ],
  };
}
const levels = (contents: ReturnType<typeof contentsOf>) =>
  Object.fromEntries(standing(document, contents).map((one) => [one.item.fullStatement, one.level]));

it("is essential below no cluster, cluster below one, and pathway below a pathway", () => {
  expect(levels(contentsOf(document, text))).toEqual({
    "Work safely": "essential",
    "Wear what protects": "essential",
    Manufacturing: "cluster",
    "Read a work order": "cluster",
    Production: "pathway",
    "Set up a machine": "pathway",
    "Shared by two": "pathway",
    Quality: "pathway",
    "Measure a part": "pathway",
    Health: "cluster",
    Nursing: "pathway",
    "Take a pulse": "pathway",
  });
});

it("is what all places of a statement have in common", () => {
  const contents = contentsOf(document, text);
  expect(levels(alsoUnder(contents, "Shared by two", "Quality"))["Shared by two"]).toBe("cluster");
  expect(levels(alsoUnder(contents, "Shared by two", "Nursing"))["Shared by two"]).toBe("essential");
});

it("names the cluster and the pathway, and the statement above", () => {
  const read = standing(document, contentsOf(document, text));
  const one = (full: string) => read.find(({ item }) => item.fullStatement === full);
  expect(one("Take a pulse")).toMatchObject({
    depth: 2,
    parentId: one("Nursing")?.item.identifier,
    pathwayId: one("Nursing")?.item.identifier,
    clusterId: one("Health")?.item.identifier,
  });
  expect(one("Wear what protects")).not.toHaveProperty("clusterId");
});
