/** An answer in JSON-LD, for registries and their crawlers: no sign-in, cacheable, named by its hash. */
import type { Context } from "hono";
import * as z from "zod";
import { contentHash } from "#shared/canonical.ts";
import type { Node } from "#shared/ctdl-context.ts";
import type { Env } from "../env.ts";
import type { Reply } from "./endpoint.ts";
import { unchanged } from "./unchanged.ts";

export const LinkedData = z.strictObject({ "@context": z.unknown(), "@graph": z.array(z.looseObject({})) });

/** Five minutes at the edge; then the tag says whether anything is new. */
export async function linkedData(
  c: Context<Env>,
  document: Node,
  more: Record<string, string> = {},
): Promise<Reply> {
  const headers = {
    "cache-control": "public, max-age=300",
    etag: `"${await contentHash(document)}"`,
    ...more,
  };
  if (unchanged(c, headers.etag)) return { status: 304, headers };
  return { status: 200, body: document, headers: { "content-type": "application/ld+json", ...headers } };
}
