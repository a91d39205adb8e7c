/** The secret link for one's own calendar program: made, copied once, replaced, revoked. */
import { useRef, useState } from "preact/hooks";
import type { CalendarLink, NewCalendarLink } from "#shared/reminders/schema.ts";
import { post, remove } from "../api.ts";
import { changed, useAction } from "../load.ts";
import { usePlace } from "../session.ts";
import { Button } from "../ui/button.tsx";
import { Confirm } from "../ui/confirm.tsx";
import { Moment } from "../ui/dates.tsx";
import { Notice } from "../ui/notice.tsx";
import { ProblemNotice } from "../ui/problem.tsx";

export function CalendarPart({ link }: { link: CalendarLink }) {
  const { partnership } = usePlace();
  const [made, setMade] = useState<string | undefined>(undefined);
  const [copied, setCopied] = useState<"copied" | "by hand" | undefined>(undefined);
  const [asking, setAsking] = useState<"replace" | "revoke" | undefined>(undefined);
  const make = useAction(async () => {
    const { data } = await post<NewCalendarLink>("/me/calendar");
    setMade(data.url);
    setCopied(undefined);
    changed("/me/calendar");
  });
  const revoke = useAction(async () => {
    await remove("/me/calendar");
    setMade(undefined);
    changed("/me/calendar");
  });
  const field = useRef<HTMLInputElement>(null);
  const copy = async (text: string) => {
    try {
      await navigator.clipboard.writeText(text);
      setCopied("copied");
    } catch {
      // A page that came over plain http gets no clipboard.
      field.current?.select();
      setCopied("by hand");
    }
  };
  return (
    <div class="stack">
      <p>
        Last days of agreements, notices and teach-outs, the days by which you reaffirm agreements and say who
        teaches, and your region’s year: for Outlook, Google Calendar or any other that subscribes to a link.
        It always shows what you may see that day.
      </p>
      {made !== undefined && (
        <Notice kind="good" title="Your link is ready" live>
          <p>
            Copy it now: it is shown this once. Whoever has it sees your deadlines, so keep it to yourself.
          </p>
          <div class="field">
            <label for="calendar-link">Calendar link</label>
            <input
              ref={field}
              id="calendar-link"
              type="text"
              readOnly
              value={made}
              onFocus={(event) => event.currentTarget.select()}
            />
          </div>
          {copied === "by hand" && (
            <p role="status">
              Your browser does not copy from this page: the link is selected, copy it from there.
            </p>
          )}
          <div class="row">
            <Button kind="primary" onClick={() => void copy(made)}>
              {copied === "copied" ? "Copied" : "Copy the link"}
            </Button>
            <a class="button" href={made.replace(/^https?:/, "webcal:")}>
              Open in my calendar
            </a>
          </div>
        </Notice>
      )}
      {link.createdAt !== undefined && made === undefined && (
        <p>
          A link works since <Moment at={link.createdAt} timeZone={partnership.timeZone} />. It cannot be
          shown again; a new one takes its place.
        </p>
      )}
      {make.problem && <ProblemNotice problem={make.problem} live />}
      <div class="row">
        {link.createdAt === undefined ? (
          <Button onClick={() => void make.run()} busy={make.busy && "Making it"}>
            Make a calendar link
          </Button>
        ) : (
          <>
            <Button onClick={() => setAsking("replace")}>Make a new link</Button>
            <Button kind="danger" onClick={() => setAsking("revoke")}>
              Revoke the link
            </Button>
          </>
        )}
      </div>
      <Confirm
        open={asking !== undefined}
        onClose={() => setAsking(undefined)}
        title={asking === "replace" ? "Make a new link?" : "Revoke the link?"}
        yes={asking === "replace" ? "Make a new one" : "Revoke it"}
        no="Keep the link"
        danger={asking === "revoke"}
        action={asking === "replace" ? make : revoke}
      >
        <p>
          Calendars that use the link you have now no longer get your deadlines.
          {asking === "replace" && " Give them the new one afterwards."}
        </p>
      </Confirm>
    </div>
  );
}
