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
import { Confirm } from "../ui/confirm.tsx";
import { dayInWords } from "../ui/dates.tsx";
import { ProseField } from "../ui/field.tsx";
import { agreementPath, useMove } from "./load.ts";
import { listed } from "./words.ts";

/** Refusals that no waiting changes: another role or another party does this. */
export const isForOthers = (why: Objection): boolean =>
  why !== undefined && ["role-missing", "not-a-party", "not-steward", "not-your-side"].includes(why.code);

type Asked = {
  button: string;
  title: string;
  yes: string;
  breaks: string;
  reason?: string;
  danger?: boolean;
};

/** The words of each move, in the order they are offered. `register` is a form of its own. */
const asked: Record<Exclude<MoveName, "register">, (agreement: Agreement, others: string) => Asked> = {
  confirm: ({ registration }) => ({
    button: "Confirm the signing",
    title: "Did your side sign this?",
    yes: "Yes, confirm it",
    breaks: `${registration?.byName} registered it as signed on ${dayInWords(registration?.dateSigned ?? "1970-01-01")} by ${listed(
      registration?.signers.map((one) => one.name) ?? [],
    )}. Confirming makes the agreement executed: its rules can then no longer be changed, and students may rely on them.`,
  }),
  share: (_, others) => ({
    button: "Share with the other parties",
    title: `Share it with ${others}?`,
    yes: "Share it",
    breaks: "From then on they see the draft and can change it too. This cannot be taken back.",
  }),
  review: (_, others) => ({
    button: "Send to review",
    title: "Send it to review?",
    yes: "Send it",
    breaks: `${others} sees it, if not already. While it is in review nobody changes it; a reviewer can return it to draft.`,
  }),
  return: ({ registration }) => ({
    button: "Return to draft",
    title: "Return it to draft?",
    yes: "Return it",
    reason: "What has to change",
    danger: true,
    breaks: registration
      ? "The registered signing is taken off; it stays in the history. Everyone has to sign the changed words again."
      : "The parties can then change it. It goes through review again.",
  }),
  reject: () => ({
    button: "Reject the signing",
    title: "Reject the registered signing?",
    yes: "Reject it",
    reason: "What is wrong with it",
    danger: true,
    breaks:
      "The registration is taken off and stays in the history. The agreement stays in review, and a signing can be registered anew.",
  }),
  withdraw: (_, others) => ({
    button: "Withdraw",
    title: "Withdraw this agreement?",
    yes: "Withdraw it",
    reason: "Why it is withdrawn",
    danger: true,
    breaks: `This is final: neither you nor ${others} can take it up again. Its rules and history stay readable.`,
  }),
};

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
  const [open, setOpen] = useState<keyof typeof asked>();
  const names = (Object.keys(asked) as (keyof typeof asked)[]).map((move) => ({
    move,
    why: objection(move, agreement, actor),
  }));
  const register = objection("register", agreement, actor);
  const editing = objectionToEditing(agreement, actor);
  const possible = names.filter(({ why }) => !isForOthers(why));
  const primary = possible.find(({ why, move }) => !why && !asked[move](agreement, others).danger)?.move;
  if (possible.length === 0 && isForOthers(register) && isForOthers(editing)) return null;
  const button = ({ move, why }: (typeof possible)[number]) => (
    <Button
      key={move}
      onClick={() => setOpen(move)}
      because={why?.why}
      kind={
        why
          ? undefined
          : move === primary
            ? "primary"
            : asked[move](agreement, others).danger
              ? "danger"
              : undefined
      }
    >
      {asked[move](agreement, others).button}
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
  const over = agreement.status !== "DRAFT" && agreement.status !== "IN_REVIEW";
  return (
    <section class="sheet moves" aria-label="What can be done now">
      {now.filter(({ move }) => !asked[move](agreement, others).danger).map(button)}
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
      {now.filter(({ move }) => asked[move](agreement, others).danger).map(button)}
      {over ? (
        <details>
          <summary>What can no longer be done</summary>
          <div class="stack">{refused}</div>
        </details>
      ) : (
        refused
      )}
      {possible
        .filter(({ why }) => !why)
        .map(({ move }) => (
          <Sure
            key={move}
            move={move}
            words={asked[move](agreement, others)}
            open={open === move}
            onClose={() => setOpen(undefined)}
            path={agreementPath(partnership.id, agreement.id)}
            etag={etag}
          />
        ))}
    </section>
  );
}

type SureProps = {
  move: MoveName;
  words: Asked;
  open: boolean;
  onClose: () => void;
  path: string;
  etag: string | undefined;
};

/** Asks once more, naming what the move breaks; with the reason where one is owed. */
function Sure({ move, words, open, onClose, path, etag }: SureProps) {
  const [reason, setReason] = useState("");
  const making = useMove(path, etag);
  const run = () => making.run(move, words.reason ? { reason } : undefined);
  return (
    <Confirm
      open={open}
      onClose={onClose}
      title={words.title}
      yes={words.yes}
      no="Not now"
      danger={words.danger ?? false}
      action={{ ...making, run }}
    >
      <p>{words.breaks}</p>
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
