/** Under the grid: how long its agreements carry, and where else the program holds. */
import type { Plan } from "#shared/programs/plan-schema.ts";
import type { RouteCourse } from "#shared/programs/routes.ts";
import type { Program } from "#shared/programs/schema.ts";
import { PairsPart } from "./pairs-part.tsx";
import type { Choice, Choices } from "./route-choice.ts";
import { RunwayPart } from "./runway-part.tsx";
import type { Checked } from "./use-verdicts.ts";

type AroundProps = {
  program: Program;
  plan: Plan;
  courses: readonly RouteCourse[];
  checked: Checked;
  choices: Choices;
  choice: Choice;
  name: (id: string) => string;
};

export function Around({ program, plan, courses, checked, choices, choice, name }: AroundProps) {
  return (
    <>
      <RunwayPart program={program} courses={courses} facts={checked.facts} />
      <PairsPart
        program={program}
        plan={plan}
        answers={checked.all}
        choices={choices}
        choice={choice}
        name={name}
      />
    </>
  );
}
