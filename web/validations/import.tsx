/** People to ask, from a file: read, look at every problem at its row, and then add all of them. Nobody is written to. */
import { useLocation, useRoute } from "preact-iso/router";
import { objectionToAdding } from "#shared/validations/respondent-rules.ts";
import type { ContactColumn, ContactReport } from "#shared/validations/respondent-schema.ts";
import { objectionToRunning } from "#shared/validations/rules.ts";
import type { CampaignView } from "#shared/validations/schema.ts";
import { post } from "../api.ts";
import { Commit } from "../files/commit.tsx";
import { DropSheet } from "../files/drop.tsx";
import { ImportRows, type Shown } from "../files/rows.tsx";
import { useDryRun } from "../files/run.ts";
import { FileSheet } from "../files/sheet.tsx";
import { cellOf } from "../files/table.ts";
import { freshAfter, useAction } from "../load.ts";
import { usePlace } from "../session.ts";
import { Button } from "../ui/button.tsx";
import { csvOf, download } from "../ui/csv.ts";
import { Notice } from "../ui/notice.tsx";
import { Page } from "../ui/page.tsx";
import { ProblemNotice } from "../ui/problem.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { campaignsPath, useCampaign } from "./load.ts";
import { campaignPaths } from "./paths.ts";
import { peopleInWords } from "./words.ts";

const name = "Add people from a file";

export function ContactsImportPage() {
  const { partnership } = usePlace();
  const id = useRoute().params["campaign"] ?? "";
  const path = `${campaignsPath(partnership.id)}/${id}`;
  const read = useCampaign(path);
  const crumbs = [{ href: campaignPaths.campaigns(partnership.id), label: "Campaigns" }];
  if (read.state === "loading")
    return (
      <Page title={name} crumbs={crumbs}>
        <Skeleton of="the campaign" lines={10} />
      </Page>
    );
  if (read.state === "problem")
    return (
      <Page title={name} crumbs={crumbs}>
        <ProblemNotice problem={read.problem} retry={read.retry} />
      </Page>
    );
  return <Steps campaign={read.data.data} path={path} />;
}

const template = [
  ["Business", "Name", "E-mail", "Language", "NAICS", "Size", "County"],
  ["Halvorsen Fabrication", "Gus Halvorsen", "gus@halvorsen.example", "en", "332", "34", "Cedar"],
  ["Taller Ramírez", "Lucía Ramírez", "lucia@tallerramirez.example", "es", "811", "6", "Cedar"],
];

function Steps({ campaign, path }: { campaign: CampaignView; path: string }) {
  const { partnership, actor } = usePlace();
  const run = useDryRun<ContactReport>(`${path}/respondents/import?dryRun=true`);
  const { source, report } = run;
  const crumbs = [
    { href: campaignPaths.campaigns(partnership.id), label: "Campaigns" },
    { href: campaignPaths.campaign(partnership.id, campaign.id, { tab: "people" }), label: campaign.title },
  ];
  const why = objectionToRunning(actor, campaign) ?? objectionToAdding(campaign.state, 0, 0);
  if (why)
    return (
      <Page title={name} crumbs={crumbs}>
        <Notice kind="warn" title="Nobody can be added here">
          <p>{why.why}</p>
        </Notice>
      </Page>
    );
  if (!source || (!report && run.problem))
    return (
      <Page
        title={name}
        crumbs={crumbs}
        lede="Choose your list. You see what we read before anyone is added, and nobody gets a letter by it."
      >
        {run.problem && <ProblemNotice problem={run.problem} retry={run.again} live />}
        <div class="cols wide-left">
          <DropSheet onChoose={run.choose} />
          <section aria-labelledby="layout">
            <h2 id="layout" class="small-head">
              What the file looks like
            </h2>
            <p>
              One row for each person: their <b>business</b>, their <b>name</b> and <b>e-mail</b> address. It
              may also say language (English or Spanish), NAICS code, size and county.
            </p>
            <p>Column names may be your own. Whom the campaign knows already stays as they are.</p>
            <Button small onClick={() => download("people-to-ask-template.csv", csvOf(template))}>
              Download a template
            </Button>
          </section>
        </div>
      </Page>
    );
  return (
    <Page
      title={
        report?.stops !== 0
          ? "Check before you add"
          : report.changes
            ? "Ready to add"
            : "They are all there already"
      }
      short={name}
      crumbs={crumbs}
      lede="Nobody is added yet."
    >
      <FileSheet run={run} source={source} />
      {run.problem && <ProblemNotice problem={run.problem} retry={run.again} live />}
      {report ? (
        <div class="cols wide-left">
          <ImportRows report={report} shown={shown} problems={run.open} onFix={run.fix} onKeep={run.keep} />
          <Would run={run} report={report} path={path} campaign={campaign} />
        </div>
      ) : (
        <Skeleton of="the rows" lines={12} />
      )}
    </Page>
  );
}

const column = (head: string, of: ContactColumn): Shown => ({
  head,
  of: [of],
  show: (report, row) => cellOf(report, row, of).replace(/^'/, ""),
});
const shown: readonly Shown[] = [
  column("Business", "employer"),
  column("Name", "name"),
  column("E-mail", "email"),
  column("Language", "language"),
  column("Sector", "naics"),
  column("Size", "size"),
  column("County", "county"),
];

type WouldProps = {
  run: ReturnType<typeof useDryRun<ContactReport>>;
  report: ContactReport;
  path: string;
  campaign: CampaignView;
};

function Would({ run, report, path, campaign }: WouldProps) {
  const { partnership } = usePlace();
  const { route } = useLocation();
  const add = useAction(async (key) => {
    const { body, type } = run.body();
    await freshAfter(
      `${path}/respondents`,
      post<ContactReport>(`${path}/respondents/import`, body, { type, key }),
    );
    route(campaignPaths.campaign(partnership.id, campaign.id, { tab: "people" }));
  });
  const { added, known } = report.wouldChange;
  return (
    <Commit
      run={run}
      report={report}
      add={add}
      words={["Who would be added", "Adding"]}
      yes={`Add ${peopleInWords(added)}`}
      already="The list has all of them already."
      name="people-to-ask"
    >
      <dl class="facts two">
        <div>
          <dt>New</dt>
          <dd>{peopleInWords(added)}</dd>
        </div>
        <div>
          <dt>On the list already</dt>
          <dd>{peopleInWords(known)}</dd>
        </div>
      </dl>
      <hr />
      <p>No letter goes out by this. Adding the same file again adds nobody twice.</p>
    </Commit>
  );
}
