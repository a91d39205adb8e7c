/** Finding words in what a document says. Pure; letter case and accents aside, as people type. */

/** Folded for comparing, with where each folded character came from. */
function folded(text: string): { plain: string; from: number[] } {
  let plain = "";
  const from: number[] = [];
  let at = 0;
  for (const character of text) {
    const bare = character.normalize("NFKD").replaceAll(/\p{M}/gu, "").toLowerCase();
    for (let i = 0; i < bare.length; i++) from.push(at);
    plain += bare;
    at += character.length;
  }
  from.push(at);
  return { plain, from };
}

const around = 70;

/** The words around the first place where `wanted` stands, or undefined. */
export function snippet(text: string, wanted: string): string | undefined {
  const { plain, from } = folded(text);
  const needle = folded(wanted.trim().replaceAll(/\s+/g, " ")).plain;
  const at = needle === "" ? -1 : plain.indexOf(needle);
  if (at < 0) return undefined;
  const start = from[at] ?? 0;
  const end = from[at + needle.length] ?? text.length;
  const first = Math.max(0, start - around);
  const last = Math.min(text.length, end + around);
  // Whole words at both ends, where there is a space to break at.
  const before = first === 0 ? text.slice(0, start) : text.slice(first, start).replace(/^\S*\s/, "");
  const after = last === text.length ? text.slice(end) : text.slice(end, last).replace(/\s\S*$/, "");
  return `${first === 0 ? "" : "…"}${before}${text.slice(start, end)}${after}${last === text.length ? "" : "…"}`;
}

export const mentions = (text: string, wanted: string): boolean => snippet(text, wanted) !== undefined;
