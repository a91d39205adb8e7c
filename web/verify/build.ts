/**
 * Makes the page that checks agreements one file: its script and style inside, and a policy that lets it run exactly
 * these and reach nothing else. It works from a disk; the hub hands it out as a download.
 */
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = (name: string) => fileURLToPath(new URL(name, import.meta.url));

export async function verifyPage(): Promise<string> {
  const [page, style, made] = await Promise.all([
    readFile(here("page.html"), "utf8"),
    readFile(here("style.css"), "utf8"),
    build({
      entryPoints: [here("main.ts")],
      bundle: true,
      write: false,
      minify: true,
      format: "iife",
      target: ["chrome123", "firefox121", "safari17.5"],
      legalComments: "none",
      logLevel: "error",
    }),
  ]);
  // The one sequence that would end the script early; in a string or a pattern it means the same.
  const script = (made.outputFiles[0]?.text ?? "").replaceAll("</script", "<\\/script").trim();
  const policy = [
    "default-src 'none'",
    `script-src '${hash(script)}'`,
    `style-src '${hash(style)}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
  // By function: a `$&` in the script is the script's own.
  return page
    .replace('content=""', () => `content="${policy}"`)
    .replace("<style></style>", () => `<style>${style}</style>`)
    .replace("<script></script>", () => `<script>${script}</script>`);
}

const hash = (text: string): string => `sha256-${createHash("sha256").update(text).digest("base64")}`;
