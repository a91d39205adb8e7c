/**
 * Instruments: what a program of study is judged by, as a versioned tree of principles and elements, with the elements of
 * other instruments that the same evidence answers. An edition never changes; a correction is another edition.
 */
import * as z from "zod";
import { ContentsId } from "../ids.ts";
import { line, prose } from "../text.ts";
import { Instant, IsoDate } from "../time.ts";

export const InstrumentId = z
  .string()
  .regex(/^[a-z][a-z0-9-]{1,38}[a-z0-9]$/, "an instrument such as il-guiding-principles");
export type InstrumentId = z.infer<typeof InstrumentId>;
export const ElementId = z
  .string()
  .regex(/^[a-z0-9][a-z0-9.-]{0,59}$/, "small letters, digits, points and hyphens, such as leadership.team");

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

/**
 * How near the words are to their source. DRAFT: nobody's but this product's, until someone puts the source's there.
 * NAME: only the name of it, because the words belong to someone else.
 */
export const Standing = z.enum(["SOURCE", "PARAPHRASE", "NAME", "DRAFT"]);
export type Standing = z.infer<typeof Standing>;

export const InstrumentElement = z.strictObject({
  elementId: ElementId,
  text: line(1000),
  standing: Standing.default("SOURCE"),
  evidence: z.array(EvidenceKind).max(8).default([]),
  /** Checks of the program that answer it, such as `pos.runway`. */
  checks: z.array(line(60)).max(12).default([]),
  /** Elements of other instruments that the same evidence answers: `instrument/element`. */
  mapsTo: z
    .array(
      z
        .string()
        .max(120)
        .regex(/^[a-z][a-z0-9-]*\/[a-z0-9][a-z0-9.-]*$/, "instrument/element, such as perkins-v-pos/e"),
    )
    .max(20)
    .default([]),
});
export type InstrumentElement = z.infer<typeof InstrumentElement>;

export const Principle = z.strictObject({
  principleId: ElementId,
  name: line(160),
  statement: prose(1000).default(""),
  elements: z.array(InstrumentElement).min(1).max(60),
});
export type Principle = z.infer<typeof Principle>;

/** What one edition says. */
export const InstrumentContent = z.strictObject({
  /** The edition's own name: principles change too. */
  edition: line(40),
  name: line(160),
  source: prose(1000),
  /** The day a person compared it with its source; absent: nobody has. */
  verifiedOn: IsoDate.optional(),
  principles: z.array(Principle).min(1).max(40),
  /** What 0, 1, 2, 3 and 4 mean. */
  scale: z.array(line(80)).length(5),
});
export type InstrumentContent = z.infer<typeof InstrumentContent>;

export const Instrument = InstrumentContent.extend({ instrumentId: InstrumentId });
export type Instrument = z.infer<typeof Instrument>;

/** A partnership's own editions of an instrument; those that are shipped stand in the code. */
export const InstrumentRecord = z.strictObject({
  id: InstrumentId,
  editions: z
    .array(
      z.strictObject({
        edition: z.string(),
        name: z.string(),
        contentsId: ContentsId,
        elements: z.int().positive(),
        drafts: z.int().nonnegative(),
        verifiedOn: IsoDate.optional(),
        byName: z.string(),
        at: Instant,
      }),
    )
    .max(40),
  version: z.int().nonnegative(),
  chainHash: z.string().optional(),
});
export type InstrumentRecord = z.infer<typeof InstrumentRecord>;

const EditionRow = z.strictObject({
  edition: z.string(),
  origin: z.enum(["SHIPPED", "OWN"]),
  elements: z.int().positive(),
  /** Elements whose words are this product's own. */
  drafts: z.int().nonnegative(),
  verifiedOn: IsoDate.optional(),
  at: Instant.optional(),
  byName: z.string().optional(),
});
export type EditionRow = z.infer<typeof EditionRow>;

/** An instrument in the list, by its newest edition. */
export const InstrumentRow = z.strictObject({
  id: InstrumentId,
  name: z.string(),
  editions: z.array(EditionRow).min(1),
  version: z.int().nonnegative(),
});
export type InstrumentRow = z.infer<typeof InstrumentRow>;

export const InstrumentView = Instrument.extend({
  editions: z.array(EditionRow).min(1),
  version: z.int().nonnegative(),
});
export type InstrumentView = z.infer<typeof InstrumentView>;
