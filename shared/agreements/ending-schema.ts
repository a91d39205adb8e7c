/** What ends an agreement before its last day: a notice, and who made it final. */
import * as z from "zod";
import { OrganizationId, PersonId } from "../ids.ts";
import { Instant, IsoDate } from "../time.ts";

/** An end before the last day: announced by one side, and final when the notice has run or the other side agrees. */
export const Termination = z.strictObject({
  terminationDay: IsoDate,
  teachOutUntil: IsoDate,
  reason: z.string(),
  givenOn: IsoDate,
  by: PersonId,
  byName: z.string(),
  byOrganization: OrganizationId,
  at: Instant,
  agreedBy: PersonId.optional(),
  agreedByName: z.string().optional(),
  agreedByOrganization: OrganizationId.optional(),
  agreedAt: Instant.optional(),
});
export type Termination = z.infer<typeof Termination>;
