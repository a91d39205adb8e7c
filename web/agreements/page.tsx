/** One agreement: what it is and who has the next step; then its courses, people, documents and history. */
import { useEffect, useState } from "preact/hooks";
import { useRoute } from "preact-iso/router";
import { has } from "#shared/actor.ts";
import { objectionToEditing, receives, sends } from "#shared/agreements/rules.ts";
import type { Agreement } from "#shared/agreements/schema.ts";
import { mayReadHistory } from "#shared/agreements/sight.ts";
import { bound, executedVersions, isUnderWay } from "#shared/agreements/succession.ts";
import type { AgreementView } from "#shared/agreements/view.ts";
import { pathwayOf } from "#shared/framework/browse.ts";
import type { Notice as Mine } from "#shared/reminders/schema.ts";
import { type Answer, get } from "../api.ts";
import { useEdition } from "../framework/edition.ts";
import { changed, together, useLoad } from "../load.ts";
import { paths } from "../paths.ts";
import { usePlace } from "../session.ts";
import { useAddress } from "../ui/address.ts";
import { Badge } from "../ui/badge.tsx";
import { useChunk } from "../ui/chunk.ts";
import { Day, Days, fromToday } from "../ui/dates.tsx";
import { Notice } from "../ui/notice.tsx";
import { Page } from "../ui/page.tsx";
import { ProblemNotice } from "../ui/problem.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { Tabs } from "../ui/tabs.tsx";
import { agreementPath, useAgreement, whole } from "./load.ts";
import { NeedsMe, useMine } from "./mine.tsx";
import { Moves } from "./moves.tsx";
import { type Names, namesOf, useOrganizations, usePeople } from "./names.ts";
import { nextStep } from "./next.ts";
import { objectionToForm, useOpenForm } from "./opened.ts";
import { VersionSwitch } from "./version-switch.tsx";
import { versionLines, versionToShow } from "./versions.ts";
import { VisibilityPart } from "./visibility.tsx";
import { listed, pendingState, stateOf, typeWords } from "./words.ts";
import "./agreements.css";

export function AgreementPage() {
  const { partnership } = usePlace();
  const id = useRoute().params["agreement"] ?? "";
  const path = agreementPath(partnership.id, id);
  const read = together(useAgreement(path), useOrganizations(partnership.id), useMine(path));
  useEffect(() => void courses(), []);
  const crumbs = [{ href: paths.agreements(partnership.id), label: "Agreements" }];
  if (read.state === "loading")
    return (
      <Page title="Agreement" crumbs={crumbs}>
        <Skeleton of="the agreement" lines={16} />
      </Page>
    );
  if (read.state === "problem")
    return (
      <Page title="Agreement" crumbs={crumbs}>
        <ProblemNotice problem={read.problem} retry={read.retry} />
      </Page>
    );
  const [answer, organizations, mine] = read.data;
  const { data } = answer;
  const names = namesOf(organizations);
  const beside = pendingState(isUnderWay(whole(data)) ? data.status : undefined, data.versionKind);
  return (
    <Page
      title={data.name}
      crumbs={[...crumbs, { href: paths.agreement(partnership.id, data.id), label: data.codedNotation }]}
      above={
        <>
          {[stateOf(data), beside].map(
            (one) =>
              one && (
                <Badge key={one.word} state={one.state}>
                  {one.word}
                </Badge>
              ),
          )}
          <span class="muted">
            <code>{data.codedNotation}</code>, {typeWords[data.agreementType].toLowerCase()}
          </span>
        </>
      }
      lede={partiesInWords(data, names)}
    >
      {data.contentHidden ? (
        <>
          <Facts view={data} names={names} />
          <Notice title="What it says is for its parties" icon="lock">
            <p>You see that this agreement exists, who it is between and when it holds.</p>
          </Notice>
        </>
      ) : (
        <Whole answer={answer} names={names} path={path} mine={mine} />
      )}
    </Page>
  );
}

const tabs = ["courses", "clauses", "review", "people", "yearly", "documents", "history"];

/** Most people come for the courses: fetched beside the agreement itself, the other tabs when they are opened. */
const courses = () => import("./courses-tab.tsx");

type WholeProps = { answer: Answer<AgreementView>; names: Names; path: string; mine: readonly Mine[] };

function Whole({ answer, names, path, mine }: WholeProps) {
  const { partnership, actor } = usePlace();
  const people = usePeople(partnership.id);
  const [asked] = useAddress("tab", "courses");
  const [wanted] = useAddress("version");
  const latest = whole(answer.data);
  const no = versionToShow(latest, wanted, partnership.today);
  const past = no !== latest.versionNo;
  const at = past ? `${path}/versions/${no}` : path;
  const read = useLoad(past ? at : undefined, (signal) => get<AgreementView>(at, signal));
  const agreement = past ? (read.state === "content" ? whole(read.data.data) : undefined) : latest;
  const { etag } = answer;
  const next = nextStep(latest, { name: names.name, people, today: partnership.today });
  const others = latest.parties.filter((one) => one.organizationId !== actor.organization);
  const reviewing = !past && (latest.status === "IN_REVIEW" || latest.reviewId !== undefined);
  const yearly = !past && executedVersions(latest).length > 0;
  const tab =
    tabs.includes(asked) && (asked !== "review" || reviewing) && (asked !== "yearly" || yearly)
      ? asked
      : "courses";
  const told = latest.earlier.length === latest.versionNo - 1 && mayReadHistory(latest, actor);
  const [rule] = useAddress("rule");
  const [form] = useOpenForm();
  const CoursesTab = useChunk(async () => (await courses()).CoursesTab, tab === "courses");
  const ReviewTab = useChunk(async () => (await import("./review-tab.tsx")).ReviewTab, tab === "review");
  const [clause] = useAddress("clause");
  const ClausesTab = useChunk(async () => (await import("./clauses-tab.tsx")).ClausesTab, tab === "clauses");
  const PeopleTab = useChunk(async () => (await import("./people-tab.tsx")).PeopleTab, tab === "people");
  const [correcting, setCorrecting] = useState(false);
  const CorrectionForm = useChunk(
    async () => (await import("./correction-form.tsx")).CorrectionForm,
    correcting,
  );
  const [again, setAgain] = useState(false);
  const Again = useChunk(async () => (await import("./again.tsx")).Again, again);
  const YearlyTab = useChunk(async () => (await import("./yearly-tab.tsx")).YearlyTab, tab === "yearly");
  const DocumentsTab = useChunk(
    async () => (await import("../documents/tab.tsx")).DocumentsTab,
    tab === "documents",
  );
  const History = useChunk(async () => (await import("../activity/history.tsx")).History, tab === "history");
  // While something is typed, it is the page.
  const typing =
    !past &&
    ((tab === "courses" && rule !== "" && !objectionToEditing(latest, actor)) ||
      (tab === "clauses" && clause !== "" && !objectionToEditing(latest, actor)) ||
      (tab === "people" && form !== undefined && !objectionToForm(form, latest, actor)));
  if (!agreement)
    return read.state === "problem" ? (
      <ProblemNotice problem={read.problem} retry={read.retry} />
    ) : (
      <Skeleton of={`version ${no}`} lines={16} />
    );
  return (
    <>
      {!typing && <VersionSwitch agreement={latest} shown={no} />}
      {!typing && (
        <div class="cols wide-left">
          <div class="stack roomy">
            <NeedsMe mine={mine} />
            {answer.data.flags.includes("APPROVAL_OVERDUE") && (
              <Notice kind="warn" icon="clock" title="Annual approval is overdue">
                <p>
                  It counts as before.{" "}
                  <a href={paths.agreement(partnership.id, latest.id, "yearly")}>Who has yet to say so</a>
                </p>
              </Notice>
            )}
            <Notice
              kind={next.kind}
              title={next.title}
              {...(next.kind === "good" ? {} : { icon: "clock" as const })}
            >
              <p>{next.more}</p>
            </Notice>
            <About
              agreement={agreement}
              names={names}
              stands={versionLines(latest, partnership.today).find(({ versionNo }) => versionNo === no)?.word}
            />
          </div>
          <div class="stack">
            <Moves
              agreement={latest}
              etag={etag}
              others={listed(others.map((one) => names.name(one.organizationId)))}
            />
            <VisibilityPart agreement={latest} etag={etag} name={names.name} />
            {has(actor, "editor", "admin") && bound(latest).contentHash !== undefined && (
              <details class="sheet no-print" onToggle={(event) => setCorrecting(event.currentTarget.open)}>
                <summary>Correct a spelling</summary>
                {CorrectionForm && <CorrectionForm agreement={latest} path={path} etag={etag} />}
              </details>
            )}
            {has(actor, "editor", "admin") && (
              <details class="sheet no-print" onToggle={(event) => setAgain(event.currentTarget.open)}>
                <summary>Use it again</summary>
                {Again && <Again agreement={latest} />}
              </details>
            )}
          </div>
        </div>
      )}
      <div class="stack" id="parts">
        {!typing && (
          <Tabs
            label={past ? `Parts of version ${no}` : "Parts of this agreement"}
            current={tab}
            tabs={[
              { id: "courses", label: "Courses", count: agreement.totals.rules + agreement.totals.findings },
              { id: "clauses", label: "Clauses", count: agreement.totals.clauses },
              ...(reviewing ? [{ id: "review", label: "Review", count: openRules(latest) }] : []),
              { id: "people", label: "People and signatures", count: agreement.parties.length },
              ...(yearly ? [{ id: "yearly", label: "Each year" }] : []),
              { id: "documents", label: "Documents" },
              ...(told ? [{ id: "history", label: "History" }] : []),
            ]}
          />
        )}
        {tab === "courses" &&
          (CoursesTab ? (
            <CoursesTab agreement={agreement} path={at} names={names} past={past} />
          ) : (
            <Skeleton of="the courses" lines={12} />
          ))}
        {tab === "clauses" &&
          (ClausesTab ? (
            <ClausesTab agreement={agreement} path={at} past={past} />
          ) : (
            <Skeleton of="the clauses" lines={12} />
          ))}
        {tab === "review" &&
          (ReviewTab ? (
            <ReviewTab agreement={agreement} path={path} names={names} />
          ) : (
            <Skeleton of="the review" lines={12} />
          ))}
        {tab === "people" &&
          (PeopleTab ? (
            <PeopleTab
              agreement={agreement}
              etag={etag}
              path={path}
              names={names}
              people={people}
              past={past}
            />
          ) : (
            <Skeleton of="the people" />
          ))}
        {tab === "yearly" &&
          (YearlyTab ? (
            <YearlyTab agreement={latest} path={path} names={names} />
          ) : (
            <Skeleton of="the year" lines={12} />
          ))}
        {tab === "documents" &&
          (DocumentsTab ? (
            <DocumentsTab agreement={answer.data} onAttached={() => changed(path)} />
          ) : (
            <Skeleton of="the documents" />
          ))}
        {tab === "history" && (History ? <History path={path} /> : <Skeleton of="the history" />)}
      </div>
    </>
  );
}

/** Rules that still wait for an approval, or have an open problem. */
const openRules = ({ status, totals, review }: Agreement): number | undefined =>
  status === "IN_REVIEW" ? totals.rules - (review?.approved ?? 0) : undefined;

type AboutProps = { agreement: Agreement; names: Names; stands: string | undefined };

function About({ agreement, names, stands }: AboutProps) {
  const over = agreement.status === "EXECUTED" || agreement.status === "TERMINATED";
  return (
    <>
      <Facts view={{ ...agreement, flags: [] }} names={names} stands={over ? stands : undefined} />
      <Merged agreement={agreement} names={names} />
      {agreement.purpose && <p>{agreement.purpose}</p>}
      {agreement.corrections?.map(({ field, code, from, to, byName, at }) => (
        <p key={at} class="muted">
          {field === "COURSE_TITLE" ? `${code}: ` : ""}“{from}” should read “{to}”. {byName} set it right;
          what was signed stays as it is.
        </p>
      ))}
      {agreement.changeSummary && (
        <p>
          <b>What version {agreement.versionNo} changes.</b> {agreement.changeSummary}
        </p>
      )}
    </>
  );
}

/** A party that has merged since: the name stays as it was signed, and who continues it is said. */
function Merged({ agreement: { parties }, names }: { agreement: Agreement; names: Names }) {
  const merged = parties.flatMap(({ organizationId }) => {
    const row = names.organizations.find(({ id }) => id === organizationId);
    return row?.successorId ? [`${row.name} has merged into ${names.name(row.successorId)}`] : [];
  });
  return merged.length === 0 ? null : (
    <p class="muted">
      {listed(merged)}. The name stays as it was signed; the successor keeps what was promised.
    </p>
  );
}

/** `stands`: what became of its term, where something did. */
function Facts({ view, names, stands }: { view: AgreementView; names: Names; stands?: string | undefined }) {
  const { partnership } = usePlace();
  const edition = useEdition();
  const placed =
    edition.state === "content" && view.pathwayId !== undefined
      ? pathwayOf(edition.data, view.pathwayId)
      : undefined;
  const { today } = partnership;
  const ahead = view.dateEffective > today;
  return (
    <dl class="facts">
      <div>
        <dt>Term</dt>
        <dd>
          <Days from={view.dateEffective} until={view.expirationDate} />
          <small>
            {stands && !ahead && !stands.startsWith("in force")
              ? stands
              : ahead
                ? `begins ${fromToday(view.dateEffective, today)}`
                : view.expirationDate < today
                  ? `ended ${fromToday(view.expirationDate, today)}`
                  : `ends ${fromToday(view.expirationDate, today)}`}
          </small>
        </dd>
      </div>
      {view.pathwayId !== undefined && (
        <div>
          <dt>Pathway</dt>
          <dd>
            <a href={paths.framework(view.pathwayId.split("/")[0])}>
              {placed?.pathway.name ?? view.pathwayId}
            </a>
            <small>{placed?.cluster.name ?? "\u00a0"}</small>
          </dd>
        </div>
      )}
      <div>
        <dt>Steward</dt>
        <dd>
          <a href={paths.organization(partnership.id, view.stewardId)}>{names.name(view.stewardId)}</a>
          <small>started it and keeps it</small>
        </dd>
      </div>
      <div>
        <dt>Ends early</dt>
        <dd>
          after {view.noticeDays} days of notice
          {view.autoRenew && (
            <small>
              renews by itself {view.autoRenew.times === 1 ? "once" : `${view.autoRenew.times} times`}, for{" "}
              {view.autoRenew.months} months each
            </small>
          )}
          {view.teachOutUntil && (
            <small>
              teach-out until <Day date={view.teachOutUntil} />
            </small>
          )}
        </dd>
      </div>
      {view.cipCodes && view.cipCodes.length > 0 && (
        <div>
          <dt>CIP</dt>
          <dd>{view.cipCodes.join(", ")}</dd>
        </div>
      )}
      {view.dateSigned && (
        <div>
          <dt>Signed</dt>
          <dd>
            <Day date={view.dateSigned} />
          </dd>
        </div>
      )}
    </dl>
  );
}

/** `Cedar Bend High School and Three Rivers send. Prairie Lakes Community College grants credit.` */
export function partiesInWords(view: Pick<AgreementView, "parties">, names: Pick<Names, "name">): string {
  const of = (which: typeof sends) => view.parties.filter(which).map((one) => names.name(one.organizationId));
  const [from, to] = [of(sends), of(receives)];
  return `${listed(from)} ${from.length === 1 ? "sends" : "send"} students. ${listed(to)} ${to.length === 1 ? "grants" : "grant"} credit.`;
}
