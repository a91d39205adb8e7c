/** How a framework edition is asked for: public, the same for everyone, and named by the hash of its content. */
import * as z from "zod";
import { contentHash } from "#shared/canonical.ts";
import { edition, editionIds } from "#shared/framework/editions.ts";
import { EditionId, Framework } from "#shared/framework/schema.ts";
import { Refusal } from "#shared/problem.ts";
import { endpoint } from "../http/endpoint.ts";
import { unchanged } from "../http/unchanged.ts";

const hashes = new WeakMap<Framework, Promise<string>>();

/** The strong ETag of an edition; hashed once per process, at the first question. */
async function tagOf(framework: Framework): Promise<string> {
  const hash = hashes.get(framework) ?? contentHash(framework);
  hashes.set(framework, hash);
  return `"${await hash}"`;
}

export const frameworkEndpoints = [
  endpoint(
    {
      method: "GET",
      path: "/framework/{edition}",
      summary: "A framework edition: areas, clusters, pathways, elements, levels, principles and words",
      audience: "anyone",
      params: z.object({ edition: EditionId }),
      answers: { 200: Framework, 304: null },
      refusals: ["not-found"],
    },
    async ({ params, c }) => {
      const framework = edition(params.edition);
      if (!framework) throw new Refusal("not-found", `The editions here are ${editionIds.join(", ")}.`);
      const headers = { etag: await tagOf(framework), "cache-control": "public, max-age=3600" };
      if (unchanged(c, headers.etag)) return { status: 304, headers };
      return { status: 200, body: framework, headers };
    },
  ),
];
