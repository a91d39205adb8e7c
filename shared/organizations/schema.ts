/** The partners: what kind they are, what others call them, whom they belong to and when, whom they succeed. */
import * as z from "zod";
import { AgreementId, OrganizationId } from "../ids.ts";
import { Email, line } from "../text.ts";
import { IsoDate } from "../time.ts";

/** Types of partner as the framework names them (framework.json partnerTypes), plus those the hub itself needs. */
export const OrganizationType = z.enum([
  "secondary",
  "postsecondary",
  "university",
  "business",
  "adult-education",
  "cbo",
  "workforce-board",
  "agency",
  "convener",
]);
export type OrganizationType = z.infer<typeof OrganizationType>;

/** An identifier someone else gave: `NCES` school id, `IPEDS` unit id, `RCDTS`, `ICCB` district number … */
export const Identifier = z.strictObject({
  scheme: z
    .string()
    .max(40)
    .regex(/^[A-Za-z][A-Za-z0-9:._-]*$/, "a scheme such as NCES, IPEDS, RCDTS or ICCB"),
  value: line(80),
});

/**
 * Belonging, for a while: to the partnership itself, or to another organization of it (a school to its district
 * and to a career center at the same time). Spans may overlap: a region is not a tree.
 */
export const Membership = z.strictObject({
  of: z.union([z.literal("partnership"), OrganizationId]),
  as: line(60),
  from: IsoDate,
  until: IsoDate.optional(),
});
export type Membership = z.infer<typeof Membership>;

/** A short code used in course tables and files: `CBHS`, `PLCC`. Unique in its partnership. */
export const OrganizationCode = z
  .string()
  .regex(/^[A-Z][A-Z0-9-]{1,15}$/, "2 to 16 capital letters, digits or hyphens, such as CBHS");

const OrganizationFields = z.strictObject({
  name: line(160),
  code: OrganizationCode,
  type: OrganizationType,
  website: z
    .url({ protocol: /^https?$/ })
    .max(300)
    .optional(),
  city: line(80).optional(),
  identifiers: z.array(Identifier).max(20).default([]),
  memberships: z.array(Membership).max(60).default([]),
  /** Who answers "what credit do I get" calls; shown in public only when `public` is on. */
  contact: z
    .strictObject({
      name: line(120),
      title: line(120).optional(),
      phone: line(40).optional(),
      email: Email.optional(),
      public: z.boolean().default(false),
    })
    .optional(),
  acceptsElectronicSignature: z.boolean().default(true),
});

/** What a person types. */
export const OrganizationDraft = OrganizationFields;
export type OrganizationDraft = z.infer<typeof OrganizationDraft>;

/** RUNS_OUT: kept until it ends. NOTICE: ended with notice. SUCCESSOR: another partner takes its place. WITHDRAW: given up before it is signed. */
export const AgreementFuture = z.enum(["RUNS_OUT", "NOTICE", "SUCCESSOR", "WITHDRAW"]);
export type AgreementFuture = z.infer<typeof AgreementFuture>;

/** What was decided about one agreement of a partner that leaves. */
const Future = z.strictObject({
  agreementId: AgreementId,
  future: AgreementFuture,
  note: line(300).optional(),
});

/** What the convener says when a partner leaves. */
export const DepartureDraft = z.strictObject({
  /** The last day in the partnership. */
  until: IsoDate,
  futures: z.array(Future).max(200).default([]),
});
export type DepartureDraft = z.infer<typeof DepartureDraft>;

export const Departure = z.strictObject({
  until: IsoDate,
  decidedOn: IsoDate,
  futures: z.array(Future.extend({ codedNotation: z.string() })),
});

export const Organization = OrganizationFields.extend({
  id: OrganizationId,
  /** The organizations that merged into this one. */
  predecessors: z.array(z.strictObject({ id: OrganizationId, name: z.string(), mergedOn: IsoDate })).max(40),
  /** Where this one went. A merged organization is kept, with its history, and does nothing more. */
  successor: z.strictObject({ id: OrganizationId, name: z.string(), mergedOn: IsoDate }).optional(),
  /** What was decided on its way out of the partnership. */
  departure: Departure.optional(),
  version: z.int().nonnegative(),
  chainHash: z.string().optional(),
});
export type Organization = z.infer<typeof Organization>;

/** A row of the list. */
export const OrganizationRow = z.strictObject({
  id: OrganizationId,
  name: z.string(),
  code: z.string(),
  type: OrganizationType,
  city: z.string().optional(),
  /** The last day in the partnership, where there is one. */
  until: IsoDate.optional(),
  successorId: OrganizationId.optional(),
});
export type OrganizationRow = z.infer<typeof OrganizationRow>;
