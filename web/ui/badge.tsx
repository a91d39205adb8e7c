/** A state in a word and a mark: the mark fills as a record moves toward force. */
import type { ComponentChildren } from "preact";

/** The drawn states of the stylesheet (`.badge[data-s=…]`). */
export type State =
  | "draft"
  | "in-review"
  | "signature"
  | "upcoming"
  | "in-force"
  | "pass"
  | "expiring"
  | "overdue"
  | "warn"
  | "expired"
  | "declined"
  | "fail"
  | "blocked"
  | "superseded"
  | "withdrawn"
  | "terminated"
  | "suspended"
  | "teach-out"
  | "unknown";

export function Badge({ state, children }: { state: State; children: ComponentChildren }) {
  return (
    <span class="badge" data-s={state}>
      {children}
    </span>
  );
}
