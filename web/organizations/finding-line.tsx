/** One finding of a register: the pair, what was decided about it last, and before. */
import type { Decision, RegisterFinding } from "#shared/agreements/finding-schema.ts";
import { current } from "#shared/agreements/findings.ts";
import { reasonWords } from "../agreements/choices.ts";
import { Badge } from "../ui/badge.tsx";
import { Day } from "../ui/dates.tsx";

export type Finding = Omit<RegisterFinding, "chainHash">;
export const registerReasons = { ...reasonWords, LIFTED: "It no longer stands in the way" } as const;

export function FindingLine({ finding, name }: { finding: Finding; name: (id: string) => string }) {
  const now = current(finding);
  const before = finding.decisions.slice(0, -1);
  return (
    <span>
      <b>{finding.course.code}</b> {finding.course.title}, {name(finding.course.organizationId)}
      {finding.against && <> (compared with {finding.against})</>}{" "}
      <Badge
        state={now.reason === "LIFTED" ? "pass" : now.reason === "NOT_YET_EVALUATED" ? "unknown" : "declined"}
      >
        {registerReasons[now.reason]}
      </Badge>
      <small>
        <Said decision={now} />
        {now.revisitOn && (
          <>
            . Looked at again on <Day date={now.revisitOn} />
          </>
        )}
        {now.note && `. ${now.note}`}
        {finding.visibility === "PARTIES" && ". Between the two organizations"}
      </small>
      {before.length > 0 && (
        <details>
          <summary>
            {before.length === 1 ? "The decision before" : `The ${before.length} decisions before`}
          </summary>
          <ul class="plain">
            {before.map((one) => (
              <li key={one.at}>
                {registerReasons[one.reason]}
                <small>
                  <Said decision={one} />
                  {one.note && `. ${one.note}`}
                </small>
              </li>
            ))}
          </ul>
        </details>
      )}
    </span>
  );
}

const Said = ({ decision }: { decision: Decision }) => (
  <>
    {decision.decidedBy}, <Day date={decision.decidedOn} />
  </>
);
