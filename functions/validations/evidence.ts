/** Everything that is read of a tallied campaign at once: its counts, what was asked, and what was decided so far. */
import type { CaseUuid, Contents } from "#shared/case/schema.ts";
import type { PartnershipId, TallyId } from "#shared/ids.ts";
import { insist, Refusal } from "#shared/problem.ts";
import { standing } from "#shared/statements/levels.ts";
import type { StatementFramework } from "#shared/statements/schema.ts";
import { askedOf } from "#shared/validations/respondent-rules.ts";
import type { Beside } from "#shared/validations/results.ts";
import { objectionToResults } from "#shared/validations/results-rules.ts";
import type { Campaign } from "#shared/validations/schema.ts";
import { behindRewordings, settledOf, standingOf } from "#shared/validations/seconds.ts";
import type { KeptTally } from "#shared/validations/tally-schema.ts";
import type { Services } from "../env.ts";
import type { Triaged } from "./decision-store.ts";

/** The tally of a campaign that has one. */
export async function tallyIn(
  services: Services,
  partnership: PartnershipId,
  campaign: Campaign,
): Promise<{ tallyId: TallyId; tally: KeptTally }> {
  insist(objectionToResults(campaign));
  if (!campaign.tallyId) throw new Refusal("not-found");
  const now = async () => (await services.campaigns.find(partnership, campaign.id))?.tallyId;
  return {
    tallyId: campaign.tallyId,
    tally: await services.tallies.read(partnership, campaign.id, campaign.tallyId, now),
  };
}

/** The framework a campaign asks about, and its contents as they were when it opened. */
export async function frozen(
  services: Services,
  partnership: PartnershipId,
  campaign: Campaign,
): Promise<{ framework: StatementFramework; contents: Contents }> {
  const framework = await services.statements.find(partnership, campaign.frameworkId);
  if (!framework || !campaign.contentsId) throw new Refusal("not-found");
  const contents = await services.statements.contents(partnership, framework, campaign.contentsId);
  return { framework, contents };
}

/** What each statement said when the campaign opened, and what it says in what is being worked on. */
export async function wordsIn(
  services: Services,
  partnership: PartnershipId,
  campaign: Campaign,
): Promise<{ asked: Map<string, string>; now: Map<string, string> }> {
  const { framework, contents } = await frozen(services, partnership, campaign);
  const wordsOf = ({ CFItems }: Contents) =>
    new Map<string, string>(CFItems.map(({ identifier, fullStatement }) => [identifier, fullStatement]));
  return {
    asked: wordsOf(contents),
    now: wordsOf(await services.statements.contents(partnership, framework)),
  };
}

export type Gathered = Beside & {
  tally: KeptTally;
  tallyId: TallyId;
  framework: StatementFramework;
  triaged: readonly Triaged[];
  /** From before any of it was read. */
  revision: Awaited<ReturnType<Services["decisions"]["readRevision"]>>;
};

export async function gathered(
  services: Services,
  partnership: PartnershipId,
  campaign: Campaign,
): Promise<Gathered> {
  const revision = await services.decisions.readRevision(partnership, campaign.id);
  const [{ tally, tallyId }, { framework, contents }, decisions, done] = await Promise.all([
    tallyIn(services, partnership, campaign),
    frozen(services, partnership, campaign),
    services.decisions.all(partnership, campaign.id, campaign.statementIds),
    services.decisions.triaged(partnership, campaign.id),
  ]);
  const triaged = standingOf(done, tally);
  return {
    tally,
    tallyId,
    framework,
    revision,
    triaged,
    asked: askedOf(contents, campaign.statementIds),
    seconds: behindRewordings(tally, triaged),
    settled: settledOf(triaged),
    decisions: new Map([...decisions].map(([id, { chainHash: _chain, ...rest }]) => [id, rest])),
    sections: sectionsOf(framework.identifier, contents, campaign.statementIds),
  };
}

/** The pathway, or else the cluster, under which each statement stands. */
function sectionsOf(
  identifier: CaseUuid,
  contents: Contents,
  statementIds: readonly CaseUuid[],
): Map<string, string> {
  const titles = new Map(contents.CFItems.map((item) => [item.identifier, item.fullStatement]));
  const asked = new Set(statementIds);
  return new Map(
    standing(identifier, contents).flatMap(({ item, clusterId, pathwayId }): [string, string][] => {
      const title = titles.get(pathwayId ?? clusterId ?? item.identifier);
      return asked.has(item.identifier) && (pathwayId ?? clusterId) && title !== undefined
        ? [[item.identifier, title]]
        : [];
    }),
  );
}
