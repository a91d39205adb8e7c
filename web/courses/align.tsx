/**
 * What a course teaches, statement by statement: read by every member, chosen from a framework by who keeps the catalog,
 * and how much another course teaches of the same. Nothing chosen is lost on a refusal.
 */
import { useState } from "preact/hooks";
import type { CourseAlignment } from "#shared/courses/alignment-schema.ts";
import { alignedMax } from "#shared/courses/limits.ts";
import type { OrganizationRow } from "#shared/organizations/schema.ts";
import { isRetired } from "#shared/statements/editing.ts";
import type { FrameworkRow, StandingStatement, WholeContents } from "#shared/statements/schema.ts";
import { useOrganizations } from "../agreements/names.ts";
import { type Answer, get, put } from "../api.ts";
import { fresh, freshAfter, together, useAction, useLoad } from "../load.ts";
import { paths } from "../paths.ts";
import { usePlace } from "../session.ts";
import { narrowed } from "../statements/forest.ts";
import { frameworksPath, useFrameworks } from "../statements/load.ts";
import { levelWords, nameOf, statementsInWords } from "../statements/words.ts";
import { useClose } from "../ui/address.ts";
import { Button } from "../ui/button.tsx";
import { dayInWords } from "../ui/dates.tsx";
import { useDraft } from "../ui/draft.ts";
import { CheckField, ChoiceField, TextField } from "../ui/field.tsx";
import { Form, FormEnd, FormPart } from "../ui/form.tsx";
import { Icon } from "../ui/icon.tsx";
import { ProblemNotice } from "../ui/problem.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { OverlapPart } from "./overlap.tsx";
import "./align.css";

type AlignProps = {
  /** The course's code. */
  asked: string;
  year: string;
  /** Of the organization's catalogs. */
  path: string;
  /** Why this person cannot change this year. */
  because: string | undefined;
};

/** As many statements as a person looks through at once; words narrow the rest down. */
const shownMax = 60;

export function Align({ asked, year, path, because }: AlignProps) {
  const { partnership } = usePlace();
  const at = `${path}/${year}/alignment`;
  const read = together(
    fresh(
      useLoad(`${at}#${asked}`, (signal) =>
        get<CourseAlignment>(`${at}?code=${encodeURIComponent(asked)}`, signal),
      ),
    ),
    useFrameworks(partnership.id),
    useOrganizations(partnership.id),
  );
  if (read.state === "loading") return <Skeleton of="what the course teaches" lines={10} />;
  if (read.state === "problem") return <ProblemNotice problem={read.problem} retry={read.retry} />;
  const [answer, frameworks, organizations] = read.data;
  return (
    <>
      <FormPart
        id="align"
        title={
          <>
            What {answer.data.code} teaches in {year}
          </>
        }
      >
        <p class="muted">{answer.data.title}</p>
        {because === undefined ? (
          <Choosing answer={answer} at={at} frameworks={frameworks} reload={read.reload} />
        ) : (
          <Reading course={answer.data} because={because} />
        )}
      </FormPart>
      <OverlapPart course={answer.data} path={path} organizations={organizations as OrganizationRow[]} />
    </>
  );
}

function Reading({ course, because }: { course: CourseAlignment; because: string }) {
  const close = useClose("align");
  return (
    <div class="stack">
      <Chosen statements={course.statements} />
      <p class="muted">{because}</p>
      <div>
        <Button onClick={() => close("courses")}>Back to the courses</Button>
      </div>
    </div>
  );
}

/** What is mapped, each as it reads today, with what is to be done about those that no longer hold. */
function Chosen({
  statements,
  replace,
  remove,
}: {
  statements: readonly CourseAlignment["statements"][number][];
  replace?: (id: string, by: string) => void;
  remove?: (id: string) => void;
}) {
  const { partnership } = usePlace();
  if (statements.length === 0)
    return (
      <p class="muted">No statement yet: nobody can tell what this course has in common with another.</p>
    );
  return (
    <ul class="plain aligned">
      {statements.map(({ id, stands }) => {
        const over = stands?.retiredOn !== undefined && stands.retiredOn <= partnership.today;
        const name = stands ? `${stands.code ?? ""} ${stands.text}`.trim() : id;
        return (
          <li key={id}>
            <div>
              {stands ? (
                <a
                  class={over ? "retired" : undefined}
                  href={paths.statementFramework(partnership.id, stands.frameworkId, { statement: id })}
                >
                  {stands.code && <b class="nowrap">{stands.code} </b>}
                  {stands.text}
                </a>
              ) : (
                <code>{id}</code>
              )}
              <small class="muted">
                {stands ? `${levelWords[stands.level]}, ${stands.framework}` : "In no framework you may read"}
                {over && stands?.retiredOn && `. Retired ${dayInWords(stands.retiredOn)}`}
              </small>
            </div>
            {over && stands?.replacedBy && replace && (
              <Button small onClick={() => replace(id, stands.replacedBy as string)}>
                Take what replaced it<span class="sr">, for {name}</span>
              </Button>
            )}
            {remove && (
              <Button small kind="quiet" onClick={() => remove(id)}>
                <Icon name="cross" /> <span class="sr">Take away {name}</span>
              </Button>
            )}
          </li>
        );
      })}
    </ul>
  );
}

type ChoosingProps = {
  answer: Answer<CourseAlignment>;
  at: string;
  frameworks: readonly FrameworkRow[];
  reload: () => void;
};

function Choosing({ answer, at, frameworks, reload }: ChoosingProps) {
  const { partnership } = usePlace();
  const course = answer.data;
  const close = useClose("align");
  const draft = useDraft(`align/${course.organizationId}/${course.year}/${course.code}`, {
    ids: course.statements.map(({ id }) => id),
  });
  const { ids } = draft.value;
  const set = (next: readonly string[]) => draft.set({ ids: [...new Set(next)] });
  const [framework, setFramework] = useState<string>(
    course.statements.find(({ stands }) => stands)?.stands?.frameworkId ?? frameworks[0]?.identifier ?? "",
  );
  const title = frameworks.find(({ identifier }) => identifier === framework)?.title ?? "";
  const path = framework && `${frameworksPath(partnership.id)}/${framework}/statements`;
  const read = useLoad(path || undefined, (signal) => get<WholeContents>(path, signal));
  const offered = read.state === "content" ? read.data.data.statements : [];
  const byId = new Map(offered.map((one) => [one.item.identifier as string, one]));
  const known = new Map(course.statements.map((one) => [one.id, one]));
  const chosen = ids.map((id) => known.get(id) ?? { id, ...standsIn(byId.get(id), framework, title) });
  const save = useAction(async (key) => {
    const body = { code: course.code, statementIds: ids };
    await freshAfter(at, put(at, body, { key, ifMatch: answer.etag }));
    draft.forget();
    close("courses");
  });
  return (
    <Form label="Statements" action={save} reload={reload} draft={draft}>
      <section aria-labelledby="chosen">
        <h3 id="chosen">{statementsInWords(ids.length)}</h3>
        <Chosen
          statements={chosen as CourseAlignment["statements"]}
          replace={(id, by) => set(ids.map((one) => (one === id ? by : one)))}
          remove={(id) => set(ids.filter((one) => one !== id))}
        />
      </section>
      {frameworks.length === 0 ? (
        <p class="muted">
          This region has no framework of statements yet.{" "}
          <a href={paths.frameworks(partnership.id)}>See the frameworks</a>
        </p>
      ) : (
        <>
          <ChoiceField
            label="Choose from"
            pointer="/framework"
            value={framework}
            onValue={setFramework}
            choices={frameworks.map((one) => ({ value: one.identifier, label: one.title }))}
          />
          {read.state === "loading" && <Skeleton of="the statements" lines={6} />}
          {read.state === "problem" && <ProblemNotice problem={read.problem} retry={read.retry} />}
          {read.state === "content" && <Offered statements={offered} ids={ids} set={set} />}
        </>
      )}
      <FormEnd
        yes="Save what it teaches"
        because={
          ids.length > alignedMax ? `A course is mapped to at most ${alignedMax} statements.` : undefined
        }
        leave={() => close("courses")}
      />
    </Form>
  );
}

const standsIn = (one: StandingStatement | undefined, frameworkId: string, framework: string) =>
  one && {
    stands: {
      frameworkId,
      framework,
      ...(one.item.humanCodingScheme === undefined ? {} : { code: one.item.humanCodingScheme }),
      text: one.item.abbreviatedStatement ?? one.item.fullStatement,
      level: one.level,
    },
  };

/** The statements of a framework that still hold, narrowed by words and level, each to be ticked. */
function Offered({
  statements,
  ids,
  set,
}: {
  statements: readonly StandingStatement[];
  ids: readonly string[];
  set: (ids: readonly string[]) => void;
}) {
  const { partnership } = usePlace();
  const [words, setWords] = useState("");
  const [level, setLevel] = useState("");
  const current = statements.filter(({ item }) => !isRetired(item, partnership.today));
  const found = narrowed(current, { words, level }).shown.filter(
    (one, index, all) => all.findIndex(({ item }) => item.identifier === one.item.identifier) === index,
  );
  const shown = found.slice(0, shownMax);
  return (
    <fieldset class="stack tight">
      <legend>Statements that hold today</legend>
      <div class="pair">
        <TextField
          label="With these words"
          type="search"
          pointer="/words"
          value={words}
          onValue={setWords}
          optional
        />
        <ChoiceField
          label="Level"
          pointer="/level"
          value={level}
          onValue={setLevel}
          none="Every level"
          choices={Object.entries(levelWords).map(([value, label]) => ({ value, label }))}
        />
      </div>
      <div class="offered">
        {shown.map(({ item, depth }) => (
          <div key={item.identifier} style={{ "--depth": Math.min(depth, 4) }}>
            <CheckField
              label={nameOf(item)}
              checked={ids.includes(item.identifier)}
              onChecked={(on) =>
                set(on ? [...ids, item.identifier] : ids.filter((one) => one !== item.identifier))
              }
            />
          </div>
        ))}
      </div>
      <p class="muted" role="status">
        {found.length === 0
          ? "No statement has these words."
          : found.length > shownMax
            ? `The first ${shownMax} of ${found.length.toLocaleString("en-US")}: type words to find the others.`
            : statementsInWords(found.length)}
      </p>
    </fieldset>
  );
}
