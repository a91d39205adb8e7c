/**
 * Evaluations: a team judges one program of study by an instrument, each organization alone first and then together, and
 * a high rating needs evidence that still holds (programs.md 2). Signed-off rounds never change.
 */
import * as z from "zod";
import { ContentsId, DocumentId, EvaluationId, OrganizationId, PersonId, ProgramId } from "../ids.ts";
import { line, prose } from "../text.ts";
import { Instant, IsoDate } from "../time.ts";
import { ElementId, EvidenceKind, Instrument, InstrumentId } from "./instrument-schema.ts";

export const Evidence = z.strictObject({
  evidenceId: z.string().regex(/^v\d{1,6}$/),
  kind: EvidenceKind,
  /** The id of the record; of a check, its id; of a release, `dsa_…/rel_…`. A document has its own field, a note has none. */
  refId: line(120).optional(),
  documentId: DocumentId.optional(),
  title: line(200),
  note: prose(1000).default(""),
  date: IsoDate,
  ownerId: OrganizationId,
  elementIds: z.array(ElementId).min(1).max(60),
});
export type Evidence = z.infer<typeof Evidence>;

/** What a person gives to add a piece of evidence or to change one; it belongs to the organization acted for. */
export const EvidenceDraft = Evidence.omit({ evidenceId: true, ownerId: true });
export type EvidenceDraft = z.infer<typeof EvidenceDraft>;

/** Whether what stands behind a piece of evidence holds today, as far as the hub can tell, and why. */
export const EvidenceState = z.strictObject({
  evidenceId: z.string(),
  holds: z.enum(["YES", "NO", "CANNOT_TELL"]),
  because: z.string(),
});
export type EvidenceState = z.infer<typeof EvidenceState>;

export const RatingValue = z.union([z.int().min(0).max(4), z.literal("NA")]);
export type RatingValue = z.infer<typeof RatingValue>;

/** 0 not started … 4 in place with evidence of results; or not applicable, with a reason. */
export const Rating = z.strictObject({
  elementId: ElementId,
  value: RatingValue,
  note: prose(1000).default(""),
});
export type Rating = z.infer<typeof Rating>;

export const EvaluationStatus = z.enum(["ALONE", "TOGETHER", "SIGNED_OFF", "WITHDRAWN"]);
export type EvaluationStatus = z.infer<typeof EvaluationStatus>;

export const Action = z.strictObject({
  actionId: z.string().regex(/^a\d{1,6}$/),
  elementId: ElementId,
  text: line(600),
  ownerId: OrganizationId,
  due: IsoDate,
  /** The round it comes from, where it was carried over. */
  carriedFrom: EvaluationId.optional(),
});
export type Action = z.infer<typeof Action>;

const TeamMember = z.strictObject({
  organizationId: OrganizationId,
  personIds: z.array(PersonId).max(10).default([]),
});
export type TeamMember = z.infer<typeof TeamMember>;

const Frame = {
  title: line(200),
  team: z.array(TeamMember).min(1).max(20),
  opensOn: IsoDate,
  closesOn: IsoDate,
} as const;

/** What a person gives to start a round. */
export const EvaluationDraft = z.strictObject({
  ...Frame,
  programId: ProgramId,
  instrumentId: InstrumentId,
  /** The newest edition, where none is named. */
  edition: line(40).optional(),
});
export type EvaluationDraft = z.infer<typeof EvaluationDraft>;

/** What stays open while organizations rate alone: whom it asks, and until when. */
export const EvaluationFrame = z.strictObject(Frame);
export type EvaluationFrame = z.infer<typeof EvaluationFrame>;

/** The round after this one: the same instrument unless another edition is named, and its days. */
export const NextRound = z.strictObject({
  title: Frame.title,
  opensOn: IsoDate,
  closesOn: IsoDate,
  edition: line(40).optional(),
});
export type NextRound = z.infer<typeof NextRound>;

export const AgreedChange = z.strictObject({ ratings: z.array(Rating).min(1).max(400) });
export const ActionsChange = z.strictObject({ actions: z.array(Action).max(120) });
export const Withdrawal = z.strictObject({ reason: line(400) });

/** What one organization says by itself: unread by every other, whatever its role, until the team meets. */
export const SheetDraft = z.strictObject({
  ratings: z.array(Rating).max(400),
  /** Nothing more to come from this organization. */
  done: z.boolean(),
});
export type SheetDraft = z.infer<typeof SheetDraft>;
export const Sheet = SheetDraft.extend({
  evaluationId: EvaluationId,
  organizationId: OrganizationId,
  version: z.int().nonnegative(),
  chainHash: z.string().optional(),
});
export type Sheet = z.infer<typeof Sheet>;
export const SheetView = Sheet.omit({ chainHash: true });
export type SheetView = z.infer<typeof SheetView>;

/** What became of the actions: beside the round, because a round that is signed off stays as it is. */
export const ProgressDraft = z.strictObject({
  actionId: Action.shape.actionId,
  /** Absent: it is open again. */
  doneOn: IsoDate.optional(),
  note: prose(600).default(""),
});
export type ProgressDraft = z.infer<typeof ProgressDraft>;
const Progressed = ProgressDraft.extend({ by: PersonId, byName: z.string() });
export const Progress = z.strictObject({
  evaluationId: EvaluationId,
  actions: z.array(Progressed).max(120),
  version: z.int().nonnegative(),
  chainHash: z.string().optional(),
});
export type Progress = z.infer<typeof Progress>;

const SignOff = z.strictObject({
  organizationId: OrganizationId,
  by: PersonId,
  byName: z.string(),
  at: Instant,
});

/** One round. What each organization says alone stands beside it, one record each. */
export const Evaluation = z.strictObject({
  ...Frame,
  id: EvaluationId,
  programId: ProgramId,
  /** The program as it was called, and its version, when the round began. */
  programTitle: line(200),
  programVersionNo: z.int().positive(),
  instrumentId: InstrumentId,
  instrumentName: line(160),
  edition: line(40),
  /** The instrument stands beside the record, as it was when the round began. */
  contentsId: ContentsId,
  leadId: OrganizationId,
  status: EvaluationStatus,
  previousId: EvaluationId.optional(),
  evidence: z.array(Evidence).max(120).default([]),
  agreed: z.array(Rating).max(400).default([]),
  actions: z.array(Action).max(120).default([]),
  /** Numbers are not used twice: what an earlier one was called stays in the history. */
  lastEvidenceNo: z.int().nonnegative().default(0),
  lastActionNo: z.int().nonnegative().default(0),
  /** Words for what stands there now: they fall when it changes. */
  signedOff: z.array(SignOff).max(20).default([]),
  signedOffOn: IsoDate.optional(),
  /** Of the team, who had left the partnership by that day: no word of theirs was waited for. */
  left: z.array(OrganizationId).max(20).default([]),
  /** What held on the day the last of them signed off. */
  held: z.array(EvidenceState).max(120).default([]),
  withdrawn: z.strictObject({ reason: z.string(), by: PersonId, byName: z.string(), on: IsoDate }).optional(),
  startedBy: PersonId,
  startedAt: Instant,
  version: z.int().nonnegative(),
  chainHash: z.string().optional(),
});
export type Evaluation = z.infer<typeof Evaluation>;

/** How far an organization is; `ratings` only once the team meets. */
export const AloneView = z.strictObject({
  organizationId: OrganizationId,
  rated: z.int().nonnegative(),
  done: z.boolean(),
  ratings: z.array(Rating).optional(),
});
export type AloneView = z.infer<typeof AloneView>;

export const EvaluationView = Evaluation.omit({ chainHash: true, contentsId: true, held: true }).extend({
  instrument: Instrument,
  /** Of the team, who has left the partnership: by today, or by the day it was signed off. */
  left: z.array(OrganizationId),
  /** Whether the program still stands: only such a one is judged. */
  programState: z.enum(["STANDS", "WITHDRAWN", "RETIRED"]),
  alone: z.array(AloneView),
  evidenceStates: z.array(EvidenceState),
  progress: z.strictObject({
    version: z.int().nonnegative(),
    actions: z.array(Progressed.omit({ by: true })),
  }),
  /** The round before, for comparison: only one that was signed off. */
  previous: z
    .strictObject({
      id: EvaluationId,
      title: z.string(),
      signedOffOn: IsoDate.optional(),
      edition: z.string(),
      agreed: z.array(Rating),
    })
    .optional(),
});
export type EvaluationView = z.infer<typeof EvaluationView>;

export const EvaluationRow = Evaluation.pick({
  id: true,
  title: true,
  programId: true,
  programTitle: true,
  instrumentName: true,
  edition: true,
  leadId: true,
  opensOn: true,
  closesOn: true,
  status: true,
  signedOffOn: true,
}).extend({ organizations: z.int().nonnegative(), openActions: z.int().nonnegative() });
export type EvaluationRow = z.infer<typeof EvaluationRow>;
