/** Who says how strict a region's checks are, what is wrong with what was said, and what happened. Pure. */
import type { Happened } from "../activity/schema.ts";
import { type Actor, isConvener } from "../actor.ts";
import type { FieldProblem, Objection } from "../problem.ts";
import type { CheckSettings } from "./check-schema.ts";

export const objectionToSetting = (actor: Actor): Objection =>
  isConvener(actor)
    ? undefined
    : { code: "role-missing", why: "The convener says how strict the region's checks are." };

/** `known`: ids of the check table. */
export const settingsProblems = (
  { turned }: Pick<CheckSettings, "turned">,
  known: ReadonlySet<string>,
): FieldProblem[] =>
  turned.flatMap(({ checkId }, index) => {
    const pointer = `/turned/${index}/checkId`;
    if (!known.has(checkId)) return [{ pointer, detail: "a check of the table, such as pos.dual-credit" }];
    return turned.findIndex((one) => one.checkId === checkId) < index
      ? [{ pointer, detail: "each check once" }]
      : [];
  });

const numbers = {
  overlapPercent: "statements two required courses may share",
  quorum: "businesses a validation needs",
  validMonths: "months a validation lasts",
  bridgePercent: "statements a bridge covers",
  earlyHoursHundredths: "hundredths of early college hours",
  experienceHours: "hours of experience",
  cteYears: "years of career courses",
} as const;

export function settingsDecided(before: CheckSettings, after: CheckSettings): Happened {
  const old = new Map(before.turned.map((one) => [one.checkId, one]));
  const now = new Set(after.turned.map(({ checkId }) => checkId));
  const notes = [
    ...Object.entries(numbers).flatMap(([key, words]) => {
      const [was, is] = [before, after].map((one) => one[key as keyof typeof numbers]);
      return was === is ? [] : [`${words}: ${is}, was ${was}`];
    }),
    ...after.turned.flatMap(({ checkId, severity, reason }) => {
      const was = old.get(checkId);
      if (was?.severity === severity && was.reason === reason) return [];
      return [`${checkId} ${severity === "WARN" ? "only warns" : "refuses"}: ${reason}`];
    }),
    ...[...old.keys()].filter((id) => !now.has(id)).map((id) => `${id} as it was shipped`),
  ];
  return { action: "program-settings-changed", note: notes.join("; ").slice(0, 1000) || "nothing" };
}
