/** /ims/case: every endpoint of a CASE provider, in 1.1 and 1.0, without a sign-in, as the standard addresses them. */
import * as z from "zod";
import type { CaseVersion } from "#shared/case/addresses.ts";
import { caseRoot } from "#shared/case/addresses.ts";
import { type CaseCollection, caseCollections, collections, discoveryFile } from "#shared/case/discovery.ts";
import { listParameters } from "#shared/case/list.ts";
import { CaseUuid } from "#shared/case/schema.ts";
import { CaseRefusal } from "#shared/case/status-info.ts";
import { type Endpoint, endpoint } from "../http/endpoint.ts";
import { answerWith } from "./answer.ts";
import type { Wanted } from "./provider.ts";

/** Documents are made before anyone asks, and described at …/discovery: here they are objects. */
const Answer = z.looseObject({});
const StatusInfo = z.strictObject({
  imsx_codeMajor: z.enum(["failure", "unsupported"]),
  imsx_severity: z.literal("error"),
  imsx_description: z.string(),
  imsx_codeMinor: z.looseObject({}).optional(),
});
const refusals = { 404: StatusInfo, 429: StatusInfo, 500: StatusInfo };

/** What a standard does not know may come along in a query: it is left out of account. */
const Extensions = z.object({ extensions: z.string().optional() });
const ListQuery = Extensions.extend(
  Object.fromEntries(listParameters.map((name) => [name, z.string().optional()])) as Record<
    (typeof listParameters)[number],
    z.ZodOptional<z.ZodString>
  >,
);

const versions: readonly CaseVersion[] = ["v1p1", "v1p0"];

const wanted = (version: CaseVersion, extensions: string | undefined): Wanted => ({
  version,
  extensions: version === "v1p1" && extensions === "true",
});

const one = (version: CaseVersion, collection: CaseCollection): Endpoint =>
  endpoint(
    {
      method: "GET",
      path: `/ims/case/${version}/${collection}/{sourcedId}`,
      root: true,
      summary: `CASE ${version === "v1p1" ? "1.1" : "1.0"}: ${collections[collection][1]}`,
      audience: "anyone",
      params: z.object({ sourcedId: z.string() }),
      query: Extensions,
      answers: { 200: Answer, 304: null, 307: null, ...refusals },
      ownRefusals: true,
    },
    async ({ services, params: { sourcedId }, query, c }) => {
      const identifier = CaseUuid.safeParse(sourcedId);
      if (!identifier.success)
        throw new CaseRefusal(
          "invalid-uuid",
          "Invalid UUID: an identifier is a UUID in lower case, of version 1 to 5.",
        );
      const found = await services.caseProvider.one(
        collection,
        identifier.data,
        wanted(version, query.extensions),
      );
      if (!found)
        throw new CaseRefusal("unknown-object", "Unknown Object: nothing public has this identifier here.");
      return answerWith(c, found);
    },
  );

const list = (version: CaseVersion): Endpoint =>
  endpoint(
    {
      method: "GET",
      path: `/ims/case/${version}/CFDocuments`,
      root: true,
      summary: `CASE ${version === "v1p1" ? "1.1" : "1.0"}: the documents of all public frameworks, a page at a time`,
      audience: "anyone",
      query: ListQuery,
      answers: { 200: Answer, 304: null, 307: null, 400: StatusInfo, ...refusals },
      ownRefusals: true,
    },
    async ({ services, query: { extensions, ...asked }, c }) => {
      const address = `${caseRoot(services.config.HUB_ORIGIN, version)}/CFDocuments`;
      const page = await services.caseProvider.list(address, asked, wanted(version, extensions));
      return answerWith(c, page, { "x-total-count": String(page.total), link: page.links });
    },
  );

export const caseRoutes: readonly Endpoint[] = [
  ...versions.flatMap((version) => [
    list(version),
    ...caseCollections.map((collection) => one(version, collection)),
  ]),
  endpoint(
    {
      method: "GET",
      path: `/ims/case/v1p1/discovery/${discoveryFile}`,
      root: true,
      summary: "CASE 1.1: this provider's own description, as OpenAPI 3.0",
      audience: "anyone",
      answers: { 200: z.looseObject({ openapi: z.string() }), 304: null },
      ownRefusals: true,
    },
    async ({ services, c }) => answerWith(c, await services.caseProvider.description()),
  ),
];
