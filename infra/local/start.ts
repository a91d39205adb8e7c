/**
 * `npm start`. What Node made of our files is kept for the next start, in a folder that `npm ci` empties: reading a
 * thousand files anew took as long as the engine does.
 */
import { enableCompileCache } from "node:module";
import { join } from "node:path";

enableCompileCache(join(import.meta.dirname, "../../node_modules/.cache/causeway"));
await import("./laptop.ts");
