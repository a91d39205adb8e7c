/** Ending an agreement before its last day: after the notice agreed, or at once for a cause that its terms name. */
import { useState } from "preact/hooks";
import { bound } from "#shared/data-sharing/versions.ts";
import { plusDays } from "#shared/time.ts";
import { usePlace } from "../session.ts";
import { useChunk } from "../ui/chunk.ts";
import { Confirm } from "../ui/confirm.tsx";
import { ChoiceField, TextField } from "../ui/field.tsx";
import { useTerms } from "./load.ts";
import { type DialogProps, ReasonField, useMove } from "./moving.tsx";

export function TerminateDialog({ open, agreement, onClose, path, etag }: DialogProps) {
  const { today } = usePlace().partnership;
  const { noticeDays } = bound(agreement);
  const terms = useTerms(path);
  const causes = terms.state === "content" ? terms.data.data.terminationCauses : [];
  const [lastDay, setLastDay] = useState(plusDays(today, noticeDays));
  const [cause, setCause] = useState("");
  const [reason, setReason] = useState("");
  const making = useMove(path, etag);
  const ImpactPart = useChunk(async () => (await import("../programs/impact.tsx")).ImpactPart, open);
  return (
    <Confirm
      open={open}
      onClose={onClose}
      title="End it early?"
      yes="End it"
      no="Not now"
      action={{
        ...making,
        run: () => making.run("terminate", { lastDay, reason, ...(cause ? { cause } : {}) }),
      }}
    >
      <p>
        After its last day nothing passes and receivers lose access. Each of them then says what became of the
        data, and it is closed when all have. This is final: what follows is a new agreement.
      </p>
      {causes.length > 0 && (
        <ChoiceField
          label="For a cause that its terms name"
          pointer="/cause"
          hint={cause ? "No notice has to run." : `Without one, notice runs ${noticeDays} days.`}
          optional
          value={cause}
          onValue={(next) => {
            setCause(next);
            setLastDay(next ? today : plusDays(today, noticeDays));
          }}
          choices={causes.map((one) => ({ value: one, label: one }))}
          none="No such cause"
        />
      )}
      <TextField
        label="Last day"
        pointer="/lastDay"
        type="date"
        min={cause ? today : plusDays(today, noticeDays)}
        value={lastDay}
        onValue={setLastDay}
      />
      {ImpactPart && <ImpactPart of={{ dataSharing: agreement.id }} />}
      <ReasonField label="Why" value={reason} onValue={setReason} />
    </Confirm>
  );
}
