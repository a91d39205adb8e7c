/**
 * What schools and colleges of a region have agreed in public: filtered, sorted, taken away as a file. All in the address. */
import { LocationProvider } from "preact-iso/router";
import type { RegistryRow } from "#shared/agreements/registry.ts";
import { isAskedFor } from "#shared/agreements/registry-filter.ts";
import { receives, sends } from "#shared/agreements/roles.ts";
import { listed, typeWords } from "#shared/agreements/table-words.ts";
import { paths } from "../paths.ts";
import { useAddress } from "../ui/address.ts";
import { Badge } from "../ui/badge.tsx";
import { Day, dayInWords } from "../ui/dates.tsx";
import { Empty } from "../ui/empty.tsx";
import { Filter } from "../ui/filter.tsx";
import { Page } from "../ui/page.tsx";
import { onPage, Pages } from "../ui/pages.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { type Column, inOrder, Table } from "../ui/table.tsx";
import { Choice, choicesIn } from "./choices.tsx";
import { Failed } from "./failed.tsx";
import { RegistryFrame } from "./frame.tsx";
import { read, readAll, useReading } from "./read.ts";
import { phaseWords, standing } from "./words.ts";
import "../agreements/agreements.css";

const head = {
  title: "Registry of agreements",
  lede: "Every public agreement about credit between schools and colleges here: who sends, who grants, and what it says.",
};
type Region = { id: string; name: string };

/** Links within the list change its filters; any other is a page load. */
const ours = /^\/registry\/?([?#]|$)/;

export const RegistryPage = () => (
  <LocationProvider scope={ours}>
    <RegistryFrame>
      <Listed />
    </RegistryFrame>
  </LocationProvider>
);

function Listed() {
  const [asked] = useAddress("region");
  const regions = useReading("/partnerships", read<{ items: Region[] }>);
  const all = regions.state === "content" ? regions.data.items : [];
  const region = all.length === 1 ? all[0] : all.find(({ id }) => id === asked);
  const rows = useReading(region && `/partnerships/${region.id}/agreements`, readAll<RegistryRow>);

  if (regions.state === "loading" || (region && rows.state === "loading"))
    return (
      <Page {...head}>
        <Skeleton of="the public agreements" lines={14} />
      </Page>
    );
  const failed = regions.state === "problem" ? regions : rows.state === "problem" ? rows : undefined;
  if (failed)
    return (
      <Page {...head}>
        <Failed {...failed} />
      </Page>
    );
  if (!region && all.length > 0)
    return (
      <Page {...head} narrow>
        <section aria-labelledby="regions">
          <h2 id="regions">Which region?</h2>
          <ul class="stack tight">
            {all.map(({ id, name }) => (
              <li key={id}>
                <a href={paths.registry({ region: id })}>{name}</a>
              </li>
            ))}
          </ul>
        </section>
      </Page>
    );
  if (!region || rows.state !== "content" || rows.data.length === 0)
    return (
      <Page {...head}>
        <Empty
          title="No public agreements yet"
          action={
            <a class="button" href={paths.lookUp()}>
              Look up my courses
            </a>
          }
        >
          An agreement appears here once it is signed and all of its parties have agreed to show it to
          everyone.
        </Empty>
      </Page>
    );
  return (
    <Page {...head} above={<span class="muted">{region.name}</span>}>
      <Rows rows={rows.data} region={region} several={all.length > 1} />
    </Page>
  );
}

function Rows({ rows, region, several }: { rows: readonly RegistryRow[]; region: Region; several: boolean }) {
  const [q] = useAddress("q");
  const [school] = useAddress("school");
  const [college] = useAddress("college");
  const [pathway] = useAddress("pathway");
  const [cip] = useAddress("cip");
  const [asked] = useAddress("state");
  const [sorted] = useAddress("sort", "name");
  const [at] = useAddress("page", "1");
  const state = asked in phaseWords ? (asked as RegistryRow["phase"]) : undefined;
  const found = rows.filter((row) => isAskedFor(row, { q, school, college, pathway, cip, state }));
  const columns = columnsFor(region.id);
  const by = columns.find(({ id }) => id === sorted.replace(/^-/, "")) ?? columns[0];
  const { shown, ...pages } = onPage(inOrder(found, by, sorted.startsWith("-")), at);
  const choices = choicesIn(rows);
  return (
    <div class="stack">
      <search class="row no-print filters">
        <Filter label="Filter by name, number or party" />
        <Choice name="school" label="School" every="Every school" choices={choices.schools} />
        <Choice name="college" label="College" every="Every college" choices={choices.colleges} />
        <Choice name="pathway" label="Pathway" every="Every pathway" choices={choices.pathways} />
        <Choice name="cip" label="CIP code" every="Every CIP code" choices={choices.cips} />
        <Choice
          name="state"
          label="State today"
          every="Every state"
          choices={Object.entries(phaseWords).map(([value, label]) => ({ value, label }))}
        />
      </search>
      <Table
        of={{ one: "agreement", many: "agreements" }}
        rows={shown}
        columns={columns}
        rowKey={({ id }) => id}
        csv={`registry-${region.id}`}
      />
      {found.length === 0 && <p class="muted">No agreement is like that. Take a filter away to see more.</p>}
      <Pages of="agreements" {...pages} />
      {several && (
        <p class="no-print">
          <a href={paths.registry()}>Another region</a>
        </p>
      )}
    </div>
  );
}

const side = (row: RegistryRow, which: typeof sends) =>
  listed(row.parties.filter(which).map(({ name }) => name));

const columnsFor = (region: string): [Column<RegistryRow>, ...Column<RegistryRow>[]] => [
  {
    id: "name",
    head: "Agreement",
    text: ({ name }) => name,
    besides: [
      { head: "Number", text: ({ codedNotation }) => codedNotation },
      { head: "Kind", text: ({ agreementType }) => typeWords[agreementType] },
    ],
    cell: (row) => (
      <span class="named">
        <a href={paths.registryAgreement(region, row.id)}>{row.name}</a>
        <small>
          <code>{row.codedNotation}</code>, {typeWords[row.agreementType].toLowerCase()}
        </small>
      </span>
    ),
  },
  {
    id: "state",
    head: "State",
    text: (row) => standing(row).word,
    cell: (row) => <Badge state={standing(row).state}>{standing(row).word}</Badge>,
  },
  {
    id: "sends",
    head: "Sends students",
    text: (row) => side(row, sends),
    cell: (row) => side(row, sends),
  },
  {
    id: "grants",
    head: "Grants credit",
    text: (row) => side(row, receives),
    cell: (row) => side(row, receives),
  },
  {
    id: "pathway",
    head: "Pathway",
    text: ({ pathway }) => pathway?.name ?? "",
    besides: [{ head: "CIP", text: ({ cipCodes }) => cipCodes.join(" ") }],
    cell: ({ pathway, cipCodes }) => (
      <>
        {pathway?.name}
        {cipCodes.length > 0 && <small> {cipCodes.join(", ")}</small>}
      </>
    ),
  },
  {
    id: "from",
    head: "From",
    text: ({ dateEffective }) => dayInWords(dateEffective),
    by: ({ dateEffective }) => dateEffective,
    cell: ({ dateEffective }) => <Nowrap date={dateEffective} />,
  },
  {
    id: "until",
    head: "Until",
    text: ({ expirationDate }) => dayInWords(expirationDate),
    by: ({ expirationDate }) => expirationDate,
    cell: ({ expirationDate }) => <Nowrap date={expirationDate} />,
  },
];

const Nowrap = ({ date }: { date: string }) => (
  <span class="nowrap">
    <Day date={date} />
  </span>
);
