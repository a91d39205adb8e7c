/** The parts that every paper may have, each drawn from its block: headings, facts, clauses, lines to sign on. */
import type { Block, Paper } from "#shared/signing/paper.ts";
import { strokesOf } from "./paper-drawing.ts";
import { type Atom, colors, inner, page, type Sheet, style, type Tag, tag } from "./paper-sheet.ts";

const s = {
  eyebrow: style(8.5, "bold", colors.river),
  title: style(24, "bold"),
  version: style(10, "regular", colors.quiet),
  status: style(8.5, "bold", colors.white),
  h2: style(14, "bold"),
  h3: style(10.5, "bold"),
  text: style(9.5),
  quiet: style(8.5, "regular", colors.quiet),
  name: style(8, "regular", colors.quiet),
  value: style(9.5),
  strong: style(9.5, "bold"),
  hash: { ...style(8), figures: true as const },
  small: style(8),
  smallName: style(7.5, "regular", colors.quiet),
  signed: style(15, "regular", colors.river),
};

const gap = (height: number): Atom => ({ height });
const one = (atoms: Atom[], x = page.left) => [{ x, atoms, along: [] }];

/** The parts that one noun's papers have beside these. */
export type Drawers<Own> = {
  place(sheet: Sheet, block: Own): void;
  /** What it takes to its first row: its heading stands with that. */
  room(sheet: Sheet, block: Own): number;
};

export function openingOf(sheet: Sheet, paper: Omit<Paper, "blocks">): void {
  const pill = sheet.type.widthOf(paper.status, s.status) + 16;
  const executed = paper.status === "Executed" || paper.status === "Signed off";
  const status = tag("P", sheet.root);
  const [word] = sheet.text([{ text: paper.status, style: s.status }], 200, 15, status);
  sheet.place([
    ...one(
      sheet.text(
        [{ text: `${paper.kind} · ${paper.number}`, style: s.eyebrow }],
        inner - 120,
        15,
        tag("P", sheet.root),
      ),
    ),
    ...one(
      [
        {
          height: 15,
          tag: status,
          decorate: (x, y) =>
            sheet.rounded(x, y, pill, 15, 7.5, { fill: executed ? colors.moss : colors.plum }),
          draw: (x, y) => word?.draw?.(x + 8, y),
        },
      ],
      page.left + inner - pill,
    ),
  ]);
  sheet.gap(6);
  sheet.place(one(sheet.text([{ text: paper.title, style: s.title }], inner, 29, tag("H1", sheet.root))));
  sheet.gap(2);
  sheet.place(
    one(
      sheet.text(
        [{ text: `${paper.version} · ${paper.partnership}`, style: s.version }],
        inner,
        14,
        tag("P", sheet.root),
      ),
    ),
  );
  sheet.gap(10);
  rule(sheet, colors.ink, 1.5);
  sheet.gap(10);
}

function rule(sheet: Sheet, color: string, width: number): void {
  sheet.begin("decoration");
  sheet.stroke(
    [
      [page.left, sheet.y],
      [page.left + inner, sheet.y],
    ],
    width,
    color,
  );
  sheet.close();
}

/**
 * What a heading needs below it: the first rule of its table, or all lines to sign on with what is said above them, so
 * that nobody signs a page that says nothing. Nothing where a page of its own would not hold that either.
 */
export function roomAt<Own extends { kind: string }>(
  sheet: Sheet,
  blocks: readonly (Block | Own)[],
  index: number,
  own: Drawers<Own>,
): number {
  if (blocks[index]?.kind !== "heading") return 0;
  const next = blocks[index + 1];
  if (next && !isPlain(next)) {
    const room = 50 + own.room(sheet, next);
    return room < 600 ? room : 0;
  }
  let room = 40;
  for (const block of blocks.slice(index + 1)) {
    if (!isPlain(block)) room += 45;
    else if (block.kind === "heading") return 0;
    else if (block.kind !== "sign-here") room += 45;
    else return Math.min(room + 80 * block.slots.length, 560);
  }
  return 0;
}

const plain: { [kind in Block["kind"]]: true } = {
  heading: true,
  text: true,
  list: true,
  facts: true,
  table: true,
  hash: true,
  clauses: true,
  "sign-here": true,
  signed: true,
};

export const isPlain = <Own extends { kind: string }>(block: Block | Own): block is Block =>
  Object.hasOwn(plain, block.kind);

export function place(sheet: Sheet, block: Block, doc: PDFKit.PDFDocument): void {
  if (block.kind === "heading") heading(sheet, block, doc);
  else if (block.kind === "text") paragraph(sheet, block.text);
  else if (block.kind === "list") list(sheet, block.items);
  else if (block.kind === "facts") facts(sheet, block.facts, 118);
  else if (block.kind === "table") table(sheet, block);
  else if (block.kind === "hash") hash(sheet, block);
  else if (block.kind === "clauses") clauses(sheet, block);
  else if (block.kind === "sign-here") signHere(sheet, block);
  else signed(sheet, block);
}

function paragraph(sheet: Sheet, text: string): void {
  sheet.place(one([...sheet.text([{ text, style: s.text }], inner, 13.5, tag("P", sheet.root)), gap(6)]));
}

function heading(
  sheet: Sheet,
  { level, text }: Extract<Block, { kind: "heading" }>,
  doc: PDFKit.PDFDocument,
): void {
  sheet.need(level === 2 ? 110 : 70);
  sheet.gap(level === 2 ? 18 : 10);
  if (level === 2) doc.outline.addItem(text);
  const look = level === 2 ? s.h2 : s.h3;
  sheet.place(
    one([
      ...sheet.text([{ text, style: look }], inner, look.size * 1.25, tag(`H${level}`, sheet.root)),
      gap(6),
    ]),
  );
}

function list(sheet: Sheet, items: readonly string[]): void {
  const all = tag("L", sheet.root);
  for (const text of items) {
    const item = tag("LI", all);
    const label = tag("Lbl", item);
    const [dot] = sheet.text([{ text: "•", style: s.text }], 10, 13.5, label);
    const body = sheet.text([{ text, style: s.text }], inner, 13.5, tag("LBody", item), 12);
    sheet.place([...one(dot ? [dot] : []), ...one([...body, gap(3)])]);
  }
}

/** Names and values side by side; a table of two columns to whoever listens. */
function facts(
  sheet: Sheet,
  all: readonly { name: string; value: string }[],
  names: number,
  looks = { name: s.name, value: s.value, leading: 13.5 },
): void {
  const of = tag("Table", sheet.root);
  for (const { name, value } of all) {
    const row = tag("TR", of);
    const th = tag("TH", row, { scope: "Row" });
    sheet.place([
      ...one(sheet.text([{ text: name, style: looks.name }], names - 8, looks.leading, th)),
      ...one(
        [
          ...sheet.text([{ text: value, style: looks.value }], inner - names, looks.leading, tag("TD", row)),
          gap(1.5),
        ],
        page.left + names,
      ),
    ]);
  }
}

/** A table goes on over as many pages as it takes; its headings are said again on each, for the eye alone. */
function table(sheet: Sheet, { columns, shares, rows }: Extract<Block, { kind: "table" }>): void {
  const of = tag("Table", sheet.root);
  const xs = shares.map((_, index) => page.left + inner * shares.slice(0, index).reduce((a, b) => a + b, 0));
  const line = (cells: readonly Atom[][]) =>
    sheet.place(
      cells.map((atoms, index) => ({
        x: xs[index] ?? page.left,
        atoms: [gap(3), ...atoms, gap(3)],
        along: [],
      })),
    );
  const widthOf = (index: number) => inner * (shares[index] ?? 0) - 8;
  const head = (row: Tag | undefined) => {
    line(
      columns.map((text, index) => {
        const th = row ? tag("TH", row, { scope: "Column" }) : sheet.root;
        const atoms = sheet.text([{ text, style: s.name }], widthOf(index), 13, th);
        return row
          ? atoms
          : atoms.map(({ draw, height }) => ({ height, ...(draw ? { decorate: draw } : {}) }));
      }),
    );
    rule(sheet, colors.ink, 0.8);
  };
  head(tag("TR", of));
  sheet.eachPage(() => head(undefined));
  for (const cells of rows) {
    const row = tag("TR", of);
    line(
      cells.map((text, index) =>
        sheet.text(
          [{ text, style: index === 0 ? s.strong : s.value }],
          widthOf(index),
          13,
          index === 0 ? tag("TH", row, { scope: "Row" }) : tag("TD", row),
        ),
      ),
    );
    rule(sheet, colors.line, 0.5);
  }
  sheet.eachPage(undefined);
}

function hash(sheet: Sheet, { name, hash: hex }: Extract<Block, { kind: "hash" }>): void {
  const p = tag("P", sheet.root);
  sheet.place(
    one([
      ...sheet.text([{ text: name, style: s.name }], inner, 11, p),
      ...sheet.text([{ text: hex, style: s.hash }], inner, 12, p),
      gap(5),
    ]),
  );
}

function clauses(sheet: Sheet, { clauses: all }: Extract<Block, { kind: "clauses" }>): void {
  for (const { no, about, paragraphs } of all) {
    const of = tag("Sect", sheet.root);
    const [number] = sheet.text([{ text: no, style: s.strong }], 40, 13.5, tag("H3", of));
    const title = tag("H3", of);
    sheet.need(44);
    sheet.place([
      ...one(number ? [number] : []),
      ...one(sheet.text([{ text: about, style: s.strong }], inner, 13.5, title, 44)),
    ]);
    for (const text of paragraphs)
      sheet.place(one([...sheet.text([{ text, style: s.text }], inner, 13.5, tag("P", of), 44), gap(4)]));
    sheet.gap(5);
  }
}

function signHere(sheet: Sheet, { slots }: Extract<Block, { kind: "sign-here" }>): void {
  const blank = (label: string, width: number, of: Tag, x0: number): Atom => {
    const [word] = sheet.text([{ text: label, style: s.smallName }], width, 10, of);
    return {
      height: 34,
      tag: of,
      decorate: (x, y) =>
        sheet.stroke(
          [
            [x + x0, y + 22],
            [x + x0 + width, y + 22],
          ],
          0.8,
          colors.ink,
        ),
      draw: (x, y) => word?.draw?.(x + x0, y + 23),
    };
  };
  for (const { order, office, organization, optional } of slots) {
    const of = tag("Sect", sheet.root);
    sheet.place([
      ...one([gap(8), ...sheet.text([{ text: `${order}.`, style: s.strong }], 20, 13, tag("P", of))]),
      ...one(
        [
          gap(8),
          ...sheet.text([{ text: office, style: s.strong }], inner - 20, 13, tag("P", of)),
          ...sheet.text(
            [{ text: `${organization}${optional ? " (may be left open)" : ""}`, style: s.quiet }],
            inner - 20,
            12,
            tag("P", of),
          ),
          gap(4),
          blank("Signature", 220, tag("P", of), 0),
        ],
        page.left + 20,
      ),
      ...one([gap(37 + 0), blank("Name", 150, tag("P", of), 0)], page.left + 254),
      ...one([gap(37 + 0), blank("Date", 66, tag("P", of), 0)], page.left + 254 + 164),
    ]);
  }
}

function signed(sheet: Sheet, { entries }: Extract<Block, { kind: "signed" }>): void {
  for (const { nameAsSigned, office, drawing, facts: all } of entries) {
    const of = tag("Sect", sheet.root);
    sheet.need(120);
    sheet.gap(8);
    rule(sheet, colors.ink, 0.8);
    sheet.gap(6);
    if (drawing !== undefined) {
      const figure = tag("Figure", of, { alt: `The signature that ${nameAsSigned} drew` });
      sheet.place(
        one([
          {
            height: 52,
            tag: figure,
            draw: (x, y) => sheet.pen(strokesOf(drawing), x, y, 0.25, colors.ink),
          },
        ]),
      );
    }
    sheet.place(
      one([
        ...sheet.text([{ text: nameAsSigned, style: s.signed }], inner, 20, tag("P", of)),
        ...sheet.text([{ text: office, style: s.text }], inner, 13, tag("P", of)),
        gap(5),
      ]),
    );
    facts(sheet, all, 130, { name: s.smallName, value: s.small, leading: 11 });
  }
}
