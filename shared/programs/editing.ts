/** What typing into a draft makes of a program, and what changed in its plan, in the few words that its history keeps. Pure. */
import type { Happened } from "../activity/schema.ts";
import { canonicalJson } from "../canonical.ts";
import type { OrganizationId } from "../ids.ts";
import { wordsOf } from "./parts.ts";
import type { Binding, GridSlot, Plan } from "./plan-schema.ts";
import type { Program, ProgramDraft } from "./schema.ts";
import { asAgreed } from "./succession.ts";

/** The draft with what was typed; seen by no more than its parties have agreed to. */
export function edited(before: Program, draft: ProgramDraft): { record: Program; happened: Happened } {
  const { changeSummary: _summary, statementFramework: _framework, ...rest } = before;
  const { record, note } = asAgreed(before, { ...rest, ...draft });
  return { record, happened: { action: "draft-changed", note: `${fieldsChanged(before, record)}${note}` } };
}

const fieldNames = {
  title: "title",
  summary: "summary",
  pathwayId: "pathway",
  cips: "CIP codes",
  occupations: "occupations",
  parties: "parties",
  cohort: "cohort",
  statementFramework: "framework of statements",
  changeSummary: "summary of changes",
} as const satisfies Partial<Record<keyof Program, string>>;

const alike = (a: unknown, b: unknown): boolean => canonicalJson(a ?? null) === canonicalJson(b ?? null);

/** "title, cohort": what a second editor is told was changed. */
function fieldsChanged(before: Program, after: Program): string {
  const names = Object.keys(fieldNames) as (keyof typeof fieldNames)[];
  const changed = names.filter((name) => !alike(before[name], after[name]));
  return changed.map((name) => fieldNames[name]).join(", ") || "nothing";
}

/** "3 slots, exits": what became of the plan. */
export function planChanged(before: Plan, after: Plan): string {
  const old = new Map(before.slots.map((slot) => [slot.slotId, slot]));
  const kept = new Set(after.slots.map(({ slotId }) => slotId));
  const slots =
    after.slots.filter((slot) => !alike(slot, old.get(slot.slotId))).length +
    before.slots.filter(({ slotId }) => !kept.has(slotId)).length;
  const parts = [
    slots > 0 ? `${slots} ${slots === 1 ? "slot" : "slots"}` : "",
    alike(before.entryPoints, after.entryPoints) ? "" : "entries",
    alike(before.exitPoints, after.exitPoints) ? "" : "exits",
    alike(before.statementsExpected, after.statementsExpected) ? "" : "statements expected",
  ].filter((part) => part !== "");
  return parts.join(", ") || "the order of slots";
}

/** The plan with these as all the courses that this organization has bound; slots that are not named lose theirs. */
export const bind = (
  plan: Plan,
  organizationId: OrganizationId,
  bindings: readonly { slotId: string; courses: Binding["courses"] }[],
): Plan => {
  const own = new Map(bindings.map(({ slotId, courses }) => [slotId, courses]));
  return {
    ...plan,
    slots: plan.slots.map((slot) => {
      const courses = own.get(slot.slotId);
      const others = slot.bindings.filter((one) => one.organizationId !== organizationId);
      return {
        ...slot,
        bindings: courses && courses.length > 0 ? [...others, { organizationId, courses }] : others,
      };
    }),
  };
};

const bindingOf = (slot: GridSlot | undefined, organizationId: OrganizationId): Binding | undefined =>
  slot?.bindings.find((one) => one.organizationId === organizationId);

/** Whose courses differ between two plans where a slot stands in both, or is new. */
export function boundAnew(before: Plan, after: Plan): { organizationId: OrganizationId; slotAt: number }[] {
  const old = new Map(before.slots.map((slot) => [slot.slotId, slot]));
  return after.slots.flatMap((slot, slotAt) => {
    const earlier = old.get(slot.slotId);
    const ids = new Set([
      ...slot.bindings.map((one) => one.organizationId),
      ...(earlier?.bindings.map((one) => one.organizationId) ?? []),
    ]);
    return [...ids]
      .filter((id) => !alike(bindingOf(earlier, id), bindingOf(slot, id)))
      .map((organizationId) => ({ organizationId, slotAt }));
  });
}

/** Whether the spine is the same: slots and their words, entries, exits and expected statements. */
export const sameSpine = (before: Plan, after: Plan): boolean =>
  alike({ ...before, slots: before.slots.map(wordsOf) }, { ...after, slots: after.slots.map(wordsOf) });
