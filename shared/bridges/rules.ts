/**
 * Who may start and change a bridge, and what a draft must not say. Pure: the API refuses with these rules and the page
 * greys its buttons with the same ones. An editor or admin of a provider does everything (programs.md 3).
 */
import { type Actor, has } from "../actor.ts";
import type { FieldProblem, Objection } from "../problem.ts";
import { measureKey, twice } from "./levels.ts";
import type { Bridge, BridgeDraft, BridgePlan } from "./schema.ts";
import { answersForIt, isProvider } from "./sight.ts";

/** Why `actor` cannot start one with these providers, or undefined. */
export function objectionToStarting(actor: Actor, providers: BridgeDraft["providers"]): Objection {
  if (!has(actor, "editor", "admin"))
    return { code: "role-missing", why: "An editor or admin of a provider starts a bridge." };
  return isProvider({ providers }, actor.organization)
    ? undefined
    : { code: "not-a-party", why: "The organization you act for has to be one of the providers." };
}

/** Why `actor` does not work on this bridge at any time, or undefined. */
export function objectionToKeeping(record: Bridge, actor: Actor): Objection {
  if (!answersForIt(record, actor.organization))
    return { code: "not-a-party", why: "A provider of the bridge does this." };
  return has(actor, "editor", "admin")
    ? undefined
    : { code: "role-missing", why: "An editor or admin of a provider does this." };
}

/** Why `actor` cannot change the draft or its modules now, or undefined. */
export function objectionToEditing(record: Bridge, actor: Actor): Objection {
  const may = objectionToKeeping(record, actor);
  if (may || record.status === "DRAFT") return may;
  return {
    code: "wrong-moment",
    why:
      record.status === "IN_FORCE"
        ? "What is in force does not change. Start a new version."
        : "It is retired. Start another bridge.",
  };
}

/** What does not hold together in a draft, each at its field. `before`: the one it changes. */
export function draftProblems(draft: BridgeDraft, before?: Bridge): FieldProblem[] {
  const { providers, alignsTo, eligibility, exitLevels, exitLevelsOf, preAssessment, postAssessment } = draft;
  const repeated = (pointer: string, keys: readonly string[], detail: string): FieldProblem[] =>
    keys.flatMap((key, index) =>
      keys.indexOf(key) < index ? [{ pointer: `${pointer}/${index}`, detail }] : [],
    );
  const measures = (pointer: string, of: Parameters<typeof twice>[0]): FieldProblem[] =>
    twice(of).map((index) => ({ pointer: `${pointer}/${index}`, detail: "a measure that is not named yet" }));
  return [
    ...repeated(
      "/providers",
      providers.map(({ organizationId }) => organizationId),
      "an organization that is not yet a provider",
    ),
    ...(before && !isProvider(draft, before.leadId)
      ? [{ pointer: "/providers", detail: "the organization that started it stays one of the providers" }]
      : []),
    ...repeated(
      "/alignsTo",
      alignsTo.map(({ programId, entryId }) => `${programId}/${entryId}`),
      "an entry point that is not named yet",
    ),
    ...measures(
      "/eligibility/levels",
      eligibility.levels.map(({ measure }) => measure),
    ),
    ...measures(
      "/exitLevels",
      exitLevels.map(({ measure }) => measure),
    ),
    ...measures("/preAssessment", preAssessment),
    ...measures("/postAssessment", postAssessment),
    ...(exitLevelsOf !== undefined && exitLevels.length === 0
      ? [{ pointer: "/exitLevelsOf", detail: "the levels at the exit too, or nothing here" }]
      : []),
  ];
}

/** What does not hold together in the modules, each at its field. */
export function planProblems({ modules }: BridgePlan, { weeks }: Pick<Bridge, "weeks">): FieldProblem[] {
  const ids = modules.map(({ moduleId }) => moduleId);
  return modules.flatMap(({ moduleId, week, coverage, reached }, index): FieldProblem[] => {
    const at = `/modules/${index}`;
    const statements = coverage.map(({ statementId }) => statementId);
    const measured = reached.map(({ measure }) => measureKey(measure));
    return [
      ...(ids.indexOf(moduleId) < index
        ? [{ pointer: `${at}/moduleId`, detail: "a short name that no other module has" }]
        : []),
      ...(week !== undefined && weeks !== undefined && week > weeks
        ? [{ pointer: `${at}/week`, detail: `a week of the bridge: 1 to ${weeks}` }]
        : []),
      ...statements.flatMap((id, place) =>
        statements.indexOf(id) < place
          ? [{ pointer: `${at}/coverage/${place}/statementId`, detail: "each statement once in a module" }]
          : [],
      ),
      ...measured.flatMap((key, place) =>
        measured.indexOf(key) < place
          ? [{ pointer: `${at}/reached/${place}`, detail: "a measure that is not named yet" }]
          : [],
      ),
    ];
  });
}
