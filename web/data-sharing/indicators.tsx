/** What is counted here and how students are divided: Perkins V's as they came, the state's own, and who verified which. */
import { canonicalJson } from "#shared/canonical.ts";
import { objectionToDeciding } from "#shared/data-sharing/bases-rules.ts";
import { shippedIndicators } from "#shared/data-sharing/indicators-shipped.ts";
import type { Indicator, IndicatorSet, SubgroupDimension } from "#shared/data-sharing/release-schema.ts";
import { listed } from "#shared/listed.ts";
import { History } from "../activity/history.tsx";
import type { Answer } from "../api.ts";
import { fresh } from "../load.ts";
import { paths } from "../paths.ts";
import { Verified } from "../rule-sets/verified.tsx";
import { usePlace } from "../session.ts";
import { useAddress, useClose } from "../ui/address.ts";
import { Badge } from "../ui/badge.tsx";
import { LinkButton } from "../ui/button.tsx";
import { useChunk } from "../ui/chunk.ts";
import { dayInWords } from "../ui/dates.tsx";
import { Page, Section } from "../ui/page.tsx";
import { ProblemNotice } from "../ui/problem.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { type Column, Table } from "../ui/table.tsx";
import { indicatorsPath, useIndicatorSet } from "./load.ts";
import { dataPaths } from "./paths.ts";
import { dividingWords, originWords, reporterWords } from "./words.ts";
import "../agreements/agreements.css";
import "./data-sharing.css";

export function IndicatorsPage() {
  const { partnership, actor } = usePlace();
  const [indicator] = useAddress("indicator");
  const [groups] = useAddress("groups");
  const path = indicatorsPath(partnership.id);
  const read = useIndicatorSet(path);
  const asked = (indicator !== "" || groups !== "") && !objectionToDeciding(actor);
  const head = {
    title: "Indicators and groups",
    lede: "What counts can be shared here, and by which groups of students. Perkins V’s come with the hub; the convener adds what the state counts besides.",
    crumbs: [{ href: paths.dataSharing(partnership.id), label: "Data sharing" }],
  };
  if (read.state === "problem")
    return (
      <Page {...head}>
        <ProblemNotice problem={read.problem} retry={read.retry} />
      </Page>
    );
  if (read.state === "loading" || (asked && fresh(read).state !== "content"))
    return (
      <Page {...head} narrow={asked}>
        <Skeleton of="the indicators" lines={14} />
      </Page>
    );
  return (
    <Page {...head} narrow={asked}>
      {asked ? (
        <Change answer={read.data} path={path} reload={read.reload} indicator={indicator} groups={groups} />
      ) : (
        <Read set={read.data.data} path={path} />
      )}
    </Page>
  );
}

type ChangeProps = {
  answer: Answer<IndicatorSet>;
  path: string;
  reload: () => void;
  indicator: string;
  groups: string;
};

function Change({ indicator, groups, ...props }: ChangeProps) {
  const close = useClose("indicator", "groups");
  const forms = useChunk(async () => {
    const [one, other] = await Promise.all([import("./indicator-form.tsx"), import("./groups-form.tsx")]);
    return { Indicator: one.IndicatorForm, Groups: other.GroupsForm };
  }, true);
  if (!forms) return <Skeleton of="the form" lines={10} />;
  return indicator !== "" ? (
    <forms.Indicator {...props} key={indicator} asked={indicator} onDone={() => close("indicators")} />
  ) : (
    <forms.Groups {...props} key={groups} asked={groups} onDone={() => close("groups")} />
  );
}

/** Whose words an indicator, or a way to divide students, has. */
function originOf<One extends { id: string }>(one: One, shipped: readonly One[]) {
  const came = shipped.find(({ id }) => id === one.id);
  if (!came) return originWords.OWN;
  const words = (of: object) => canonicalJson({ ...of, source: "", verifiedOn: "" });
  return words(came) === words(one) ? originWords.SHIPPED : originWords.EDITED;
}

function Read({ set, path }: { set: IndicatorSet; path: string }) {
  const { partnership, actor } = usePlace();
  const why = objectionToDeciding(actor)?.why;
  const origin = (one: Indicator) => originOf(one, shippedIndicators.indicators).name;
  const columns: [Column<Indicator>, ...Column<Indicator>[]] = [
    {
      id: "indicator",
      head: "Indicator",
      text: (row) => `${row.id} ${row.name}`,
      by: (row) => set.indicators.indexOf(row),
      cell: (row) => (
        <span class="named">
          {why === undefined ? (
            <a href={dataPaths.indicators(partnership.id, { indicator: row.id })}>
              <code>{row.id}</code> {row.name}
            </a>
          ) : (
            <b>
              <code>{row.id}</code> {row.name}
            </b>
          )}
          <small>{origin(row)}</small>
          {row.retiredOn !== undefined && <Badge state="draft">Retired {dayInWords(row.retiredOn)}</Badge>}
        </span>
      ),
      besides: [{ head: "Its text", text: origin }],
    },
    {
      id: "level",
      head: "Kind",
      text: (row) => reporterWords[row.level],
      cell: (row) => reporterWords[row.level],
    },
    {
      id: "counts",
      head: "What is counted",
      text: (row) => `${row.denominator}; ${row.numerator}`,
      cell: (row) => (
        <span class="named">
          {row.denominator}
          <small>{row.numerator}</small>
        </span>
      ),
    },
    {
      id: "verified",
      head: "Verified",
      text: (row) => row.verifiedOn ?? "",
      cell: (row) => (
        <span class="named">
          <Verified
            item={{
              source: row.source ?? "",
              ...(row.verifiedOn === undefined ? {} : { verifiedOn: row.verifiedOn }),
            }}
          />
        </span>
      ),
    },
  ];
  return (
    <>
      <Section
        id="indicators"
        title="What is counted"
        aside={
          <LinkButton small href={dataPaths.indicators(partnership.id, { indicator: "new" })} because={why}>
            Add an indicator
          </LinkButton>
        }
      >
        <Table
          of={{ one: "indicator", many: "indicators" }}
          rows={set.indicators}
          columns={columns}
          rowKey={({ id }) => id}
          fold
          csv={`indicators-${partnership.id}`}
        />
      </Section>
      <Section
        id="groups"
        title="How students are divided"
        aside={
          <LinkButton small href={dataPaths.indicators(partnership.id, { groups: "new" })} because={why}>
            Add a way to divide them
          </LinkButton>
        }
      >
        <p class="muted">An agreement says by which of these its counts are shown.</p>
        <dl class="facts">
          {set.dimensions.map((one) => (
            <div key={one.id}>
              <dt>
                {why === undefined ? (
                  <a href={dataPaths.indicators(partnership.id, { groups: one.id })}>{one.name}</a>
                ) : (
                  one.name
                )}
              </dt>
              <dd>
                <Groups of={one} />
              </dd>
            </div>
          ))}
        </dl>
      </Section>
      <Section id="history" title="History">
        {set.version === 0 ? <p class="muted">Nobody here has changed them yet.</p> : <History path={path} />}
      </Section>
    </>
  );
}

const Groups = ({ of }: { of: SubgroupDimension }) => (
  <>
    {listed(of.values.map(({ name }) => name))}
    <small>
      {dividingWords[of.kind]}. {originOf(of, shippedIndicators.dimensions).name}.
    </small>
  </>
);
