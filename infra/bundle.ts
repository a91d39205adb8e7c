/**
 * One entry file and all it imports, as Lambda gets it: a folder of ES modules, the same bytes from the same sources.
 * What is imported by `import()` lies in files of its own, so that a process reads only what its first answer needs.
 */
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { isBuiltin } from "node:module";
import { basename, extname, join, relative } from "node:path";
import { type BuildOptions, build, type Metafile, type Plugin } from "esbuild";

const root = join(import.meta.dirname, "..");

export type Bundle = {
  /** What exports `handler`. */
  file: string;
  /** That file and everything it imports before its first line runs. */
  atStart: string[];
};

const emptyMap = JSON.stringify({ version: 3, sources: [""], mappings: "AAAA" });
// In two parts, or what reads this file takes the line for its own.
const mapsNothing = ["//#", `sourceMappingURL=data:application/json;base64,${btoa(emptyMap)}`].join(" ");

/** PDF.js comes as small as it can be, and esbuild looks for three seconds to find no more: it lies beside the rest as it is. */
const asItCame: Plugin = {
  name: "as-it-came",
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]unpdf[\\/]dist[\\/]pdfjs\.mjs$/ }, async ({ path }) => ({
      contents: await readFile(path),
      loader: "copy",
    }));
  },
};

/** Node reads a whole source map at cold start; of a package's lines nobody reads the numbers, and they are most of it. */
const onlyOurOwnLines: Plugin = {
  name: "only-our-own-lines",
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]node_modules[\\/].*\.[cm]?js$/ }, async ({ path }) => ({
      contents: `${await readFile(path, "utf8")}\n${mapsNothing}`,
      loader: "js",
    }));
  },
};

/**
 * What is there from the start is one file: esbuild makes one for each set of entries that share a module, and opening
 * thirty small files takes longer than reading their text. So each module that is imported later names all that was
 * imported first, which it finds there.
 */
const fromTheStart = ({ inputs }: Metafile, entry: string): Plugin => {
  const later = new Set(
    Object.values(inputs).flatMap(({ imports }) =>
      imports.filter(({ kind }) => kind === "dynamic-import").map(({ path }) => join(root, path)),
    ),
  );
  const first = (inputs[relative(root, entry)]?.imports ?? [])
    .filter(({ kind, path }) => kind === "import-statement" && !isBuiltin(path))
    .map(({ path, external }) => `import ${JSON.stringify(external ? path : join(root, path))};`);
  return {
    name: "from-the-start",
    setup({ onLoad }) {
      onLoad({ filter: /\.ts$/ }, async ({ path }) =>
        later.has(path)
          ? { contents: first.join("") + (await readFile(path, "utf8")), loader: "ts" }
          : undefined,
      );
    },
  };
};

/** The entry's bundle, written into the folder: `functions/api.ts` becomes `api.mjs` and its chunks. */
export async function bundle(entry: string, folder: string): Promise<Bundle> {
  const name = basename(entry, extname(entry));
  const options = {
    absWorkingDir: root,
    entryPoints: [relative(root, entry)],
    // Nothing is written there: names and source maps must not tell of the folder that is asked for.
    outdir: "build/functions",
    write: false,
    metafile: true,
    bundle: true,
    splitting: true,
    minify: true,
    sourcemap: true,
    sourcesContent: false,
    platform: "node",
    target: "node24",
    format: "esm",
    outExtension: { ".js": ".mjs" },
    mainFields: ["module", "main"],
    // CommonJS packages inside an ES module ask for Node's own modules by `require`.
    banner: {
      js: 'import { createRequire as _require } from "node:module"; const require = _require(import.meta.url);',
    },
    logLevel: "error",
  } as const satisfies BuildOptions;
  // Only to see which of our own files import which.
  const known = await build({
    ...options,
    packages: "external",
    splitting: false,
    minify: false,
    sourcemap: false,
  });
  const { outputFiles, metafile } = await build({
    ...options,
    plugins: [fromTheStart(known.metafile, entry), asItCame, onlyOurOwnLines],
  });
  await mkdir(folder, { recursive: true });
  await Promise.all(
    outputFiles.map(({ path, contents }) => writeFile(join(folder, basename(path)), contents)),
  );
  const atStart = new Set<string>();
  const follow = (path: string) => {
    if (atStart.has(path)) return;
    atStart.add(path);
    for (const { path: next, kind, external } of metafile.outputs[path]?.imports ?? []) {
      if (kind === "import-statement" && !external) follow(next);
    }
  };
  follow(`build/functions/${name}.mjs`);
  return {
    file: join(folder, `${name}.mjs`),
    atStart: [...atStart].map((path) => join(folder, basename(path))),
  };
}

// Synthesis is synchronous and this is not: the stacks call it as a program.
if (process.argv[1] === import.meta.filename) {
  const [entry, folder] = process.argv.slice(2);
  if (!entry || !folder) throw new Error("node infra/bundle.ts <entry> <folder>");
  await bundle(entry, folder);
}
