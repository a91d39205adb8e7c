/**
 * What can be done with an agreement now. What this role can never do is absent; what it cannot do at this moment stays
 * in its place with the rule's own sentence, the one the hub would refuse with.
 */
import { useState } from "preact/hooks";
import type { Checklist } from "#shared/data-sharing/bases-schema.ts";
import { type LifeMove, objection } from "#shared/data-sharing/objection.ts";
import { objectionToEditing } from "#shared/data-sharing/rules.ts";
import type { DataPhase, DataSharing } from "#shared/data-sharing/schema.ts";
import type { Objection } from "#shared/problem.ts";
import { objectionToSigning, turnOf } from "#shared/signing/rules.ts";
import { usePlace } from "../session.ts";
import { Button, LinkButton } from "../ui/button.tsx";
import { useChunk } from "../ui/chunk.ts";
import { isForOthers } from "../ui/for-others.ts";
import { dataPaths } from "./paths.ts";

export type Asked = Exclude<LifeMove, "join" | "certificates" | "close">;

type Word = { words: string; danger?: true };

/** In the order they are offered. */
const words: Record<Asked, Word> = {
  share: { words: "Share with the other parties" },
  review: { words: "Send for review" },
  send: { words: "Send out for signature" },
  return: { words: "Return to draft", danger: true },
  recall: { words: "Recall to draft", danger: true },
  decline: { words: "Decline to sign", danger: true },
  withdraw: { words: "Withdraw", danger: true },
  amend: { words: "Start an amendment" },
  renew: { words: "Start a renewal" },
  restrict: { words: "Narrow it for your side" },
  suspend: { words: "Suspend it", danger: true },
  terminate: { words: "End it early", danger: true },
};

type Offered = Word & { move: Asked; why: Objection };

/** Nothing that is missing lets it go on: not to review, and not to its signers. */
const checked: readonly Asked[] = ["review", "send"];

/** What concerns the version that binds, whatever is being made beside it. */
const binding: readonly Asked[] = ["amend", "renew", "restrict", "suspend", "terminate"];

function incomplete(checklist: Checklist | undefined): Objection {
  const block = checklist?.block ?? 0;
  if (block === 0) return undefined;
  return {
    code: "checks-missing",
    why: block === 1 ? "What is named above is missing." : `${block} things are missing: see the list above.`,
  };
}

type MovesProps = {
  agreement: DataSharing;
  phase: DataPhase;
  checklist: Checklist | undefined;
  etag: string | undefined;
  path: string;
};

export function Moves({ agreement, phase, checklist, etag, path }: MovesProps) {
  const { partnership, actor } = usePlace();
  // The dialog stays when it closes, so that the focus goes back to the button it came from.
  const [dialog, setDialog] = useState<{ move: Asked; open: boolean }>();
  const MoveDialog = useChunk(
    async () => (await import("./move-dialog.tsx")).MoveDialog,
    dialog !== undefined,
  );
  const { today } = partnership;
  const whyNot = (move: Asked): Objection =>
    objection(move, agreement, actor, { today, phase }) ??
    (checked.includes(move) ? incomplete(checklist) : undefined);
  const offered = (Object.keys(words) as Asked[])
    .map((move): Offered => ({ move, ...words[move], why: whyNot(move) }))
    .filter(({ why }) => !isForOthers(why) && why?.code !== "not-executed");
  const editing = objectionToEditing(agreement, actor);
  const mine = turnOf(agreement).filter(
    ({ slotNo }) =>
      !objectionToSigning(agreement, slotNo, actor) &&
      !agreement.unattested.some((page) => page.slotNo === slotNo),
  );
  const now = offered.filter(({ why }) => !why);
  const primary =
    mine.length === 0 && (checklist?.block ?? 0) === 0
      ? now.find(({ move, danger }) => !danger && !binding.includes(move))?.move
      : undefined;
  const later = offered.filter(({ why }) => why);
  const inSight = later.filter(({ move }) => nextOn[agreement.status]?.includes(move));
  const button = ({ move, why, words: said, danger }: Offered) => (
    <Button
      key={move}
      onClick={() => setDialog({ move, open: true })}
      because={why?.why}
      kind={why ? undefined : move === primary ? "primary" : danger ? "danger" : undefined}
    >
      {said}
    </Button>
  );
  const rest = later.filter((one) => !inSight.includes(one));
  const lives = now.filter(({ move }) => binding.includes(move));
  const drafts = now.filter((one) => !lives.includes(one));
  return (
    <>
      {mine.map(({ slotNo, function: office }) => (
        <a
          key={slotNo}
          class="button primary"
          href={dataPaths.dataAgreement(partnership.id, agreement.id, "parties", { sign: String(slotNo) })}
        >
          Sign as {office}
        </a>
      ))}
      {inSight.map(button)}
      {drafts.filter(({ danger }) => !danger).map(button)}
      {!isForOthers(editing) && !editing && (
        <LinkButton href={dataPaths.editDataSharing(partnership.id, agreement.id)}>
          Change parties and term
        </LinkButton>
      )}
      {drafts.filter(({ danger }) => danger).map(button)}
      {lives.length > 0 && (
        <details>
          <summary>Change, narrow or end what is signed</summary>
          <div class="stack">{lives.map(button)}</div>
        </details>
      )}
      {rest.length > 0 && (
        <details>
          <summary>What cannot be done now</summary>
          <div class="stack">{rest.map(button)}</div>
        </details>
      )}
      {dialog && MoveDialog && (
        <MoveDialog
          key={dialog.move}
          move={dialog.move}
          open={dialog.open}
          agreement={agreement}
          danger={words[dialog.move].danger ?? false}
          onClose={() => setDialog({ ...dialog, open: false })}
          path={path}
          etag={etag}
        />
      )}
    </>
  );
}

/** Not possible yet, and next on the way: these stay in sight with the reason, the rest a press away. */
const nextOn: Partial<Record<DataSharing["status"], readonly Asked[]>> = {
  DRAFT: ["review"],
  IN_REVIEW: ["send"],
};
