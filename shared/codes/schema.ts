/**
 * Published codes: CIP for programs, SOC for occupations, SCED for secondary courses. A set is one edition, which its
 * publisher revises: a revision adds, retitles and drops codes, and what a set once said stays in it. Maps lead from the
 * codes of one edition to another's, to occupations, or to the pathways of a framework.
 */
import * as z from "zod";
import { Hash } from "../activity/schema.ts";
import { CodeFact } from "../programs/check-schema.ts";
import { line } from "../text.ts";
import { Instant } from "../time.ts";

export const CodeSystem = z.enum(["CIP", "SOC", "SCED"]);
export type CodeSystem = z.infer<typeof CodeSystem>;

/** As its publisher calls it: `2020`, `12`. */
export const CodeEdition = z.string().regex(/^[0-9A-Za-z][0-9A-Za-z.]{0,19}$/, "an edition such as 2020");
export type CodeEdition = z.infer<typeof CodeEdition>;

/** When the publisher put out this state of the edition. Later names sort after earlier ones. */
export const RevisionName = z
  .string()
  .regex(/^\d{4}(-\d{2}){0,2}[a-z]?$/, "when its publisher put it out, such as 2023 or 2023-06");

/** One code with all that the edition's revisions said of it. */
export const Code = z.strictObject({
  code: z.string(),
  title: z.string(),
  /** Listed only to say that this edition no longer has it. */
  not: z.enum(["MOVED", "DELETED"]).optional(),
  /** The revision that added it; absent: the first that was loaded. */
  since: RevisionName.optional(),
  /** The first revision without it. */
  until: RevisionName.optional(),
  /** What it was called before, and the revision that renamed it. */
  titles: z.array(z.strictObject({ title: z.string(), until: RevisionName })).optional(),
});
export type Code = z.infer<typeof Code>;

/** `CIP-2020`, `SOC-2018`, `PATHWAY-scc-79`: where a map leads. */
export const MapTarget = z
  .string()
  .regex(/^(CIP|SOC|SCED|PATHWAY)-[0-9A-Za-z][0-9A-Za-z.-]{0,39}$/, "where it leads, such as SOC-2018");
export type MapTarget = z.infer<typeof MapTarget>;

/** OFFICIAL: its publisher says so. SUGGESTED: worked out, and a person decides. */
export const Standing = z.enum(["OFFICIAL", "SUGGESTED"]);
export type Standing = z.infer<typeof Standing>;

/** One line of a map. Of a crosswalk between editions only what changed is kept. */
export const MapLine = z.strictObject({
  from: z.string(),
  /** Absent: deleted, and nothing takes its place. */
  to: z.string().optional(),
  title: z.string().optional(),
  change: z.enum(["MOVED", "DELETED", "RETITLED"]).optional(),
  share: z.number().min(0).max(1).optional(),
});
export type MapLine = z.infer<typeof MapLine>;

/** The lines of one map that leave one family. */
export const MapPart = z.strictObject({ target: MapTarget, standing: Standing, lines: z.array(MapLine) });
export type MapPart = z.infer<typeof MapPart>;

const Loaded = {
  /** Whose file it was, with the words its licence asks for. */
  source: line(300),
  hash: Hash,
  at: Instant,
  byName: z.string(),
} as const;
const Count = z.int().nonnegative();

export const Revision = z.strictObject({
  name: RevisionName,
  /** Codes that are codes of it. */
  codes: Count,
  added: Count,
  retitled: Count,
  gone: Count,
  /** Says more of each code than its title. */
  described: z.boolean(),
  ...Loaded,
});
export type Revision = z.infer<typeof Revision>;

export const CodeMap = z.strictObject({
  target: MapTarget,
  standing: Standing,
  lines: Count,
  ...Loaded,
});
export type CodeMap = z.infer<typeof CodeMap>;

/** The record of one edition: its revisions, oldest first, and the maps that leave it. Its codes stand beside it. */
export const CodeSet = z.strictObject({
  system: CodeSystem,
  edition: CodeEdition,
  revisions: z.array(Revision).max(40),
  maps: z.array(CodeMap).max(20),
  version: z.int().nonnegative(),
  chainHash: Hash.optional(),
});
export type CodeSet = z.infer<typeof CodeSet>;

/** OWN: the partnership loaded it. HUB: an operator did, for all. SHIPPED: only its families are known. */
export const Origin = z.enum(["OWN", "HUB", "SHIPPED"]);
export type Origin = z.infer<typeof Origin>;

/** A set as a partnership has it. Its version is that of the partnership's own record: 0 where it has none. */
export const CodeSetView = CodeSet.omit({ chainHash: true }).extend({
  name: z.string(),
  publisher: z.string(),
  origin: Origin,
  families: z.array(z.strictObject({ code: z.string(), title: z.string() })),
});
export type CodeSetView = z.infer<typeof CodeSetView>;

export const CodeSetRow = CodeSetView.pick({
  system: true,
  edition: true,
  name: true,
  origin: true,
}).extend({
  revision: RevisionName.optional(),
  codes: Count,
  maps: z.array(z.strictObject({ target: MapTarget, standing: Standing })),
});
export type CodeSetRow = z.infer<typeof CodeSetRow>;

/** One code, as a search finds it. */
export const FoundCode = z.strictObject({
  code: z.string(),
  title: z.string(),
  /** Not a code of the edition as it is now. */
  stale: z.boolean(),
});
export type FoundCode = z.infer<typeof FoundCode>;

export const CodeSearch = z.strictObject({ items: z.array(FoundCode), more: z.boolean() });
export type CodeSearch = z.infer<typeof CodeSearch>;

/** Everything known of one code. */
export const CodeView = CodeFact.extend({
  origin: Origin,
  definition: z.string().optional(),
  /** The codes it stands under, widest first, and those under it. */
  above: z.array(FoundCode),
  below: z.array(FoundCode),
  since: RevisionName.optional(),
  titles: z.array(z.strictObject({ title: z.string(), until: RevisionName })),
  /** Occupations, courses or programs that a map leads to. */
  leadsTo: z.array(
    z.strictObject({
      target: MapTarget,
      items: z.array(z.strictObject({ code: z.string(), title: z.string().optional() })),
    }),
  ),
});
export type CodeView = z.infer<typeof CodeView>;
