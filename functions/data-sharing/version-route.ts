/** …/versions, …/compare: what a data-sharing agreement said in each version, its paper and bundle, and what two differ in. */
import * as z from "zod";
import type { Actor } from "#shared/actor.ts";
import { compare } from "#shared/data-sharing/compare.ts";
import { VersionComparison } from "#shared/data-sharing/compare-schema.ts";
import { spansOf } from "#shared/data-sharing/phase.ts";
import { type DataSharing, DataVersionSummary } from "#shared/data-sharing/schema.ts";
import { isAtTheTable, mayRead } from "#shared/data-sharing/sight.ts";
import { DataTerms } from "#shared/data-sharing/terms-schema.ts";
import { versionsOf } from "#shared/data-sharing/versions.ts";
import { DataSharingView } from "#shared/data-sharing/view.ts";
import { DownloadLink } from "#shared/documents/schema.ts";
import { Refusal } from "#shared/problem.ts";
import { IsoDate } from "#shared/time.ts";
import { type Asking, endpoint } from "../http/endpoint.ts";
import { bundleFile, paperLink } from "../signing/hand-out.ts";
import { phaseAbove } from "./lines.ts";
import { One, one } from "./paths.ts";
import { type AskingOfOne, readOne } from "./read-one.ts";
import { view } from "./show.ts";

const VersionNo = z.coerce.number().int().min(1).max(999);
const Version = One.extend({ versionNo: VersionNo });
const version = `${one}/versions/{versionNo}` as const;
type AskingOfVersion = Asking<z.output<typeof Version>>;

/** A version with the days on which it is in force; without them it never was executed, or never came into force. */
const VersionLine = DataVersionSummary.extend({ from: IsoDate.optional(), until: IsoDate.optional() });

async function versionOf(
  { services, params }: Pick<AskingOfOne, "services" | "params">,
  record: DataSharing,
  versionNo: number,
  by: Actor,
): Promise<DataSharing> {
  const found = mayRead(record, versionNo, by)
    ? await services.dataSharing.version(params.partnershipId, record, versionNo)
    : undefined;
  if (!found) throw new Refusal("not-found");
  return found;
}

async function readVersion(asking: AskingOfVersion) {
  const { by, record } = await readOne(asking);
  return { by, record, asOfVersion: await versionOf(asking, record, asking.params.versionNo, by) };
}

export const dataSharingVersionRoutes = [
  endpoint(
    {
      method: "GET",
      path: `${one}/versions`,
      summary: "Every version, oldest first, and on which days each is in force",
      audience: "member",
      params: One,
      answers: { 200: z.strictObject({ items: z.array(VersionLine) }) },
    },
    async (asking) => {
      const { by, record } = await readOne(asking);
      const spans = new Map(spansOf(record).map((span) => [span.version.versionNo, span]));
      const items = versionsOf(record)
        .filter(({ versionNo }) => mayRead(record, versionNo, by))
        .map((line) => {
          const span = spans.get(line.versionNo);
          return span && span.from <= span.until ? { ...line, from: span.from, until: span.until } : line;
        });
      return { status: 200, body: { items }, version: record.version };
    },
  ),

  endpoint(
    {
      method: "GET",
      path: version,
      summary: "One version, whole, as it was when the next one was started",
      audience: "member",
      params: Version,
      answers: { 200: DataSharingView },
    },
    async (asking) => {
      const { by, record, asOfVersion } = await readVersion(asking as AskingOfVersion);
      const { partnershipId } = asking.params;
      const day = await asking.today(partnershipId);
      const parent = await phaseAbove(asking.services, partnershipId, record, day);
      // Where it stands is the agreement's; what it says is the version's.
      const { phase, flags, governingVersionNo } = view(record, by, day, { parent });
      const shown = { ...asOfVersion, visibility: record.visibility, shared: record.shared };
      const body = {
        ...view(shown, by, day, { parent }),
        ...{ phase, flags },
        ...(governingVersionNo === undefined ? {} : { governingVersionNo }),
      };
      return { status: 200, body, version: record.version };
    },
  ),

  endpoint(
    {
      method: "GET",
      path: `${version}/terms`,
      summary: "What one version says about the data",
      audience: "member",
      params: Version,
      answers: { 200: DataTerms },
    },
    async (asking) => {
      const { record, asOfVersion } = await readVersion(asking as AskingOfVersion);
      const { partnershipId } = asking.params;
      const { dataSharing } = asking.services;
      const body =
        asOfVersion === record
          ? await dataSharing.terms(partnershipId, record)
          : await dataSharing.termsOf(partnershipId, record.id, asOfVersion.termsId);
      return { status: 200, body, version: record.version };
    },
  ),

  endpoint(
    {
      method: "GET",
      path: `${version}/document`,
      summary:
        "An address to download a version's PDF from, good for a minute: executed, or as shown to signers",
      audience: "member",
      params: Version,
      query: z.strictObject({ kind: z.enum(["executed", "signing"]).default("executed") }),
      answers: { 200: DownloadLink },
      refusals: ["not-available"],
    },
    async (asking) => {
      const { asOfVersion } = await readVersion(asking as unknown as AskingOfVersion);
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
      const { by, record, asOfVersion } = await readVersion(asking as AskingOfVersion);
      if (!isAtTheTable(record, by, asOfVersion.versionNo))
        throw new Refusal(
          "content-hidden",
          "The bundle says how each person signed and from where. The parties have it; ask one of them.",
        );
      const { services, params } = asking;
      const history = () => services.dataSharing.events(params.partnershipId, record.id);
      const response = await bundleFile(services, params.partnershipId, asOfVersion, history);
      return { status: 200, response };
    },
  ),

  endpoint(
    {
      method: "GET",
      path: `${one}/compare`,
      summary: "What two versions differ in: parties, purposes, elements, transfers, and clause by clause",
      audience: "member",
      params: One,
      query: z.strictObject({ from: VersionNo, to: VersionNo }),
      answers: { 200: VersionComparison },
    },
    async (asking) => {
      const { services, params, query } = asking;
      const { by, record } = await readOne(asking);
      const [from, to] = await Promise.all(
        [query.from, query.to].map(async (versionNo) => {
          const found = await versionOf(asking, record, versionNo, by);
          const terms =
            found === record
              ? await services.dataSharing.terms(params.partnershipId, record)
              : await services.dataSharing.termsOf(params.partnershipId, record.id, found.termsId);
          return { record: found, terms };
        }),
      );
      return { status: 200, body: compare(from as OneVersion, to as OneVersion), version: record.version };
    },
  ),
];
type OneVersion = Parameters<typeof compare>[0];
