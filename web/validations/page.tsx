/** One campaign: what it asks and how far it has come; then who answered, whom it asks, and what it asks about. */
import { useEffect } from "preact/hooks";
import { useRoute } from "preact-iso/router";
import { isAuditor } from "#shared/actor.ts";
import type { RateTable } from "#shared/validations/respondent-schema.ts";
import { objectionToRunning } from "#shared/validations/rules.ts";
import type { CampaignView } from "#shared/validations/schema.ts";
import { namesOf, useOrganizations } from "../agreements/names.ts";
import type { Answer } from "../api.ts";
import { together } from "../load.ts";
import { paths } from "../paths.ts";
import { usePlace } from "../session.ts";
import { useAddress } from "../ui/address.ts";
import { Badge } from "../ui/badge.tsx";
import { useChunk } from "../ui/chunk.ts";
import { Days } from "../ui/dates.tsx";
import { Notice } from "../ui/notice.tsx";
import { Page } from "../ui/page.tsx";
import { ProblemNotice } from "../ui/problem.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { Tabs } from "../ui/tabs.tsx";
import { campaignsPath, useCampaign, useRates } from "./load.ts";
import { Moves } from "./moves.tsx";
import { nextStep } from "./next.ts";
import { campaignPaths } from "./paths.ts";
import { type CampaignTab, type CampaignTabProps, campaignTabs } from "./tabs.ts";
import { methodWords, purposeWords, stateWords } from "./words.ts";

export function CampaignPage() {
  const { partnership } = usePlace();
  const id = useRoute().params["campaign"] ?? "";
  const path = `${campaignsPath(partnership.id)}/${id}`;
  const read = together(useCampaign(path), useOrganizations(partnership.id));
  // How many answered decides what is said first: it is waited for, though not everyone may know it.
  const rates = useRates(path);
  const crumbs = [
    { href: paths.frameworks(partnership.id), label: "Skills" },
    { href: campaignPaths.campaigns(partnership.id), label: "Campaigns" },
  ];
  if (read.state === "loading" || rates.state === "loading")
    return (
      <Page title="A campaign" crumbs={crumbs} above="…">
        <Skeleton of="the campaign" lines={16} />
      </Page>
    );
  if (read.state === "problem")
    return (
      <Page title="A campaign" crumbs={crumbs}>
        <ProblemNotice problem={read.problem} retry={read.retry} />
      </Page>
    );
  const [answer, organizations] = read.data;
  const { data: campaign } = answer;
  const { word, drawn } = stateWords[campaign.state];
  return (
    <Page
      title={campaign.title}
      crumbs={crumbs}
      above={
        <>
          <Badge state={drawn}>{word}</Badge>
          <span class="muted">
            <Days from={campaign.opensOn} until={campaign.closesOn} />
          </span>
        </>
      }
      lede={`What businesses of ${campaign.region} say a new ${campaign.occupation.en} needs. Run by ${namesOf(organizations).name(campaign.ownerId)}.`}
    >
      <Whole answer={answer} path={path} rates={rates.state === "content" ? rates.data : undefined} />
    </Page>
  );
}

function Whole({
  answer,
  path,
  rates,
}: {
  answer: Answer<CampaignView>;
  path: string;
  rates: RateTable | undefined;
}) {
  const { partnership, actor } = usePlace();
  const { data: campaign } = answer;
  const runs = !objectionToRunning(actor, campaign);
  const next = nextStep(campaign, rates, partnership.today);
  const shown = campaignTabs.filter((tab) => tab.shown({ campaign, runs, reads: runs || isAuditor(actor) }));
  const first = shown[0] as CampaignTab;
  const [asked] = useAddress("tab", first.id);
  const tab = shown.find(({ id }) => id === asked) ?? first;
  useEffect(() => void tab.load(), []);
  return (
    <>
      <div class={runs ? "cols wide-left" : "stack"}>
        <div class="stack">
          <Notice kind={next.kind} title={next.title} {...(next.kind === "good" ? {} : { icon: "clock" })}>
            {next.more && <p>{next.more}</p>}
          </Notice>
          <Facts campaign={campaign} />
        </div>
        {runs && <Moves answer={answer} path={path} />}
      </div>
      <div class="stack" id="parts">
        <Tabs
          label="Parts of this campaign"
          current={tab.id}
          tabs={shown.map(({ id, label }) => ({ id, label }))}
        />
        <Part key={tab.id} load={tab.load} answer={answer} path={path} runs={runs} />
      </div>
    </>
  );
}

function Part({ load, ...props }: CampaignTabProps & Pick<CampaignTab, "load">) {
  const Tab = useChunk(load, true);
  return Tab ? <Tab {...props} /> : <Skeleton of="this part" lines={12} />;
}

function Facts({ campaign }: { campaign: CampaignView }) {
  const { partnership } = usePlace();
  const { frameworkId, editionNo, statementIds, purpose, method, scales } = campaign;
  return (
    <dl class="facts">
      <div>
        <dt>Statements</dt>
        <dd>
          <a href={paths.statementFramework(partnership.id, frameworkId, { edition: String(editionNo) })}>
            {statementIds.length} of edition {editionNo}
          </a>
          <small>on {scales.length === 1 ? "one scale" : `${scales.length} scales`}</small>
        </dd>
      </div>
      <div>
        <dt>Why</dt>
        <dd>{purposeWords[purpose]}</dd>
      </div>
      <div>
        <dt>How</dt>
        <dd>{methodWords[method]}</dd>
      </div>
    </dl>
  );
}
