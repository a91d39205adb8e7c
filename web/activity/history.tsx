/** Who did what to a record, newest first, and proof that nobody rewrote it. For any record that has a history. */

import { useState } from "preact/hooks";
import type { ActivityEvent, Verification } from "#shared/activity/schema.ts";
import type { Page } from "#shared/page.ts";
import { get } from "../api.ts";
import { useAction, useLoad } from "../load.ts";
import { usePlace } from "../session.ts";
import { Button } from "../ui/button.tsx";
import { Moment } from "../ui/dates.tsx";
import { Face } from "../ui/face.tsx";
import { Notice } from "../ui/notice.tsx";
import { ProblemNotice } from "../ui/problem.tsx";
import { Skeleton } from "../ui/skeleton.tsx";

/** `path` is the record's own, without `/api`: `/partnerships/…/organizations/org_…`. */
export function History({ path }: { path: string }) {
  const { partnership } = usePlace();
  const history = useLoad(`${path}/history`, (signal) => whole(path, signal));
  if (history.state === "loading") return <Skeleton of="the history" lines={4} />;
  if (history.state === "problem") return <ProblemNotice problem={history.problem} retry={history.retry} />;
  const events = history.data;
  if (events.length === 0) return <p class="muted">Nothing has happened to this record yet.</p>;
  return (
    <div class="stack">
      <ol class="feed">
        {events.map((event) => (
          <li key={event.seq}>
            <Face name={event.actorName} />
            <p>
              <b>{inWords(event.action)}</b>
              {event.note && <>: {event.note}</>}
            </p>
            <small>
              {event.actorName}, <Moment at={event.at} timeZone={partnership.timeZone} />
            </small>
          </li>
        ))}
      </ol>
      <Verify path={path} />
    </div>
  );
}

function Verify({ path }: { path: string }) {
  const [answer, setAnswer] = useState<Verification | undefined>(undefined);
  const verify = useAction(async () => setAnswer((await get<Verification>(`${path}/history/verify`)).data));
  return (
    <div class="stack tight no-print">
      <div>
        <Button
          small
          onClick={() => void verify.run()}
          busy={verify.busy && "Checking every event"}
          note="Each event carries a fingerprint of the one before. Checking recomputes them all."
        >
          Check that nothing was rewritten
        </Button>
      </div>
      {verify.problem && <ProblemNotice problem={verify.problem} live />}
      {answer?.intact && (
        <Notice kind="good" title="Nothing was rewritten" live>
          <p>All {answer.events} events follow from one another.</p>
        </Notice>
      )}
      {answer && !answer.intact && (
        <Notice kind="bad" title="This history does not hold together" live>
          <p>
            Event {answer.broken?.seq}: {answer.broken?.why}
          </p>
        </Notice>
      )}
    </div>
  );
}

/** `organization-merged` as a person reads it: `Organization merged`. */
export const inWords = (action: string): string => sentence(action.replaceAll("-", " "));
const sentence = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);

async function whole(path: string, signal: AbortSignal): Promise<ActivityEvent[]> {
  const events: ActivityEvent[] = [];
  let cursor: string | undefined;
  do {
    const { data } = await get<Page<ActivityEvent>>(
      `${path}/history${cursor === undefined ? "" : `?cursor=${encodeURIComponent(cursor)}`}`,
      signal,
    );
    events.push(...data.items);
    cursor = data.next;
  } while (cursor !== undefined);
  return events.sort((a, b) => b.seq - a.seq);
}
