/** Two versions of an agreement side by side: what differs, in sentences, in the table, and word by word in the clauses. */
import { useRoute } from "preact-iso/router";
import { type Comparison, compare } from "#shared/agreements/compare.ts";
import { together } from "../load.ts";
import { paths } from "../paths.ts";
import { usePlace } from "../session.ts";
import { useAddress } from "../ui/address.ts";
import { useChunk } from "../ui/chunk.ts";
import { Empty } from "../ui/empty.tsx";
import { ChoiceField } from "../ui/field.tsx";
import { Notice } from "../ui/notice.tsx";
import { Page, Section } from "../ui/page.tsx";
import { ProblemNotice } from "../ui/problem.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { useVersion } from "./compare-load.ts";
import { WeightBadge } from "./compare-weight.tsx";
import { agreementPath, useAgreement, whole } from "./load.ts";
import { type Names, namesOf, useOrganizations } from "./names.ts";
import { type VersionLine, versionLines } from "./versions.ts";
import { counted } from "./words.ts";
import "./agreements.css";

export function ComparePage() {
  const { partnership } = usePlace();
  const id = useRoute().params["agreement"] ?? "";
  const path = agreementPath(partnership.id, id);
  const read = together(useAgreement(path), useOrganizations(partnership.id));
  const crumbs = [{ href: paths.agreements(partnership.id), label: "Agreements" }];
  const title = "Compare two versions";
  const lede = "What differs between two versions, in words and in the table.";
  // As long as what comes, so that nothing moves when it does.
  if (read.state === "loading")
    return (
      <Page title={title} crumbs={crumbs} lede={lede}>
        <Skeleton of="the versions" lines={40} />
      </Page>
    );
  if (read.state === "problem")
    return (
      <Page title={title} crumbs={crumbs}>
        <ProblemNotice problem={read.problem} retry={read.retry} />
      </Page>
    );
  const [{ data }, organizations] = read.data;
  const upward = [...crumbs, { href: paths.agreement(partnership.id, id), label: data.codedNotation }];
  if (data.contentHidden)
    return (
      <Page title={title} crumbs={upward}>
        <Notice title="What it says is for its parties" icon="lock">
          <p>You see that this agreement exists, who it is between and when it holds.</p>
        </Notice>
      </Page>
    );
  const latest = whole(data);
  const versions = versionLines(latest, partnership.today);
  if (versions.length < 2)
    return (
      <Page title={title} crumbs={upward}>
        <Empty
          title="There is one version so far"
          action={
            <a class="button" href={paths.agreement(partnership.id, id)}>
              Back to the agreement
            </a>
          }
        >
          An amendment or a renewal is a version of its own. From then on two can be laid side by side here.
        </Empty>
      </Page>
    );
  return (
    <Page title={title} crumbs={upward} lede={lede}>
      <p>
        <strong>{data.name}</strong>
      </p>
      <Pair
        path={path}
        versions={versions}
        names={namesOf(organizations)}
        draft={latest.status === "DRAFT" ? latest.versionNo : undefined}
      />
    </Page>
  );
}

type PairProps = {
  path: string;
  versions: readonly VersionLine[];
  names: Names;
  /** The version that is still being written. */
  draft: number | undefined;
};

function Pair({ path, versions, names, draft }: PairProps) {
  const last = versions.at(-1)?.versionNo ?? 1;
  const [from, setFrom] = useAddress("from", String(last - 1));
  const [to, setTo] = useAddress("to", String(last));
  const choices = versions.map(({ versionNo, word }) => ({
    value: String(versionNo),
    label: `Version ${versionNo}, ${word}`,
  }));
  return (
    <>
      <search class="two-versions no-print">
        <ChoiceField label="From" pointer="/from" value={from} onValue={setFrom} choices={choices} />
        <ChoiceField label="To" pointer="/to" value={to} onValue={setTo} choices={choices} />
      </search>
      <Compared key={`${from} ${to}`} path={path} pair={[from, to]} names={names} draft={draft} />
    </>
  );
}

type ComparedProps = Omit<PairProps, "versions"> & { pair: readonly [from: string, to: string] };

function Compared({ path, pair: [from, to], names, draft }: ComparedProps) {
  const read = together(useVersion(path, from), useVersion(path, to));
  // The sentences come first; the drawings are fetched while they are read.
  const drawings = useChunk(
    async () => ({
      rules: (await import("./compare-rules.tsx")).RulesSideBySide,
      clauses: (await import("./compare-clauses.tsx")).ClausesSideBySide,
    }),
    true,
  );
  if (read.state === "loading") return <Skeleton of="both versions" lines={40} />;
  if (read.state === "problem") return <ProblemNotice problem={read.problem} retry={read.retry} />;
  const [before, after] = read.data;
  const told = compare(before, after, names.name);
  const heads = [`Version ${from}`, `Version ${to}`] as const;
  return (
    <>
      <Verdict told={told} draft={to === String(draft)} />
      {told.changes.length > 0 && <InWords told={told} />}
      {drawings ? (
        <>
          <drawings.rules before={before} after={after} told={told} heads={heads} names={names} />
          <drawings.clauses before={before} after={after} told={told} heads={heads} />
        </>
      ) : (
        // Of its own key: the skeleton of both versions, which stood higher, would be moved down here otherwise.
        <Skeleton key="table" of="the table" lines={24} />
      )}
    </>
  );
}

function Verdict({ told: { changes, weight }, draft }: { told: Comparison; draft: boolean }) {
  const count = counted(changes.length, "difference");
  if (weight === undefined)
    return (
      <Notice kind="good" title="Nothing differs">
        <p>Both versions say the same, whatever order their rows are in.</p>
      </Notice>
    );
  return weight === "CURRICULAR" ? (
    <Notice kind="warn" title={`${count}, and some change what was agreed`}>
      <p>
        Courses, credit, grades, logic, conditions, dates or people differ.{" "}
        {draft ? "It needs to be reviewed and signed anew." : "Each version needs signatures of its own."}
      </p>
    </Notice>
  ) : (
    <Notice title={`${count}, all of them cosmetic`}>
      <p>Only titles, contacts, numbers or how codes are spelled. Nothing a student earns is different.</p>
    </Notice>
  );
}

function InWords({ told: { changes } }: { told: Comparison }) {
  return (
    <Section id="in-words" title="In words">
      <ul class="lines differences">
        {changes.map((change) => (
          <li key={`${change.part} ${change.kind} ${change.key}`}>
            <div>
              {change.sentences.map((sentence) => (
                <p key={sentence}>{sentence}</p>
              ))}
            </div>
            <WeightBadge weight={change.weight} />
          </li>
        ))}
      </ul>
    </Section>
  );
}
