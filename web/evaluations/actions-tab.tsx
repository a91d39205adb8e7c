/** What the team will do about it: each action with an owner and a day, and what became of it, beside a round that stays. */
import { useState } from "preact/hooks";
import { objectionToLeading, objectionToTaking, objectionToWorking } from "#shared/evaluations/rules.ts";
import type { Action, EvaluationView } from "#shared/evaluations/schema.ts";
import { elementsOf } from "#shared/evaluations/tree.ts";
import { post, put } from "../api.ts";
import { freshAfter, useAction } from "../load.ts";
import { usePlace } from "../session.ts";
import { useAddress, useClose } from "../ui/address.ts";
import { Badge } from "../ui/badge.tsx";
import { Button, LinkButton } from "../ui/button.tsx";
import { Confirm } from "../ui/confirm.tsx";
import { Day } from "../ui/dates.tsx";
import { Empty } from "../ui/empty.tsx";
import { TextField } from "../ui/field.tsx";
import { ActionForm } from "./action-form.tsx";
import { evaluationPaths } from "./paths.ts";
import type { TabProps } from "./tabs.ts";

export function ActionsTab(props: TabProps) {
  const { answer, path, names } = props;
  const { partnership, actor } = usePlace();
  const { data: view } = answer;
  const [add] = useAddress("add");
  const [piece] = useAddress("piece");
  const close = useClose("add", "piece");
  const [asked, setAsked] = useState<{ action: Action; what: "done" | "gone"; open: boolean }>();
  const [doneOn, setDoneOn] = useState(partnership.today);
  const [note, setNote] = useState("");
  const done = useAction(async (key) => {
    if (!asked) return;
    const { actionId } = asked.action;
    await freshAfter(
      path,
      asked.what === "gone"
        ? put<EvaluationView>(
            `${path}/actions`,
            { actions: view.actions.filter((one) => one.actionId !== actionId) },
            { ifMatch: answer.etag },
          )
        : say(path, view, { actionId, doneOn, note }, key),
    );
  });
  const again = useAction(async (key, actionId: string) => {
    await freshAfter(path, say(path, view, { actionId }, key));
  });
  const takes = !objectionToTaking(actor, view);
  const now = objectionToWorking(view)?.why;
  const changed = view.actions.find(({ actionId }) => actionId === piece);
  if (takes && !now && (add || changed))
    return (
      <ActionForm
        key={piece || add}
        {...props}
        action={changed}
        element={add}
        onDone={() => close("actions")}
      />
    );
  const button = takes && (
    <LinkButton
      kind="primary"
      because={now}
      href={evaluationPaths.evaluation(partnership.id, view.id, "actions", { add: "any" })}
    >
      Add an action
    </LinkButton>
  );
  if (view.actions.length === 0)
    return (
      <Empty title="No actions yet" action={button}>
        What is not in place gets an owner and a day. Actions that are open when the round is signed off go
        into the next one.
      </Empty>
    );
  const textOf = new Map(elementsOf(view.instrument).map((one) => [one.elementId as string, one.text]));
  const progress = new Map(view.progress.actions.map((one) => [one.actionId, one]));
  const says = (one: Action) =>
    view.status !== "WITHDRAWN" &&
    (!objectionToLeading(actor, view) || (takes && one.ownerId === actor.organization));
  return (
    <section aria-labelledby="actions">
      <div class="section-head">
        <h2 id="actions" tabIndex={-1}>
          Actions
        </h2>
        {button}
      </div>
      <ul class="lines pieces">
        {view.actions.map((one) => {
          const its = progress.get(one.actionId);
          const late = !its?.doneOn && one.due < partnership.today;
          return (
            <li key={one.actionId}>
              <div class="row between">
                <b>{one.text}</b>
                {its?.doneOn ? (
                  <Badge state="pass">Done</Badge>
                ) : (
                  <Badge state={late ? "overdue" : "draft"}>{late ? "Late" : "Open"}</Badge>
                )}
              </div>
              <small>
                {names.name(one.ownerId)},{" "}
                {its?.doneOn ? (
                  <>
                    done <Day date={its.doneOn} />
                  </>
                ) : (
                  <>
                    due <Day date={one.due} today={partnership.today} relative />
                  </>
                )}
                {one.carriedFrom && ", carried over from an earlier round"}
              </small>
              <small>For: {textOf.get(one.elementId) ?? "an element of an earlier edition"}</small>
              {its?.note && (
                <p>
                  {its.note} <span class="muted">{its.byName}</span>
                </p>
              )}
              <div class="row no-print">
                {says(one) &&
                  (its?.doneOn ? (
                    <Button small kind="quiet" onClick={() => void again.run(one.actionId)}>
                      Open it again<span class="sr">: {one.text}</span>
                    </Button>
                  ) : (
                    <Button
                      small
                      onClick={() => {
                        setDoneOn(partnership.today);
                        setNote("");
                        setAsked({ action: one, what: "done", open: true });
                      }}
                    >
                      It is done<span class="sr">: {one.text}</span>
                    </Button>
                  ))}
                {takes && !now && (
                  <>
                    <LinkButton
                      small
                      kind="quiet"
                      href={evaluationPaths.evaluation(partnership.id, view.id, "actions", {
                        piece: one.actionId,
                      })}
                    >
                      Change<span class="sr"> {one.text}</span>
                    </LinkButton>
                    <Button
                      small
                      kind="quiet"
                      onClick={() => setAsked({ action: one, what: "gone", open: true })}
                    >
                      Take off<span class="sr"> {one.text}</span>
                    </Button>
                  </>
                )}
              </div>
            </li>
          );
        })}
      </ul>
      <Confirm
        open={asked?.open ?? false}
        onClose={() => setAsked((one) => one && { ...one, open: false })}
        title={asked?.what === "gone" ? "Take this action off?" : "Is it done?"}
        yes={asked?.what === "gone" ? "Take it off" : "It is done"}
        no="Not now"
        danger={asked?.what === "gone"}
        action={done}
      >
        <p>{asked?.action.text}</p>
        {asked?.what === "done" && (
          <>
            <TextField
              label="Since when"
              pointer="/doneOn"
              type="date"
              max={partnership.today}
              value={doneOn}
              onValue={setDoneOn}
            />
            <TextField label="How" pointer="/note" optional value={note} onValue={setNote} />
          </>
        )}
      </Confirm>
    </section>
  );
}

/** On the version of what became of the actions, which is not that of the round. */
const say = (path: string, view: EvaluationView, body: object, key: string) =>
  post<EvaluationView>(`${path}/progress`, body, { ifMatch: `"${view.progress.version}"`, key });
