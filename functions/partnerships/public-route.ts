/** /public/partnerships: where the hub has something to show. The front page asks it first, so it reads little else. */
import * as z from "zod";
import { PartnershipId } from "#shared/ids.ts";
import { cached } from "../http/cached.ts";
import { endpoint } from "../http/endpoint.ts";

export const publicPartnershipRoutes = [
  endpoint(
    {
      method: "GET",
      path: "/public/partnerships",
      summary: "Partnerships with something public",
      audience: "anyone",
      answers: {
        200: z.strictObject({ items: z.array(z.strictObject({ id: PartnershipId, name: z.string() })) }),
      },
    },
    async ({ services }) => ({
      status: 200,
      body: { items: (await services.partnerships.public()).map(({ id, name }) => ({ id, name })) },
      headers: cached,
    }),
  ),
];
