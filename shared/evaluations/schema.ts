/**
 * Evaluations: a team judges one program of study by an instrument, each organization alone first and then together, and
 * a high rating needs evidence that still holds (programs.md 2). Signed-off rounds never change.
 */
import * as z from "zod";
import { DocumentId, EvaluationId, OrganizationId, PersonId, ProgramId } from "../ids.ts";
import { line, prose } from "../text.ts";
import { Instant, IsoDate } from "../time.ts";

export const InstrumentId = z
  .string()
  .regex(/^[a-z][a-z0-9-]{1,38}[a-z0-9]$/, "an instrument such as il-guiding-principles");
const ElementId = z.string().regex(/^[a-z0-9][a-z0-9.-]{0,59}$/, "an element such as leadership.team");

/** What kind of live record answers an element: the page offers those first. */
export const EvidenceKind = z.enum([
  "PROGRAM_CHECK",
  "AGREEMENT",
  "DATA_SHARING",
  "CAMPAIGN",
  "BRIDGE",
  "RELEASE",
  "DOCUMENT",
  "NOTE",
]);
export type EvidenceKind = z.infer<typeof EvidenceKind>;

export const InstrumentElement = z.strictObject({
  elementId: ElementId,
  text: prose(1000),
  evidence: z.array(EvidenceKind).max(8).default([]),
  /** Elements of other instruments that the same evidence answers: `instrument/element`. */
  mapsTo: z.array(line(120)).max(20).default([]),
});
export type InstrumentElement = z.infer<typeof InstrumentElement>;

/** Principle, then element. */
export const Instrument = z.strictObject({
  instrumentId: InstrumentId,
  /** The edition of it: principles change too. */
  edition: line(40),
  name: line(160),
  source: prose(1000),
  verifiedOn: IsoDate.optional(),
  principles: z
    .array(
      z.strictObject({
        principleId: ElementId,
        name: line(160),
        statement: prose(1000).default(""),
        elements: z.array(InstrumentElement).max(40),
      }),
    )
    .min(1)
    .max(40),
  scale: z.array(z.strictObject({ value: z.int().min(0).max(4), name: line(80) })).length(5),
});
export type Instrument = z.infer<typeof Instrument>;

export const Evidence = z.strictObject({
  evidenceId: z.string().regex(/^v\d{1,3}$/),
  kind: EvidenceKind,
  /** The id of the record; of a check, its id; of a document, its. A note has none. */
  refId: line(120).optional(),
  documentId: DocumentId.optional(),
  title: line(200),
  note: prose(1000).default(""),
  date: IsoDate,
  ownerId: OrganizationId,
  elementIds: z.array(ElementId).min(1).max(60),
});
export type Evidence = z.infer<typeof Evidence>;

/** 0 not started … 4 in place with evidence of results; or not applicable, with a reason. */
export const Rating = z.strictObject({
  elementId: ElementId,
  value: z.union([z.int().min(0).max(4), z.literal("NA")]),
  note: prose(1000).default(""),
});
export type Rating = z.infer<typeof Rating>;

export const EvaluationStatus = z.enum(["ALONE", "TOGETHER", "SIGNED_OFF"]);
export type EvaluationStatus = z.infer<typeof EvaluationStatus>;

export const Action = z.strictObject({
  actionId: z.string().regex(/^a\d{1,3}$/),
  elementId: ElementId,
  text: prose(600),
  ownerId: OrganizationId,
  due: IsoDate,
  doneOn: IsoDate.optional(),
  /** The round it comes from, where it was carried over. */
  carriedFrom: EvaluationId.optional(),
});
export type Action = z.infer<typeof Action>;

/** One round. What each organization says alone stands beside it, one item each, unread by the others until TOGETHER. */
export const Evaluation = z.strictObject({
  id: EvaluationId,
  programId: ProgramId,
  programVersionNo: z.int().positive(),
  title: line(200),
  instrumentId: InstrumentId,
  /** The instrument as it was when the round began. */
  instrument: Instrument,
  team: z
    .array(
      z.strictObject({ organizationId: OrganizationId, personIds: z.array(PersonId).max(10).default([]) }),
    )
    .min(1)
    .max(20),
  leadId: OrganizationId,
  opensOn: IsoDate,
  closesOn: IsoDate,
  status: EvaluationStatus,
  previousId: EvaluationId.optional(),
  evidence: z.array(Evidence).max(120).default([]),
  agreed: z.array(Rating).max(400).default([]),
  actions: z.array(Action).max(120).default([]),
  signedOff: z
    .array(z.strictObject({ organizationId: OrganizationId, by: PersonId, byName: z.string(), at: Instant }))
    .max(20)
    .default([]),
  startedBy: PersonId,
  startedAt: Instant,
  version: z.int().nonnegative(),
  chainHash: z.string().optional(),
});
export type Evaluation = z.infer<typeof Evaluation>;
