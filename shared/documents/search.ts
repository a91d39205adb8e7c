/** Finding words in what a document says. Pure; letter case, accents and typographic forms aside, as people type. */

const fold = (text: string): string => text.normalize("NFKD").replaceAll(/\p{M}/gu, "").toLowerCase();

/** Where `wanted` first stands in the text, as offsets of its beginning and end, or undefined. */
export function place(text: string, wanted: string): { start: number; end: number } | undefined {
  const needle = fold(wanted.trim().replaceAll(/\s+/g, " "));
  const at = needle === "" ? -1 : fold(text).indexOf(needle);
  if (at < 0) return undefined;
  // Folding changes lengths (ﬁ is two letters, é is one): walk to the place, one character as written at a time.
  let start: number | undefined;
  let end = 0;
  let walked = 0;
  for (const character of text) {
    if (walked >= at + needle.length) break;
    const length = fold(character).length;
    if (start === undefined && walked + length > at) start = end;
    end += character.length;
    walked += length;
  }
  return { start: start ?? 0, end };
}

const around = 70;

/** The words around the first place where `wanted` stands, or undefined. */
export function snippet(text: string, wanted: string): string | undefined {
  const found = place(text, wanted);
  if (!found) return undefined;
  const { start, end } = found;
  const first = Math.max(0, start - around);
  const last = Math.min(text.length, end + around);
  // Whole words at both ends, where there is a space to break at.
  const before = first === 0 ? text.slice(0, start) : text.slice(first, start).replace(/^\S*\s/, "");
  const after = last === text.length ? text.slice(end) : text.slice(end, last).replace(/\s\S*$/, "");
  return `${first === 0 ? "" : "…"}${before}${text.slice(start, end)}${after}${last === text.length ? "" : "…"}`;
}
