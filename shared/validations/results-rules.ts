/**
 * From the close of a campaign to its publication: who may read what it found, and why nothing can be tallied, decided
 * or published now. Pure; the page greys its buttons with the same functions.
 */
import { type Actor, isAuditor } from "../actor.ts";
import type { Objection } from "../problem.ts";
import type { IsoDate } from "../time.ts";
import { skewMilliseconds, takesAnswers } from "./respondent-rules.ts";
import { objectionToRunning, stateOn } from "./rules.ts";
import type { Campaign, CampaignState } from "./schema.ts";

/** Everything, small groups and what people wrote too: those who run the campaign, and auditors. */
export const readsWhole = (actor: Actor, campaign: Pick<Campaign, "ownerId">): boolean =>
  isAuditor(actor) || objectionToRunning(actor, campaign) === undefined;

const counted: readonly CampaignState[] = ["TALLIED", "DECIDED", "PUBLISHED"];

/** Why there is nothing to read or to answer yet, or undefined. */
export const objectionToResults = ({ state }: Pick<Campaign, "state">): Objection =>
  counted.includes(state)
    ? undefined
    : { code: "wrong-moment", why: "The answers to this campaign have not been counted yet." };

/** How long after the close answers can still be on their way: taken for a minute, and saved within the next. */
export const settlingMilliseconds = 2 * skewMilliseconds;

/** Why the answers cannot be counted now, or undefined. `day`: the calendar day two minutes ago, where the partnership is. */
export function objectionToTallying(
  campaign: Pick<Campaign, "state" | "closesOn" | "closedAt">,
  today: IsoDate,
  day: IsoDate,
  now: Date,
): Objection {
  const state = stateOn(campaign, today);
  if (state === "TALLIED") return undefined;
  if (state !== "CLOSED")
    return {
      code: "wrong-moment",
      why: counted.includes(state)
        ? "This campaign has been decided on what was counted."
        : "Answers are counted once a campaign has closed.",
    };
  return takesAnswers(campaign, day, new Date(now.getTime() - skewMilliseconds))
    ? { code: "wrong-moment", why: "The last answers are still arriving. Count them in two minutes." }
    : undefined;
}

/** The day a campaign ended: its last, or the one on which it was closed. */
export const closedOnOf = (
  { closesOn, closedAt }: Pick<Campaign, "closesOn" | "closedAt">,
  dayOf: (instant: string) => IsoDate,
): IsoDate => (closedAt === undefined || dayOf(closedAt) > closesOn ? closesOn : dayOf(closedAt));
