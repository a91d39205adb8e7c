/** Writes letters of a campaign: each person gets one at a time, whoever else writes to them or takes them back meanwhile. */
import type { PartnershipId, RespondentId } from "#shared/ids.ts";
import type { Respondent } from "#shared/validations/respondent-schema.ts";
import type { Campaign } from "#shared/validations/schema.ts";
import type { Stamp } from "../cloud/ledger.ts";
import { posting } from "../cloud/outbox.ts";
import { Raced, type Write } from "../cloud/table.ts";
import type { Services } from "../env.ts";
import { questionLetter } from "./question-letter.ts";

/** What one transaction holds of letters. */
export const lettersAtOnce = 18;
/** What one request writes to. */
export const lettersMax = 200;

/** Saves a letter for those of these people whose turn it is still, all or none; how many. Someone may have been quicker: ask anew. */
export async function inTurn(
  services: Services,
  partnershipId: PartnershipId,
  ids: readonly RespondentId[],
  isDue: (respondent: Respondent) => boolean,
  writing: (some: readonly Respondent[]) => Promise<Write[][]>,
): Promise<number> {
  for (let attempt = 1; ; attempt++) {
    const some = (await services.respondents.findAll(partnershipId, ids)).filter(isDue);
    if (some.length === 0) return 0;
    const writes = await writing(some);
    try {
      await services.table.commit(writes.flat());
      return some.length;
    } catch (error) {
      if (!(error instanceof Raced) || attempt >= 4) throw error;
    }
  }
}

type Letters = {
  letter: "invite" | "remind";
  campaign: Campaign;
  partnership: string;
  owner: string;
  isDue(respondent: Respondent): boolean;
  stamp: Stamp;
};

/** A first letter or a reminder, with a link of its own. */
export function writingTo(
  services: Services,
  partnershipId: PartnershipId,
  ids: readonly RespondentId[],
  { letter, campaign, partnership, owner, isDue, stamp }: Letters,
): Promise<number> {
  const reminder = letter === "remind";
  return inTurn(services, partnershipId, ids, isDue, (some) =>
    Promise.all(
      some.map(async (respondent) => {
        const link = await services.respondents.linking(partnershipId, respondent.id, campaign.closesOn);
        const saved = await services.respondents.saving(
          partnershipId,
          respondent,
          {
            ...respondent,
            ...(reminder ? {} : { state: "INVITED" as const }),
            [reminder ? "remindedAt" : "invitedAt"]: stamp.at.toISOString(),
          },
          { action: reminder ? "respondent-reminded" : "respondent-invited" },
          stamp,
        );
        const words = questionLetter({
          respondent,
          campaign,
          partnership,
          owner,
          hubOrigin: services.config.HUB_ORIGIN,
          token: link.token,
          reminder,
        });
        return [
          ...saved.writes,
          link.write,
          posting(services.seal, partnershipId, `${respondent.id}-${saved.record.version}`, words),
        ];
      }),
    ),
  );
}
