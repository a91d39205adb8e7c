/** Giving notice of termination: the last day, the teach-out and the reason; what it breaks, and when it can be final. */
import { useState } from "preact/hooks";
import { lastDayOf } from "#shared/agreements/phase.ts";
import { bound, executedVersions } from "#shared/agreements/succession.ts";
import { plusDays } from "#shared/time.ts";
import { usePlace } from "../session.ts";
import { useChunk } from "../ui/chunk.ts";
import { Confirm } from "../ui/confirm.tsx";
import { dayInWords } from "../ui/dates.tsx";
import { ProseField, TextField } from "../ui/field.tsx";
import { useMove } from "./load.ts";
import type { MoveDialogProps } from "./move-dialog.tsx";

type NoticeProps = Pick<MoveDialogProps, "open" | "agreement" | "onClose" | "path" | "etag">;

export function NoticeDialog({ open, agreement, onClose, path, etag }: NoticeProps) {
  const { today } = usePlace().partnership;
  const ends = executedVersions(agreement).map(lastDayOf).sort().at(-1) ?? agreement.expirationDate;
  const { noticeDays } = bound(agreement);
  const runs = plusDays(today, noticeDays);
  const [day, setDay] = useState([runs, ends].sort()[0] as string);
  const [until, setUntil] = useState<string>();
  const [reason, setReason] = useState("");
  const making = useMove(path, etag);
  const ImpactPart = useChunk(async () => (await import("../programs/impact.tsx")).ImpactPart, open);
  const teachOut = until ?? endOfSchoolYear(day);
  const run = () => making.run("notice", { terminationDay: day, teachOutUntil: teachOut, reason });
  return (
    <Confirm
      open={open}
      onClose={onClose}
      title="Give notice of termination?"
      yes="Give notice"
      no="Not now"
      action={{ ...making, run }}
    >
      <p>
        It ends on the last day you name, instead of {dayInWords(ends)}. Courses finished after the teach-out
        give no credit any more; credit earned before is never taken back.
      </p>
      <p>
        Notice is {noticeDays} days: your side alone can make it final from {dayInWords(runs)}. Sooner, a
        signatory of the other side has to agree.
      </p>
      <div class="pair">
        <TextField
          label="Last day in force"
          pointer="/terminationDay"
          type="date"
          min={today}
          max={ends}
          value={day}
          onValue={setDay}
        />
        <TextField
          label="Teach-out until"
          pointer="/teachOutUntil"
          type="date"
          min={day}
          hint="The last day on which a finished course still counts."
          value={teachOut}
          onValue={setUntil}
        />
      </div>
      {ImpactPart && <ImpactPart of={{ agreement: agreement.id, lastDay: day }} />}
      <ProseField
        label="Why it ends"
        pointer="/reason"
        hint="A sentence or two. Everyone at the table reads it, and it stays in the history."
        value={reason}
        onValue={setReason}
        rows={3}
      />
    </Confirm>
  );
}

/** Students who began a course in a school year finish it in that year: June 30. */
function endOfSchoolYear(day: string): string {
  const year = Number(day.slice(0, 4)) + (day.slice(5) > "06-30" ? 1 : 0);
  return `${year}-06-30`;
}
