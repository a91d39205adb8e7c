/** One release as its readers see it: the rule, the counts with hidden cells hatched, what could be worked out, the years. */
import { useRoute } from "preact-iso/router";
import { releaseRows } from "#shared/data-sharing/release-csv.ts";
import type { IndicatorSet, Release } from "#shared/data-sharing/release-schema.ts";
import { type Names, namesOf, useOrganizations } from "../agreements/names.ts";
import { together } from "../load.ts";
import { paths } from "../paths.ts";
import { usePlace } from "../session.ts";
import { useAddress, useLinkWith } from "../ui/address.ts";
import { Badge } from "../ui/badge.tsx";
import { Button } from "../ui/button.tsx";
import { csvOf, download } from "../ui/csv.ts";
import { dayInWords } from "../ui/dates.tsx";
import { Icon } from "../ui/icon.tsx";
import { Notice } from "../ui/notice.tsx";
import { Page } from "../ui/page.tsx";
import { ProblemNotice } from "../ui/problem.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { AuditSheet } from "./audit-sheet.tsx";
import { useRelease } from "./exchange-load.ts";
import { reachedWord, ruleInWords, yearsInWords } from "./exchange-words.ts";
import { GroupBars, OverYears } from "./exchange-years.tsx";
import { agreementPath, useIndicators, useOne } from "./load.ts";
import { dataPaths } from "./paths.ts";
import { SafeTableOf } from "./safe-table.tsx";
import "./exchange.css";

export function ReleasePage() {
  const { partnership } = usePlace();
  const { agreement = "", part = "" } = useRoute().params;
  const path = agreementPath(partnership.id, agreement);
  const read = together(
    useRelease(path, part),
    useOne(path),
    useIndicators(partnership.id),
    useOrganizations(partnership.id),
  );
  const crumbs = [
    { href: paths.dataSharing(partnership.id), label: "Data sharing" },
    { href: dataPaths.dataAgreement(partnership.id, agreement, "exchange"), label: "Exchange" },
  ];
  if (read.state === "content") {
    const [release, { data: view }, indicators, organizations] = read.data;
    return (
      <Content
        path={path}
        release={release.data}
        under={`${view.name}, ${view.codedNotation}`}
        indicators={indicators}
        names={namesOf(organizations)}
        crumbs={crumbs}
      />
    );
  }
  return (
    <Page title="Released counts" crumbs={crumbs} above="…">
      {read.state === "loading" && <Skeleton of="the counts" lines={16} />}
      {read.state === "problem" && <ProblemNotice problem={read.problem} retry={read.retry} />}
    </Page>
  );
}

type ContentProps = {
  path: string;
  release: Release;
  under: string;
  indicators: IndicatorSet;
  names: Names;
  crumbs: { href: string; label: string }[];
};

function Content({ path, release, under, indicators, names, crumbs }: ContentProps) {
  const { partnership, actor } = usePlace();
  const { table, programs, policy, senderId } = release;
  const [asked] = useAddress("program", programs[0]?.id ?? "");
  const link = useLinkWith("program");
  const program = programs.find(({ id }) => id === asked) ?? programs[0];
  const block = table.blocks.find((one) => one.program === program?.id);
  const indicator = indicators.indicators.find(({ id }) => id === release.indicatorId);
  const name = indicator?.name ?? release.indicatorId;
  const years = yearsInWords(release.year, release.pooledTo);
  const sender = names.name(senderId);
  const dimensions = indicators.dimensions.filter(({ id }) =>
    table.dimensions.some((one) => one.name === id),
  );
  const [why, outcome, mark] = ruleInWords(policy);
  const toFile = () => {
    download(
      `${release.indicatorId}-${names.code(senderId)}-${release.year}.csv`,
      csvOf(releaseRows(release, sender, indicators)),
    );
  };
  return (
    <Page
      title={`${name}, ${sender}, ${years}`}
      crumbs={crumbs}
      above={
        <>
          <Badge state="in-force">Released {dayInWords(release.at.slice(0, 10))}</Badge>
          <span class="muted">under {under}</span>
        </>
      }
      actions={
        <Button onClick={toFile}>
          <Icon name="download" /> Download CSV
        </Button>
      }
    >
      <div class="cols wide-left">
        <div class="stack">
          <Notice title="Why some cells are hatched">
            <p>
              {why} {outcome} {mark}
            </p>
          </Notice>
          {programs.length > 1 && (
            <nav class="programs" aria-label="Program shown">
              {programs.map((one, index) => (
                <a
                  key={one.id}
                  class="chip"
                  href={link(index === 0 ? "" : one.id)}
                  aria-current={one.id === program?.id ? "page" : undefined}
                >
                  {one.name}
                </a>
              ))}
            </nav>
          )}
          {block && (
            <SafeTableOf
              block={block}
              dimensions={dimensions}
              label={name}
              reached={reachedWord(indicator?.numerator ?? "")}
              caption={[
                `Indicator ${release.indicatorId}, ${program?.name ?? ""}, ${years}.`,
                indicator &&
                  `Students: ${indicator.denominator}. ${reachedWord(indicator.numerator)}: ${indicator.numerator}.`,
              ]
                .filter(Boolean)
                .join(" ")}
            />
          )}
        </div>
        <aside class="stack stick" aria-label="What could be worked out">
          <AuditSheet
            n={policy.n}
            readers={release.audit}
            name={(viewer) =>
              viewer === "public" ? "Public" : viewer === actor.organization ? "You" : names.name(viewer)
            }
            earlier={release.auditedWith.length}
            sender={sender}
          />
          <p>
            <small>
              Release {release.releaseNo}, sent by {release.byName} on{" "}
              {new Date(release.at).toLocaleDateString("en-US", {
                dateStyle: "medium",
                timeZone: partnership.timeZone,
              })}
              . It never changes; a later one has a higher number.
            </small>
          </p>
        </aside>
      </div>
      {block && <GroupBars block={block} dimensions={dimensions} name={name} of={`${sender}, ${years}`} />}
      {program && <OverYears {...{ path, release, program, dimensions, name, sender }} />}
    </Page>
  );
}
