/**
 * Asks before something is broken, and names what. A native dialog: Escape and the backdrop mean no. A refusal stands
 * at the field it is about, as in a form, and is gone when the question is asked anew.
 */
import type { ComponentChildren } from "preact";
import { useEffect, useId, useRef } from "preact/hooks";
import type { Action } from "../load.ts";
import { AskedContext, useAsked } from "./asked.ts";
import { Button } from "./button.tsx";
import { ProblemNotice } from "./problem.tsx";

export type ConfirmProps = {
  open: boolean;
  onClose: () => void;
  title: string;
  /** What will be different afterwards, and for whom. */
  children: ComponentChildren;
  /** The act in words: "Revoke this invitation". */
  yes: string;
  no?: string;
  danger?: boolean;
  action: Action<[]>;
  onDone?: () => void;
};

export function Confirm({
  open,
  onClose,
  title,
  children,
  yes,
  no = "Leave it as it is",
  danger = true,
  action,
  onDone,
}: ConfirmProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();
  const { asked, shown } = useAsked(dialog, action);
  useEffect(() => {
    if (open) action.clear();
    if (open && !dialog.current?.open) dialog.current?.showModal();
    if (!open && dialog.current?.open) dialog.current.close();
  }, [open]);
  const act = async () => {
    if (!(await action.run())) return;
    onClose();
    onDone?.();
  };
  return (
    <dialog ref={dialog} aria-labelledby={heading} onClose={onClose} closedby="any">
      {open && (
        <div class="stack">
          <h2 id={heading}>{title}</h2>
          <AskedContext.Provider value={asked}>{children}</AskedContext.Provider>
          {action.problem && <ProblemNotice problem={action.problem} shown={shown} live />}
          <div class="row">
            <Button
              kind={danger ? "danger" : "primary"}
              onClick={() => void act()}
              busy={action.busy && "One moment"}
            >
              {yes}
            </Button>
            <Button kind="quiet" onClick={onClose}>
              {no}
            </Button>
          </div>
        </div>
      )}
    </dialog>
  );
}
