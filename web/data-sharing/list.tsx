/** Every data-sharing agreement one may know of: who discloses, who receives, until when. All of it is in the address. */

import { discloses, isIn, receives } from "#shared/data-sharing/roles.ts";
import { objectionToStarting } from "#shared/data-sharing/rules.ts";
import type { DataPhase } from "#shared/data-sharing/schema.ts";
import type { DataSharingListRow } from "#shared/data-sharing/view.ts";
import { listed } from "#shared/listed.ts";
import { type Names, namesOf, useOrganizations } from "../agreements/names.ts";
import { together } from "../load.ts";
import { usePlace } from "../session.ts";
import { useAddress } from "../ui/address.ts";
import { Badge } from "../ui/badge.tsx";
import { Day, dayInWords } from "../ui/dates.tsx";
import { Empty } from "../ui/empty.tsx";
import { Filter, matches } from "../ui/filter.tsx";
import { Page } from "../ui/page.tsx";
import { ProblemNotice } from "../ui/problem.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { type Column, Table } from "../ui/table.tsx";
import { exchangePaths } from "./exchange-paths.ts";
import { useRows } from "./load.ts";
import { dataPaths } from "./paths.ts";
import { pendingWords, phaseWords, tierWords } from "./words.ts";
import "../agreements/agreements.css";

/** What `?state=` may say. */
const states: Record<string, { label: string; phases: readonly DataPhase[] }> = {
  making: {
    label: "Being made",
    phases: ["DRAFT", "IN_REVIEW", "READY_TO_SIGN", "PARTLY_SIGNED", "SIGNING_LAPSED"],
  },
  force: { label: "In force", phases: ["ACTIVE"] },
  upcoming: { label: "Not yet in force", phases: ["PENDING_EFFECTIVE"] },
  suspended: { label: "Suspended", phases: ["SUSPENDED"] },
  ended: { label: "Ended, data to be cleared", phases: ["IN_DISPOSITION"] },
  over: { label: "Over", phases: ["CLOSED", "DECLINED", "WITHDRAWN"] },
};

export function DataSharingPage() {
  const { partnership, actor } = usePlace();
  const read = together(useRows(partnership.id), useOrganizations(partnership.id));
  const own = actor.organization;
  const starting = own
    ? objectionToStarting(actor, [
        { organizationId: own, roles: ["disclosing"], ferpaCapacity: "other_noncovered", contacts: {} },
      ])
    : true;
  const start = starting ? undefined : (
    <a class="button primary" href={dataPaths.newDataSharing(partnership.id)}>
      New agreement
    </a>
  );
  const head = {
    title: "Data sharing",
    lede: "Who lets whom see what, on which legal basis and until when. Counts pass only under an agreement in force; a student’s record never does.",
  };
  if (read.state === "loading")
    return (
      <Page {...head} actions={start}>
        <Skeleton of="the agreements" lines={12} />
      </Page>
    );
  if (read.state === "problem")
    return (
      <Page {...head} actions={start}>
        <ProblemNotice problem={read.problem} retry={read.retry} />
      </Page>
    );
  const [rows, organizations] = read.data;
  return (
    <Page {...head} actions={rows.length > 0 && start}>
      {rows.length === 0 ? (
        <Empty title="No data-sharing agreements yet" action={start}>
          An agreement starts as a draft that only its own organization sees. A checklist shows what the law
          asks of its text, and it cannot take effect while something is missing.
        </Empty>
      ) : (
        <Rows rows={rows} names={namesOf(organizations)} />
      )}
      <p class="row no-print">
        <a href={exchangePaths.coverage(partnership.id)}>Who may see which counts</a>
        <a href={exchangePaths.regional(partnership.id)}>Regional counts</a>
        <a href={dataPaths.legalBases(partnership.id)}>What the law asks of these agreements</a>
        <a href={dataPaths.indicators(partnership.id)}>Indicators and groups</a>
        <a href={dataPaths.dataSharingSettings(partnership.id)}>Smallest group and checks here</a>
      </p>
    </Page>
  );
}

function Rows({ rows, names }: { rows: readonly DataSharingListRow[]; names: Names }) {
  const { partnership, actor } = usePlace();
  const [wanted] = useAddress("q");
  const [state, setState] = useAddress("state");
  const [party, setParty] = useAddress("party");
  const { name } = names;
  const asked = states[state];
  const of = (party === "mine" ? actor.organization : party) as DataSharingListRow["stewardId"] | undefined;
  const shown = rows.filter(
    (row) =>
      (!asked || asked.phases.includes(row.phase) || (state === "making" && row.pending !== undefined)) &&
      (!of || isIn(row.parties, of)) &&
      matches(
        wanted,
        row.name,
        row.codedNotation,
        tierWords[row.tier].name,
        ...row.parties.map(({ organizationId }) => name(organizationId)),
      ),
  );
  const side = (row: DataSharingListRow, which: typeof discloses) =>
    listed(row.parties.filter(which).map(({ organizationId }) => name(organizationId)));
  const numberOf = (id: string | undefined) => rows.find((row) => row.id === id)?.codedNotation;
  const columns: [Column<DataSharingListRow>, ...Column<DataSharingListRow>[]] = [
    {
      id: "name",
      head: "Agreement",
      text: (row) => row.name,
      cell: (row) => (
        <span class="named">
          <a href={dataPaths.dataAgreement(partnership.id, row.id)}>{row.name}</a>
          <small>
            <code>{row.codedNotation}</code>, {tierWords[row.tier].name.toLowerCase()}
            {numberOf(row.parentId) && (
              <>
                {" "}
                under <code>{numberOf(row.parentId)}</code>
              </>
            )}
          </small>
        </span>
      ),
      besides: [
        { head: "Number", text: (row) => row.codedNotation },
        { head: "Kind", text: (row) => tierWords[row.tier].name },
      ],
    },
    {
      id: "state",
      head: "State",
      text: (row) =>
        [phaseWords[row.phase].word, row.pending && pendingWords[row.pending]].filter(Boolean).join("; "),
      cell: (row) => (
        <span class="badges">
          <Badge state={phaseWords[row.phase].state}>{phaseWords[row.phase].word}</Badge>
          {row.pending && pendingWords[row.pending] && (
            <Badge state="draft">{pendingWords[row.pending]}</Badge>
          )}
        </span>
      ),
    },
    {
      id: "discloses",
      head: "Discloses",
      text: (row) => side(row, discloses),
      cell: (row) => side(row, discloses),
    },
    {
      id: "receives",
      head: "Receives",
      text: (row) => side(row, receives),
      cell: (row) => side(row, receives),
    },
    {
      id: "from",
      head: "From",
      text: (row) => dayInWords(row.dateEffective),
      by: (row) => row.dateEffective,
      cell: (row) => <Nowrap date={row.dateEffective} />,
    },
    {
      id: "until",
      head: "Until",
      text: (row) => dayInWords(row.expirationDate),
      by: (row) => row.expirationDate,
      cell: (row) => <Nowrap date={row.expirationDate} />,
    },
  ];
  const parties = names.organizations
    .filter((one) => rows.some((row) => isIn(row.parties, one.id)))
    .toSorted((a, b) => a.name.localeCompare(b.name, "en"));
  return (
    <div class="stack">
      <search class="row no-print filters">
        <Filter label="Filter by name, number or party" />
        <select aria-label="State" value={state} onChange={(event) => setState(event.currentTarget.value)}>
          <option value="">Every state</option>
          {Object.entries(states).map(([id, { label }]) => (
            <option key={id} value={id}>
              {label}
            </option>
          ))}
        </select>
        <select aria-label="Party" value={party} onChange={(event) => setParty(event.currentTarget.value)}>
          <option value="">Every party</option>
          {actor.organization && <option value="mine">Mine: {name(actor.organization)}</option>}
          {parties.map((one) => (
            <option key={one.id} value={one.id}>
              {one.name}
            </option>
          ))}
        </select>
      </search>
      <Table
        of={{ one: "agreement", many: "agreements" }}
        rows={shown}
        paged
        columns={columns}
        rowKey={({ id }) => id}
        fold
        csv={`data-sharing-${partnership.id}`}
      />
      {shown.length === 0 && <p class="muted">No agreement is like that. Take a filter away to see more.</p>}
    </div>
  );
}

const Nowrap = ({ date }: { date: string }) => (
  <span class="nowrap">
    <Day date={date} />
  </span>
);
