/** Who holds which data in a region: every public data-sharing agreement, narrowed by words, taken away as a table. */
import type { PublicDataSharing } from "#shared/data-sharing/registry-schema.ts";
import { query } from "../paths.ts";
import { read, useReading } from "../public-read.ts";
import { useAddress } from "../ui/address.ts";
import { Badge } from "../ui/badge.tsx";
import { Button } from "../ui/button.tsx";
import { csvOf, download } from "../ui/csv.ts";
import { matches } from "../ui/filter.tsx";
import { Icon } from "../ui/icon.tsx";
import { DataRegistryFrame, Failed, Sheet, useOnward, Waiting } from "./frame.tsx";
import { dataRegistryPaths } from "./paths.ts";
import { states, table } from "./standing.ts";
import { useVoice } from "./voice.tsx";

type Region = { id: string; name: string };
type Page = { items: PublicDataSharing[]; next?: string };

/** Every entry of a region, a page of the hub's answers after the other. */
async function readEntries(region: string): Promise<PublicDataSharing[]> {
  const found: PublicDataSharing[] = [];
  let cursor: string | undefined;
  do {
    const page: Page = await read(`/partnerships/${region}/data-sharing${query({ limit: "50", cursor })}`);
    found.push(...page.items);
    cursor = page.next;
  } while (cursor !== undefined);
  return found;
}

export function DataRegistryPage() {
  const asked = location.pathname.split("/")[3] ?? "";
  const regions = useReading("/partnerships", read<{ items: Region[] }>);
  const all = regions.state === "content" ? regions.data.items : [];
  const region = all.length === 1 && asked === "" ? all[0] : all.find(({ id }) => id === asked);
  return (
    <DataRegistryFrame place={regions.state === "loading" ? "" : region?.name}>
      {regions.state === "loading" ? (
        <Shown>
          <Waiting />
        </Shown>
      ) : regions.state === "problem" ? (
        <Shown>
          <Failed retry={regions.retry} />
        </Shown>
      ) : region ? (
        <Of region={region} several={all.length > 1} />
      ) : (
        <Shown>{all.length === 0 ? <Nothing /> : <Which regions={all} />}</Shown>
      )}
    </DataRegistryFrame>
  );
}

function Shown({
  actions,
  children,
}: {
  actions?: preact.ComponentChildren;
  children: preact.ComponentChildren;
}) {
  const { text } = useVoice();
  return (
    <Sheet lede={text("lede")} actions={actions}>
      {children}
    </Sheet>
  );
}

function Nothing() {
  const { text } = useVoice();
  return (
    <div class="empty">
      <h2>{text("none")}</h2>
      <p>{text("none.text")}</p>
    </div>
  );
}

function Which({ regions }: { regions: readonly Region[] }) {
  const { text } = useVoice();
  const onward = useOnward();
  return (
    <section aria-labelledby="regions">
      <h2 id="regions">{text("regions")}</h2>
      <ul class="lines">
        {regions.map(({ id, name }) => (
          <li key={id}>
            <a href={onward(dataRegistryPaths.dataRegistry(id))}>{name}</a>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Of({ region, several }: { region: Region; several: boolean }) {
  const voice = useVoice();
  const { text } = voice;
  const onward = useOnward();
  const [wanted, setWanted] = useAddress("q");
  const found = useReading(region.id, readEntries);
  const other = several && (
    <p class="no-print">
      <a href={onward(dataRegistryPaths.dataRegistry())}>{text("regions.other")}</a>
    </p>
  );
  if (found.state !== "content")
    return <Shown>{found.state === "loading" ? <Waiting /> : <Failed retry={found.retry} />}</Shown>;
  const all = found.data;
  if (all.length === 0)
    return (
      <Shown>
        <Nothing />
        {other}
      </Shown>
    );
  const entries = all.filter((one) => matches(wanted, ...wordsOf(one)));
  return (
    <Shown
      actions={
        <>
          <Button
            small
            onClick={() => download(`data-sharing-${region.id}.csv`, csvOf(table(entries, voice)))}
          >
            {text("csv")}
          </Button>
          <Button small onClick={() => print()}>
            {text("print")}
          </Button>
        </>
      }
    >
      <div class="stack">
        <div class="row no-print">
          <search class="filter">
            <Icon name="search" />
            <input
              type="search"
              aria-label={text("filter")}
              title={text("filter")}
              value={wanted}
              autocomplete="off"
              onInput={(event) => setWanted(event.currentTarget.value)}
            />
          </search>
          {wanted !== "" && (
            <p role="status" class="muted">
              {text("found", { count: entries.length, all: all.length })}
            </p>
          )}
        </div>
        {entries.length === 0 ? (
          <p>{text("filter.none")}</p>
        ) : (
          <ul class="lines">
            {entries.map((one) => (
              <Entry key={one.id} {...one} />
            ))}
          </ul>
        )}
        <p class="muted">
          <small>{text("law")}</small>
        </p>
        {other}
      </div>
    </Shown>
  );
}

/** What the filter looks through. */
const wordsOf = (one: PublicDataSharing): (string | undefined)[] => [
  one.name,
  one.codedNotation,
  one.scope,
  ...one.purposes,
  ...one.holders.flatMap(({ name, code, passedTo }) => [name, code, ...passedTo.map((each) => each.name)]),
  ...one.disclosers.flatMap(({ name, code }) => [name, code]),
  ...one.information.map(({ name }) => name),
];

function Entry(one: PublicDataSharing) {
  const voice = useVoice();
  const { text, day, list, counted, written } = voice;
  const onward = useOnward();
  return (
    <li class="stack tight">
      <div class="row">
        <Badge state={states[one.phase]}>{text(`state.${one.phase}`)}</Badge>
        <small class="muted">
          <code>{one.codedNotation}</code> {text(`tier.${one.tier}`)}
        </small>
      </div>
      <h2 class="small-head" lang={written}>
        <a href={onward(dataRegistryPaths.dataRegistry(one.partnership.id, one.id))}>{one.name}</a>
      </h2>
      <p lang={written}>{one.purposes.join(" ")}</p>
      <dl class="facts">
        <div>
          <dt>{text("holders")}</dt>
          <dd>{list(one.holders.map(({ name }) => name))}</dd>
        </div>
        <div>
          <dt>{text("disclosers")}</dt>
          <dd>{list(one.disclosers.map(({ name }) => name))}</dd>
        </div>
        <div>
          <dt>{text("duration")}</dt>
          <dd>
            {text("duration.days", { from: day(one.from), until: day(one.until) })}
            <small>{counted("types.count", one.information.length)}</small>
          </dd>
        </div>
        {one.held?.by !== undefined && (
          <div>
            <dt>{text("held")}</dt>
            <dd>{text("held.by", { day: day(one.held.by) })}</dd>
          </div>
        )}
      </dl>
    </li>
  );
}
