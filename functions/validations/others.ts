/**
 * What others have written in a campaign, for those who are asked as well: read from all answers, by one process at most
 * once in twenty seconds, and held no longer.
 */
import type { PartnershipId } from "#shared/ids.ts";
import { type Gathered, gathered, inputsOf, othersFor } from "#shared/validations/others.ts";
import type { Other, Respondent, SecondId } from "#shared/validations/respondent-schema.ts";
import type { Campaign } from "#shared/validations/schema.ts";
import type { InputId } from "#shared/validations/triage-schema.ts";
import type { RespondentStore } from "./respondent-store.ts";
import type { TallyStore } from "./tally-store.ts";

export type OthersReader = ReturnType<typeof othersReader>;

const heldMs = 20_000;
/** Whoever names what we do not know yet may have read it a moment ago, from another process: each is believed once in this. */
const freshMs = 1_000;
const believedMs = 20_000;
const believedMost = 2_000;
const heldMost = 20;

export function othersReader(
  tallies: Pick<TallyStore, "answers">,
  respondents: Pick<RespondentStore, "findAll">,
  now: () => Date,
) {
  const held = new Map<string, { at: number; all: Promise<Gathered> }>();
  const believed = new Map<Respondent["id"], number>();

  /** All that was written, as it was so many milliseconds ago or later. */
  function lately(partnership: PartnershipId, campaign: Campaign, ms = heldMs): Promise<Gathered> {
    const known = held.get(campaign.id);
    if (known && now().getTime() - known.at < ms) return known.all;
    if (held.size >= heldMost) held.clear();
    const all = gathered(campaign, tallies.answers(partnership, campaign.id));
    held.set(campaign.id, { at: now().getTime(), all });
    all.catch(() => held.delete(campaign.id));
    return all;
  }

  return {
    lately,

    /** What this person may read about a statement, or of the skills that are missing. */
    async readBy(
      partnership: PartnershipId,
      all: Gathered,
      { id, employer }: Respondent,
      about: string,
    ): Promise<Other[]> {
      const written = all.written.get(about) ?? [];
      const ids = new Set(written.map(({ respondentId }) => respondentId));
      const authors = await respondents.findAll(partnership, [...ids]);
      const reader = { respondentId: id, employerId: employer.employerId };
      return othersFor(all, reader, about, new Map(authors.map((one) => [one.id, one])));
    },

    /** What these hashes stand for; one that stands for nothing is forgotten, and costs no more than a look in a while. */
    async behind(
      partnership: PartnershipId,
      campaign: Campaign,
      by: Respondent["id"],
      hashes: ReadonlySet<SecondId>,
    ): Promise<InputId[]> {
      const found = inputsOf(await lately(partnership, campaign), hashes);
      const at = now().getTime();
      if (found.length === hashes.size || at - (believed.get(by) ?? Number.NEGATIVE_INFINITY) < believedMs)
        return found;
      if (believed.size >= believedMost) believed.clear();
      believed.set(by, at);
      return inputsOf(await lately(partnership, campaign, freshMs), hashes);
    },
  };
}
