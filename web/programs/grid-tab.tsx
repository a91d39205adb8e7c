/** The grid of a program: choose a route, see its courses, and beside them what the checks say of it. */
import { useEffect } from "preact/hooks";
import type { Plan } from "#shared/programs/plan-schema.ts";
import { coursesOnLegs } from "#shared/programs/routes.ts";
import { objectionToBinding } from "#shared/programs/rules.ts";
import type { Program } from "#shared/programs/schema.ts";
import type { Names } from "../agreements/names.ts";
import { usePlace } from "../session.ts";
import { useAddress } from "../ui/address.ts";
import { useChunk } from "../ui/chunk.ts";
import { Empty } from "../ui/empty.tsx";
import { ProblemNotice } from "../ui/problem.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { ChecksPanel } from "./checks-panel.tsx";
import { gridOf } from "./grid.ts";
import { GridKey, GridTable } from "./grid-table.tsx";
import { usePlan } from "./load.ts";
import { choiceOf, choicesOf, endsEarly, legsOf } from "./route-choice.ts";
import { RouteForm } from "./route-form.tsx";
import type { TabProps } from "./tabs.ts";
import { useVerdicts } from "./use-verdicts.ts";
import { bySlot } from "./verdict.ts";
import "./grid.css";

export function GridTab({ program, path, names }: TabProps) {
  const plan = usePlan(path);
  // The checks come beside the grid, not after it.
  useEffect(() => {
    void import("./checking.ts");
  }, []);
  if (plan.state === "loading") return <Skeleton of="the grid" lines={24} />;
  if (plan.state === "problem") return <ProblemNotice problem={plan.problem} retry={plan.retry} />;
  return <Planned program={program} plan={plan.data.data} factsOf={path} names={names} />;
}

type PlannedProps = {
  program: Program;
  plan: Plan;
  /** Whose facts the checks look at; a version that is over is not checked. */
  factsOf?: string;
  names: Names;
};

export function Planned({ program, plan, factsOf, names }: PlannedProps) {
  const { actor } = usePlace();
  const [school] = useAddress("school");
  const [college] = useAddress("college");
  const [university] = useAddress("university");
  const [slotId] = useAddress("slot");
  const choices = choicesOf(program);
  const choice = choiceOf(choices, { school, college, university }, actor.organization);
  const checked = useVerdicts(program, plan, factsOf, choice);
  const slot = plan.slots.find((one) => one.slotId === slotId);
  const Around = useChunk(async () => (await import("./around.tsx")).Around, factsOf !== undefined);
  const SlotDialog = useChunk(async () => (await import("./slot-dialog.tsx")).SlotDialog, slot !== undefined);
  if (plan.slots.length === 0)
    return (
      <Empty title="The grid is empty so far">
        Its lead puts in a place for each subject and year. Then every school and college says which of its
        own courses belongs there.
      </Empty>
    );
  const { name } = names;
  const legs = legsOf(choice);
  const courses = coursesOnLegs(plan, program.parties, legs);
  const farther =
    choice.universityId !== undefined ||
    courses.some(({ slot: { column } }) => column === "P3" || column === "P4");
  const where = [choice.schoolId, choice.collegeId, choice.universityId].flatMap((id) =>
    id ? name(id) : [],
  );
  const wrong = bySlot(checked.state === "content" ? checked.data.here : []);
  return (
    <div class="stack roomy">
      <section aria-labelledby="grid-head">
        <div class="section-head">
          <h2 id="grid-head">The grid</h2>
          <GridKey where="wide-only" />
        </div>
        <RouteForm choices={choices} choice={choice} early={endsEarly(plan)} name={name} />
        <div class={factsOf === undefined ? "cols one" : "cols with-checks"}>
          <div class="stack">
            <GridTable
              grid={gridOf({ program, plan, courses, farther, name })}
              caption={`Class entering grade 9 in fall ${program.cohort.slice(0, 4)}, on the route ${where.join(", ")}`}
              wrong={wrong}
            />
            <GridKey where="phone-only" />
          </div>
          {checked.state === "content" ? (
            <ChecksPanel program={program} plan={plan} all={checked.data.here} />
          ) : checked.state === "problem" ? (
            <ProblemNotice problem={checked.problem} retry={checked.retry} />
          ) : (
            factsOf !== undefined && <Skeleton of="the checks" lines={18} />
          )}
        </div>
      </section>
      {checked.state === "content" && Around && (
        <Around
          program={program}
          plan={plan}
          courses={courses}
          checked={checked.data}
          choices={choices}
          choice={choice}
          name={name}
        />
      )}
      {/* Opened by an address, it waits for what the checks say: nothing in it moves afterwards. */}
      {SlotDialog && (factsOf === undefined || checked.state !== "loading") && (
        <SlotDialog
          slot={slot}
          program={program}
          legs={legs}
          name={name}
          agreements={checked.state === "content" ? checked.data.facts.agreements : []}
          wrong={(slot && wrong.get(slot.slotId)) ?? []}
          binds={!objectionToBinding(program, actor, actor.organization)}
        />
      )}
    </div>
  );
}
