/**
 * A rule as it is drawn on paper: a solid bracket with AND plates for what belongs together, a broken one for what is
 * chosen from, boxes apart with OR between them. All of it is text in the order of the list, for whoever listens.
 */
import type { Drawn } from "#shared/agreements/drawing.ts";
import { type Along, type Atom, colors, type Sheet, style, type Tag, tag } from "../signing/paper-sheet.ts";

type CodeOf = (id: string) => string;

const s = {
  title: style(8.5, "bold"),
  code: style(8, "regular", colors.quiet),
  about: style(7.75),
  must: style(7.75, "bold", colors.river),
  may: style(7.75, "bold", colors.plum),
  and: style(6.5, "bold", colors.white),
  or: style(6.5, "bold", colors.plum),
};

export const gap = (height: number): Atom => ({ height });

/** A code is read as one word, and not broken over two lines while it fits on one. */
export const together = (code: string): string => code.replaceAll(" ", "\u00a0");

/** AND: white on the river, overlapping the bracket that it belongs to. */
export function plate(sheet: Sheet, word: string, of: Tag, x0: number): Atom {
  const width = sheet.type.widthOf(word, s.and) + 10;
  const [text] = sheet.text([{ text: word, style: s.and }], 60, 11, of);
  return {
    height: 12,
    tag: of,
    decorate: (x, y) => sheet.rounded(x + x0, y + 0.5, width, 11, 2, { fill: colors.river }),
    draw: (x, y) => text?.draw?.(x + x0 + 5, y + 0.5),
  };
}

const step = 15;

/** One cell's drawing, line by line, with the brackets along it. */
export class Drawing {
  readonly atoms: Atom[] = [];
  readonly along: Along[] = [];
  private readonly sheet: Sheet;
  private readonly codeOf: CodeOf;
  private readonly width: number;

  constructor(sheet: Sheet, codeOf: CodeOf, width: number) {
    this.sheet = sheet;
    this.codeOf = codeOf;
    this.width = width;
  }

  text(runs: Parameters<Sheet["text"]>[0], leading: number, of: Tag, indent: number): void {
    this.atoms.push(...this.sheet.text(runs, this.width, leading, of, indent));
  }

  draw(drawn: Drawn, of: Tag, indent: number): void {
    if (drawn.kind === "course") this.course(drawn, of, indent);
    else if (drawn.kind === "beside") this.beside(drawn, of, indent);
    else if (drawn.kind === "all") this.all(drawn, of, indent);
    else if (drawn.kind === "any") this.any(drawn, of, indent);
    else this.ways(drawn, of, indent);
  }

  private course({ course, about }: Extract<Drawn, { kind: "course" }>, of: Tag, indent: number): void {
    const p = tag("P", of);
    const code = together(`${this.codeOf(course.organizationId)} ${course.code}`);
    this.text(
      [
        { text: `${course.title} `, style: s.title },
        { text: code, style: s.code },
      ],
      11.5,
      p,
      indent,
    );
    this.text([{ text: about, style: s.about }], 10, p, indent);
  }

  private beside({ title, about }: Extract<Drawn, { kind: "beside" }>, of: Tag, indent: number): void {
    const p = tag("P", of);
    this.text([{ text: title, style: s.title }], 11.5, p, indent);
    this.text([{ text: about, style: s.about }], 10, p, indent);
  }

  private all({ plate: word, parts }: Extract<Drawn, { kind: "all" }>, of: Tag, indent: number): void {
    const from = this.atoms.length;
    this.atoms.push(gap(4));
    this.text([{ text: word, style: s.must }], 11, tag("P", of), indent + step);
    this.atoms.push(gap(2));
    const list = tag("L", of);
    for (const [index, part] of parts.entries()) {
      const item = tag("LBody", tag("LI", list));
      if (index > 0) this.atoms.push(gap(3), plate(this.sheet, "AND", tag("P", item), indent - 3), gap(3));
      this.draw(part, item, indent + step);
    }
    this.atoms.push(gap(4));
    this.bracket(from, indent, 3.2, colors.river);
  }

  private any(
    { plate: word, choose, parts }: Extract<Drawn, { kind: "any" }>,
    of: Tag,
    indent: number,
  ): void {
    const { sheet } = this;
    const from = this.atoms.length;
    this.atoms.push(gap(4));
    const pips = Math.min(parts.length, 8);
    const before = this.atoms.length;
    this.text([{ text: word, style: s.may }], 11, tag("P", of), indent + step + pips * 9 + 3);
    const first = this.atoms[before];
    if (first)
      first.decorate = (x, y) => {
        for (let pip = 0; pip < pips; pip++)
          sheet.rounded(x + indent + step + pip * 9, y + 2, 6.5, 6.5, 1, {
            line: colors.plum,
            ...(pip < choose ? { fill: colors.plum } : {}),
          });
      };
    this.atoms.push(gap(2));
    const list = tag("L", of);
    for (const [index, part] of parts.entries()) {
      if (index > 0) this.atoms.push(gap(2));
      const at = this.atoms.length;
      this.draw(part, tag("LBody", tag("LI", list)), indent + step + 12);
      const line = this.atoms[at];
      if (line)
        line.decorate = (x, y) =>
          sheet.rounded(x + indent + step, y + 2.5, 6.5, 6.5, 1, { line: colors.plum });
    }
    this.atoms.push(gap(4));
    this.bracket(from, indent, 1.6, colors.plum, "4 2.5");
  }

  private ways({ ways }: Extract<Drawn, { kind: "ways" }>, of: Tag, indent: number): void {
    const { sheet, width } = this;
    const list = tag("L", of);
    for (const [index, { plate: word, part }] of ways.entries()) {
      const item = tag("LBody", tag("LI", list));
      if (index > 0) this.atoms.push(gap(3), or(sheet, tag("P", item), indent, width), gap(3));
      const from = this.atoms.length;
      this.atoms.push(gap(5));
      this.text([{ text: word, style: s.may }], 11, tag("P", item), indent + 9);
      this.atoms.push(gap(1));
      if (part) this.draw(part, item, indent + 9);
      this.atoms.push(gap(6));
      this.along.push({
        from,
        to: this.atoms.length,
        draw: (top, bottom, x) =>
          sheet.rounded(x + indent, top, width - indent, bottom - top, 5, { line: "#8b8474", width: 0.8 }),
      });
    }
  }

  /** Closed at both ends where all of it is on one page; open at the end that goes on elsewhere. */
  private bracket(from: number, indent: number, thick: number, color: string, dash?: string): void {
    const { sheet } = this;
    this.along.push({
      from,
      to: this.atoms.length,
      draw(top, bottom, x, whole) {
        const at = x + indent + thick / 2;
        const [a, b] = [top + thick / 2, bottom - thick / 2];
        const spine: [number, number][] = whole
          ? [
              [at + 7, a],
              [at, a],
              [at, b],
              [at + 7, b],
            ]
          : [
              [at, top],
              [at, bottom],
            ];
        sheet.stroke(spine, thick, color, dash);
      },
    });
  }
}

/** OR: hollow, on a broken line from side to side. */
function or(sheet: Sheet, of: Tag, indent: number, width: number): Atom {
  const [text] = sheet.text([{ text: "OR", style: s.or }], 60, 12, of);
  const pill = sheet.type.widthOf("OR", s.or) + 14;
  return {
    height: 13,
    tag: of,
    decorate(x, y) {
      sheet.stroke(
        [
          [x + indent, y + 6.5],
          [x + indent + 16, y + 6.5],
        ],
        1,
        colors.plum,
        "3 2",
      );
      sheet.stroke(
        [
          [x + indent + 22 + pill, y + 6.5],
          [x + width, y + 6.5],
        ],
        1,
        colors.plum,
        "3 2",
      );
      sheet.rounded(x + indent + 19, y + 0.5, pill, 12, 6, { line: colors.plum });
    },
    draw: (x, y) => text?.draw?.(x + indent + 26, y + 0.5),
  };
}
