/** Will the agreement still be in force when this class takes the course: bars of days against the year it is taken in. */
import type { ProgramFacts } from "#shared/programs/check-schema.ts";
import type { RouteCourse } from "#shared/programs/routes.ts";
import type { RunwayState } from "#shared/programs/runway.ts";
import type { Program } from "#shared/programs/schema.ts";
import { paths } from "../paths.ts";
import { usePlace } from "../session.ts";
import { useLinkWith } from "../ui/address.ts";
import { Badge, type State } from "../ui/badge.tsx";
import { dayInWords } from "../ui/dates.tsx";
import { type Lane, lanesOf } from "./runway-bars.ts";
import { classOf } from "./words.ts";

const percent = (part: number) => `${(part * 100).toFixed(2)}%`;

type RunwayProps = { program: Program; courses: readonly RouteCourse[]; facts: ProgramFacts };

export function RunwayPart({ program, courses, facts }: RunwayProps) {
  const { lanes, years, today } = lanesOf(program.cohort, courses, facts);
  if (lanes.length === 0) return null;
  return (
    <section aria-labelledby="runway">
      <div class="section-head">
        <h2 id="runway">Runway</h2>
        <p>Whether each agreement still holds when the {classOf(program.cohort)} takes the course.</p>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
      <section class="scroll" tabIndex={0} aria-label="Runway, scrolls sideways">
        <div class="runway program-runway" style={{ "--t": today ?? -1, "--years": years.length }}>
          <div class="scale">
            <span />
            <div>
              {years.map(({ label, at }) => (
                <span key={label} style={{ "--x": percent(at) }}>
                  {label}
                </span>
              ))}
            </div>
          </div>
          <ol>
            {lanes.map((lane) => (
              <LaneOf key={`${lane.slotId} ${lane.title}`} lane={lane} />
            ))}
          </ol>
          {today !== undefined && (
            <div class="today">
              <b>{dayInWords(facts.today)}</b>
            </div>
          )}
        </div>
      </section>
      <ul class="legend">
        <li>
          <span class="swatch" /> The agreement is in force
        </li>
        <li>
          <span class="swatch taken" /> The class takes the course
        </li>
      </ul>
    </section>
  );
}

const stateWords: Record<RunwayState, { state: State; word: string }> = {
  COVERED: { state: "pass", word: "Holds" },
  PARTLY: { state: "warn", word: "Ends on the way" },
  NOT_COVERED: { state: "warn", word: "Ends before" },
  UNSIGNED: { state: "warn", word: "Not signed yet" },
  NO_RULE: { state: "warn", word: "Its rule is not in it" },
};

function LaneOf({ lane }: { lane: Lane }) {
  const { partnership } = usePlace();
  const link = useLinkWith("at", "year", "slot");
  const { agreement, found, taken, bars } = lane;
  const { state, word } = found
    ? stateWords[found.state]
    : { state: "unknown" as const, word: "Cannot tell" };
  const last = found?.spans.at(-1)?.until;
  return (
    <li class="lane">
      <span>
        <a href={link(lane.slotId)}>{lane.title}</a>
        <small>
          {agreement ? (
            <a href={paths.agreement(partnership.id, agreement.id)}>{agreement.codedNotation}</a>
          ) : (
            "no agreement that you may see"
          )}
          {last && `, until ${dayInWords(last)}`}
        </small>
        <Badge state={state}>{word}</Badge>
      </span>
      <div class="track" data-s={state}>
        <span class="taken" style={{ "--a": percent(taken.a), "--b": percent(taken.b) }} />
        {bars.map(({ a, b }) => (
          <span
            key={a}
            class={["bar", state === "pass" ? "" : "soon", a === 0 ? "open" : ""].filter(Boolean).join(" ")}
            style={{ "--a": percent(a), "--b": percent(b) }}
          />
        ))}
        {found && <span class="sr">The class takes it in {found.year}.</span>}
      </div>
    </li>
  );
}
