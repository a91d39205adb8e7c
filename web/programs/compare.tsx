/** Two versions of a program: what came, went and changed, place by place, and whose part that is. */
import { useRoute } from "preact-iso/router";
import type { AgreementRow } from "#shared/agreements/schema.ts";
import { pathwayName } from "#shared/framework/browse.ts";
import { listed } from "#shared/listed.ts";
import type {
  ChangeKind,
  FieldChange,
  PointComparison,
  ProgramComparison,
  SlotComparison,
} from "#shared/programs/compare-schema.ts";
import type { ProgramVersionSummary } from "#shared/programs/schema.ts";
import { versionsOf } from "#shared/programs/versions.ts";
import { type Names, namesOf, useOrganizations } from "../agreements/names.ts";
import { get, getAll } from "../api.ts";
import { useEdition } from "../framework/edition.ts";
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
import { fieldInWords, valueInWords } from "./compare-words.ts";
import { programPath, useOne, whole } from "./load.ts";
import { programPaths } from "./paths.ts";
import { classOf, columnWords, rowWords, statusWords } from "./words.ts";
import "../agreements/agreements.css";

export function CompareProgramPage() {
  const { partnership } = usePlace();
  const id = useRoute().params["program"] ?? "";
  const path = programPath(partnership.id, id);
  const read = together(useOne(path), useOrganizations(partnership.id));
  const title = "Compare two versions";
  const crumbs = [{ href: paths.programs(partnership.id), label: "Programs" }];
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
  const back = programPaths.program(partnership.id, id);
  const upward = [...crumbs, { href: back, label: data.title }];
  const versions = data.contentHidden ? [] : versionsOf(whole(data));
  if (versions.length < 2)
    return (
      <Page title={title} crumbs={upward}>
        <Empty
          title="There is one version so far"
          action={
            <a class="button" href={back}>
              Back to the program
            </a>
          }
        >
          What is in force never changes: the next version is made beside it. From then on two can be laid
          side by side here.
        </Empty>
      </Page>
    );
  return (
    <Page title={title} crumbs={upward} lede={data.title}>
      <Pair path={path} versions={versions} names={namesOf(organizations)} />
    </Page>
  );
}

type PairProps = { path: string; versions: readonly ProgramVersionSummary[]; names: Names };

function Pair({ path, versions, names }: PairProps) {
  const last = versions.at(-1)?.versionNo ?? 1;
  const before = versions.at(-2)?.versionNo ?? 1;
  const [from, setFrom] = useAddress("from", String(before));
  const [to, setTo] = useAddress("to", String(last));
  const choices = versions.map(({ versionNo, cohort, status }) => ({
    value: String(versionNo),
    label: `Version ${versionNo}, ${classOf(cohort)}, ${statusWords[status].word.toLowerCase()}`,
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

type Told = (change: FieldChange) => FieldChange;

function Compared({ path, from, to, names }: { path: string; from: string; to: string; names: Names }) {
  const at = `${path}/compare?from=${from}&to=${to}`;
  const read = useLoad(at, async (signal) => (await get<ProgramComparison>(at, signal)).data);
  const told = useTold();
  if (read.state === "loading") return <Skeleton of="the differences" lines={20} />;
  if (read.state === "problem") return <ProblemNotice problem={read.problem} retry={read.retry} />;
  const { fields, parties, slots, entries, exits, statements, partsChanged } = read.data;
  const points = [...entries, ...exits];
  const expected = [
    statements.added > 0 && `${statements.added} more`,
    statements.removed > 0 && `${statements.removed} fewer`,
  ].filter((one) => one !== false);
  if (fields.length + parties.length + slots.length + points.length + expected.length === 0)
    return (
      <Notice kind="good" title="Nothing differs">
        <p>Both versions say the same.</p>
      </Notice>
    );
  return (
    <>
      <Notice title={partsChanged.length === 0 ? "No partner’s part differs" : "Whose part differs"}>
        <p>
          {partsChanged.length === 0
            ? "What was approved stays approved."
            : `${listed(partsChanged.map(names.name))}: each approves its part anew. All others keep theirs.`}
        </p>
      </Notice>
      {(fields.length > 0 || expected.length > 0) && (
        <Section id="about" title="What it is about">
          <Fields fields={fields.map(told)} />
          {expected.length > 0 && <p>Statements it is expected to cover: {listed(expected)}.</p>}
        </Section>
      )}
      {parties.length > 0 && (
        <Section id="partners" title="Partners">
          <ul class="lines">
            {parties.map(({ organizationId, change, fields: of }) => (
              <Line key={organizationId} change={change} label={names.name(organizationId)}>
                <Fields fields={of.map(told)} />
              </Line>
            ))}
          </ul>
        </Section>
      )}
      {slots.length > 0 && (
        <Section id="grid" title="The grid">
          <ul class="lines">
            {slots.map((slot) => (
              <SlotLine key={slot.slotId} slot={slot} names={names} told={told} />
            ))}
          </ul>
        </Section>
      )}
      {points.length > 0 && (
        <Section id="points" title="Entries and exits">
          <ul class="lines">
            {entries.map((point) => (
              <PointLine key={point.id} point={point} way="enters in" told={told} />
            ))}
            {exits.map((point) => (
              <PointLine key={point.id} point={point} way="leaves after" told={told} />
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}

/** Codes and ids as people know them. */
function useTold(): Told {
  const { partnership } = usePlace();
  const edition = useEdition();
  const path = `/partnerships/${partnership.id}/agreements`;
  const read = useLoad(path, (signal) => getAll<AgreementRow>(path, signal));
  const agreements = read.state === "content" ? read.data : [];
  const number = (id: string) =>
    agreements.find((one) => one.id === id)?.codedNotation ?? "an agreement you may not see";
  return ({ field, before, after }) => {
    const said = (value: string) =>
      field === "pathwayId" && edition.state === "content"
        ? pathwayName(edition.data, value)
        : valueInWords(field, value, number);
    return {
      field: fieldInWords(field),
      ...(before === undefined ? {} : { before: said(before) }),
      ...(after === undefined ? {} : { after: said(after) }),
    };
  };
}

const kindWords: Record<ChangeKind, { state: State; word: string }> = {
  ADDED: { state: "pass", word: "Added" },
  REMOVED: { state: "fail", word: "Taken out" },
  CHANGED: { state: "warn", word: "Changed" },
};

type LineProps = { change: ChangeKind; label: string; where?: string; children: preact.ComponentChildren };

function Line({ change, label, where, children }: LineProps) {
  const { state, word } = kindWords[change];
  return (
    <li class="stack tight">
      <div class="row">
        <Badge state={state}>{word}</Badge>
        <b>{label}</b>
        {where && <span class="muted">{where}</span>}
      </div>
      {children}
    </li>
  );
}

function SlotLine({ slot, names, told }: { slot: SlotComparison; names: Names; told: Told }) {
  const where = `${rowWords[slot.row]}, ${columnWords[slot.column].word.toLowerCase()}`;
  return (
    <Line change={slot.change} label={slot.intent} where={where}>
      <Fields fields={slot.fields.map(told)} />
      {slot.courses.length > 0 && (
        <ul class="course-changes">
          {slot.courses.map((course) => (
            <li key={`${course.organizationId} ${course.code}`}>
              {kindWords[course.change].word}: <b>{course.title}</b> <code class="muted">{course.code}</code>,{" "}
              {names.name(course.organizationId)}
              <Fields fields={course.fields.map(told)} />
            </li>
          ))}
        </ul>
      )}
    </Line>
  );
}

function PointLine({ point, way, told }: { point: PointComparison; way: string; told: Told }) {
  return (
    <Line
      change={point.change}
      label={point.name}
      where={`${way} ${columnWords[point.column].word.toLowerCase()}`}
    >
      <Fields fields={point.fields.map(told)} />
    </Line>
  );
}

function Fields({ fields }: { fields: readonly FieldChange[] }) {
  if (fields.length === 0) return null;
  return (
    <dl class="beside flush">
      {fields.map(({ field, before, after }) => (
        <div key={field}>
          <dt>{field}</dt>
          <dd>
            {before === undefined ? <span class="muted">nothing</span> : <del>{before}</del>}{" "}
            <span aria-hidden="true">→</span>{" "}
            {after === undefined ? <span class="muted">nothing</span> : <ins>{after}</ins>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
