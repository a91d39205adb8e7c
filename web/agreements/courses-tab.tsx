/** The courses of one agreement: the table, what holds for every rule, and (in a draft) typing and deleting rules. */
import { useState } from "preact/hooks";
import { objectionToEditing } from "#shared/agreements/rules.ts";
import type { Agreement } from "#shared/agreements/schema.ts";
import type { Terms } from "#shared/agreements/terms-schema.ts";
import { conditionInWords } from "#shared/agreements/words.ts";
import type { Answer } from "../api.ts";
import { CoursesChanged, useDrift } from "../courses/drift.tsx";
import { useAction } from "../load.ts";
import { paths } from "../paths.ts";
import { usePlace } from "../session.ts";
import { useAddress, useClose, useLinkWith } from "../ui/address.ts";
import { Button, LinkButton } from "../ui/button.tsx";
import { useChunk } from "../ui/chunk.ts";
import { Empty } from "../ui/empty.tsx";
import { isForOthers } from "../ui/for-others.ts";
import { Icon } from "../ui/icon.tsx";
import { ProblemNotice } from "../ui/problem.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { EquivalencyTable, rowsOf } from "./equivalency-table.tsx";
import { useTerms } from "./load.ts";
import type { Names } from "./names.ts";
import { ReadingKey } from "./reading-key.tsx";

const drawnAtOnce = 100;

type CoursesProps = {
  agreement: Agreement;
  /** Of the agreement, or of a version before: `…/versions/1`. */
  path: string;
  names: Names;
  /** A version before the latest: to be read, and nothing else. */
  past?: boolean;
};

export function CoursesTab(props: CoursesProps) {
  const { agreement, path, names, past } = props;
  const [asked] = useAddress("rule");
  const terms = useTerms(path);
  const drift = useDrift(agreement, past ? undefined : path);
  if (terms.state === "loading" || !drift) return <Skeleton of="the courses" lines={12} />;
  if (terms.state === "problem") return <ProblemNotice problem={terms.problem} retry={terms.retry} />;
  return (
    <>
      {asked === "" && drift.length > 0 && (
        <CoursesChanged drift={drift} agreement={agreement} code={names.code} />
      )}
      <Courses {...props} answer={terms.data} reload={terms.reload} stale={terms.stale} />
    </>
  );
}

type LoadedProps = CoursesProps & { answer: Answer<Terms>; reload: () => void; stale: boolean };

function Courses({ agreement, path, names, past = false, answer, reload, stale }: LoadedProps) {
  const { actor } = usePlace();
  const [asked] = useAddress("rule");
  const editing = objectionToEditing(agreement, actor);
  const open = asked !== "" && !past && !editing && !stale;
  const form = useChunk(async () => (await import("./rule-form.tsx")).RuleForm, open);
  const close = useClose("rule");
  if (open) {
    if (!form) return <Skeleton of="the form" lines={10} />;
    const RuleForm = form;
    return (
      <RuleForm
        key={asked}
        asked={asked}
        agreement={agreement}
        path={path}
        names={names}
        answer={answer}
        reload={reload}
        onDone={(ruleNo) =>
          close(ruleNo !== undefined ? `rule-${ruleNo}` : asked === "all" ? "cond" : "rules")
        }
      />
    );
  }
  return (
    <Read
      agreement={agreement}
      path={path}
      names={names}
      past={past}
      answer={answer}
      mayEdit={!editing && !past}
    />
  );
}

function Read({
  agreement,
  path,
  names,
  past = false,
  answer,
  mayEdit,
}: CoursesProps & { answer: Answer<Terms>; mayEdit: boolean }) {
  const { partnership } = usePlace();
  const link = useLinkWith("rule");
  const [upTo, setUpTo] = useState(drawnAtOnce);
  const [leaving, setLeaving] = useState<number>();
  const terms = answer.data;
  const rows = rowsOf(terms);
  const Deleting = useChunk(async () => (await import("./rule-delete.tsx")).Deleting, leaving !== undefined);
  const tools = mayEdit
    ? (ruleNo: number) => (
        <span class="row no-print tools">
          <a class="button small" href={link(String(ruleNo))}>
            Change<span class="sr"> rule {ruleNo}</span>
          </a>
          <Button small kind="quiet" onClick={() => setLeaving(ruleNo)}>
            Delete<span class="sr"> rule {ruleNo}</span>
          </Button>
        </span>
      )
    : undefined;
  const Offer = useChunk(async () => (await import("./register-offer.tsx")).RegisterOffer, mayEdit);
  return (
    <>
      <section aria-labelledby="rules">
        <div class="section-head">
          <h2 id="rules">Which courses give which credit</h2>
          <Tools agreement={agreement} path={path} empty={rows.length === 0} past={past} />
        </div>
        {rows.length === 0 ? (
          <Empty
            title="No course rules yet"
            action={
              mayEdit && (
                <span class="row">
                  <a class="button primary" href={paths.importRules(partnership.id, agreement.id)}>
                    Add courses from a file
                  </a>
                  <a class="button" href={link("new")}>
                    Type the first rule
                  </a>
                </span>
              )
            }
          >
            A rule says what a student finishes at school and what the college grants for it.
            {mayEdit &&
              " Most people have them in a spreadsheet already: drop it in, and check before you add."}
          </Empty>
        ) : (
          <>
            <ReadingKey />
            <EquivalencyTable terms={terms} frame={agreement} names={names} tools={tools} upTo={upTo} />
            {rows.length > upTo && (
              <div>
                <Button onClick={() => setUpTo(upTo + drawnAtOnce)}>
                  Show {Math.min(drawnAtOnce, rows.length - upTo)} more of{" "}
                  {rows.length.toLocaleString("en-US")}
                </Button>
              </div>
            )}
          </>
        )}
      </section>
      <section aria-labelledby="cond">
        <div class="section-head">
          <h2 id="cond">For every rule</h2>
          {mayEdit && (
            <span class="no-print">
              <a class="button small" href={link("all")}>
                <Icon name="pencil" /> Change<span class="sr"> what holds for every rule</span>
              </a>
            </span>
          )}
        </div>
        {terms.conditions.length === 0 ? (
          <p class="muted">Nothing else is asked of a student: no deadline, no fee, no cap.</p>
        ) : (
          <ul class="stack tight">
            {terms.conditions.map((one, index) => (
              <li key={`${index} ${one.type}`}>{conditionInWords(one)}</li>
            ))}
          </ul>
        )}
      </section>
      {mayEdit && Offer && <Offer path={path} etag={answer.etag} names={names} />}
      {mayEdit && Deleting && (
        <Deleting
          ruleNo={leaving}
          onClose={() => setLeaving(undefined)}
          agreement={agreement}
          path={path}
          answer={answer}
        />
      )}
    </>
  );
}

function Tools({
  agreement,
  path,
  empty,
  past,
}: {
  agreement: Agreement;
  path: string;
  empty: boolean;
  past: boolean;
}) {
  const { partnership, actor } = usePlace();
  const link = useLinkWith("rule");
  const editing = objectionToEditing(agreement, actor);
  const file = useAction(async (_key, kind: "csv" | "xlsx") => {
    const { downloadWritten } = await import("../files/written.ts");
    const name = `${agreement.codedNotation.replaceAll("/", "-")}-rules.${kind}`;
    await downloadWritten(`${path}/rules.${kind}`, name, actor);
  });
  return (
    <div class="row no-print head-tools">
      {!past && !isForOthers(editing) && (
        <>
          <LinkButton small because={editing?.why} href={link("new")}>
            <Icon name="plus" /> Add a rule{editing && ", or from a file"}
          </LinkButton>
          {!editing && !empty && (
            <LinkButton small href={paths.importRules(partnership.id, agreement.id)}>
              <Icon name="upload" /> Add from a file
            </LinkButton>
          )}
        </>
      )}
      {!empty && (
        <>
          {!past && (
            <>
              <Button small onClick={() => void file.run("csv")} busy={file.busy && "Fetching"}>
                <Icon name="download" /> Download CSV
              </Button>
              <Button small onClick={() => void file.run("xlsx")} busy={file.busy && "Fetching"}>
                <Icon name="download" /> Download Excel
              </Button>
            </>
          )}
          <Button small onClick={() => print()}>
            <Icon name="print" /> Print
          </Button>
        </>
      )}
      {file.problem && <ProblemNotice problem={file.problem} live />}
    </div>
  );
}
