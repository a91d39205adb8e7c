/** Who did what, when: one event for every change, chained by hash inside the record it belongs to. */
import * as z from "zod";
import { OrganizationId, PersonId } from "../ids.ts";
import { Instant } from "../time.ts";

export const Hash = z.string().regex(/^[0-9a-f]{64}$/);

/** What a rule says happened: past tense, plus the few words a reader of the history needs. */
export type Happened = {
  action: string;
  note?: string | undefined;
  /** SHA-256 of the paper that came of it. */
  paper?: string | undefined;
};

export const ActivityEvent = z.strictObject({
  /** 1, 2, 3 … without gaps; the record's version is the seq of its last event. */
  seq: z.int().positive(),
  at: Instant,
  /** The person, or a part of the hub itself (`hub:upload-check`). */
  actor: z.union([PersonId, z.string().regex(/^hub:[a-z-]+$/)]),
  /** As shown at the time; people are renamed, histories are not. */
  actorName: z.string(),
  organization: OrganizationId.optional(),
  action: z.string().regex(/^[a-z-]+$/),
  note: z.string().optional(),
  /** SHA-256 of the PDF that came of it: the chain holds the paper too. */
  paper: Hash.optional(),
  /** Hash of the record's canonical JSON before (absent on the first) and after the change. */
  before: Hash.optional(),
  after: Hash,
  prevHash: Hash.optional(),
  /** Hash of the canonical JSON of all the above. */
  hash: Hash,
});
export type ActivityEvent = z.infer<typeof ActivityEvent>;

/** What a record carries of its own chain: the last event's number and hash. */
export const Chained = z.strictObject({ version: z.int().nonnegative(), chainHash: Hash.optional() });
export type Chained = { version: number; chainHash?: string | undefined };

export const History = z.strictObject({ items: z.array(ActivityEvent), next: z.string().optional() });

export const Verification = z.strictObject({
  intact: z.boolean(),
  events: z.int().nonnegative(),
  /** The first thing that does not match, in words. */
  broken: z.strictObject({ seq: z.int().positive(), why: z.string() }).optional(),
});
export type Verification = z.infer<typeof Verification>;
