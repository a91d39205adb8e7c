/** What in a plan a refusal is about, and what is not finished enough to be sent. Pure. */
import type { FieldProblem } from "#shared/problem.ts";
import type { Column, Plan } from "#shared/programs/plan-schema.ts";
import { cellWords } from "./edit-card.ts";
import { removeExit } from "./plan-points.ts";
import { columnWords } from "./words.ts";

export type Spot = { id: string; name: string; short: string };

/** The slot, entry or exit that `/slots/3/bindings/0/courses/1/code` is about. */
export function spotOf(pointer: string, plan: Plan): Spot | undefined {
  const [, list, nth] = pointer.split("/");
  const at = Number(nth);
  if (list === "slots") return spotById(plan.slots[at]?.slotId, plan);
  if (list === "entryPoints") return spotById(plan.entryPoints[at]?.entryId, plan);
  return list === "exitPoints" ? spotById(plan.exitPoints[at]?.exitId, plan) : undefined;
}

/** What a place is called, with where it stands. */
export function spotById(id: string | undefined, plan: Plan): Spot | undefined {
  const slot = plan.slots.find(({ slotId }) => slotId === id);
  if (slot) return spot(slot.slotId, cellWords(slot), slot);
  const entry = plan.entryPoints.find(({ entryId }) => entryId === id);
  if (entry) return spot(entry.entryId, `Entry, ${columnWords[entry.column].word}`, entry);
  const exit = plan.exitPoints.find(({ exitId }) => exitId === id);
  return exit && spot(exit.exitId, `Exit, ${columnWords[exit.column].word}`, exit);
}

function spot(id: string, where: string, of: { column: Column; intent?: string; name?: string }): Spot {
  const called = of.intent || of.name || "not named yet";
  return {
    id,
    name: `${where}: ${called}`,
    short: `${called}, ${columnWords[of.column].word.toLowerCase()}`,
  };
}

/** What was left empty and cannot be. */
export function unfinished(plan: Plan): FieldProblem[] {
  const asked: [boolean, string, string][] = [
    ...plan.slots.flatMap((slot, at): [boolean, string, string][] => [
      [slot.intent.trim() === "", `/slots/${at}/intent`, "Say what belongs here, such as Algebra I."],
      [
        slot.credential !== undefined && slot.credential.name.trim() === "",
        `/slots/${at}/credential/name`,
        "What it is called.",
      ],
      ...slot.bindings.flatMap((binding, of) =>
        binding.courses.map(({ part }, nth): [boolean, string, string] => [
          part !== undefined && part.series.trim() === "",
          `/slots/${at}/bindings/${of}/courses/${nth}/part/series`,
          "What the parts are called together.",
        ]),
      ),
    ]),
    ...plan.entryPoints.map(({ name }, at): [boolean, string, string] => [
      name.trim() === "",
      `/entryPoints/${at}/name`,
      "What this entry is called.",
    ]),
    ...plan.exitPoints.map(({ name }, at): [boolean, string, string] => [
      name.trim() === "",
      `/exitPoints/${at}/name`,
      "What one leaves with.",
    ]),
  ];
  return asked.flatMap(([is, pointer, detail]) => (is ? [{ pointer, detail }] : []));
}

/** Without what was begun and left without a word; `but` stays open. */
export function tidied(plan: Plan, but: string): Plan {
  const slots = plan.slots.filter(
    ({ slotId, intent, bindings, work, credential }) =>
      slotId === but || intent.trim() !== "" || bindings.length > 0 || work || credential,
  );
  const entryPoints = plan.entryPoints.filter(({ entryId, name }) => entryId === but || name.trim() !== "");
  const gone = plan.exitPoints
    .filter(({ exitId, name }) => exitId !== but && name.trim() === "")
    .map(({ exitId }) => exitId);
  const whole = slots.length === plan.slots.length && entryPoints.length === plan.entryPoints.length;
  if (whole && gone.length === 0) return plan;
  return gone.reduce(removeExit, { ...plan, slots, entryPoints });
}
