/** /public/partnerships/{partnershipId}/frameworks: what anyone may read of a public framework's published editions. */
import * as z from "zod";
import { PageQuery, pageOf } from "#shared/page.ts";
import { Refusal } from "#shared/problem.ts";
import { publicEdition } from "#shared/statements/rules.ts";
import {
  PublicFramework,
  type PublishedEdition,
  type StatementFramework,
  WholeContents,
} from "#shared/statements/schema.ts";
import { cached } from "../http/cached.ts";
import { type Asking, endpoint } from "../http/endpoint.ts";
import { All, One, OneEdition } from "./paths.ts";
import { whole } from "./whole.ts";

const path = "/public/partnerships/{partnershipId}/frameworks";

type AskingOne = Pick<Asking<z.output<typeof One>>, "services" | "params">;

const shown = (
  partnership: z.output<typeof All>["partnershipId"],
  { edition, published, filed, adaptedFrom, badge }: StatementFramework,
  last: PublishedEdition,
  ownerName: string,
): PublicFramework => ({
  partnership,
  ownerName,
  document: last.document,
  ...(edition === undefined ? {} : { edition }),
  editions: published.map(({ editionNo, items, publishedAt, document: { version } }) => ({
    editionNo,
    items,
    publishedAt,
    ...(version === undefined ? {} : { version }),
  })),
  ...(filed === undefined ? {} : { filed }),
  ...(adaptedFrom === undefined ? {} : { adaptedFrom }),
  ...(badge === undefined ? {} : { badge }),
});

async function load({ services, params }: AskingOne) {
  const framework = await services.statements.find(params.partnershipId, params.frameworkId);
  const last = framework && publicEdition(framework);
  if (!framework || !last) throw new Refusal("not-found");
  return { framework, last };
}

export const publicFrameworkRoutes = [
  endpoint(
    {
      method: "GET",
      path,
      summary: "A partnership's public frameworks of knowledge-and-skill statements, by title",
      audience: "anyone",
      params: All,
      query: PageQuery,
      answers: { 200: pageOf(PublicFramework) },
    },
    async ({ services, params, query, cursor }) => {
      const { partnershipId } = params;
      const page = await services.statements.listPublic(partnershipId, query.limit, cursor.open());
      const found = page.frameworks.flatMap((framework) => {
        const last = publicEdition(framework);
        return last ? [{ framework, last }] : [];
      });
      const owners = await services.organizations.findAll(
        partnershipId,
        found.map(({ framework }) => framework.ownerId),
      );
      const items = found.map(({ framework, last }) =>
        shown(partnershipId, framework, last, owners.get(framework.ownerId)?.name ?? ""),
      );
      return {
        status: 200,
        body: { items, ...(page.next ? { next: cursor.seal(page.next) } : {}) },
        headers: cached,
      };
    },
  ),

  endpoint(
    {
      method: "GET",
      path: `${path}/{frameworkId}`,
      summary: "One public framework with its editions",
      audience: "anyone",
      params: One,
      answers: { 200: PublicFramework },
    },
    async ({ services, params }) => {
      const { framework, last } = await load({ services, params });
      const owner = await services.organizations.find(params.partnershipId, framework.ownerId);
      return {
        status: 200,
        body: shown(params.partnershipId, framework, last, owner?.name ?? ""),
        headers: cached,
      };
    },
  ),

  endpoint(
    {
      method: "GET",
      path: `${path}/{frameworkId}/editions/{editionNo}`,
      summary: "Every statement of one edition of a public framework, in the order of the tree",
      audience: "anyone",
      params: OneEdition,
      answers: { 200: WholeContents },
    },
    async ({ services, params }) => {
      const { framework } = await load({ services, params });
      const edition = framework.published.find(({ editionNo }) => editionNo === params.editionNo);
      if (!edition) throw new Refusal("not-found");
      const contents = await services.statements.contents(
        params.partnershipId,
        framework,
        edition.contentsId,
      );
      return {
        status: 200,
        body: whole(framework.identifier, contents, edition.editionNo),
        headers: cached,
      };
    },
  ),
];
