/** A word of the field, explained where it first appears: a dotted underline that opens its one sentence. */
import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";

/** @example <Term means="College credit that a student claims later under an agreement.">articulated credit</Term> */
export function Term({ means, children }: { means: string; children: ComponentChildren }) {
  const id = useId();
  return (
    <>
      <button type="button" class="term" popovertarget={id}>
        {children}
      </button>
      <span class="meaning" popover="auto" id={id} role="note">
        {means}
      </span>
    </>
  );
}
