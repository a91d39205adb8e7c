/** Lines where content will be. Long enough that the footer does not move when the content arrives. */

const widths = ["38%", "100%", "88%", "64%", "94%", "71%", "100%", "52%"];

export function Skeleton({ of, lines = 8 }: { of: string; lines?: number }) {
  return (
    <div class="skeleton" role="status" aria-label={`Loading ${of}`}>
      {Array.from({ length: lines }, (_, line) => (
        <i key={line} style={{ width: widths[line % widths.length] ?? "100%" }} />
      ))}
    </div>
  );
}
