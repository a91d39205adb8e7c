/** Two versions of a data-sharing agreement: what was added, taken out and changed, part by part, word by word in clauses. */
import { useRoute } from "preact-iso/router";
import type { Difference, VersionComparison } from "#shared/data-sharing/compare-schema.ts";
import { versionsOf } from "#shared/data-sharing/versions.ts";
import { type Names, namesOf, useOrganizations } from "../agreements/names.ts";
import { get } from "../api.ts";
import { together, useLoad } from "../load.ts";
import { paths } from "../paths.ts";
import { usePlace } from "../session.ts";
import { useAddress } from "../ui/address.ts";
import { Badge, type State } from "../ui/badge.tsx";
import { Empty } from "../ui/empty.tsx";
import { ChoiceField } from "../ui/field.tsx";
import { Notice } from "../ui/notice.tsx";
import { Page, Section } from "../ui/page.tsx";
import { ProblemNotice } from "../ui/problem.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { BeforeAndAfter, fieldInWords } from "./compare-words.tsx";
import { agreementPath, useOne, whole } from "./load.ts";
import { dataPaths } from "./paths.ts";
import { versionWords } from "./words.ts";
import "../agreements/agreements.css";
import "./data-sharing.css";

export function CompareDataPage() {
  const { partnership } = usePlace();
  const id = useRoute().params["agreement"] ?? "";
  const path = agreementPath(partnership.id, id);
  const read = together(useOne(path), useOrganizations(partnership.id));
  const title = "Compare two versions";
  const crumbs = [{ href: paths.dataSharing(partnership.id), label: "Data sharing" }];
  if (read.state === "loading")
    return (
      <Page title={title} crumbs={crumbs}>
        <Skeleton of="the versions" lines={24} />
      </Page>
    );
  if (read.state === "problem")
    return (
      <Page title={title} crumbs={crumbs}>
        <ProblemNotice problem={read.problem} retry={read.retry} />
      </Page>
    );
  const [{ data }, organizations] = read.data;
  const back = dataPaths.dataAgreement(partnership.id, id);
  const upward = [...crumbs, { href: back, label: data.codedNotation }];
  const versions = data.contentHidden ? [] : versionsOf(whole(data));
  if (versions.length < 2)
    return (
      <Page title={title} crumbs={upward}>
        <Empty
          title="There is one version so far"
          action={
            <a class="button" href={back}>
              Back to the agreement
            </a>
          }
        >
          An amendment or a renewal is a version of its own. From then on two can be laid side by side here.
        </Empty>
      </Page>
    );
  return (
    <Page title={title} crumbs={upward} lede={data.name}>
      <Pair path={path} versions={versions} names={namesOf(organizations)} />
    </Page>
  );
}

type PairProps = { path: string; versions: ReturnType<typeof versionsOf>; names: Names };

function Pair({ path, versions, names }: PairProps) {
  const last = versions.at(-1)?.versionNo ?? 1;
  const [from, setFrom] = useAddress("from", String(last - 1));
  const [to, setTo] = useAddress("to", String(last));
  const choices = versions.map(({ versionNo, versionKind, status }) => ({
    value: String(versionNo),
    label: `Version ${versionNo}, ${versionWords[versionKind]}${status === "DRAFT" ? ", draft" : ""}`,
  }));
  return (
    <>
      <search class="two-versions no-print">
        <ChoiceField label="From" pointer="/from" value={from} onValue={setFrom} choices={choices} />
        <ChoiceField label="To" pointer="/to" value={to} onValue={setTo} choices={choices} />
      </search>
      <Compared key={`${from} ${to}`} path={path} from={from} to={to} names={names} />
    </>
  );
}

const partWords: Record<Difference["part"], string> = {
  frame: "Name, term and signatures",
  parties: "Parties",
  purposes: "Purposes",
  elements: "Schedule of data",
  transfers: "Transfers",
  handling: "How the data are handled",
  facts: "Facts",
  clauses: "Clauses",
};

const kindWords: Record<Difference["kind"], { state: State; word: string }> = {
  ADDED: { state: "pass", word: "Added" },
  REMOVED: { state: "fail", word: "Taken out" },
  CHANGED: { state: "warn", word: "Changed" },
};

function Compared({ path, from, to, names }: { path: string; from: string; to: string; names: Names }) {
  const at = `${path}/compare?from=${from}&to=${to}`;
  const read = useLoad(at, async (signal) => (await get<VersionComparison>(at, signal)).data);
  if (read.state === "loading") return <Skeleton of="the differences" lines={16} />;
  if (read.state === "problem") return <ProblemNotice problem={read.problem} retry={read.retry} />;
  const { same, differences } = read.data;
  if (same)
    return (
      <Notice kind="good" title="Nothing differs">
        <p>Both versions say the same.</p>
      </Notice>
    );
  const parts = (Object.keys(partWords) as Difference["part"][]).filter((part) =>
    differences.some((one) => one.part === part),
  );
  return (
    <>
      {parts.map((part) => (
        <Section key={part} id={part} title={partWords[part]}>
          <ul class="lines">
            {differences
              .filter((one) => one.part === part)
              .map((one) => (
                <Line key={one.key} difference={one} names={names} />
              ))}
          </ul>
        </Section>
      ))}
    </>
  );
}

function Line({ difference: one, names }: { difference: Difference; names: Names }) {
  const { state, word } = kindWords[one.kind];
  const label =
    one.part === "parties" && one.key !== "order"
      ? names.name(one.key)
      : one.label === one.key
        ? fieldInWords(one.label)
        : one.label;
  const shown = one.kind === "CHANGED" || one.part === "clauses" || one.fields.length === 1;
  return (
    <li class="stack tight">
      <div class="row">
        <Badge state={state}>{word}</Badge>
        <b>
          {/^[PET]\d+$|^\d/.test(one.key) && <span class="muted">{one.key} </span>}
          {label}
        </b>
      </div>
      {shown && (
        <BeforeAndAfter
          fields={one.fields}
          named={one.fields.length > 1 || one.part === "clauses"}
          name={names.name}
        />
      )}
    </li>
  );
}
