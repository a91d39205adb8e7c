/**
 * Whether evidence still holds: the record behind each piece is read by its kind, in batches, and its own noun's rules say
 * where it stands today. What was read when a round was signed off stays with it.
 */
import { standing as standingOfAgreement } from "#shared/agreements/succession.ts";
import { isInForce } from "#shared/bridges/sight.ts";
import { phaseInLine } from "#shared/data-sharing/phase.ts";
import type { DataSharing } from "#shared/data-sharing/schema.ts";
import type { Evaluation, Evidence, EvidenceState } from "#shared/evaluations/schema.ts";
import {
  AgreementId,
  BridgeId,
  CampaignId,
  DataSharingId,
  type DocumentId,
  type PartnershipId,
  ReleaseId,
} from "#shared/ids.ts";
import { dayInWords } from "#shared/signing/paper-dates.ts";
import { type IsoDate, plusMonths } from "#shared/time.ts";
import type { Services } from "../env.ts";
import { checkName, checksOf } from "./program.ts";

type Word = Omit<EvidenceState, "evidenceId">;

/** A needs assessment is made anew every two years: what shows something is no older than that. */
const monthsOfPaper = 24;

const yes = (because: string): Word => ({ holds: "YES", because });
const no = (because: string): Word => ({ holds: "NO", because });

const recent = (date: IsoDate, today: IsoDate, what: string): Word => {
  const last = plusMonths(date, monthsOfPaper);
  return today <= last
    ? yes(`${what} of ${dayInWords(date)} counts until ${dayInWords(last)}.`)
    : no(`${what} of ${dayInWords(date)} counted until ${dayInWords(last)}: two years.`);
};

type Read = (evidence: Evidence) => Word;

/** The release's own id behind `dsa_…/rel_…`. */
const releaseOf = (refId: string | undefined) => ReleaseId.safeParse(refId?.split("/")[1]).data;
const idsIn = <Id>(
  schema: { safeParse(value: unknown): { data?: Id | undefined } },
  evidence: readonly Evidence[],
  kind: Evidence["kind"],
): Id[] => [
  ...new Set(evidence.flatMap((one) => (one.kind === kind ? (schema.safeParse(one.refId).data ?? []) : []))),
];

async function agreements(
  services: Services,
  partnership: PartnershipId,
  all: readonly Evidence[],
  today: IsoDate,
): Promise<Read> {
  const found = await services.agreements.findAll(partnership, idsIn(AgreementId, all, "AGREEMENT"));
  return ({ refId }) => {
    const agreement = found.get(refId as AgreementId);
    if (!agreement) return no("This agreement is not there.");
    const { phase } = standingOfAgreement(agreement, today);
    if (phase === "IN_FORCE") return yes("The agreement is in force.");
    return no(
      phase === undefined
        ? "The agreement has not been executed."
        : phase === "UPCOMING"
          ? "The agreement is executed and not in force yet."
          : "The agreement is no longer in force.",
    );
  };
}

/** With what each stands under, and what that stands under: three batches. */
async function dataSharing(
  services: Services,
  partnership: PartnershipId,
  all: readonly Evidence[],
  today: IsoDate,
): Promise<Read> {
  const found = new Map<DataSharingId, DataSharing>();
  let wanted = idsIn(DataSharingId, all, "DATA_SHARING");
  for (let tier = 0; tier < 3 && wanted.length > 0; tier++) {
    for (const [id, one] of await services.dataSharing.findAll(partnership, wanted)) found.set(id, one);
    wanted = wanted.flatMap((id) => found.get(id)?.parentId ?? []).filter((id) => !found.has(id));
  }
  return ({ refId }) => {
    const line: DataSharing[] = [];
    let at = found.get(refId as DataSharingId);
    while (at && line.length < 3) {
      line.push(at);
      at = at.parentId && found.get(at.parentId);
    }
    if (line.length === 0) return no("This data-sharing agreement is not there.");
    return phaseInLine(line, today) === "ACTIVE"
      ? yes("The data-sharing agreement is active.")
      : no("The data-sharing agreement is not active.");
  };
}

async function releases(
  services: Services,
  partnership: PartnershipId,
  all: readonly Evidence[],
  today: IsoDate,
): Promise<Read> {
  const ids = all.flatMap(({ kind, refId }) => (kind === "RELEASE" ? (releaseOf(refId) ?? []) : []));
  const found = new Map(
    (ids.length > 0 ? await services.releases.records(partnership, ids) : []).map((one) => [one.id, one]),
  );
  return ({ refId }) => {
    const id = releaseOf(refId);
    const release = id && found.get(id);
    return release ? recent(release.at.slice(0, 10), today, "A release") : no("This release is not there.");
  };
}

async function campaigns(
  services: Services,
  partnership: PartnershipId,
  all: readonly Evidence[],
  today: IsoDate,
): Promise<Read> {
  const ids = idsIn(CampaignId, all, "CAMPAIGN");
  const [found, { validMonths }] = await Promise.all([
    services.campaigns.findAll(partnership, ids),
    services.programSettings.read(partnership),
  ]);
  return ({ refId }) => {
    const campaign = found.get(refId as CampaignId);
    if (!campaign) return no("This campaign is not there.");
    if (campaign.state !== "DECIDED" && campaign.state !== "PUBLISHED")
      return no("The campaign has not been decided.");
    const last = plusMonths(campaign.closedAt?.slice(0, 10) ?? campaign.closesOn, validMonths);
    return today <= last
      ? yes(`The campaign is decided and counts until ${dayInWords(last)}.`)
      : no(`The campaign counted until ${dayInWords(last)}: it is asked again every ${validMonths} months.`);
  };
}

async function documents(
  services: Services,
  partnership: PartnershipId,
  all: readonly Evidence[],
  today: IsoDate,
): Promise<Read> {
  const ids = all.flatMap(({ kind, documentId }) =>
    kind === "DOCUMENT" ? ((documentId as DocumentId | undefined) ?? []) : [],
  );
  const found = await services.documents.findAll(partnership, ids);
  return ({ documentId, date }) => {
    const document = found.get(documentId as DocumentId);
    if (!document) return no("This document is not there.");
    if (document.state !== "available")
      return document.state === "quarantined" || document.state === "awaiting-upload"
        ? { holds: "CANNOT_TELL", because: "The document is still being checked." }
        : no("The document cannot be read.");
    return recent(date, today, "A document");
  };
}

async function bridges(
  services: Services,
  partnership: PartnershipId,
  all: readonly Evidence[],
): Promise<Read> {
  const ids = idsIn(BridgeId, all, "BRIDGE");
  const found = new Map(
    (await Promise.all(ids.map((id) => services.bridges.find(partnership, id)))).flatMap((one) =>
      one ? [[one.id as string, one] as const] : [],
    ),
  );
  return ({ refId }) => {
    const bridge = found.get(refId ?? "");
    if (!bridge) return no("This bridge program is not there.");
    return isInForce(bridge) ? yes("The bridge is in force.") : no("The bridge is not in force.");
  };
}

/** Where each piece of evidence stands today, in its order. */
export async function statesOf(
  services: Services,
  partnership: PartnershipId,
  { evidence, programId }: Pick<Evaluation, "evidence" | "programId">,
  today: IsoDate,
): Promise<EvidenceState[]> {
  const checks = evidence.some(({ kind }) => kind === "PROGRAM_CHECK");
  const [agreement, sharing, release, campaign, document, bridge, answers] = await Promise.all([
    agreements(services, partnership, evidence, today),
    dataSharing(services, partnership, evidence, today),
    releases(services, partnership, evidence, today),
    campaigns(services, partnership, evidence, today),
    documents(services, partnership, evidence, today),
    bridges(services, partnership, evidence),
    checks ? checksOf(services, partnership, programId, { by: undefined, today }) : [],
  ]);
  const check: Read = ({ refId }) => {
    const answer = answers.find(({ checkId }) => checkId === refId);
    if (!answer) return no("The program has no such check.");
    const name = `The check “${checkName(answer.checkId)}”`;
    // Its own reason may name an agreement that not everyone on the team may know of: the program's page gives it.
    if (answer.result === "PASS") return yes(`${name} passes.`);
    return answer.result === "FAIL"
      ? no(`${name} fails.`)
      : { holds: "CANNOT_TELL", because: `${name} cannot tell.` };
  };
  const byKind: Record<Evidence["kind"], Read> = {
    AGREEMENT: agreement,
    DATA_SHARING: sharing,
    RELEASE: release,
    CAMPAIGN: campaign,
    DOCUMENT: document,
    BRIDGE: bridge,
    PROGRAM_CHECK: check,
    NOTE: ({ date }) => recent(date, today, "A note"),
  };
  return evidence.map((one) => ({ evidenceId: one.evidenceId, ...byKind[one.kind](one) }));
}
