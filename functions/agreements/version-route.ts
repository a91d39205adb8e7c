/** …/versions and …/recalled: what an agreement said in each version, and in each that was called back from signing. */
import * as z from "zod";
import type { Actor } from "#shared/actor.ts";
import { type Agreement } from "#shared/agreements/schema.ts";
import { isAtTheTable, mayRead } from "#shared/agreements/sight.ts";
import { phaseOf, versionsOf } from "#shared/agreements/succession.ts";
import { Terms } from "#shared/agreements/terms-schema.ts";
import { AgreementView, VersionView } from "#shared/agreements/view.ts";
import { Refusal } from "#shared/problem.ts";
import { type Asking, endpoint } from "../http/endpoint.ts";
import { One, one } from "./paths.ts";
import { readOne } from "./read-one.ts";
import { view, viewOfVersion } from "./show.ts";

export const Version = One.extend({ versionNo: z.coerce.number().int().min(1).max(999) });
export const version = `${one}/versions/{versionNo}` as const;

/** The agreement as it was with this version its latest, if this actor may read that. */
export async function readVersion(
  asking: Asking<z.output<typeof Version>>,
): Promise<{ by: Actor; agreement: Agreement; asOfVersion: Agreement }> {
  const { services, params } = asking;
  const { by, agreement } = await readOne(asking);
  const asOfVersion = mayRead(agreement, params.versionNo, by)
    ? await services.agreements.version(params.partnershipId, agreement, params.versionNo)
    : undefined;
  if (!asOfVersion) throw new Refusal("not-found");
  return { by, agreement, asOfVersion };
}

const Recalled = One.extend({ version: z.coerce.number().int().min(1) });
const recalled = `${one}/recalled/{version}` as const;

/** The agreement as it was out for signature before that recall, for those at the table. */
async function readRecalled(asking: Asking<z.output<typeof Recalled>>) {
  const { services, params } = asking;
  const { by, agreement } = await readOne(asking);
  const asOut = await services.agreements.recalled(params.partnershipId, agreement, params.version);
  if (!asOut || !isAtTheTable(agreement, by, asOut.versionNo)) throw new Refusal("not-found");
  return { by, agreement, asOut };
}

export const versionRoutes = [
  endpoint(
    {
      method: "GET",
      path: `${one}/versions`,
      summary: "Every version, oldest first, and where each stands today",
      audience: "member",
      params: One,
      answers: { 200: z.strictObject({ items: z.array(VersionView) }) },
    },
    async (asking) => {
      const [{ by, agreement }, day] = await Promise.all([
        readOne(asking),
        asking.today(asking.params.partnershipId),
      ]);
      const items = versionsOf(agreement)
        .filter(({ versionNo }) => mayRead(agreement, versionNo, by))
        .map((one) => {
          const { flags: _flags, ...when } = phaseOf(agreement, one, day);
          return { ...one, ...when };
        });
      return { status: 200, body: { items }, version: agreement.version };
    },
  ),

  endpoint(
    {
      method: "GET",
      path: version,
      summary: "One version, whole, as it was when the next one was started",
      audience: "member",
      params: Version,
      answers: { 200: AgreementView },
    },
    async (asking) => {
      const { by, agreement, asOfVersion } = await readVersion(asking as Asking<z.output<typeof Version>>);
      const day = await asking.today(asking.params.partnershipId);
      const body = viewOfVersion(agreement, asOfVersion, by, day);
      return { status: 200, body, version: agreement.version };
    },
  ),

  endpoint(
    {
      method: "GET",
      path: `${version}/rules`,
      summary: "What one version says: rules, findings, conditions, clauses",
      audience: "member",
      params: Version,
      answers: { 200: Terms },
    },
    async (asking) => {
      const { agreement, asOfVersion } = await readVersion(asking as Asking<z.output<typeof Version>>);
      const { partnershipId } = asking.params;
      const terms =
        asOfVersion === agreement
          ? await asking.services.agreements.terms(partnershipId, agreement)
          : await asking.services.agreements.termsOf(partnershipId, agreement.id, asOfVersion.termsId);
      return { status: 200, body: terms, version: agreement.version };
    },
  ),

  endpoint(
    {
      method: "GET",
      path: recalled,
      summary: "A version as it was out for signature before it was recalled, with the signatures it had",
      audience: "member",
      params: Recalled,
      answers: { 200: AgreementView },
    },
    async (asking) => {
      const { by, agreement, asOut } = await readRecalled(asking as Asking<z.output<typeof Recalled>>);
      const day = await asking.today(asking.params.partnershipId);
      const shown = { ...asOut, visibility: agreement.visibility, shared: agreement.shared };
      return { status: 200, body: view(shown, by, day), version: agreement.version };
    },
  ),

  endpoint(
    {
      method: "GET",
      path: `${recalled}/rules`,
      summary: "What it said then: rules, findings, conditions, clauses",
      audience: "member",
      params: Recalled,
      answers: { 200: Terms },
    },
    async (asking) => {
      const { agreement, asOut } = await readRecalled(asking as Asking<z.output<typeof Recalled>>);
      const { partnershipId } = asking.params;
      const terms = await asking.services.agreements.termsOf(partnershipId, agreement.id, asOut.termsId);
      return { status: 200, body: terms, version: agreement.version };
    },
  ),
];
