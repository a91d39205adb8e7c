/**
 * `npm run -s verify -- agreement.pdf bundle.json`: whether an executed agreement and its bundle are whole and belong
 * together, without any hub. Exit code 0 or 1, and one paragraph that says why.
 */
import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { verify } from "#shared/signing/verify.ts";
import { paragraph } from "#shared/signing/verify-words.ts";

/** npm runs a script in the clone's own folder; a file is named from where it was called. */
const from = process.env["INIT_CWD"] ?? process.cwd();

async function contents(file: string, what: string): Promise<Uint8Array> {
  return readFile(resolve(from, file)).catch((cause: NodeJS.ErrnoException) => {
    const why = cause.code === "ENOENT" ? "is not there" : `cannot be read (${cause.code ?? cause.message})`;
    throw new Error(`The ${what} ${file} ${why}.`);
  });
}

async function check(files: readonly string[]): Promise<void> {
  const [pdf, bundle, more] = files;
  if (pdf === undefined || bundle === undefined || more !== undefined)
    throw new Error("Which files? npm run -s verify -- agreement.pdf bundle.json");
  const [paper, text] = [await contents(pdf, "PDF"), await contents(bundle, "bundle")];
  const result = await verify(paper, asJson(new TextDecoder().decode(text)));
  if (!result.ok) throw new Error(`This does not match. ${result.first}`);
  console.log(paragraph(result.facts));
}

/** Undefined for what is no JSON: the check says what it is not. */
function asJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

try {
  const given = process.argv.slice(2);
  // npm's script names itself, in first place: a file further on may be called that too.
  await check(given[0] === "verify" ? given.slice(1) : given);
} catch (cause) {
  console.error((cause as Error).message);
  process.exitCode = 1;
}
