/** The partnership's campaigns, the latest to open first: what each asks, whose it is, and how far it has come. */
import { objectionToStarting } from "#shared/validations/rules.ts";
import type { CampaignRow } from "#shared/validations/schema.ts";
import { type Names, namesOf, useOrganizations } from "../agreements/names.ts";
import { together } from "../load.ts";
import { usePlace } from "../session.ts";
import { useAddress } from "../ui/address.ts";
import { Badge } from "../ui/badge.tsx";
import { LinkButton } from "../ui/button.tsx";
import { Days } from "../ui/dates.tsx";
import { Empty } from "../ui/empty.tsx";
import { Filter, matches } from "../ui/filter.tsx";
import { Page } from "../ui/page.tsx";
import { ProblemNotice } from "../ui/problem.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { type Column, Table } from "../ui/table.tsx";
import { useCampaigns } from "./load.ts";
import { campaignPaths } from "./paths.ts";
import { SkillsNav } from "./skills-nav.tsx";
import { methodWords, stateWords } from "./words.ts";
import "../agreements/agreements.css";

export function CampaignsPage() {
  const { partnership, actor, organization } = usePlace();
  const read = together(useCampaigns(partnership.id), useOrganizations(partnership.id));
  const [wanted] = useAddress("q");
  const why = objectionToStarting(actor, organization?.type)?.why;
  // Greyed with its reason where it is the organization that cannot; left out for who only reads.
  const start = (why === undefined || organization?.type === "business") && (
    <LinkButton kind="primary" because={why} href={campaignPaths.newCampaign(partnership.id)}>
      Start a campaign
    </LinkButton>
  );
  const head = {
    title: "Campaigns",
    lede: "Ask businesses which skills their new people need. They answer by a link, without an account.",
    actions: start,
  };
  const nav = <SkillsNav partnership={partnership.id} current="campaigns" />;
  if (read.state === "loading")
    return (
      <Page {...head}>
        {nav}
        <Skeleton of="the campaigns" lines={6} />
      </Page>
    );
  if (read.state === "problem")
    return (
      <Page {...head}>
        {nav}
        <ProblemNotice problem={read.problem} retry={read.retry} />
      </Page>
    );
  const [rows, organizations] = read.data;
  if (rows.length === 0)
    return (
      <Page {...head} actions={undefined}>
        {nav}
        <Empty title="Nobody was asked yet" action={start}>
          A campaign takes statements from a published edition, asks businesses about each, and says which of
          them hold.
        </Empty>
      </Page>
    );
  const names = namesOf(organizations);
  const found = rows.filter(({ title, region, ownerId, state }) =>
    matches(wanted, title, region, names.name(ownerId), stateWords[state].word),
  );
  return (
    <Page {...head}>
      {nav}
      <Table
        of={{ one: "campaign", many: "campaigns" }}
        fold
        rows={found}
        columns={columnsFor(partnership.id, names)}
        sort="-days"
        rowKey={({ id }) => id}
        csv={`campaigns-${partnership.id}`}
        aside={rows.length > 8 && <Filter label="Filter by title, region or organization" />}
      />
      {found.length === 0 && <p class="muted">No campaign has these words.</p>}
    </Page>
  );
}

function columnsFor(partnership: string, names: Names): [Column<CampaignRow>, ...Column<CampaignRow>[]] {
  return [
    {
      id: "title",
      head: "Campaign",
      text: ({ title }) => title,
      besides: [
        { head: "Run by", text: ({ ownerId }) => names.name(ownerId) },
        { head: "Region", text: ({ region }) => region },
      ],
      cell: ({ id, title, region, ownerId }) => (
        <span class="named">
          <a href={campaignPaths.campaign(partnership, id)}>{title}</a>
          <small>
            {region}, run by {names.name(ownerId)}
          </small>
        </span>
      ),
    },
    {
      id: "state",
      head: "State",
      text: ({ state }) => stateWords[state].word,
      cell: ({ state }) => <Badge state={stateWords[state].drawn}>{stateWords[state].word}</Badge>,
    },
    {
      id: "days",
      head: "First and last day",
      text: ({ opensOn, closesOn }) => `${opensOn} to ${closesOn}`,
      cell: ({ opensOn, closesOn }) => <Days from={opensOn} until={closesOn} />,
    },
    {
      id: "method",
      head: "How",
      text: ({ method }) => methodWords[method],
      cell: ({ method }) => methodWords[method],
    },
    {
      id: "statements",
      head: "Statements",
      number: true,
      by: ({ statements }) => statements,
      text: ({ statements }) => String(statements),
      cell: ({ statements }) => statements.toLocaleString("en-US"),
    },
  ];
}
