/**
 * The order of the files: those that want a browser around them first, and after them the others, longest first as
 * vitest has it. A worker is given up, with all it has loaded, whenever the next file wants other surroundings.
 */
import { readFileSync } from "node:fs";
import { BaseSequencer, type TestSpecification } from "vitest/node";

export class BrowserFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const inOrder = await super.sort(files);
    return [...inOrder.filter(wantsBrowser), ...inOrder.filter((file) => !wantsBrowser(file))];
  }
}

const wantsBrowser = ({ moduleId }: TestSpecification): boolean =>
  readFileSync(moduleId, "utf8").includes("@vitest-environment");
