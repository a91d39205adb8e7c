/** The river column: a whole arrow crosses, a broken one is refused, dots with a question mark nobody has decided. */

export function Deck({ way }: { way: "whole" | "refused" | "open" }) {
  if (way === "whole")
    return (
      <svg class="deck" viewBox="0 0 120 22" preserveAspectRatio="none" aria-hidden="true">
        <path d="M0 11h108" stroke="currentColor" stroke-width="5" />
        <path d="m102 1 18 10-18 10z" fill="currentColor" />
      </svg>
    );
  if (way === "refused")
    return (
      <svg class="deck refused" viewBox="0 0 120 22" aria-hidden="true">
        <path d="M0 11h42M84 11h36" stroke="currentColor" stroke-width="5" />
        <path d="m54 2 18 18M72 2 54 20" stroke="currentColor" stroke-width="4" />
      </svg>
    );
  return (
    <svg class="deck open" viewBox="0 0 120 22" aria-hidden="true">
      <path d="M2 11h44M78 11h42" stroke="currentColor" stroke-width="5" stroke-dasharray="5 6" />
      <text x="62" y="18" text-anchor="middle" font-size="20" font-weight="800" fill="currentColor">
        ?
      </text>
    </svg>
  );
}
