/** The bridges that lead into one program: what each covers of its entry point, and how far it climbs. */
import { objectionToStarting } from "#shared/bridges/rules.ts";
import type { BridgeRow } from "#shared/bridges/schema.ts";
import type { Program } from "#shared/programs/schema.ts";
import type { Names } from "../agreements/names.ts";
import { together } from "../load.ts";
import { usePlace } from "../session.ts";
import { Badge } from "../ui/badge.tsx";
import { Empty } from "../ui/empty.tsx";
import { ProblemNotice } from "../ui/problem.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { CoverageView } from "./coverage-view.tsx";
import { bridgePath, useFacts, useOne, usePlan, useRows, whole } from "./load.ts";
import { bridgePaths } from "./paths.ts";
import { statusWords } from "./words.ts";

export function ProgramBridges({ program, names }: { program: Program; names: Names }) {
  const { partnership, actor } = usePlace();
  const read = useRows(partnership.id, program.id);
  if (read.state === "loading") return <Skeleton of="the bridges" lines={12} />;
  if (read.state === "problem") return <ProblemNotice problem={read.problem} retry={read.retry} />;
  const own = actor.organization;
  const start = own && !objectionToStarting(actor, [{ organizationId: own, kind: "OTHER" }]) && (
    <a class="button" href={bridgePaths.newBridge(partnership.id, { program: program.id })}>
      Start a bridge into it
    </a>
  );
  if (read.data.length === 0)
    return (
      <Empty title="No bridge leads into this program yet" action={start}>
        An adult education provider or a college builds one from where learners are to an entry point of the
        program.
      </Empty>
    );
  return (
    <div class="stack">
      {read.data.map((row) => (
        <OneBridge key={row.id} row={row} program={program} names={names} />
      ))}
      {start && <div class="no-print">{start}</div>}
    </div>
  );
}

function OneBridge({ row, program, names }: { row: BridgeRow; program: Program; names: Names }) {
  const { partnership } = usePlace();
  const path = bridgePath(partnership.id, row.id);
  const read = together(useOne(path), usePlan(path), useFacts(path));
  const { word, state } = statusWords[row.status];
  return (
    <section aria-labelledby={row.id}>
      <div class="section-head">
        <h2 id={row.id}>
          <a href={bridgePaths.bridge(partnership.id, row.id)}>{row.title}</a>
        </h2>
        <p class="row">
          <Badge state={state}>{word}</Badge>
          {row.providers.map(({ organizationId }) => names.name(organizationId)).join(", ")}
        </p>
      </div>
      {read.state === "loading" && <Skeleton of="what it covers" lines={10} />}
      {read.state === "problem" && <ProblemNotice problem={read.problem} retry={read.retry} />}
      {read.state === "content" &&
        (read.data[0].data.contentHidden ? (
          <p class="muted">Its providers see what it covers.</p>
        ) : (
          <CoverageView
            bridge={whole(read.data[0].data)}
            plan={read.data[1]}
            facts={read.data[2]}
            into={read.data[2].entries.find((one) => one.programId === program.id && one.entry)}
            id={row.id}
          />
        ))}
    </section>
  );
}
