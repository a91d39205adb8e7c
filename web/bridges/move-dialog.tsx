/** Asks once more before a move of a bridge, naming what it changes and for whom; with the reason where one is owed. */
import { useState } from "preact/hooks";
import type { BridgeMove } from "#shared/bridges/moves.ts";
import type { Bridge } from "#shared/bridges/schema.ts";
import { bindingNo } from "#shared/bridges/sight.ts";
import { Confirm } from "../ui/confirm.tsx";
import { ProseField } from "../ui/field.tsx";
import { type Moving, useMove } from "./moving.tsx";

type Words = { title: string; yes: string; breaks: string; reason?: string };

const asked: Record<BridgeMove, (bridge: Bridge) => Words> = {
  publish: ({ versionNo }) => ({
    title: "Put it in force?",
    yes: "Put it in force",
    breaks:
      versionNo > 1
        ? `Version ${versionNo} takes the place of version ${versionNo - 1} today. What is in force does not change; a change is a new version.`
        : "It is in force from today. What is in force does not change; a change is a new version.",
  }),
  revise: ({ versionNo }) => ({
    title: "Start a new version?",
    yes: "Start it",
    breaks: `Version ${versionNo} stays in force, and only the providers see the new one, until it is put in force.`,
  }),
  discard: ({ versionNo }) => ({
    title: `Give up version ${versionNo}?`,
    yes: "Give it up",
    breaks: `What was changed in it is gone. Version ${versionNo - 1} stays in force.`,
  }),
  retire: (bridge) => ({
    ...(bindingNo(bridge) === undefined
      ? { title: "Give up this bridge?", yes: "Give it up" }
      : { title: "Retire this bridge?", yes: "Retire it" }),
    reason: "Why it ends",
    breaks:
      bindingNo(bridge) === undefined
        ? "Nobody works on it any more. This is final; what it said stays readable."
        : "No more learners are taken in. The programs it leads into stop showing it as a way in. This is final.",
  }),
};

type DialogProps = Moving & { move: BridgeMove; open: boolean; danger: boolean; onClose: () => void };

export function MoveDialog({ move, bridge, path, etag, open, danger, onClose }: DialogProps) {
  const [reason, setReason] = useState("");
  const making = useMove(path, etag);
  const { title, yes, breaks, reason: label } = asked[move](bridge);
  return (
    <Confirm
      open={open}
      onClose={onClose}
      title={title}
      yes={yes}
      no="Not now"
      danger={danger}
      action={{ ...making, run: () => making.run(move, label ? { reason } : undefined) }}
    >
      <p>{breaks}</p>
      {label && (
        <ProseField
          label={label}
          pointer="/reason"
          hint="A sentence. Everyone who sees the bridge reads it."
          rows={2}
          value={reason}
          onValue={setReason}
        />
      )}
    </Confirm>
  );
}
