/**
 * What anyone may read of a data-sharing agreement that its parties made public: the fields in which Illinois lists every
 * entity that holds students' information (105 ILCS 85/28(c)): name, purpose and scope, duration, types of information,
 * use, and how long it may be held. Nothing of a person.
 */
import * as z from "zod";
import { DataSharingId, OrganizationId, PartnershipId } from "../ids.ts";
import { IsoDate } from "../time.ts";
import { DataRole } from "./bases-schema.ts";
import { Tier } from "./schema.ts";
import { Level, Redisclosure, Retention, Sensitivity } from "./terms-schema.ts";

const Named = z.strictObject({ organizationId: OrganizationId, code: z.string(), name: z.string() });

export const PublicDataSharing = z.strictObject({
  id: DataSharingId,
  codedNotation: z.string(),
  name: z.string(),
  tier: Tier,
  partnership: z.strictObject({ id: PartnershipId, name: z.string() }),
  today: IsoDate,
  phase: z.enum(["PENDING_EFFECTIVE", "ACTIVE", "SUSPENDED", "IN_DISPOSITION", "CLOSED"]),
  versionNo: z.int().positive(),
  dateSigned: IsoDate.optional(),
  contentHash: z.string().optional(),
  /** Who holds the information, and who holds it for them. */
  holders: z.array(
    Named.extend({
      roles: z.array(DataRole),
      passedTo: z.array(z.strictObject({ name: z.string(), role: z.string().optional() })),
    }),
  ),
  disclosers: z.array(Named),
  purposes: z.array(z.string()),
  scope: z.string().optional(),
  from: IsoDate,
  /** The last day in force. */
  until: IsoDate,
  information: z.array(
    z.strictObject({
      name: z.string(),
      definition: z.string().optional(),
      vocab: z.string(),
      vocabId: z.string().optional(),
      level: Level,
      sensitivity: Sensitivity,
      /** Which of the purposes it is used for, by their place in `purposes`. */
      usedFor: z.array(z.int().nonnegative()),
      /** A party has withdrawn it: it is no longer sent. */
      withdrawn: z.literal(true).optional(),
    }),
  ),
  prohibitedUses: z.array(z.string()),
  redisclosure: Redisclosure.pick({ kind: true, to: true }).optional(),
  /** How long it may be held, and by when nothing may be left. */
  held: Retention.pick({ trigger: true, action: true, destroyWithin: true, keepsReleases: true })
    .extend({ by: IsoDate.optional(), certified: z.int().nonnegative(), of: z.int().nonnegative() })
    .optional(),
  bases: z.array(z.strictObject({ name: z.string(), citation: z.string() })),
  smallestGroup: z.int().optional(),
});
export type PublicDataSharing = z.infer<typeof PublicDataSharing>;
