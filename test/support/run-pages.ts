/**
 * Lets Node itself run the page's files in tests, as it runs all others: JSX as Preact's calls, a style sheet as
 * nothing, and `?url` as where the file would be found.
 */
import { readFileSync } from "node:fs";
import { registerHooks } from "node:module";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { transformSync } from "rolldown/utils";

const root = join(import.meta.dirname, "../..");
const jsx = { runtime: "automatic", importSource: "preact" } as const;

registerHooks({
  load(url, context, next) {
    const { pathname, search } = new URL(url);
    if (search === "?url")
      return made(`export default ${JSON.stringify(`/${relative(root, fileURLToPath(url))}`)};`);
    if (pathname.endsWith(".css")) return made("");
    if (!pathname.endsWith(".tsx")) return next(url, context);
    const file = fileURLToPath(url);
    const { code, map, errors } = transformSync(file, readFileSync(file, "utf8"), { jsx, sourcemap: true });
    if (errors[0]) throw errors[0];
    return made(`${code}\n//# sourceMappingURL=data:application/json;base64,${btoa64(map)}`);
  },
});

const made = (source: string) => ({ format: "module", source, shortCircuit: true }) as const;
const btoa64 = (map: unknown): string => Buffer.from(JSON.stringify(map)).toString("base64");
