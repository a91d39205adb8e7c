/** Asks once more before a move, naming what it breaks; with the reason where one is owed. */
import { useState } from "preact/hooks";
import { terminate } from "#shared/agreements/ending.ts";
import type { Agreement } from "#shared/agreements/schema.ts";
import { isUnderWay } from "#shared/agreements/succession.ts";
import { attachedFile, useFile } from "../documents/download.ts";
import { FileButton } from "../documents/file-button.tsx";
import { usePlace } from "../session.ts";
import { useChunk } from "../ui/chunk.ts";
import { Confirm } from "../ui/confirm.tsx";
import { dayInWords } from "../ui/dates.tsx";
import { ProseField } from "../ui/field.tsx";
import { useMove } from "./load.ts";
import type { Asked } from "./moves.tsx";
import { NoticeDialog } from "./notice-dialog.tsx";
import { SuccessionDialog } from "./succession-dialog.tsx";
import { listed } from "./words.ts";

type Words = { title: string; yes: string; breaks: string; reason?: string };

type Plain = Exclude<Asked, "amend" | "renew" | "notice">;

const asked: Record<Plain, (agreement: Agreement, others: string, today: string) => Words> = {
  confirm: ({ registration }) => ({
    title: "Did your side sign this?",
    yes: "Yes, confirm it",
    breaks: `${registration?.byName} registered it as signed on ${dayInWords(registration?.dateSigned ?? "1970-01-01")} by ${listed(
      registration?.signers.map((one) => one.name) ?? [],
    )}. Confirming makes the agreement executed: its rules can then no longer be changed, and students may rely on them.`,
  }),
  share: (_, others) => ({
    title: `Share it with ${others}?`,
    yes: "Share it",
    breaks: "From then on they see the draft and can change it too. This cannot be taken back.",
  }),
  review: ({ shared }, others) => ({
    title: "Send it to review?",
    yes: "Send it",
    breaks: `${shared ? "" : `It is shared with ${others}. `}While it is in review nobody changes it; a reviewer can return it to draft.`,
  }),
  send: ({ signatureSlots }) => ({
    title: "Send it out for signature?",
    yes: "Send it out",
    breaks: `Its text is frozen: nobody can change it while ${signatureSlots.length === 1 ? "one office signs" : `${signatureSlots.length} offices sign`}. You can recall it, which voids the signatures given so far.`,
  }),
  recall: ({ signatures }) => ({
    title: "Recall it to draft?",
    yes: "Recall it",
    reason: "Why it is recalled",
    breaks:
      signatures.length > 0
        ? `${signatures.length === 1 ? "The signature" : `The ${signatures.length} signatures`} given so far no longer count; they stay in the history. Everyone signs the changed words again.`
        : "The parties can then change it. It goes through review and signing again.",
  }),
  decline: () => ({
    title: "Decline to sign?",
    yes: "Decline",
    reason: "Why your side does not sign",
    breaks: "This is final for this version: nobody signs it any more. Its rules and history stay readable.",
  }),
  return: ({ registration }) => ({
    title: "Return it to draft?",
    yes: "Return it",
    reason: "What has to change",
    breaks: registration
      ? "The registered signing is taken off; it stays in the history. Everyone has to sign the changed words again."
      : "The parties can then change it. It goes through review again.",
  }),
  reject: () => ({
    title: "Reject the registered signing?",
    yes: "Reject it",
    reason: "What is wrong with it",
    breaks:
      "The registration is taken off and stays in the history. The agreement stays in review, and a signing can be registered anew.",
  }),
  agree: ({ termination }) => ({
    title: "Agree to end it?",
    yes: "Agree to the end",
    breaks: `${noticeInWords(termination)} Once you agree, a signatory of either side can make it final before the notice has run.`,
  }),
  terminate: (agreement, _, today) => ({
    title: "Make the termination final?",
    yes: "Terminate it",
    breaks: `${noticeInWords(terminate(agreement, today).agreement.termination)} ${
      isUnderWay(agreement) ? `Version ${agreement.versionNo}, which is under way, is withdrawn. ` : ""
    }This is final: what follows is a new agreement.`,
  }),
  "take-back": ({ termination }) => ({
    title: "Take the notice back?",
    yes: "Take it back",
    breaks: `The agreement goes on as if ${termination?.byName ?? "nobody"} had not given notice. The notice stays in the history.`,
  }),
  withdraw: ({ shared, versionNo }, others) => ({
    title: versionNo > 1 ? `Withdraw version ${versionNo}?` : "Withdraw this agreement?",
    yes: "Withdraw it",
    reason: "Why it is withdrawn",
    breaks: `${versionNo > 1 ? "The version before it goes on as it is. " : ""}This is final: ${shared ? `neither you nor ${others} can` : "you cannot"} take it up again. Its rules and history stay readable.`,
  }),
};

const noticeInWords = (termination: Agreement["termination"]): string =>
  termination
    ? `Its last day is ${dayInWords(termination.terminationDay)}. Courses finished up to ${dayInWords(termination.teachOutUntil)} still give the credit it promised; later ones give none.`
    : "";

/** Of a move that ends it: the last day it would have. */
function endOf(move: Plain, agreement: Agreement, today: string): string | undefined {
  if (move === "agree") return agreement.termination?.terminationDay;
  return move === "terminate" ? terminate(agreement, today).agreement.termination?.terminationDay : undefined;
}

export type MoveDialogProps = {
  move: Asked;
  open: boolean;
  agreement: Agreement;
  others: string;
  danger: boolean;
  onClose: () => void;
  path: string;
  etag: string | undefined;
};

export function MoveDialog({ move, ...props }: MoveDialogProps) {
  if (move === "amend" || move === "renew") return <SuccessionDialog kind={move} {...props} />;
  if (move === "notice") return <NoticeDialog {...props} />;
  return <PlainDialog move={move} {...props} />;
}

type PlainProps = Omit<MoveDialogProps, "move"> & { move: Plain };

function PlainDialog({ move, open, agreement, others, danger, onClose, path, etag }: PlainProps) {
  const [reason, setReason] = useState("");
  const making = useMove(path, etag);
  const { today } = usePlace().partnership;
  const words = asked[move](agreement, others, today);
  const lastDay = endOf(move, agreement, today);
  // Sent or confirmed, a new version may drop a rule that programs stand on.
  const amends = (move === "send" || move === "confirm") && isUnderWay(agreement);
  const ImpactPart = useChunk(
    async () => (await import("../programs/impact.tsx")).ImpactPart,
    open && (lastDay !== undefined || amends),
  );
  const run = () => making.run(move, words.reason ? { reason } : undefined);
  return (
    <Confirm
      open={open}
      onClose={onClose}
      title={words.title}
      yes={words.yes}
      no="Not now"
      danger={danger}
      action={{ ...making, run }}
    >
      <p>{words.breaks}</p>
      {lastDay !== undefined && ImpactPart && <ImpactPart of={{ agreement: agreement.id, lastDay }} />}
      {amends && ImpactPart && <ImpactPart of={{ amendment: agreement.id }} />}
      {move === "confirm" && agreement.registration && <SignedPdf id={agreement.registration.documentId} />}
      {words.reason && (
        <ProseField
          label={words.reason}
          pointer="/reason"
          hint="A sentence or two. Everyone at the table reads it, and it stays in the history."
          value={reason}
          onValue={setReason}
          rows={3}
        />
      )}
    </Confirm>
  );
}

/** What one is about to confirm, to be looked at first. */
function SignedPdf({ id }: { id: string }) {
  const { partnership } = usePlace();
  return <FileButton file={useFile(attachedFile(partnership.id, id))}>Look at the signed PDF</FileButton>;
}
