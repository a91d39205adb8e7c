/** /ctdl: public agreements in CTDL as JSON-LD, for registries and their crawlers. No sign-in, cacheable, named by hash. */
import * as z from "zod";
import { ctdlListOf, ctdlOf } from "#shared/agreements/ctdl.ts";
import { AgreementId } from "#shared/ids.ts";
import { PageQuery } from "#shared/page.ts";
import { Refusal } from "#shared/problem.ts";
import { endpoint } from "../http/endpoint.ts";
import { LinkedData, linkedData } from "../http/linked-data.ts";
import { registryAgreement } from "./registry.ts";

export const ctdlRoutes = [
  endpoint(
    {
      method: "GET",
      path: "/ctdl/agreements",
      root: true,
      summary: "Every public agreement of this hub in CTDL, in outline; the next page is in the Link header",
      audience: "anyone",
      query: PageQuery,
      answers: { 200: LinkedData, 304: null },
      refusals: ["bad-cursor"],
    },
    async ({ services, query, cursor, c }) => {
      const { HUB_ORIGIN: origin } = services.config;
      const { rows, next } = await services.agreements.everyRegistry(query.limit, cursor.open());
      const address = (mark: string) =>
        `${origin}/ctdl/agreements?${new URLSearchParams({ limit: String(query.limit), cursor: mark })}`;
      return linkedData(
        c,
        await ctdlListOf(rows, origin),
        next === undefined ? {} : { link: `<${address(cursor.seal(next))}>; rel="next"` },
      );
    },
  ),

  endpoint(
    {
      method: "GET",
      path: "/ctdl/agreements/{agreementId}",
      root: true,
      summary: "One public agreement in CTDL: every executed version, and a value profile for each option",
      audience: "anyone",
      params: z.object({ agreementId: AgreementId }),
      answers: { 200: LinkedData, 304: null },
    },
    async ({ services, params: { agreementId }, c }) => {
      const partnership = await services.agreements.registryOf(agreementId);
      if (!partnership) throw new Refusal("not-found");
      const found = await registryAgreement(services, partnership, agreementId);
      return linkedData(c, await ctdlOf(found, services.config.HUB_ORIGIN));
    },
  ),
];
