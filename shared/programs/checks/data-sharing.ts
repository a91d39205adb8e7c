/** dsa.force: where the program’s partners have an agreement to share data, it is in force. Pure. */
import type { Decider, ProgramFacts } from "../check-schema.ts";
import { cannotTell, type Finding, fail, pass } from "./finding.ts";
import type { Walk } from "./walk.ts";
import { some } from "./words.ts";

type Agreement = ProgramFacts["dataSharing"][number];

export function dataSharing({ program, facts }: Walk): Finding[] {
  const partners = new Set(program.parties.map(({ organizationId }) => organizationId));
  const between = facts.dataSharing
    .filter(({ parties }) => parties.filter((id) => partners.has(id)).length > 1)
    .sort((a, b) => (a.codedNotation < b.codedNotation ? -1 : 1));
  const names = (all: readonly Agreement[]) => some(all.map(({ codedNotation }) => codedNotation));
  const active = between.filter((one) => one.active);
  // One that is in force is enough: the next may be in the making beside it.
  if (active.length > 0)
    return [
      pass(`${names(active)} ${active.length === 1 ? "is" : "are"} in force between its partners.`, {
        deciders: active.map(decider),
      }),
    ];
  if (between.length === 0)
    return [
      cannotTell(
        "no data-sharing agreement between its partners is known here, and they may share no data",
        "the agreement under which partners share data about the program, if they do",
      ),
    ];
  const hidden = between.filter(({ lacks }) => lacks === undefined);
  if (hidden.length > 0)
    return [
      cannotTell(
        `${names(hidden)} ${hidden.length === 1 ? "is" : "are"} not in force, and what ${hidden.length === 1 ? "it lacks" : "they lack"} is for its parties to see`,
        "the word of one of its parties",
        { deciders: hidden.map(decider) },
      ),
    ];
  return between.map((one) =>
    fail(
      one.lacks && one.lacks.length > 0
        ? `${one.codedNotation} is not in force. It lacks: ${some(one.lacks)}.`
        : `${one.codedNotation} is not in force.`,
      { deciders: [decider(one)] },
    ),
  );
}

const decider = ({ id, codedNotation }: Agreement): Decider => ({
  kind: "DATA_SHARING",
  id,
  label: codedNotation,
});
