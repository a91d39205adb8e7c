/** Who is in a program, what each has put into it, and whose approval this version has and waits for. */
// biome-ignore-all lint/a11y/noRedundantRoles: where rows fold into cards on a phone, blocks would take the table’s meaning away
import { listed } from "#shared/listed.ts";
import { waitingFor } from "#shared/programs/approvals.ts";
import type { Plan } from "#shared/programs/plan-schema.ts";
import type { Program, ProgramParty } from "#shared/programs/schema.ts";
import type { Names } from "../agreements/names.ts";
import { paths } from "../paths.ts";
import { usePlace } from "../session.ts";
import { Badge } from "../ui/badge.tsx";
import { useChunk } from "../ui/chunk.ts";
import { Moment } from "../ui/dates.tsx";
import { Notice } from "../ui/notice.tsx";
import { ProblemNotice } from "../ui/problem.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { usePlan } from "./load.ts";
import { partOfParty } from "./part-of-party.ts";
import { programPaths } from "./paths.ts";
import type { TabProps } from "./tabs.ts";
import { columnWords, roleWords, rowWords } from "./words.ts";

/** Schools first, then where they lead, then those around them. */
const order = Object.keys(roleWords) as ProgramParty["role"][];

export function PartiesTab({ program, etag, path, names }: TabProps) {
  const plan = usePlan(path);
  const VisibilityPart = useChunk(async () => (await import("./visibility-part.tsx")).VisibilityPart, true);
  if (plan.state === "loading") return <Skeleton of="the partners" lines={16} />;
  if (plan.state === "problem") return <ProblemNotice problem={plan.problem} retry={plan.retry} />;
  const parties = program.parties.toSorted((a, b) => order.indexOf(a.role) - order.indexOf(b.role));
  return (
    <div class="stack">
      {program.returned && (
        <Notice
          kind="warn"
          title={`${names.name(program.returned.organizationId)} wants something else first`}
        >
          <p>
            {program.returned.reason} <small>{program.returned.byName}</small>
          </p>
        </Notice>
      )}
      <p>{waitingInWords(program, names)}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
      <section class="scroll" tabIndex={0} aria-label="Table of partners">
        <table class="cards" role="table">
          <thead role="rowgroup">
            <tr role="row">
              <th role="columnheader" scope="col">
                Partner
              </th>
              <th role="columnheader" scope="col">
                Its part of the grid
              </th>
              <th role="columnheader" scope="col">
                Approval of version {program.versionNo}
              </th>
            </tr>
          </thead>
          <tbody role="rowgroup">
            {parties.map((party) => (
              <PartyRow
                key={party.organizationId}
                party={party}
                program={program}
                plan={plan.data.data}
                names={names}
              />
            ))}
          </tbody>
        </table>
      </section>
      {VisibilityPart && <VisibilityPart program={program} etag={etag} path={path} names={names} />}
    </div>
  );
}

/** Whose word is still missing, in one sentence. */
function waitingInWords(program: Program, { name }: Names): string {
  const { status } = program;
  if (status === "IN_FORCE")
    return "Every partner whose word was needed approved this version, and it is in force.";
  if (status === "APPROVED")
    return "Every partner whose word is needed has approved. Its lead can put it in force.";
  if (status !== "IN_REVIEW")
    return "Each partner approves its own part once the program is sent for review. A change starts over only the approvals of those whose part it changed.";
  return `Still to approve: ${listed(waitingFor(program).map(name))}. Approvals stand while the part they are about does.`;
}

type PartyProps = { party: ProgramParty; program: Program; plan: Plan; names: Names };

function PartyRow({ party, program, plan, names }: PartyProps) {
  const { partnership } = usePlace();
  const { organizationId: id, role, serves } = party;
  const { bound, courses, open, awards, hosts } = partOfParty(program, plan, party);
  return (
    <tr role="row">
      <th role="rowheader" scope="row">
        <a href={paths.organization(partnership.id, id)}>{names.name(id)}</a>
        <small class="under">
          {roleWords[role]}
          {id === program.leadId && ", leads the program"}
          {role === "CAREER_CENTER" &&
            (serves.length === 0 ? ", for every school" : `, for ${listed(serves.map(names.name))}`)}
        </small>
      </th>
      <td role="cell" data-head="Its part">
        {courses + awards.length + open.length + hosts.length === 0 ? (
          <span class="muted">no courses of its own</span>
        ) : (
          <span>
            {courses > 0 &&
              `${courses} ${courses === 1 ? "course" : "courses"} in ${bound.length} ${bound.length === 1 ? "place" : "places"}`}
            {hosts.length > 0 && `Takes in learners for ${listed(hosts.map(({ intent }) => intent))}`}
            {awards.length > 0 && <small class="under">Awards {listed(awards)}</small>}
            {open.length > 0 && (
              <small class="under">
                Open:{" "}
                {open.slice(0, 4).map((slot, index) => (
                  <span key={slot.slotId}>
                    {index > 0 && "; "}
                    <a
                      href={programPaths.program(partnership.id, program.id, undefined, { at: slot.slotId })}
                    >
                      {rowWords[slot.row].toLowerCase()}, {columnWords[slot.column].word.toLowerCase()}
                    </a>
                  </span>
                ))}
                {open.length > 4 && ` and ${open.length - 4} more`}
              </small>
            )}
          </span>
        )}
      </td>
      <td role="cell" data-head="Approval">
        <Word id={id} program={program} />
      </td>
    </tr>
  );
}

function Word({ id, program }: { id: string; program: Program }) {
  const { partnership } = usePlace();
  const given = program.approvals.find(({ organizationId }) => organizationId === id);
  if (given)
    return (
      <span>
        <Badge state="pass">Approved</Badge>
        <small class="under">
          {given.byName}, <Moment at={given.at} timeZone={partnership.timeZone} />
        </small>
      </span>
    );
  if (program.returned?.organizationId === id) return <Badge state="declined">Returned</Badge>;
  if (!program.asked.some(({ organizationId }) => organizationId === id))
    return <span class="muted">not asked</span>;
  return program.status === "IN_REVIEW" ? (
    <Badge state="in-review">Waited for</Badge>
  ) : (
    <span class="muted">when it is in review</span>
  );
}
