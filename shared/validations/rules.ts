/**
 * The life of a campaign and who may lead it. Pure: the API refuses with these and the page greys its buttons with the
 * same ones. DRAFT, then OPEN, CLOSED, TALLIED, DECIDED, PUBLISHED; CANCELLED from any that is not yet tallied.
 */
import { type Actor, has, isConvener } from "../actor.ts";
import type { OrganizationType } from "../organizations/schema.ts";
import type { FieldProblem, Objection } from "../problem.ts";
import type { IsoDate } from "../time.ts";
import type { Campaign, CampaignDraft, CampaignState } from "./schema.ts";

/** Where a campaign stands today: after its last day it is closed, whatever is stored. */
export const stateOn = (
  { state, closesOn }: Pick<Campaign, "state" | "closesOn">,
  today: IsoDate,
): CampaignState => (state === "OPEN" && closesOn < today ? "CLOSED" : state);

/**
 * Why `actor` cannot start a campaign, or undefined. It belongs to the organization acted for, whose editors read what each
 * business says: so it is never a business, which would read its competitors.
 */
export function objectionToStarting(actor: Actor, type: OrganizationType | undefined): Objection {
  if (actor.organization === undefined || !(has(actor, "editor", "admin") || isConvener(actor)))
    return { code: "role-missing", why: "An editor or admin of an organization starts a campaign." };
  return type === "business"
    ? {
        code: "role-missing",
        why: "A business does not run campaigns: it would read what other businesses say. Ask a school, an agency or the convener to run it.",
      }
    : undefined;
}

/** Why `actor` cannot run this campaign, or undefined: its organization's editors and the conveners can. */
export function objectionToRunning(actor: Actor, { ownerId }: Pick<Campaign, "ownerId">): Objection {
  const its = actor.organization === ownerId && has(actor, "editor", "admin");
  return its || isConvener(actor)
    ? undefined
    : {
        code: "role-missing",
        why: "An editor or admin of the organization that runs this campaign, or a convener, does this.",
      };
}

/** Why what the campaign asks cannot be changed any more, or undefined. */
export function objectionToChanging({ state }: Pick<Campaign, "state">): Objection {
  return state === "DRAFT"
    ? undefined
    : { code: "wrong-moment", why: "What a campaign asks stays as it is once it has opened." };
}

const words: Record<CampaignState, string> = {
  DRAFT: "still a draft",
  OPEN: "open",
  CLOSED: "closed",
  TALLIED: "tallied",
  DECIDED: "decided",
  PUBLISHED: "published",
  CANCELLED: "cancelled",
};

export type CampaignMove = "open" | "close" | "cancel";

const movesFrom: Record<CampaignMove, readonly CampaignState[]> = {
  open: ["DRAFT"],
  close: ["OPEN"],
  cancel: ["DRAFT", "OPEN", "CLOSED"],
};

/** Why the campaign cannot be opened, closed or cancelled today, or undefined. */
export function objectionToMove(
  campaign: Pick<Campaign, "state" | "opensOn" | "closesOn">,
  move: CampaignMove,
  today: IsoDate,
): Objection {
  const state = stateOn(campaign, today);
  if (!movesFrom[move].includes(state))
    return { code: "wrong-moment", why: `This campaign is ${words[state]}.` };
  if (move !== "open") return undefined;
  if (today < campaign.opensOn)
    return {
      code: "wrong-moment",
      why: `Its first day is ${campaign.opensOn}. Change the first day to open it today.`,
    };
  return campaign.closesOn < today
    ? { code: "wrong-moment", why: `Its last day, ${campaign.closesOn}, has passed. Change it first.` }
    : undefined;
}

/** What of a draft does not hold together, at its fields. `asked`: what the edition has. */
export function problemsOfDraft(draft: CampaignDraft, asked: ReadonlySet<string>): FieldProblem[] {
  const problems: FieldProblem[] = [];
  if (draft.closesOn < draft.opensOn)
    problems.push({ pointer: "/closesOn", detail: `the last day, not before ${draft.opensOn}` });
  const seen = new Set<string>();
  draft.statementIds.forEach((id, index) => {
    if (!asked.has(id))
      problems.push({ pointer: `/statementIds/${index}`, detail: "a statement of this edition" });
    else if (seen.has(id))
      problems.push({ pointer: `/statementIds/${index}`, detail: "each statement once" });
    seen.add(id);
  });
  const ids = new Set<string>();
  draft.scales.forEach(({ id, kind, points }, index) => {
    if (ids.has(id))
      problems.push({ pointer: `/scales/${index}/id`, detail: "each scale under its own name" });
    ids.add(id);
    const wanted = pointsOf[kind];
    const values = points.map(({ value }) => value);
    if (wanted !== undefined && values.join() !== wanted.join())
      problems.push({ pointer: `/scales/${index}/points`, detail: `the values ${wanted.join(", ")}` });
    else if (values.some((value, at) => at > 0 && value <= (values[at - 1] ?? 0)))
      problems.push({ pointer: `/scales/${index}/points`, detail: "rising values, the lowest first" });
  });
  if (!draft.scales.some(({ kind }) => kind === "NEED"))
    problems.push({
      pointer: "/scales",
      detail: "a scale of the kind NEED: what counts as validated is decided by it",
    });
  for (const kind of ["NEED", "RELEVANCE", "CRITICALITY"] as const) {
    const [, second] = [...draft.scales.entries()].filter(([, scale]) => scale.kind === kind);
    if (second)
      problems.push({
        pointer: `/scales/${second[0]}/kind`,
        detail: `one scale of the kind ${kind}: what is computed of it is one figure`,
      });
  }
  return problems.slice(0, 100);
}

/** What is computed of these kinds holds for these values only. */
const pointsOf: Partial<Record<string, readonly number[]>> = {
  NEED: [1, 2, 3],
  RELEVANCE: [1, 2, 3, 4],
};
