/** Typing, then looking: the grid with what is wrong beside it, and once nothing is, the table with small groups hidden. */
import { useEffect, useState } from "preact/hooks";
import { measureNames } from "#shared/data-sharing/entry.ts";
import { namedGroups } from "#shared/data-sharing/group-names.ts";
import { spanName, yearsOf } from "#shared/data-sharing/pooling.ts";
import { totalProblems } from "#shared/data-sharing/program-totals.ts";
import type { Indicator, SubgroupDimension } from "#shared/data-sharing/release-schema.ts";
import type { Names } from "../agreements/names.ts";
import { Button } from "../ui/button.tsx";
import { Icon } from "../ui/icon.tsx";
import { Notice } from "../ui/notice.tsx";
import { CountGrid } from "./count-grid.tsx";
import { useEntering } from "./entering.ts";
import type { ReleaseContext, Scheduled } from "./exchange-load.ts";
import { SheetBox } from "./sheet-box.tsx";
import type { Chosen } from "./submit-choose.tsx";
import { Look } from "./submit-look.tsx";
import { ProgramChips } from "./submit-programs.tsx";
import { useSuppression } from "./suppressing.ts";

export type CountsProps = {
  path: string;
  chosen: Chosen;
  indicator: Indicator;
  dimensions: readonly SubgroupDimension[];
  agreed: Scheduled["exchange"];
  /** Not there while it is read for another year. */
  rule: ReleaseContext | undefined;
  names: Names;
  sender: string;
};

export function Counts({ path, chosen, indicator, dimensions, agreed, rule, names, sender }: CountsProps) {
  const { year, to } = chosen;
  const entering = useEntering({ dimensions, year, pooledTo: to || undefined, agreed });
  const { now, start, cancel } = useSuppression();
  const [asked, setAsked] = useState(false);
  const { check, entry, shown } = entering;
  const together =
    rule && check.table
      ? totalProblems(
          {
            programs: entry.programs.map(({ id, name }) => ({ id, name })),
            year,
            ...(to ? { pooledTo: to } : {}),
            table: { rollUps: check.rollUps },
          },
          rule.context.earlier,
        ).map(({ detail }) => detail)
      : [];
  const problems = [...problemsInWords(entering), ...together];

  const look = () => {
    setAsked(true);
    if (!check.table || !rule || together.length > 0) return;
    const years = yearsOf(year, to || undefined);
    const span = spanName(year, to || undefined);
    const pools =
      years.length < 2 ? [] : entry.programs.map(({ id }) => ({ program: id, of: [id], year: span, years }));
    const table = { ...check.table, rollUps: [...check.table.rollUps, ...pools] };
    start({ table, policy: rule.policy, context: rule.context });
  };
  // What was hidden for one year says nothing of another.
  useEffect(() => {
    if (now.state !== "idle") cancel();
  }, [indicator.id, year, to]);
  const ready = now.state === "done" && now.result.ok;
  // The table that is looked at takes the place of the one that was typed: it is shown from its top.
  useEffect(() => {
    if (ready) document.getElementById("look")?.focus();
  }, [ready]);

  if (rule && now.state === "done" && now.result.ok)
    return (
      <Look
        {...{ path, chosen, indicator, rule, names, sender }}
        programs={entry.programs}
        dimensions={check.dimensions}
        result={now.result}
        back={cancel}
      />
    );
  return (
    <div class="cols wide-left">
      <section aria-labelledby="type">
        <div class="section-head">
          <h2 id="type">Counts</h2>
          <p>{check.filled} cells filled</p>
        </div>
        <SheetBox entering={entering} dimensions={dimensions} />
        <ProgramChips entering={entering} />
        <CountGrid
          entry={entry}
          program={shown.id}
          dimensions={dimensions}
          checked={check}
          asked={asked}
          heads={{ students: indicator.denominator, earned: indicator.numerator }}
          onCell={entering.setCell}
          onPaste={entering.paste}
        />
        <p class="muted">
          Leave a whole breakdown empty to leave it out. Arrow keys move from cell to cell; a block from a
          spreadsheet can be pasted into any of them.
        </p>
      </section>
      <aside class="stack stick" aria-label="Next step">
        <section class="sheet">
          <h2 class="small-head">Next step</h2>
          {now.state === "running" ? (
            <Running done={now.done} of={now.of} cancel={cancel} />
          ) : (
            <Button
              kind="primary"
              onClick={look}
              because={
                !entering.typed
                  ? "Nothing is typed yet."
                  : rule
                    ? undefined
                    : "The rule for this table is not here."
              }
            >
              Hide small groups
            </Button>
          )}
          <p class="muted">You then see the table as its readers will, before anything is sent.</p>
          {asked && problems.length > 0 && (
            <div role="status" class="stack tight">
              <b>{problems.length === 1 ? "One thing first" : `${problems.length} things first`}</b>
              <ul>
                {problems.slice(0, 8).map((one) => (
                  <li key={one}>{one}</li>
                ))}
                {problems.length > 8 && <li>{problems.length - 8} more</li>}
              </ul>
              <div class="row">
                {check.cells.some(({ why }) => why.startsWith("Empty")) && (
                  <Button small onClick={entering.fillZeros}>
                    Put 0 in the empty cells
                  </Button>
                )}
                {check.lines.some(({ dimension }) => dimension === "") &&
                  check.lines.every(({ off }) => off <= 0) &&
                  check.cells.length === 0 && (
                    <Button small onClick={entering.addOthers}>
                      Add “Other programs” for the rest
                    </Button>
                  )}
              </div>
            </div>
          )}
        </section>
        {now.state === "failed" && (
          <Notice kind="bad" title="Your browser stopped the work" live>
            <p>
              Nothing was sent, and what you typed is still here. Try again, or send fewer programs at a time.
            </p>
          </Notice>
        )}
        {now.state === "done" && !now.result.ok && (
          <Notice kind="bad" title="This table cannot be made safe" live>
            <p>{now.result.why}</p>
          </Notice>
        )}
        <p class="kept-here">
          <Icon name="lock" />
          <small>Real counts stay in this page. They are not saved: closing it forgets them.</small>
        </p>
      </aside>
    </div>
  );
}

function Running({ done, of, cancel }: { done: number; of: number; cancel: () => void }) {
  return (
    <div class="stack tight">
      <progress aria-label="Small groups hidden" {...(of > 0 ? { max: of, value: done } : {})} />
      <div class="row between">
        <small>Looking at what each reader could work out</small>
        <Button small onClick={cancel}>
          Cancel
        </Button>
      </div>
    </div>
  );
}

/** Each line that is off, and each kind of fault once: at its cell, or how many like it. */
function problemsInWords({ check, entry }: ReturnType<typeof useEntering>): string[] {
  const many = entry.programs.length > 1;
  const name = (id: string) => (many ? `${entry.programs.find((one) => one.id === id)?.name ?? id}: ` : "");
  const groups = new Map(namedGroups(check.dimensions).map((group) => [group.key, group.name]));
  const cells = Map.groupBy(check.cells, ({ program, why }) => `${name(program)}${why}`);
  return [
    ...check.lines.map(({ program, why }) => `${name(program)}${why}`),
    ...[...cells].map(([words, [first, ...more]]) => {
      if (more.length > 0) return `${words} (${more.length + 1} cells)`;
      const at = first && `${groups.get(first.group) ?? ""}, ${measureNames[first.measure].toLowerCase()}`;
      return first ? `${name(first.program)}${at}: ${first.why}` : words;
    }),
  ];
}
