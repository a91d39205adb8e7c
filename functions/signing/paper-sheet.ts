/**
 * The pages of the paper: where things stand, when a new page begins, and the tree of tags that a screen reader hears
 * in their place. What is drawn beside the text (brackets, rules, footers) is marked as decoration.
 */
import type { Stroke } from "./paper-drawing.ts";
import { type Line, openTypesetter, type Run, type Style } from "./paper-type.ts";

export const page = { width: 612, height: 792, left: 54, right: 54, top: 54, bottom: 62 };
export const inner = page.width - page.left - page.right;

export const colors = {
  ink: "#17262b",
  quiet: "#4a5b61",
  line: "#d8d0c2",
  river: "#0d5c6b",
  riverSoft: "#eaf4f5",
  plum: "#6a3d7c",
  brick: "#a3341f",
  amber: "#9a5400",
  moss: "#2f6b3a",
  white: "#ffffff",
};

export const style = (size: number, face: Style["face"] = "regular", color = colors.ink): Style => ({
  face,
  size,
  color,
});

const footer = style(7, "regular", colors.quiet);

/** A place in the tree of tags; made in the document when its first content is drawn. */
export type Tag = {
  type: string;
  parent?: Tag | undefined;
  scope?: "Column" | "Row" | "Both";
  alt?: string;
  made?: PDFKit.PDFStructureElement;
};

export const tag = (type: string, parent: Tag, rest: Omit<Tag, "type" | "parent" | "made"> = {}): Tag => ({
  type,
  parent,
  ...rest,
});

/** A piece of a column that is never broken: a line of text as a rule, with what is drawn around it. */
export type Atom = {
  height: number;
  tag?: Tag;
  /** Text of the tag, or, without one, decoration. */
  draw?(x: number, y: number): void;
  decorate?(x: number, y: number): void;
};
/** Something drawn along several atoms: a bracket, a frame. Open at a page's end where it goes on. */
export type Along = {
  from: number;
  to: number;
  draw(top: number, bottom: number, x: number, whole: boolean): void;
};
export type Column = { x: number; atoms: Atom[]; along: Along[] };

/** The parts of pdfkit's document that its type package leaves out. */
type Inside = {
  addContent(text: string): void;
  ref(data: object): { end(content: string): void };
  page: { fonts: Record<string, unknown>; xobjects: Record<string, unknown> };
};

export type Sheet = ReturnType<typeof openSheet>;

/** `foot` is said on every page, before the number of the page; `under` below it. */
export function openSheet(doc: PDFKit.PDFDocument, { foot, under }: { foot: string; under: string }) {
  const type = openTypesetter(doc);
  const face = type.fonts[footer.face];
  // Drawn on every page, and written last: so no page has to be held back until their number is known.
  const total = (doc as unknown as Inside).ref({
    Type: "XObject",
    Subtype: "Form",
    FormType: 1,
    BBox: [0, -4, 60, 12],
    Resources: { Font: { [face.id]: face.ref() } },
  });
  let pages = 0;
  const root: Tag = { type: "Document", made: doc.struct("Document") };
  doc.addStructure(root.made as PDFKit.PDFStructureElement);
  let y = page.top;
  let color = "";
  let open: Tag | "decoration" | undefined;
  let atTop = true;
  let onNewPage: (() => void) | undefined;

  const floor = page.height - page.bottom;
  const write = (text: string) => (doc as unknown as Inside).addContent(text);

  function newPage(): void {
    close();
    doc.addPage();
    const { fonts, xobjects } = (doc as unknown as Inside).page;
    for (const font of Object.values(type.fonts)) fonts[font.id] ??= font.ref();
    xobjects["Total"] = total;
    pages++;
    color = "";
    footing();
    y = page.top;
    atTop = true;
    onNewPage?.();
  }

  /** Which agreement, which page of how many, and over which content. */
  function footing(): void {
    const top = page.height - 44;
    begin("decoration");
    stroke(
      [
        [page.left, top],
        [page.left + inner, top],
      ],
      0.5,
      colors.line,
    );
    const [first] = type.lines([{ text: `${foot} · Page ${pages} of`, style: footer }], inner);
    const [second] = type.lines([{ text: under, style: footer }], inner);
    if (first) show(first, page.left, top + 5, 10);
    const x = page.left + (first?.width ?? 0) + type.widthOf(" ", footer);
    write(`q 1 0 0 -1 ${n(x)} ${n(top + 10 + footer.size * 0.35)} cm /Total Do Q`);
    if (second) show(second, page.left, top + 15, 10);
    close();
  }

  function stroke(points: readonly [number, number][], width: number, wanted: string, dash?: string): void {
    const [first, ...rest] = points;
    if (!first) return;
    const path = `${n(first[0])} ${n(first[1])} m ${rest.map(([a, b]) => `${n(a)} ${n(b)} l`).join(" ")}`;
    write(`q ${rgb(wanted)} RG ${width} w ${dash ? `[${dash}] 0 d ` : ""}${path} S Q`);
  }

  function elementOf(wanted: Tag): PDFKit.PDFStructureElement {
    if (!wanted.made) {
      const { scope, alt } = wanted;
      wanted.made = doc.struct(wanted.type, {
        ...(alt === undefined ? {} : { alt }),
        ...(scope === undefined ? {} : { scope }),
      } as PDFKit.Mixins.StructureElementOptions);
      elementOf(wanted.parent ?? root).add(wanted.made);
    }
    return wanted.made;
  }

  /** From here on content belongs to this tag, or is decoration. */
  function begin(next: Tag | "decoration"): void {
    if (open === next) return;
    close();
    open = next;
    if (next === "decoration") doc.markContent("Artifact", { type: "Layout" });
    else elementOf(next).add(doc.markStructureContent(next.type));
  }

  function close(): void {
    if (open !== undefined) doc.endMarkedContent();
    open = undefined;
  }

  function fill(wanted: string): string {
    if (color === wanted) return "";
    color = wanted;
    return `${rgb(wanted)} rg `;
  }

  function show(line: Line, x: number, top: number, height: number): void {
    let at = x;
    for (let index = 0; index < line.pieces.length; ) {
      const { style } = line.pieces[index] ?? { style: undefined };
      if (!style) return;
      let glyphs = "";
      let width = 0;
      for (; line.pieces[index]?.style === style; index++) {
        glyphs += line.pieces[index]?.glyphs ?? "";
        width += line.pieces[index]?.width ?? 0;
      }
      const baseline = top + height * 0.5 + style.size * 0.35;
      write(
        `${fill(style.color)}BT /${type.fonts[style.face].id} ${style.size} Tf 1 0 0 -1 ${n(at)} ${n(baseline)} Tm [${glyphs}] TJ ET`,
      );
      at += (width * style.size) / 1000;
    }
  }

  /** Lines of text as atoms of one tag. */
  function text(runs: readonly Run[], width: number, leading: number, of: Tag, indent = 0): Atom[] {
    return type.lines(runs, width - indent).map((line) => ({
      height: leading,
      tag: of,
      draw: (x, top) => show(line, x + indent, top, leading),
    }));
  }

  const heightOf = (atoms: readonly Atom[], from = 0, to = atoms.length): number => {
    let sum = 0;
    for (let index = from; index < to; index++) sum += atoms[index]?.height ?? 0;
    return sum;
  };

  /** Draws these atoms of every column side by side from here, and gives the height they took. */
  function draw(columns: readonly Column[], cuts: readonly { from: number; to: number }[]): number {
    let tallest = 0;
    for (const [index, { x, atoms, along }] of columns.entries()) {
      const { from, to } = cuts[index] ?? { from: 0, to: 0 };
      const tops: number[] = [];
      let at = y;
      for (let one = from; one < to; one++) {
        tops.push(at);
        at += atoms[one]?.height ?? 0;
      }
      tops.push(at);
      tallest = Math.max(tallest, at - y);
      const topOf = (one: number) => tops[Math.max(0, Math.min(one - from, tops.length - 1))] ?? y;
      for (const one of along) {
        if (one.to <= from || one.from >= to) continue;
        begin("decoration");
        one.draw(topOf(one.from), topOf(one.to), x, one.from >= from && one.to <= to);
      }
      for (let one = from; one < to; one++) {
        const atom = atoms[one];
        if (!atom?.decorate) continue;
        begin("decoration");
        atom.decorate(x, tops[one - from] ?? y);
      }
    }
    for (const [index, { x, atoms }] of columns.entries()) {
      const { from, to } = cuts[index] ?? { from: 0, to: 0 };
      let at = y;
      for (let one = from; one < to; one++) {
        const atom = atoms[one];
        if (atom?.tag && atom.draw) {
          begin(atom.tag);
          atom.draw(x, at);
        }
        at += atom?.height ?? 0;
      }
    }
    close();
    y += tallest;
    atTop = false;
    return tallest;
  }

  return {
    type,
    root,
    text,
    newPage,
    begin,
    close,
    get y() {
      return y;
    },

    /** What every further page begins with. */
    eachPage(what: (() => void) | undefined) {
      onNewPage = what;
    },

    gap(height: number) {
      if (!atTop) y += height;
    },

    /** A new page, unless this much is left on this one. */
    need(height: number) {
      if (y + height > floor) newPage();
    },

    /** Columns side by side: together where they fit on a page, else over as many as they take. */
    place(columns: readonly Column[]): void {
      const height = Math.max(0, ...columns.map(({ atoms }) => heightOf(atoms)));
      if (y + height > floor && !atTop && (height <= floor - page.top - 40 || floor - y < 90)) newPage();
      const from = columns.map(() => 0);
      let fresh = atTop;
      for (;;) {
        const cuts = columns.map(({ atoms }, index) => {
          const start = from[index] ?? 0;
          let to = start;
          for (let at = y; to < atoms.length; to++) {
            at += atoms[to]?.height ?? 0;
            // On a fresh page one is drawn whatever its height, or nothing ever would be.
            if (at > floor && !(fresh && to === start)) break;
          }
          return { from: start, to };
        });
        draw(columns, cuts);
        if (cuts.every(({ to }, index) => to >= (columns[index]?.atoms.length ?? 0))) return;
        for (const [index, { to }] of cuts.entries()) from[index] = to;
        newPage();
        fresh = true;
      }
    },

    /** Has to stand within decoration. */
    rect(x: number, top: number, width: number, height: number, wanted: string): void {
      write(`${fill(wanted)}${n(x)} ${n(top)} ${n(width)} ${n(height)} re f`);
    },

    stroke,

    rounded(x: number, top: number, width: number, height: number, radius: number, look: Look): void {
      const k = radius * 0.5523;
      const [r, b] = [x + width, top + height];
      const path = [
        `${n(x + radius)} ${n(top)} m ${n(r - radius)} ${n(top)} l`,
        `${n(r - radius + k)} ${n(top)} ${n(r)} ${n(top + radius - k)} ${n(r)} ${n(top + radius)} c`,
        `${n(r)} ${n(b - radius)} l`,
        `${n(r)} ${n(b - radius + k)} ${n(r - radius + k)} ${n(b)} ${n(r - radius)} ${n(b)} c`,
        `${n(x + radius)} ${n(b)} l`,
        `${n(x + radius - k)} ${n(b)} ${n(x)} ${n(b - radius + k)} ${n(x)} ${n(b - radius)} c`,
        `${n(x)} ${n(top + radius)} l`,
        `${n(x)} ${n(top + radius - k)} ${n(x + radius - k)} ${n(top)} ${n(x + radius)} ${n(top)} c h`,
      ].join(" ");
      const paint = look.fill && look.line ? "B" : look.fill ? "f" : "S";
      write(
        `q ${look.fill ? `${rgb(look.fill)} rg ` : ""}${look.line ? `${rgb(look.line)} RG ${look.width ?? 1} w ` : ""}${path} ${paint} Q`,
      );
    },

    /** Strokes of a pen, moved and scaled. */
    pen(strokes: readonly Stroke[], x: number, top: number, scale: number, wanted: string): void {
      const p = ([a, b]: readonly [number, number]) => `${n(x + a * scale)} ${n(top + b * scale)}`;
      const path = strokes.map((one) =>
        one.op === "c" ? `${p(one.by[0])} ${p(one.by[1])} ${p(one.to)} c` : `${p(one.to)} ${one.op}`,
      );
      if (path.length > 0) write(`q ${rgb(wanted)} RG 1.1 w 1 J 1 j ${path.join(" ")} S Q`);
    },

    /** The last page is closed; from now on every footer knows how many there are. */
    end(): void {
      close();
      const [line] = type.lines([{ text: String(pages), style: footer }], 200);
      const glyphs = line?.pieces.map((piece) => piece.glyphs).join("") ?? "";
      const { id } = type.fonts[footer.face];
      total.end(`BT ${rgb(footer.color)} rg /${id} ${footer.size} Tf [${glyphs}] TJ ET`);
    },
  };
}

type Look = { fill?: string; line?: string; width?: number };

/** Two decimals are a hundredth of a point. */
const n = (value: number): string => String(Math.round(value * 100) / 100);

const tints = new Map<string, string>();
function rgb(color: string): string {
  let found = tints.get(color);
  if (found === undefined) {
    found = [1, 3, 5].map((at) => n(Number.parseInt(color.slice(at, at + 2), 16) / 255)).join(" ");
    tints.set(color, found);
  }
  return found;
}
