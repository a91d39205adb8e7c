/**
 * The groups of a table of counts: everyone, the parts of each partition, and the flags that overlap. Their keys are
 * those of `shared/suppression`; their names are what people type, in any spelling.
 */
import { loosely } from "../files/cells.ts";
import { nearest } from "../files/nearest.ts";
import { groupKey } from "../suppression/groups.ts";
import type { SubgroupDimension } from "./release-schema.ts";

export const everyone = "all";

export type Group = { key: string; name: string; dimension?: SubgroupDimension };

/** In the order in which they are shown: everyone first. */
export const namedGroups = (dimensions: readonly SubgroupDimension[]): Group[] => [
  { key: everyone, name: "All" },
  ...dimensions.flatMap((dimension) =>
    dimension.values.map(({ id, name }) => ({ key: groupKey(dimension.id, id), name, dimension })),
  ),
];

/** A key, or which ones it may have meant. */
export type GroupRead = { key: string } | { near: string | undefined };

/** What others call them: the name that a dimension's value has to begin with. */
const called: readonly [string, string][] = [
  ["female", "f|women|girls|females"],
  ["male", "m|men|boys|males"],
  ["hispanic", "latino|latinx|hispanic latino of any race"],
  ["black", "african american"],
  ["white", "caucasian"],
  ["two or more", "multiracial|multi racial|multiple races|2 or more races"],
  ["american indian", "native american|aian"],
  ["native hawaiian", "pacific islander|nhpi"],
  ["economically disadvantaged", "low income|econ disadvantaged|economically disadvantaged families|frl"],
  ["english learner", "el|ell|ells|lep|limited english proficient|english language learners"],
  ["students with disabilities", "swd|iep|disability|disabilities|special education"],
  ["individuals with disabilities", "swd|iep|disability|disabilities|special education"],
  ["single parent", "single parents including single pregnant women"],
  ["out of workforce", "displaced homemakers"],
  ["nontraditional", "non traditional|nontrad|nontraditional fields"],
];
const everyoneIs =
  "all|total|totals|all students|all concentrators|overall|everyone|grand total|total students";

/** `Hispanic/Latino` and `Hispanic or Latino` are one. */
const plain = (text: string): string =>
  loosely(text.toLowerCase().replace(/\b(and|or|the|of|any|who are|students?|individuals?)\b/g, " ")) ||
  loosely(text);

/** Reads a group's name; a dimension beside it tells two of the same name apart. */
export function groupReader(
  dimensions: readonly SubgroupDimension[],
): (text: string, dimension?: string) => GroupRead {
  const groups = namedGroups(dimensions);
  const all = new Set(everyoneIs.split("|").map(loosely));
  const named = groups.map((group) => ({
    ...group,
    plain: plain(group.name),
    of: group.dimension ? [loosely(group.dimension.id), plain(group.dimension.name)] : [],
  }));
  const only = (found: readonly { key: string }[]): string | undefined =>
    found.length === 1 ? found[0]?.key : undefined;
  return (text, dimension = "") => {
    const [before, after] = text.includes(":") ? text.split(/:(.*)/s) : [dimension, text];
    const word = loosely(after ?? "");
    if (all.has(word) || all.has(loosely(text))) return { key: everyone };
    const within = named.filter(
      ({ of }) => of.includes(plain(before ?? "")) || of.includes(loosely(before ?? "")),
    );
    const among = within.length > 0 ? within : named;
    const wanted = plain(after ?? "");
    const exact = among.filter((one) => one.plain === wanted || one.key.endsWith(`:${text.toLowerCase()}`));
    const alias = called.flatMap(([begins, others]) =>
      others.split("|").map(loosely).includes(word)
        ? among.filter((one) => one.plain.startsWith(plain(begins)))
        : [],
    );
    const key = only(exact) ?? (exact.length === 0 ? only(alias) : undefined);
    if (key) return { key };
    const begins = wanted.length > 2 ? only(among.filter((one) => one.plain.startsWith(wanted))) : undefined;
    const close = nearest(
      wanted,
      among.map((one) => one.plain),
    );
    return { near: begins ?? (close && among.find((one) => one.plain === close)?.key) };
  };
}
