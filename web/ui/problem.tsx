/** A refusal in words: what was said, which answers it is about, what changed meanwhile, and what to do next. */
import type { ComponentChildren } from "preact";
import { useLocation } from "preact-iso/router";
import type { Problem } from "../api.ts";
import { paths } from "../paths.ts";
import { Button } from "./button.tsx";
import { Notice } from "./notice.tsx";

export type ProblemProps = {
  problem: Problem;
  /** Tries again, or (for something changed meanwhile) loads what is there now. */
  retry?: (() => void) | undefined;
  /** Pointers that a field beside it already shows. */
  shown?: readonly string[];
  live?: boolean;
  /** One more sentence from the page. */
  children?: ComponentChildren;
};

export function ProblemNotice({ problem, retry, shown = [], live, children }: ProblemProps) {
  const { url } = useLocation();
  const elsewhere = problem.errors.filter(({ pointer }) => !shown.includes(pointer));
  const stale = problem.code === "changed-meanwhile";
  const kind = problem.code === "not-found" || problem.code === "unreachable" || stale ? "warn" : "bad";
  return (
    <Notice kind={kind} title={problem.title} {...(live ? { live } : {})}>
      {problem.detail && problem.detail !== problem.title && <p>{problem.detail}</p>}
      {problem.code === "not-found" && !problem.detail && (
        <p>It does not exist, or it is not for whom you act for now.</p>
      )}
      {elsewhere.length > 0 && (
        <ul>
          {elsewhere.map(({ pointer, detail }) => (
            <li key={pointer + detail}>
              <code>{pointer}</code> {detail}
            </li>
          ))}
        </ul>
      )}
      {problem.changes.length > 0 && (
        <ul>
          {problem.changes.map((change) => (
            <li key={change.seq}>
              <b>{change.actorName}</b>: {change.action.replaceAll("-", " ")}
              {change.note && ` (${change.note})`},{" "}
              <time dateTime={change.at}>
                {new Date(change.at).toLocaleString("en-US", { dateStyle: "medium", timeStyle: "short" })}
              </time>
            </li>
          ))}
        </ul>
      )}
      {problem.code === "not-signed-in" && (
        <p>
          <a class="button" href={paths.signIn(url)}>
            Sign in
          </a>
        </p>
      )}
      {problem.code === "sign-in-again" && (
        <p>
          <a class="button primary" href={paths.signInAgain(url)}>
            Sign in again
          </a>{" "}
          What you typed stays here.
        </p>
      )}
      {children}
      {retry && problem.code !== "not-signed-in" && problem.code !== "not-found" && (
        <div class="row">
          <Button small onClick={retry}>
            {stale ? "Load what is there now" : "Try again"}
          </Button>
        </div>
      )}
      {problem.status >= 500 && problem.requestId && (
        <p>
          <small>
            If you ask for help, say this: <code>{problem.requestId}</code>
          </small>
        </p>
      )}
    </Notice>
  );
}
