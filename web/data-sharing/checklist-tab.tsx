/**
 * What the law and this hub ask of the text, item by item: where each is answered, what is missing and where it is
 * mended. The list is the hub's own: what it marks as missing here is what it refuses for.
 */
import type { CheckItem, Checklist, LegalBasis } from "#shared/data-sharing/bases-schema.ts";
import { objectionToEditing } from "#shared/data-sharing/rules.ts";
import type { DataSharing } from "#shared/data-sharing/schema.ts";
import { together } from "../load.ts";
import { usePlace } from "../session.ts";
import { ProblemNotice } from "../ui/problem.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { ChecklistLine } from "./checklist-line.tsx";
import { useBases, useCheck } from "./load.ts";
import { dataPaths } from "./paths.ts";

type ChecklistProps = { agreement: DataSharing; path: string };

export function ChecklistTab({ agreement, path }: ChecklistProps) {
  const { partnership } = usePlace();
  const read = together(useCheck(path), useBases(partnership.id));
  if (read.state === "loading") return <Skeleton of="the checklist" lines={24} />;
  if (read.state === "problem") return <ProblemNotice problem={read.problem} retry={read.retry} />;
  const [checklist, bases] = read.data;
  return <Groups agreement={agreement} checklist={checklist} bases={bases} />;
}

type GroupsProps = { agreement: DataSharing; checklist: Checklist; bases: readonly LegalBasis[] };
/** Its place in the list names it in the address: one code may stand there twice. */
export type Numbered = { item: CheckItem; no: number };

function Groups({ agreement, checklist: { items }, bases }: GroupsProps) {
  const { partnership, actor } = usePlace();
  const mayEdit = !objectionToEditing(agreement, actor);
  // A warning that has nothing to say is no line of its own.
  const numbered = items
    .map((item, no) => ({ item, no }))
    .filter(({ item }) => item.findings.length > 0 || !/^W\d/.test(item.code));
  const first = numbered.find(({ item }) => item.findings.some(({ severity }) => severity === "block"))?.no;
  const used = bases.filter(({ id }) => items.some(({ basisId }) => basisId === id));
  const answered = numbered.filter(({ item }) => item.findings.length === 0).length;
  const own = numbered.filter(({ item }) => item.basisId === undefined);
  const lines = (of: readonly Numbered[]) => (
    <ul class="law">
      {of.map(({ item, no }) => (
        <ChecklistLine
          key={no}
          item={item}
          no={no}
          first={no === first}
          agreement={agreement}
          bases={bases}
          mayEdit={mayEdit}
        />
      ))}
    </ul>
  );
  return (
    <section aria-labelledby="asked">
      <div class="section-head">
        <h2 id="asked">What the law asks of this text</h2>
        <p>
          {answered} of {numbered.length} answered
        </p>
      </div>
      {used.length === 0 ? (
        <p class="muted">
          The list depends on the legal bases that the schedule of data cites, and it cites none yet.{" "}
          {mayEdit && (
            <a href={dataPaths.dataAgreement(partnership.id, agreement.id, "terms", { change: "elements" })}>
              Open the schedule
            </a>
          )}
        </p>
      ) : (
        <p class="muted">
          It rests on{" "}
          {used.map(({ id, name }, index) => (
            <span key={id}>
              {index > 0 && (index === used.length - 1 ? " and " : ", ")}
              <b>{name}</b>
            </span>
          ))}
          .{used.length > 1 && " Each has its own list."}
        </p>
      )}
      {used.map(({ id, name, citation }) => (
        <section key={id} aria-labelledby={`basis-${id}`} class="basis">
          <div class="basis-head">
            <h3 id={`basis-${id}`}>
              <a href={dataPaths.legalBasis(partnership.id, id)}>{name}</a>
            </h3>
            <small>{citation}</small>
          </div>
          {lines(numbered.filter(({ item }) => item.basisId === id))}
        </section>
      ))}
      <section aria-labelledby="basis-hub" class="basis">
        <div class="basis-head">
          <h3 id="basis-hub">Whichever law it rests on</h3>
          <small>asked by this hub</small>
        </div>
        {lines(own)}
      </section>
    </section>
  );
}
