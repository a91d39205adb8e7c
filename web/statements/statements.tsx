/** The statements of one framework or of one of its editions: searched, by level, and one of them on its own. */
import type { FrameworkView, StatementLevel, WholeContents } from "#shared/statements/schema.ts";
import type { Answer } from "../api.ts";
import { usePlace } from "../session.ts";
import { useAddress, useLinkWith } from "../ui/address.ts";
import { LinkButton } from "../ui/button.tsx";
import { useChunk } from "../ui/chunk.ts";
import { Empty } from "../ui/empty.tsx";
import { Filter } from "../ui/filter.tsx";
import { Icon } from "../ui/icon.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { narrowed } from "./forest.ts";
import { Outline } from "./outline.tsx";
import { levelWords, nameOf, statementsInWords } from "./words.ts";

export type StatementsProps = {
  framework: FrameworkView;
  answer: Answer<WholeContents>;
  path: string;
  reload: () => void;
  stale: boolean;
  /** They keep it, and this is what is being worked on. */
  keeps: boolean;
  /** Why they cannot change it now. */
  because: string | undefined;
};

export function Statements(props: StatementsProps) {
  const { framework, answer, keeps, because } = props;
  const { partnership } = usePlace();
  const [asked] = useAddress("statement");
  const [wanted] = useAddress("q");
  const [level] = useAddress("level");
  const [under] = useAddress("in");
  const link = useLinkWith("statement");
  const { statements } = answer.data;
  const Part = useChunk(async () => (await import("./statement.tsx")).StatementPart, asked !== "");
  const [arranging] = useAddress("arrange");
  const arrange = useLinkWith("arrange", "q", "level", "in");
  const Order = useChunk(async () => (await import("./arrange.tsx")).Arrange, arranging !== "");
  if (asked !== "" && !(asked === "new" && (!keeps || because !== undefined)))
    return Part ? <Part key={asked} asked={asked} {...props} /> : <Skeleton of="the statement" />;
  if (arranging !== "" && keeps && because === undefined)
    return Order ? <Order {...props} /> : <Skeleton of="the statements" lines={16} />;
  const add = keeps && (
    <LinkButton small because={because} href={link("new")}>
      <Icon name="plus" /> Add a statement
    </LinkButton>
  );
  if (statements.length === 0)
    return (
      <>
        <Which framework={framework} shown={answer.data.editionNo} />
        <Empty title="No statement yet" action={add}>
          Begin with the clusters and pathways it is for, then what a learner should know and be able to do.
        </Empty>
      </>
    );
  const { shown, found } = narrowed(statements, { words: wanted, level, under });
  return (
    <section id="statements" aria-label="Statements">
      <Which framework={framework} shown={answer.data.editionNo} />
      <div class="row between table-head">
        <p class="muted" role="status">
          {found === statements.length
            ? statementsInWords(found)
            : `${found.toLocaleString("en-US")} of ${statementsInWords(statements.length)}`}
        </p>
        <Levels statements={statements} level={level} />
        {under !== "" && <Under statements={statements} under={under} />}
        <Filter label="Filter by words, code or keyword" />
        {add}
        {keeps && statements.length > 1 && (
          <LinkButton small because={because} href={arrange("yes")}>
            Put in order
          </LinkButton>
        )}
      </div>
      {found === 0 ? (
        <p class="muted">No statement has these words.</p>
      ) : (
        <Outline
          key={`${answer.data.editionNo} ${level} ${under} ${wanted}`}
          label={framework.document.title}
          statements={shown}
          today={partnership.today}
          href={link}
        />
      )}
    </section>
  );
}

function Levels({ statements, level }: Pick<WholeContents, "statements"> & { level: string }) {
  const link = useLinkWith("level");
  const counted = (Object.keys(levelWords) as StatementLevel[]).map((one) => ({
    one,
    count: statements.filter((standing) => standing.level === one).length,
  }));
  if (counted.filter(({ count }) => count > 0).length < 2) return null;
  return (
    <nav class="row no-print" aria-label="Levels">
      {counted
        .filter(({ count }) => count > 0)
        .map(({ one, count }) => (
          <a
            key={one}
            class="chip"
            href={link(one === level ? "" : one)}
            aria-current={one === level ? "true" : undefined}
          >
            {levelWords[one]} <small>{count.toLocaleString("en-US")}</small>
          </a>
        ))}
    </nav>
  );
}

/** Only what stands under one of them: a cluster, as the wheel leads here. */
function Under({ statements, under }: Pick<WholeContents, "statements"> & { under: string }) {
  const all = useLinkWith("in");
  const item = statements.find((one) => one.item.identifier === under)?.item;
  return (
    <nav class="row no-print" aria-label="Part of the framework">
      <a class="chip" href={all("")} aria-current="true">
        {item ? nameOf(item) : "Something that is not here"} <span aria-hidden="true">×</span>
        <span class="sr">, show all of it</span>
      </a>
    </nav>
  );
}

/** Which edition is shown; nothing to choose where none was published. */
function Which({ framework, shown }: { framework: FrameworkView; shown: number | undefined }) {
  const link = useLinkWith("edition", "statement");
  if (framework.published.length === 0) return null;
  return (
    <nav class="row no-print" aria-label="Edition">
      <a class="chip" href={link("")} aria-current={shown === undefined ? "page" : undefined}>
        Being worked on
      </a>
      {framework.published.toReversed().map(({ editionNo, document }) => (
        <a
          key={editionNo}
          class="chip"
          href={link(String(editionNo))}
          aria-current={editionNo === shown ? "page" : undefined}
        >
          {document.version ?? `Edition ${editionNo}`}
        </a>
      ))}
    </nav>
  );
}
