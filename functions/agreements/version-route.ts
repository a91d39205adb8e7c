/** …/versions and …/recalled: what an agreement said in each version, and in each that was called back from signing. */
import * as z from "zod";
import type { Actor } from "#shared/actor.ts";
import { phase } from "#shared/agreements/phase.ts";
import { type Agreement } from "#shared/agreements/schema.ts";
import { endingsOf, executedVersions, versionsOf } from "#shared/agreements/succession.ts";
import { Terms } from "#shared/agreements/terms-schema.ts";
import { AgreementView, VersionView } from "#shared/agreements/view.ts";
import { Refusal } from "#shared/problem.ts";
import { type Asking, endpoint } from "../http/endpoint.ts";
import { One, one } from "./paths.ts";
import { isAtTheTable, mayRead, readable, view } from "./show.ts";

export const Version = One.extend({ versionNo: z.coerce.number().int().min(1).max(999) });
export const version = `${one}/versions/{versionNo}` as const;

/** The agreement as it was with this version its latest, if this actor may read that. */
export async function readVersion({
  services,
  actor,
  params,
}: Asking<z.output<typeof Version>>): Promise<{ by: Actor; agreement: Agreement; asOfVersion: Agreement }> {
  const [by, found] = await Promise.all([
    actor,
    services.agreements.find(params.partnershipId, params.agreementId),
  ]);
  const agreement = readable(found, by);
  const asOfVersion = mayRead(agreement, params.versionNo, by)
    ? await services.agreements.version(params.partnershipId, agreement, params.versionNo)
    : undefined;
  if (!asOfVersion) throw new Refusal("not-found");
  return { by, agreement, asOfVersion };
}

const Recalled = One.extend({ version: z.coerce.number().int().min(1) });
const recalled = `${one}/recalled/{version}` as const;

/** The agreement as it was out for signature before that recall, for those at the table. */
async function readRecalled({ services, actor, params }: Asking<z.output<typeof Recalled>>) {
  const [by, found] = await Promise.all([
    actor,
    services.agreements.find(params.partnershipId, params.agreementId),
  ]);
  const agreement = readable(found, by);
  const asOut = isAtTheTable(agreement, by)
    ? await services.agreements.recalled(params.partnershipId, agreement, params.version)
    : undefined;
  if (!asOut) throw new Refusal("not-found");
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
    async ({ services, actor, params, today }) => {
      const [by, found, day] = await Promise.all([
        actor,
        services.agreements.find(params.partnershipId, params.agreementId),
        today(params.partnershipId),
      ]);
      const agreement = readable(found, by);
      const executed = executedVersions(agreement);
      const items = versionsOf(agreement)
        .filter(({ versionNo }) => mayRead(agreement, versionNo, by))
        .map((one) => {
          const { flags: _flags, ...when } = phase(one, day, endingsOf(one, executed, agreement.termination));
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
      // Who may see it is the agreement's to say today, not the old version's.
      const shown = { ...asOfVersion, visibility: agreement.visibility, shared: agreement.shared };
      return { status: 200, body: view(shown, by, day), version: agreement.version };
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
