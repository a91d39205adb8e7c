/**
 * How wide words are before they are drawn, and where they may break. An estimate on the wide side: a label that fits
 * by this measure fits in Public Sans and in the system fonts that stand in for it.
 */

const narrow = /[iljtfrI.,;:'’|!()[\]/ -]/;
const wide = /[mwMW&@%]/;

/** The width of a line of text in the units of `size`. */
export function textWidth(text: string, size: number): number {
  let ems = 0;
  for (const letter of text) {
    ems += narrow.test(letter) ? 0.39 : wide.test(letter) ? 0.95 : /[A-Z]/.test(letter) ? 0.72 : 0.6;
  }
  return ems * size;
}

/** Lines no wider than `most`, broken at spaces and after slashes; a word that is wider alone stays whole. */
export function wrap(text: string, most: number, width: (line: string) => number): string[] {
  const lines: string[] = [];
  for (const piece of text.split(/(?<=\/)|(?<= )/)) {
    const last = lines.at(-1);
    if (last !== undefined && width((last + piece).trimEnd()) <= most) lines[lines.length - 1] = last + piece;
    else lines.push(piece);
  }
  return lines.map((line) => line.trimEnd());
}

/** Lines of at most so many characters. */
export const wrapAt = (text: string, most: number) => wrap(text, most, (line) => line.length);

/** Seventy-nine: a number from 0 to 99 as a sentence writes it; digits beyond that. */
export function inWords(n: number): string {
  const ones =
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(
      " ",
    );
  const tens = "twenty thirty forty fifty sixty seventy eighty ninety".split(" ");
  const small = ones[n];
  if (small) return small;
  const ten = tens[Math.floor(n / 10) - 2];
  if (!ten) return String(n);
  return n % 10 ? `${ten}-${ones[n % 10]}` : ten;
}
