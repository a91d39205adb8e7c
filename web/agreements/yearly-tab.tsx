/** What is done about an executed agreement every year: reaffirm it, say who teaches its courses, count what came of it. */
import type { Agreement, VersionSummary } from "#shared/agreements/schema.ts";
import { executedSpans } from "#shared/agreements/spans.ts";
import type { Terms } from "#shared/agreements/terms-schema.ts";
import { get } from "../api.ts";
import { useLoad } from "../load.ts";
import { ProblemNotice } from "../ui/problem.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import type { Names } from "./names.ts";
import { Approvals } from "./yearly-approvals.tsx";
import { Instructors } from "./yearly-instructors.tsx";
import { OutcomesPart } from "./yearly-outcomes.tsx";

export type YearlyProps = { agreement: Agreement; path: string; names: Names };

export function YearlyTab(props: YearlyProps) {
  const { agreement, path } = props;
  const latest = agreement.versionNo;
  const versions = agreement.earlier.filter(isExecuted).map(({ versionNo }) => versionNo);
  const all = isExecuted(agreement) ? [...versions, latest] : versions;
  // What is taught and counted is what any executed version grants.
  const terms = useLoad(`${path}/rules#yearly`, async (signal) => {
    const each = await Promise.all(
      all.map((no) => get<Terms>(no === latest ? `${path}/rules` : `${path}/versions/${no}/rules`, signal)),
    );
    return each.flatMap(({ data }) => data.rules);
  });
  if (executedSpans(agreement).length === 0)
    return <p class="muted">Each year’s work begins once the agreement has been signed by all.</p>;
  return (
    <div class="stack roomy">
      <Approvals {...props} />
      <Instructors {...props} />
      {terms.state === "loading" ? (
        <Skeleton of="the outcomes" />
      ) : terms.state === "problem" ? (
        <ProblemNotice problem={terms.problem} retry={terms.retry} />
      ) : (
        <OutcomesPart {...props} rules={terms.data} />
      )}
    </div>
  );
}

const isExecuted = ({ status }: Pick<VersionSummary, "status">): boolean =>
  status === "EXECUTED" || status === "TERMINATED";
