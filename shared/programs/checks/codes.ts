/** pos.codes: codes are those of the edition they name, what became of an old one, and whether the pathway fits. Pure. */
import type { CodeFact, Decider } from "../check-schema.ts";
import type { ProgramCip } from "../schema.ts";
import { cannotTell, type Finding, fail, pass } from "./finding.ts";
import type { Walk } from "./walk.ts";
import { inOrder, some } from "./words.ts";

type System = CodeFact["system"];

export function codes(walk: Walk): Finding[] {
  const { program } = walk;
  const findings = [
    ...framework(walk),
    ...(program.cips.length === 0 ? [fail("The program names no CIP code.")] : []),
    ...program.cips.flatMap((cip) => ofCip(walk, cip)),
    ...inOrder(program.occupations).flatMap((code) => ofOther(walk, "SOC", code, [])),
    ...ofCourses(walk),
  ];
  if (findings.length > 0) return findings;
  const named = program.cips.map(({ code, edition }) => {
    const title = walk.facts.codes.find((one) => isOf(one, "CIP", code) && one.edition === edition)?.title;
    return `CIP ${code}${title ? ` ${title}` : ""}`;
  });
  const unknown = notLookedUp(walk);
  const others =
    unknown.length === 0
      ? "and so is every other code."
      : `and no code set that is loaded has ${some(unknown)}, so nobody has looked those up.`;
  return [
    pass(`${some(named)} ${new Set(named).size === 1 ? "is" : "are"} current, ${others}`, {
      deciders: program.cips.map(({ code, edition }) => decider("CIP", edition, code)),
    }),
  ];
}

const decider = (system: System, edition: string, code: string): Decider => ({
  kind: "CODE",
  id: `${system} ${edition} ${code}`,
  label: `${system} ${code}`,
});
const isOf = (fact: CodeFact, system: System, code: string): boolean =>
  fact.system === system && fact.code === code;

/** The framework's edition and its pathway. */
function framework({ facts: { edition }, program }: Walk): Finding[] {
  if (!edition.known)
    return [
      cannotTell(
        `the framework’s edition ${program.edition} is not loaded here, so its pathway cannot be looked up`,
        "that edition of the framework",
      ),
    ];
  const findings: Finding[] = [];
  if (!edition.pathwayKnown)
    findings.push(fail(`Edition ${program.edition} of the framework has no pathway ${program.pathwayId}.`));
  if (edition.retired)
    findings.push(
      fail(
        `Edition ${program.edition} of the framework is no longer offered${edition.successor ? `. Move the program to ${edition.successor}` : ""}.`,
        { severity: "WARN" },
      ),
    );
  return findings;
}

function ofCip(walk: Walk, { code, edition }: ProgramCip): Finding[] {
  const { facts, program } = walk;
  const fact = facts.codes.find((one) => isOf(one, "CIP", code) && one.edition === edition);
  const about = { deciders: [decider("CIP", edition, code)] };
  if (fact === undefined || fact.status === "UNKNOWN_SET")
    return [
      cannotTell(
        `the codes of CIP ${edition} are not loaded, so ${code} cannot be looked up`,
        `CIP ${edition}, uploaded`,
        about,
      ),
    ];
  if (fact.status === "ABSENT") {
    const others = facts.codes
      .filter((one) => isOf(one, "CIP", code) && one.edition !== edition && one.status === "THERE")
      .map((one) => one.edition);
    const from = others.length > 0 ? ` It is one of CIP ${some(others)}.` : "";
    return [fail(`${code} is not a code of CIP ${edition}.${from}${follows(fact)}`, about)];
  }
  const findings: Finding[] = [];
  if (fact.later && fact.later.change !== "RETITLED")
    findings.push(fail(stale(`CIP ${code}`, fact), { ...about, severity: "WARN" }));
  const paths = [...fact.pathways].sort(
    (a, b) =>
      Number(b.official) - Number(a.official) ||
      (b.share ?? 0) - (a.share ?? 0) ||
      (a.pathwayId < b.pathwayId ? -1 : 1),
  );
  // What was uploaded as the official map outweighs what is only suggested.
  const weighed = paths.some(({ official }) => official) ? paths.filter(({ official }) => official) : paths;
  if (weighed.length > 0 && !weighed.some(({ pathwayId }) => pathwayId === program.pathwayId))
    findings.push(
      fail(
        `${weighed[0]?.official ? "The official map puts" : "A suggested map puts"} CIP ${code} under ${some(weighed.map(({ pathwayId, share }) => `${pathwayId}${share === undefined ? "" : ` (share ${shareWords(share)})`}`))}, and the program is under ${program.pathwayId}. Look at it; a person decides.`,
        { ...about, severity: "WARN" },
      ),
    );
  return findings;
}

/** A share as the map gives it: of 1, or in percent. */
const shareWords = (share: number): string => `${Math.round(share <= 1 ? share * 100 : share)} %`;

const stale = (what: string, { edition, later }: CodeFact): string =>
  `${what} of edition ${edition} was ${later?.change === "MOVED" ? "moved" : "deleted"} in ${later?.edition === edition ? `revision ${later.revision ?? "a later one"}` : `edition ${later?.edition ?? ""}`}.${follows({ later })}`;

const follows = ({ later }: Pick<CodeFact, "later">): string =>
  later && later.successors.length > 0
    ? ` Its successor is ${some(later.successors.map(({ code, title }) => `${code} ${title}`))}.`
    : "";

/** Occupations and codes of courses name no edition: whichever is loaded decides, and a code that is wrong only warns. */
function ofOther(walk: Walk, system: System, code: string, slots: readonly string[]): Finding[] {
  const facts = walk.facts.codes
    .filter((one) => isOf(one, system, code) && one.status !== "UNKNOWN_SET")
    .sort((a, b) => (a.edition < b.edition ? 1 : -1));
  const [first] = facts;
  if (first === undefined) return [];
  const about = {
    slots,
    deciders: [decider(system, first.edition, code)],
    severity: "WARN" as const,
  };
  const there = facts.find(({ status }) => status === "THERE");
  if (there === undefined)
    return [fail(`${code} is not a code of ${system} ${first.edition}.${follows(first)}`, about)];
  return there.later && there.later.change !== "RETITLED"
    ? [fail(stale(`${system} ${code}`, there), about)]
    : [];
}

type Met = {
  readonly system: System;
  readonly code: string;
  readonly slots: Set<string>;
  readonly routes: Set<string>;
};

const ofCourses = (walk: Walk): Finding[] =>
  codesOfCourses(walk).flatMap(({ system, code, slots, routes }) =>
    ofOther(walk, system, code, [...slots]).map((finding) => ({ ...finding, routes: [...routes] })),
  );

/** Codes of courses and occupations of which no loaded set says anything. */
const notLookedUp = (walk: Walk): string[] =>
  [...walk.program.occupations.map((code) => ({ system: "SOC" as const, code })), ...codesOfCourses(walk)]
    .filter(
      ({ system, code }) =>
        !walk.facts.codes.some((one) => isOf(one, system, code) && one.status !== "UNKNOWN_SET"),
    )
    .map(({ system, code }) => `${system} ${code}`);

function codesOfCourses(walk: Walk): Met[] {
  const met = new Map<string, Met>();
  for (const { taken, routes } of walk.ways)
    for (const { course, slot } of taken)
      for (const [system, code] of [
        ["SCED", course.sced],
        ["CIP", course.cip],
      ] as const) {
        if (code === undefined) continue;
        const key = `${system} ${code}`;
        const one = met.get(key) ?? { system, code, slots: new Set(), routes: new Set() };
        one.slots.add(slot.slotId);
        for (const route of routes) one.routes.add(route);
        met.set(key, one);
      }
  return [...met.values()];
}
