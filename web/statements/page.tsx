/** One framework: its statements as an outline, by edition; one statement on its own; its editions and its history. */
import { useRoute } from "preact-iso/router";
import { objectionToEditing, objectionToStarting } from "#shared/statements/rules.ts";
import type { FrameworkView } from "#shared/statements/schema.ts";
import { dateIn } from "#shared/time.ts";
import { History } from "../activity/history.tsx";
import { namesOf, useOrganizations } from "../agreements/names.ts";
import type { Answer } from "../api.ts";
import { together } from "../load.ts";
import { paths } from "../paths.ts";
import { usePlace } from "../session.ts";
import { useAddress, useClose, useLinkWith } from "../ui/address.ts";
import { Badge } from "../ui/badge.tsx";
import { useChunk } from "../ui/chunk.ts";
import { dayInWords } from "../ui/dates.tsx";
import { Markdown } from "../ui/markdown.tsx";
import { Page } from "../ui/page.tsx";
import { ProblemNotice } from "../ui/problem.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { Tabs } from "../ui/tabs.tsx";
import { campaignPaths } from "../validations/paths.ts";
import { Editions } from "./editions.tsx";
import { frameworksPath, useContents, useFramework } from "./load.ts";
import { Statements } from "./statements.tsx";
import { adoptionWords, badgeWords, standingOf, statementsInWords } from "./words.ts";

export function StatementFrameworkPage() {
  const { partnership } = usePlace();
  const id = useRoute().params["framework"] ?? "";
  const path = `${frameworksPath(partnership.id)}/${id}`;
  const read = together(useFramework(path), useOrganizations(partnership.id));
  const crumbs = [{ href: paths.frameworks(partnership.id), label: "Knowledge and skills" }];
  if (read.state === "loading")
    return (
      <Page title="A framework" crumbs={crumbs} above="…">
        <Skeleton of="the framework" lines={14} />
      </Page>
    );
  if (read.state === "problem")
    return (
      <Page title="A framework" crumbs={crumbs}>
        <ProblemNotice problem={read.problem} retry={read.retry} />
      </Page>
    );
  const [answer, organizations] = read.data;
  return (
    <One
      answer={answer}
      path={path}
      crumbs={crumbs}
      owner={namesOf(organizations).name(answer.data.ownerId)}
    />
  );
}

type OneProps = {
  answer: Answer<FrameworkView>;
  path: string;
  crumbs: { href: string; label: string }[];
  owner: string;
};

function One({ answer, path, crumbs, owner }: OneProps) {
  const { partnership, actor } = usePlace();
  const [statement] = useAddress("statement");
  const { data: framework } = answer;
  const { document } = framework;
  const why = objectionToEditing(actor, framework);
  // A copy is changed where it is kept, by nobody here.
  const keeps = why?.code !== "role-missing" && framework.linkedTo === undefined;
  const [adapting] = useAddress("adapt");
  const adapt = useLinkWith("adapt", "statement", "tab");
  const close = useClose("adapt");
  const starts = !objectionToStarting(actor);
  const open = adapting !== "" && starts;
  const Adapt = useChunk(async () => (await import("./adapt.tsx")).AdaptForm, open);
  const kept = keptInWords(framework, owner, partnership.timeZone);
  return (
    <Page
      title={document.title}
      crumbs={crumbs}
      above={
        <>
          <Badge state={standingOf(document.adoptionStatus)}>
            {document.adoptionStatus ? adoptionWords[document.adoptionStatus] : "Draft"}
          </Badge>
          {framework.badge && (
            <a href={campaignPaths.campaign(partnership.id, framework.badge.campaignId, { tab: "results" })}>
              <Badge state="pass">{badgeWords(framework.badge)}</Badge>
            </a>
          )}
        </>
      }
      lede={
        <>
          {statementsInWords(framework.items)}, kept by {kept}.{" "}
          {framework.visibility !== "PUBLIC" ? (
            "Read in this partnership."
          ) : framework.published.length > 0 && !framework.linkedTo ? (
            <a href={paths.skills(partnership.id, framework.identifier)}>Anyone may read its editions.</a>
          ) : (
            "Anyone may read its editions."
          )}
        </>
      }
      actions={
        !open &&
        !statement && (
          <>
            {starts && (
              <a class="button" href={adapt("yes")}>
                Make an adaptation
              </a>
            )}
            {keeps && !why && (
              <a class="button" href={paths.editStatementFramework(partnership.id, framework.identifier)}>
                Change title and use
              </a>
            )}
          </>
        )
      }
    >
      {open ? (
        Adapt ? (
          <Adapt framework={framework} path={path} onLeave={() => close()} />
        ) : (
          <Skeleton of="the form" />
        )
      ) : (
        <Parts answer={answer} path={path} keeps={keeps} because={why?.why} />
      )}
    </Page>
  );
}

type PartsProps = Omit<ReadProps, "framework" | "editionNo"> & Pick<OneProps, "answer">;

function Parts({ answer, path, keeps, because }: PartsProps) {
  const [tab] = useAddress("tab", "statements");
  const [asked] = useAddress("edition");
  const [statement] = useAddress("statement");
  const { data: framework } = answer;
  const edition = framework.published.find(({ editionNo }) => String(editionNo) === asked);
  return (
    <>
      <Tabs
        label="Parts of the framework"
        current={tab}
        tabs={[
          { id: "statements", label: "Statements" },
          { id: "editions", label: "Editions", count: framework.published.length },
          { id: "history", label: "History" },
        ]}
      />
      {tab === "history" ? (
        <History path={path} />
      ) : tab === "editions" ? (
        <Editions answer={answer} path={path} keeps={keeps} because={because} />
      ) : (
        <>
          {!statement && <About framework={framework} />}
          <Read
            framework={framework}
            path={path}
            {...(edition ? { editionNo: edition.editionNo } : {})}
            keeps={keeps}
            because={because}
          />
        </>
      )}
    </>
  );
}

function About({ framework: { document, adaptedFrom } }: { framework: FrameworkView }) {
  const { partnership } = usePlace();
  if (!document.description && !adaptedFrom) return null;
  return (
    <div class="stack tight">
      {document.description && <Markdown text={document.description} />}
      {adaptedFrom && (
        <p>
          Adapted from{" "}
          <a
            href={
              (/^https?:/.test(adaptedFrom.uri ?? "") && adaptedFrom.uri) ||
              paths.statementFramework(partnership.id, adaptedFrom.identifier)
            }
          >
            {adaptedFrom.title}
          </a>
          .
        </p>
      )}
    </div>
  );
}

type ReadProps = {
  framework: FrameworkView;
  path: string;
  editionNo?: number;
  keeps: boolean;
  because: string | undefined;
};

function Read({ framework, path, editionNo, keeps, because }: ReadProps) {
  const contents = useContents(path, editionNo);
  if (contents.state === "loading") return <Skeleton of="the statements" lines={16} />;
  if (contents.state === "problem")
    return <ProblemNotice problem={contents.problem} retry={contents.retry} />;
  return (
    <Statements
      framework={framework}
      answer={contents.data}
      path={path}
      reload={contents.reload}
      stale={contents.stale}
      keeps={keeps && editionNo === undefined}
      because={because}
    />
  );
}

/** Who keeps it; of a link, that what is read here is a copy, and of which day. */
function keptInWords({ linkedTo, copiedAt }: FrameworkView, owner: string, timeZone: string): string {
  if (linkedTo === undefined) return owner;
  const day = copiedAt && dayInWords(dateIn(timeZone, new Date(copiedAt)));
  return `another partnership of this hub${day ? `. This is a copy, as it was on ${day}; importing it again brings a later one` : ""}`;
}
