/** Codes by what somebody types: the beginning of a code, or words of its title in any order. Codes that hold come first. */
import { foundAs, isCurrent } from "./rules.ts";
import type { Code, CodeSearch } from "./schema.ts";

const wordsIn = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}.]+/gu) ?? [];

/** How well it fits: lower is better; undefined: not at all. */
function rankOf({ code, title }: Code, asked: readonly string[], typed: string): number | undefined {
  if (code === typed) return 0;
  if (code.startsWith(typed)) return 1;
  const words = wordsIn(title);
  if (!asked.every((one) => words.some((word) => word.startsWith(one)))) return undefined;
  return words[0]?.startsWith(asked[0] ?? "") ? 2 : 3;
}

export function search(codes: readonly Code[], typed: string, limit: number): CodeSearch {
  const asked = wordsIn(typed);
  if (asked.length === 0) return { items: [], more: false };
  const found = codes
    .flatMap((code) => {
      const rank = rankOf(code, asked, typed.trim());
      return rank === undefined ? [] : [{ code, rank: isCurrent(code) ? rank : rank + 10 }];
    })
    .sort((a, b) => a.rank - b.rank || (a.code.code < b.code.code ? -1 : 1));
  return { items: found.slice(0, limit).map(({ code }) => foundAs(code)), more: found.length > limit };
}
