/** …/versions/{versionNo}/document and …/bundle: the paper of a version, and what it takes to check it without the hub. */
import * as z from "zod";
import { bundleOf } from "#shared/agreements/bundle.ts";
import { Evidence } from "#shared/agreements/evidence.ts";
import type { Agreement } from "#shared/agreements/schema.ts";
import { isAtTheTable } from "#shared/agreements/sight.ts";
import { canonicalJson } from "#shared/canonical.ts";
import { DownloadLink } from "#shared/documents/schema.ts";
import type { PartnershipId } from "#shared/ids.ts";
import { Refusal } from "#shared/problem.ts";
import { agreementObject } from "../cloud/keys.ts";
import type { Services } from "../env.ts";
import { attachment, fileName } from "../http/attachment.ts";
import { type Asking, endpoint } from "../http/endpoint.ts";
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
      const paper = query.kind === "executed" ? asOfVersion.executedDocument : asOfVersion.signingDocument;
      if (!paper) {
        throw new Refusal(
          "not-available",
          query.kind === "executed"
            ? "This version has no executed PDF: there is one once everyone has signed."
            : "This version was never sent for signature, so there is no such PDF.",
        );
      }
      const key = agreementObject(params.partnershipId, asOfVersion.id, paper.sha256, "pdf");
      const which = `v${asOfVersion.versionNo}${query.kind === "signing" ? "-for-signature" : ""}.pdf`;
      const name = attachment(fileName(asOfVersion.codedNotation, which));
      return { status: 200, body: await services.bucket.link(key, name) };
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
      const bundle = await bundleAt(asking.services, asking.params.partnershipId, asOfVersion);
      return {
        status: 200,
        response: new Response(canonicalJson(bundle), {
          headers: {
            "content-type": "application/json",
            "content-disposition": attachment(
              fileName(asOfVersion.codedNotation, `v${asOfVersion.versionNo}-bundle.json`),
            ),
            "cache-control": "private, no-cache",
          },
        }),
      };
    },
  ),
];

/** What the paper was made from, as it is kept beside it, and the history up to its execution. */
async function bundleAt(services: Services, partnership: PartnershipId, agreement: Agreement) {
  const paper = agreement.executedDocument;
  if (!paper)
    throw new Refusal("not-available", "This version has no bundle: there is one once everyone has signed.");
  const [kept, events] = await Promise.all([
    services.bucket.open(agreementObject(partnership, agreement.id, paper.sha256, "json")),
    services.agreements.events(partnership, agreement.id),
  ]);
  if (!kept) throw new Refusal("not-available", "The evidence beside the executed PDF is not there.");
  const text = Buffer.concat(await Array.fromAsync(kept.bytes)).toString("utf8");
  const bundle = bundleOf(Evidence.parse(JSON.parse(text)), paper, events);
  if (!bundle) throw new Refusal("not-available", "The history does not name the executed PDF.");
  return bundle;
}
