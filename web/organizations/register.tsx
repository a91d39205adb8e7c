/** The register of findings: what this organization's faculty decided about courses of others, and why; with a form for its reviewers. */
import { current, objectionToDeciding } from "#shared/agreements/findings.ts";
import type { OrganizationRow } from "#shared/organizations/schema.ts";
import { getAll } from "../api.ts";
import { useLoad } from "../load.ts";
import { usePlace } from "../session.ts";
import { useAddress, useClose, useLinkWith } from "../ui/address.ts";
import { LinkButton } from "../ui/button.tsx";
import { useChunk } from "../ui/chunk.ts";
import { Filter, matches } from "../ui/filter.tsx";
import { Section } from "../ui/page.tsx";
import { ProblemNotice } from "../ui/problem.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { type Finding, FindingLine, registerReasons } from "./finding-line.tsx";

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
  const [asked] = useAddress("finding");
  const link = useLinkWith("finding");
  const close = useClose("finding");
  const decides = !objectionToDeciding(actor, receiver.id);
  const open = decides ? asked : "";
  const FindingForm = useChunk(async () => (await import("./register-form.tsx")).FindingForm, open !== "");
  const form = (finding?: Finding) =>
    FindingForm ? (
      <FindingForm
        key={open}
        at={at}
        finding={finding}
        organizations={organizations.filter((row) => row.id !== receiver.id && !row.successorId)}
        onDone={() => close(finding ? `finding-${finding.id}` : "register")}
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
          <LinkButton small href={link("new")}>
            Record a finding
          </LinkButton>
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
                <li key={one.id} id={`finding-${one.id}`}>
                  <div class="row between">
                    <FindingLine finding={one} name={name} />
                    {decides && open !== one.id && (
                      <LinkButton small href={link(one.id)}>
                        Decide again<span class="sr"> about {one.course.code}</span>
                      </LinkButton>
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
