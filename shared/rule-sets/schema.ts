/**
 * Rule sets: what a law or a policy wants an agreement to say, as data that a partnership can edit. Nothing in one is
 * a hard rule before a person has compared it with its source and said on which day.
 */
import * as z from "zod";
import { AgreementType } from "../agreements/schema.ts";
import { AwardMethod, StatementType } from "../agreements/terms-schema.ts";
import { line, prose } from "../text.ts";
import { IsoDate } from "../time.ts";

/** `IL-110ILCS27/16`. It has no underscore, which stands for the slash in an address (`rules.ts`). */
export const RuleSetId = z
  .string()
  .regex(
    /^[A-Z0-9][A-Z0-9./-]{0,37}[A-Z0-9]$/,
    "2 to 39 capital letters, digits, points, slashes or hyphens",
  );
export type RuleSetId = z.infer<typeof RuleSetId>;

/** One thing the agreement has to say. Sizes keep a whole rule set below 100 kB in any script. */
export const RuleSetItem = z.strictObject({
  /** Its number in the source: `3`, `20-b`. A clause names it with the rule set, see `itemId`. */
  id: z.string().regex(/^[A-Za-z0-9]([A-Za-z0-9.-]{0,9}[A-Za-z0-9])?$/, "a short number such as 3 or 20-b"),
  /** In plain language. */
  text: prose(450).min(1, "at least one sentence"),
  citation: line(120),
  /** Clauses of these kinds can answer it. */
  statementTypes: z.array(StatementType).min(1, "at least one kind of clause").max(10),
  /** The day on which someone compared this item with its source; absent: nobody has. */
  verifiedOn: IsoDate.optional(),
  /** Where the words come from, or what they were compared with. */
  source: line(160).optional(),
});
export type RuleSetItem = z.infer<typeof RuleSetItem>;

const fields = {
  name: line(160),
  /** `US` or `US-IL`: offered to partnerships there. */
  jurisdiction: z.string().regex(/^[A-Z]{2}(-[A-Z0-9]{1,3})?$/, "an ISO 3166 code such as US-IL"),
  citation: line(120),
  agreementTypes: z.array(AgreementType).min(1, "at least one kind of agreement").max(4),
  /** How long an agreement under it may run (articulation.md 2.5 item 1). */
  maximumMonths: z.int().min(1).max(600).default(60),
  /** How every rule has to post its credit, where the source fixes that. */
  requiredAwardMethod: AwardMethod.optional(),
  items: z.array(RuleSetItem).min(1, "at least one item").max(40),
};

/** What the source wants. */
export const RuleSetContent = z.strictObject(fields);
export type RuleSetContent = z.infer<typeof RuleSetContent>;

/** Whether a gap keeps an agreement from going out for signature, or is only said. */
export const GapMode = z.enum(["BLOCK", "WARN"]);
export type GapMode = z.infer<typeof GapMode>;

const choices = {
  gaps: GapMode.default("WARN"),
  /** Offered where an agreement is started or changed. */
  offered: z.boolean().default(true),
};

/** What the convener types: the content, and how this partnership uses it. */
export const RuleSetDraft = z.strictObject({ ...fields, ...choices });
export type RuleSetDraft = z.infer<typeof RuleSetDraft>;
export const NewRuleSet = RuleSetDraft.extend({ id: RuleSetId });

/** Stored per partnership; without `content` the shipped text is used, so that its corrections arrive. */
export const RuleSetRecord = z.strictObject({
  id: RuleSetId,
  gaps: GapMode,
  offered: z.boolean(),
  content: RuleSetContent.optional(),
  version: z.int().nonnegative(),
  chainHash: z.string().optional(),
});
export type RuleSetRecord = z.infer<typeof RuleSetRecord>;

/** SHIPPED: as it came. EDITED: this partnership has its own words for it. OWN: added by this partnership. */
export const Origin = z.enum(["SHIPPED", "EDITED", "OWN"]);
export type Origin = z.infer<typeof Origin>;

export const RuleSet = z.strictObject({
  id: RuleSetId,
  ...fields,
  ...choices,
  origin: Origin,
  version: z.int().nonnegative(),
});
export type RuleSet = z.infer<typeof RuleSet>;

/** What a list says of one. */
export const RuleSetRow = z.strictObject({
  id: RuleSetId,
  name: z.string(),
  jurisdiction: z.string(),
  citation: z.string(),
  agreementTypes: z.array(AgreementType),
  gaps: GapMode,
  offered: z.boolean(),
  origin: Origin,
  items: z.int().nonnegative(),
  verified: z.int().nonnegative(),
  /** The latest day on which one of its items was verified. */
  verifiedOn: IsoDate.optional(),
});
export type RuleSetRow = z.infer<typeof RuleSetRow>;
