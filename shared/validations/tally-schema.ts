/**
 * What a tally leaves: counts, and nobody's answers. It is immutable; the campaign's record points at it. Employers of the
 * same sector, size and county have one *profile*, and how many of each profile rated a statement is enough to say which
 * groups may be shown beside each other.
 */
import * as z from "zod";
import { CaseUuid } from "../case/schema.ts";
import { RespondentId } from "../ids.ts";
import { RootCause } from "./respondent-schema.ts";
import { ResultGroup } from "./results-schema.ts";
import { InputId, Second } from "./triage-schema.ts";

const count = z.int().nonnegative();
/** How many employers of each profile: `[profile, employers]`. */
const ByProfile = z.array(z.tuple([count, count]));
export type ByProfile = z.infer<typeof ByProfile>;

/** How employers stand on one statement. */
export const Counts = z.strictObject({
  /** Of each scale, in the campaign's order, how many at each of its points. */
  points: z.array(z.array(count)),
  cannotHire: count,
  openings: count,
  /** Employers who named at least one opening. */
  openingsBy: count,
  rootCauses: z.partialRecord(RootCause, count),
});
export type Counts = z.infer<typeof Counts>;

export const KeptTally = z.strictObject({
  employers: count,
  /** The largest ones of each dimension; `shown`: may be told to anyone. */
  groups: z.array(ResultGroup.extend({ shown: z.boolean() })),
  groupsLeftOut: count,
  statements: z.array(
    z.strictObject({
      identifier: CaseUuid,
      /** Employers who gave a value on any scale, or cannot hire for it: not those whom it does not concern. */
      said: count,
      all: Counts,
      /** One for each group. */
      groups: z.array(Counts),
      /** Groups whose figures on the NEED scale may be told to anyone, and sectors whose shortage may. */
      shown: z.array(count),
      shownShort: z.array(z.tuple([count, count])),
      comments: count,
      /** What some do about not being able to hire, in their words. */
      responses: z.array(z.string()).max(5),
    }),
  ),
  proposals: count,
  /** People who were asked and are in no count; absent: nobody. */
  setAside: z.array(RespondentId).optional(),
  /** What at least one other business stands behind. */
  seconded: z.array(z.strictObject({ id: InputId, rewording: z.boolean(), by: z.array(Second).max(500) })),
});
export type KeptTally = z.infer<typeof KeptTally>;
