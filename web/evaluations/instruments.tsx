/** Instruments that programs are judged by: shipped and the partnership's own, with their editions. */

import type { InstrumentRow } from "#shared/evaluations/instrument-schema.ts";
import { objectionToInstruments } from "#shared/evaluations/rules.ts";
import { paths } from "../paths.ts";
import { usePlace } from "../session.ts";
import { Badge } from "../ui/badge.tsx";
import { LinkButton } from "../ui/button.tsx";
import { Page } from "../ui/page.tsx";
import { ProblemNotice } from "../ui/problem.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { useInstruments } from "./load.ts";
import { evaluationPaths } from "./paths.ts";
import "./evaluations.css";

export function InstrumentsPage() {
  const { partnership, actor } = usePlace();
  const read = useInstruments(partnership.id);
  const head = {
    title: "Instruments",
    crumbs: [
      { href: paths.programs(partnership.id), label: "Programs" },
      { href: evaluationPaths.evaluations(partnership.id), label: "Evaluations" },
    ],
    lede: "What a program of study is judged by. An edition never changes, so that rounds stay comparable; a correction is another edition.",
    actions: !objectionToInstruments(actor) && (
      <LinkButton kind="primary" href={evaluationPaths.newInstrument(partnership.id)}>
        Add an instrument
      </LinkButton>
    ),
  };
  if (read.state === "loading")
    return (
      <Page {...head}>
        <Skeleton of="the instruments" lines={8} />
      </Page>
    );
  if (read.state === "problem")
    return (
      <Page {...head}>
        <ProblemNotice problem={read.problem} retry={read.retry} />
      </Page>
    );
  return (
    <Page {...head}>
      <ul class="lines pieces">
        {read.data.map((row) => (
          <Row key={row.id} row={row} />
        ))}
      </ul>
    </Page>
  );
}

function Row({ row }: { row: InstrumentRow }) {
  const { partnership } = usePlace();
  const [newest] = row.editions;
  if (!newest) return null;
  return (
    <li>
      <div class="row between">
        <h2 class="small-head">
          <a href={evaluationPaths.instrument(partnership.id, row.id)}>{row.name}</a>
        </h2>
        {newest.verifiedOn ? (
          <Badge state="pass">Compared with its source</Badge>
        ) : (
          <Badge state="unknown">Not compared yet</Badge>
        )}
      </div>
      <small>
        {newest.elements} {newest.elements === 1 ? "element" : "elements"} in edition {newest.edition}
        {newest.drafts > 0 && `, ${newest.drafts} of them drafts`}
        {row.editions.length > 1 &&
          `; also ${row.editions
            .slice(1)
            .map(({ edition }) => edition)
            .join(", ")}`}
        {newest.origin === "OWN" && "; this partnership’s own"}
      </small>
    </li>
  );
}
