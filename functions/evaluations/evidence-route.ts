/**
 * …/evidence: what shows that an element is in place. It belongs to the organization that names it, names only a record
 * that this organization may read, and is asked for its standing whenever a rating leans on it.
 */

import type { Actor } from "#shared/actor.ts";
import { sight as sightOfAgreement } from "#shared/agreements/sight.ts";
import { sight as sightOfBridge } from "#shared/bridges/sight.ts";
import { mayReadHistory, sight as sightOfDataSharing } from "#shared/data-sharing/sight.ts";
import type { About } from "#shared/documents/schema.ts";
import { objectionToLeading, objectionToTaking, objectionToWorking } from "#shared/evaluations/rules.ts";
import { type Evaluation, EvaluationView, Evidence, EvidenceDraft } from "#shared/evaluations/schema.ts";
import { elementsOf } from "#shared/evaluations/tree.ts";
import {
  AgreementId,
  BridgeId,
  CampaignId,
  DataSharingId,
  type OrganizationId,
  type PartnershipId,
  ReleaseId,
} from "#shared/ids.ts";
import { type FieldProblem, insist, type Objection, Refusal } from "#shared/problem.ts";
import type { IsoDate } from "#shared/time.ts";
import type { Services } from "../env.ts";
import { endpoint } from "../http/endpoint.ts";
import { load, One, one } from "./paths.ts";
import { checksOf, roundOf } from "./program.ts";
import { loadToChange, saved, unsigned } from "./saving.ts";

const Piece = One.extend({ evidenceId: Evidence.shape.evidenceId });
const path = `${one}/evidence` as const;

/** Whether `by` may read the record that this names. */
async function isKnown(
  services: Services,
  partnership: PartnershipId,
  evaluation: Evaluation,
  { kind, refId, documentId }: EvidenceDraft,
  by: Actor,
  today: IsoDate,
): Promise<boolean> {
  switch (kind) {
    case "NOTE":
      return true;
    case "AGREEMENT": {
      const id = AgreementId.safeParse(refId).data;
      const found = id && (await services.agreements.find(partnership, id));
      return found !== undefined && sightOfAgreement(found, by) !== "none";
    }
    case "DATA_SHARING":
    case "RELEASE": {
      const [of, releaseId] = refId?.split("/") ?? [];
      const id = DataSharingId.safeParse(of).data;
      const found = id && (await services.dataSharing.find(partnership, id));
      if (!found || sightOfDataSharing(found, by) === "none") return false;
      if (kind === "DATA_SHARING") return releaseId === undefined;
      const release = ReleaseId.safeParse(releaseId).data;
      const one = release && (await services.releases.find(partnership, release));
      return one !== undefined && one.dataSharingId === id;
    }
    case "CAMPAIGN": {
      const id = CampaignId.safeParse(refId).data;
      return id !== undefined && (await services.campaigns.find(partnership, id)) !== undefined;
    }
    case "BRIDGE": {
      const id = BridgeId.safeParse(refId).data;
      const found = id && (await services.bridges.find(partnership, id));
      return found !== undefined && sightOfBridge(found, by) !== "none";
    }
    case "DOCUMENT": {
      const found = documentId && (await services.documents.find(partnership, documentId));
      return found !== undefined && mayReadFile(services, partnership, evaluation, found.about, by);
    }
    case "PROGRAM_CHECK": {
      const answers = await checksOf(services, partnership, evaluation.programId, { by, today });
      return answers.some(({ checkId }) => checkId === refId);
    }
  }
}

/** A file is read by whoever may read what it is evidence of. */
async function mayReadFile(
  services: Services,
  partnership: PartnershipId,
  evaluation: Evaluation,
  about: About,
  by: Actor,
): Promise<boolean> {
  if (about.kind === "evaluation") return about.id === evaluation.id;
  if (about.kind === "agreement") {
    const agreement = await services.agreements.find(partnership, about.id);
    return agreement !== undefined && sightOfAgreement(agreement, by) === "content";
  }
  const shared = await services.dataSharing.find(partnership, about.id);
  return shared !== undefined && sightOfDataSharing(shared, by) === "content" && mayReadHistory(shared, by);
}

const fields: Record<Evidence["kind"], "refId" | "documentId" | "none"> = {
  PROGRAM_CHECK: "refId",
  AGREEMENT: "refId",
  DATA_SHARING: "refId",
  CAMPAIGN: "refId",
  BRIDGE: "refId",
  RELEASE: "refId",
  DOCUMENT: "documentId",
  NOTE: "none",
};

/** A piece that goes on naming what it named: its words are corrected by whoever may change it, read or not. */
const isSameRecord = (was: Evidence, draft: EvidenceDraft): boolean =>
  was.kind === draft.kind && was.refId === draft.refId && was.documentId === draft.documentId;

async function insistOnEvidence(
  services: Services,
  partnership: PartnershipId,
  evaluation: Evaluation,
  draft: EvidenceDraft,
  by: Actor,
  today: IsoDate,
  was?: Evidence,
): Promise<void> {
  const errors: FieldProblem[] = [];
  const field = fields[draft.kind];
  for (const other of ["refId", "documentId"] as const)
    if (other !== field && draft[other] !== undefined)
      errors.push({ pointer: `/${other}`, detail: "nothing: this kind of evidence is named otherwise" });
  if (draft.date > today) errors.push({ pointer: "/date", detail: `a day up to today, ${today}` });
  if (field === "none" && draft.note === "")
    errors.push({ pointer: "/note", detail: "what was seen or decided, in a few sentences" });
  const [instrument, known] = await Promise.all([
    services.evaluations.instrument(partnership, evaluation),
    was && isSameRecord(was, draft) ? true : isKnown(services, partnership, evaluation, draft, by, today),
  ]);
  const elements = new Set(elementsOf(instrument).map(({ elementId }) => elementId));
  for (const [at, id] of draft.elementIds.entries())
    if (!elements.has(id))
      errors.push({ pointer: `/elementIds/${at}`, detail: "an element of this instrument" });
  if (!known && field !== "none")
    errors.push({ pointer: `/${field}`, detail: "a record of this kind that you may read" });
  if (errors.length > 0) throw new Refusal("invalid-input", undefined, { errors });
}

/** Its own organization changes a piece of evidence; whoever leads the round may, too. */
function objectionToPiece(by: Actor, evaluation: Evaluation, ownerId: OrganizationId): Objection {
  if (!objectionToLeading(by, evaluation)) return undefined;
  return (
    objectionToTaking(by, evaluation) ??
    (by.organization === ownerId
      ? undefined
      : { code: "not-your-side", why: "The organization that named this evidence changes it." })
  );
}

const pieceOf = (evaluation: Evaluation, id: string): Evidence => {
  const found = evaluation.evidence.find(({ evidenceId }) => evidenceId === id);
  if (!found) throw new Refusal("not-found");
  return found;
};

export const evidenceRoutes = [
  endpoint(
    {
      method: "POST",
      path,
      summary: "Name evidence for one or more elements: a record you may read, a document or a note",
      audience: "member",
      params: One,
      body: EvidenceDraft,
      answers: { 201: EvaluationView },
      refusals: ["role-missing", "wrong-moment", "too-large"],
    },
    async (asking) => {
      const { services, params, body } = asking;
      const loaded = await load(asking);
      const { by, evaluation, day } = loaded;
      insist(objectionToTaking(by, evaluation));
      insist(objectionToWorking(await roundOf(services, params.partnershipId, evaluation)));
      if (evaluation.evidence.length >= 120)
        throw new Refusal("too-large", "A round takes 120 pieces of evidence.");
      await insistOnEvidence(services, params.partnershipId, evaluation, body, by, day);
      const no = evaluation.lastEvidenceNo + 1;
      const evidence: Evidence = {
        ...body,
        evidenceId: `v${no}`,
        ownerId: by.organization as OrganizationId,
      };
      const answer = await saved(
        asking,
        loaded,
        {
          ...unsigned(evaluation),
          evidence: [...evaluation.evidence, evidence],
          lastEvidenceNo: no,
        },
        { action: "evidence-added", note: body.title },
      );
      return { ...answer, status: 201 };
    },
  ),

  endpoint(
    {
      method: "PUT",
      path: `${path}/{evidenceId}`,
      summary: "Change a piece of evidence that your organization named",
      audience: "member",
      params: Piece,
      body: EvidenceDraft,
      answers: { 200: EvaluationView },
      ifMatch: true,
      refusals: ["role-missing", "not-your-side", "wrong-moment", "too-large"],
    },
    async (asking) => {
      const { services, params, body } = asking;
      const loaded = await loadToChange(asking, (by, its) =>
        insist(objectionToPiece(by, its, pieceOf(its, params.evidenceId).ownerId)),
      );
      const { by, evaluation, day } = loaded;
      insist(objectionToWorking(await roundOf(services, params.partnershipId, evaluation)));
      const was = pieceOf(evaluation, params.evidenceId);
      await insistOnEvidence(services, params.partnershipId, evaluation, body, by, day, was);
      return saved(
        asking,
        loaded,
        {
          ...unsigned(evaluation),
          evidence: evaluation.evidence.map((one) =>
            one.evidenceId === params.evidenceId
              ? { ...body, evidenceId: one.evidenceId, ownerId: one.ownerId }
              : one,
          ),
        },
        { action: "evidence-changed", note: body.title },
      );
    },
  ),

  endpoint(
    {
      method: "DELETE",
      path: `${path}/{evidenceId}`,
      summary: "Take back a piece of evidence: ratings of 3 or 4 that lean on it alone will need another",
      audience: "member",
      params: Piece,
      answers: { 200: EvaluationView },
      ifMatch: true,
      refusals: ["role-missing", "not-your-side", "wrong-moment"],
    },
    async (asking) => {
      const { services, params } = asking;
      const loaded = await loadToChange(asking, (by, its) =>
        insist(objectionToPiece(by, its, pieceOf(its, params.evidenceId).ownerId)),
      );
      const { evaluation } = loaded;
      insist(objectionToWorking(await roundOf(services, params.partnershipId, evaluation)));
      const gone = pieceOf(evaluation, params.evidenceId);
      return saved(
        asking,
        loaded,
        {
          ...unsigned(evaluation),
          evidence: evaluation.evidence.filter(({ evidenceId }) => evidenceId !== gone.evidenceId),
        },
        { action: "evidence-removed", note: gone.title },
      );
    },
  ),
];
