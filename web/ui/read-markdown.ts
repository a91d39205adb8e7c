/**
 * Reads the Markdown people write in statements and comments, as far as it is worth showing: bold, italics, code,
 * lists, headings, links. Whatever else is there, HTML and scripts above all, stays the text it is. Pure.
 */

export type Inline =
  | string
  | { as: "b" | "i" | "del" | "code" | "sub" | "sup"; of: Inline[] }
  | { as: "a"; href: string; of: Inline[] }
  | { as: "br" };

export type Block = { as: "p" | "head"; of: Inline[] } | { as: "ul" | "ol"; start: number; items: Block[][] };

/** Marks inside marks, lists inside lists: deeper ones are text. */
const deepest = 6;
const item = /^(\s*)([-*+•]|\d{1,9}[.)])\s+/;
const heading = /^ {0,3}#{1,6}\s+(.*?)\s*#*\s*$/;
const indent = (line: string): number => line.search(/\S|$/);

export function blocksOf(text: string, depth = 0): Block[] {
  const lines = text.replaceAll(/\r\n?/g, "\n").split("\n");
  const found: Block[] = [];
  let words: string[] = [];
  const rest = () => {
    const paragraph = words.join("\n").trim();
    if (paragraph) found.push({ as: "p", of: inline(paragraph) });
    words = [];
  };
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? "";
    const head = heading.exec(line);
    const first = depth < deepest && item.exec(line);
    if (head) {
      rest();
      found.push({ as: "head", of: inline(head[1] ?? "") });
    } else if (first) {
      rest();
      const from = at;
      while (at + 1 < lines.length && goesOn(lines, at + 1, indent(line), kindOf(first[2]))) at++;
      found.push(listOf(lines.slice(from, at + 1), first, depth));
    } else if (line.trim() === "") rest();
    else words.push(line);
  }
  rest();
  return found;
}

const kindOf = (marker = ""): "ul" | "ol" => (/\d/.test(marker) ? "ol" : "ul");

/** It belongs to the list that began this far in: an entry of its kind, or further in than its markers. */
function goesOn(lines: readonly string[], at: number, column: number, kind: "ul" | "ol"): boolean {
  const line = lines[at] ?? "";
  if (line.trim() === "") {
    const next = lines.slice(at + 1).find((one) => one.trim() !== "");
    return next !== undefined && goesOn([next], 0, column, kind);
  }
  if (indent(line) > column) return true;
  const its = item.exec(line);
  return its !== null && indent(line) === column && kindOf(its[2]) === kind;
}

function listOf(lines: readonly string[], first: RegExpExecArray, depth: number): Block {
  const column = indent(lines[0] ?? "");
  const items: string[][] = [];
  for (const line of lines) {
    const marker = indent(line) === column ? item.exec(line)?.[0] : undefined;
    if (marker !== undefined) items.push([line.slice(marker.length)]);
    else items.at(-1)?.push(line.slice(Math.min(indent(line), column + 2)));
  }
  return {
    as: kindOf(first[2]),
    start: Number.parseInt(first[2] ?? "", 10) || 1,
    items: items.map((one) => blocksOf(one.join("\n"), depth + 1)),
  };
}

const entities: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: "\u00a0" };
const tags: Record<string, "b" | "i" | "sub" | "sup"> = {
  b: "b",
  strong: "b",
  i: "i",
  em: "i",
  sub: "sub",
  sup: "sup",
};
const isWord = (letter: string | undefined): boolean => letter !== undefined && /[\p{L}\p{N}]/u.test(letter);
const isSpace = (letter: string | undefined): boolean => letter === undefined || /\s/.test(letter);

/** Addresses that lead out into the web, or to a mailbox; no other scheme runs or opens anything. */
const leads = (href: string): boolean => /^(https?:\/\/|mailto:)/i.test(href);

type Read = (text: string, at: number, depth: number) => { until: number; of: Inline[] } | undefined;
const reading =
  (pattern: RegExp, of: (match: RegExpExecArray, depth: number) => Inline[]): Read =>
  (text, at, depth) => {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    return match ? { until: at + match[0].length, of: of(match, depth) } : undefined;
  };

/** What may begin at a letter of `special`; the first that does, does. */
const readers: readonly Read[] = [
  reading(/\\([!-/:-@[-`{-~])/y, ([, letter = ""]) => [letter]),
  reading(/(`+)(?!`)([\s\S]*?[^`])\1(?!`)/y, ([, , text = ""]) => [{ as: "code", of: [text.trim()] }]),
  reading(/&(amp|lt|gt|quot|apos|nbsp);/y, ([, name = ""]) => [entities[name] ?? ""]),
  reading(/<br ?\/?>/iy, () => [{ as: "br" }]),
  reading(/<(b|strong|i|em|sub|sup)>([\s\S]*?)<\/\1>/iy, ([, name = "", text = ""], depth) => [
    { as: tags[name.toLowerCase()] ?? "b", of: inline(text, depth + 1) },
  ]),
  reading(
    /!?\[((?:[^[\]\\]|\\.)*)\]\(([^\s()]*(?:\([^\s()]*\)[^\s()]*)*)(?: +"[^"]*")?\)/y,
    ([, words = "", href = ""], depth) => {
      const of = inline(words || href, depth + 1).flatMap(unlinked);
      return leads(href) ? [{ as: "a", href, of }] : of;
    },
  ),
  reading(/<(https?:\/\/[^\s<>"]+)>/y, ([, href = ""]) => [{ as: "a", href, of: [href] }]),
  reading(/(?<![\p{L}\p{N}])https?:\/\/[^\s<>"]*[^\s<>".,;:!?')\]]/uy, ([href]) => [
    { as: "a", href, of: [href] },
  ]),
  emphasis,
];
const special = /[\\`*_~[!<&h]/g;

function inline(text: string, depth = 0): Inline[] {
  const found: Inline[] = [];
  const say = (one: Inline) => {
    const last = found.at(-1);
    if (typeof one === "string" && typeof last === "string") found[found.length - 1] = last + one;
    else if (one !== "") found.push(one);
  };
  let at = 0;
  while (at < text.length) {
    special.lastIndex = at;
    const next = depth < deepest ? (special.exec(text)?.index ?? text.length) : text.length;
    say(text.slice(at, next));
    at = next;
    if (at === text.length) break;
    const read = first(readers, (one) => one(text, at, depth));
    for (const one of read?.of ?? [text[at] ?? ""]) say(one);
    at = read?.until ?? at + 1;
  }
  return found;
}

function first<Of, Found>(all: readonly Of[], find: (one: Of) => Found | undefined): Found | undefined {
  for (const one of all) {
    const found = find(one);
    if (found) return found;
  }
  return undefined;
}

/** A link stands in no link. */
const unlinked = (one: Inline): Inline[] => (typeof one !== "string" && one.as === "a" ? one.of : [one]);

/** `*so*`, `**so**`, `_so_`, `__so__`, `~~so~~`: between words, never inside one, so that 2*3*4 and snake_case stay. */
function emphasis(text: string, at: number, depth: number): ReturnType<Read> {
  const mark = text[at] ?? "";
  if (!"*_~".includes(mark) || isWord(text[at - 1]) || text[at - 1] === mark) return undefined;
  const run = runAt(text, at);
  const width = Math.min(run, 2);
  if (run > 3 || (mark === "~" && run !== 2) || isSpace(text[at + run])) return undefined;
  for (let end = text.indexOf(mark, at + run); end >= 0; end = text.indexOf(mark, end)) {
    const closing = runAt(text, end);
    const until = end + closing;
    const fits = width === 2 ? closing >= 2 : closing % 2 === 1;
    if (fits && !isSpace(text[end - 1]) && text[end - 1] !== "\\" && !isWord(text[until])) {
      const as = mark === "~" ? "del" : width === 2 ? "b" : "i";
      return { until, of: [{ as, of: inline(text.slice(at + width, until - width), depth + 1) }] };
    }
    end = until;
  }
  return undefined;
}

function runAt(text: string, at: number): number {
  let end = at;
  while (text[end] === text[at]) end++;
  return end - at;
}

const wordsOf = (one: Inline): string =>
  typeof one === "string" ? one : one.as === "br" ? " " : one.of.map(wordsOf).join("");
const blockWords = (block: Block): string =>
  "items" in block
    ? block.items.map((one) => one.map(blockWords).join(" ")).join(" ")
    : block.of.map(wordsOf).join("");

/** The words alone, for a name or a title. */
export const plainOf = (text: string): string => blocksOf(text).map(blockWords).join(" ");

/** One line of it, for inside a link: marked, and leading nowhere itself. */
export const lineOf = (text: string): Inline[] => inline(text.trim()).flatMap(unlinked);
