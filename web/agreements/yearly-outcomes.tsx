/** What came of the rules, in counts of one's own organization. Small numbers are hidden here, before anything is sent. */
import { academicYearOf, yearsOn } from "#shared/academic-year.ts";
import { objectionToCounting } from "#shared/agreements/outcome-rules.ts";
import type { EquivalencyRule } from "#shared/agreements/terms-schema.ts";
import type { Outcomes } from "#shared/agreements/yearly-schema.ts";
import { get } from "../api.ts";
import { useLoad } from "../load.ts";
import { usePlace } from "../session.ts";
import { useAddress, useClose, useLinkWith } from "../ui/address.ts";
import { LinkButton } from "../ui/button.tsx";
import { useChunk } from "../ui/chunk.ts";
import { Moment } from "../ui/dates.tsx";
import { Section } from "../ui/page.tsx";
import { ProblemNotice } from "../ui/problem.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { Counts } from "./yearly-counts.tsx";
import type { YearlyProps } from "./yearly-tab.tsx";

type Kept = Omit<Outcomes, "chainHash">;
export type OutcomesPartProps = YearlyProps & { rules: readonly EquivalencyRule[] };

export function OutcomesPart(props: OutcomesPartProps) {
  const { agreement, path, names, rules } = props;
  const { partnership, actor } = usePlace();
  const at = `${path}/outcomes`;
  const read = useLoad(at, async (signal) => (await get<{ items: Kept[] }>(at, signal)).data.items);
  const [asked] = useAddress("count");
  const link = useLinkWith("count");
  const close = useClose("count");
  const now = academicYearOf(partnership.today);
  const countable = [now, yearsOn(now, -1), yearsOn(now, -2)].filter(
    (year) => !objectionToCounting(agreement, actor, year, partnership.today),
  );
  const open = countable.find((year) => year === asked);
  const OutcomeForm = useChunk(
    async () => (await import("./yearly-outcome-form.tsx")).OutcomeForm,
    open !== undefined,
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
                    <LinkButton small href={link(one.academicYear)}>
                      Count again<span class="sr"> for {one.academicYear}</span>
                    </LinkButton>
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
                onDone={() => close("outcomes")}
              />
            ) : (
              <Skeleton of="the form" lines={6} />
            ))}
          {open === undefined && (
            <div class="row">
              {countable
                .filter((year) => !own(year, read.data))
                .map((year) => (
                  <LinkButton key={year} href={link(year)}>
                    Count {year}
                  </LinkButton>
                ))}
            </div>
          )}
        </div>
      )}
    </Section>
  );
}
