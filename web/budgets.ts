/**
 * Weighs the built page against its budgets (interface.md) and fails when one is over: `node web/budgets.ts`, after
 * `vite build -c web/vite.config.ts`. Bytes are gzip level 9, of the files as a browser would fetch them.
 */
import { existsSync, readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";

const kB = 1000;
export const budgets = {
  firstScript: 30 * kB,
  styles: 12 * kB,
  laterScript: 20 * kB,
  lookUpScript: 25 * kB,
  publicScript: 25 * kB,
  respondScript: 25 * kB,
  lookUpLater: 5 * kB,
};

type Chunk = {
  file: string;
  isEntry?: boolean;
  imports?: string[];
  dynamicImports?: string[];
  css?: string[];
};
type Manifest = Record<string, Chunk>;

/** Only the schemas say this: zod's own word for a failed check. */
const zodMarker = "invalid_type";

export type Line = { what: string; bytes: number; budget: number };

/** Every budgeted number of the build in `dist`, and where zod was found on a first page. */
export function weigh(dist: URL): { lines: Line[]; zodIn: string[] } {
  const manifest = JSON.parse(readFileSync(new URL(".vite/manifest.json", dist), "utf8")) as Manifest;
  const weight = (file: string) => gzipSync(readFileSync(new URL(file, dist)), { level: 9 }).length;
  const total = (keys: ReadonlySet<string>) =>
    [...keys].reduce((sum, key) => sum + weight(chunk(manifest, key).file), 0);

  const entry = Object.keys(manifest).find((key) => manifest[key]?.isEntry) ?? "index.html";
  const main = statics(manifest, [entry]);
  const shell = statics(manifest, [entry, "app.tsx"]);
  const front = statics(manifest, [entry, "app.tsx", "front/page.tsx"]);
  const home = statics(manifest, [entry, "app.tsx", "home/page.tsx"]);
  const lookUp = statics(manifest, [entry, "look-up/page.tsx"]);
  // The second hop, another day, printing: the first view and the first answer stand without it.
  const further = statics(manifest, ["look-up/further.ts"]);

  const styles = new Set([...shell].flatMap((key) => chunk(manifest, key).css ?? []));
  const lines: Line[] = [
    { what: "first page, signed out: script", bytes: total(front), budget: budgets.firstScript },
    { what: "first page, signed in: script", bytes: total(home), budget: budgets.firstScript },
    {
      what: "styles of every page",
      bytes: [...styles].reduce((sum, file) => sum + weight(file), 0),
      budget: budgets.styles,
    },
    { what: "look-up: script of questions and answer", bytes: total(lookUp), budget: budgets.lookUpScript },
    {
      what: "look-up: script that comes with the rules",
      bytes: total(new Set([...further].filter((key) => !lookUp.has(key)))),
      budget: budgets.lookUpLater,
    },
  ];
  for (const page of [
    "registry/list.tsx",
    "registry/page.tsx",
    "skills/list.tsx",
    "skills/page.tsx",
    "skills/campaign.tsx",
    "data-registry/list.tsx",
    "data-registry/entry.tsx",
    "public-programs/list.tsx",
    "public-programs/program.tsx",
    "public-programs/plan.tsx",
  ]) {
    const all = statics(manifest, [entry, "way-in.ts", page]);
    lines.push({ what: `${page}: script in all`, bytes: total(all), budget: budgets.publicScript });
  }
  // Once it is open, a phone without a network has all of it.
  const respond = statics(manifest, [entry, "way-in.ts", "respond/page.tsx"]);
  lines.push({
    what: "respondent form: script in all",
    bytes: total(respond),
    budget: budgets.respondScript,
  });
  for (const page of pagesFrom(manifest, "app.tsx")) {
    const more = new Set([...statics(manifest, [page])].filter((key) => !shell.has(key) && !main.has(key)));
    lines.push({ what: `${page}: script it adds`, bytes: total(more), budget: budgets.laterScript });
    const css = new Set(
      [...more].flatMap((key) => chunk(manifest, key).css ?? []).filter((file) => !styles.has(file)),
    );
    if (css.size > 0) {
      const all = [...styles, ...css].reduce((sum, file) => sum + weight(file), 0);
      lines.push({ what: `${page}: styles in all`, bytes: all, budget: budgets.styles });
    }
  }
  const first = new Set([...front, ...home, ...lookUp, ...further, ...respond]);
  const zodIn = [...first].filter((key) =>
    readFileSync(new URL(chunk(manifest, key).file, dist), "utf8").includes(zodMarker),
  );
  return { lines, zodIn };
}

/** The pages of the page list; where a line of it leads to several, those as well. */
const pagesFrom = (manifest: Manifest, list: string): string[] =>
  (chunk(manifest, list).dynamicImports ?? []).flatMap((page) =>
    page.endsWith("/pages.tsx") ? [page, ...pagesFrom(manifest, page)] : [page],
  );

function chunk(manifest: Manifest, key: string): Chunk {
  const found = manifest[key];
  if (!found) throw new Error(`${key} is not in the build's manifest`);
  return found;
}

/** These chunks and all they import before they can run. */
function statics(manifest: Manifest, from: readonly string[]): Set<string> {
  const reached = new Set<string>();
  const visit = (key: string) => {
    if (reached.has(key)) return;
    reached.add(key);
    for (const next of chunk(manifest, key).imports ?? []) visit(next);
  };
  for (const key of from) visit(key);
  return reached;
}

export function table(lines: readonly Line[]): string {
  const row = ({ what, bytes, budget }: Line) =>
    `${bytes > budget ? "OVER " : "  ok "} ${(bytes / kB).toFixed(2).padStart(6)} of ${String(budget / kB).padStart(2)} kB  ${what}`;
  return lines.map(row).join("\n");
}

if (process.argv[1] === import.meta.filename) {
  const dist = new URL("./dist/", import.meta.url);
  if (!existsSync(dist)) {
    console.error("Build the page first: npx vite build -c web/vite.config.ts");
    process.exit(1);
  }
  const { lines, zodIn } = weigh(dist);
  console.log(table(lines));
  if (zodIn.length > 0) console.log(`OVER  zod is in the first page: ${zodIn.join(", ")}`);
  process.exit(lines.some(({ bytes, budget }) => bytes > budget) || zodIn.length > 0 ? 1 : 0);
}
