/** The published codes a region goes by: which editions, as of when, and where maps lead from them. */
import { objectionToLoading, systemWords } from "#shared/codes/rules.ts";
import type { CodeSetRow } from "#shared/codes/schema.ts";
import { listed } from "#shared/listed.ts";
import { paths } from "../paths.ts";
import { usePlace } from "../session.ts";
import { Badge } from "../ui/badge.tsx";
import { Page } from "../ui/page.tsx";
import { ProblemNotice } from "../ui/problem.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { type Column, Table } from "../ui/table.tsx";
import { useCodeSets } from "./load.ts";
import { codePaths, setWord } from "./paths.ts";
import { originWords, targetWords } from "./words.ts";
import "../agreements/agreements.css";

export function CodesPage() {
  const { partnership, actor } = usePlace();
  const read = useCodeSets(partnership.id);
  const head = {
    title: "Published codes",
    lede: "What programs, occupations and courses are called nationwide. Load the files their publishers put out: checks then know a code that moved, and name the one that took its place.",
    crumbs: [{ href: paths.programs(partnership.id), label: "Programs" }],
    actions: !objectionToLoading(actor) && (
      <a class="button primary" href={codePaths.loadCodes(partnership.id)}>
        Load a file
      </a>
    ),
  };
  if (read.state === "loading")
    return (
      <Page {...head}>
        <Skeleton of="the codes" lines={6} />
      </Page>
    );
  if (read.state === "problem")
    return (
      <Page {...head}>
        <ProblemNotice problem={read.problem} retry={read.retry} />
      </Page>
    );
  const maps = (row: CodeSetRow) => {
    const to = row.maps.map((map) =>
      map.standing === "SUGGESTED" ? `${targetWords(map.target)} (suggested)` : targetWords(map.target),
    );
    return to.length === 0 ? "none" : listed(to);
  };
  const columns: [Column<CodeSetRow>, ...Column<CodeSetRow>[]] = [
    {
      id: "set",
      head: "Codes",
      text: (row) => row.name,
      cell: (row) => (
        <span class="named">
          <a href={codePaths.codeSet(partnership.id, setWord(row))}>{row.name}</a>
          <small>
            {systemWords[row.system].name}: codes of {systemWords[row.system].of}
          </small>
        </span>
      ),
    },
    {
      id: "state",
      head: "State",
      text: (row) => originWords[row.origin],
      cell: (row) => (
        <span class="named">
          <Badge state={row.origin === "SHIPPED" ? "unknown" : "pass"}>{originWords[row.origin]}</Badge>
          {row.revision !== undefined && <small>as of {row.revision}</small>}
        </span>
      ),
    },
    {
      id: "count",
      head: "How many",
      number: true,
      text: (row) => String(row.codes),
      by: (row) => row.codes,
      cell: (row) => (row.codes === 0 ? "–" : row.codes.toLocaleString("en-US")),
    },
    { id: "maps", head: "Leads to", text: maps, cell: maps },
  ];
  return (
    <Page {...head}>
      <Table
        of={{ one: "edition", many: "editions" }}
        rows={read.data}
        columns={columns}
        rowKey={setWord}
        fold
      />
    </Page>
  );
}
