/**
 * Skills that businesses cannot hire, as decided campaigns found them: the most pressing first, with sector, occupation,
 * root cause and what businesses do about it, and how it has changed from campaign to campaign. Made to be printed.
 */

import type { Shortages } from "#shared/validations/shortage-schema.ts";
import { get } from "../api.ts";
import { downloadWritten } from "../files/written.ts";
import { useAction, useLoad } from "../load.ts";
import { usePlace } from "../session.ts";
import { useAddress } from "../ui/address.ts";
import { Button } from "../ui/button.tsx";
import { Empty } from "../ui/empty.tsx";
import { ChoiceField } from "../ui/field.tsx";
import { Icon } from "../ui/icon.tsx";
import { Page } from "../ui/page.tsx";
import { ProblemNotice } from "../ui/problem.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { FormulasAt } from "./figure-name.tsx";
import { campaignPaths } from "./paths.ts";
import { Report } from "./shortage-report.tsx";
import { ShortageTrends } from "./shortage-trends.tsx";
import { SkillsNav } from "./skills-nav.tsx";
import { sectorWords } from "./words.ts";
import "./results.css";

const head = {
  title: "Skills that businesses cannot hire",
  short: "Skill shortages",
  lede: "Validated statements that three or more businesses cannot hire for, the most pressing first.",
};

/** Every report there is, following the pages; the trends come with the first. */
async function allShortages(path: string, signal: AbortSignal): Promise<Omit<Shortages, "next">> {
  const first = (await get<Shortages>(`${path}?limit=20`, signal)).data;
  const items = [...first.items];
  for (let next = first.next; next !== undefined; ) {
    const { data } = await get<Shortages>(`${path}?limit=20&cursor=${encodeURIComponent(next)}`, signal);
    items.push(...data.items);
    next = data.next;
  }
  return { items, trends: first.trends };
}

export function ShortagesPage() {
  const { partnership } = usePlace();
  const path = `/partnerships/${partnership.id}/shortages`;
  const read = useLoad(path, (signal) => allShortages(path, signal));
  const nav = <SkillsNav partnership={partnership.id} current="shortages" />;
  if (read.state === "loading")
    return (
      <Page {...head}>
        {nav}
        <Skeleton of="the shortages" lines={16} />
      </Page>
    );
  if (read.state === "problem")
    return (
      <Page {...head}>
        {nav}
        <ProblemNotice problem={read.problem} retry={read.retry} />
      </Page>
    );
  const { items, trends } = read.data;
  if (items.length === 0)
    return (
      <Page {...head}>
        {nav}
        <Empty
          title="No shortage is known yet"
          action={
            <a class="button" href={campaignPaths.campaigns(partnership.id)}>
              See the campaigns
            </a>
          }
        >
          In a campaign businesses also say which skills they cannot hire. Once the campaign is decided, the
          validated ones are listed here.
        </Empty>
      </Page>
    );
  return (
    <FormulasAt.Provider value={campaignPaths.formulas(partnership.id)}>
      <Page {...head} actions={<Take path={path} partnership={partnership.id} />}>
        {nav}
        <Reports items={items} trends={trends} />
      </Page>
    </FormulasAt.Provider>
  );
}

function Take({ path, partnership }: { path: string; partnership: string }) {
  const { actor } = usePlace();
  const take = useAction(() => downloadWritten(`${path}.csv`, `shortages-${partnership}.csv`, actor));
  return (
    <div class="row no-print">
      <Button onClick={() => print()}>
        <Icon name="print" /> Print
      </Button>
      <Button busy={take.busy && "Fetching"} onClick={() => void take.run()}>
        <Icon name="download" /> Download CSV
      </Button>
      {take.problem && <ProblemNotice problem={take.problem} live />}
    </div>
  );
}

const distinct = (values: readonly string[]) => [...new Set(values)].sort((a, b) => a.localeCompare(b, "en"));

function Reports({ items, trends }: Pick<Shortages, "items" | "trends">) {
  const [region, setRegion] = useAddress("region");
  const [occupation, setOccupation] = useAddress("occupation");
  const [sector, setSector] = useAddress("sector");
  const shown = items
    .filter(({ campaign }) => region === "" || campaign.region === region)
    .filter(({ campaign }) => occupation === "" || campaign.occupation.en === occupation)
    .map((report) => ({
      ...report,
      rows: report.rows.filter(
        ({ sectors }) => sector === "" || sectors.some((one) => one.sector === sector),
      ),
    }));
  const ids = new Set(shown.flatMap(({ rows }) => rows.map(({ statementId }) => statementId)));
  const sectors = distinct(
    items.flatMap(({ rows }) => rows.flatMap((row) => row.sectors.map((one) => one.sector))),
  );
  const choice = (
    label: string,
    value: string,
    set: (value: string) => void,
    every: string,
    of: { value: string; label: string }[],
  ) =>
    of.length > 1 && (
      <ChoiceField
        label={label}
        pointer={`/${label}`}
        value={value}
        onValue={set}
        none={every}
        choices={of}
      />
    );
  const same = (values: string[]) => distinct(values).map((value) => ({ value, label: value }));
  return (
    <>
      <search class="row no-print">
        {choice(
          "Region",
          region,
          setRegion,
          "Every region",
          same(items.map(({ campaign }) => campaign.region)),
        )}
        {choice(
          "Occupation",
          occupation,
          setOccupation,
          "Every occupation",
          same(items.map(({ campaign }) => campaign.occupation.en)),
        )}
        {choice(
          "Sector",
          sector,
          setSector,
          "Every sector",
          sectors.map((value) => ({ value, label: sectorWords(value) })),
        )}
      </search>
      {shown.length === 0 && <p role="status">No campaign is like that.</p>}
      {shown.map((report) => (
        <Report key={report.campaign.id} report={report} />
      ))}
      <ShortageTrends
        trends={trends.filter(({ statementId, points }) => points.length > 1 && ids.has(statementId))}
      />
    </>
  );
}
