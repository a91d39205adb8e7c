/** Every document this person may read, of all agreements, newest first; and the words found in them. */
import type { AgreementRow } from "#shared/agreements/schema.ts";
import type { DataSharingListRow } from "#shared/data-sharing/view.ts";
import { objectionToSending } from "#shared/documents/rules.ts";
import { getAll } from "../api.ts";
import { together, useLoad } from "../load.ts";
import { paths } from "../paths.ts";
import { usePlace } from "../session.ts";
import { useAddress } from "../ui/address.ts";
import { Empty } from "../ui/empty.tsx";
import { Page } from "../ui/page.tsx";
import { ProblemNotice } from "../ui/problem.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { DocumentLine, Unscanned } from "./line.tsx";
import { documentsPath, useDocuments } from "./load.ts";
import { DocumentSearch } from "./search.tsx";

export function DocumentsPage() {
  const { partnership, actor } = usePlace();
  const [wanted] = useAddress("q");
  const [about] = useAddress("about");
  const agreementsPath = `/partnerships/${partnership.id}/agreements`;
  const sharingPath = `/partnerships/${partnership.id}/data-sharing`;
  const read = together(
    useDocuments(partnership.id, { about, q: wanted }),
    useLoad(agreementsPath, (signal) => getAll<AgreementRow>(agreementsPath, signal)),
    useLoad(sharingPath, (signal) => getAll<DataSharingListRow>(sharingPath, signal)),
  );
  const head = {
    title: "Documents",
    lede: "What the agreements you may read rest on. The search looks into the files.",
  };
  const search = <DocumentSearch label="Search in names and text" />;

  if (read.state === "loading")
    return (
      <Page {...head}>
        <div class="stack">
          {search}
          <Skeleton of="the documents" />
        </div>
      </Page>
    );
  if (read.state === "problem")
    return (
      <Page {...head}>
        <ProblemNotice problem={read.problem} retry={read.retry} />
      </Page>
    );
  const [documents, agreements, sharing] = read.data;
  const byId = new Map<string, AgreementRow | DataSharingListRow>(
    [...agreements, ...sharing].map((row) => [row.id, row]),
  );
  if (documents.length === 0 && !wanted)
    return (
      <Page {...head}>
        <Empty
          title="No documents yet"
          action={
            <a class="button primary" href={paths.agreements(partnership.id)}>
              Go to the agreements
            </a>
          }
        >
          Documents belong to an agreement: open one and attach the signed PDF, syllabi or minutes under its
          Documents.
        </Empty>
      </Page>
    );
  return (
    <Page {...head}>
      <div class="stack">
        {search}
        <p class="muted" role="status">
          {documents.length} {documents.length === 1 ? "document" : "documents"}
          {wanted && (
            <>
              {" "}
              with <q>{wanted}</q> in the name or the text
            </>
          )}
        </p>
        <Unscanned documents={documents} />
        <ul class="lines" aria-label="Documents">
          {documents.map((document) => {
            const agreement = byId.get(document.about.id);
            const parties = agreement?.parties.map(({ organizationId }) => organizationId) ?? [];
            return (
              <li key={document.id}>
                <DocumentLine
                  document={document}
                  base={documentsPath(partnership.id)}
                  timeZone={partnership.timeZone}
                  wanted={wanted}
                  objectionToRetry={objectionToSending(actor, document, { sight: "content", parties })}
                  {...(agreement
                    ? {
                        agreement: {
                          href:
                            document.about.kind === "agreement"
                              ? paths.agreement(partnership.id, agreement.id, "documents")
                              : `${paths.dataSharing(partnership.id)}/${agreement.id}?tab=documents`,
                          name: agreement.name,
                        },
                      }
                    : {})}
                />
              </li>
            );
          })}
        </ul>
      </div>
    </Page>
  );
}
