/** Two editions side by side, or one and what is being worked on: what is new, over, reworded or elsewhere, word by word. */
import { useRoute } from "preact-iso/router";
import { textDiff } from "#shared/agreements/text-diff.ts";
import type {
  ChangeKind,
  EditionChanges,
  FrameworkView,
  StatementChange,
} from "#shared/statements/schema.ts";
import { get } from "../api.ts";
import { useLoad } from "../load.ts";
import { paths } from "../paths.ts";
import { usePlace } from "../session.ts";
import { useAddress } from "../ui/address.ts";
import { Empty } from "../ui/empty.tsx";
import { ChoiceField } from "../ui/field.tsx";
import { Page, Section } from "../ui/page.tsx";
import { ProblemNotice } from "../ui/problem.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { frameworksPath, useFramework } from "./load.ts";
import { nameOf, statementsInWords } from "./words.ts";
import "../agreements/agreements.css";

export function CompareEditionsPage() {
  const { partnership } = usePlace();
  const id = useRoute().params["framework"] ?? "";
  const path = `${frameworksPath(partnership.id)}/${id}`;
  const read = useFramework(path);
  const crumbs = [{ href: paths.frameworks(partnership.id), label: "Knowledge and skills" }];
  const title = "Compare two editions";
  if (read.state === "loading")
    return (
      <Page title={title} crumbs={crumbs}>
        <Skeleton of="the editions" lines={30} />
      </Page>
    );
  if (read.state === "problem")
    return (
      <Page title={title} crumbs={crumbs}>
        <ProblemNotice problem={read.problem} retry={read.retry} />
      </Page>
    );
  const { data: framework } = read.data;
  const back = paths.statementFramework(partnership.id, id);
  return (
    <Page
      title={title}
      crumbs={[...crumbs, { href: back, label: framework.document.title }]}
      lede="What is new, what is over, and what is said in other words."
    >
      {framework.published.length === 0 ? (
        <Empty
          title="There is no edition yet"
          action={
            <a class="button" href={back}>
              Back to the statements
            </a>
          }
        >
          Once one is published, what is being worked on can be laid beside it here.
        </Empty>
      ) : (
        <Pair framework={framework} path={path} />
      )}
    </Page>
  );
}

const now = "now";

function Pair({ framework, path }: { framework: FrameworkView; path: string }) {
  const last = framework.published.length;
  const [from, setFrom] = useAddress("from", String(Math.max(1, last - 1)));
  const [to, setTo] = useAddress("to", last > 1 ? String(last) : now);
  const choices = framework.published.map(({ editionNo, document }) => ({
    value: String(editionNo),
    label: document.version ?? `Edition ${editionNo}`,
  }));
  const all = [...choices, { value: now, label: "Being worked on" }];
  const named = (value: string) => all.find((one) => one.value === value)?.label ?? value;
  return (
    <>
      <search class="two-versions no-print">
        <ChoiceField label="From" pointer="/from" value={from} onValue={setFrom} choices={choices} />
        <ChoiceField label="To" pointer="/to" value={to} onValue={setTo} choices={all} />
      </search>
      <Compared path={path} from={from} to={to} heads={[named(from), named(to)]} />
    </>
  );
}

const kindWords: Record<ChangeKind, string> = {
  ADDED: "New",
  REMOVED: "Taken out",
  REPLACED: "Replaced by another",
  RETIRED: "Retired",
  RESTORED: "In force again",
  REWORDED: "In other words",
  CHANGED: "Other details",
  MOVED: "Stands elsewhere",
};

type ComparedProps = { path: string; from: string; to: string; heads: readonly [string, string] };

function Compared({ path, from, to, heads }: ComparedProps) {
  const address = `${path}/changes?from=${encodeURIComponent(from)}${to === now ? "" : `&to=${encodeURIComponent(to)}`}`;
  const read = useLoad(address, async (signal) => (await get<EditionChanges>(address, signal)).data);
  if (read.state === "loading") return <Skeleton of="both editions" lines={30} />;
  if (read.state === "problem") return <ProblemNotice problem={read.problem} retry={read.retry} />;
  const { changes, same } = read.data;
  const titles = new Map(changes.flatMap(({ after }) => (after ? [[after.identifier, nameOf(after)]] : [])));
  return (
    <Section id="changes" title={changes.length === 0 ? "They say the same" : "What differs"}>
      <p class="muted" role="status">
        {statementsInWords(changes.length)} {changes.length === 1 ? "differs" : "differ"};{" "}
        {same.toLocaleString("en-US")} {same === 1 ? "is" : "are"} the same. What went is struck through; what
        came is underlined.
      </p>
      <ul class="lines">
        {changes.map((change) => (
          <Change key={change.identifier} change={change} heads={heads} titles={titles} />
        ))}
      </ul>
    </Section>
  );
}

type ChangeProps = {
  change: StatementChange;
  heads: readonly [string, string];
  /** Of what a statement may have become. */
  titles: ReadonlyMap<string, string>;
};

function Change({ change: { kinds, before, after, becomes }, heads, titles }: ChangeProps) {
  const pieces = textDiff(before?.fullStatement ?? "", after?.fullStatement ?? "");
  const code = (after ?? before)?.humanCodingScheme;
  const side = (head: string, item: typeof before, kept: "REMOVED" | "ADDED") => (
    <div>
      <small>{item ? head : `${head}: not there`}</small>
      {item && (
        <p class="prose">
          {pieces.map(({ kind, text }, index) =>
            kind === "SAME" ? (
              text
            ) : kind !== kept ? null : kept === "REMOVED" ? (
              <del key={index}>{text}</del>
            ) : (
              <ins key={index}>{text}</ins>
            ),
          )}
        </p>
      )}
    </div>
  );
  const successors = becomes.flatMap((id) => titles.get(id) ?? []);
  return (
    <li class="stack tight">
      <p>
        <b>
          {code && `${code}: `}
          {kinds.map((kind) => kindWords[kind].toLowerCase()).join(", ")}
        </b>
        {successors.length > 0 && <small>It has become {successors.join("; ")}</small>}
      </p>
      <div class="cols">
        {side(heads[0], before, "REMOVED")}
        {side(heads[1], after, "ADDED")}
      </div>
    </li>
  );
}
