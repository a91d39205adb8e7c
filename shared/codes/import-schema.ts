/** What a dry run says of a publisher's file: every problem at its cell, and what the set would be after it. */
import * as z from "zod";
import { reportOn } from "../files/schema.ts";

export const codeColumns = ["code", "title", "action", "definition"] as const;
export type CodeColumn = (typeof codeColumns)[number];

export const mapColumns = ["from", "from_title", "to", "to_title", "action", "cluster", "share"] as const;
export type MapColumn = (typeof mapColumns)[number];

const Count = z.int().nonnegative();
/** A few of them, so that a person sees whether it is the file they meant. */
const Some = z.array(z.strictObject({ code: z.string(), title: z.string(), before: z.string().optional() }));

export const CodesReport = reportOn(z.enum(codeColumns)).extend({
  wouldChange: z.strictObject({
    codes: Count,
    added: Count,
    retitled: Count,
    gone: Count,
    same: Count,
    described: z.boolean(),
    samples: z.strictObject({ added: Some, retitled: Some, gone: Some }),
  }),
});
export type CodesReport = z.infer<typeof CodesReport>;

export const MapReport = reportOn(z.enum(mapColumns)).extend({
  wouldChange: z.strictObject({
    /** Lines that are kept. */
    lines: Count,
    /** Rows that say nothing here: no match, or a code that stays what it is. */
    leftOut: Count,
    /** Codes that a line leads from. */
    codes: Count,
    replaced: Count,
  }),
});
export type MapReport = z.infer<typeof MapReport>;
