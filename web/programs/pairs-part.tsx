/** Every school by every college: where the checks hold and where not, each cell a way to that route. */
import type { CheckAnswer } from "#shared/programs/check-schema.ts";
import type { Plan } from "#shared/programs/plan-schema.ts";
import { routesOf } from "#shared/programs/routes.ts";
import type { Program } from "#shared/programs/schema.ts";
import { usePlace } from "../session.ts";
import { Badge } from "../ui/badge.tsx";
import { nameOf } from "./checking.ts";
import { type Pair, pairsOf } from "./pairs.ts";
import { programPaths } from "./paths.ts";
import type { Choice, Choices } from "./route-choice.ts";

type PairsProps = {
  program: Program;
  plan: Plan;
  /** Over every route. */
  answers: readonly CheckAnswer[];
  choices: Choices;
  choice: Choice;
  name: (id: string) => string;
};

export function PairsPart({ program, plan, answers, choices, choice, name }: PairsProps) {
  const { schools, colleges } = choices;
  if (schools.length * colleges.length < 2) return null;
  const pairs = pairsOf(program, routesOf(plan, program.parties), answers);
  return (
    <section aria-labelledby="pairs">
      <div class="section-head">
        <h2 id="pairs">Every school and college</h2>
        <p>What is about single routes, on all of them.</p>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
      <section class="scroll" tabIndex={0} aria-label="Table of schools and colleges">
        <table class="pairs sticky">
          <thead>
            <tr>
              <th scope="col">School</th>
              {colleges.map((id) => (
                <th key={id} scope="col">
                  {name(id)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {schools.map((schoolId) => (
              <tr key={schoolId}>
                <th scope="row">{name(schoolId)}</th>
                {colleges.map((collegeId) => (
                  <td key={collegeId}>
                    <PairCell
                      pair={pairs.find((one) => one.schoolId === schoolId && one.collegeId === collegeId)}
                      here={choice.schoolId === schoolId && choice.collegeId === collegeId}
                      program={program}
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
}

function PairCell({ pair, here, program }: { pair: Pair | undefined; here: boolean; program: Program }) {
  const { partnership } = usePlace();
  if (!pair) return null;
  const { schoolId: school, collegeId: college, fails, warns, unsure } = pair;
  const wrong = [...fails, ...warns, ...unsure];
  const more = wrong.map(nameOf).join(", ");
  return (
    <span class="stack tight">
      <a
        href={programPaths.program(partnership.id, program.id, undefined, { school, college })}
        aria-current={here ? "true" : undefined}
        title={more || undefined}
      >
        {fails.length > 0 ? (
          <Badge state="fail">{fails.length === 1 ? "1 fails" : `${fails.length} fail`}</Badge>
        ) : warns.length > 0 ? (
          <Badge state="warn">{warns.length === 1 ? "1 warns" : `${warns.length} warn`}</Badge>
        ) : unsure.length > 0 ? (
          <Badge state="unknown">{unsure.length} cannot tell</Badge>
        ) : (
          <Badge state="pass">All hold</Badge>
        )}
      </a>
      {more && <small>{more}</small>}
    </span>
  );
}
