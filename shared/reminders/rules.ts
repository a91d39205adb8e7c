/** Who decides about a region's reminders. Pure; the page greys its form with the same rule. */
import { type Actor, isConvener } from "../actor.ts";
import type { Objection } from "../problem.ts";

export const objectionToYear = (actor: Actor): Objection =>
  isConvener(actor) ? undefined : { code: "role-missing", why: "The convener decides on the region’s year." };
