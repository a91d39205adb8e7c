/** …/campaigns/{campaignId}/tally: the answers counted, employer by employer, and what people wrote put beside the counts. */
import { newId, type PartnershipId, type TallyId } from "#shared/ids.ts";
import { insist, Refusal } from "#shared/problem.ts";
import { dateIn } from "#shared/time.ts";
import { byEmployer, counting } from "#shared/validations/counting.ts";
import { attributesOf } from "#shared/validations/rates.ts";
import { objectionToTallying, settlingMilliseconds } from "#shared/validations/results-rules.ts";
import { objectionToRunning } from "#shared/validations/rules.ts";
import { type Campaign, CampaignView } from "#shared/validations/schema.ts";
import type { KeptTally } from "#shared/validations/tally-schema.ts";
import type { KeptComment, KeptProposal } from "#shared/validations/triage-schema.ts";
import { commentsIn, proposalsIn } from "#shared/validations/written.ts";
import type { Services } from "../env.ts";
import { endpoint } from "../http/endpoint.ts";
import { load, One, one, view } from "./paths.ts";

/** Texts are put beside the tally as they come, so many at a time. */
const stagedAtOnce = 200;

/** Reads all answers once; texts are staged as they pass, and one employer is held at a time. */
async function counted(
  services: Services,
  partnership: PartnershipId,
  campaign: Campaign,
  tallyId: TallyId,
): Promise<KeptTally> {
  const standing = await services.respondents.standing(partnership, campaign.id);
  const employers = attributesOf(standing);
  const authors = new Map<string, string>(standing.map(({ id, employer }) => [id, employer.employerId]));
  const tally = counting(campaign, (employerId) => employers.get(employerId) ?? {});
  let comments: KeptComment[] = [];
  let proposals: KeptProposal[] = [];
  const staged = async () => {
    await services.tallies.stage(partnership, campaign.id, tallyId, comments, proposals);
    comments = [];
    proposals = [];
  };
  for await (const people of byEmployer(services.tallies.answers(partnership, campaign.id))) {
    tally.take(people);
    comments.push(...people.flatMap((person) => commentsIn(person, campaign)));
    proposals.push(...people.flatMap(proposalsIn));
    if (comments.length + proposals.length >= stagedAtOnce) await staged();
  }
  await staged();
  const setAside = standing.flatMap(({ id, state }) =>
    state === "REVOKED" || state === "INELIGIBLE" ? id : [],
  );
  return { ...tally.tally((respondentId) => authors.get(respondentId)), setAside };
}

export const tallyRoutes = [
  endpoint(
    {
      method: "POST",
      path: `${one}/tally`,
      summary:
        "Count the answers of a closed campaign; again, as long as it is not decided, where they have to be counted anew",
      audience: "member",
      params: One,
      answers: { 200: CampaignView },
      ifMatch: true,
      refusals: ["role-missing", "wrong-moment", "too-large"],
    },
    async (asking) => {
      const { services, params, now, stamp, sameVersion } = asking;
      const { partnershipId } = params;
      const [{ by, campaign, day }, settings] = await Promise.all([
        load(asking),
        services.partnerships.settings(partnershipId),
      ]);
      if (!settings) throw new Refusal("not-found");
      insist(objectionToRunning(by, campaign));
      await sameVersion(campaign, await services.campaigns.pk(partnershipId, campaign.id));
      const settled = dateIn(settings.timeZone, new Date(now.getTime() - settlingMilliseconds));
      insist(objectionToTallying(campaign, day, settled, now));
      const revision = await services.respondents.readRevision(partnershipId, campaign.id);
      const tallyId = newId("tal");
      const content = await counted(services, partnershipId, campaign, tallyId);
      const pieces = await services.tallies.replacing(partnershipId, campaign.id, campaign.tallyId, {
        id: tallyId,
        content,
      });
      const saved = await services.campaigns.saving(
        partnershipId,
        campaign,
        { ...campaign, state: "TALLIED", talliedAt: now.toISOString(), tallyId },
        {
          action: "campaign-tallied",
          note: content.employers === 1 ? "1 business" : `${content.employers} businesses`,
        },
        stamp(by),
      );
      return {
        status: 200,
        body: view(saved.record, day),
        version: saved.record.version,
        writes: [
          ...saved.writes,
          ...pieces,
          await services.respondents.still(partnershipId, campaign.id, revision),
        ],
      };
    },
  ),
];
