/**
 * The one way something is typed: a form that keeps everything on failure, says once what was refused and where, offers
 * what is there now where that helps, and what was kept from an earlier visit; its end, and the part it stands in.
 */
import type { ComponentChildren } from "preact";
import { useContext, useEffect, useRef } from "preact/hooks";
import type { Action } from "../load.ts";
import { AskedContext, useAsked } from "./asked.ts";
import { Button } from "./button.tsx";
import type { Draft } from "./draft.ts";
import { Notice } from "./notice.tsx";
import { ProblemNotice } from "./problem.tsx";

export type FormProps = {
  label: string;
  action: Action<[]>;
  /** Reads again what others may have changed meanwhile; nothing else is worth trying again. */
  reload?: (() => void) | undefined;
  draft?: Pick<Draft<object>, "restored" | "discard"> | undefined;
  children: ComponentChildren;
};

export function Form({ label, action, reload, draft, children }: FormProps) {
  const form = useRef<HTMLFormElement>(null);
  const { problem } = action;
  const { asked, shown } = useAsked(form, action, draft !== undefined);
  const stale = problem?.code === "changed-meanwhile";
  const takeOver = () => {
    action.clear();
    reload?.();
  };
  return (
    <AskedContext.Provider value={asked}>
      <form
        ref={form}
        class="stack form"
        aria-label={label}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void action.run();
        }}
      >
        {problem && (
          <div data-refusal tabIndex={-1}>
            <ProblemNotice
              problem={problem}
              retry={stale && reload ? takeOver : undefined}
              shown={shown}
              live
            >
              {stale && <p>What you typed stays. Where you typed nothing, their answers take its place.</p>}
            </ProblemNotice>
          </div>
        )}
        {draft?.restored && (
          <Notice title="You were typing this before">
            <p>
              It was kept on this device.{" "}
              <button type="button" class="quiet plain" onClick={draft.discard}>
                Start over
              </button>
            </p>
          </Notice>
        )}
        {children}
      </form>
    </AskedContext.Provider>
  );
}

export type FormEndProps = {
  /** The act in words, and while it is under way. */
  yes: ComponentChildren;
  doing?: string;
  kind?: "primary" | "danger";
  because?: string | undefined;
  /** Where one goes, or what happens, without it. */
  leave: string | (() => void);
  no?: string;
  /** Beside the buttons; else that it is kept on this device, where it is. */
  children?: ComponentChildren;
};

/** What a form ends with: doing it, and leaving. */
export function FormEnd({
  yes,
  doing = "Saving",
  kind = "primary",
  because,
  leave,
  no = "Leave without saving",
  children,
}: FormEndProps) {
  const { busy, kept } = useContext(AskedContext);
  return (
    <div class="row">
      <Button type="submit" kind={kind} busy={busy && doing} because={because}>
        {yes}
      </Button>
      {typeof leave === "string" ? (
        <a class="button quiet" href={leave}>
          {no}
        </a>
      ) : (
        <Button kind="quiet" onClick={leave}>
          {no}
        </Button>
      )}
      {children ??
        (kept && <small role="status">What you type is kept on this device until you save it.</small>)}
    </div>
  );
}

/** Where a form stands in the page's place: what opened it is gone, so whoever cannot see hears where they are now. */
export function FormPart({
  id,
  title,
  children,
}: {
  id: string;
  title: ComponentChildren;
  children: ComponentChildren;
}) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section class="wide-form" aria-labelledby={id}>
      <h2 id={id} ref={heading} tabIndex={-1}>
        {title}
      </h2>
      {children}
    </section>
  );
}
