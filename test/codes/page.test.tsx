/** What pages say of a code: what became of it, what takes its place, and that a suggestion is one. */
import { expect, it } from "vitest";
import type { CodeView } from "#shared/codes/schema.ts";
import { scc79 } from "#shared/framework/scc-79.ts";
import { codeIn, codePaths, setWord } from "#web/codes/paths.ts";
import { fate, pathwayIn, targetWords } from "#web/codes/words.ts";

const code = (changes: Partial<CodeView> = {}): CodeView => ({
  ...{ system: "CIP", edition: "2020", code: "51.3801", status: "THERE", origin: "OWN" },
  ...{ pathways: [], above: [], below: [], titles: [], leadsTo: [] },
  ...changes,
});
const moved = { edition: "2020", change: "MOVED" as const, successors: [{ code: "51.3203", title: "" }] };

it("says nothing of a code that holds, and why nobody can tell of one whose edition is not loaded", () => {
  expect(fate(code())).toBeUndefined();
  expect(fate(code({ status: "ABSENT" }))).toBe("CIP 2020 has no code 51.3801.");
  expect(fate(code({ status: "UNKNOWN_SET" }))).toContain("cannot tell whether 51.3801 is a code of it");
});

it("says what became of a code: in a later edition, in a revision, or before the edition that is named", () => {
  expect(fate(code({ edition: "2010", later: moved }))).toBe("It moved in CIP 2020.");
  expect(fate(code({ status: "ABSENT", later: moved }))).toBe(
    "51.3801 is not a code of CIP 2020 any more: it moved.",
  );
  const dropped = { edition: "2020", revision: "2023", change: "DELETED" as const, successors: [] };
  expect(fate(code({ status: "ABSENT", later: dropped }))).toBe("Deleted in the 2023 revision of CIP 2020.");
  const renamed = { ...dropped, change: "RETITLED" as const };
  expect(fate(code({ later: renamed }))).toBe("Renamed in the 2023 revision of CIP 2020.");
});

it("names where a map leads, and a pathway with its cluster", () => {
  expect([targetWords("SOC-2018"), targetWords("PATHWAY-scc-79")]).toEqual([
    "SOC 2018",
    "pathways of scc-79",
  ]);
  expect(pathwayIn(scc79.clusters, "health/support-services")).toBe("Support Services, Health Science");
  expect(pathwayIn(scc79.clusters, "gone/away")).toBe("gone/away");
});

it("writes a code into an address that is no file's, and reads it back", () => {
  const set = setWord({ system: "CIP", edition: "2020" });
  expect(codePaths.code("cedar-valley", set, "51.3801")).toBe(
    "/p/cedar-valley/programs/codes/CIP-2020/51_3801",
  );
  expect(codeIn("51_3801")).toBe("51.3801");
});
