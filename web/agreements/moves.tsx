/**
 * What can be done with an agreement now. What this role can never do is absent; what it cannot do at this moment
 * stays in its place with the rule's own sentence.
 */
import type { ComponentChild } from "preact";
import { useState } from "preact/hooks";
import type { Actor } from "#shared/actor.ts";
import {
  objectionToAgreeing,
  objectionToNotice,
  objectionToSucceeding,
  objectionToTakingBack,
  objectionToTerminating,
} from "#shared/agreements/ending.ts";
import {
  type MoveName,
  objection,
  objectionToEditing,
  objectionToReviewing,
} from "#shared/agreements/rules.ts";
import type { Agreement, AgreementStatus } from "#shared/agreements/schema.ts";
import type { Objection } from "#shared/problem.ts";
import { objectionToSigning, turnOf } from "#shared/signing/rules.ts";
import { useLoad } from "../load.ts";
import { paths } from "../paths.ts";
import { usePlace } from "../session.ts";
import { Button } from "../ui/button.tsx";
import { useChunk } from "../ui/chunk.ts";
import { isForOthers } from "../ui/for-others.ts";
import { agreementPath } from "./load.ts";

/** In the order they are offered. `register` is a form of its own. */
const words: Record<Exclude<MoveName, "register">, Word> = {
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
/** What comes after it was executed. */
const afterwards = {
  amend: { button: "Start an amendment", objectionTo: objectionToSucceeding },
  renew: { button: "Start a renewal", objectionTo: objectionToSucceeding },
  agree: { button: "Agree to the end", objectionTo: objectionToAgreeing },
  terminate: { button: "Make the termination final", danger: true, objectionTo: objectionToTerminating },
  "take-back": { button: "Take the notice back", objectionTo: objectionToTakingBack },
  notice: { button: "Give notice of termination", danger: true, objectionTo: objectionToNotice },
} as const satisfies Record<string, Word & { objectionTo: ObjectionTo }>;

type Word = { button: string; danger?: true };
type ObjectionTo = (agreement: Agreement, actor: Actor, today: string) => Objection;
export type Asked = keyof typeof words | keyof typeof afterwards;
type Offered = { move: Asked; why: Objection } & Word;

/** Not possible yet, and next on the way: these stay in sight with the reason, the rest a press away. */
const nextOn: Partial<Record<AgreementStatus, readonly (Asked | "edit")[]>> = {
  DRAFT: ["review"],
  IN_REVIEW: ["send", "confirm", "edit"],
  OUT_FOR_SIGNATURE: ["edit"],
};

/** Answers to a notice are asked for only while there is one. */
const toNotice: readonly Asked[] = ["agree", "terminate", "take-back"];

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
  const path = agreementPath(partnership.id, agreement.id);
  const law = agreement.governingRuleSet;
  // Asked only where nothing else stands in the way of sending it out.
  const asked = law !== undefined && !objection("send", agreement, actor);
  const gaps = useLoad(asked ? `${path}#gaps` : undefined, async (signal) =>
    (await import("./law-gaps.ts")).lawGaps(partnership.id, path, law as string, signal),
  );
  const offered = (Object.keys(words) as (keyof typeof words)[])
    .map((move): Offered => {
      const why =
        objection(move, agreement, actor) ??
        (move === "send" && gaps.state === "content" ? gaps.data : undefined);
      return { move, ...words[move], why };
    })
    .filter(({ why }) => !isForOthers(why));
  const later = (Object.keys(afterwards) as (keyof typeof afterwards)[])
    .map((move): Offered => {
      const { objectionTo, ...word } = afterwards[move];
      return { move, ...word, why: (objectionTo as ObjectionTo)(agreement, actor, partnership.today) };
    })
    .filter(({ why, move }) => !isForOthers(why) && (agreement.termination || !toNotice.includes(move)));
  const register = objection("register", agreement, actor);
  const editing = objectionToEditing(agreement, actor);
  const possible = [...offered, ...later];
  if (possible.length === 0 && isForOthers(register) && isForOthers(editing)) return null;
  const now = possible.filter(({ why }) => !why);
  const primary = now.find(({ danger }) => !danger)?.move;
  const button = ({ move, why, button, danger }: Offered) => (
    <Button
      key={move}
      onClick={() => setDialog({ move, open: true })}
      because={why?.why}
      kind={
        why ? undefined : move === primary && mine.length === 0 ? "primary" : danger ? "danger" : undefined
      }
    >
      {button}
    </Button>
  );
  const refused: { move: Asked | "register" | "edit"; shown: ComponentChild }[] = [
    ...(!isForOthers(register) && register
      ? [
          {
            move: "register" as const,
            shown: (
              <Button key="register" because={register.why}>
                Register what was signed
              </Button>
            ),
          },
        ]
      : []),
    ...offered.filter(({ why }) => why).map((one) => ({ move: one.move, shown: button(one) })),
    ...(!isForOthers(editing) && editing
      ? [
          {
            move: "edit" as const,
            shown: (
              <Button key="edit" because={editing.why}>
                Change parties and term
              </Button>
            ),
          },
        ]
      : []),
    ...later.filter(({ why }) => why).map((one) => ({ move: one.move, shown: button(one) })),
  ];
  const here = nextOn[agreement.status] ?? [];
  const inSight = refused.filter(({ move }) => here.includes(move as Asked));
  const over = !["DRAFT", "IN_REVIEW", "OUT_FOR_SIGNATURE"].includes(agreement.status);
  const mine = tasks(agreement, actor, partnership.id);
  return (
    <section class="sheet moves" aria-label="What can be done now">
      {mine.map(({ href, words }) => (
        <a key={href} class="button primary" href={href}>
          {words}
        </a>
      ))}
      {now.filter(({ danger }) => !danger).map(button)}
      {!isForOthers(register) && !register && (
        <a
          class={primary || mine.length > 0 ? "button" : "button primary"}
          href={paths.agreement(partnership.id, agreement.id, "people", { register: "yes" })}
        >
          Register what was signed
        </a>
      )}
      {!isForOthers(editing) && !editing && (
        <a class="button" href={paths.editAgreement(partnership.id, agreement.id)}>
          Change parties and term
        </a>
      )}
      {now.filter(({ danger }) => danger).map(button)}
      {inSight.map(({ shown }) => shown)}
      <More
        title={over ? "What cannot be done now" : "What has to wait"}
        of={refused.filter((one) => !inSight.includes(one))}
      />
      {dialog && MoveDialog && (
        <MoveDialog
          key={dialog.move}
          move={dialog.move}
          open={dialog.open}
          agreement={agreement}
          others={others}
          danger={possible.find(({ move }) => move === dialog.move)?.danger ?? false}
          onClose={() => setDialog({ ...dialog, open: false })}
          path={path}
          etag={etag}
        />
      )}
    </section>
  );
}

/** What is asked of this person on one of the page's parts: a link there, before all buttons. */
function tasks(agreement: Agreement, actor: Actor, partnership: string): { href: string; words: string }[] {
  const waits = agreement.totals.rules > (agreement.review?.approved ?? 0);
  return [
    ...turnOf(agreement)
      .filter(({ slotNo }) => !objectionToSigning(agreement, slotNo, actor))
      .filter(({ slotNo }) => !agreement.unattested.some((page) => page.slotNo === slotNo))
      .map((slot) => ({
        href: paths.agreement(partnership, agreement.id, "people", { sign: String(slot.slotNo) }),
        words: `Sign as ${slot.function}`,
      })),
    ...(waits && !agreement.registration && !objectionToReviewing(agreement, actor)
      ? [{ href: paths.agreement(partnership, agreement.id, "review"), words: "Review the rules" }]
      : []),
  ];
}

function More({ title, of }: { title: string; of: readonly { shown: ComponentChild }[] }) {
  return of.length === 0 ? null : (
    <details>
      <summary>{title}</summary>
      <div class="stack">{of.map(({ shown }) => shown)}</div>
    </details>
  );
}
