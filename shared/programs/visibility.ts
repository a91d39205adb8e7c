/** Who may see a program, and who has to agree before more people may (product.md "Who may do what"). Pure. */
import { type Actor, has } from "../actor.ts";
import type { Visibility } from "../agreements/schema.ts";
import type { Objection } from "../problem.ts";
import { objectionToSeeing, seenAs } from "../visibility.ts";
import type { Program } from "./schema.ts";
import { isIn, speaking } from "./versions.ts";

/** Why `actor` cannot ask for this visibility, or undefined. */
export function objectionToVisibility(record: Program, to: Visibility, actor: Actor): Objection {
  if (!isIn(speaking(record).parties, actor.organization))
    return { code: "not-a-party", why: "A party to the program does this." };
  if (!has(actor, "editor", "admin"))
    return { code: "role-missing", why: "An editor or admin of a party does this." };
  if (!record.shared) return { code: "wrong-moment", why: "Share it with the other parties first." };
  return objectionToSeeing(record, to, actor);
}

/** Narrowing is immediate; widening takes effect when an editor of each party has agreed. */
export const setVisibility = (before: Program, to: Visibility, by: Actor) =>
  seenAs(before, to, by, speaking(before).parties);
