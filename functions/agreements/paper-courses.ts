/**
 * The course table on paper. Filled and joined: must. Hollow and apart: may. The plates are text in the order of the
 * list, so that a screen reader hears the same logic.
 */
import type { CourseRow, Courses } from "#shared/agreements/paper-model.ts";
import {
  type Along,
  type Atom,
  type Column,
  colors,
  inner,
  page,
  type Sheet,
  style,
  type Tag,
  tag,
} from "../signing/paper-sheet.ts";
import { Drawing, gap, plate, together } from "./paper-rule.ts";

type CodeOf = (id: string) => string;

const widths = { no: 26, take: 252, how: 76, get: inner - 26 - 252 - 76 };
const left = {
  no: page.left,
  take: page.left + widths.no,
  how: page.left + widths.no + widths.take,
  get: page.left + widths.no + widths.take + widths.how + 12,
};
const getWidth = widths.get - 12;
const takeWidth = widths.take - 14;

const s = {
  no: style(11, "bold"),
  head: style(8.5, "bold"),
  headHow: style(8, "bold", colors.river),
  under: style(7.5, "regular", colors.quiet),
  words: style(9),
  lead: style(9, "bold"),
  title: style(8.5, "bold"),
  code: style(8, "regular", colors.quiet),
  about: style(7.75),
  how: style(7.75),
  amount: { ...style(14, "bold"), figures: true as const },
  bank: style(7.75, "bold", colors.quiet),
  note: style(7.75, "regular", colors.quiet),
  total: style(9, "bold"),
};

export function placeCourses(sheet: Sheet, block: Courses, codeOf: CodeOf): void {
  const table = tag("Table", sheet.root);
  const caption = tag("Caption", table);
  sheet.place([
    {
      x: page.left,
      atoms: [...sheet.text([{ text: block.caption, style: s.under }], inner, 10.5, caption), gap(8)],
      along: [],
    },
  ]);
  head(sheet, block, tag("TR", tag("THead", table)));
  sheet.eachPage(() => head(sheet, block, undefined));
  const body = tag("TBody", table);
  for (const row of block.rows) {
    const made = tag("TR", body);
    sheet.place(columnsOf(sheet, row, made, codeOf));
    made.made?.end();
  }
  sheet.eachPage(undefined);
  foot(sheet, block, tag("TR", tag("TFoot", table)));
  table.made?.end();
}

/** What the first row takes under its headings: a table does not begin where none of it fits. */
export function roomForFirst(sheet: Sheet, { rows }: Courses, codeOf: CodeOf): number {
  const [first] = rows;
  if (!first) return 0;
  const heights = columnsOf(sheet, first, tag("TR", sheet.root), codeOf).map(({ atoms }) =>
    atoms.reduce((sum, { height }) => sum + height, 0),
  );
  return 70 + Math.max(...heights);
}

/** Once as the table's headings; said again on each further page for the eye alone. */
function head(sheet: Sheet, { finishedAt, grantedAt }: Courses, row: Tag | undefined): void {
  const cell = (words: string, under: string, width: number, look = s.head): Atom[] => {
    const th = row ? tag("TH", row, { scope: "Column" }) : sheet.root;
    const lines = [
      ...sheet.text([{ text: words, style: look }], width, 11, th),
      ...(under === "" ? [] : sheet.text([{ text: under, style: s.under }], width, 10, th).slice(0, 3)),
    ];
    return row ? lines : lines.map(({ draw, height }) => ({ height, ...(draw ? { decorate: draw } : {}) }));
  };
  const columns = [
    { x: left.no, atoms: cell("Rule", "", widths.no), along: [] },
    { x: left.take, atoms: cell("The student finishes", finishedAt, takeWidth), along: [] },
    { x: left.how + 6, atoms: cell("How it is posted", "", widths.how - 10, s.headHow), along: [] },
    { x: left.get, atoms: cell("The college grants", grantedAt, getWidth), along: [] },
  ];
  sheet.need(80);
  sheet.place(columns);
  sheet.gap(3);
  line(sheet, sheet.y, colors.ink, 1.2);
}

function line(sheet: Sheet, y: number, color: string, width: number): void {
  sheet.begin("decoration");
  sheet.stroke(
    [
      [page.left, y],
      [page.left + inner, y],
    ],
    width,
    color,
  );
  sheet.close();
}

function columnsOf(sheet: Sheet, row: CourseRow, of: Tag, codeOf: CodeOf): Column[] {
  const th = tag("TH", of, { scope: "Row" });
  const take = tag("TD", of);
  const how = tag("TD", of);
  const get = tag("TD", of);
  const drawing = new Drawing(sheet, codeOf, takeWidth);
  drawing.atoms.push(gap(9));
  drawing.text(
    [...(row.lead ? [{ text: `${row.lead}. `, style: s.lead }] : []), { text: row.words, style: s.words }],
    11.5,
    tag("P", take),
    0,
  );
  if (row.drawn) {
    drawing.atoms.push(gap(5));
    drawing.draw(row.drawn, take, 0);
  }
  if (row.days) {
    drawing.atoms.push(gap(4));
    drawing.text([{ text: row.days, style: s.note }], 10, tag("P", take), 0);
  }
  drawing.atoms.push(gap(10));
  const grants = grantsOf(sheet, row, get);
  const taken = drawing.atoms.reduce((sum, { height }) => sum + height, 0);
  const given = grants.reduce((sum, { height }) => sum + height, 0);
  const tall = Math.max(taken, given);
  return [
    {
      x: left.no,
      atoms: [gap(9), ...sheet.text([{ text: row.no, style: s.no }], widths.no + 8, 13, th)],
      along: [],
    },
    { x: left.take, atoms: drawing.atoms, along: drawing.along },
    { x: left.how, ...posted(sheet, row, how, tall) },
    { x: left.get, atoms: grants, along: [] },
  ];
}

/** The river between the banks: a tinted band with a deck across it, whole, open or refused. */
function posted(
  sheet: Sheet,
  { how, way }: CourseRow,
  of: Tag,
  tall: number,
): Pick<Column, "atoms" | "along"> {
  const words = sheet.text([{ text: how, style: s.how }], widths.how - 12, 10, of, 0);
  const band: Along = {
    from: 0,
    to: Number.POSITIVE_INFINITY,
    draw(top, bottom, x) {
      sheet.rect(x, top + 1, widths.how, bottom - top - 2, colors.riverSoft);
      sheet.stroke(
        [
          [page.left, bottom],
          [page.left + inner, bottom],
        ],
        0.5,
        colors.line,
      );
    },
  };
  const inset = words.map((atom) => ({
    ...atom,
    draw: (x: number, y: number) => atom.draw?.(x + 6, y),
  }));
  const deck: Atom = { height: 14, decorate: (x, y) => drawDeck(sheet, way, x + 6, y + 7, widths.how - 12) };
  // In short pieces, so that the band goes on over as many pages as what stands beside it.
  const rest = Math.max(0, tall - 12 - 14 - words.length * 10);
  const filler = Array.from({ length: Math.ceil(rest / 12) }, (_, index) =>
    gap(Math.min(12, rest - index * 12)),
  );
  return { atoms: [gap(12), deck, ...inset, ...filler], along: [band] };
}

function drawDeck(sheet: Sheet, way: CourseRow["way"], x: number, y: number, width: number): void {
  const middle = x + width / 2;
  if (way === "whole") {
    sheet.stroke(
      [
        [x, y],
        [x + width - 4, y],
      ],
      2,
      colors.river,
    );
    sheet.stroke(
      [
        [x + width - 8, y - 4],
        [x + width - 2, y],
        [x + width - 8, y + 4],
      ],
      2,
      colors.river,
    );
  } else if (way === "open")
    sheet.stroke(
      [
        [x, y],
        [x + width, y],
      ],
      2,
      colors.amber,
      "3 4",
    );
  else {
    sheet.stroke(
      [
        [x, y],
        [middle - 8, y],
      ],
      2,
      colors.brick,
    );
    sheet.stroke(
      [
        [middle + 8, y],
        [x + width, y],
      ],
      2,
      colors.brick,
    );
    sheet.stroke(
      [
        [middle - 4, y - 4],
        [middle + 4, y + 4],
      ],
      2,
      colors.brick,
    );
    sheet.stroke(
      [
        [middle - 4, y + 4],
        [middle + 4, y - 4],
      ],
      2,
      colors.brick,
    );
  }
}

function grantsOf(sheet: Sheet, { at, grants, notes }: CourseRow, of: Tag): Atom[] {
  const amountWidth = 41;
  const atoms: Atom[] = [gap(9)];
  if (at)
    atoms.push(...sheet.text([{ text: `At ${at}`, style: s.bank }], getWidth, 11, tag("P", of)), gap(2));
  for (const [index, { amount, title, code, about }] of grants.entries()) {
    if (index > 0) atoms.push(gap(2), plate(sheet, "AND", tag("P", of), amountWidth), gap(2));
    const said = tag("P", of);
    const [figure] = sheet.text([{ text: amount, style: s.amount }], amountWidth, 15, said);
    const beside = [
      ...sheet.text(
        [
          { text: `${title} `, style: s.title },
          { text: together(code), style: s.code },
        ],
        getWidth,
        11.5,
        said,
        amountWidth,
      ),
      ...sheet.text([{ text: about, style: s.about }], getWidth, 10, said, amountWidth),
    ];
    const [first, ...others] = beside;
    if (first && figure)
      atoms.push({
        height: Math.max(first.height, 13),
        tag: said,
        draw(x, y) {
          figure.draw?.(x, y - 1);
          first.draw?.(x, y);
        },
      });
    atoms.push(...others);
  }
  for (const [index, note] of notes.entries()) {
    if (index > 0 || grants.length > 0) atoms.push(gap(4));
    atoms.push(...sheet.text([{ text: note, style: s.note }], getWidth, 10, tag("P", of)));
  }
  atoms.push(gap(10));
  return atoms;
}

function foot(sheet: Sheet, { counts, totals }: Courses, row: Tag): void {
  const said = tag("TD", row);
  const sums = tag("TD", row);
  sheet.need(30);
  sheet.gap(6);
  sheet.place([
    { x: left.take, atoms: sheet.text([{ text: counts, style: s.total }], takeWidth, 12, said), along: [] },
    {
      x: left.how + 6,
      atoms: totals.flatMap((total) =>
        sheet.text([{ text: total, style: s.total }], widths.how + widths.get - 6, 12, tag("P", sums)),
      ),
      along: [],
    },
  ]);
}
