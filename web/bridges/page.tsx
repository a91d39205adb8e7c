/** One bridge: what it covers of its entry point and how far it climbs, what is open and who closes it; then what it offers. */
import { useRoute } from "preact-iso/router";
import { checkBridge } from "#shared/bridges/checks.ts";
import type { BridgeFacts } from "#shared/bridges/facts-schema.ts";
import { gapsOf, settled } from "#shared/bridges/gaps.ts";
import type { Bridge, BridgePlan } from "#shared/bridges/schema.ts";
import { isInForce, mayReadHistory, mayReadVersion } from "#shared/bridges/sight.ts";
import { listed } from "#shared/listed.ts";
import { type Names, namesOf, useOrganizations, usePeople } from "../agreements/names.ts";
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
import { CheckList } from "./check-list.tsx";
import { CoverageView } from "./coverage-view.tsx";
import { GapList } from "./gap-list.tsx";
import { bridgePath, useFacts, useOne, usePlan, useVersion, whole } from "./load.ts";
import { Moves } from "./moves.tsx";
import { bridgePaths } from "./paths.ts";
import { VisibilityPart } from "./visibility-part.tsx";
import { modelWords, statusWords } from "./words.ts";
import "../agreements/agreements.css";

export function BridgePage() {
  const { partnership, actor } = usePlace();
  const id = useRoute().params["part"] ?? "";
  const [version] = useAddress("version");
  const path = bridgePath(partnership.id, id);
  const read = together(useOne(path), useOrganizations(partnership.id));
  const old = useVersion(path, version);
  const crumbs = [
    { href: paths.programs(partnership.id), label: "Programs" },
    { href: bridgePaths.bridges(partnership.id), label: "Bridges" },
  ];
  if (read.state === "loading")
    return (
      <Page title="Bridge program" crumbs={crumbs} above="…">
        <Skeleton of="the bridge" lines={18} />
      </Page>
    );
  if (read.state === "problem")
    return (
      <Page title="Bridge program" crumbs={crumbs}>
        <ProblemNotice problem={read.problem} retry={read.retry} />
      </Page>
    );
  const [{ data, etag }, organizations] = read.data;
  const names = namesOf(organizations);
  const latest = whole(data);
  const shown = version !== "" && old.state === "content" ? old.data : undefined;
  const bridge = shown ? whole(shown.bridge) : latest;
  return (
    <Page
      title={bridge.title}
      crumbs={crumbs}
      above={
        <>
          <Badge state={statusWords[latest.status].state}>{statusWords[latest.status].word}</Badge>
          {!data.contentHidden && mayReadVersion(latest, latest.versionNo, actor) && (
            <Versions bridge={latest} shown={bridge.versionNo} />
          )}
        </>
      }
      lede={ledeOf(bridge, names)}
    >
      {data.contentHidden ? (
        <Notice title="You see its title, providers and state">
          <p>Its providers see the rest, and so does everyone they let see it once it is in force.</p>
        </Notice>
      ) : version !== "" && old.state === "problem" ? (
        <ProblemNotice problem={old.problem} retry={old.retry} />
      ) : (
        <Parts bridge={bridge} plan={shown?.plan} path={path} etag={etag} names={names} />
      )}
    </Page>
  );
}

function ledeOf(bridge: Bridge, names: Names): string {
  const { model, providers, weeks, contextualizedInstruction, careerDevelopment } = bridge;
  const hours = (contextualizedInstruction?.hours ?? 0) + (careerDevelopment?.hours ?? 0);
  return `${[
    modelWords[model].name,
    listed(providers.map(({ organizationId }) => names.name(organizationId))),
    ...(weeks ? [`${weeks} weeks`] : []),
    ...(hours > 0 ? [`${hours.toLocaleString("en")} hours`] : []),
  ].join(", ")}.`;
}

/** Which version is on the page, and the way to the one in force or the ones before. */
function Versions({ bridge, shown }: { bridge: Bridge; shown: number }) {
  const { partnership } = usePlace();
  const at = (version?: number) =>
    bridgePaths.bridge(partnership.id, bridge.id, undefined, version ? { version: String(version) } : {});
  const last = bridge.earlier.at(-1);
  if (shown !== bridge.versionNo)
    return (
      <span class="muted">
        You read version {shown}. <a href={at()}>Go to version {bridge.versionNo}</a>
      </span>
    );
  if (!last) return null;
  return (
    <span class="muted">
      Version {bridge.versionNo}.{" "}
      <a href={at(last.versionNo)}>
        {isInForce(bridge) && bridge.status === "DRAFT"
          ? `Version ${last.versionNo} is in force`
          : `Read version ${last.versionNo}`}
      </a>
    </span>
  );
}

type PartsProps = {
  bridge: Bridge;
  /** Of a version that another followed; else it is read. */
  plan: BridgePlan | undefined;
  path: string;
  etag: string | undefined;
  names: Names;
};

function Parts({ bridge, plan: kept, path, etag, names }: PartsProps) {
  const { actor } = usePlace();
  const [tab] = useAddress("tab");
  const AboutTab = useChunk(async () => (await import("./about-tab.tsx")).AboutTab, tab === "about");
  const History = useChunk(async () => (await import("../activity/history.tsx")).History, tab === "history");
  const own = mayReadHistory(bridge, actor);
  return (
    <div class="stack">
      <Tabs
        label="Parts of the bridge"
        current={tab}
        tabs={[
          { id: "", label: "Coverage" },
          { id: "about", label: "What it offers" },
          ...(own ? [{ id: "history", label: "History" }] : []),
        ]}
      />
      <div id="parts">
        {tab === "about" ? (
          AboutTab ? (
            <AboutTab bridge={bridge} names={names} />
          ) : (
            <Skeleton of="what it offers" />
          )
        ) : tab === "history" ? (
          History ? (
            <History path={path} />
          ) : (
            <Skeleton of="the history" />
          )
        ) : (
          <Coverage bridge={bridge} plan={kept} path={path} etag={etag} names={names} />
        )}
      </div>
    </div>
  );
}

function Coverage({ bridge, plan: kept, path, etag, names }: PartsProps) {
  const { partnership } = usePlace();
  const read = together(usePlan(path), useFacts(path));
  const people = usePeople(partnership.id);
  if (read.state === "loading") return <Skeleton of="what it covers" lines={14} />;
  if (read.state === "problem") return <ProblemNotice problem={read.problem} retry={read.retry} />;
  const [plan, facts] = read.data;
  if (kept) return <Entry bridge={bridge} plan={kept} facts={facts} />;
  const answers = checkBridge(bridge, plan, facts);
  const gaps = gapsOf(bridge, plan, facts);
  const moving = { bridge, path, etag };
  return (
    <Entry
      bridge={bridge}
      plan={plan}
      facts={facts}
      under={
        <>
          <GapList
            {...moving}
            gaps={gaps}
            tasks={settled(bridge.tasks, gaps, plan, facts)}
            names={names}
            people={people}
          />
          <CheckList answers={answers} />
        </>
      }
      beside={
        <>
          <Moves {...moving} answers={answers} facts={facts} />
          <VisibilityPart {...moving} names={names} />
        </>
      }
    />
  );
}

type EntryProps = Pick<Parameters<typeof CoverageView>[0], "under" | "beside"> & {
  bridge: Bridge;
  plan: BridgePlan;
  facts: BridgeFacts;
};

/** One entry point at a time, by the address. */
function Entry({ facts, ...rest }: EntryProps) {
  const [into, setInto] = useAddress("into");
  const key = (one: BridgeFacts["entries"][number]) => `${one.programId}/${one.entryId}`;
  const known = facts.entries.filter(({ entry }) => entry !== undefined);
  const chosen = known.find((one) => key(one) === into) ?? known[0];
  return (
    <section aria-labelledby="into">
      <div class="section-head">
        <h2 id="into">
          {chosen ? `Into “${chosen.entry?.name}” of ${chosen.title}` : "It leads to no entry point yet"}
        </h2>
        {known.length > 1 && (
          <select
            class="no-print"
            aria-label="Entry point"
            value={chosen && key(chosen)}
            onChange={(event) => setInto(event.currentTarget.value)}
          >
            {known.map((one) => (
              <option key={key(one)} value={key(one)}>
                {one.entry?.name}, {one.title}
              </option>
            ))}
          </select>
        )}
      </div>
      <CoverageView {...rest} facts={facts} into={chosen} id="bridge" />
    </section>
  );
}
