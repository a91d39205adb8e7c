/** Every public program of study of a region, by field, narrowed by words. */
import type { PublicProgramRow } from "#shared/programs/public-schema.ts";
import { read, useReading } from "../public-read.ts";
import { useAddress } from "../ui/address.ts";
import { matches } from "../ui/filter.tsx";
import { Icon } from "../ui/icon.tsx";
import { Failed, ProgramsFrame, Sheet, useOnward, Waiting } from "./frame.tsx";
import { publicProgramPaths } from "./paths.ts";
import { useVoice } from "./voice.tsx";

type Region = { id: string; name: string };

export function PublicProgramsPage() {
  const asked = location.pathname.split("/")[2] ?? "";
  const regions = useReading("/partnerships", read<{ items: Region[] }>);
  const all = regions.state === "content" ? regions.data.items : [];
  const region = all.length === 1 && asked === "" ? all[0] : all.find(({ id }) => id === asked);
  return (
    <ProgramsFrame place={regions.state === "loading" ? "" : region?.name}>
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
    </ProgramsFrame>
  );
}

function Shown({ children }: { children: preact.ComponentChildren }) {
  const { text } = useVoice();
  return <Sheet lede={text("lede")}>{children}</Sheet>;
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
            <a href={onward(publicProgramPaths.publicPrograms(id))}>{name}</a>
          </li>
        ))}
      </ul>
    </section>
  );
}

const wordsOf = ({ title, pathway, organizations }: PublicProgramRow): string[] => [
  title,
  pathway.name,
  pathway.cluster ?? "",
  ...organizations.map(({ name }) => name),
];

function Of({ region, several }: { region: Region; several: boolean }) {
  const { text } = useVoice();
  const onward = useOnward();
  const [wanted, setWanted] = useAddress("q");
  const found = useReading(`/partnerships/${region.id}/programs`, read<{ items: PublicProgramRow[] }>);
  const other = several && (
    <p class="no-print">
      <a href={onward(publicProgramPaths.publicPrograms())}>{text("regions.other")}</a>
    </p>
  );
  if (found.state !== "content")
    return <Shown>{found.state === "loading" ? <Waiting /> : <Failed retry={found.retry} />}</Shown>;
  const all = found.data.items;
  if (all.length === 0)
    return (
      <Shown>
        <Nothing />
        {other}
      </Shown>
    );
  const programs = all.filter((one) => matches(wanted, ...wordsOf(one)));
  const byField = Map.groupBy(programs, ({ pathway }) => pathway.cluster ?? pathway.name);
  return (
    <Shown>
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
            {programs.length === 0
              ? text("filter.none")
              : text("found", { count: programs.length, all: all.length })}
          </p>
        )}
      </div>
      {[...byField].map(([field, some]) => (
        <section key={field} aria-label={field} class="stack tight">
          <h2 class="small-head">{field}</h2>
          <ul class="lines">
            {some.map((one) => (
              <Program key={one.id} region={region.id} {...one} />
            ))}
          </ul>
        </section>
      ))}
      {other}
    </Shown>
  );
}

function Program({
  region,
  id,
  title,
  pathway,
  cohort,
  organizations,
}: PublicProgramRow & { region: string }) {
  const { text, list, written } = useVoice();
  const onward = useOnward();
  return (
    <li class="named">
      <a href={onward(publicProgramPaths.publicProgram(region, id))} lang={written}>
        <b>{title}</b>
      </a>
      <small>
        {pathway.name}. {text("class", { year: cohort })}.{" "}
        {text("with", { names: list(organizations.map(({ name }) => name)) })}.
      </small>
    </li>
  );
}
