/** Nothing here yet: what this page is for, and the first step. */
import type { ComponentChildren } from "preact";

export function Empty({
  title,
  children,
  action,
}: {
  title: string;
  children: ComponentChildren;
  action?: ComponentChildren;
}) {
  return (
    <div class="empty">
      <svg
        viewBox="0 0 96 40"
        fill="none"
        stroke="currentColor"
        stroke-width="3"
        stroke-linecap="round"
        aria-hidden="true"
      >
        <path d="M4 14h22M70 14h22" />
        <path d="M34 14h6M46 14h4M57 14h6" stroke-dasharray="1 7" />
        <path d="M4 28c6-4 12-4 18 0s12 4 18 0 12-4 18 0 12 4 18 0 10-3 16-1" />
      </svg>
      <h2>{title}</h2>
      <p>{children}</p>
      {action}
    </div>
  );
}
