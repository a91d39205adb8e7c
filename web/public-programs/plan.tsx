/** One's own plan of a program: chosen, printed and handed on as a link. It lives in the fragment and in this browser; the hub never hears of it. */
import { useEffect, useState } from "preact/hooks";
import {
  type Chosen,
  type IndividualPlan,
  individualPlan,
  type PlannedYear,
} from "#shared/programs/individual.ts";
import type { PublicProgram } from "#shared/programs/public-schema.ts";
import { Button } from "../ui/button.tsx";
import { Notice } from "../ui/notice.tsx";
import { type Choice, decode, encode, nothing, optionsOf } from "./choice.ts";
import { ForProgram, Sheet, useOnward } from "./frame.tsx";
import { Ladder } from "./ladder.tsx";
import { publicProgramPaths } from "./paths.ts";
import { PlanYear } from "./plan-year.tsx";
import { Select } from "./select.tsx";
import { namesIn, useVoice } from "./voice.tsx";
import "./public-programs.css";

export const OwnPlanPage = () => <ForProgram show={(program) => <Own program={program} />} />;

const says = (choice: Choice): boolean => encode(choice) !== "";

/** What was chosen: of the link, else what this browser keeps. A browser that keeps nothing forgets with the page. */
function useChoice(id: string) {
  const key = `causeway.plan.${id}`;
  const [choice, setChoice] = useState<Choice>(() => {
    const told = decode(location.hash);
    if (says(told)) return told;
    try {
      return decode(localStorage.getItem(key) ?? "");
    } catch {
      return nothing;
    }
  });
  useEffect(() => {
    // The link to the page's content is a fragment too, and says nothing of a plan.
    const follow = () => {
      const told = decode(location.hash);
      if (says(told)) setChoice(told);
    };
    addEventListener("hashchange", follow);
    return () => removeEventListener("hashchange", follow);
  }, []);
  const keep = (next: Choice, kept: boolean) => {
    const fragment = encode(next);
    setChoice(next);
    history.replaceState(
      history.state,
      "",
      `${location.pathname}${location.search}${fragment && `#${fragment}`}`,
    );
    try {
      if (kept) localStorage.setItem(key, fragment);
      else localStorage.removeItem(key);
    } catch {
      // Private windows may keep nothing; the link still has it all.
    }
  };
  return {
    choice,
    choose: (changes: Partial<Choice>) => keep({ ...choice, ...changes }, true),
    forget: () => keep(nothing, false),
  };
}

function Own({ program }: { program: PublicProgram }) {
  const { text, written } = useVoice();
  const onward = useOnward();
  const { choice, choose, forget } = useChoice(program.id);
  const [copied, setCopied] = useState(false);
  const options = optionsOf(program, choice);
  const { chosen } = options;
  const plan = chosen && individualPlan(program, chosen);
  const codeOf = (id: string | undefined) => program.organizations.find((one) => one.id === id)?.code;
  const copy = async () => {
    // What is shown by default is part of what is handed on.
    if (chosen) choose(whole(choice, chosen, codeOf));
    await navigator.clipboard?.writeText(location.href);
    setCopied(true);
  };
  const named = (all: typeof options.schools) => all.map(({ code, name }) => ({ value: code, label: name }));
  return (
    <Sheet
      title={text("plan.title", { title: program.title })}
      crumb={
        <a href={onward(publicProgramPaths.publicProgram(program.partnership.id, program.id))}>
          {text("plan.program")}
        </a>
      }
      lede={text("plan.lede")}
      actions={
        <>
          <Button kind="primary" onClick={() => print()}>
            {text("print")}
          </Button>
          <Button onClick={() => void copy()}>{text("plan.copy")}</Button>
          <Button kind="quiet" onClick={forget}>
            {text("plan.forget")}
          </Button>
        </>
      }
    >
      {copied && (
        <p role="status" class="no-print">
          {text("plan.copied")}
        </p>
      )}
      <section aria-labelledby="choose" class="stack tight">
        <h2 id="choose">{text("plan.choose")}</h2>
        <div class="plan-choices">
          <Select
            label={text("school")}
            options={named(options.schools)}
            value={codeOf(chosen?.schoolId)}
            onValue={(school) => choose({ school })}
          />
          <Select
            label={text("college")}
            options={named(options.colleges)}
            value={codeOf(chosen?.collegeId)}
            onValue={(college) => choose({ college })}
          />
          <Select
            label={text("plan.goal")}
            lang={written}
            options={options.exits.map(({ exitId, name }) => ({ value: exitId, label: name }))}
            value={chosen?.exitId}
            onValue={(exit) => choose({ exit })}
          />
          <Select
            label={text("university")}
            options={named(options.universities)}
            value={codeOf(chosen?.universityId)}
            onValue={(university) => choose({ university })}
          />
          <Select
            label={text("plan.start")}
            lang={written}
            options={options.entries.map(({ entryId, name }) => ({ value: entryId, label: name }))}
            value={chosen?.entryId}
            onValue={(entry) => choose({ entry })}
          />
        </div>
      </section>
      {plan ? (
        <Planned program={program} plan={plan} picks={choice.picks} onPicks={(picks) => choose({ picks })} />
      ) : (
        <Notice kind="warn" title={text("plan.none")} />
      )}
      <p class="muted">
        <small>
          {text("plan.kept")} {text("plan.counselor")}
        </small>
      </p>
    </Sheet>
  );
}

const whole = (
  choice: Choice,
  chosen: Chosen,
  codeOf: (id: string | undefined) => string | undefined,
): Choice => ({
  ...choice,
  school: codeOf(chosen.schoolId),
  college: codeOf(chosen.collegeId),
  university: codeOf(chosen.universityId),
  entry: chosen.entryId,
  exit: chosen.exitId,
});

type PlannedProps = {
  program: PublicProgram;
  plan: IndividualPlan;
  picks: readonly string[];
  onPicks: (picks: readonly string[]) => void;
};

function Planned({ program, plan, picks, onPicks }: PlannedProps) {
  const { text } = useVoice();
  return (
    <>
      <p role="status">
        <b>
          {plan.missing === 0
            ? text("plan.whole")
            : text(`plan.missing.${plan.missing === 1 ? "one" : "many"}`, { n: plan.missing })}
        </b>
      </p>
      <div class="stack">
        {plan.years.map((year: PlannedYear) => (
          <PlanYear key={year.column} program={program} year={year} picks={picks} onPicks={onPicks} />
        ))}
      </div>
      <Sums program={program} plan={plan} />
    </>
  );
}

function Sums({ program, plan }: { program: PublicProgram; plan: IndividualPlan }) {
  const { text, credit, number, written } = useVoice();
  const exits = plan.years.flatMap(({ leaves }) => leaves);
  const name = namesIn(program);
  const { entry, exit } = plan;
  return (
    <section aria-labelledby="sum" class="stack">
      <h2 id="sum">{text("plan.sum")}</h2>
      <dl class="facts">
        <div>
          <dt>{text("plan.sum.early")}</dt>
          {plan.early.size === 0 && <dd>{text("plan.sum.none")}</dd>}
          {[...plan.early].map(([kind, hours]) => (
            <dd key={kind}>
              {credit(hours, "SemesterHour")}
              <small>{text(`early.${kind}`)}</small>
            </dd>
          ))}
        </div>
        {plan.workHours > 0 && (
          <div>
            <dt>{text("plan.sum.work")}</dt>
            <dd>{number(plan.workHours)}</dd>
          </div>
        )}
        <div>
          <dt>{text("plan.sum.ends")}</dt>
          <dd lang={written}>
            {exit.name}
            <small>{exit.awardedBy ? name(exit.awardedBy) : exit.issuer}</small>
          </dd>
        </div>
        {entry.note && (
          <div>
            <dt>{text("plan.start")}</dt>
            <dd lang={written}>{entry.note}</dd>
          </div>
        )}
      </dl>
      <Ladder program={program} exits={exits} />
    </section>
  );
}
