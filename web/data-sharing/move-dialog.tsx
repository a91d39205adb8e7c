/** Asks once more before a move, naming what it changes and for whom; with the reason where one is owed. */
import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import type { DataMove } from "#shared/data-sharing/moves.ts";
import type { DataSharing } from "#shared/data-sharing/schema.ts";
import { Confirm } from "../ui/confirm.tsx";
import type { Asked } from "./moves.tsx";
import { type DialogProps, ReasonField, useMove } from "./moving.tsx";
import { RestrictDialog, SuspendDialog } from "./restrict-dialog.tsx";
import { SuccessionDialog } from "./succession-dialog.tsx";
import { TerminateDialog } from "./terminate-dialog.tsx";

type Words = { title: string; yes: string; breaks: ComponentChildren; reason?: string };

const asked: Record<DataMove, (agreement: DataSharing) => Words> = {
  share: () => ({
    title: "Share it with the other parties?",
    yes: "Share it",
    breaks: "From then on they see the draft and can change it too. This cannot be taken back.",
  }),
  review: ({ shared }) => ({
    title: "Send it for review?",
    yes: "Send it",
    breaks: `${shared ? "" : "It is shared with the other parties. "}While it is in review nobody changes it; an editor of any party can return it to draft.`,
  }),
  send: ({ signatureSlots }) => ({
    title: "Send it out for signature?",
    yes: "Send it out",
    breaks: `Its text is frozen: nobody can change it while ${signatureSlots.length === 1 ? "one office signs" : `${signatureSlots.length} offices sign`}. The checklist is looked at once more when the last one signs.`,
  }),
  return: () => ({
    title: "Return it to draft?",
    yes: "Return it",
    reason: "What has to change",
    breaks: "The parties can then change it. It goes through review again.",
  }),
  recall: ({ signatures }) => ({
    title: "Recall it to draft?",
    yes: "Recall it",
    reason: "Why it is recalled",
    breaks:
      signatures.length > 0
        ? `${signatures.length === 1 ? "The signature" : `The ${signatures.length} signatures`} given so far no longer count; they stay with the version that was out. What is changed is a new version, and everyone signs it anew.`
        : "The version that was out stays in the history. What is changed is a new version, and goes through review and signing again.",
  }),
  decline: () => ({
    title: "Decline to sign?",
    yes: "Decline",
    reason: "Why your side does not sign",
    breaks: "Nobody signs this version any more. Its steward can take it back to draft, as a new version.",
  }),
  withdraw: ({ versionNo, shared }) => ({
    title: versionNo > 1 ? `Withdraw version ${versionNo}?` : "Withdraw this agreement?",
    yes: "Withdraw it",
    reason: "Why it is withdrawn",
    breaks: `${versionNo > 1 ? "The version before it goes on as it is. " : ""}This is final: ${shared ? "no party can" : "you cannot"} take it up again. Its terms and history stay readable.`,
  }),
};

export function MoveDialog({ move, ...props }: DialogProps & { move: Asked }) {
  switch (move) {
    case "amend":
    case "renew":
      return <SuccessionDialog kind={move} {...props} />;
    case "restrict":
      return <RestrictDialog {...props} />;
    case "suspend":
      return <SuspendDialog {...props} />;
    case "terminate":
      return <TerminateDialog {...props} />;
    default:
      return <PlainDialog move={move} {...props} />;
  }
}

function PlainDialog({
  move,
  agreement,
  open,
  danger,
  onClose,
  path,
  etag,
}: DialogProps & { move: DataMove }) {
  const [reason, setReason] = useState("");
  const making = useMove(path, etag);
  const words = asked[move](agreement);
  return (
    <Confirm
      open={open}
      onClose={onClose}
      title={words.title}
      yes={words.yes}
      no="Not now"
      danger={danger}
      action={{ ...making, run: () => making.run(move, words.reason ? { reason } : undefined) }}
    >
      <p>{words.breaks}</p>
      {words.reason && <ReasonField label={words.reason} value={reason} onValue={setReason} />}
    </Confirm>
  );
}
