/** Rounds of evaluation, the latest to open first: of which program, by what, and how far they have come. */
import { isConvener } from "#shared/actor.ts";
import type { EvaluationRow } from "#shared/evaluations/schema.ts";
import { type Names, namesOf, useOrganizations } from "../agreements/names.ts";
import { together } from "../load.ts";
import { paths } from "../paths.ts";
import { programPaths } from "../programs/paths.ts";
import { usePlace } from "../session.ts";
import { useAddress } from "../ui/address.ts";
import { Badge } from "../ui/badge.tsx";
import { LinkButton } from "../ui/button.tsx";
import { Day, Days } from "../ui/dates.tsx";
import { Empty } from "../ui/empty.tsx";
import { Filter, matches } from "../ui/filter.tsx";
import { Page } from "../ui/page.tsx";
import { ProblemNotice } from "../ui/problem.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { type Column, Table } from "../ui/table.tsx";
import { useEvaluations } from "./load.ts";
import { evaluationPaths } from "./paths.ts";
import { statusWords } from "./words.ts";
import "../agreements/agreements.css";

export function EvaluationsPage() {
  const { partnership, actor } = usePlace();
  const [program] = useAddress("program");
  const read = together(
    useEvaluations(partnership.id, program || undefined),
    useOrganizations(partnership.id),
  );
  const [wanted] = useAddress("q");
  const starts = isConvener(actor) || actor.roles.some((role) => role === "editor" || role === "admin");
  const start = starts && (
    <LinkButton
      kind="primary"
      href={evaluationPaths.newEvaluation(partnership.id, program ? { program } : {})}
    >
      Start a round
    </LinkButton>
  );
  const head = {
    title: "Evaluations",
    crumbs: [{ href: paths.programs(partnership.id), label: "Programs" }],
    lede: "A team judges one program of study: each organization alone, then together, and a high rating only on evidence that holds.",
    actions: (
      <>
        <LinkButton href={evaluationPaths.instruments(partnership.id)}>Instruments</LinkButton>
        {start}
      </>
    ),
  };
  if (read.state === "loading")
    return (
      <Page {...head}>
        <Skeleton of="the evaluations" lines={6} />
      </Page>
    );
  if (read.state === "problem")
    return (
      <Page {...head}>
        <ProblemNotice problem={read.problem} retry={read.retry} />
      </Page>
    );
  const [rows, organizations] = read.data;
  const names = namesOf(organizations);
  if (rows.length === 0)
    return (
      <Page
        {...head}
        actions={<LinkButton href={evaluationPaths.instruments(partnership.id)}>Instruments</LinkButton>}
      >
        <Empty title="Nothing is being evaluated" action={start}>
          A round takes one program, an instrument such as the six guiding principles, and a team. You see the
          rounds your organization is on.
        </Empty>
      </Page>
    );
  const found = rows.filter(({ title, programTitle, status, leadId }) =>
    matches(wanted, title, programTitle, statusWords[status].word, names.name(leadId)),
  );
  return (
    <Page {...head}>
      <Table
        of={{ one: "round", many: "rounds" }}
        fold
        rows={found}
        columns={columnsFor(partnership.id, names)}
        sort="-days"
        rowKey={({ id }) => id}
        csv={`evaluations-${partnership.id}`}
        aside={rows.length > 8 && <Filter label="Filter by title, program or organization" />}
      />
      {found.length === 0 && <p class="muted">No round has these words.</p>}
    </Page>
  );
}

function columnsFor(partnership: string, names: Names): [Column<EvaluationRow>, ...Column<EvaluationRow>[]] {
  return [
    {
      id: "title",
      head: "Round",
      text: ({ title }) => title,
      besides: [
        { head: "Instrument", text: ({ instrumentName, edition }) => `${instrumentName}, ${edition}` },
        { head: "Led by", text: ({ leadId }) => names.name(leadId) },
      ],
      cell: ({ id, title, instrumentName, edition }) => (
        <span class="named">
          <a href={evaluationPaths.evaluation(partnership, id)}>{title}</a>
          <small>
            {instrumentName}, edition {edition}
          </small>
        </span>
      ),
    },
    {
      id: "program",
      head: "Program",
      text: ({ programTitle }) => programTitle,
      cell: ({ programId, programTitle, organizations }) => (
        <span class="named">
          <a href={programPaths.program(partnership, programId, "evaluations")}>{programTitle}</a>
          <small>
            {organizations} {organizations === 1 ? "organization" : "organizations"}
          </small>
        </span>
      ),
    },
    {
      id: "state",
      head: "State",
      text: ({ status }) => statusWords[status].word,
      cell: ({ status }) => <Badge state={statusWords[status].drawn}>{statusWords[status].word}</Badge>,
    },
    {
      id: "days",
      head: "Days",
      text: ({ opensOn, closesOn, signedOffOn }) => signedOffOn ?? `${opensOn} to ${closesOn}`,
      by: ({ opensOn }) => opensOn,
      cell: ({ opensOn, closesOn, signedOffOn }) =>
        signedOffOn ? (
          <>
            Signed off <Day date={signedOffOn} />
          </>
        ) : (
          <Days from={opensOn} until={closesOn} />
        ),
    },
    {
      id: "actions",
      head: "Open actions",
      number: true,
      by: ({ openActions }) => openActions,
      text: ({ openActions }) => String(openActions),
      cell: ({ openActions }) => openActions,
    },
  ];
}
