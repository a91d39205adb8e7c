/** What an edition says beside its wheel: elements, levels, principles, the making of a program of study, its sources. */
import type { Framework } from "#shared/framework/schema.ts";
import { inWords } from "./text.ts";

const Capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

export function Elements({ framework }: { framework: Framework }) {
  return (
    <section aria-labelledby="elements">
      <div class="section-head">
        <h2 id="elements">{Capital(inWords(framework.elements.length))} essential elements</h2>
        <p>Knowledge and skills that every cluster shares.</p>
      </div>
      <ol class="elements">
        {framework.elements.map((element) => (
          <li key={element.id}>{element.name}</li>
        ))}
      </ol>
    </section>
  );
}

export function Levels({ framework }: { framework: Framework }) {
  return (
    <section aria-labelledby="levels">
      <div class="section-head">
        <h2 id="levels">{Capital(inWords(framework.levels.length))} levels</h2>
        <p>The narrower the level, the fewer share it.</p>
      </div>
      <ol class="levels">
        {framework.levels.map((level) => (
          <li key={level.id}>
            <h3>{level.name}</h3>
            <p>Shared by {level.sharedBy}.</p>
          </li>
        ))}
      </ol>
    </section>
  );
}

export function Principles({ framework }: { framework: Framework }) {
  return (
    <section aria-labelledby="principles">
      <div class="section-head">
        <h2 id="principles">{Capital(inWords(framework.principles.length))} guiding principles</h2>
        <p>{framework.principlesEdition}.</p>
      </div>
      <ol class="principles">
        {framework.principles.map((principle) => (
          <li key={principle.id}>
            <h3>{principle.name}</h3>
            <p>{principle.statement}</p>
          </li>
        ))}
      </ol>
    </section>
  );
}

export function ProgramOfStudy({ framework }: { framework: Framework }) {
  return (
    <section aria-labelledby="program-of-study">
      <h2 id="program-of-study">What makes a program of study</h2>
      <ul class="ruled">
        {framework.programOfStudyRules.map((rule) => (
          <li key={rule.id}>{Capital(rule.text)}</li>
        ))}
      </ul>
    </section>
  );
}

export function Partners({ framework }: { framework: Framework }) {
  return (
    <section aria-labelledby="partners">
      <h2 id="partners">What each partner is asked to do</h2>
      <div class="partners">
        {framework.partnerStrategies.map(({ group, strategies }) => {
          const types = framework.partnerTypes.filter((type) => type.strategyGroup === group);
          return (
            <div key={group}>
              <h3>{types.map((type) => type.name).join(", ")}</h3>
              <ul>
                {strategies.map((strategy) => (
                  <li key={strategy.text}>{strategy.text}</li>
                ))}
              </ul>
            </div>
          );
        })}
      </div>
    </section>
  );
}

const standings = {
  verified: "Checked",
  derived: "Worked out, not proven",
  unverified: "Not checked",
} as const;
const marks = { verified: "pass", derived: "unknown", unverified: "unknown" } as const;

export function Sources({ framework }: { framework: Framework }) {
  const others = framework.otherEditions.map((edition) => ({
    about:
      edition.relation === "before"
        ? `An earlier edition: ${edition.name}`
        : `A later edition: ${edition.name}`,
    standing: edition.standing,
    note: edition.note,
  }));
  return (
    <section aria-labelledby="sources">
      <h2 id="sources">What is not certain</h2>
      <p>
        The publications disagree in places, and some facts stand in no text. This is what was found, and what
        the hub does about it.
      </p>
      <details class="sources">
        <summary>{framework.sourceNotes.length + others.length} notes on the sources</summary>
        <dl>
          {[...framework.sourceNotes, ...others].map((one) => (
            <div key={one.about}>
              <dt>
                {one.about}{" "}
                <span class="badge" data-s={marks[one.standing]}>
                  {standings[one.standing]}
                </span>
              </dt>
              <dd>{one.note}</dd>
            </div>
          ))}
        </dl>
      </details>
    </section>
  );
}
