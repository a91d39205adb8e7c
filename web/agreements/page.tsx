/** One agreement: what it is and who has the next step; then its courses, people, documents and history. */
import type { ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";
import { useRoute } from "preact-iso/router";
import { has } from "#shared/actor.ts";
import { objectionToEditing, receives, sends } from "#shared/agreements/rules.ts";
import type { Agreement } from "#shared/agreements/schema.ts";
import { mayReadHistory } from "#shared/agreements/sight.ts";
import { bound, executedVersions, isUnderWay } from "#shared/agreements/succession.ts";
import type { AgreementView } from "#shared/agreements/view.ts";
import type { Notice as Mine } from "#shared/reminders/schema.ts";
import { type Answer, get } from "../api.ts";
import { changed, together, useLoad } from "../load.ts";
import { paths } from "../paths.ts";
import { usePlace } from "../session.ts";
import { useAddress } from "../ui/address.ts";
import { Badge } from "../ui/badge.tsx";
import { useChunk } from "../ui/chunk.ts";
import { Notice } from "../ui/notice.tsx";
import { Page } from "../ui/page.tsx";
import { ProblemNotice } from "../ui/problem.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { Tabs } from "../ui/tabs.tsx";
import { About, Facts } from "./about.tsx";
import { agreementPath, useAgreement, whole } from "./load.ts";
import { NeedsMe, useMine } from "./mine.tsx";
import { Moves } from "./moves.tsx";
import { type Names, namesOf, useOrganizations, usePeople } from "./names.ts";
import { nextStep } from "./next.ts";
import { objectionToForm, useOpenForm } from "./opened.ts";
import { VersionSwitch } from "./version-switch.tsx";
import { versionLines, versionToShow } from "./versions.ts";
import { listed, pendingState, stateOf, typeWords } from "./words.ts";
import "./agreements.css";

export function AgreementPage() {
  const { partnership } = usePlace();
  const id = useRoute().params["agreement"] ?? "";
  const path = agreementPath(partnership.id, id);
  const read = together(useAgreement(path), useOrganizations(partnership.id), useMine(path));
  useEffect(() => {
    void courses();
    void visibility();
  }, []);
  const crumbs = [{ href: paths.agreements(partnership.id), label: "Agreements" }];
  if (read.state === "loading")
    return (
      <Page title="Agreement" crumbs={crumbs} above="…">
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

const tabs = ["courses", "clauses", "review", "people", "yearly", "documents", "history"] as const;

/** Most people come for the courses: fetched beside the agreement itself, the other tabs when they are opened. */
const courses = () => import("./courses-tab.tsx");
const visibility = () => import("./visibility.tsx");

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
    tabs.find((one) => one === asked && (one !== "review" || reviewing) && (one !== "yearly" || yearly)) ??
    "courses";
  const keeps = has(actor, "editor", "admin");
  const told = latest.earlier.length === latest.versionNo - 1 && mayReadHistory(latest, actor);
  const [rule] = useAddress("rule");
  const [form] = useOpenForm();
  const CoursesTab = useChunk(async () => (await courses()).CoursesTab, tab === "courses");
  const ReviewTab = useChunk(async () => (await import("./review-tab.tsx")).ReviewTab, tab === "review");
  const [clause] = useAddress("clause");
  const ClausesTab = useChunk(async () => (await import("./clauses-tab.tsx")).ClausesTab, tab === "clauses");
  const PeopleTab = useChunk(async () => (await import("./people-tab.tsx")).PeopleTab, tab === "people");
  const VisibilityPart = useChunk(async () => (await visibility()).VisibilityPart, true);
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
  const part = {
    courses: CoursesTab && <CoursesTab agreement={agreement} path={at} names={names} past={past} />,
    clauses: ClausesTab && <ClausesTab agreement={agreement} path={at} past={past} />,
    review: ReviewTab && <ReviewTab agreement={agreement} path={path} names={names} />,
    people: PeopleTab && (
      <PeopleTab agreement={agreement} etag={etag} path={path} names={names} people={people} past={past} />
    ),
    yearly: YearlyTab && <YearlyTab agreement={latest} path={path} names={names} />,
    documents: DocumentsTab && <DocumentsTab agreement={answer.data} onAttached={() => changed(path)} />,
    history: History && <History path={path} />,
  }[tab];
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
            {VisibilityPart ? (
              <VisibilityPart agreement={latest} etag={etag} name={names.name} />
            ) : (
              <Skeleton of="who sees it" lines={8} />
            )}
            {keeps && bound(latest).contentHash !== undefined && (
              <Folded
                title="Correct a spelling"
                load={correction}
                agreement={latest}
                path={path}
                etag={etag}
              />
            )}
            {keeps && <Folded title="Use it again" load={again} agreement={latest} path={path} etag={etag} />}
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
        {part ?? <Skeleton of="this part" lines={12} />}
      </div>
    </>
  );
}

type FoldedProps = { agreement: Agreement; path: string; etag: string | undefined };
const correction = async () => (await import("./correction-form.tsx")).CorrectionForm;
const again = async () => (await import("./again.tsx")).Again;

/** A form that few come for: fetched when it is unfolded. */
function Folded({
  title,
  load,
  ...about
}: FoldedProps & { title: string; load: () => Promise<ComponentType<FoldedProps>> }) {
  const [open, setOpen] = useState(false);
  const Part = useChunk(load, open);
  return (
    <details class="sheet no-print" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{title}</summary>
      {Part && <Part {...about} />}
    </details>
  );
}

/** Rules that still wait for an approval, or have an open problem. */
const openRules = ({ status, totals, review }: Agreement): number | undefined =>
  status === "IN_REVIEW" ? totals.rules - (review?.approved ?? 0) : undefined;

/** `Cedar Bend High School and Three Rivers send. Prairie Lakes Community College grants credit.` */
export function partiesInWords(view: Pick<AgreementView, "parties">, names: Pick<Names, "name">): string {
  const of = (which: typeof sends) => view.parties.filter(which).map((one) => names.name(one.organizationId));
  const [from, to] = [of(sends), of(receives)];
  return `${listed(from)} ${from.length === 1 ? "sends" : "send"} students. ${listed(to)} ${to.length === 1 ? "grants" : "grant"} credit.`;
}
