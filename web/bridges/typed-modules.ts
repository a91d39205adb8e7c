/** What is typed of the modules, and what is sent for it. Pure. */
import { measureKey } from "#shared/bridges/levels.ts";
import type { Bridge, BridgePlan, Depth } from "#shared/bridges/schema.ts";
import type { FieldProblem } from "#shared/problem.ts";
import type { Level, Measure } from "#shared/programs/plan-schema.ts";
import { isLevel, typedLevel } from "./typed.ts";

export type TypedModule = {
  moduleId: string;
  name: string;
  hours: string;
  week: string;
  /** What learners reach by then, by the key of its measure. */
  reached: Record<string, string>;
  coverage: Record<string, Depth>;
};
export type TypedModules = { modules: TypedModule[] };

/** Every measure that a level of this bridge is given in, once: by then, too, learners are measured so. */
export function measuresOf(
  bridge: Pick<Bridge, "exitLevels" | "eligibility">,
  asked: readonly Level[],
  plan: BridgePlan,
): Measure[] {
  const all = [
    ...bridge.exitLevels,
    ...asked,
    ...bridge.eligibility.levels,
    ...plan.modules.flatMap(({ reached }) => reached),
  ];
  return [...new Map(all.map(({ measure }) => [measureKey(measure), measure])).values()].slice(0, 6);
}

export const typedModules = ({ modules }: BridgePlan): TypedModules => ({
  modules: modules.map(({ moduleId, name, hours, week, reached, coverage }) => ({
    ...{ moduleId, name, hours: String(hours), week: week === undefined ? "" : String(week) },
    reached: Object.fromEntries(reached.map((one) => [measureKey(one.measure), typedLevel(one).level])),
    coverage: Object.fromEntries(coverage.map(({ statementId, depth }) => [statementId, depth])),
  })),
});

/** `m3`: the first that no other module has. */
export function newModule(modules: readonly TypedModule[]): TypedModule {
  const taken = new Set(modules.map(({ moduleId }) => moduleId));
  let no = modules.length + 1;
  while (taken.has(`m${no}`)) no++;
  return { moduleId: `m${no}`, name: "", hours: "", week: "", reached: {}, coverage: {} };
}

export function missingIn({ modules }: TypedModules): FieldProblem[] {
  return modules.flatMap(({ hours, week, reached }, index) => {
    const at = `/modules/${index}`;
    const number = (text: string, pointer: string): FieldProblem[] =>
      /^\d*$/.test(text.trim()) ? [] : [{ pointer, detail: "a whole number" }];
    return [
      ...number(hours, `${at}/hours`),
      ...number(week, `${at}/week`),
      ...Object.entries(reached).flatMap(([key, text]) =>
        text.trim() === "" || isLevel(text)
          ? []
          : [{ pointer: `${at}/reached/${key}`, detail: "a number such as 8.6 or 225" }],
      ),
    ];
  });
}

/** What cannot be read as a number counts as nothing until it is mended. */
export function planOf({ modules }: TypedModules, measures: readonly Measure[]): BridgePlan {
  return {
    modules: modules.map(({ moduleId, name, hours, week, reached, coverage }) => ({
      ...{ moduleId, name: name.trim(), hours: Number(hours) || 0 },
      ...(Number(week) > 0 ? { week: Number(week) } : {}),
      reached: measures.flatMap((measure) => {
        const text = (reached[measureKey(measure)] ?? "").trim().replace(",", ".");
        return isLevel(text) ? [{ measure, hundredths: Math.round(Number(text) * 100) }] : [];
      }),
      coverage: Object.entries(coverage).map(([statementId, depth]) => ({ statementId, depth })),
    })),
  };
}
