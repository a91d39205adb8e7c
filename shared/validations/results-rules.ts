/**
 * From the close of a campaign to its publication: who may read what it found, and why nothing can be tallied, decided
 * or published now. Pure; the page greys its buttons with the same functions.
 */
import { type Actor, isAuditor } from "../actor.ts";
import type { Objection } from "../problem.ts";
import type { IsoDate } from "../time.ts";
import type { DecisionDraft, Rewording, Verdict } from "./decision-schema.ts";
import type { Outcome, RuleOutcome } from "./outcome.ts";
import { skewMilliseconds, takesAnswers } from "./respondent-rules.ts";
import { objectionToRunning, stateOn } from "./rules.ts";
import type { Campaign, CampaignState } from "./schema.ts";

/** Everything, small groups and what people wrote too: those who run the campaign, and auditors. */
export const readsWhole = (actor: Actor, campaign: Pick<Campaign, "ownerId">): boolean =>
  isAuditor(actor) || objectionToRunning(actor, campaign) === undefined;

/** Why what people wrote cannot be read, or undefined. */
export function objectionToReadingInputs(actor: Actor, campaign: Pick<Campaign, "ownerId">): Objection {
  return readsWhole(actor, campaign)
    ? undefined
    : { code: "role-missing", why: "What people wrote is read by those who run the campaign." };
}

const counted: readonly CampaignState[] = ["TALLIED", "DECIDED", "PUBLISHED"];

/** Why there is nothing to read or to answer yet, or undefined. */
export const objectionToResults = ({ state }: Pick<Campaign, "state">): Objection =>
  counted.includes(state)
    ? undefined
    : { code: "wrong-moment", why: "The answers to this campaign have not been counted yet." };

/**
 * Why the results are not for this person to read yet, or undefined. Those who lead the campaign read them once they are
 * counted; others when all is decided, and nobody is taken out any more: two counts could differ by one business.
 */
export const objectionToReading = (actor: Actor, campaign: Pick<Campaign, "state" | "ownerId">): Objection =>
  objectionToResults(campaign) ??
  (campaign.state === "TALLIED" && !readsWhole(actor, campaign)
    ? { code: "wrong-moment", why: "Results can be read once every statement is decided." }
    : undefined);

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

const agreeing: Record<RuleOutcome, readonly Verdict[]> = {
  VALIDATED: ["VALIDATED", "VALIDATED_WITH_EDITS"],
  RETURN: ["RETURN"],
  NOT_VALIDATED: ["NOT_VALIDATED", "RETIRE"],
  TOO_FEW: ["RETURN"],
};

export const isValidated = (verdict: Verdict | undefined): boolean =>
  verdict === "VALIDATED" || verdict === "VALIDATED_WITH_EDITS";

/** Whether this is another decision than the rule's. */
export const overrides = (verdict: Verdict, { outcome }: Pick<Outcome, "outcome">): boolean =>
  !agreeing[outcome].includes(verdict);

/** What a decision is measured against. */
export type Evidence = {
  outcome: Outcome;
  /** A rewording that enough businesses stand behind is open. */
  blocked: boolean;
  /** A comment's wording was accepted for this statement. */
  reworded: boolean;
};

/** Why this cannot be decided of a statement, and at which field that shows; or undefined. */
export function objectionToDecision(
  { decision, reason, change }: DecisionDraft,
  { outcome, blocked, reworded }: Evidence,
): (Objection & { pointer?: string }) | undefined {
  if (isValidated(decision)) {
    if (outcome.outcome === "TOO_FEW") return { code: "wrong-moment", why: outcome.why };
    if (blocked)
      return {
        code: "wrong-moment",
        why: "A suggested rewording has enough businesses behind it. Answer it before you validate this.",
      };
  }
  if (decision === "VALIDATED_WITH_EDITS" && !change && !reworded)
    return {
      code: "invalid-input",
      why: "the new words, or a comment's wording accepted",
      pointer: "/change",
    };
  if (decision !== "VALIDATED_WITH_EDITS" && change)
    return {
      code: "invalid-input",
      why: "no new words, unless the statement is validated with edits",
      pointer: "/change",
    };
  return overrides(decision, outcome) && reason === undefined
    ? {
        code: "invalid-input",
        why: "the reason, because this is not what the rule says",
        pointer: "/reason",
      }
    : undefined;
}

/** Why these words cannot take the place of what the statement says now, or undefined: nothing is written over unseen. */
export function objectionToRewording(
  { kind, fullStatement, instead }: Rewording,
  asked: string | undefined,
  now: string | undefined,
): Objection {
  const said = kind === "EDIT" && now === fullStatement;
  return said || now === undefined || now === (instead ?? asked)
    ? undefined
    : {
        code: "wrong-moment",
        why: `It says something else by now: “${now.slice(0, 600).toWellFormed()}”. Look at those words, and change them if they still need it.`,
      };
}

/** Why no decision can be written down now, or undefined. */
export function objectionToDecisions({ state }: Pick<Campaign, "state">): Objection {
  if (state === "TALLIED") return undefined;
  return (
    objectionToResults({ state }) ?? {
      code: "wrong-moment",
      why: "This campaign has been decided. Ask about its statements in another one.",
    }
  );
}

/** Why the campaign as a whole is not decided yet, or undefined. `open`: statements without a decision. */
export function objectionToDeciding(campaign: Pick<Campaign, "state">, open: number): Objection {
  const early = objectionToDecisions(campaign);
  if (early || open === 0) return early;
  return {
    code: "wrong-moment",
    why: open === 1 ? "One statement has no decision yet." : `${open} statements have no decision yet.`,
  };
}

/** Why it cannot be published now, or undefined. */
export const objectionToPublishing = ({ state }: Pick<Campaign, "state">): Objection =>
  state === "DECIDED"
    ? undefined
    : {
        code: "wrong-moment",
        why:
          state === "PUBLISHED"
            ? "This campaign is published."
            : "A campaign is published once all its statements are decided.",
      };

/** Why nobody can be told yet what became of their answers, or undefined. */
export const objectionToFeedback = ({ state }: Pick<Campaign, "state">): Objection =>
  state === "DECIDED" || state === "PUBLISHED"
    ? undefined
    : {
        code: "wrong-moment",
        why: "People are told what became of their answers once all statements are decided.",
      };
