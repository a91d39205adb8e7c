/** What a set says of one code, as checks and pages are told it: there or not, what became of it, where maps lead. */
import type { CodeFact } from "../programs/check-schema.ts";
import { editionKnown, familiesOf, isCurrent, plainCode } from "./rules.ts";
import type { Code, CodeSystem, MapLine, MapPart } from "./schema.ts";

export type AskedCode = { system: CodeSystem; edition: string; code: string };

/** What is loaded about the code's family. */
export type KnownOfFamily = {
  /** Undefined: no codes of this edition are loaded. */
  codes?: readonly Code[] | undefined;
  /** Maps that leave the family. */
  maps: readonly MapPart[];
  /** Maps that leave the same family of earlier editions. */
  earlier: readonly MapPart[];
};

type Later = NonNullable<CodeFact["later"]>;

export function factOf({ system, edition, code }: AskedCode, known: KnownOfFamily): CodeFact {
  const plain = plainCode(system, code);
  const shipped = familiesOf(system, edition).find((one) => one.code === plain);
  const found = known.codes?.find((one) => one.code === plain);
  // A family that its publisher gives no row of its own is there with its codes.
  const there = found ? isCurrent(found) : shipped !== undefined && known.codes?.length !== 0;
  const title = found?.title ?? shipped?.title;
  const later = laterOf(plain, { system, edition, found, there }, known);
  return {
    system,
    edition,
    code,
    status: there ? "THERE" : known.codes === undefined ? "UNKNOWN_SET" : "ABSENT",
    ...(title === undefined ? {} : { title }),
    ...(later === undefined ? {} : { later }),
    pathways: pathwaysOf(plain, known.maps),
  };
}

function laterOf(
  code: string,
  at: { system: CodeSystem; edition: string; found: Code | undefined; there: boolean },
  { maps, earlier }: KnownOfFamily,
): Later | undefined {
  const { system, edition, found, there } = at;
  for (const map of maps) {
    const change = map.target.startsWith(`${system}-`) ? changeIn(map.lines, code) : undefined;
    if (change) return { edition: map.target.slice(system.length + 1), ...change };
  }
  // A code of an earlier edition that somebody names as one of this: the crosswalk that leads here knows its successor.
  for (const map of there ? [] : earlier) {
    const change = map.target === `${system}-${edition}` ? changeIn(map.lines, code) : undefined;
    if (change) return { edition, ...change };
  }
  if (found?.until !== undefined)
    return { edition, revision: found.until, change: "DELETED", successors: [] };
  if (found?.not !== undefined) return { edition, change: found.not, successors: [] };
  const renamed = found?.titles?.at(-1);
  return found && renamed
    ? {
        edition,
        revision: renamed.until,
        change: "RETITLED",
        successors: [{ code, title: found.title }],
      }
    : undefined;
}

function changeIn(lines: readonly MapLine[], code: string): Pick<Later, "change" | "successors"> | undefined {
  const about = lines.filter(({ from, change }) => from === code && change !== undefined);
  const change = about.find((one) => one.change !== "RETITLED")?.change ?? about[0]?.change;
  if (change === undefined) return undefined;
  const successors = about.flatMap(({ to, title }) =>
    to === undefined ? [] : [{ code: to, title: title ?? "" }],
  );
  return { change, successors };
}

/** Official ones first, then by share: a suggestion is never more than a hint. */
function pathwaysOf(code: string, maps: readonly MapPart[]): CodeFact["pathways"] {
  return maps
    .filter(({ target }) => target.startsWith("PATHWAY-"))
    .flatMap(({ standing, lines }) =>
      lines.flatMap(({ from, to, share }) =>
        from === code && to !== undefined
          ? [{ pathwayId: to, ...(share === undefined ? {} : { share }), official: standing === "OFFICIAL" }]
          : [],
      ),
    )
    .sort((a, b) => Number(b.official) - Number(a.official) || (b.share ?? 0) - (a.share ?? 0));
}

/** May this edition be asked about at all: somebody loaded it, or the hub knows it by name. */
export const isKnown = (system: CodeSystem, edition: string, loaded: boolean): boolean =>
  loaded || editionKnown(system, edition) !== undefined;
