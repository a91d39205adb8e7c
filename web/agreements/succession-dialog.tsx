/** Starting the version that amends or renews an executed one: its days, as the rules suggest them, and what changes. */
import { useState } from "preact/hooks";
import { useLocation } from "preact-iso/router";
import { executedVersions, spanOfNext } from "#shared/agreements/succession.ts";
import { paths } from "../paths.ts";
import { usePlace } from "../session.ts";
import { Confirm } from "../ui/confirm.tsx";
import { dayInWords } from "../ui/dates.tsx";
import { ProseField, TextField } from "../ui/field.tsx";
import { useMove } from "./load.ts";
import type { MoveDialogProps } from "./move-dialog.tsx";

const kinds = {
  amend: { kind: "AMENDMENT", title: "Start an amendment", yes: "Start the amendment" },
  renew: { kind: "RENEWAL", title: "Start a renewal", yes: "Start the renewal" },
} as const;

type SuccessionProps = Pick<MoveDialogProps, "open" | "agreement" | "onClose" | "path" | "etag"> & {
  kind: keyof typeof kinds;
};

export function SuccessionDialog({ kind: move, open, agreement, onClose, path, etag }: SuccessionProps) {
  const { partnership } = usePlace();
  const { route } = useLocation();
  const { kind, title, yes } = kinds[move];
  const suggested = spanOfNext(agreement, { kind }, partnership.today);
  const [from, setFrom] = useState<string>();
  const [until, setUntil] = useState<string>();
  const [changes, setChanges] = useState("");
  const making = useMove(path, etag);
  const last = executedVersions(agreement).at(-1);
  const dateEffective = from ?? suggested.dateEffective;
  // The last day follows the first one until someone types it.
  const expirationDate =
    until ?? spanOfNext(agreement, { kind, dateEffective }, partnership.today).expirationDate;
  const run = () =>
    making.run(move, {
      dateEffective,
      expirationDate,
      ...(changes.trim() ? { changeSummary: changes.trim() } : {}),
    });
  return (
    <Confirm
      open={open}
      onClose={onClose}
      title={title}
      yes={yes}
      no="Not now"
      danger={false}
      action={{ ...making, run }}
      onDone={() => route(paths.agreement(partnership.id, agreement.id))}
    >
      <p>
        It begins as a draft with the courses, clauses and people of version {last?.versionNo}. That version
        stays in force until the new one is signed and its first day comes
        {move === "renew" ? "; nothing of it changes." : ", and still answers for courses finished before."}
      </p>
      <div class="pair">
        <TextField
          label="First day"
          pointer="/dateEffective"
          type="date"
          hint={last && `After ${dayInWords(last.dateEffective)}, when version ${last.versionNo} began.`}
          value={dateEffective}
          onValue={setFrom}
        />
        <TextField
          label="Last day"
          pointer="/expirationDate"
          type="date"
          value={expirationDate}
          onValue={setUntil}
        />
      </div>
      <ProseField
        label="What it changes"
        pointer="/changeSummary"
        hint="A sentence or two for those who review and sign it. You can write it later."
        optional
        value={changes}
        onValue={setChanges}
        rows={3}
      />
    </Confirm>
  );
}
