/** What moving a program to another edition, or another pathway, comes to: shown before it is done. */
import * as z from "zod";
import { EditionId, PathwayId } from "../framework/schema.ts";
import { OrganizationId } from "../ids.ts";

export const EditionMove = z.strictObject({
  edition: EditionId,
  /** Left out, a dry run says which pathways of the edition come near. */
  pathwayId: PathwayId.optional(),
});
export type EditionMove = z.infer<typeof EditionMove>;

/** Names are absent where this hub no longer carries the edition. */
const Place = z.strictObject({
  edition: EditionId,
  editionName: z.string().optional(),
  pathwayId: PathwayId,
  pathway: z.string().optional(),
  cluster: z.string().optional(),
});

export const EditionMoveReport = z.strictObject({
  from: Place,
  to: Place.partial({ pathwayId: true }),
  /** Pathways of the new edition with the same name, or words of it, the nearest first. */
  near: z.array(z.strictObject({ pathwayId: PathwayId, pathway: z.string(), cluster: z.string() })),
  /** Statements the plan expects by itself: they stay, and should be looked at. */
  statementsKept: z.int().nonnegative(),
  cipsKept: z.int().nonnegative(),
  /** The pathway is part of every part: whose approval starts over. */
  startsOver: z.array(OrganizationId),
});
export type EditionMoveReport = z.infer<typeof EditionMoveReport>;
