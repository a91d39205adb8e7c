/** How the page is built: `npx vite build -c web/vite.config.ts` → web/dist; in development it proxies the API. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { defineConfig, type Plugin } from "vite";
import { verifyPage } from "./verify/build.ts";

const api = "http://localhost:3000";

const file = (path: string) => readFileSync(new URL(path, import.meta.url), "utf8");

/** The same look under a name that never changes, for the two pages the API draws itself: its docs and its problems. */
const plainStyle: Plugin = {
  name: "plain-style",
  generateBundle() {
    // Whole when it arrives, these pages would jump when a late font replaced another: it is there in time, or not used.
    const style = file("ui/style.css")
      .replace("public-sans.woff2", "plain.woff2")
      .replace("font-display: swap", "font-display: optional");
    const font = readFileSync(new URL("ui/public-sans.woff2", import.meta.url));
    this.emitFile({ type: "asset", fileName: "plain.css", source: style + file("ui/tokens.css") });
    this.emitFile({ type: "asset", fileName: "plain.woff2", source: font });
  },
};

/** The page that checks agreements, one file to download. */
const verifying: Plugin = {
  name: "verify-page",
  async generateBundle() {
    this.emitFile({ type: "asset", fileName: "verify.html", source: await verifyPage() });
  },
};

const sharedWithLookUp =
  /node_modules\/preact\/|web\/(public-read\.ts|ui\/(mark|icon|button|notice|page)\.tsx)|shared\/(time|course-key|sending-courses|agreements\/(grades|knowers|conditions|sent-courses))\.ts/;

export default defineConfig({
  plugins: [plainStyle, verifying],
  root: fileURLToPath(new URL(".", import.meta.url)),
  // Also where NODE_ENV says otherwise: a page that carries where each element was written is half as long again.
  oxc: { jsx: { runtime: "automatic", importSource: "preact", development: false } },
  build: {
    outDir: "dist",
    emptyOutDir: true,
    // What budgets.ts reads.
    manifest: true,
    target: ["chrome123", "firefox121", "safari17.5"],
    // A data: address would need its own line in the content security policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        // The first script lists every file there is: without their words that list is a kilobyte lighter.
        chunkFileNames: "assets/[hash].js",
        assetFileNames: "assets/[hash][extname]",
        // What many pages share, in files that are worth compressing: small ones compress worse than their sum.
        codeSplitting: {
          groups: [
            { name: "core", test: sharedWithLookUp },
            { name: "spoken", test: /web\/ui\/(speech|spoken-frame)\.tsx/ },
            { name: "parts", test: /web\/ui\/(chunk|badge)\.tsx?/ },
            { name: "words", test: /shared\/(listed|agreements\/plain-words)\.ts/ },
          ],
        },
      },
    },
  },
  server: { port: 5173, proxy: { "/api": api, "/problems": api, "/dev": api } },
});
