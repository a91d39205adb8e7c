/** What I was reminded of, newest first; whatever of it still waits stands on the home page. */
import { useState } from "preact/hooks";
import type { PartnershipId } from "#shared/ids.ts";
import type { Page } from "#shared/page.ts";
import type { Told } from "#shared/reminders/schema.ts";
import { pathOf } from "#shared/reminders/words.ts";
import { get } from "../api.ts";
import { useAction } from "../load.ts";
import { paths } from "../paths.ts";
import { usePlace } from "../session.ts";
import { Button } from "../ui/button.tsx";
import { Moment } from "../ui/dates.tsx";
import { Empty } from "../ui/empty.tsx";
import { ProblemNotice } from "../ui/problem.tsx";

export function ToldPart({ told }: { told: Page<Told> }) {
  const { partnership } = usePlace();
  const [more, setMore] = useState<Page<Told>>({ items: [] });
  const items = [...told.items, ...more.items];
  const next = more.items.length > 0 ? more.next : told.next;
  const earlier = useAction(async () => {
    if (next === undefined) return;
    const cursor = encodeURIComponent(next);
    const { data } = await get<Page<Told>>(
      `/partnerships/${partnership.id}/notices/told?limit=20&cursor=${cursor}`,
    );
    setMore({ items: [...more.items, ...data.items], next: data.next });
  });
  if (items.length === 0)
    return (
      <Empty
        title="Nothing yet"
        action={
          <a class="button" href={paths.home(partnership.id)}>
            See what waits now
          </a>
        }
      >
        When it is your turn to sign or review, or an agreement nears its last day, you are told here and by
        mail, once each.
      </Empty>
    );
  return (
    <>
      <ul class="lines">
        {items.map(({ at, byMail, notices, more: others }) => (
          <li key={at}>
            <ul class="plain">
              {notices.map((notice) => (
                <li key={notice.key}>
                  {notice.kind === "YEAR" ? (
                    <b>{notice.title}</b>
                  ) : (
                    <a href={pathOf(partnership.id as PartnershipId, notice)}>{notice.title}</a>
                  )}
                </li>
              ))}
              {others !== undefined && <li>and {others} more</li>}
            </ul>
            <small>
              <Moment at={at} timeZone={partnership.timeZone} />
              {byMail ? ", here and by mail" : ", here"}
            </small>
          </li>
        ))}
      </ul>
      {earlier.problem && <ProblemNotice problem={earlier.problem} live />}
      {next !== undefined && (
        <Button onClick={() => void earlier.run()} busy={earlier.busy && "Reading"}>
          Show earlier ones
        </Button>
      )}
    </>
  );
}
