/**
 * Which agreements let whom see which indicator, and which indicators none of them covers: asked of the agreements the
 * reader may read, on a day (data-sharing.md 6.9).
 */
import * as z from "zod";
import { DataSharingId, OrganizationId } from "../ids.ts";
import { IsoDate } from "../time.ts";

/** One agreement's word that one sender's indicator reaches these readers, for these years and by these dimensions. */
export const Passing = z.strictObject({
  dataSharingId: DataSharingId,
  elementId: z.string(),
  indicatorId: z.string(),
  senderId: OrganizationId,
  receiverIds: z.array(OrganizationId),
  from: z.string(),
  to: z.string(),
  dimensions: z.array(z.string()),
});
export type Passing = z.infer<typeof Passing>;

export const CoveringAgreement = z.strictObject({
  id: DataSharingId,
  codedNotation: z.string(),
  name: z.string(),
  /** The last day in force. */
  until: IsoDate,
  /** The smallest group shown. */
  n: z.int().optional(),
});
export type CoveringAgreement = z.infer<typeof CoveringAgreement>;

/** One partner and one indicator: for each year, the numbers of the agreements that cover it, as `agreements` lists them. */
export const MatrixRow = z.strictObject({
  organizationId: OrganizationId,
  indicatorId: z.string(),
  years: z.array(z.array(z.int().nonnegative())),
});

export const Coverage = z.strictObject({
  today: IsoDate,
  agreements: z.array(CoveringAgreement),
  passing: z.array(Passing).optional(),
  matrix: z
    .strictObject({ years: z.array(z.string()), rows: z.array(MatrixRow), gaps: z.int().nonnegative() })
    .optional(),
});
export type Coverage = z.infer<typeof Coverage>;
export type Matrix = NonNullable<Coverage["matrix"]>;
