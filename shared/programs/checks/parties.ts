/** pos.parties: schools, colleges and a business validator, all partners today, and every course taught by one of them. Pure. */
import { courseKey } from "../../course-key.ts";
import type { OrganizationId } from "../../ids.ts";
import { columnNo, inHighSchool } from "../routes.ts";
import type { ProgramParty, ProgramRole } from "../schema.ts";
import { cannotTell, type Finding, fail, pass } from "./finding.ts";
import { grouped } from "./grouped.ts";
import { type CheckedProgram, organizationDecider, type Walk } from "./walk.ts";
import { count, dayWords, some, yearName } from "./words.ts";

const asked: readonly { readonly is: readonly ProgramRole[]; readonly what: string }[] = [
  { is: ["SECONDARY"], what: "high school" },
  { is: ["COLLEGE", "UNIVERSITY"], what: "college" },
  { is: ["BUSINESS"], what: "business that validates it" },
];
const teaching: readonly ProgramRole[] = ["SECONDARY", "CAREER_CENTER", "COLLEGE", "UNIVERSITY"];
const schooling = ["secondary", "postsecondary", "university", "adult-education"];

export function parties(walk: Walk): Finding[] {
  const { program } = walk;
  const findings = [
    ...asked
      .filter(({ is }) => !program.parties.some(({ role }) => is.includes(role)))
      .map(({ what }) => fail(`No ${what} is a party of the program.`)),
    ...program.parties.flatMap((party) => standing(walk, party)),
    ...bound(walk),
  ];
  if (findings.length > 0) return findings;
  const of = (roles: readonly ProgramRole[]) =>
    new Set(program.parties.filter(({ role }) => roles.includes(role)).map((one) => one.organizationId));
  return [
    pass(
      `${count(of(["SECONDARY"]).size, "high school")}, ${count(of(["COLLEGE", "UNIVERSITY"]).size, "college")} and ${count(of(["BUSINESS"]).size, "business", "businesses")} are parties, and every course is taught by one of them.`,
      { deciders: program.parties.map(({ organizationId }) => organizationDecider(walk, organizationId)) },
    ),
  ];
}

/** A party is a partner today, and a validator is no school. */
function standing(walk: Walk, { organizationId, role }: ProgramParty): Finding[] {
  const { organizations, today } = walk.facts;
  const about = {
    deciders: [organizationDecider(walk, organizationId)],
    slots: slotsBy(walk, organizationId),
  };
  const found = organizations.find(({ id }) => id === organizationId);
  if (found === undefined)
    return [
      cannotTell(
        "one of the parties is an organization that this partnership does not know",
        "whether it is a partner",
        about,
      ),
    ];
  const left = found.until !== undefined && found.until < today;
  // One that merged does nothing more, whatever its membership says.
  if (left || found.successorId !== undefined) {
    const next = organizations.find(({ id }) => id === found.successorId);
    return [
      fail(
        left && found.until
          ? `${found.name} left the partnership on ${dayWords(found.until)}${next ? `; ${next.name} took its place` : ""}.`
          : `${found.name} merged into ${next?.name ?? "another partner"}, which takes its place.`,
        next ? { ...about, deciders: [...about.deciders, organizationDecider(walk, next.id)] } : about,
      ),
    ];
  }
  return role === "BUSINESS" && schooling.includes(found.type)
    ? [
        fail(
          `${found.name} is entered as the business that validates the program, and is no business.`,
          about,
        ),
      ]
    : [];
}

const slotsBy = ({ plan }: Walk, id: OrganizationId): string[] =>
  plan.slots
    .filter(({ bindings }) => bindings.some(({ organizationId }) => organizationId === id))
    .map(({ slotId }) => slotId);

type BoundAt = { readonly id: OrganizationId; readonly slotId: string; readonly at: number };

function bound(walk: Walk): Finding[] {
  const gone = new Set(walk.facts.gone);
  const strangers: BoundAt[] = [];
  const misplaced: (BoundAt & { readonly titles: string[] })[] = [];
  const retired: (BoundAt & { readonly key: string; readonly name: string })[] = [];
  for (const { slotId, column, bindings } of walk.plan.slots)
    for (const { organizationId: id, courses } of bindings) {
      const here = { id, slotId, at: columnNo(column) };
      const roles = rolesOf(walk.program, id);
      if (!roles.some((role) => teaching.includes(role))) strangers.push(here);
      else if (
        !roles.some((role) => teaching.includes(role) && inHighSchool(column) === taughtInSchool(role))
      )
        misplaced.push({ ...here, titles: courses.map(({ title }) => title) });
      for (const { code, title } of courses) {
        const key = courseKey({ organizationId: id, code });
        if (gone.has(key)) retired.push({ ...here, key, name: `${title} (${code})` });
      }
    }
  return [
    ...firsts(strangers, ({ id }) => id).map(([first, all]) =>
      fail(
        `${walk.name(first.id)} has courses in ${count(new Set(all.map(({ slotId }) => slotId)).size, "cell")} of the grid and is no school or college of this program.`,
        { slots: all.map(({ slotId }) => slotId), deciders: [organizationDecider(walk, first.id)] },
      ),
    ),
    ...firsts(misplaced, ({ id, at }) => `${id} ${at}`).map(([first, all]) =>
      fail(
        `${walk.name(first.id)} has ${some(all.flatMap(({ titles }) => titles))} in ${yearName(first.at)}, where ${first.at < 4 ? "only schools and career centers" : "only colleges and universities"} teach: nobody’s route takes it.`,
        {
          slots: all.map(({ slotId }) => slotId),
          deciders: [organizationDecider(walk, first.id)],
          severity: "WARN",
        },
      ),
    ),
    ...firsts(retired, ({ key, name }) => `${key} ${name}`).map(([first, all]) =>
      fail(`${walk.name(first.id)} no longer has ${first.name} in its catalog.`, {
        slots: all.map(({ slotId }) => slotId),
        deciders: [{ kind: "COURSE", id: first.key, label: first.name }, organizationDecider(walk, first.id)],
      }),
    ),
  ];
}

const rolesOf = ({ parties }: CheckedProgram, id: OrganizationId): ProgramRole[] =>
  parties.filter(({ organizationId }) => organizationId === id).map(({ role }) => role);
const taughtInSchool = (role: ProgramRole): boolean => role === "SECONDARY" || role === "CAREER_CENTER";

/** Each group with its first. */
const firsts = <T>(all: readonly T[], keyOf: (one: T) => string): [T, T[]][] =>
  [...grouped(all, keyOf).values()].flatMap((group): [T, T[]][] => (group[0] ? [[group[0], group]] : []));
