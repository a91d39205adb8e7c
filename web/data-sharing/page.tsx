/** One data-sharing agreement: what it still lacks and who has the next step; then its terms, parties and history. */
import { useEffect } from "preact/hooks";
import { useRoute } from "preact-iso/router";
import { discloses, receives } from "#shared/data-sharing/roles.ts";
import { mayReadHistory } from "#shared/data-sharing/sight.ts";
import { executedVersions } from "#shared/data-sharing/versions.ts";
import type { DataSharingView } from "#shared/data-sharing/view.ts";
import { listed } from "#shared/listed.ts";
import { type Names, namesOf, useOrganizations, usePeople } from "../agreements/names.ts";
import type { Answer } from "../api.ts";
import { together } from "../load.ts";
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
import { Facts } from "./about.tsx";
import { Aside, NextStep } from "./aside.tsx";
import { agreementPath, useOne, whole } from "./load.ts";
import { dataPaths } from "./paths.ts";
import { useTyping } from "./typing.ts";
import { VersionChips } from "./version-chips.tsx";
import { versionToShow } from "./versions.ts";
import { phaseWords, tierWords, versionWords } from "./words.ts";
import "../agreements/agreements.css";
import "./data-sharing.css";

/** Most people come for the checklist: fetched beside the agreement itself, the other parts when they are opened. */
const checklist = () => import("./checklist-tab.tsx");

export function DataAgreementPage() {
  const { partnership, actor } = usePlace();
  const id = useRoute().params["agreement"] ?? "";
  const path = agreementPath(partnership.id, id);
  const read = together(useOne(path), useOrganizations(partnership.id));
  // While something is typed, it is the page.
  const typing = useTyping(read.state === "content" ? whole(read.data[0].data) : undefined, actor);
  useEffect(() => {
    void checklist();
  }, []);
  const crumbs = [{ href: paths.dataSharing(partnership.id), label: "Data sharing" }];
  if (read.state === "loading")
    return (
      <Page title="Data-sharing agreement" crumbs={crumbs} above="…">
        <Skeleton of="the agreement" lines={18} />
      </Page>
    );
  if (read.state === "problem")
    return (
      <Page title="Data-sharing agreement" crumbs={crumbs}>
        <ProblemNotice problem={read.problem} retry={read.retry} />
      </Page>
    );
  const [answer, organizations] = read.data;
  const { data } = answer;
  const names = namesOf(organizations);
  return (
    <Page
      title={data.name}
      crumbs={[
        ...crumbs,
        { href: dataPaths.dataAgreement(partnership.id, data.id), label: data.codedNotation },
      ]}
      above={<Above view={data} />}
      lede={typing ? undefined : partiesInWords(data, names)}
    >
      {data.contentHidden ? (
        <>
          <Facts view={data} names={names} />
          <Notice title="What it says is for its parties" icon="lock">
            <p>You see that this agreement exists, who it is between and when it holds.</p>
          </Notice>
        </>
      ) : (
        <Whole answer={answer} names={names} path={path} typing={typing} />
      )}
    </Page>
  );
}

function Above({ view }: { view: DataSharingView }) {
  const { governingVersionNo: governing = view.versionNo, versionNo, status, versionKind } = view;
  const blocked = status === "DRAFT" && (view.findings?.block ?? 0) > 0;
  const phase = phaseWords[view.phase];
  const beside = versionNo !== governing && view.pending;
  return (
    <>
      {blocked && view.phase === "DRAFT" ? (
        <Badge state="blocked">Cannot be sent yet</Badge>
      ) : (
        <Badge state={phase.state}>{phase.word}</Badge>
      )}
      {beside && (
        <Badge state={phaseWords[beside].state}>
          Version {versionNo}, {versionWords[versionKind]}: {phaseWords[beside].word.toLowerCase()}
        </Badge>
      )}
      <span class="muted">
        {tierWords[view.tier].name}, version {governing}
      </span>
    </>
  );
}

/** `Prairie Lakes and Three Rivers disclose. Northgate State receives.` */
function partiesInWords(view: DataSharingView, { name }: Names): string {
  const side = (which: typeof discloses) =>
    view.parties.filter(which).map(({ organizationId }) => name(organizationId));
  const [from, to] = [side(discloses), side(receives)];
  const clause = (who: string[], verb: string) =>
    who.length === 0 ? "" : `${listed(who)} ${verb}${who.length === 1 ? "s" : ""}.`;
  return [clause(from, "disclose"), clause(to, "receive")].filter(Boolean).join(" ");
}

const tabs = ["checklist", "terms", "parties", "exchange", "obligations", "documents", "history"] as const;

type WholeProps = { answer: Answer<DataSharingView>; names: Names; path: string; typing: boolean };

function Whole({ answer, names, path, typing }: WholeProps) {
  const { partnership, actor } = usePlace();
  const people = usePeople(partnership.id);
  const [asked] = useAddress("tab", "checklist");
  const [certify] = useAddress("certify");
  const agreement = whole(answer.data);
  const told = mayReadHistory(agreement, actor);
  const [wanted] = useAddress("version");
  const no = versionToShow(agreement, wanted, answer.data.governingVersionNo);
  const past = no !== agreement.versionNo;
  const Past = useChunk(async () => (await import("./past-version.tsx")).PastVersion, past);
  const tab = tabs.find((one) => one === asked) ?? "checklist";
  const ChecklistTab = useChunk(async () => (await checklist()).ChecklistTab, tab === "checklist");
  const { phase } = answer.data;
  const lived = agreement.restrictions.length > 0 || phase === "IN_DISPOSITION" || phase === "CLOSED";
  const LifePart = useChunk(async () => (await import("./life-part.tsx")).LifePart, lived);
  const TermsTab = useChunk(async () => (await import("./terms-tab.tsx")).TermsTab, tab === "terms");
  const PartiesTab = useChunk(async () => (await import("./parties-tab.tsx")).PartiesTab, tab === "parties");
  const ExchangeTab = useChunk(
    async () => (await import("./exchange-tab.tsx")).ExchangeTab,
    tab === "exchange",
  );
  const ObligationsTab = useChunk(
    async () => (await import("./obligations-tab.tsx")).ObligationsTab,
    tab === "obligations",
  );
  const DocumentsTab = useChunk(
    async () => (await import("../documents/tab.tsx")).DocumentsTab,
    tab === "documents",
  );
  const History = useChunk(async () => (await import("../activity/history.tsx")).History, tab === "history");
  const part = {
    checklist: (
      <div class="stack terms">
        {lived &&
          (LifePart ? (
            <LifePart
              agreement={agreement}
              phase={phase}
              etag={answer.etag}
              path={path}
              names={names}
              people={people}
            />
          ) : (
            <Skeleton of="what came after signing" lines={9} />
          ))}
        {certify === "" &&
          (ChecklistTab ? (
            <ChecklistTab agreement={agreement} path={path} />
          ) : (
            <Skeleton of="the checklist" lines={24} />
          ))}
      </div>
    ),
    terms: TermsTab && <TermsTab agreement={agreement} path={path} names={names} />,
    parties: PartiesTab && (
      <PartiesTab
        agreement={agreement}
        phase={phase}
        etag={answer.etag}
        path={path}
        names={names}
        people={people}
      />
    ),
    exchange: ExchangeTab && <ExchangeTab view={answer.data} path={path} names={names} />,
    obligations: ObligationsTab && <ObligationsTab agreement={agreement} path={path} names={names} />,
    documents: DocumentsTab && <DocumentsTab agreement={answer.data} />,
    history: History && <History path={path} />,
  }[tab] ?? <Skeleton of="this part" lines={16} />;
  if (typing) return part;
  if (past)
    return (
      <div class="stack roomy">
        <VersionChips agreement={agreement} shown={no} />
        {Past ? (
          <Past latest={agreement} versionNo={no} path={path} names={names} people={people} />
        ) : (
          <Skeleton of={`version ${no}`} lines={20} />
        )}
      </div>
    );
  return (
    <div class="stack">
      <VersionChips agreement={agreement} shown={no} />
      <Tabs
        label="Parts of this agreement"
        current={tab}
        tabs={[
          { id: "checklist", label: "Checklist" },
          { id: "terms", label: "Terms", count: agreement.counts.elements || undefined },
          { id: "parties", label: "Parties and signatures" },
          ...(told && executedVersions(agreement).length > 0
            ? [
                { id: "exchange", label: "Exchange" },
                { id: "obligations", label: "Obligations" },
              ]
            : []),
          { id: "documents", label: "Documents" },
          ...(told ? [{ id: "history", label: "History" }] : []),
        ]}
      />
      {tab === "exchange" ? (
        // Tables of counts take the whole width.
        <div id="parts">{part}</div>
      ) : (
        <div class="agreement-cols" id="parts">
          <NextStep answer={answer} path={path} names={names} people={people} />
          <div class="main-part">{part}</div>
          <Aside agreement={agreement} etag={answer.etag} path={path} names={names} />
        </div>
      )}
    </div>
  );
}
