/**
 * Critical skill shortages, as decided campaigns found them: validated statements that three or more businesses cannot
 * hire for, with sector, occupation, root cause and response, in the order of such reports.
 */
import * as z from "zod";
import { IsoDate } from "../time.ts";
import { ShortageFigures } from "./results-schema.ts";
import { AskedStatement, Campaign } from "./schema.ts";

const count = z.int().nonnegative();

export const ShortageRow = z.strictObject({
  statementId: AskedStatement.shape.identifier,
  fullStatement: AskedStatement.shape.fullStatement,
  humanCodingScheme: AskedStatement.shape.humanCodingScheme,
  /** Employers who said something of it. */
  n: count,
  ...ShortageFigures.shape,
  /** Mean criticality, 0 to 100, of three businesses or more. */
  criticality: z.number().optional(),
  /** criticality × share that cannot hire × openings, where three or more say each of them. */
  score: z.number().optional(),
  /** Sectors in which three or more cannot hire, where no smaller one can be worked out. */
  sectors: z.array(z.strictObject({ sector: z.string(), cannotHire: count })),
  /** The statement that says it now, where deciding replaced it. */
  becomes: AskedStatement.shape.identifier.optional(),
  /** What businesses do about it, in their words, without names: for those who lead the campaign, and auditors. */
  responses: z.array(z.string()).max(5),
});
export type ShortageRow = z.infer<typeof ShortageRow>;

/** What one campaign found. */
export const ShortageReport = z.strictObject({
  campaign: Campaign.pick({
    id: true,
    title: true,
    ownerId: true,
    region: true,
    occupation: true,
    socCodes: true,
    frameworkId: true,
  }),
  closedOn: IsoDate,
  employers: count,
  /** Most pressing first. */
  rows: z.array(ShortageRow).max(200),
  /** Validated statements that one or two cannot hire for: too few to say which. */
  leftOut: count,
});
export type ShortageReport = z.infer<typeof ShortageReport>;

/** One statement over campaigns, oldest first: replaced ones count as what they have become. */
export const ShortageTrend = z.strictObject({
  statementId: ShortageRow.shape.statementId,
  fullStatement: ShortageRow.shape.fullStatement,
  points: z.array(
    z.strictObject({
      campaignId: Campaign.shape.id,
      closedOn: IsoDate,
      n: count,
      cannotHire: count,
      openings: count.optional(),
      score: z.number().optional(),
    }),
  ),
});
export type ShortageTrend = z.infer<typeof ShortageTrend>;

/** GET …/shortages: a page of reports, the latest first, and what of them can be compared. */
export const Shortages = z.strictObject({
  items: z.array(ShortageReport),
  next: z.string().optional(),
  trends: z.array(ShortageTrend),
});
export type Shortages = z.infer<typeof Shortages>;
