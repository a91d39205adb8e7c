/** Every program of study one may know of: its pathway, its class, who is in it, and where it stands. */

import type { Actor } from "#shared/actor.ts";
import { pathwayName, pathwayOf } from "#shared/framework/browse.ts";
import type { Framework } from "#shared/framework/schema.ts";
import type { OrganizationType } from "#shared/organizations/schema.ts";
import { objectionToStarting } from "#shared/programs/rules.ts";
import type { ProgramRow, ProgramStatus } from "#shared/programs/schema.ts";
import { type Names, namesOf, useOrganizations } from "../agreements/names.ts";
import { bridgePaths } from "../bridges/paths.ts";
import { codePaths } from "../codes/paths.ts";
import { evaluationPaths } from "../evaluations/paths.ts";
import { useEdition } from "../framework/edition.ts";
import { together } from "../load.ts";
import { usePlace } from "../session.ts";
import { useAddress } from "../ui/address.ts";
import { Badge } from "../ui/badge.tsx";
import { LinkButton } from "../ui/button.tsx";
import { Empty } from "../ui/empty.tsx";
import { Filter, matches } from "../ui/filter.tsx";
import { Page } from "../ui/page.tsx";
import { ProblemNotice } from "../ui/problem.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { type Column, Table } from "../ui/table.tsx";
import { useRows } from "./load.ts";
import { programPaths } from "./paths.ts";
import { pendingWords, statusWords } from "./words.ts";
import "../agreements/agreements.css";

/** What `?state=` may say. */
const states: Record<string, { label: string; of: readonly ProgramStatus[] }> = {
  force: { label: "In force", of: ["IN_FORCE"] },
  making: { label: "Being made", of: ["DRAFT", "IN_REVIEW", "APPROVED"] },
  over: { label: "Retired or withdrawn", of: ["RETIRED", "WITHDRAWN", "SUPERSEDED"] },
};

export function ProgramsPage() {
  const { partnership, actor, organization } = usePlace();
  const read = together(useRows(partnership.id), useOrganizations(partnership.id), useEdition());
  const head = {
    title: "Programs of study",
    actions: (
      <>
        <LinkButton kind="quiet" href={bridgePaths.bridges(partnership.id)}>
          Bridges
        </LinkButton>
        <LinkButton kind="quiet" href={evaluationPaths.evaluations(partnership.id)}>
          Evaluations
        </LinkButton>
        <LinkButton kind="quiet" href={programPaths.programSettings(partnership.id)}>
          What they are checked for
        </LinkButton>
        {mayStart(actor, organization?.type) && (
          <LinkButton kind="primary" href={programPaths.newProgram(partnership.id)}>
            New program
          </LinkButton>
        )}
      </>
    ),
    lede: "One sequence of courses from grade 9 to a degree, shared by schools, colleges and a university. Each binds its own courses; every route is checked.",
  };
  if (read.state === "loading")
    return (
      <Page {...head}>
        <Skeleton of="the programs" lines={12} />
      </Page>
    );
  if (read.state === "problem")
    return (
      <Page {...head}>
        <ProblemNotice problem={read.problem} retry={read.retry} />
      </Page>
    );
  const [rows, organizations, framework] = read.data;
  return (
    <Page {...head}>
      {rows.length === 0 ? (
        <Empty title="No programs of study yet">
          A program begins as a draft that only its own organization sees: a grid of subjects and years. Then
          each school and college puts its own courses into it.
        </Empty>
      ) : (
        <Rows rows={rows} names={namesOf(organizations)} framework={framework} />
      )}
      <p class="muted no-print">
        Programs are filed under <a href={codePaths.codes(partnership.id)}>published codes</a> of fields,
        occupations and courses.
      </p>
    </Page>
  );
}

/** One who could never start one is not offered it. */
const mayStart = (actor: Actor, type: OrganizationType | undefined): boolean =>
  !objectionToStarting(
    actor,
    type,
    actor.organization ? [{ organizationId: actor.organization, role: "CONVENER", serves: [] }] : [],
  );

type RowsProps = { rows: readonly ProgramRow[]; names: Names; framework: Framework };

function Rows({ rows, names, framework }: RowsProps) {
  const { partnership, actor } = usePlace();
  const [wanted] = useAddress("q");
  const [state, setState] = useAddress("state");
  const [party, setParty] = useAddress("party");
  const { name } = names;
  const asked = states[state];
  const of = party === "mine" ? actor.organization : party;
  const clusterName = (row: ProgramRow) => pathwayOf(framework, row.pathwayId)?.cluster.name;
  const pathway = (row: ProgramRow) => pathwayName(framework, row.pathwayId);
  const stands = (row: ProgramRow) =>
    row.template ? (["DRAFT"] as const) : row.pending ? [row.status, row.pending] : [row.status];
  const shown = rows.filter(
    (row) =>
      (state === "templates"
        ? row.template
        : !asked || (!row.template && stands(row).some((one) => asked.of.includes(one)))) &&
      (!of || row.partyIds.some((id) => id === of)) &&
      matches(wanted, row.title, pathway(row), clusterName(row), ...row.partyIds.map(name)),
  );
  const columns: [Column<ProgramRow>, ...Column<ProgramRow>[]] = [
    {
      id: "title",
      head: "Program",
      text: (row) => row.title,
      cell: (row) => (
        <span class="named">
          <a href={programPaths.program(partnership.id, row.id)}>{row.title}</a>
          <small>{[clusterName(row), pathway(row)].filter(Boolean).join(", ")}</small>
        </span>
      ),
      besides: [
        { head: "Pathway", text: pathway },
        { head: "Version", text: (row) => String(row.versionNo) },
      ],
    },
    {
      id: "state",
      head: "State",
      text: (row) =>
        row.template
          ? "Template"
          : [statusWords[row.status].word, row.pending && pendingWords[row.pending]]
              .filter(Boolean)
              .join("; "),
      cell: (row) => (
        <span class="badges">
          {row.template ? (
            <Badge state="draft">Template</Badge>
          ) : (
            <Badge state={statusWords[row.status].state}>{statusWords[row.status].word}</Badge>
          )}
          {row.pending && pendingWords[row.pending] && (
            <Badge state={statusWords[row.pending].state}>{pendingWords[row.pending]}</Badge>
          )}
        </span>
      ),
    },
    {
      id: "class",
      head: "Grade 9 in",
      text: (row) => row.cohort,
      cell: (row) => <span class="nowrap">{row.cohort}</span>,
    },
    { id: "lead", head: "Lead", text: (row) => name(row.leadId), cell: (row) => name(row.leadId) },
    {
      id: "parties",
      head: "Partners",
      text: (row) => row.partyIds.map(name).join(", "),
      by: (row) => row.partyIds.length,
      cell: (row) => <Partners ids={row.partyIds.filter((id) => id !== row.leadId)} name={name} />,
    },
  ];
  const inOne = names.organizations
    .filter(({ id }) => rows.some((row) => row.partyIds.includes(id)))
    .toSorted((a, b) => a.name.localeCompare(b.name, "en"));
  return (
    <div class="stack">
      <search class="row no-print filters">
        <Filter label="Filter by name, pathway or partner" />
        <select aria-label="State" value={state} onChange={(event) => setState(event.currentTarget.value)}>
          <option value="">Every state</option>
          {Object.entries(states).map(([id, { label }]) => (
            <option key={id} value={id}>
              {label}
            </option>
          ))}
          {rows.some(({ template }) => template) && <option value="templates">Templates to copy</option>}
        </select>
        <select aria-label="Partner" value={party} onChange={(event) => setParty(event.currentTarget.value)}>
          <option value="">Every partner</option>
          {actor.organization && <option value="mine">Mine: {name(actor.organization)}</option>}
          {inOne.map((one) => (
            <option key={one.id} value={one.id}>
              {one.name}
            </option>
          ))}
        </select>
      </search>
      <Table
        of={{ one: "program", many: "programs" }}
        rows={shown}
        paged
        columns={columns}
        rowKey={({ id }) => id}
        fold
        csv={`programs-${partnership.id}`}
      />
      {shown.length === 0 && <p class="muted">No program is like that. Take a filter away to see more.</p>}
    </div>
  );
}

const namedAtOnce = 2;

/** The first few by name; the rest as a count, in full on hover and in the CSV. */
function Partners({ ids, name }: { ids: readonly string[]; name: (id: string) => string }) {
  const rest = ids.length - namedAtOnce;
  if (ids.length === 0) return <span class="muted">none yet</span>;
  return (
    <span title={ids.map(name).join(", ")}>
      {ids.slice(0, namedAtOnce).map(name).join(", ")}
      {rest > 0 && ` and ${rest} more`}
    </span>
  );
}
