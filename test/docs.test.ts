/** The documents say what is there: printed parts are fresh, and every command, file and column they name exists. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { describe, expect, it } from "vitest";
import { everyEndpoint } from "#functions/addresses.ts";
import { addressOf } from "#functions/http/endpoint.ts";
import { printed } from "#infra/local/docs.ts";
import { cast } from "#infra/local/sample/people.ts";
import { findHeader, requiredColumns } from "#shared/agreements/import-columns.ts";
import { extraColumns, plainColumns } from "#shared/agreements/import-schema.ts";
import { findHeader as findCatalogHeader, neededColumns } from "#shared/courses/import-columns.ts";
import { catalogColumns } from "#shared/courses/import-schema.ts";
import { problems } from "#shared/problem.ts";

const read = (path: string): string => readFileSync(path, "utf8");
const below = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/(^|\/)(node_modules|dist)(\/|$)/.test(entry.parentPath))
    .map((entry) => join(entry.parentPath, entry.name));
const atRoot = readdirSync(".", { withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => entry.name);
const documents = [...atRoot, ...below("docs")].filter((path) => path.endsWith(".md"));
const matches = (text: string, pattern: RegExp): string[] =>
  [...text.matchAll(pattern)].map(([, found = ""]) => found);

it.each(["ARCHITECTURE.md", "docs/problems.md", "docs/program-checks.md"])(
  "keeps %s as npm run docs prints it",
  async (path) => {
    expect(read(path)).toBe((await printed()).get(path));
  },
);

it("prints the same bytes every time", async () => {
  expect([...(await printed())]).toEqual([...(await printed())]);
});

describe.each(documents)("%s", (path) => {
  const text = read(path);

  it("links to files that are there", () => {
    const linked = matches(text, /\]\(([^)#\s]+)[^)]*\)/g).filter((to) => !/^[a-z]+:/.test(to));
    expect(linked.filter((to) => !existsSync(normalize(join(dirname(path), to))))).toEqual([]);
  });

  it("names files that are there", () => {
    const all = [...atRoot, ...["docs", "functions", "infra", "shared", "test", "web", ".ci"].flatMap(below)];
    const named = matches(text, /`((?:[\w.-]+\/)*[\w.-]+\.(?:tsx?|cjs|mjs|md))`/g);
    const missing = named.filter((name) => !all.some((file) => file === name || file.endsWith(`/${name}`)));
    expect(missing).toEqual([]);
  });

  it("gives commands that there are", () => {
    const { scripts } = JSON.parse(read("package.json")) as { scripts: Record<string, string> };
    const run = matches(text, /\bnpm (?:run )?(?:-s )?(start|test|(?<=run (?:-s )?)[a-z]+)\b/g);
    expect(run.filter((name) => !(name in scripts))).toEqual([]);
  });

  it("speaks of people of the cast and codes of the catalogue", () => {
    const people = matches(text, /\btoken -- ([a-z]+)/g).filter(
      (key) => !cast.some((one) => one.key === key),
    );
    const codes = matches(text, /\/problems\/([a-z-]+)/g).filter((code) => !(code in problems));
    expect([...people, ...codes]).toEqual([]);
  });
});

/** An address of the API as a pattern, and every part of one that leads somewhere: `/api/partnerships/{id}`. */
const addresses = new Set(
  (await everyEndpoint()).flatMap((endpoint) => {
    const parts = addressOf(endpoint).split("/");
    return parts.map((_, index) => parts.slice(0, index + 1).join("/"));
  }),
);
const leadsSomewhere = (path: string): boolean =>
  [...addresses].some((address) => {
    const [wanted, asked] = [address.split("/"), path.split("/")];
    return (
      wanted.length === asked.length && wanted.every((part, at) => /^\{/.test(part) || part === asked[at])
    );
  });

describe("the API, where documents speak of it", () => {
  it("has every address they name", () => {
    const named = documents.flatMap((path) => matches(read(path), /(\/api(?:\/[\w{}-]+(?:\.\w+)?)+)/g));
    expect(named.length).toBeGreaterThan(10);
    expect(named.filter((path) => !leadsSomewhere(path))).toEqual([]);
  });

  it("answers with JSON as the developer's guide shows it, problems in the catalogue's words", () => {
    const shown = matches(read("docs/guides/developer.md"), /```json\n([\s\S]+?)```/g).map((text) =>
      JSON.parse(text),
    );
    const refusals = shown.filter(({ type }) => type !== undefined);
    expect(refusals.length).toBeGreaterThan(2);
    for (const { type, title, status } of refusals) {
      const code = String(type).replace("/problems/", "") as keyof typeof problems;
      expect({ title, status }).toEqual(problems[code]);
    }
  });
});

describe("docs/decisions", () => {
  const names = readdirSync("docs/decisions").sort();

  it("numbers the records from the template on, each number once", () => {
    expect(names[0]).toBe("0000-template.md");
    expect(names.filter((name) => !/^\d{4}-[a-z0-9]+(-[a-z0-9]+)*\.md$/.test(name))).toEqual([]);
    expect(names.map((name) => Number(name.slice(0, 4)))).toEqual(names.map((_, index) => index));
  });

  it.each(names)("%s has a title, a context, a decision and its consequences, and is short", (name) => {
    const text = read(`docs/decisions/${name}`);
    expect(text).toMatch(
      /^# \S.*\n\n\*\*Context\.\*\* [\s\S]+\n\n\*\*Decision\.\*\* [\s\S]+\n\n\*\*Consequences\.\*\* /,
    );
    expect(text.split("\n").length).toBeLessThanOrEqual(20);
  });
});

describe("docs/invariants.md", () => {
  const rows = matches(read("docs/invariants.md"), /^\| (\d.*) \|$/gm).map((row) => row.split(" | "));

  const lives = matches(read("docs/invariants.md"), /^\| (L\d.*) \|$/gm).map((row) => row.split(" | "));

  const tables = matches(read("docs/invariants.md"), /^\| (T\d.*) \|$/gm).map((row) => row.split(" | "));

  const studies = matches(read("docs/invariants.md"), /^\| (P\d.*) \|$/gm).map((row) => row.split(" | "));

  it("has what must hold of a program of study, P1 to P8 in order", () => {
    expect(studies.map(([number]) => number)).toEqual(Array.from({ length: 8 }, (_, at) => `P${at + 1}`));
    expect(studies.filter(([, , promised = ""]) => !/“.+”/.test(promised))).toEqual([]);
  });

  it("has what must hold of a suppressed table, T1 to T10 in order", () => {
    expect(tables.map(([number]) => number)).toEqual(Array.from({ length: 10 }, (_, at) => `T${at + 1}`));
    expect(tables.filter(([, , promised = ""]) => !/“.+”/.test(promised))).toEqual([]);
  });

  it("has all twenty-two, in order, each promised by a test", () => {
    expect(rows.map(([number]) => Number(number))).toEqual(Array.from({ length: 22 }, (_, at) => at + 1));
    expect(rows.filter(([, , promised = ""]) => !/“.+”/.test(promised))).toEqual([]);
  });

  it("has what must hold of a data-sharing agreement beside it, L1 to L12 in order", () => {
    expect(lives.map(([number]) => number)).toEqual(Array.from({ length: 12 }, (_, at) => `L${at + 1}`));
    expect(lives.filter(([, , promised = ""]) => !/“.+”/.test(promised))).toEqual([]);
  });

  it("names tests that are there", () => {
    const promises = [...rows, ...lives, ...tables, ...studies].flatMap(([, , promised = ""]) => [
      ...promised.matchAll(/`(test\/[^`]+)`: “([^”]+)”/g),
    ]);
    expect(promises.length).toBeGreaterThanOrEqual(22);
    const missing = promises
      .filter(([, file = "", title]) => !existsSync(file) || !read(file).includes(`("${title}", `))
      .map(([, file, title]) => `${file}: ${title}`);
    expect(missing).toEqual([]);
  });
});

describe("README.md", () => {
  it("explains settings that the laptop reads", () => {
    const code = below("infra/local").map(read).join("\n");
    const settings = matches(read("README.md"), /^\| `([A-Z_]{4,})=?[^`]*` \|/gm);
    expect(settings.length).toBeGreaterThan(3);
    expect(settings.filter((name) => !code.includes(`"${name}"`))).toEqual([]);
  });

  it("comes to deploying within two screens", () => {
    const lines = read("README.md").split("\n");
    expect(lines.findIndex((line) => line.startsWith("## Deploy"))).toBeLessThanOrEqual(120);
  });
});

const layouts = [
  {
    what: "an import file",
    heading: "The columns",
    all: [...plainColumns, ...extraColumns] as readonly string[],
    needed: requiredColumns as readonly string[],
    find: findHeader,
  },
  {
    what: "a catalog file",
    heading: "Course catalogs",
    all: catalogColumns as readonly string[],
    needed: neededColumns as readonly string[],
    find: findCatalogHeader,
  },
];

describe.each(layouts)(
  "the layout of $what, as the articulation officer's guide gives it",
  ({ heading, all, needed, find }) => {
    const [, section = ""] = read("docs/guides/articulation-officer.md").split(`\n## ${heading}\n`);
    const rows = (section.split("\n## ")[0] ?? "")
      .split("\n")
      .filter((line) => /^\| `[a-z_]+`/.test(line))
      .map((line) => line.split("|").map((cell) => cell.trim()));
    const columns = rows.map(([, name = ""]) => /`([a-z_]+)`/.exec(name)?.[1] ?? "");

    it("has every column, in the order of the file", () => {
      expect(columns).toEqual(all);
    });

    it("marks the columns that have to be there", () => {
      const marked = rows.filter(([, , must]) => must === "yes").map(([, name]) => name?.replaceAll("`", ""));
      expect(marked).toEqual(all.filter((column) => needed.includes(column)));
    });

    it("names headers that are read as that column", () => {
      for (const [index, [, , , also = ""]] of rows.entries()) {
        for (const header of matches(also, /`([^`]+)`/g)) {
          expect(find([[header]])?.columns).toEqual([{ header, readAs: columns[index] }]);
        }
      }
    });
  },
);
