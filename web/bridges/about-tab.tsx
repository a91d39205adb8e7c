/** What a bridge offers: for whom, its three required components, its tests, and what learners leave with. */

import type { ComponentChildren } from "preact";
import { levelInFull, testName } from "#shared/bridges/levels.ts";
import type { Bridge } from "#shared/bridges/schema.ts";
import type { Level, Measure } from "#shared/programs/plan-schema.ts";
import type { Names } from "../agreements/names.ts";
import { Term } from "../ui/term.tsx";
import { awardWords, modelWords, providerWords } from "./words.ts";

export function AboutTab({ bridge, names }: { bridge: Bridge; names: Names }) {
  const { eligibility, contextualizedInstruction, careerDevelopment, transitionServices, exits } = bridge;
  const hours = (many: number | undefined) =>
    many !== undefined && many > 0 && `${many.toLocaleString("en")} hours`;
  return (
    <div class="stack">
      {bridge.summary && <p>{bridge.summary}</p>}
      <dl class="facts">
        <Fact name="Model">
          {modelWords[bridge.model].name}
          <small>{modelWords[bridge.model].more}</small>
        </Fact>
        <Fact name="Given by">
          {bridge.providers.map(({ organizationId, kind }) => (
            <span key={organizationId}>
              {names.name(organizationId)} <small>{providerWords[kind]}</small>
            </span>
          ))}
        </Fact>
        <Fact name="Who may join">
          {said(
            eligibility.minimumAge !== undefined && `Age ${eligibility.minimumAge} and up`,
            ...eligibility.levels.map(capital),
          )}
          {eligibility.note && <small>{eligibility.note}</small>}
        </Fact>
      </dl>
      <section aria-labelledby="components">
        <h2 id="components">The three required components</h2>
        <dl class="facts">
          <Fact
            name={
              <Term means="Reading, math and language taught with the knowledge of the industry.">
                Contextualized instruction
              </Term>
            }
          >
            {said(hours(contextualizedInstruction.hours), ...contextualizedInstruction.subjects)}
            {contextualizedInstruction.note && <small>{contextualizedInstruction.note}</small>}
          </Fact>
          <Fact
            name={
              <Term means="Exploring a career area, planning within it, and learning about the world of work.">
                Career development
              </Term>
            }
          >
            {said(hours(careerDevelopment.hours), ...careerDevelopment.activities)}
          </Fact>
          <Fact
            name={
              <Term means="Advising, tutoring, study skills, coaching, and help to find transport or childcare, as needed and available.">
                Transition services
              </Term>
            }
          >
            {said(
              ...transitionServices.map(({ name, by, hours: many }) =>
                [name, by && `by ${names.name(by)}`, many && `${many} hours`].filter(Boolean).join(", "),
              ),
            )}
          </Fact>
        </dl>
      </section>
      <section aria-labelledby="tests">
        <h2 id="tests">Tests, and what learners leave with</h2>
        <dl class="facts">
          <Fact name="Test before">{said(...bridge.preAssessment.map(tests))}</Fact>
          <Fact name="Test after">{said(...bridge.postAssessment.map(tests))}</Fact>
          <Fact name="Levels at the exit">
            {said(...bridge.exitLevels.map(capital))}
            {bridge.exitLevelsOf !== undefined && <small>Median of {bridge.exitLevelsOf} learners</small>}
          </Fact>
          <Fact name="Exits">
            {said(
              ...exits.map(({ name, award, issuer }) =>
                [name, award && awardWords[award].toLowerCase(), issuer && `from ${issuer}`]
                  .filter(Boolean)
                  .join(", "),
              ),
            )}
          </Fact>
        </dl>
      </section>
      {bridge.retired && (
        <p>
          <b>Retired</b> by {bridge.retired.byName}: {bridge.retired.reason}
        </p>
      )}
    </div>
  );
}

const Fact = ({ name, children }: { name: ComponentChildren; children: ComponentChildren }) => (
  <div>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
);

/** As a line of its own: `Reading 6.0 (TABE 11/12)`. */
function capital(level: Level): string {
  const words = levelInFull(level);
  return words.charAt(0).toUpperCase() + words.slice(1);
}

const tests = (measure: Measure): string =>
  `${testName(measure)}, ${measure.subject.toLowerCase()}, in ${measure.scale}`;

function said(...parts: readonly (string | false | undefined)[]): ComponentChildren {
  const told = parts.filter((one): one is string => Boolean(one));
  if (told.length === 0) return <span class="muted">nothing yet</span>;
  return (
    <ul class="plain">
      {told.map((one) => (
        <li key={one}>{one}</li>
      ))}
    </ul>
  );
}
