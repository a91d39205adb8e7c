/** Starting the next version: an amendment or a renewal, from which day to which, and what it is for. */
import { useState } from "preact/hooks";
import { spanOfNext } from "#shared/data-sharing/succession.ts";
import { bound } from "#shared/data-sharing/versions.ts";
import { usePlace } from "../session.ts";
import { Confirm } from "../ui/confirm.tsx";
import { CheckField, ProseField, TextField } from "../ui/field.tsx";
import { type DialogProps, useMove } from "./moving.tsx";

export function SuccessionDialog({
  kind,
  open,
  agreement,
  onClose,
  path,
  etag,
}: DialogProps & { kind: "amend" | "renew" }) {
  const { today } = usePlace().partnership;
  const last = bound(agreement);
  const suggested = spanOfNext(kind, last, {}, today);
  const [span, setSpan] = useState(suggested);
  const [changeSummary, setSummary] = useState("");
  const [restated, setRestated] = useState(false);
  const making = useMove(path, etag);
  const run = () =>
    making.run(kind, {
      ...span,
      ...(changeSummary.trim() ? { changeSummary: changeSummary.trim() } : {}),
      ...(kind === "amend" && restated ? { restated } : {}),
    });
  return (
    <Confirm
      open={open}
      onClose={onClose}
      title={kind === "amend" ? "Start an amendment?" : "Start a renewal?"}
      yes="Start the draft"
      no="Not now"
      danger={false}
      action={{ ...making, run }}
    >
      <p>
        Version {agreement.versionNo + 1} starts as a draft with what version {last.versionNo} says. It binds
        when all parties have signed it; until then version {last.versionNo} goes on.
      </p>
      <div class="pair">
        <TextField
          label="First day"
          pointer="/dateEffective"
          type="date"
          value={span.dateEffective}
          onValue={(dateEffective) => setSpan({ ...span, dateEffective })}
        />
        <TextField
          label="Last day"
          pointer="/expirationDate"
          type="date"
          min={span.dateEffective}
          value={span.expirationDate}
          onValue={(expirationDate) => setSpan({ ...span, expirationDate })}
        />
      </div>
      <ProseField
        label="What it is for"
        pointer="/changeSummary"
        optional
        value={changeSummary}
        onValue={setSummary}
        rows={2}
      />
      {kind === "amend" && (
        <CheckField
          label="The whole text is put anew"
          hint="A restatement, instead of changes to what was there."
          checked={restated}
          onChecked={setRestated}
        />
      )}
    </Confirm>
  );
}
