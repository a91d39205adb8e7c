/** The nearest word to one we do not know. Apart from `words.ts`, so that a page can ask it without the schemas. */
import { loosely } from "./cells.ts";

/** How many single-letter changes (two swapped letters are one) turn one word into the other. */
export function editsBetween(a: string, b: string): number {
  let before: number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      row[j] = Math.min((above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (above[j - 1] ?? 0) + same);
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (swapped) row[j] = Math.min(row[j] ?? 0, (before[j - 2] ?? 0) + 1);
    }
    before = above;
    above = row;
  }
  return above[b.length] ?? 0;
}

/** The one candidate that is clearly meant: at most a third of the letters differ, and no other is as close. */
export function nearest(word: string, candidates: readonly string[]): string | undefined {
  if (word === "" || word.length > 60) return undefined;
  let best: { candidate: string; edits: number; alone: boolean } | undefined;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - word.length) > 3) continue;
    const edits = editsBetween(loosely(word), loosely(candidate));
    if (!best || edits < best.edits) best = { candidate, edits, alone: true };
    else if (edits === best.edits && candidate !== best.candidate) best.alone = false;
  }
  const near =
    best?.alone && best.edits <= Math.max(1, Math.floor(word.length / 3)) && best.edits < word.length;
  return near ? best?.candidate : undefined;
}
