/** What this partnership decides for all its data-sharing agreements: the smallest group, and what each check does here. */
import { objectionToDeciding } from "#shared/data-sharing/bases-rules.ts";
import type { DataSharingSettings, LegalBasis } from "#shared/data-sharing/bases-schema.ts";
import { type Check, checksHere } from "#shared/data-sharing/check-list.ts";
import { History } from "../activity/history.tsx";
import type { Answer } from "../api.ts";
import { fresh, together } from "../load.ts";
import { paths } from "../paths.ts";
import { usePlace } from "../session.ts";
import { useAddress, useClose } from "../ui/address.ts";
import { LinkButton } from "../ui/button.tsx";
import { useChunk } from "../ui/chunk.ts";
import { Filter, matches } from "../ui/filter.tsx";
import { Page, Section } from "../ui/page.tsx";
import { ProblemNotice } from "../ui/problem.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { type Column, Table } from "../ui/table.tsx";
import { Does } from "./check-does.tsx";
import { settingsPath, useBases, useSettings } from "./load.ts";
import { dataPaths } from "./paths.ts";
import "../agreements/agreements.css";
import "./data-sharing.css";

export function DataSharingSettingsPage() {
  const { partnership, actor } = usePlace();
  const [change] = useAddress("change");
  const [check] = useAddress("check");
  const read = together(useSettings(partnership.id), useBases(partnership.id));
  const asked = (change !== "" || check !== "") && !objectionToDeciding(actor);
  const head = {
    title: "Smallest group and checks",
    lede: "What holds for every data-sharing agreement here. The convener changes it, with counsel’s reason where a check is to warn only.",
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
        <Skeleton of="the settings" lines={8} />
      </Page>
    );
  const [answer, bases] = read.data;
  return (
    <Page {...head} narrow={asked}>
      {asked ? (
        <Change answer={answer} bases={bases} code={check} reload={read.reload} />
      ) : (
        <Read settings={answer.data} bases={bases} />
      )}
    </Page>
  );
}

type ChangeProps = {
  answer: Answer<DataSharingSettings>;
  bases: readonly LegalBasis[];
  code: string;
  reload: () => void;
};

function Change({ answer, bases, code, reload }: ChangeProps) {
  const close = useClose("change", "check");
  const forms = useChunk(() => import("./settings-form.tsx"), true);
  if (!forms) return <Skeleton of="the form" lines={8} />;
  const props = { answer, reload };
  return code === "" ? (
    <forms.FloorForm {...props} onDone={() => close("floor")} />
  ) : (
    <forms.CheckForm
      {...props}
      key={code}
      code={code}
      check={checksHere(bases, answer.data).find((one) => one.code === code)}
      onDone={() => close("checks")}
    />
  );
}

function Read({ settings, bases }: { settings: DataSharingSettings; bases: readonly LegalBasis[] }) {
  const { partnership, actor } = usePlace();
  const { floor, version } = settings;
  return (
    <>
      <Section
        id="floor"
        title="The smallest group any agreement may show"
        aside={
          <LinkButton
            small
            href={dataPaths.dataSharingSettings(partnership.id, { change: "yes" })}
            because={objectionToDeciding(actor)?.why}
          >
            Change it
          </LinkButton>
        }
      >
        <p>
          <b>{floor} students.</b> An agreement may ask for more, and none for less: groups of 1 to{" "}
          {floor - 1} are hidden everywhere.
        </p>
      </Section>
      <Section id="checks" title="What is looked at, and what a gap does here">
        <Checks settings={settings} bases={bases} />
      </Section>
      <Section id="history" title="Who turned what">
        {version === 0 ? (
          <p class="muted">Nobody here has changed it yet.</p>
        ) : (
          <History path={settingsPath(partnership.id)} />
        )}
      </Section>
    </>
  );
}

function Checks({ settings, bases }: { settings: DataSharingSettings; bases: readonly LegalBasis[] }) {
  const { partnership, actor } = usePlace();
  const [wanted] = useAddress("q");
  const [does, setDoes] = useAddress("does");
  const may = !objectionToDeciding(actor);
  const all = checksHere(bases, settings);
  const lawOf = ({ basisId }: Check) =>
    basisId === undefined ? "The hub’s own" : (bases.find(({ id }) => id === basisId)?.name ?? basisId);
  const rows = all.filter(
    (one) =>
      (does === "" ||
        (does === "turned"
          ? settings.checks.some(({ code }) => code === one.change?.code)
          : one.severity === does)) &&
      matches(wanted, one.code, one.text, lawOf(one), one.citation),
  );
  const columns: [Column<Check>, ...Column<Check>[]] = [
    {
      id: "check",
      head: "It looks at",
      text: (row) => row.text,
      by: (row) => all.indexOf(row),
      cell: (row) => (
        <span class="named">
          {may ? (
            <a href={dataPaths.dataSharingSettings(partnership.id, { check: row.code })}>{row.text}</a>
          ) : (
            <b>{row.text}</b>
          )}
          <small>
            <code>{row.code}</code>
          </small>
        </span>
      ),
      besides: [{ head: "Code", text: (row) => row.code }],
    },
    {
      id: "law",
      head: "For",
      text: lawOf,
      cell: (row) =>
        row.basisId === undefined ? (
          lawOf(row)
        ) : (
          <span class="named">
            <a href={dataPaths.legalBasis(partnership.id, row.basisId)}>{lawOf(row)}</a>
            <small>{row.citation}</small>
          </span>
        ),
      besides: [{ head: "Citation", text: (row) => row.citation }],
    },
    {
      id: "does",
      head: "A gap",
      text: (row) => (row.severity === "block" ? "Stops an agreement" : "Only warns"),
      cell: (row) => <Does check={row} />,
      besides: [{ head: "Reason", text: (row) => row.change?.reason ?? "" }],
    },
  ];
  return (
    <div class="stack">
      <search class="row no-print filters">
        <Filter label="Filter by words, code or law" />
        <select
          aria-label="What a gap does"
          value={does}
          onChange={(event) => setDoes(event.currentTarget.value)}
        >
          <option value="">Every check</option>
          <option value="block">Stops an agreement</option>
          <option value="warn">Only warns</option>
          <option value="turned">Turned here</option>
        </select>
      </search>
      <Table
        of={{ one: "check", many: "checks" }}
        rows={rows}
        paged
        columns={columns}
        rowKey={({ code }) => code}
        fold
        csv={`checks-${partnership.id}`}
      />
      {rows.length === 0 && <p class="muted">No check is like that. Take a filter away to see more.</p>}
    </div>
  );
}
