/**
 * Making a paper and keeping it in the bucket under its own hash, with the evidence it was made from beside it. Nothing
 * is overwritten by another: the same input is the same object, and a move that fails leaves one that nothing names.
 */
import { canonicalJson } from "#shared/canonical.ts";
import type { OrganizationId, PartnershipId } from "#shared/ids.ts";
import type { Partnership } from "#shared/partnerships/schema.ts";
import { type Around, fileOf } from "#shared/signing/evidence.ts";
import type { Stage } from "#shared/signing/paper.ts";
import type { Signable } from "#shared/signing/rules.ts";
import type { StoredFile } from "#shared/signing/schema.ts";
import { dateIn, type IsoDate, plusMonths } from "#shared/time.ts";
import { paperObject } from "../cloud/keys.ts";
import type { Services } from "../env.ts";
import type { MadePaper } from "./paper.ts";

type Wanted = {
  /** As it will be saved: with its content's hash, and for EXECUTED with all signatures and the day. */
  record: Signable & { stewardId: OrganizationId };
  stage: Stage;
  at: Date;
  /** The last day on which anything of it holds. */
  lastDay: IsoDate;
  make(around: Around, settings: Partnership | undefined): Promise<MadePaper>;
};

/** An executed paper is locked in the bucket for so long after its last day (check: a state's own rule). */
const lockedYears = 7;

/** The paper's hash and size, once its bytes are kept. */
export async function keepPaper(
  services: Services,
  partnership: PartnershipId,
  { record, stage, at, lastDay, make }: Wanted,
): Promise<StoredFile> {
  const named = new Set([
    ...record.parties.map((party) => party.organizationId),
    ...record.signatures.map((event) => event.organizationId),
    ...(record.registration?.signers.map((signer) => signer.organizationId) ?? []),
    record.stewardId,
  ]);
  const [organizations, settings] = await Promise.all([
    services.organizations.findAll(partnership, [...named]),
    services.partnerships.settings(partnership),
  ]);
  const { bytes, evidence } = await make(
    {
      organizations: [...organizations.values()]
        .map(({ id, code, name }) => ({ id, code, name }))
        .toSorted((a, b) => (a.code < b.code ? -1 : 1)),
      partnership: {
        id: partnership,
        name: settings?.name ?? partnership,
        timeZone: settings?.timeZone ?? "UTC",
      },
      hub: services.config.HUB_ORIGIN,
    },
    settings,
  );
  const file = await fileOf(bytes);
  const key = (kind: "pdf" | "json") => paperObject(partnership, record.id, file.sha256, kind);
  const until = stage === "EXECUTED" ? lockedUntil(lastDay, at) : undefined;
  const made = new TextEncoder().encode(canonicalJson(evidence));
  await Promise.all([
    services.bucket.put(key("pdf"), bytes, "application/pdf", until),
    services.bucket.put(key("json"), made, "application/json", until),
  ]);
  return file;
}

/** The bucket's own clock counts, and refuses a day that is past. */
function lockedUntil(lastDay: IsoDate, at: Date): Date {
  const last = [lastDay, dateIn("UTC", at), dateIn("UTC", new Date())].sort().at(-1) ?? lastDay;
  return new Date(`${plusMonths(last, lockedYears * 12)}T00:00:00.000Z`);
}
