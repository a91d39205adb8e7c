/** Saying that a duty was done, when, and what shows it; or taking that back. Both stay in the history. */
import { useState } from "preact/hooks";
import type { Obligation } from "#shared/data-sharing/obligations-schema.ts";
import { post } from "../api.ts";
import { freshAfter, useAction } from "../load.ts";
import { usePlace } from "../session.ts";
import { Confirm } from "../ui/confirm.tsx";
import { ProseField, TextField } from "../ui/field.tsx";

type DialogProps = {
  of: Obligation & { title: string };
  kind: "done" | "reopen";
  open: boolean;
  onClose: () => void;
  path: string;
};

export function ObligationDialog({ of, kind, open, onClose, path }: DialogProps) {
  const { today } = usePlace().partnership;
  const clock = of.kind === "BREACH_NOTICE";
  const [on, setOn] = useState(today);
  const [time, setTime] = useState("12:00");
  const [reference, setReference] = useState("");
  const [reason, setReason] = useState("");
  const at = `${path}/obligations/${of.key}`;
  const action = useAction(async (key) => {
    const writing =
      kind === "done"
        ? post<unknown>(
            `${at}/done`,
            { on, reference, ...(clock ? { at: new Date(`${on}T${time}`).toISOString() } : {}) },
            { key },
          )
        : post<unknown>(`${at}/reopen`, { reason }, { key, ifMatch: `"${of.done?.version ?? 0}"` });
    await freshAfter(`${path}/obligations`, writing);
  });
  return (
    <Confirm
      open={open}
      onClose={onClose}
      title={kind === "done" ? "Is it done?" : "Take back that it was done?"}
      yes={kind === "done" ? "It is done" : "Take it back"}
      no="Not now"
      danger={kind === "reopen"}
      action={action}
    >
      <p>{of.title}</p>
      {kind === "done" ? (
        <>
          <div class="pair">
            <TextField label="On" pointer="/on" type="date" max={today} value={on} onValue={setOn} />
            {clock && (
              <TextField
                label="At"
                pointer="/at"
                hint="Your own clock, as 14:30."
                value={time}
                onValue={setTime}
              />
            )}
          </div>
          <TextField
            label="What shows it"
            pointer="/reference"
            hint="Letter of August 14, file 2027-88."
            autocomplete="off"
            value={reference}
            onValue={setReference}
          />
        </>
      ) : (
        <ProseField label="Why" pointer="/reason" value={reason} onValue={setReason} rows={3} />
      )}
    </Confirm>
  );
}
