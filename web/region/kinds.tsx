/** The kinds of agreement: a word and a shape for each. Color only tells them apart a second time. */
import type { AgreementType } from "#shared/agreements/schema.ts";

export const kinds: Record<AgreementType, { word: string; class: string; shape: preact.JSX.Element }> = {
  ARTICULATION: { word: "Articulation", class: "art", shape: <rect x="2" y="2" width="12" height="12" /> },
  DUAL_CREDIT_PARTNERSHIP: { word: "Dual credit", class: "dual", shape: <circle cx="8" cy="8" r="6.2" /> },
  TRANSFER_ARTICULATION: { word: "Transfer", class: "tran", shape: <path d="M8 1.5 15 14.5H1z" /> },
  MOU: { word: "Memorandum", class: "data", shape: <path d="M8 .8 15.2 8 8 15.2.8 8z" /> },
};

export function Kind({ of, soon = false }: { of: AgreementType; soon?: boolean }) {
  const { class: name, shape } = kinds[of];
  return (
    <svg class={`k ${name}${soon ? " lapse" : ""}`} viewBox="0 0 16 16" aria-hidden="true">
      {shape}
    </svg>
  );
}
