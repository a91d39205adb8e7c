/** Two versions of an agreement side by side: what differs, in sentences, in the table, and word by word in the clauses. */
import { useRoute } from "preact-iso/router";
import { type Comparison, compare, type Version } from "#shared/agreements/compare.ts";
import type { Weight } from "#shared/agreements/compare-parts.ts";
import type { VersionSummary } from "#shared/agreements/schema.ts";
import { together } from "../load.ts";
import { paths } from "../paths.ts";
import { usePlace } from "../session.ts";
import { useAddress } from "../ui/address.ts";
import { Badge } from "../ui/badge.tsx";
import { dayInWords } from "../ui/dates.tsx";
import { Empty } from "../ui/empty.tsx";
import { Notice } from "../ui/notice.tsx";
import { Page, Section } from "../ui/page.tsx";
import { ProblemNotice } from "../ui/problem.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { ClausesSideBySide } from "./compare-clauses.tsx";
import { useVersion, useVersions } from "./compare-load.ts";
import { RulesSideBySide } from "./compare-rules.tsx";
import { agreementPath } from "./load.ts";
import { type Names, namesOf, useOrganizations } from "./names.ts";
import { counted, stateOn } from "./words.ts";
import "./agreements.css";

export function ComparePage() {
  const { partnership } = usePlace();
  const id = useRoute().params["agreement"] ?? "";
  const path = agreementPath(partnership.id, id);
  const read = together(useVersions(path), useOrganizations(partnership.id));
  const crumbs = [{ href: paths.agreements(partnership.id), label: "Agreements" }];
  const title = "Compare two versions";
  if (read.state === "loading")
    return (
      <Page title={title} crumbs={crumbs}>
        <Skeleton of="the versions" lines={16} />
      </Page>
    );
  if (read.state === "problem")
    return (
      <Page title={title} crumbs={crumbs}>
        <ProblemNotice problem={read.problem} retry={read.retry} />
      </Page>
    );
  const [versions, organizations] = read.data;
  const latest = versions.at(-1);
  const upward = [
    ...crumbs,
    { href: paths.agreement(partnership.id, id), label: latest?.name ?? "Agreement" },
  ];
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
    <Page
      title={title}
      crumbs={upward}
      lede={`What differs between two versions of ${latest?.name ?? "this agreement"}, in words and in the table.`}
    >
      <Pair path={path} versions={versions} names={namesOf(organizations)} />
    </Page>
  );
}

type PairProps = { path: string; versions: readonly VersionSummary[]; names: Names };

function Pair({ path, versions, names }: PairProps) {
  const last = versions.at(-1)?.versionNo ?? 1;
  const [from, setFrom] = useAddress("from", String(last - 1));
  const [to, setTo] = useAddress("to", String(last));
  const choice = (label: string, value: string, onValue: (value: string) => void) => (
    <label class="field">
      {label}
      <select value={value} onChange={(event) => onValue(event.currentTarget.value)}>
        {versions.map((one) => (
          <option key={one.versionNo} value={String(one.versionNo)}>
            {versionInWords(one)}
          </option>
        ))}
      </select>
    </label>
  );
  return (
    <>
      <search class="pair no-print">
        {choice("From", from, setFrom)}
        {choice("To", to, setTo)}
      </search>
      <Compared key={`${from} ${to}`} path={path} from={from} to={to} versions={versions} names={names} />
    </>
  );
}

function Compared({ path, from, to, versions, names }: PairProps & { from: string; to: string }) {
  const read = together(useVersion(path, from), useVersion(path, to));
  if (read.state === "loading") return <Skeleton of="both versions" lines={16} />;
  if (read.state === "problem") return <ProblemNotice problem={read.problem} retry={read.retry} />;
  const [before, after] = read.data;
  const told = compare(before, after, names.name);
  const heads = [from, to].map((no) => `Version ${no}`) as [string, string];
  const kinds = [from, to].map((no) => versions.find((one) => String(one.versionNo) === no)?.status);
  return (
    <>
      <Verdict told={told} draft={kinds[1] === "DRAFT"} />
      {told.changes.length > 0 && <InWords told={told} />}
      <RulesSideBySide before={before} after={after} told={told} heads={heads} names={names} />
      <ClausesSideBySide before={before} after={after} told={told} heads={heads} />
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

export function WeightBadge({ weight }: { weight: Weight }) {
  return weight === "CURRICULAR" ? (
    <Badge state="warn">Changes what was agreed</Badge>
  ) : (
    <Badge state="superseded">Cosmetic</Badge>
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

/** `Version 2, an amendment from Aug 1, 2027, draft`. */
function versionInWords(version: VersionSummary): string {
  const kind = { ORIGINAL: "the original", AMENDMENT: "an amendment", RENEWAL: "a renewal" }[
    version.versionKind
  ];
  const { word } = stateOn(version, version.dateEffective);
  const state = version.status === "EXECUTED" ? "" : `, ${word.toLowerCase()}`;
  return `Version ${version.versionNo}, ${kind} from ${dayInWords(version.dateEffective)}${state}`;
}

export type SideBySideProps = {
  before: Version;
  after: Version;
  told: Comparison;
  heads: readonly [string, string];
};
