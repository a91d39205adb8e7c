/**
 * Making a paper and keeping it in the bucket under its own hash, with the evidence it was made from beside it. Nothing
 * is overwritten by another: the same input is the same object, and a move that fails leaves one that nothing names.
 */
import { fileOf } from "#shared/agreements/evidence.ts";
import type { Stage } from "#shared/agreements/paper-model.ts";
import { lastDayOf } from "#shared/agreements/phase.ts";
import type { Agreement } from "#shared/agreements/schema.ts";
import type { Terms } from "#shared/agreements/terms-schema.ts";
import { canonicalJson } from "#shared/canonical.ts";
import { pathwayName } from "#shared/framework/browse.ts";
import { edition } from "#shared/framework/editions.ts";
import type { PartnershipId } from "#shared/ids.ts";
import type { StoredFile } from "#shared/signing/schema.ts";
import { dateIn, plusMonths } from "#shared/time.ts";
import { agreementObject } from "../cloud/keys.ts";
import type { Services } from "../env.ts";

type Wanted = {
  /** As it will be saved: with its content's hash, and for EXECUTED with all signatures and the day. */
  agreement: Agreement;
  terms: Terms;
  stage: Stage;
  at: Date;
};

/** An executed paper is locked in the bucket for so long after its agreement's last day (check: a state's own rule). */
const lockedYears = 7;

/** The paper's hash and size, once its bytes are kept. */
export async function keepPaper(
  services: Services,
  partnership: PartnershipId,
  { agreement, terms, stage, at }: Wanted,
): Promise<StoredFile> {
  const named = new Set([
    ...agreement.parties.map((party) => party.organizationId),
    ...agreement.signatures.map((event) => event.organizationId),
    ...(agreement.registration?.signers.map((signer) => signer.organizationId) ?? []),
    agreement.stewardId,
  ]);
  const [{ paperOf }, organizations, settings] = await Promise.all([
    import("./paper.ts"),
    services.organizations.findAll(partnership, [...named]),
    services.partnerships.settings(partnership),
  ]);
  const framework = edition(settings?.frameworkEdition ?? "");
  const { bytes, evidence } = await paperOf({
    agreement,
    terms,
    organizations: [...organizations.values()]
      .map(({ id, code, name }) => ({ id, code, name }))
      .toSorted((a, b) => (a.code < b.code ? -1 : 1)),
    partnership: {
      id: partnership,
      name: settings?.name ?? partnership,
      timeZone: settings?.timeZone ?? "UTC",
    },
    hub: services.config.HUB_ORIGIN,
    ...(framework && agreement.pathwayId ? { pathway: pathwayName(framework, agreement.pathwayId) } : {}),
    stage,
    at,
  });
  const file = await fileOf(bytes);
  const key = (kind: "pdf" | "json") => agreementObject(partnership, agreement.id, file.sha256, kind);
  const until = stage === "EXECUTED" ? lockedUntil(agreement, at) : undefined;
  const made = new TextEncoder().encode(canonicalJson(evidence));
  await Promise.all([
    services.bucket.put(key("pdf"), bytes, "application/pdf", until),
    services.bucket.put(key("json"), made, "application/json", until),
  ]);
  return file;
}

/** The bucket's own clock counts, and refuses a day that is past. */
function lockedUntil(agreement: Agreement, at: Date): Date {
  const ends = lastDayOf(agreement);
  const { teachOutUntil = ends } = agreement;
  const last = [ends, teachOutUntil, dateIn("UTC", at), dateIn("UTC", new Date())].sort().at(-1) ?? ends;
  return new Date(`${plusMonths(last, lockedYears * 12)}T00:00:00.000Z`);
}
