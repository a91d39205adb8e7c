/** A version's paper, and what it takes to check it without the hub, handed to whoever may read them. */

import type { ActivityEvent } from "#shared/activity/schema.ts";
import { canonicalJson } from "#shared/canonical.ts";
import type { DownloadLink } from "#shared/documents/schema.ts";
import type { PartnershipId } from "#shared/ids.ts";
import { Refusal } from "#shared/problem.ts";
import { bundleOf } from "#shared/signing/bundle.ts";
import { Evidence } from "#shared/signing/evidence.ts";
import type { Signable } from "#shared/signing/rules.ts";
import { paperObject } from "../cloud/keys.ts";
import type { Services } from "../env.ts";
import { attachment, fileName } from "../http/attachment.ts";

/** An address of the paper as it was executed or as it was shown to signers, good for a minute. */
export async function paperLink(
  { bucket }: Services,
  partnership: PartnershipId,
  version: Signable,
  kind: "executed" | "signing",
): Promise<DownloadLink> {
  const { id, codedNotation, versionNo } = version;
  const paper = kind === "executed" ? version.executedDocument : version.signingDocument;
  if (!paper) {
    throw new Refusal(
      "not-available",
      kind === "executed"
        ? "This version has no executed PDF: there is one once everyone has signed."
        : "This version was never sent for signature, so there is no such PDF.",
    );
  }
  const which = `v${versionNo}${kind === "signing" ? "-for-signature" : ""}.pdf`;
  return bucket.link(
    paperObject(partnership, id, paper.sha256, "pdf"),
    attachment(fileName(codedNotation, which)),
  );
}

/** The bundle as a file: what the paper was made from, as it is kept beside it, and the history up to its execution. */
export async function bundleFile(
  services: Services,
  partnership: PartnershipId,
  version: Signable,
  history: () => Promise<readonly ActivityEvent[]>,
): Promise<Response> {
  const { id, codedNotation, versionNo, executedDocument: paper } = version;
  if (!paper)
    throw new Refusal("not-available", "This version has no bundle: there is one once everyone has signed.");
  const [kept, events] = await Promise.all([
    services.bucket.open(paperObject(partnership, id, paper.sha256, "json")),
    history(),
  ]);
  if (!kept) throw new Refusal("not-available", "The evidence beside the executed PDF is not there.");
  const text = Buffer.concat(await Array.fromAsync(kept.bytes)).toString("utf8");
  const bundle = bundleOf(Evidence.parse(JSON.parse(text)), paper, events);
  if (!bundle) throw new Refusal("not-available", "The history does not name the executed PDF.");
  return new Response(canonicalJson(bundle), {
    headers: {
      "content-type": "application/json",
      "content-disposition": attachment(fileName(codedNotation, `v${versionNo}-bundle.json`)),
      "cache-control": "private, no-cache",
    },
  });
}
