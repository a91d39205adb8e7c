/** Who may change a partnership's settings. Pure; the page greys its form with the same rule. */
import { type Actor, isConvener } from "../actor.ts";
import type { Objection } from "../problem.ts";

export function objectionToSettings(actor: Actor): Objection {
  return isConvener(actor)
    ? undefined
    : { code: "role-missing", why: "The convener changes the partnership." };
}
