/**
 * `npm run docs`: writes into the documents what the code already says: the import rules, the table's keys, the
 * problem codes, the checks of programs. The same code gives the same bytes, so test/docs.test.ts can tell when a document is stale.
 */
import { readdir, readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join, relative } from "node:path";
import { bridgeChecks } from "#shared/bridges/check-table.ts";
import { evaluationChecks } from "#shared/evaluations/check-table.ts";
import { problems } from "#shared/problem.ts";
import type { CheckRule } from "#shared/programs/check-schema.ts";
import { checkTable } from "#shared/programs/check-table.ts";

const root = join(import.meta.dirname, "../..");

/** Each document that holds printed parts, as it should be. */
export async function printed(): Promise<ReadonlyMap<string, string>> {
  const architecture = await readFile(join(root, "ARCHITECTURE.md"), "utf8");
  const withImports = between(architecture, "imports", importSentences());
  return new Map([
    ["ARCHITECTURE.md", between(withImports, "keys", await keyTable())],
    ["docs/problems.md", problemCatalogue()],
    ["docs/program-checks.md", checkCatalogue()],
  ]);
}

/** The document with other text between `<!-- name -->` and `<!-- /name -->`. */
function between(document: string, name: string, text: string): string {
  const [open, close] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const [start, end] = [document.indexOf(open), document.indexOf(close)];
  if (start < 0 || end < start) throw new Error(`Expected ${open} and, after it, ${close}.`);
  return `${document.slice(0, start + open.length)}\n${text}\n${document.slice(end)}`;
}

function importSentences(): string {
  const config = createRequire(import.meta.url)("../../.dependency-cruiser.cjs") as {
    forbidden: { comment: string }[];
  };
  return config.forbidden.map(({ comment }, index) => `${index + 1}. ${comment}`).join("\n");
}

/** A line of a header that gives a key: three spaces, partition, sort, what it is; two spaces or more between. */
const keyLine = /^ \* {3}(\S.*?) {2,}(\S.*?) {2,}(\S.*)$/;

/** Every key line in the opening comment of every file of functions/, so that a new store cannot be left out. */
async function keyTable(): Promise<string> {
  const folder = join(root, "functions");
  const files = (await readdir(folder, { recursive: true }))
    .filter((name) => name.endsWith(".ts"))
    .map((name) => relative(root, join(folder, name)).replaceAll("\\", "/"))
    .sort();
  const lines = ["| partition key | sort key | what it is | kept by |", "|---|---|---|---|"];
  for (const file of files) {
    const header = /^\/\*\*\n[\s\S]*?\*\//.exec(await readFile(join(root, file), "utf8"))?.[0] ?? "";
    for (const line of header.split("\n")) {
      const [, partition, sort, what] = keyLine.exec(line) ?? [];
      if (partition !== undefined) lines.push(`| \`${partition}\` | \`${sort}\` | ${what} | \`${file}\` |`);
    }
  }
  return lines.join("\n");
}

function problemCatalogue(): string {
  const rows = Object.entries(problems)
    .map(([code, { status, title }]) => ({ code, status, title }))
    .sort((a, b) => a.status - b.status)
    .map(({ code, status, title }) => `| ${status} | \`${code}\` | ${title} |`);
  return `# Every way the hub says no

Printed from \`shared/problem.ts\` by \`npm run docs\`. Errors are \`application/problem+json\` (RFC 9457): \`type\` is
\`/problems/<code>\`, a page of the hub; \`title\` is fixed per code; \`detail\` says what happened this time; \`errors\`
names each field by JSON pointer. A code is a promise: codes are added, never renamed and never used again.

| status | code | title |
|---|---|---|
${rows.join("\n")}
`;
}

const weights = { REFUSE: "refuses", WARN: "warns" } as const;
const scopes: Readonly<Record<CheckRule["over"], string>> = {
  PROGRAM: "the record",
  EVERY_ROUTE: "every route",
  EARLY_ROUTES: "routes that enter in grades 9 to 11",
  EACH_PAIR: "each school with each college",
};

/** Every check with what it asks, what it weighs and who says so. */
function checkCatalogue(): string {
  const row = ({ id, name, rule, severity, otherwise, over, source, verifiedOn }: CheckRule): string => {
    const other = otherwise ? `; ${weights[otherwise.severity]} where ${otherwise.where}` : "";
    return `| \`${id}\` | ${name} | ${rule} | ${scopes[over]} | ${weights[severity]}${other} | ${source} | ${verifiedOn ?? "nobody yet"} |`;
  };
  const section = (title: string, file: string, rules: readonly CheckRule[]): string => `## ${title}

From \`${file}\`.

| check | called | what is asked | over | weighs | source | compared on |
|---|---|---|---|---|---|---|
${rules.map(row).join("\n")}
`;
  return `# What programs, bridges and evaluations are checked for

Printed by \`npm run docs\`. Each check passes, fails, or *cannot tell* and says what is missing; an answer names the
routes, the cells of the grid and the records that decide it. A check that refuses keeps a record from being put in force;
one that warns does not. A region may turn a check of programs either way, with the reason kept; one of those that nobody
has compared with its source only warns.

${section("Programs of study", "shared/programs/check-table.ts", checkTable)}
${section("Bridge programs", "shared/bridges/check-table.ts", bridgeChecks)}
${section("Evaluations", "shared/evaluations/check-table.ts", evaluationChecks)}`;
}

if (process.argv[1] === import.meta.filename) {
  for (const [path, text] of await printed()) await writeFile(join(root, path), text);
}
