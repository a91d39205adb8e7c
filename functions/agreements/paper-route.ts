/** …/versions/{versionNo}/document and …/bundle: the paper of a version, and what it takes to check it without the hub. */
import * as z from "zod";
import { isAtTheTable } from "#shared/agreements/sight.ts";
import { DownloadLink } from "#shared/documents/schema.ts";
import { Refusal } from "#shared/problem.ts";
import { type Asking, endpoint } from "../http/endpoint.ts";
import { bundleFile, paperLink } from "../signing/hand-out.ts";
import { readVersion, Version, version } from "./version-route.ts";

const Which = z.strictObject({ kind: z.enum(["executed", "signing"]).default("executed") });

export const paperRoutes = [
  endpoint(
    {
      method: "GET",
      path: `${version}/document`,
      summary:
        "An address to download a version's PDF from, good for a minute: executed, or as shown to signers",
      audience: "member",
      params: Version,
      query: Which,
      answers: { 200: DownloadLink },
      refusals: ["not-available"],
    },
    async (asking) => {
      const { asOfVersion } = await readVersion(asking as unknown as Asking<z.output<typeof Version>>);
      const { services, params, query } = asking;
      return { status: 200, body: await paperLink(services, params.partnershipId, asOfVersion, query.kind) };
    },
  ),

  endpoint(
    {
      method: "GET",
      path: `${version}/bundle`,
      summary: "The JSON bundle that goes with an executed PDF: content, signatures, history, each checkable",
      audience: "member",
      params: Version,
      answers: { 200: null },
      refusals: ["not-available"],
    },
    async (asking) => {
      const { by, agreement, asOfVersion } = await readVersion(asking as Asking<z.output<typeof Version>>);
      if (!isAtTheTable(agreement, by, asOfVersion.versionNo)) {
        throw new Refusal(
          "content-hidden",
          "The bundle says how each person signed and from where. The parties have it; ask one of them.",
        );
      }
      const { services, params } = asking;
      const history = () => services.agreements.events(params.partnershipId, agreement.id);
      return {
        status: 200,
        response: await bundleFile(services, params.partnershipId, asOfVersion, history),
      };
    },
  ),
];
