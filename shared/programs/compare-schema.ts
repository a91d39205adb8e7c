/** What two versions of a program differ in, as the API answers it. */
import * as z from "zod";
import { OrganizationId } from "../ids.ts";
import { Column, GridRow, PartId } from "./plan-schema.ts";

const Kind = z.enum(["ADDED", "REMOVED", "CHANGED"]);
export type ChangeKind = z.infer<typeof Kind>;

/** A field by its name in the schema, with what it said as text; absent: it said nothing. */
const FieldChange = z.strictObject({
  field: z.string(),
  before: z.string().optional(),
  after: z.string().optional(),
});
export type FieldChange = z.infer<typeof FieldChange>;

const Changed = { change: Kind, fields: z.array(FieldChange) } as const;
const Course = z.strictObject({
  organizationId: OrganizationId,
  code: z.string(),
  title: z.string(),
  ...Changed,
});
const Slot = z.strictObject({
  slotId: PartId,
  intent: z.string(),
  column: Column,
  row: GridRow,
  ...Changed,
  courses: z.array(Course),
});
const Point = z.strictObject({ id: PartId, name: z.string(), column: Column, ...Changed });

export const ProgramComparison = z.strictObject({
  from: z.int().positive(),
  to: z.int().positive(),
  fields: z.array(FieldChange),
  parties: z.array(z.strictObject({ organizationId: OrganizationId, ...Changed })),
  slots: z.array(Slot),
  entries: z.array(Point),
  exits: z.array(Point),
  /** Statements it is expected to cover: how many came and went. */
  statements: z.strictObject({ added: z.int().nonnegative(), removed: z.int().nonnegative() }),
  /** Parties whose part is not the same in both: they approve it anew. */
  partsChanged: z.array(OrganizationId),
});
export type ProgramComparison = z.infer<typeof ProgramComparison>;
export type SlotComparison = z.infer<typeof Slot>;
export type CourseComparison = z.infer<typeof Course>;
export type PointComparison = z.infer<typeof Point>;
