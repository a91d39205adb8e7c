/** Adding courses from a file: read, check, mend on the page, and then add all of it at once. Nothing is saved before. */

import { useRoute } from "preact-iso/router";
import type { ImportReport } from "#shared/agreements/import-schema.ts";
import { objectionToEditing } from "#shared/agreements/rules.ts";
import type { Agreement } from "#shared/agreements/schema.ts";
import { csvType, xlsxType } from "#shared/files/taken.ts";
import { useDocuments } from "../documents/load.ts";
import { sizeInWords } from "../documents/words.ts";
import { DropSheet } from "../files/drop.tsx";
import { type Source, useDryRun } from "../files/run.ts";
import { FileSheet } from "../files/sheet.tsx";
import { paths } from "../paths.ts";
import { usePlace } from "../session.ts";
import { Button } from "../ui/button.tsx";
import { Notice } from "../ui/notice.tsx";
import { Page } from "../ui/page.tsx";
import { ProblemNotice } from "../ui/problem.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { ImportPreview } from "./import-preview.tsx";
import { agreementPath, useAgreement, whole } from "./load.ts";
import "./agreements.css";

export function ImportPage() {
  const { partnership, actor } = usePlace();
  const path = agreementPath(partnership.id, useRoute().params["agreement"] ?? "");
  const read = useAgreement(path);
  const crumbs = [{ href: paths.agreements(partnership.id), label: "Agreements" }];
  const title = "Add courses from a file";
  if (read.state === "loading")
    return (
      <Page title={title} crumbs={crumbs}>
        <Skeleton of="the agreement" lines={10} />
      </Page>
    );
  if (read.state === "problem")
    return (
      <Page title={title} crumbs={crumbs}>
        <ProblemNotice problem={read.problem} retry={read.retry} />
      </Page>
    );
  const agreement = whole(read.data.data);
  const upward = [...crumbs, { href: paths.agreement(partnership.id, agreement.id), label: agreement.name }];
  const why = objectionToEditing(agreement, actor);
  if (why)
    return (
      <Page title={title} crumbs={upward}>
        <Notice kind="warn" title="Nothing can be added now">
          <p>{why.why}</p>
        </Notice>
      </Page>
    );
  return <Steps agreement={agreement} path={path} crumbs={upward} />;
}

type StepsProps = { agreement: Agreement; path: string; crumbs: { href: string; label: string }[] };

function Steps({ agreement, path, crumbs }: StepsProps) {
  const run = useDryRun<ImportReport>(`${path}/rules/import?dryRun=true`);
  const { source, report } = run;
  const choose = (next: Source) => run.choose(next);
  if (!source || (!report && run.problem))
    return (
      <Page
        title="Add courses from a file"
        crumbs={crumbs}
        lede="Choose the spreadsheet your office has. You see every row before anything is saved."
      >
        {run.problem && <ProblemNotice problem={run.problem} retry={run.again} live />}
        <Choose agreement={agreement} onChoose={choose} />
      </Page>
    );
  return (
    <Page
      title={
        report?.stops !== 0
          ? "Check before you add"
          : report.changes
            ? "Ready to add"
            : "It is all there already"
      }
      short="Add courses from a file"
      crumbs={crumbs}
      lede={
        report?.stops !== 0
          ? "Nothing is saved yet. Fix what stops the file, answer what we ask, then add all of it at once."
          : report.changes
            ? "Nothing is saved yet. Look it over, then add all of it at once."
            : "The agreement says everything that this file says. Adding it would change nothing."
      }
    >
      <FileSheet run={run} source={source} />
      {run.problem && <ProblemNotice problem={run.problem} retry={run.again} live />}
      {report ? (
        <ImportPreview run={run} report={report} agreement={agreement} path={path} />
      ) : (
        <Skeleton of="the rows" lines={12} />
      )}
    </Page>
  );
}

function Choose({ agreement, onChoose }: { agreement: Agreement; onChoose: (source: Source) => void }) {
  const { partnership } = usePlace();
  const documents = useDocuments(partnership.id, { about: agreement.id });
  const usable =
    documents.state === "content"
      ? documents.data.filter(
          ({ type, state }) => state === "available" && (type === csvType || type === xlsxType),
        )
      : [];
  return (
    <div class="cols wide-left">
      <DropSheet onChoose={onChoose} />
      <div class="stack">
        {usable.length > 0 && (
          <section aria-labelledby="attached">
            <h2 id="attached" class="small-head">
              Or one that is attached already
            </h2>
            <ul class="lines">
              {usable.map((one) => (
                <li key={one.id} class="row between">
                  <span>
                    <b>{one.name}</b>
                    <small>{sizeInWords(one.sizeBytes)}</small>
                  </span>
                  <Button
                    small
                    onClick={() =>
                      onChoose({
                        name: one.name,
                        size: one.sizeBytes,
                        type: one.type,
                        body: { documentId: one.id },
                      })
                    }
                  >
                    Read it<span class="sr">: {one.name}</span>
                  </Button>
                </li>
              ))}
            </ul>
          </section>
        )}
        <section aria-labelledby="layout">
          <h2 id="layout" class="small-head">
            What the file looks like
          </h2>
          <p>
            One row for each course a student finishes (S), each thing that is granted (R), each condition (Q,
            with * as its rule where it holds for all) and each course that gives nothing (N).
          </p>
          <p>
            Rows of one rule: another <b>option</b> is another way. Another <b>slot</b> of the same option is
            needed as well. The same slot is a choice.
          </p>
        </section>
      </div>
    </div>
  );
}
