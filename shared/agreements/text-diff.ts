/** Two texts word by word: what stayed, what went, what came. Joined without REMOVED it is the new text, without ADDED the old. */
export type Piece = { kind: "SAME" | "REMOVED" | "ADDED"; text: string };

/** Longest common subsequence of words; a common beginning and end are set aside first. */
export function textDiff(before: string, after: string): Piece[] {
  const [a, b] = [words(before), words(after)];
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a.at(-1 - end) === b.at(-1 - end)) end++;
  const pieces: Piece[] = [];
  const put = (kind: Piece["kind"], text: string) => {
    const last = pieces.at(-1);
    if (last?.kind === kind) last.text += text;
    else if (text !== "") pieces.push({ kind, text });
  };
  put("SAME", a.slice(0, start).join(""));
  for (const { kind, text } of middle(a.slice(start, a.length - end), b.slice(start, b.length - end)))
    put(kind, text);
  put("SAME", a.slice(a.length - end).join(""));
  return pieces;
}

/** Words with the space after them, so that joining them gives the text back. */
const words = (text: string): string[] => text.match(/\S+\s*|\s+/g) ?? [];

function middle(a: readonly string[], b: readonly string[]): Piece[] {
  const wide = b.length + 1;
  // lengths[i * wide + j]: how many words a[i…] and b[j…] have in common, in order.
  const lengths = new Uint16Array((a.length + 1) * wide);
  const at = (i: number, j: number) => lengths[i * wide + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      lengths[i * wide + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  const pieces: Piece[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    const [old, now] = [a[i], b[j]];
    if (old !== undefined && old === now) {
      pieces.push({ kind: "SAME", text: old });
      i++;
      j++;
    } else if (old !== undefined && (now === undefined || at(i + 1, j) >= at(i, j + 1))) {
      pieces.push({ kind: "REMOVED", text: old });
      i++;
    } else {
      pieces.push({ kind: "ADDED", text: now ?? "" });
      j++;
    }
  }
  return pieces;
}
