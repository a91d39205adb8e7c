/** Courses that changed since it was agreed: what each was, what it is, and the rules that name it. */

import { unitWords } from "#shared/agreements/table-words.ts";
import { credit } from "#shared/agreements/words.ts";
import type { Drift, DriftKind } from "#shared/courses/drift-schema.ts";
import { Badge, type State } from "../ui/badge.tsx";
import "./courses.css";

const kindWords: Record<DriftKind, { word: string; state: State }> = {
  GONE: { word: "Not taught now", state: "fail" },
  RENAMED: { word: "New title", state: "unknown" },
  CREDIT_CHANGED: { word: "Credit changed", state: "warn" },
  UNIT_CHANGED: { word: "Unit changed", state: "warn" },
};

type DriftListProps = {
  drift: readonly Drift[];
  /** `PLCC` for an organization's id. */
  code: (id: string) => string;
  /** Where a rule is shown; without it, rules are numbers only. */
  ruleHref?: (ruleNo: number) => string;
};

export function DriftList({ drift, code, ruleHref }: DriftListProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
    <section class="scroll" tabIndex={0} aria-label="Courses that changed">
      <table class="drift">
        <thead>
          <tr>
            <th scope="col">Course</th>
            <th scope="col">What changed</th>
            <th scope="col">As agreed</th>
            <th scope="col">In the catalog now</th>
            <th scope="col">Rules</th>
          </tr>
        </thead>
        <tbody>
          {drift.map((one) => (
            <tr key={`${one.kind} ${one.side} ${one.organizationId} ${one.code} ${one.ruleNos.join()}`}>
              <th scope="row" class="nowrap">
                {code(one.organizationId)} {one.code}
                <small>{one.side === "SENDING" ? "finished at school" : "granted"}</small>
              </th>
              <td>
                <Badge state={kindWords[one.kind].state}>{kindWords[one.kind].word}</Badge>
              </td>
              <td>{said(one, one.before)}</td>
              <td>
                <Now drift={one} />
                <small>{one.year}</small>
              </td>
              <td>
                {one.ruleNos.map((ruleNo, index) => (
                  <span key={ruleNo}>
                    {index > 0 && ", "}
                    {ruleHref ? <a href={ruleHref(ruleNo)}>{ruleNo}</a> : ruleNo}
                  </span>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Now({ drift: { kind, after, perhaps }, drift }: { drift: Drift }) {
  if (kind !== "GONE") return <>{after && said(drift, after)}</>;
  return (
    <>
      {after ? "retired" : "not in it"}
      {perhaps && (
        <>
          ; perhaps <b class="nowrap">{perhaps.code}</b>, {perhaps.title}
        </>
      )}
    </>
  );
}

/** The part of a course that the change is about. */
function said({ kind }: Pick<Drift, "kind">, facts: Drift["before"]): string {
  const weight = `${credit(facts.creditHundredths)} ${unitWords[facts.unit]}`;
  if (kind === "RENAMED") return facts.title;
  return kind === "GONE" ? `${facts.title}, ${weight}` : weight;
}
