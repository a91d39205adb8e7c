/** The partnership's frameworks of knowledge-and-skill statements: how far each has come, and what business said of it. */
import { objectionToStarting } from "#shared/statements/rules.ts";
import type { FrameworkRow } from "#shared/statements/schema.ts";
import { type Names, namesOf, useOrganizations } from "../agreements/names.ts";
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
import { SkillsNav } from "../validations/skills-nav.tsx";
import { useFrameworks } from "./load.ts";
import { adoptionWords, badgeWords, standingOf } from "./words.ts";
import "../agreements/agreements.css";

export function FrameworksPage() {
  const { partnership, actor } = usePlace();
  const read = together(useFrameworks(partnership.id), useOrganizations(partnership.id));
  const [wanted] = useAddress("q");
  const starts = !objectionToStarting(actor);
  const head = {
    title: "Knowledge and skills",
    lede: "What learners should know and be able to do, statement by statement, and what employers say of each.",
    actions: starts && (
      <>
        <a class="button" href={paths.importFramework(partnership.id)}>
          Add from a file
        </a>
        <a class="button primary" href={paths.newStatementFramework(partnership.id)}>
          Start a framework
        </a>
      </>
    ),
  };
  const nav = <SkillsNav partnership={partnership.id} current="frameworks" />;
  if (read.state === "loading")
    return (
      <Page {...head}>
        {nav}
        <Skeleton of="the frameworks" lines={6} />
      </Page>
    );
  if (read.state === "problem")
    return (
      <Page {...head}>
        {nav}
        <ProblemNotice problem={read.problem} retry={read.retry} />
      </Page>
    );
  const [rows, organizations] = read.data;
  if (rows.length === 0)
    return (
      <Page {...head}>
        {nav}
        <Empty
          title="No framework yet"
          action={
            starts && (
              <a class="button primary" href={paths.newStatementFramework(partnership.id)}>
                Start a framework
              </a>
            )
          }
        >
          A framework is an outline of statements, kept by one of you. Once an edition is published, employers
          can be asked what they think of it.
        </Empty>
      </Page>
    );
  const names = namesOf(organizations);
  const found = rows.filter(({ title, ownerId }) => matches(wanted, title, names.name(ownerId)));
  return (
    <Page {...head}>
      {nav}
      <Table
        of={{ one: "framework", many: "frameworks" }}
        fold
        rows={found}
        columns={columnsFor(partnership.id, names)}
        rowKey={({ identifier }) => identifier}
        csv={`frameworks-${partnership.id}`}
        aside={rows.length > 8 && <Filter label="Filter by title or organization" />}
      />
      {found.length === 0 && <p class="muted">No framework has these words.</p>}
    </Page>
  );
}

const stands = ({ adoptionStatus, editions }: FrameworkRow): string =>
  adoptionStatus ? adoptionWords[adoptionStatus] : editions === 0 ? "Draft" : "Published";

function columnsFor(partnership: string, names: Names): [Column<FrameworkRow>, ...Column<FrameworkRow>[]] {
  const kept = ({ ownerId, linkedTo }: FrameworkRow) =>
    linkedTo ? "another partnership of this hub" : names.name(ownerId);
  return [
    {
      id: "title",
      head: "Framework",
      text: ({ title }) => title,
      besides: [{ head: "Kept by", text: kept }],
      cell: (row) => (
        <span class="named">
          <a href={paths.statementFramework(partnership, row.identifier)}>{row.title}</a>
          <small>
            Kept by {kept(row)}
            {row.visibility === "PUBLIC" && row.editions > 0 && ", public"}
          </small>
        </span>
      ),
    },
    {
      id: "statements",
      head: "Statements",
      number: true,
      by: ({ items }) => items,
      text: ({ items }) => String(items),
      cell: ({ items }) => items.toLocaleString("en-US"),
    },
    {
      id: "edition",
      head: "Last edition",
      text: ({ edition }) => edition ?? "",
      cell: ({ edition }) => edition ?? <span class="muted">none yet</span>,
    },
    {
      id: "status",
      head: "Standing",
      text: stands,
      cell: (row) => <Badge state={standingOf(row.adoptionStatus)}>{stands(row)}</Badge>,
    },
    {
      id: "validated",
      head: "What business said",
      text: ({ badge }) => (badge ? badgeWords(badge) : ""),
      by: ({ badge }) => (badge ? badge.validated / Math.max(1, badge.statements) : -1),
      cell: ({ badge }) => (badge ? badgeWords(badge) : <span class="muted">not asked yet</span>),
    },
  ];
}
