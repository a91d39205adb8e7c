/** What came of the rules, in counts of one's own organization. Small numbers are hidden here, before anything is sent. */
import { useState } from "preact/hooks";
import { academicYearOf, yearsOn } from "#shared/academic-year.ts";
import { objectionToCounting } from "#shared/agreements/outcome-rules.ts";
import { type CountName, columnTotal } from "#shared/agreements/outcomes.ts";
import type { EquivalencyRule } from "#shared/agreements/schema.ts";
import { credit } from "#shared/agreements/words.ts";
import type { OutcomeRow, Outcomes } from "#shared/agreements/yearly-schema.ts";
import { get } from "../api.ts";
import { useLoad } from "../load.ts";
import { usePlace } from "../session.ts";
import { Button } from "../ui/button.tsx";
import { Moment } from "../ui/dates.tsx";
import { Section } from "../ui/page.tsx";
import { ProblemNotice } from "../ui/problem.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { useChunk } from "./chunk.ts";
import type { YearlyProps } from "./yearly-tab.tsx";

export const columns: readonly { name: CountName; head: string; about: string }[] = [
  { name: "eligible", head: "Eligible", about: "finished the courses as the rule asks" },
  { name: "claimed", head: "Claimed", about: "asked the college for the credit" },
  { name: "transcripted", head: "On transcript", about: "have it on their transcript" },
  { name: "creditHundredths", head: "Credit", about: "hours posted in all" },
];

type Kept = Omit<Outcomes, "chainHash">;
export type OutcomesPartProps = YearlyProps & { rules: readonly EquivalencyRule[] };

export function OutcomesPart(props: OutcomesPartProps) {
  const { agreement, path, names, rules } = props;
  const { partnership, actor } = usePlace();
  const at = `${path}/outcomes`;
  const read = useLoad(at, async (signal) => (await get<{ items: Kept[] }>(at, signal)).data.items);
  const [open, setOpen] = useState<string>();
  const OutcomeForm = useChunk(
    async () => (await import("./yearly-outcome-form.tsx")).OutcomeForm,
    open !== undefined,
  );
  const now = academicYearOf(partnership.today);
  const countable = [now, yearsOn(now, -1), yearsOn(now, -2)].filter(
    (year) => !objectionToCounting(agreement, actor, year, partnership.today),
  );
  const own = (year: string, items: readonly Kept[]) =>
    items.find((one) => one.academicYear === year && one.organizationId === actor.organization);
  return (
    <Section id="outcomes" title="What came of it">
      {read.state === "loading" && <Skeleton of="the outcomes" lines={5} />}
      {read.state === "problem" && <ProblemNotice problem={read.problem} retry={read.retry} />}
      {read.state === "content" && (
        <div class="stack">
          <p class="muted">
            Counts per rule, never a student. What your organization counts is seen by your organization
            alone. A number under 10, and one that would give such a number away, never leaves this device: it
            is sent and kept as &lt;10.
          </p>
          {read.data.length === 0 && <p>Nothing has been counted yet.</p>}
          {read.data
            .filter((one) => one !== own(open ?? "", read.data))
            .map((one) => (
              <div class="stack tight" key={`${one.academicYear} ${one.organizationId}`}>
                <div class="row between">
                  <h3>
                    {one.academicYear}{" "}
                    <small class="muted">
                      {names.name(one.organizationId)}, {one.byName},{" "}
                      <Moment at={one.at} timeZone={partnership.timeZone} />
                    </small>
                  </h3>
                  {one.organizationId === actor.organization && countable.includes(one.academicYear) && (
                    <Button small onClick={() => setOpen(one.academicYear)}>
                      Count again
                    </Button>
                  )}
                </div>
                <Counts
                  rows={one.rows}
                  rules={rules}
                  of={`${one.academicYear}, ${names.name(one.organizationId)}`}
                />
              </div>
            ))}
          {open !== undefined &&
            (OutcomeForm ? (
              <OutcomeForm
                key={open}
                year={open}
                before={own(open, read.data)}
                rules={rules}
                path={path}
                onDone={() => setOpen(undefined)}
              />
            ) : (
              <Skeleton of="the form" lines={6} />
            ))}
          {open === undefined && (
            <div class="row">
              {countable
                .filter((year) => !own(year, read.data))
                .map((year) => (
                  <Button key={year} onClick={() => setOpen(year)}>
                    Count {year}
                  </Button>
                ))}
            </div>
          )}
        </div>
      )}
    </Section>
  );
}

const shown = (name: CountName, count: number | "<10"): string =>
  count === "<10" ? "<10" : name === "creditHundredths" ? credit(count) : count.toLocaleString("en-US");

/** The counts with totals of what is shown: a total never says more than the numbers above it. */
export function Counts({
  rows,
  rules,
  of,
}: {
  rows: readonly OutcomeRow[];
  rules: readonly EquivalencyRule[];
  of: string;
}) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
    <section class="scroll" tabIndex={0} aria-label={`Counts of ${of}`}>
      <table class="sticky">
        <thead>
          <tr>
            <th scope="col">Rule</th>
            {columns.map(({ name, head, about }) => (
              <th key={name} scope="col" class="n" title={about}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.ruleNo}>
              <th scope="row">
                {row.ruleNo}. {titleOf(rules, row.ruleNo)}
              </th>
              {columns.map(({ name }) => (
                <td key={name} class="n">
                  {row[name] === "<10" ? (
                    <abbr title="Hidden: a small number, or one that would give a small number away">
                      &lt;10
                    </abbr>
                  ) : (
                    shown(name, row[name])
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">Of what is shown</th>
            {columns.map(({ name }) => {
              const { sum, atLeast } = columnTotal(rows, name);
              return (
                <td key={name} class="n">
                  {atLeast && sum === 0 ? "not shown" : `${atLeast ? "at least " : ""}${shown(name, sum)}`}
                </td>
              );
            })}
          </tr>
        </tfoot>
      </table>
    </section>
  );
}

/** `WLD 101`, or the rule's own title. */
export function titleOf(rules: readonly EquivalencyRule[], ruleNo: number): string {
  const rule = rules.findLast((one) => one.ruleNo === ruleNo);
  return rule?.title ?? rule?.awards.map(({ course }) => course.code).join(" and ") ?? "";
}
