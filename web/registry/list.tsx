/** What schools and colleges of a region have agreed in public: narrowed by the hub, sorted, taken away as a file. */
import { LocationProvider } from "preact-iso/router";
import type { RegistryRow } from "#shared/agreements/registry.ts";
import { receives, sends } from "#shared/agreements/roles.ts";
import { listed, typeWords } from "#shared/agreements/table-words.ts";
import { dataRegistryPaths } from "../data-registry/paths.ts";
import { paths } from "../paths.ts";
import { publicProgramPaths } from "../public-programs/paths.ts";
import { read, useReading } from "../public-read.ts";
import { useAddress } from "../ui/address.ts";
import { Badge } from "../ui/badge.tsx";
import { Button } from "../ui/button.tsx";
import { Day, dayInWords } from "../ui/dates.tsx";
import { Empty } from "../ui/empty.tsx";
import { Filter } from "../ui/filter.tsx";
import { Page } from "../ui/page.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { type Column, Table } from "../ui/table.tsx";
import { Choice, choicesIn } from "./choices.tsx";
import { Failed } from "./failed.tsx";
import { useRegistry } from "./find.ts";
import { RegistryFrame } from "./frame.tsx";
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

  if (regions.state === "loading") return <Waiting />;
  if (regions.state === "problem")
    return (
      <Page {...head}>
        <Failed {...regions} />
      </Page>
    );
  if (region) return <Of key={region.id} region={region} several={all.length > 1} />;
  if (all.length === 0) return <Nothing />;
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
}

const Waiting = () => (
  <Page {...head}>
    <Skeleton of="the public agreements" lines={14} />
  </Page>
);

const Nothing = () => (
  <Page {...head}>
    <Empty
      title="No public agreements yet"
      action={
        <a class="button" href={paths.lookUp()}>
          Look up my courses
        </a>
      }
    >
      An agreement appears here once it is signed and all of its parties have agreed to show it to everyone.
    </Empty>
  </Page>
);

function Of({ region, several }: { region: Region; several: boolean }) {
  const found = useRegistry(region.id);
  if (found.state === "problem")
    return (
      <Page {...head}>
        <Failed {...found} />
      </Page>
    );
  if (found.state === "loading") return <Waiting />;
  const { rows, more, further, busy, seen, unseen } = found.data;
  if (seen.length === 0) return <Nothing />;
  const choices = choicesIn(seen);
  return (
    <Page {...head} above={<span class="muted">{region.name}</span>}>
      <div class="stack" aria-busy={busy}>
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
        {unseen && (
          <p class="muted no-print">
            The lists offer what was shown so far. The filter looks through every agreement.
          </p>
        )}
        {rows.length > 0 ? (
          <Table
            of={{ one: "agreement", many: "agreements" }}
            rows={rows}
            more={more ? "by number" : undefined}
            columns={columnsFor(region.id)}
            rowKey={({ id }) => id}
            csv={`registry-${region.id}`}
            fold
          />
        ) : (
          <p role="status">
            {more ? (
              "None so far. There are more agreements to look through."
            ) : (
              <>
                No agreement is like that.{" "}
                <a href={paths.registry(several ? { region: region.id } : undefined)}>Show all of them</a>
              </>
            )}
          </p>
        )}
        {more && (
          <div class="no-print">
            <Button small busy={busy && "Loading"} onClick={further}>
              {rows.length === 0 ? "Look further" : "Show more"}
            </Button>
          </div>
        )}
        <p class="no-print">
          <a href={dataRegistryPaths.dataRegistry(region.id)}>Who holds which data</a>: the public agreements
          about sharing data. <a href={publicProgramPaths.publicPrograms(region.id)}>Programs of study</a>:
          the ways from ninth grade to a credential that build on these agreements.
        </p>
        {several && (
          <p class="no-print">
            <a href={paths.registry()}>Another region</a>
          </p>
        )}
      </div>
    </Page>
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
      <span>
        {pathway?.name}
        {cipCodes.length > 0 && <small> {cipCodes.join(", ")}</small>}
      </span>
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
