/** The ladder from where learners are today up to the entry point: each rung with the levels reached by then. */
import type { Rung } from "#shared/bridges/ladder.ts";
import { amount, levelInFull, levelWords, testName } from "#shared/bridges/levels.ts";
import { listed } from "#shared/listed.ts";
import type { Level } from "#shared/programs/plan-schema.ts";
import "./bridges.css";

type LadderProps = {
  rungs: readonly Rung[];
  /** Where it leads: “College year 1 of Nursing”. */
  goal: string | undefined;
};

export function Ladder({ rungs, goal }: LadderProps) {
  const tests = [...new Set(rungs.flatMap(levelsOf).map(({ measure }) => testName(measure)))];
  // One test for all: its name stands once under the ladder. Several: each level names its own.
  const say = tests.length > 1 ? levelInFull : levelWords;
  const words = (levels: readonly Level[]) => levels.map(say).join(", ");
  return (
    <div class="stack tight">
      <ol class="ladder" reversed>
        {rungs.map((rung, index) => {
          const key = `${rung.kind}${index}`;
          switch (rung.kind) {
            case "GOAL":
              return (
                <li class="goal" key={key}>
                  <b>Entry point</b>
                  <span>
                    {goal}
                    <small>{rung.levels.length > 0 ? words(rung.levels) : "asks for no level"}</small>
                  </span>
                </li>
              );
            case "GAP":
              return <GapRung key={key} asked={rung.asked} say={say} />;
            case "EXIT":
              return (
                <li key={key}>
                  <b>{rung.week ? `Week ${rung.week}` : "At the end"}</b>
                  <span>
                    Bridge exit test
                    <small>
                      {rung.levels.length > 0 ? words(rung.levels) : "no level is given yet"}
                      {rung.of !== undefined && ` (median of ${rung.of.toLocaleString("en")})`}
                    </small>
                  </span>
                </li>
              );
            case "MODULE":
              return (
                <li key={key}>
                  <b>{rung.week ? `Week ${rung.week}` : `Module ${rung.no}`}</b>
                  <span>
                    After module {rung.no}
                    <small>{words(rung.levels)}</small>
                  </span>
                </li>
              );
            default:
              return (
                <li key={key}>
                  <b>Today</b>
                  <span>
                    Admission
                    <small>
                      {[words(rung.levels), rung.minimumAge !== undefined && `age ${rung.minimumAge} and up`]
                        .filter(Boolean)
                        .join(", ") || "nothing is asked for"}
                    </small>
                  </span>
                </li>
              );
          }
        })}
      </ol>
      {tests.length === 1 && <small>Levels of {tests[0]}.</small>}
    </div>
  );
}

type GapProps = { asked: Extract<Rung, { kind: "GAP" }>["asked"]; say: (level: Level) => string };

function GapRung({ asked, say }: GapProps) {
  const subject = ({ measure }: Level) => measure.subject.toLowerCase();
  const short = asked.flatMap(({ level, reach }) =>
    reach.state === "SHORT" ? [{ level, by: reach.by }] : [],
  );
  const unknown = asked.filter(({ reach }) => reach.state === "UNKNOWN").map(({ level }) => level);
  const there = asked.filter(({ reach }) => reach.state === "REACHED").map(({ level }) => subject(level));
  const only = short.length === 1 ? short[0] : undefined;
  return (
    <li class={short.length > 0 ? "gap" : "gap untold"}>
      <b>
        {only
          ? `Short by ${amount(only.by, only.level.measure)}`
          : short.length > 0
            ? "Short"
            : "Cannot tell"}
      </b>
      <span>
        {only
          ? `in ${subject(only.level)}`
          : listed(short.map(({ level, by }) => `${amount(by, level.measure)} in ${subject(level)}`))}
        {there.length > 0 && `${short.length > 0 ? "; " : ""}${listed(there)} is there`}
        {unknown.length > 0 && <small>{listed(unknown.map(say))}: not measured so at the exit</small>}
      </span>
    </li>
  );
}

function levelsOf(rung: Rung): readonly Level[] {
  return rung.kind === "GAP" ? [] : rung.levels;
}
