/** Counts of several partners added up: of what each has published only, so always said to be partial. */

import { academicYearOf, yearsOn } from "#shared/academic-year.ts";
import type { Regional } from "#shared/data-sharing/regional.ts";
import type { IndicatorSet } from "#shared/data-sharing/release-schema.ts";
import type { OrganizationRow } from "#shared/organizations/schema.ts";
import { namesOf, useOrganizations } from "../agreements/names.ts";
import { get } from "../api.ts";
import { together, useLoad } from "../load.ts";
import { paths, query } from "../paths.ts";
import { usePlace } from "../session.ts";
import { useAddress } from "../ui/address.ts";
import { Button } from "../ui/button.tsx";
import { csvOf, download } from "../ui/csv.ts";
import { Empty } from "../ui/empty.tsx";
import { ChoiceField } from "../ui/field.tsx";
import { Icon } from "../ui/icon.tsx";
import { Notice } from "../ui/notice.tsx";
import { Page } from "../ui/page.tsx";
import { ProblemNotice } from "../ui/problem.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { count, hiddenWord, percent, reachedWord } from "./exchange-words.ts";
import { useIndicators } from "./load.ts";
import "./exchange.css";

const title = "Regional counts";

export function RegionalPage() {
  const { partnership } = usePlace();
  const crumbs = [{ href: paths.dataSharing(partnership.id), label: "Data sharing" }];
  const read = together(useIndicators(partnership.id), useOrganizations(partnership.id));
  if (read.state === "content")
    return <Chosen indicators={read.data[0]} organizations={read.data[1]} crumbs={crumbs} />;
  return (
    <Page title={title} crumbs={crumbs}>
      {read.state === "loading" && <Skeleton of="the indicators" lines={14} />}
      {read.state === "problem" && <ProblemNotice problem={read.problem} retry={read.retry} />}
    </Page>
  );
}

type ChosenProps = {
  indicators: IndicatorSet;
  organizations: readonly OrganizationRow[];
  crumbs: { href: string; label: string }[];
};

function Chosen({ indicators, organizations, crumbs }: ChosenProps) {
  const { partnership } = usePlace();
  const last = yearsOn(academicYearOf(partnership.today), -1);
  const years = [0, -1, -2, -3, -4].map((n) => yearsOn(last, n));
  const [indicatorId, setIndicator] = useAddress("indicator", indicators.indicators[0]?.id ?? "");
  const [year, setYear] = useAddress("year", last);
  const at = `/partnerships/${partnership.id}/regional${query({ indicatorId, year })}`;
  const read = useLoad(at, async (signal) => (await get<Regional>(at, signal)).data);
  const indicator = indicators.indicators.find(({ id }) => id === indicatorId);
  return (
    <Page
      title={title}
      crumbs={crumbs}
      lede="What partners have published, added up. Hidden counts are in no sum, and a sum of fewer than three partners is not shown."
    >
      <section class="chosen" aria-label="What is added up">
        <ChoiceField
          label="Indicator"
          pointer="/indicatorId"
          value={indicatorId}
          onValue={setIndicator}
          choices={indicators.indicators.map(({ id, name }) => ({ value: id, label: `${id} ${name}` }))}
        />
        <ChoiceField
          label="Year"
          pointer="/year"
          value={year}
          onValue={setYear}
          choices={years.map((one) => ({ value: one, label: one }))}
        />
      </section>
      {read.state === "loading" && <Skeleton of="the sums" lines={10} />}
      {read.state === "problem" && <ProblemNotice problem={read.problem} retry={read.retry} />}
      {read.state === "content" && (
        <Sums
          sums={read.data}
          indicators={indicators}
          organizations={organizations}
          name={indicator?.name ?? indicatorId}
          reached={reachedWord(indicator?.numerator ?? "")}
        />
      )}
    </Page>
  );
}

type SumsProps = Omit<ChosenProps, "crumbs"> & { sums: Regional; name: string; reached: string };

function Sums({ sums, indicators, organizations, name, reached }: SumsProps) {
  const [asked, setAsked] = useAddress("program");
  const names = namesOf(organizations);
  const { expected, from, programs, year } = sums;
  const program =
    programs.find(({ id }) => id === asked) ?? programs.find(({ id }) => id === "all") ?? programs[0];
  if (!program)
    return (
      <Empty title={`No counts of ${name} for ${year} yet`}>
        {expected.length === 0
          ? "No agreement in force lets your organization read this indicator for that year."
          : `${expected.length} ${expected.length === 1 ? "partner is" : "partners are"} to send it to you, and none has.`}
      </Empty>
    );
  const missing = expected.filter((id) => !from.includes(id)).map(names.name);
  const groups = new Map<string, string>([
    ["all", "All"],
    ...indicators.dimensions.flatMap((dimension) =>
      dimension.values.map((value): [string, string] => [`${dimension.id}:${value.id}`, value.name]),
    ),
  ]);
  const rows = program.groups.filter(({ partners }) => partners > 0);
  const toFile = () =>
    download(
      `regional-${sums.indicatorId}-${year}.csv`,
      csvOf([
        ["indicator", "year", "program", "group", "partners", "expected partners", "students", "earned"],
        ...rows.map(({ group, partners, d, n }) => [
          sums.indicatorId,
          year,
          program.name,
          groups.get(group) ?? group,
          String(partners),
          String(expected.length),
          d === undefined ? "*" : String(d),
          n === undefined ? "*" : String(n),
        ]),
      ]),
    );
  return (
    <section aria-labelledby="sums">
      <div class="section-head">
        <h2 id="sums">
          {name}, {year}
        </h2>
        <Button small onClick={toFile}>
          <Icon name="download" /> Download CSV
        </Button>
      </div>
      <Notice title={`Partial: ${from.length} of ${expected.length} partners`} kind="warn">
        <p>
          Added up from {new Intl.ListFormat("en").format(from.map(names.name))}.
          {missing.length > 0 && ` Nothing from ${new Intl.ListFormat("en").format(missing)} yet.`} Where a
          partner hides a count, it is not in the sum: each line says of how many partners it is. A sum is
          shown where three or more have students in the group.
        </p>
      </Notice>
      {programs.length > 1 && (
        <fieldset class="programs">
          <legend class="sr">Program shown</legend>
          {programs.map((one) => (
            <button
              key={one.id}
              type="button"
              class="chip"
              aria-pressed={one.id === program.id}
              onClick={() => setAsked(one.id)}
            >
              {one.name}
            </button>
          ))}
        </fieldset>
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
      <section class="scroll" tabIndex={0} aria-label={`${name}, ${program.name}`}>
        <table class="counts">
          <caption>
            {sums.indicatorId}, {program.name}, {year}. Sums of published counts.
          </caption>
          <thead>
            <tr>
              <th scope="col">Group</th>
              <th scope="col" class="n">
                Partners
              </th>
              <th scope="col" class="n">
                Students
              </th>
              <th scope="col" class="n">
                {reached}
              </th>
              <th scope="col" class="n">
                Rate
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ group, partners, d, n }) => (
              <tr key={group}>
                <th scope="row">{groups.get(group) ?? group}</th>
                <td class="n">
                  {partners} of {expected.length}
                </td>
                {d === undefined || n === undefined ? (
                  <td class="n hatch" colSpan={3}>
                    <span class="sr">{hiddenWord}</span>
                  </td>
                ) : (
                  <>
                    <td class="n">{count(d)}</td>
                    <td class="n">{count(n)}</td>
                    <td class="n">{d > 0 ? percent(n, d) : ""}</td>
                  </>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
}
