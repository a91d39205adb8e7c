/** The review itself: for each statement that is over, its courses and what they name instead. Nothing is saved before it is decided. */
import type { AcademicYear } from "#shared/academic-year.ts";
import type { CaseUuid } from "#shared/case/schema.ts";
import { objectionToCataloging } from "#shared/courses/rules.ts";
import { listed } from "#shared/listed.ts";
import type { Organization } from "#shared/organizations/schema.ts";
import { isRetired } from "#shared/statements/editing.ts";
import type { MigrationChoice, MigrationProposal } from "#shared/statements/schema.ts";
import { type Answer, get, post } from "../api.ts";
import { catalogsPath } from "../courses/load.ts";
import { changed, freshAfter, useAction, useLoad } from "../load.ts";
import { paths } from "../paths.ts";
import { usePlace } from "../session.ts";
import { useDraft } from "../ui/draft.ts";
import { Empty } from "../ui/empty.tsx";
import { ChoiceField, Group } from "../ui/field.tsx";
import { Form, FormEnd } from "../ui/form.tsx";
import { ProblemNotice } from "../ui/problem.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { useContents } from "./load.ts";
import { nameOf, statementsInWords } from "./words.ts";

type Proposals = { year: string; proposals: MigrationProposal[] };
type Props = {
  path: string;
  organization: Organization;
  asked: { from: number; to: number; year: AcademicYear };
  /** With the number of courses that were changed. */
  onDone: (courses: number) => void;
};

export function Review(props: Props) {
  const { path, asked } = props;
  const { partnership } = usePlace();
  const { from, to, year } = asked;
  const address = `${path}/migration?from=${from}&to=${to}&year=${encodeURIComponent(year)}`;
  const read = useLoad(address, (signal) => get<Proposals>(address, signal));
  if (read.state === "loading") return <Skeleton of="the courses" lines={12} />;
  if (read.state === "problem") return <ProblemNotice problem={read.problem} retry={read.retry} />;
  if (read.data.data.proposals.length === 0)
    return (
      <Empty
        title="Nothing to follow"
        action={
          <a class="button" href={paths.courses(partnership.id, props.organization.id, year)}>
            Open the catalog
          </a>
        }
      >
        No course of {year} names a statement that ended between these editions.
      </Empty>
    );
  return <Deciding {...props} answer={read.data} reload={read.reload} />;
}

/** What stands for a decision besides an identifier: that they name nothing instead, or one that has yet to be picked. */
const none = "none";
const another = "another";

type Decision = CaseUuid | typeof none | typeof another | "";
type Decided = Record<CaseUuid, Decision>;

/** One that took its place, and only one, is the likely answer: it stands there to be looked at. */
const likely = ({ becomes: [one, ...more] }: MigrationProposal): Decision =>
  one && more.length === 0 ? one.identifier : "";

type DecidingProps = Props & { answer: Answer<Proposals>; reload: () => void };

function Deciding({ path, organization, asked, onDone, answer, reload }: DecidingProps) {
  const { partnership, actor } = usePlace();
  const { proposals } = answer.data;
  const draft = useDraft<Decided>(
    undefined,
    Object.fromEntries(proposals.map((one) => [one.statementId, likely(one)])),
  );
  const { value } = draft;
  const choices = proposals.flatMap(({ statementId }): MigrationChoice[] => {
    const chosen = value[statementId];
    return !chosen || chosen === another ? [] : [{ statementId, becomes: chosen === none ? null : chosen }];
  });
  const over = new Set(choices.map(({ statementId }) => statementId));
  const courses = new Set(
    proposals
      .filter(({ statementId }) => over.has(statementId))
      .flatMap((one) => one.courses.map(({ code }) => code)),
  ).size;
  const save = useAction(async (key) => {
    const body = { ...asked, choices };
    const { data } = await freshAfter(
      path,
      post<{ courses: number }>(`${path}/migration`, body, { key, ifMatch: answer.etag }),
    );
    await changed(catalogsPath(partnership.id, organization.id));
    onDone(data.courses);
  });
  const why = objectionToCataloging(actor, organization, asked.year, partnership.today, true);
  return (
    <Form label="What courses name from now on" action={save} reload={reload}>
      <p class="muted" role="status">
        {statementsInWords(proposals.length)} to look at, {choices.length.toLocaleString("en-US")} decided.
      </p>
      <ol class="lines">
        {proposals.map((one) => (
          <li key={one.statementId}>
            <Proposal
              proposal={one}
              value={value[one.statementId] ?? ""}
              onValue={(next) => draft.set({ ...value, [one.statementId]: next })}
              path={path}
              edition={asked.to}
            />
          </li>
        ))}
      </ol>
      <FormEnd
        yes={`Change ${courses.toLocaleString("en-US")} ${courses === 1 ? "course" : "courses"}`}
        because={why?.why ?? (choices.length === 0 ? "Nothing is decided yet." : undefined)}
        leave={paths.courses(partnership.id, organization.id, asked.year)}
      />
    </Form>
  );
}

type ProposalProps = {
  proposal: MigrationProposal;
  value: Decision;
  onValue: (value: Decision) => void;
  path: string;
  edition: number;
};

function Proposal({ proposal, value, onValue, path, edition }: ProposalProps) {
  const { statementId, title, becomes, courses } = proposal;
  const successors = becomes.filter((one) => one.title !== "");
  const elsewhere = value !== "" && value !== none && !successors.some((one) => one.identifier === value);
  const option = (to: Decision, words: string, more?: string, checked = value === to) => (
    <div class="option" key={to}>
      <input
        type="radio"
        id={`${statementId} ${to}`}
        name={statementId}
        checked={checked}
        onChange={() => onValue(to)}
      />
      <label for={`${statementId} ${to}`}>
        {words}
        {more && <small>{more}</small>}
      </label>
    </div>
  );
  return (
    <Group
      legend={title}
      hint={`It is over, and still named by ${listed(courses.map(({ code, title: name }) => `${code}, ${name}`))}.`}
    >
      {successors.map(({ identifier, title: words }) => option(identifier, words, "It took its place."))}
      {option(another, "Another statement", undefined, elsewhere)}
      {elsewhere && (
        <Others
          path={path}
          edition={edition}
          value={value === another ? "" : value}
          onValue={(id) => onValue(id === "" ? another : id)}
        />
      )}
      {option(none, "No statement", "What the courses name besides stays.")}
      {option("", "Decide later", "The courses go on naming it.")}
    </Group>
  );
}

type OthersProps = {
  path: string;
  edition: number;
  value: CaseUuid | "";
  onValue: (value: CaseUuid | "") => void;
};

/** Every statement of the later edition that is in force. */
function Others({ path, edition, value, onValue }: OthersProps) {
  const { partnership } = usePlace();
  const read = useContents(path, edition);
  if (read.state === "loading") return <Skeleton of="the statements" lines={1} />;
  if (read.state === "problem") return <ProblemNotice problem={read.problem} retry={read.retry} />;
  const items = new Map(read.data.data.statements.map(({ item }) => [item.identifier, item]));
  return (
    <ChoiceField
      label="Which one"
      pointer=""
      value={value}
      onValue={(id) => onValue(id as CaseUuid | "")}
      choices={[...items.values()]
        .filter((item) => !isRetired(item, partnership.today))
        .map((item) => ({ value: item.identifier, label: nameOf(item) }))}
      none="Choose a statement"
    />
  );
}
