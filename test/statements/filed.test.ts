/** From the wheel to statements: what a framework is for, and where that is found in it. */
import { describe, expect, it } from "vitest";
import { CaseUuid } from "#shared/case/schema.ts";
import { clusters } from "#shared/framework/scc-79-clusters.ts";
import { filedIn } from "#shared/statements/filed.ts";
import { filedUnder } from "#shared/statements/filed-under.ts";
import { contentsOf } from "#test/support/frameworks.ts";

const document = CaseUuid.parse("7f1d1e1e-0000-4000-8000-000000000000");
const text = `
Work safely
cluster: Health Science
  Explain what happens next
    Answer questions
  pathway: Therapeutic Services
    Take a pulse
    Take a weight
  pathway: Something of our own
cluster: Making things
`;
const contents = contentsOf(document, text);
const filed = filedIn(document, contents, "2026-11-23");

describe("what a framework is for", () => {
  it("is each cluster and pathway it names, with the number of statements under it", () => {
    expect(filed.map(({ name, level, statements }) => [name, level, statements])).toEqual([
      ["Health Science", "cluster", 4],
      ["Therapeutic Services", "pathway", 2],
      ["Something of our own", "pathway", 0],
      ["Making things", "cluster", 0],
    ]);
    expect(filed[1]?.clusterId).toBe(filed[0]?.identifier);
  });

  it("leaves out what is retired, and counts a statement of two places once", () => {
    const item = (name: string) => contents.CFItems.find((one) => one.fullStatement === name);
    const [first] = contents.CFAssociations;
    const twice = {
      ...contents,
      CFItems: contents.CFItems.map((one) =>
        ["Take a weight", "Making things"].includes(one.fullStatement)
          ? { ...one, statusEndDate: "2026-11-23" }
          : one,
      ),
      CFAssociations: [
        ...contents.CFAssociations,
        {
          ...(first as NonNullable<typeof first>),
          identifier: CaseUuid.parse("7f1d1e1e-0000-4000-8000-0000000000ff"),
          originNodeURI: { title: "-", identifier: item("Take a pulse")?.identifier ?? "" },
          destinationNodeURI: { title: "-", identifier: item("Health Science")?.identifier ?? "" },
        },
      ],
    };
    expect(filedIn(document, twice, "2026-11-23").map(({ name, statements }) => [name, statements])).toEqual([
      ["Health Science", 3],
      ["Therapeutic Services", 1],
      ["Something of our own", 0],
    ]);
  });
});

describe("a place on the wheel", () => {
  const cluster = (id: string) => {
    const found = clusters.find((one) => one.id === id);
    if (!found) throw new Error(`no ${id}`);
    return found;
  };

  it("finds its statements by code or by name, and its pathways by name", () => {
    const its = filedUnder(filed, cluster("health"));
    expect(its?.cluster.name).toBe("Health Science");
    expect(its?.pathway("health/therapeutic-services")?.statements).toBe(2);
    expect(its?.pathway("health/diagnostic-services")).toBeUndefined();
    expect(filedUnder(filed, cluster("manufacturing"))).toBeUndefined();
    const coded = filed.map((one) => (one.name === "Making things" ? { ...one, code: "MN" } : one));
    expect(filedUnder(coded, cluster("manufacturing"))?.cluster.name).toBe("Making things");
  });

  it("is known by every name of the edition as its slug has it", () => {
    for (const one of clusters) {
      const named = one.pathways.map(({ name }, index) => ({
        identifier: CaseUuid.parse(`7f1d1e1e-0000-4000-8000-0000000001${String(index).padStart(2, "0")}`),
        level: "pathway" as const,
        name,
        clusterId: document,
        statements: index,
      }));
      const whole = [
        { identifier: document, level: "cluster" as const, name: one.name, statements: 9 },
        ...named,
      ];
      const its = filedUnder(whole, { ...one, code: "--" });
      expect(its?.cluster.statements).toBe(9);
      expect(one.pathways.map(({ id }) => its?.pathway(id)?.name)).toEqual(
        one.pathways.map(({ name }) => name),
      );
    }
  });
});
