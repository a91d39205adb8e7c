/**
 * Setting type for the paper: words are measured and encoded once, lines are broken greedily. A character that the
 * typeface does not have is printed as its number, [U+6771]: visible, and never silently another.
 */
import { bold, regular } from "./paper-font.ts";

export type Face = "regular" | "bold";
export type Style = { face: Face; size: number; color: string; figures?: true };
export type Run = { text: string; style: Style };

/** What is shown by one operator: glyphs as the PDF wants them, and their width. */
type Shown = { glyphs: string; width: number };
type Piece = Shown & { style: Style };
export type Line = { pieces: Piece[]; width: number };

/** The parts of pdfkit's font that its type package leaves out. */
type Font = {
  id: string;
  ref(): unknown;
  font: { hasGlyphForCodePoint(point: number): boolean };
  encode(text: string, features?: string[]): [string[], { xAdvance: number; advanceWidth: number }[]];
};

export function openTypesetter(doc: PDFKit.PDFDocument) {
  const fonts = { regular: fontOf(doc, "regular", regular), bold: fontOf(doc, "bold", bold) };
  const cache = () => ({ words: new Map<string, Shown>(), figures: new Map<string, Shown>() });
  const known = { regular: cache(), bold: cache() };

  function shown(word: string, { face, figures }: Style): Shown {
    const words = known[face][figures ? "figures" : "words"];
    let found = words.get(word);
    if (!found) {
      found = encode(fonts[face], word, figures);
      words.set(word, found);
    }
    return found;
  }

  const widthOf = (text: string, style: Style): number => (shown(text, style).width * style.size) / 1000;

  /** The runs in lines no wider than this; a word that is wider alone is broken where it has to be. */
  function lines(runs: readonly Run[], width: number): Line[] {
    const made: Line[] = [];
    let line: Line = { pieces: [], width: 0 };
    let pending: Piece | undefined;
    const put = (text: string, style: Style) => {
      const piece = { ...shown(text, style), style };
      const wide = (piece.width * style.size) / 1000;
      const gap = pending ? (pending.width * pending.style.size) / 1000 : 0;
      if (line.pieces.length > 0 && line.width + gap + wide > width) {
        made.push(line);
        line = { pieces: [], width: 0 };
      } else if (pending && line.pieces.length > 0) {
        line.pieces.push(pending);
        line.width += gap;
      }
      pending = undefined;
      line.pieces.push(piece);
      line.width += wide;
    };
    for (const { text, style } of runs) {
      for (const part of visible(text).split(/([ \t\r\n]+)/)) {
        if (part === "") continue;
        if (/^[ \t\r\n]/.test(part)) pending = { ...shown(" ", style), style };
        else for (const piece of broken(part, style, width)) put(piece, style);
      }
    }
    if (line.pieces.length > 0) made.push(line);
    return made;
  }

  function broken(word: string, style: Style, width: number): string[] {
    if (widthOf(word, style) <= width) return [word];
    const parts: string[] = [];
    let part = "";
    for (const character of word) {
      if (part !== "" && widthOf(part + character, style) > width) {
        parts.push(part);
        part = "";
      }
      part += character;
    }
    return [...parts, part];
  }

  const has = (character: string) =>
    fonts.regular.font.hasGlyphForCodePoint(character.codePointAt(0) ?? 0) || /\s/.test(character);
  const plain = /^[\x20-\x7e]*$/;

  const visible = (text: string): string =>
    plain.test(text)
      ? text
      : Array.from(text, (one) => (has(one) ? one : `[U+${hex(one.codePointAt(0) ?? 0)}]`)).join("");

  return { fonts, lines, widthOf };
}

const hex = (point: number): string => point.toString(16).toUpperCase().padStart(4, "0");

/** Each face as it was read, for all papers of this process: reading them is half of a short paper's time. */
const read: { [face in Face]?: unknown } = {};

function fontOf(doc: PDFKit.PDFDocument, face: Face, unpack: () => Uint8Array): Font {
  const source = (read[face] ?? unpack()) as PDFKit.Mixins.PDFFontSource;
  const made = (doc.font(source) as unknown as { _font: Font })._font;
  read[face] ??= made.font;
  return made;
}

/** Glyphs in one array, with what the font's kerning moves between them. */
function encode(font: Font, word: string, figures: true | undefined): Shown {
  const [glyphs, positions] = font.encode(word, figures ? ["tnum"] : undefined);
  let array = "";
  let run = "";
  let width = 0;
  for (const [index, glyph] of glyphs.entries()) {
    const { xAdvance = 0, advanceWidth = 0 } = positions[index] ?? {};
    run += glyph;
    width += xAdvance;
    const kern = Math.round(advanceWidth - xAdvance);
    if (kern !== 0) {
      array += `<${run}>${kern}`;
      run = "";
    }
  }
  return { glyphs: run === "" ? array : `${array}<${run}>`, width };
}
