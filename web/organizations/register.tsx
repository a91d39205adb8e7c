/** The register of findings: what this organization's faculty decided about courses of others, and why; with a form for its reviewers. */
import { useState } from "preact/hooks";
import type { Decision, RegisterFinding } from "#shared/agreements/finding-schema.ts";
import { current, objectionToDeciding } from "#shared/agreements/findings.ts";
import type { OrganizationRow } from "#shared/organizations/schema.ts";
import { reasonWords } from "../agreements/choices.ts";
import { useChunk } from "../agreements/chunk.ts";
import { getAll } from "../api.ts";
import { useLoad } from "../load.ts";
import { usePlace } from "../session.ts";
import { useAddress } from "../ui/address.ts";
import { Badge } from "../ui/badge.tsx";
import { Button } from "../ui/button.tsx";
import { Day } from "../ui/dates.tsx";
import { Filter, matches } from "../ui/filter.tsx";
import { Section } from "../ui/page.tsx";
import { ProblemNotice } from "../ui/problem.tsx";
import { Skeleton } from "../ui/skeleton.tsx";

export type Finding = Omit<RegisterFinding, "chainHash">;
export const registerReasons = { ...reasonWords, LIFTED: "It no longer stands in the way" } as const;

type RegisterProps = {
  receiver: { id: string; name: string };
  organizations: readonly OrganizationRow[];
  name: (id: string) => string;
};

export function Register({ receiver, organizations, name }: RegisterProps) {
  const { partnership, actor } = usePlace();
  const at = `/partnerships/${partnership.id}/organizations/${receiver.id}/findings`;
  const read = useLoad(at, (signal) => getAll<Finding>(at, signal));
  const [wanted] = useAddress("q");
  /** "new", or the id of a finding to decide about again. */
  const [open, setOpen] = useState<string>();
  const FindingForm = useChunk(
    async () => (await import("./register-form.tsx")).FindingForm,
    open !== undefined,
  );
  const why = objectionToDeciding(actor, receiver.id);
  const decides = !why;
  const form = (finding?: Finding) =>
    FindingForm ? (
      <FindingForm
        key={open}
        at={at}
        finding={finding}
        organizations={organizations.filter((row) => row.id !== receiver.id && !row.successorId)}
        onDone={() => setOpen(undefined)}
      />
    ) : (
      <Skeleton of="the form" lines={6} />
    );
  return (
    <Section
      id="register"
      title="What its faculty decided about courses"
      aside={
        decides &&
        open !== "new" && (
          <Button small onClick={() => setOpen("new")}>
            Record a finding
          </Button>
        )
      }
    >
      {open === "new" && form()}
      {read.state === "loading" && <Skeleton of="the register" lines={5} />}
      {read.state === "problem" && <ProblemNotice problem={read.problem} retry={read.retry} />}
      {read.state === "content" && (
        <div class="stack tight">
          <p class="muted">
            Courses that were asked about and give no credit here, or that nobody has looked at yet. They hold
            outside any agreement, and stand in the way of one that says otherwise.
          </p>
          {read.data.length === 0 && <p>Nothing is on record.</p>}
          {read.data.length > 8 && <Filter label="Filter by course, school or reason" />}
          <ul class="lines">
            {read.data
              .filter((one) =>
                matches(
                  wanted,
                  one.course.code,
                  one.course.title,
                  one.against,
                  name(one.course.organizationId),
                  registerReasons[current(one).reason],
                ),
              )
              .map((one) => (
                <li key={one.id}>
                  <div class="row between">
                    <FindingLine finding={one} name={name} />
                    {decides && open !== one.id && (
                      <Button small onClick={() => setOpen(one.id)}>
                        Decide again
                      </Button>
                    )}
                  </div>
                  {open === one.id && form(one)}
                </li>
              ))}
          </ul>
        </div>
      )}
    </Section>
  );
}

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
