/** Every bridge program one may know of: who gives it, into which programs it leads, and what is still open. */
import { objectionToStarting } from "#shared/bridges/rules.ts";
import type { BridgeRow } from "#shared/bridges/schema.ts";
import { clusterOf } from "#shared/framework/browse.ts";
import { listed } from "#shared/listed.ts";
import type { ProgramRow } from "#shared/programs/schema.ts";
import { type Names, namesOf, useOrganizations } from "../agreements/names.ts";
import { useEdition } from "../framework/edition.ts";
import { together } from "../load.ts";
import { paths } from "../paths.ts";
import { usePlace } from "../session.ts";
import { useAddress } from "../ui/address.ts";
import { Badge } from "../ui/badge.tsx";
import { Empty } from "../ui/empty.tsx";
import { Filter, matches } from "../ui/filter.tsx";
import { Page } from "../ui/page.tsx";
import { ProblemNotice } from "../ui/problem.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { type Column, Table } from "../ui/table.tsx";
import { usePrograms, useRows } from "./load.ts";
import { bridgePaths } from "./paths.ts";
import { modelWords, statusWords } from "./words.ts";
import "../agreements/agreements.css";

export function BridgesPage() {
  const { partnership, actor } = usePlace();
  const read = together(
    useRows(partnership.id),
    usePrograms(partnership.id),
    useOrganizations(partnership.id),
  );
  const own = actor.organization;
  const refused = own ? objectionToStarting(actor, [{ organizationId: own, kind: "OTHER" }]) : true;
  const start = refused ? undefined : (
    <a class="button primary" href={bridgePaths.newBridge(partnership.id)}>
      New bridge
    </a>
  );
  const head = {
    title: "Bridge programs",
    crumbs: [{ href: paths.programs(partnership.id), label: "Programs" }],
    lede: "How adults get from where they are to the entry point of a program: what each bridge covers, what is missing, and how far it climbs.",
  };
  if (read.state === "loading")
    return (
      <Page {...head} actions={start}>
        <Skeleton of="the bridges" lines={8} />
      </Page>
    );
  if (read.state === "problem")
    return (
      <Page {...head} actions={start}>
        <ProblemNotice problem={read.problem} retry={read.retry} />
      </Page>
    );
  const [rows, programs, organizations] = read.data;
  return (
    <Page {...head} actions={rows.length > 0 && start}>
      {rows.length === 0 ? (
        <Empty title="No bridge programs yet" action={start}>
          An adult education provider or a college starts one, maps its modules to the statements of a
          cluster, and leads it to the entry point of a program.
        </Empty>
      ) : (
        <Rows rows={rows} programs={programs} names={namesOf(organizations)} />
      )}
    </Page>
  );
}

type RowsProps = { rows: readonly BridgeRow[]; programs: readonly ProgramRow[]; names: Names };

function Rows({ rows, programs, names }: RowsProps) {
  const { partnership } = usePlace();
  const [wanted] = useAddress("q");
  const edition = useEdition();
  const clusterName = (id: string) =>
    edition.state === "content" ? (clusterOf(edition.data, id)?.name ?? id) : "";
  const titles = new Map<string, string>(programs.map(({ id, title }) => [id, title]));
  const providers = (row: BridgeRow) =>
    listed(row.providers.map(({ organizationId }) => names.name(organizationId)));
  const into = (row: BridgeRow) =>
    listed([
      ...new Set(row.alignsTo.map(({ programId }) => titles.get(programId) ?? "a program you may not see")),
    ]);
  const shown = rows.filter((row) =>
    matches(wanted, row.title, clusterName(row.clusterId), providers(row), into(row)),
  );
  const open = ({ openTasks = 0 }: BridgeRow) => openTasks;
  const columns: [Column<BridgeRow>, ...Column<BridgeRow>[]] = [
    {
      id: "title",
      head: "Bridge",
      text: (row) => row.title,
      cell: (row) => (
        <span class="named">
          <a href={bridgePaths.bridge(partnership.id, row.id)}>{row.title}</a>
          <small>
            {modelWords[row.model].name}
            {clusterName(row.clusterId) && `, ${clusterName(row.clusterId)}`}
          </small>
        </span>
      ),
      besides: [
        { head: "Model", text: (row) => modelWords[row.model].name },
        { head: "Cluster", text: (row) => clusterName(row.clusterId) },
      ],
    },
    {
      id: "state",
      head: "State",
      text: (row) => statusWords[row.status].word + (row.inForceBeside ? "; a version is in force" : ""),
      cell: (row) => (
        <span class="badges">
          <Badge state={statusWords[row.status].state}>{statusWords[row.status].word}</Badge>
          {row.inForceBeside && <small>version {row.versionNo - 1} is in force</small>}
        </span>
      ),
    },
    { id: "providers", head: "Given by", text: providers, cell: providers },
    {
      id: "into",
      head: "Leads into",
      text: into,
      cell: (row) => into(row) || <span class="muted">nothing yet</span>,
    },
    {
      id: "open",
      head: "Open tasks",
      number: true,
      text: (row) => (row.openTasks === undefined ? "" : String(row.openTasks)),
      by: open,
      cell: (row) => row.openTasks ?? "",
    },
  ];
  return (
    <div class="stack">
      <search class="row no-print filters">
        <Filter label="Filter by title, cluster, provider or program" />
      </search>
      <Table
        of={{ one: "bridge", many: "bridges" }}
        rows={shown}
        paged
        columns={columns}
        rowKey={({ id }) => id}
        fold
        csv={`bridges-${partnership.id}`}
      />
      {shown.length === 0 && <p class="muted">No bridge is like that. Take a filter away to see more.</p>}
    </div>
  );
}
