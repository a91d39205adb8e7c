/** How the page is built: `npx vite build -c web/vite.config.ts` → web/dist; in development it proxies the API. */
import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";

const api = "http://localhost:3000";

export default defineConfig({
  root: fileURLToPath(new URL(".", import.meta.url)),
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  build: {
    outDir: "dist",
    emptyOutDir: true,
    // What budgets.ts reads.
    manifest: true,
    target: ["chrome123", "firefox121", "safari17.5"],
    // A data: address would need its own line in the content security policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  server: { port: 5173, proxy: { "/api": api, "/problems": api, "/dev": api } },
});
