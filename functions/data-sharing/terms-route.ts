/** …/terms: what the parties agree about the data. Read whole, replaced whole, and only while it is a draft. */
import { canonicalJson } from "#shared/canonical.ts";
import { objectionToEditing } from "#shared/data-sharing/rules.ts";
import { termsProblems } from "#shared/data-sharing/sound.ts";
import { countsOf } from "#shared/data-sharing/terms.ts";
import { DataTerms } from "#shared/data-sharing/terms-schema.ts";
import { newId } from "#shared/ids.ts";
import { insist } from "#shared/problem.ts";
import { endpoint } from "../http/endpoint.ts";
import { insistOnNone } from "./draft.ts";
import { One, one } from "./paths.ts";
import { readOne } from "./read-one.ts";

export const dataTermsRoutes = [
  endpoint(
    {
      method: "GET",
      path: `${one}/terms`,
      summary: "What the current version says about the data",
      audience: "member",
      params: One,
      answers: { 200: DataTerms },
    },
    async (asking) => {
      const { services, params } = asking;
      const { by, record: whole } = await readOne(asking);
      const record = await services.dataSharing.presented(params.partnershipId, whole, by);
      const body = await services.dataSharing.terms(params.partnershipId, record);
      return { status: 200, body, version: record.version };
    },
  ),

  endpoint(
    {
      method: "PUT",
      path: `${one}/terms`,
      summary: "Replace the terms of a draft",
      audience: "member",
      params: One,
      body: DataTerms,
      answers: { 200: DataTerms },
      ifMatch: true,
      refusals: ["role-missing", "not-a-party", "wrong-moment", "too-large"],
    },
    async (asking) => {
      const { services, params, body, stamp, sameVersion } = asking;
      const { partnershipId } = params;
      const { by, record: before } = await readOne(asking);
      insist(objectionToEditing(before, by));
      await sameVersion(before, await services.dataSharing.pk(partnershipId, before.id));
      const [current, bases, { indicators, dimensions }] = await Promise.all([
        services.dataSharing.terms(partnershipId, before),
        services.legalBases.every(partnershipId),
        services.indicators.find(partnershipId),
      ]);
      insistOnNone(
        termsProblems(body, {
          parties: before.parties.map(({ organizationId }) => organizationId),
          basisIds: new Set(bases.map(({ id }) => id)),
          // One that was retired stays where it stands, and is taken up nowhere else.
          indicatorIds: new Set([
            ...indicators.flatMap(({ id, retiredOn }) => (retiredOn === undefined ? [id] : [])),
            ...current.elements.flatMap(({ exchange }) => exchange?.indicatorId ?? []),
          ]),
          dimensionIds: new Set(dimensions.map(({ id }) => id)),
        }),
      );
      if (canonicalJson(current) === canonicalJson(body))
        return { status: 200, body, version: before.version };
      const saved = await services.dataSharing.saving(
        partnershipId,
        before,
        { ...before, termsId: newId("trm"), counts: countsOf(body) },
        { action: "terms-changed", note: changedParts(current, body) },
        stamp(by),
        { terms: body },
      );
      return { status: 200, body, version: saved.record.version, writes: saved.writes };
    },
  ),
];

const partNames: Readonly<Record<keyof DataTerms, string>> = {
  scope: "scope",
  purposes: "purposes",
  prohibitedUses: "prohibited uses",
  elements: "elements",
  transfers: "transfers",
  retention: "retention",
  subRecipients: "sub-recipients",
  noSubRecipients: "sub-recipients",
  redisclosure: "redisclosure",
  security: "security",
  suppressionPolicy: "suppression",
  renewal: "renewal",
  reviewBy: "review",
  terminationCauses: "termination",
  survival: "survival",
  joinder: "joining",
  facts: "facts",
  evidence: "evidence",
  clauses: "clauses",
};

/** "purposes, clauses": what a second editor is told was changed. */
function changedParts(before: DataTerms, after: DataTerms): string {
  const parts = (Object.keys(partNames) as (keyof DataTerms)[]).filter(
    (part) => canonicalJson(before[part] ?? null) !== canonicalJson(after[part] ?? null),
  );
  return [...new Set(parts.map((part) => partNames[part]))].join(", ");
}
