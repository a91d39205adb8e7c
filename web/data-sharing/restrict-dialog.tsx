/** What one party alone may do at once: narrow the agreement, or suspend it. Only it can lift that again. */
import { useState } from "preact/hooks";
import { governing } from "#shared/data-sharing/phase.ts";
import { together } from "../load.ts";
import { usePlace } from "../session.ts";
import { useChunk } from "../ui/chunk.ts";
import { Confirm } from "../ui/confirm.tsx";
import { ChecksField, ChoiceField, TextField } from "../ui/field.tsx";
import { ProblemNotice } from "../ui/problem.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { useTerms } from "./load.ts";
import { type DialogProps, ReasonField, useMove } from "./moving.tsx";

type Kind = "ELEMENTS_DROPPED" | "EARLIER_END";

export function RestrictDialog({ open, agreement, onClose, path, etag }: DialogProps) {
  const { today } = usePlace().partnership;
  const [kind, setKind] = useState<Kind>("ELEMENTS_DROPPED");
  const [elementIds, setElements] = useState<string[]>([]);
  const [until, setUntil] = useState("");
  const [reason, setReason] = useState("");
  const making = useMove(path, etag);
  const run = () =>
    making.run("restrict", {
      kind,
      reason,
      ...(kind === "ELEMENTS_DROPPED" ? { elementIds } : { until }),
    });
  return (
    <Confirm
      open={open}
      onClose={onClose}
      title="Narrow it for your side?"
      yes="Narrow it"
      no="Not now"
      danger={false}
      action={{ ...making, run }}
    >
      <p>
        It holds at once and needs nobody else. Only your organization can lift it. Widening what was agreed
        is an amendment that all sign.
      </p>
      <ChoiceField
        label="What becomes less"
        pointer="/kind"
        value={kind}
        onValue={(next) => setKind(next as Kind)}
        choices={[
          { value: "ELEMENTS_DROPPED", label: "Data that no longer pass" },
          { value: "EARLIER_END", label: "The term: an earlier last day" },
        ]}
      />
      {kind === "ELEMENTS_DROPPED" ? (
        <Elements
          path={path}
          dropped={governing(agreement, today)?.dropped ?? []}
          value={elementIds}
          onValue={setElements}
        />
      ) : (
        <TextField
          label="Last day"
          pointer="/until"
          type="date"
          min={today}
          value={until}
          onValue={setUntil}
        />
      )}
      <ReasonField label="Why" value={reason} onValue={setReason} />
    </Confirm>
  );
}

type ElementsProps = {
  path: string;
  dropped: readonly string[];
  value: readonly string[];
  onValue: (ids: string[]) => void;
};

function Elements({ path, dropped, value, onValue }: ElementsProps) {
  const read = together(useTerms(path));
  if (read.state === "loading") return <Skeleton of="the schedule" lines={4} />;
  if (read.state === "problem") return <ProblemNotice problem={read.problem} retry={read.retry} />;
  const [{ data }] = read.data;
  return (
    <ChecksField
      legend="Which data"
      pointer="/elementIds"
      value={value}
      onValue={onValue}
      choices={data.elements
        .filter(({ elementId }) => !dropped.includes(elementId))
        .map(({ elementId, name }) => ({ value: elementId as string, label: name }))}
    />
  );
}

export function SuspendDialog({ open, agreement, onClose, path, etag }: DialogProps) {
  const { today } = usePlace().partnership;
  const [from, setFrom] = useState(today);
  const [reason, setReason] = useState("");
  const making = useMove(path, etag);
  const ImpactPart = useChunk(async () => (await import("../programs/impact.tsx")).ImpactPart, open);
  return (
    <Confirm
      open={open}
      onClose={onClose}
      title="Suspend the agreement?"
      yes="Suspend it"
      no="Not now"
      action={{ ...making, run: () => making.run("suspend", { from, reason }) }}
    >
      <p>
        Nothing passes under it from that day on, in either direction, and receivers cannot read what was
        released. What stands under it is suspended with it. Only your organization can lift the suspension.
      </p>
      <TextField label="From" pointer="/from" type="date" min={today} value={from} onValue={setFrom} />
      {ImpactPart && <ImpactPart of={{ dataSharing: agreement.id }} />}
      <ReasonField label="Why" value={reason} onValue={setReason} />
    </Confirm>
  );
}
