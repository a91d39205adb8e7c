/** One revision after another: codes that came, were renamed or went, each with the revision that did it. Nothing is forgotten. */
import { loosely } from "../files/cells.ts";
import { isCurrent } from "./rules.ts";
import type { Code } from "./schema.ts";

export type FileCode = Pick<Code, "code" | "title" | "not">;

export type Revised = {
  codes: Code[];
  added: Code[];
  retitled: (Code & { before: string })[];
  gone: Code[];
  same: number;
};

const inOrder = (codes: readonly Code[]): Code[] =>
  [...codes].sort((a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : 0));

export function revise(before: readonly Code[], file: readonly FileCode[], revision: string): Revised {
  if (before.length === 0) {
    const codes = inOrder(file);
    return { codes, added: codes.filter(isCurrent), retitled: [], gone: [], same: 0 };
  }
  const old = new Map(before.map((one) => [one.code, one]));
  const named = new Set(file.map(({ code }) => code));
  const revised: Revised = { codes: [], added: [], retitled: [], gone: [], same: 0 };
  for (const one of file) {
    const was = old.get(one.code);
    const now = was ? renamed(was, one, revision) : { ...one, since: revision };
    revised.codes.push(now);
    if (!was || (isCurrent(now) && !isCurrent(was))) revised.added.push(now);
    else if (isCurrent(was) && !isCurrent(now)) revised.gone.push(now);
    else if (now.titles !== was.titles) revised.retitled.push({ ...now, before: was.title });
    else revised.same++;
  }
  for (const was of before) {
    if (named.has(was.code)) continue;
    const now = was.until === undefined ? { ...was, until: revision } : was;
    revised.codes.push(now);
    if (isCurrent(was)) revised.gone.push(now);
  }
  return { ...revised, codes: inOrder(revised.codes) };
}

function renamed(was: Code, { title, not }: FileCode, revision: string): Code {
  const { until, not: _not, ...kept } = was;
  const another = loosely(title) !== loosely(was.title);
  return {
    ...kept,
    title,
    ...(not === undefined ? {} : { not }),
    // It was gone, and a later revision has it again.
    ...(until === undefined ? {} : { since: revision }),
    ...(another ? { titles: [...(was.titles ?? []), { title: was.title, until: revision }] } : {}),
  };
}
