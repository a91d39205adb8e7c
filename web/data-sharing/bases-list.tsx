/** The legal bases agreements rest on: what each asks for, and how much of it someone has compared with its source. */
import { isConvener } from "#shared/actor.ts";
import type { LegalBasis } from "#shared/data-sharing/bases-schema.ts";
import { paths } from "../paths.ts";
import { usePlace } from "../session.ts";
import { Badge } from "../ui/badge.tsx";
import { Page } from "../ui/page.tsx";
import { ProblemNotice } from "../ui/problem.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { type Column, Table } from "../ui/table.tsx";
import { useBases } from "./load.ts";
import { dataPaths } from "./paths.ts";
import { familyWords, originWords } from "./words.ts";
import "../agreements/agreements.css";

const verified = ({ elements, facts }: LegalBasis) => {
  const items = [...elements, ...facts];
  return { of: items.length, done: items.filter(({ verifiedOn }) => verifiedOn !== undefined).length };
};

export function LegalBasesPage() {
  const { partnership, actor } = usePlace();
  const read = useBases(partnership.id);
  const head = {
    title: "What the law asks of data sharing",
    short: "Legal bases",
    lede: "Each legal basis as a checklist. Nothing here is legal advice: an item stops an agreement only once a person has compared it with its source.",
    crumbs: [{ href: paths.dataSharing(partnership.id), label: "Data sharing" }],
    actions: isConvener(actor) && (
      <a class="button" href={dataPaths.newLegalBasis(partnership.id)}>
        Add a legal basis
      </a>
    ),
  };
  if (read.state === "loading")
    return (
      <Page {...head}>
        <Skeleton of="the legal bases" lines={12} />
      </Page>
    );
  if (read.state === "problem")
    return (
      <Page {...head}>
        <ProblemNotice problem={read.problem} retry={read.retry} />
      </Page>
    );
  const columns: [Column<LegalBasis>, ...Column<LegalBasis>[]] = [
    {
      id: "name",
      head: "Legal basis",
      text: (row) => row.name,
      by: (row) => read.data.indexOf(row),
      cell: (row) => (
        <span class="named">
          <a href={dataPaths.legalBasis(partnership.id, row.id)}>{row.name}</a>
          <small>
            {row.citation}
            {row.origin !== "SHIPPED" && `, ${originWords[row.origin].name.toLowerCase()}`}
          </small>
        </span>
      ),
      besides: [{ head: "Citation", text: (row) => row.citation }],
    },
    {
      id: "family",
      head: "Kind",
      text: (row) => familyWords[row.family],
      cell: (row) => `${familyWords[row.family]}, ${row.jurisdiction}`,
    },
    {
      id: "asks",
      head: "Asks for",
      text: (row) => `${row.elements.length} in the text, ${row.facts.length} facts`,
      by: (row) => row.elements.length,
      cell: (row) => (
        <>
          {row.elements.length} in the text
          {row.facts.length > 0 && `, ${row.facts.length} ${row.facts.length === 1 ? "fact" : "facts"}`}
        </>
      ),
    },
    {
      id: "verified",
      head: "Verified",
      text: (row) => `${verified(row).done} of ${verified(row).of}`,
      by: (row) => (verified(row).of === 0 ? 1 : verified(row).done / verified(row).of),
      cell: (row) => {
        const { done, of } = verified(row);
        return of === 0 ? (
          "nothing to verify"
        ) : (
          <Badge state={done === of ? "pass" : "unknown"}>
            {done} of {of}
          </Badge>
        );
      },
    },
  ];
  return (
    <Page {...head}>
      <Table
        of={{ one: "legal basis", many: "legal bases" }}
        rows={read.data}
        columns={columns}
        rowKey={({ id }) => id}
        fold
        csv={`legal-bases-${partnership.id}`}
      />
    </Page>
  );
}
