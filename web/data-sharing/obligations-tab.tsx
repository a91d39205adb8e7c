/** What the parties owe each other and by when, month by month, with what shows that it was done; and incidents. */
import { useState } from "preact/hooks";
import type { Obligation } from "#shared/data-sharing/obligations-schema.ts";
import type { DataSharing } from "#shared/data-sharing/schema.ts";
import type { Names } from "../agreements/names.ts";
import { get } from "../api.ts";
import { useLoad } from "../load.ts";
import { paths } from "../paths.ts";
import { usePlace } from "../session.ts";
import { Badge, type State } from "../ui/badge.tsx";
import { Button } from "../ui/button.tsx";
import { useChunk } from "../ui/chunk.ts";
import { Day, fromToday } from "../ui/dates.tsx";
import { ProblemNotice } from "../ui/problem.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { IncidentsPart } from "./incidents-part.tsx";

type Shown = Obligation & { title: string; why: string; mayMark: boolean; mayReopen: boolean };

type TabProps = { agreement: DataSharing; path: string; names: Names };

const stateWords: Record<Obligation["state"], { state: State; word: string }> = {
  UPCOMING: { state: "draft", word: "To come" },
  OPEN: { state: "in-review", word: "Open now" },
  HELD: { state: "suspended", word: "Held: suspended" },
  OVERDUE: { state: "overdue", word: "Overdue" },
  MISSED: { state: "fail", word: "Missed" },
  DONE: { state: "pass", word: "Done" },
};

export function ObligationsTab({ agreement, path, names }: TabProps) {
  const { partnership } = usePlace();
  const read = useLoad(
    `${path}/obligations`,
    async (signal) => (await get<{ items: Shown[] }>(`${path}/obligations`, signal)).data.items,
  );
  const [dialog, setDialog] = useState<{ of: Shown; kind: "done" | "reopen"; open: boolean }>();
  const Dialog = useChunk(
    async () => (await import("./obligation-dialog.tsx")).ObligationDialog,
    dialog !== undefined,
  );
  if (read.state === "loading") return <Skeleton of="what is owed" lines={12} />;
  if (read.state === "problem") return <ProblemNotice problem={read.problem} retry={read.retry} />;
  const all = read.data.toSorted((a, b) => a.due.localeCompare(b.due));
  const done = all.filter(({ state }) => state === "DONE" || state === "MISSED");
  const ahead = all.filter((one) => !done.includes(one));
  const ask = (of: Shown, kind: "done" | "reopen") => setDialog({ of, kind, open: true });
  const list = (of: readonly Shown[]) => (
    <ol class="docket">
      {of.map((one) => (
        <Line key={one.key} one={one} names={names} ask={ask} />
      ))}
    </ol>
  );
  return (
    <div class="stack terms">
      <section aria-labelledby="owed" class="term-part">
        <div class="section-head">
          <h2 id="owed" class="small-head">
            What is owed
          </h2>
          {ahead.length > 0 && (
            <a class="no-print" href={paths.reminders(partnership.id, "calendar")}>
              In my own calendar
            </a>
          )}
        </div>
        {ahead.length === 0 ? (
          <p class="muted">
            {agreement.dateSigned
              ? "Nothing more is owed under this agreement."
              : "Duties begin when it is signed: transfers, reviews, proofs, and the destruction at its end."}
          </p>
        ) : (
          months(ahead).map(([month, items]) => (
            <section key={month} aria-label={month} class="month">
              <h3>{month}</h3>
              {list(items)}
            </section>
          ))
        )}
      </section>
      {done.length > 0 && (
        <details>
          <summary>
            {done.length} that {done.length === 1 ? "is" : "are"} over
          </summary>
          {list(done.toReversed())}
        </details>
      )}
      <IncidentsPart agreement={agreement} path={path} names={names} />
      {dialog && Dialog && (
        <Dialog
          key={`${dialog.kind} ${dialog.of.key}`}
          {...dialog}
          path={path}
          onClose={() => setDialog({ ...dialog, open: false })}
        />
      )}
    </div>
  );
}

const monthOf = new Intl.DateTimeFormat("en-US", { month: "long", year: "numeric", timeZone: "UTC" });

/** By the month in which they are due, in its order. */
function months(of: readonly Shown[]): [string, Shown[]][] {
  const found = new Map<string, Shown[]>();
  for (const one of of) {
    const month = monthOf.format(new Date(`${one.due}T00:00:00Z`));
    found.set(month, [...(found.get(month) ?? []), one]);
  }
  return [...found];
}

type LineProps = { one: Shown; names: Names; ask: (of: Shown, kind: "done" | "reopen") => void };

function Line({ one, names, ask }: LineProps) {
  const { today } = usePlace().partnership;
  const { state, word } = stateWords[one.state];
  const late = one.state === "OVERDUE" || one.state === "MISSED";
  return (
    <li>
      <div class={late ? "when late" : one.state === "OPEN" ? "when soon" : "when"}>
        <Day date={one.due} />
        <small>{one.state === "DONE" ? "" : fromToday(one.due, today)}</small>
      </div>
      <div class="stack tight">
        <h4>{one.title}</h4>
        <p>{one.why}</p>
        {one.done && (
          <small>
            Done <Day date={one.done.on} />
            {one.late && ", late"}
            {one.done.reference && `: ${one.done.reference}`}
            {one.done.byName && ` (${one.done.byName})`}
          </small>
        )}
        <small>{names.name(one.organizationId)}</small>
      </div>
      <div class="stack tight">
        <span>
          <Badge state={state}>{word}</Badge>
        </span>
        {one.mayMark && (
          <Button small onClick={() => ask(one, "done")}>
            It is done<span class="sr">: {one.title}</span>
          </Button>
        )}
        {one.mayReopen && (
          <Button small kind="quiet" onClick={() => ask(one, "reopen")}>
            Take that back<span class="sr">: {one.title}</span>
          </Button>
        )}
      </div>
    </li>
  );
}
