/** Taking on a gap: which organization and who there, until when, and how. It closes by itself. */
import { useState } from "preact/hooks";
import type { Gap } from "#shared/bridges/gaps.ts";
import type { GapTask } from "#shared/bridges/schema.ts";
import { mayTakeOn } from "#shared/bridges/tasks.ts";
import type { MemberRow } from "#shared/people/schema.ts";
import { covers } from "#shared/time.ts";
import type { Names } from "../agreements/names.ts";
import { usePlace } from "../session.ts";
import { Button } from "../ui/button.tsx";
import { Confirm } from "../ui/confirm.tsx";
import { ChoiceField, ProseField, TextField } from "../ui/field.tsx";
import { type Moving, useMove } from "./moving.tsx";

type TaskProps = Moving & {
  gap: Gap;
  task: GapTask | undefined;
  names: Names;
  people: readonly MemberRow[];
  open: boolean;
  onClose: () => void;
};

export function TaskDialog({ bridge, path, etag, gap, task, names, people, open, onClose }: TaskProps) {
  const { partnership, actor } = usePlace();
  const [ownerId, setOwner] = useState<string>(task?.ownerId ?? actor.organization ?? "");
  const [personId, setPerson] = useState<string>(task ? (task.personId ?? "") : actor.person);
  const [due, setDue] = useState(task?.due ?? "");
  const [note, setNote] = useState(task?.note ?? "");
  const making = useMove(path, etag);
  const dropping = useMove(path, etag);
  const owners = names.organizations
    .filter((one) => !one.successorId && mayTakeOn(bridge, one.id))
    .toSorted((a, b) => a.name.localeCompare(b.name, "en"));
  const there = people
    .filter(({ grants }) =>
      grants.some((one) => one.organizationId === ownerId && covers(one, partnership.today)),
    )
    .toSorted((a, b) => a.name.localeCompare(b.name, "en"));
  const body = {
    key: gap.key,
    ownerId,
    ...(personId && there.some((one) => one.personId === personId) ? { personId } : {}),
    ...(due ? { due } : {}),
    ...(note.trim() ? { note: note.trim().replaceAll(/\s*\n\s*/g, " ") } : {}),
  };
  return (
    <Confirm
      open={open}
      onClose={onClose}
      title={task ? "Who closes this gap?" : "Take on this gap"}
      yes={task ? "Save" : "Take it on"}
      no="Not now"
      danger={false}
      action={{ ...making, run: () => making.run("tasks", body) }}
    >
      <p>{gap.what} The task closes by itself when the gap does.</p>
      <ChoiceField
        label="Organization"
        pointer="/ownerId"
        value={ownerId}
        onValue={setOwner}
        choices={owners.map(({ id, name }) => ({ value: id, label: name }))}
      />
      {there.length > 0 && (
        <ChoiceField
          label="Person"
          pointer="/personId"
          optional
          value={there.some((one) => one.personId === personId) ? personId : ""}
          onValue={setPerson}
          choices={there.map((one) => ({ value: one.personId, label: one.name }))}
          none="Nobody in particular"
        />
      )}
      <TextField label="Due" pointer="/due" type="date" optional value={due} onValue={setDue} />
      <ProseField
        label="How"
        pointer="/note"
        hint="In a sentence: an 8-hour reading lab."
        optional
        rows={2}
        value={note}
        onValue={setNote}
      />
      {task && (
        <div>
          <Button
            small
            kind="quiet"
            busy={dropping.busy && "One moment"}
            onClick={() =>
              void dropping.run("tasks/drop", { key: gap.key }).then((done) => {
                if (done) onClose();
              })
            }
          >
            Give it back: nobody’s
          </Button>
        </div>
      )}
    </Confirm>
  );
}
