/**
 * What can be done with an agreement now. What this role can never do is absent; what it cannot do at this moment
 * stays in its place with the rule's own sentence.
 */
import { useState } from "preact/hooks";
import { type MoveName, objection, objectionToEditing } from "#shared/agreements/rules.ts";
import type { Agreement } from "#shared/agreements/schema.ts";
import type { Objection } from "#shared/problem.ts";
import { paths } from "../paths.ts";
import { usePlace } from "../session.ts";
import { Button } from "../ui/button.tsx";
import { useChunk } from "./chunk.ts";
import { agreementPath } from "./load.ts";

/** Refusals that no waiting changes: another role or another party does this. */
export const isForOthers = (why: Objection): boolean =>
  why !== undefined && ["role-missing", "not-a-party", "not-steward", "not-your-side"].includes(why.code);

/** In the order they are offered. `register` is a form of its own. */
const words: Record<Exclude<MoveName, "register">, { button: string; danger?: true }> = {
  confirm: { button: "Confirm the signing" },
  share: { button: "Share with the other parties" },
  review: { button: "Send to review" },
  send: { button: "Send out for signature" },
  return: { button: "Return to draft", danger: true },
  recall: { button: "Recall to draft", danger: true },
  decline: { button: "Decline to sign", danger: true },
  reject: { button: "Reject the signing", danger: true },
  withdraw: { button: "Withdraw", danger: true },
};
export type Asked = keyof typeof words;

export function Moves({
  agreement,
  etag,
  others,
}: {
  agreement: Agreement;
  etag: string | undefined;
  others: string;
}) {
  const { partnership, actor } = usePlace();
  // The dialog stays when it closes, so that the focus goes back to the button it came from.
  const [dialog, setDialog] = useState<{ move: Asked; open: boolean }>();
  const MoveDialog = useChunk(
    async () => (await import("./move-dialog.tsx")).MoveDialog,
    dialog !== undefined,
  );
  const names = (Object.keys(words) as Asked[]).map((move) => ({
    move,
    why: objection(move, agreement, actor),
  }));
  const register = objection("register", agreement, actor);
  const editing = objectionToEditing(agreement, actor);
  const possible = names.filter(({ why }) => !isForOthers(why));
  const primary = possible.find(({ why, move }) => !why && !words[move].danger)?.move;
  if (possible.length === 0 && isForOthers(register) && isForOthers(editing)) return null;
  const button = ({ move, why }: (typeof possible)[number]) => (
    <Button
      key={move}
      onClick={() => setDialog({ move, open: true })}
      because={why?.why}
      kind={why ? undefined : move === primary ? "primary" : words[move].danger ? "danger" : undefined}
    >
      {words[move].button}
    </Button>
  );
  const now = possible.filter(({ why }) => !why);
  const notNow = possible.filter(({ why }) => why);
  const refused = (
    <>
      {!isForOthers(register) && register && <Button because={register.why}>Register what was signed</Button>}
      {notNow.map(button)}
      {!isForOthers(editing) && editing && <Button because={editing.why}>Change parties and term</Button>}
    </>
  );
  // Once it is signed or withdrawn none of these comes back: still there, out of the way.
  const over = !["DRAFT", "IN_REVIEW", "OUT_FOR_SIGNATURE"].includes(agreement.status);
  return (
    <section class="sheet moves" aria-label="What can be done now">
      {now.filter(({ move }) => !words[move].danger).map(button)}
      {!isForOthers(register) && !register && (
        <a
          class={primary ? "button" : "button primary"}
          href={`${paths.agreement(partnership.id, agreement.id, "people")}&register=yes`}
        >
          Register what was signed
        </a>
      )}
      {!isForOthers(editing) && !editing && (
        <a class="button" href={paths.editAgreement(partnership.id, agreement.id)}>
          Change parties and term
        </a>
      )}
      {now.filter(({ move }) => words[move].danger).map(button)}
      {over ? (
        <details>
          <summary>What can no longer be done</summary>
          <div class="stack">{refused}</div>
        </details>
      ) : (
        refused
      )}
      {dialog && MoveDialog && (
        <MoveDialog
          key={dialog.move}
          move={dialog.move}
          open={dialog.open}
          agreement={agreement}
          others={others}
          danger={words[dialog.move].danger ?? false}
          onClose={() => setDialog({ ...dialog, open: false })}
          path={agreementPath(partnership.id, agreement.id)}
          etag={etag}
        />
      )}
    </section>
  );
}
