/** `npm run -s verify`: exit code 0 for what is whole, 1 for everything else, and one clear paragraph either way. */
import { spawnSync } from "node:child_process";
import { copyFile, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { executed } from "#test/agreements/executed.ts";

const command = resolve(import.meta.dirname, "../../infra/local/verify.ts");
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "causeway-verify-"));
  const { pdf, signing, bundle } = await executed();
  await writeFile(join(folder, "agreement.pdf"), pdf);
  await writeFile(join(folder, "signing.pdf"), signing);
  await writeFile(join(folder, "bundle.json"), JSON.stringify(bundle, undefined, 2));
  await writeFile(join(folder, "garbled.json"), JSON.stringify(bundle).slice(0, 500));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** As npm calls it: somewhere else, told where it was called from. */
function run(...files: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [command, "verify", ...files], {
    encoding: "utf8",
    env: { PATH: process.env["PATH"], INIT_CWD: folder },
  });
  return { status, said: `${stdout}${stderr}`.trim() };
}

it("says of a whole pair whose it is, who signed, its fingerprints, and what that shows and does not", () => {
  const { status, said } = run("agreement.pdf", "bundle.json");
  expect(said).toMatch(
    /^AA-2026-021, “Health Science .*”, version 1, signed Nov 23, 2026: the PDF and the bundle belong/,
  );
  expect(said).toContain("Denise Okafor (Vice President of Instruction, Prairie Lakes Community College)");
  expect(said).toMatch(/Fingerprints: of the content [0-9a-f]{64}; of this PDF [0-9a-f]{64};/);
  expect(said).toContain("compare the fingerprints above with the copy of another party");
  expect(said).toMatch(/It is evidence, not legal advice\.$/);
  expect(said).not.toContain("\n");
  expect(status).toBe(0);
});

it("takes a file that is called as the command is, wherever it stands", async () => {
  await copyFile(join(folder, "agreement.pdf"), join(folder, "verify"));
  expect(run("verify", "bundle.json").said).toMatch(/^AA-2026-021,/);
  expect(run("agreement.pdf", "verify").said).toContain("The second file is not a bundle of an agreement.");
});

it.each([
  [["signing.pdf", "bundle.json"], "This does not match. The PDF is the one that was sent for signature"],
  [
    ["agreement.pdf", "garbled.json"],
    "This does not match. The second file is not a bundle of an agreement.",
  ],
  [
    ["agreement.pdf", "agreement.pdf"],
    "This does not match. The second file is not a bundle of an agreement.",
  ],
  [["agreement.pdf", "none.json"], "The bundle none.json is not there."],
  [["none.pdf", "bundle.json"], "The PDF none.pdf is not there."],
  [[".", "bundle.json"], "The PDF . cannot be read (EISDIR)."],
  [["agreement.pdf"], "Which files? npm run -s verify -- agreement.pdf bundle.json"],
  [[], "Which files?"],
])("ends with 1 and says why for %j", (files, why) => {
  const { status, said } = run(...files);
  expect(said).toContain(why);
  expect(said).not.toContain("\n");
  expect(status).toBe(1);
});
