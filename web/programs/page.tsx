/** One program of study: its grid with the checks beside it, who is in it and who approved, what stands around it, its past. */
import type { ComponentType } from "preact";
import { useRoute } from "preact-iso/router";
import { pathwayName, pathwayOf } from "#shared/framework/browse.ts";
import type { Framework } from "#shared/framework/schema.ts";
import { versionsOf } from "#shared/programs/versions.ts";
import type { ProgramView } from "#shared/programs/view.ts";
import { namesOf, useOrganizations } from "../agreements/names.ts";
import { useEdition } from "../framework/edition.ts";
import { together } from "../load.ts";
import { paths } from "../paths.ts";
import { usePlace } from "../session.ts";
import { useAddress, useLinkWith } from "../ui/address.ts";
import { Badge } from "../ui/badge.tsx";
import { useChunk } from "../ui/chunk.ts";
import { Notice } from "../ui/notice.tsx";
import { Page } from "../ui/page.tsx";
import { ProblemNotice } from "../ui/problem.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { Tabs } from "../ui/tabs.tsx";
import { programPath, useOne, whole } from "./load.ts";
import { type ProgramPart, parts, type TabProps } from "./tabs.ts";
import { VersionsPart } from "./versions-part.tsx";
import { classOf, roleWords, statusWords } from "./words.ts";
import "../agreements/agreements.css";
import "./programs.css";

export function ProgramPage() {
  const { partnership } = usePlace();
  const id = useRoute().params["program"] ?? "";
  const path = programPath(partnership.id, id);
  const read = together(useOne(path), useOrganizations(partnership.id), useEdition());
  const Moves = useChunk(async () => (await import("./moves.tsx")).Moves, true);
  const crumbs = [{ href: paths.programs(partnership.id), label: "Programs" }];
  // What can be done stands beside the title: it is waited for, so that nothing moves when it comes.
  if (read.state === "loading" || (read.state === "content" && !Moves))
    return (
      <Page title="Program of study" crumbs={crumbs} above="…">
        <Skeleton of="the program" lines={24} />
      </Page>
    );
  if (read.state === "problem")
    return (
      <Page title="Program of study" crumbs={crumbs}>
        <ProblemNotice problem={read.problem} retry={read.retry} />
      </Page>
    );
  const [{ data, etag }, organizations, framework] = read.data;
  const names = namesOf(organizations);
  return (
    <Page
      title={data.title}
      crumbs={crumbs}
      above={<Above view={data} />}
      lede={lede(data, framework)}
      actions={
        !data.contentHidden &&
        Moves && (
          <div class="row program-actions">
            <Moves program={whole(data)} etag={etag} path={path} names={names} />
          </div>
        )
      }
    >
      {data.contentHidden ? (
        <div class="stack">
          <Notice title="What it says is for its partners" icon="lock">
            <p>You see that this program exists, who is in it and where it stands.</p>
          </Notice>
          <ul class="lines">
            {data.parties.map(({ organizationId, role }) => (
              <li key={organizationId}>
                <a href={paths.organization(partnership.id, organizationId)}>{names.name(organizationId)}</a>
                <small>{roleWords[role]}</small>
              </li>
            ))}
          </ul>
        </div>
      ) : (
        <Whole program={whole(data)} etag={etag} path={path} names={names} />
      )}
    </Page>
  );
}

function Above({ view }: { view: ProgramView }) {
  const link = useLinkWith("version", "tab", "at");
  const { state, word } = statusWords[view.status];
  const governs = view.inForceNo;
  return (
    <>
      {view.template ? <Badge state="draft">Template</Badge> : <Badge state={state}>{word}</Badge>}
      <span class="muted">
        Version {view.versionNo} for the {classOf(view.cohort)}.{" "}
        {governs !== undefined && governs !== view.versionNo && (
          <a href={link(String(governs))}>Version {governs} is in force</a>
        )}
      </span>
    </>
  );
}

/** `Health Science, Therapeutic Services. CIP 51.3801. Approved by 3 of 4 partners.` */
function lede(view: ProgramView, framework: Framework): string {
  const filed = [pathwayOf(framework, view.pathwayId)?.cluster.name, pathwayName(framework, view.pathwayId)];
  const codes = view.cips?.map(({ code }) => code) ?? [];
  const asked = view.asked?.length ?? 0;
  const waits = view.status === "IN_REVIEW" && asked > 0;
  return [
    filed.filter(Boolean).join(", "),
    codes.length > 0 && `CIP ${codes.join(", ")}`,
    waits && `Approved by ${view.approvals?.length ?? 0} of ${asked} partners`,
  ]
    .filter(Boolean)
    .map((sentence) => `${sentence}.`)
    .join(" ");
}

function Whole(props: TabProps) {
  const [asked] = useAddress("tab", "grid");
  const [wanted] = useAddress("version");
  const { program } = props;
  const past = versionsOf(program).find(
    ({ versionNo }) => String(versionNo) === wanted && versionNo !== program.versionNo,
  );
  const tab = parts.find(({ id }) => id === asked) ?? (parts[0] as ProgramPart);
  const Past = useChunk(async () => (await import("./past-version.tsx")).PastVersion, past !== undefined);
  const chips = program.earlier.length > 0 && (
    <VersionsPart program={program} shown={past?.versionNo ?? program.versionNo} />
  );
  if (past)
    return (
      <div class="stack roomy">
        {chips}
        {Past ? (
          <Past {...props} versionNo={past.versionNo} />
        ) : (
          <Skeleton of={`version ${past.versionNo}`} lines={20} />
        )}
      </div>
    );
  return (
    <div class="stack">
      {chips}
      <Tabs label="Parts of this program" current={tab.id} tabs={parts} />
      <div id="parts">
        <Open key={tab.id} part={tab} {...props} />
      </div>
    </div>
  );
}

/** The part that is open, fetched when it is. */
function Open({ part, ...props }: TabProps & { part: ProgramPart }) {
  const found = useChunk<{ Part: ComponentType<TabProps> }>(async () => ({ Part: await part.load() }), true);
  if (!found) return <Skeleton of="this part" lines={24} />;
  return <found.Part {...props} />;
}
