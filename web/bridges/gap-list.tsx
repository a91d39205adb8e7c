/** The gaps that are open, who took each on and until when; and those that have closed. A gap closes itself. */
import { useState } from "preact/hooks";
import type { Gap } from "#shared/bridges/gaps.ts";
import type { GapTask } from "#shared/bridges/schema.ts";
import { objectionToTasking } from "#shared/bridges/tasks.ts";
import type { MemberRow } from "#shared/people/schema.ts";
import type { Names } from "../agreements/names.ts";
import { usePlace } from "../session.ts";
import { Button } from "../ui/button.tsx";
import { useChunk } from "../ui/chunk.ts";
import { Day, dayInWords } from "../ui/dates.tsx";
import { isForOthers } from "../ui/for-others.ts";
import type { Moving } from "./moving.tsx";

type GapsProps = Moving & {
  gaps: readonly Gap[];
  tasks: readonly GapTask[];
  names: Names;
  people: readonly MemberRow[];
};

/** So many that only the cluster's share asks for are told at once. */
const othersAtOnce = 3;

export function GapList({ gaps, tasks, names, people, ...moving }: GapsProps) {
  const { actor } = usePlace();
  const [asked, setAsked] = useState<{ gap: Gap; open: boolean }>();
  const TaskDialog = useChunk(
    async () => (await import("./task-dialog.tsx")).TaskDialog,
    asked !== undefined,
  );
  const why = objectionToTasking(moving.bridge, actor);
  const byKey = new Map(tasks.map((task) => [task.key, task]));
  const needed = gaps.filter((gap) => gap.asked === "ENTRY" || byKey.has(gap.key));
  const others = gaps.filter((gap) => !needed.includes(gap));
  const closed = tasks.filter(({ closedOn }) => closedOn !== undefined);
  const line = (gap: Gap) => {
    const task = byKey.get(gap.key);
    return (
      <li key={gap.key}>
        <span>
          {gap.what}
          {task ? (
            <Taken task={task} names={names} people={people} />
          ) : (
            <small class="muted">Nobody has taken it on.</small>
          )}
        </span>
        {!isForOthers(why) && (
          <span class="tools no-print">
            <Button small because={why?.why} onClick={() => setAsked({ gap, open: true })}>
              {task ? "Change" : "Take it on"}
              <span class="sr">: {gap.what}</span>
            </Button>
          </span>
        )}
      </li>
    );
  };
  return (
    <section aria-labelledby="gaps" class="tight">
      <h3 id="gaps">{gaps.length === 0 ? "No gap is left" : "Gaps"}</h3>
      {gaps.length === 0 && (
        <p>Learners leave with everything that its entry points and its cluster ask for.</p>
      )}
      {needed.length > 0 && <ul class="gaps">{needed.map(line)}</ul>}
      {others.length > 0 && (
        <details open={needed.length === 0 && others.length <= othersAtOnce}>
          <summary>
            {others.length === 1 ? "One statement" : `${others.length} statements`} of the cluster that no
            entry point asks for
          </summary>
          <ul class="gaps">{others.map(line)}</ul>
        </details>
      )}
      {closed.length > 0 && (
        <details>
          <summary>
            {closed.length === 1 ? "One gap has closed" : `${closed.length} gaps have closed`}
          </summary>
          <ul class="gaps">
            {closed.map((task) => (
              <li key={task.key}>
                <span>
                  {task.what}
                  <small>
                    {names.name(task.ownerId)} took it on; closed on{" "}
                    {task.closedOn && dayInWords(task.closedOn)}.
                  </small>
                </span>
              </li>
            ))}
          </ul>
        </details>
      )}
      {asked && TaskDialog && (
        <TaskDialog
          key={asked.gap.key}
          {...moving}
          gap={asked.gap}
          task={byKey.get(asked.gap.key)}
          names={names}
          people={people}
          open={asked.open}
          onClose={() => setAsked({ ...asked, open: false })}
        />
      )}
    </section>
  );
}

function Taken({ task, names, people }: { task: GapTask; names: Names; people: readonly MemberRow[] }) {
  const { partnership } = usePlace();
  const person = people.find(({ personId }) => personId === task.personId)?.name;
  const late = task.due !== undefined && task.due < partnership.today;
  return (
    <small>
      {person ? `${person}, ${names.name(task.ownerId)}` : names.name(task.ownerId)}
      {task.due && (
        <>
          {late ? ", was due " : ", due "}
          <Day date={task.due} today={partnership.today} relative />
        </>
      )}
      {task.note && `. ${task.note}`}
    </small>
  );
}
