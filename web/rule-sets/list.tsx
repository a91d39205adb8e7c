/** The laws and policies agreements are checked against: how much of each someone has verified, and whether gaps block. */
import { addressOf, objectionToAdding } from "#shared/rule-sets/rules.ts";
import type { RuleSetRow } from "#shared/rule-sets/schema.ts";
import { listed, typeWords } from "../agreements/words.ts";
import { paths } from "../paths.ts";
import { usePlace } from "../session.ts";
import { Badge } from "../ui/badge.tsx";
import { dayInWords } from "../ui/dates.tsx";
import { Page } from "../ui/page.tsx";
import { ProblemNotice } from "../ui/problem.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { type Column, Table } from "../ui/table.tsx";
import { useRuleSets } from "./load.ts";
import { gapWords, originWords } from "./words.ts";
import "../agreements/agreements.css";

export function RuleSetsPage() {
  const { partnership, actor } = usePlace();
  const read = useRuleSets(partnership.id);
  const head = {
    title: "What agreements have to say",
    short: "Rule sets",
    lede: "Laws and policies as checklists. Nothing here is legal advice: an item counts once a person has compared it with its source.",
    crumbs: [{ href: paths.agreements(partnership.id), label: "Agreements" }],
    actions: !objectionToAdding(actor, read.state === "content" ? read.data : []) && (
      <a class="button primary" href={paths.newRuleSet(partnership.id)}>
        Add a rule set
      </a>
    ),
  };
  if (read.state === "loading")
    return (
      <Page {...head}>
        <Skeleton of="the rule sets" lines={6} />
      </Page>
    );
  if (read.state === "problem")
    return (
      <Page {...head}>
        <ProblemNotice problem={read.problem} retry={read.retry} />
      </Page>
    );
  const verified = (row: RuleSetRow) => `${row.verified} of ${row.items}`;
  const kinds = (row: RuleSetRow) => listed(row.agreementTypes.map((type) => typeWords[type]));
  const columns: [Column<RuleSetRow>, ...Column<RuleSetRow>[]] = [
    {
      id: "name",
      head: "Rule set",
      text: (row) => row.name,
      cell: (row) => (
        <span class="named">
          <a href={paths.ruleSet(partnership.id, addressOf(row.id))}>{row.name}</a>
          <small>
            {row.citation}, {originWords[row.origin].name.toLowerCase()}
            {!row.offered && ", not offered any more"}
          </small>
        </span>
      ),
    },
    { id: "for", head: "For", text: kinds, cell: kinds },
    {
      id: "verified",
      head: "Items verified",
      text: verified,
      by: (row) => row.verified / row.items,
      cell: (row) => (
        <span class="named">
          <Badge state={row.verified === row.items ? "pass" : "unknown"}>{verified(row)}</Badge>
          {row.verifiedOn && <small>last on {dayInWords(row.verifiedOn)}</small>}
        </span>
      ),
    },
    {
      id: "gaps",
      head: "Gaps",
      text: (row) => gapWords[row.gaps].name,
      cell: (row) => gapWords[row.gaps].name,
    },
  ];
  return (
    <Page {...head}>
      <Table
        of={{ one: "rule set", many: "rule sets" }}
        rows={read.data}
        columns={columns}
        rowKey={({ id }) => id}
        csv={`rule-sets-${partnership.id}`}
      />
    </Page>
  );
}
