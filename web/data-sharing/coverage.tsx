/**
 * The coverage map: which agreements let an organization see an indicator, and turned round, which partner's indicators no
 * agreement in force covers, year by year.
 */
import { academicYearOf, yearsOn } from "#shared/academic-year.ts";
import type { Coverage } from "#shared/data-sharing/coverage-schema.ts";
import type { IndicatorSet } from "#shared/data-sharing/release-schema.ts";
import { type Names, namesOf, useOrganizations } from "../agreements/names.ts";
import { get } from "../api.ts";
import { together, useLoad } from "../load.ts";
import { paths, query } from "../paths.ts";
import { usePlace } from "../session.ts";
import { useAddress } from "../ui/address.ts";
import { Day } from "../ui/dates.tsx";
import { Empty } from "../ui/empty.tsx";
import { ChoiceField } from "../ui/field.tsx";
import { Page, Section } from "../ui/page.tsx";
import { ProblemNotice } from "../ui/problem.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { CoverageMatrix } from "./coverage-matrix.tsx";
import { useIndicators } from "./load.ts";
import { dataPaths } from "./paths.ts";
import "./exchange.css";

const title = "Who may see which counts";

const useCoverage = (path: string) =>
  useLoad(path, async (signal) => (await get<Coverage>(path, signal)).data);

export function CoveragePage() {
  const { partnership } = usePlace();
  const crumbs = [{ href: paths.dataSharing(partnership.id), label: "Data sharing" }];
  const [asked] = useQuestion();
  const read = together(
    useCoverage(`/partnerships/${partnership.id}/coverage?matrix=yes`),
    // Read beside the map, so that its answer stands there when the page does.
    useCoverage(`/partnerships/${partnership.id}/coverage${query(asked)}`),
    useIndicators(partnership.id),
    useOrganizations(partnership.id),
  );
  if (read.state !== "content")
    return (
      <Page title={title} short="Coverage" crumbs={crumbs} lede={read.state === "loading" && "…"}>
        {read.state === "loading" && <Skeleton of="the coverage map" lines={16} />}
        {read.state === "problem" && <ProblemNotice problem={read.problem} retry={read.retry} />}
      </Page>
    );
  const [coverage, , indicators, organizations] = read.data;
  const names = namesOf(organizations);
  const { matrix, agreements } = coverage;
  if (!matrix || matrix.rows.length === 0)
    return (
      <Page title={title} short="Coverage" crumbs={crumbs}>
        <Empty title="Nobody here reports an indicator">
          Once schools and colleges are partners, this page shows which of their indicators an agreement in
          force covers, and which none does.
        </Empty>
      </Page>
    );
  const cells = matrix.rows.length * matrix.years.length;
  return (
    <Page
      title={title}
      short="Coverage"
      crumbs={crumbs}
      lede={`${cells - matrix.gaps} of ${cells} places are covered by an agreement in force, ${matrix.gaps} by none. Each place is one partner's indicator in one year.`}
    >
      <Who indicators={indicators} names={names} />
      <CoverageMatrix matrix={matrix} agreements={agreements} indicators={indicators} names={names} />
    </Page>
  );
}

type Question = Record<"viewer" | "indicator" | "year" | "dimension", string>;

/** What is asked, from the address, and how to ask something else. */
function useQuestion(): [Question, Record<keyof Question, (value: string) => void>] {
  const { partnership, organization } = usePlace();
  const [viewer, setViewer] = useAddress("viewer", organization?.id ?? "");
  const [indicator, setIndicator] = useAddress("indicator", "5S1");
  const [year, setYear] = useAddress("year", yearsOn(academicYearOf(partnership.today), -1));
  const [dimension, setDimension] = useAddress("by", "all");
  return [
    { viewer, indicator, year, dimension },
    { viewer: setViewer, indicator: setIndicator, year: setYear, dimension: setDimension },
  ];
}

/** One question, answered from the agreements that this person may read. */
function Who({ indicators, names }: { indicators: IndicatorSet; names: Names }) {
  const { partnership } = usePlace();
  const current = academicYearOf(partnership.today);
  const [asked, ask] = useQuestion();
  const read = useCoverage(`/partnerships/${partnership.id}/coverage${query(asked)}`);
  return (
    <Section id="who" title="Which agreements let whom see what">
      <div class="chosen">
        <ChoiceField
          label="Reader"
          pointer="/viewer"
          value={asked.viewer}
          onValue={ask.viewer}
          none="Anyone"
          choices={names.organizations.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <ChoiceField
          label="Indicator"
          pointer="/indicator"
          value={asked.indicator}
          onValue={ask.indicator}
          choices={indicators.indicators.map(({ id, name }) => ({ value: id, label: `${id} ${name}` }))}
        />
        <ChoiceField
          label="Year"
          pointer="/year"
          value={asked.year}
          onValue={ask.year}
          choices={[1, 0, -1, -2, -3].map((n) => {
            const value = yearsOn(current, n);
            return { value, label: value };
          })}
        />
        <ChoiceField
          label="Broken down by"
          pointer="/dimension"
          value={asked.dimension}
          onValue={ask.dimension}
          choices={[
            { value: "all", label: "nothing, all students" },
            ...indicators.dimensions.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
      </div>
      {read.state === "loading" && <Skeleton of="the answer" lines={3} />}
      {read.state === "problem" && <ProblemNotice problem={read.problem} retry={read.retry} />}
      {read.state === "content" && <Answer coverage={read.data} names={names} />}
    </Section>
  );
}

function Answer({
  coverage: { agreements, passing = [], today },
  names,
}: {
  coverage: Coverage;
  names: Names;
}) {
  const { partnership } = usePlace();
  if (passing.length === 0)
    return (
      <p role="status">
        <b>None.</b> No agreement in force that you may read lets them see it.
      </p>
    );
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
    <section class="scroll" tabIndex={0} aria-label="Agreements that let them see it">
      <table class="sticky">
        <thead>
          <tr>
            <th scope="col">Agreement</th>
            <th scope="col">Counts of</th>
            <th scope="col">Years</th>
            <th scope="col" class="n">
              Smallest group
            </th>
            <th scope="col">Until</th>
          </tr>
        </thead>
        <tbody>
          {passing.map((one) => {
            const agreement = agreements.find(({ id }) => id === one.dataSharingId);
            return (
              <tr key={`${one.dataSharingId} ${one.elementId} ${one.senderId}`}>
                <th scope="row">
                  <a href={dataPaths.dataAgreement(partnership.id, one.dataSharingId, "exchange")}>
                    {agreement?.name ?? "An agreement"}
                  </a>
                  <br />
                  <small>{agreement?.codedNotation}</small>
                </th>
                <td>{names.name(one.senderId)}</td>
                <td class="nowrap">
                  {one.from} to {one.to}
                </td>
                <td class="n">{agreement?.n ?? ""}</td>
                <td>{agreement && <Day date={agreement.until} today={today} />}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
