/** The documents of one agreement: what there is, words found in it, and where its parties attach more. */
import { objectionToAttaching, objectionToSending, type Subject } from "#shared/documents/rules.ts";
import type { AboutId, Document } from "#shared/documents/schema.ts";
import type { OrganizationId } from "#shared/ids.ts";
import { usePlace } from "../session.ts";
import { useAddress } from "../ui/address.ts";
import { Empty } from "../ui/empty.tsx";
import { Notice } from "../ui/notice.tsx";
import { ProblemNotice } from "../ui/problem.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { Drop } from "./drop.tsx";
import { DocumentLine, Unscanned } from "./line.tsx";
import { documentsPath, useDocuments } from "./load.ts";
import { DocumentSearch } from "./search.tsx";

export type DocumentsTabProps = {
  agreement: {
    id: AboutId;
    parties: readonly { organizationId: OrganizationId }[];
    contentHidden?: true | undefined;
  };
  onAttached?: (document: Document) => void;
};

export function DocumentsTab({ agreement, onAttached }: DocumentsTabProps) {
  const { partnership, actor } = usePlace();
  const [wanted] = useAddress("q");
  const hidden = agreement.contentHidden === true;
  const subject: Subject = {
    sight: hidden ? "outline" : "content",
    parties: agreement.parties.map(({ organizationId }) => organizationId),
  };
  if (hidden)
    return (
      <Notice title="Its documents are for its parties" icon="lock">
        <p>You see that this agreement exists, who it is between and when it holds.</p>
      </Notice>
    );
  const base = documentsPath(partnership.id);
  const refusal = objectionToAttaching(actor, subject);
  return (
    <div class="stack">
      <DocumentSearch label="Search in these documents" />
      <List about={agreement.id} wanted={wanted} subject={subject} mayAttach={!refusal} />
      {refusal ? (
        <p class="muted">{refusal.why}</p>
      ) : (
        <Drop base={base} about={agreement.id} {...(onAttached ? { onAttached } : {})} />
      )}
    </div>
  );
}

type ListProps = { about: AboutId; wanted: string; subject: Subject; mayAttach: boolean };

function List({ about, wanted, subject, mayAttach }: ListProps) {
  const { partnership, actor } = usePlace();
  const documents = useDocuments(partnership.id, { about, q: wanted });
  if (documents.state === "loading") return <Skeleton of="the documents" lines={4} />;
  if (documents.state === "problem")
    return <ProblemNotice problem={documents.problem} retry={documents.retry} />;
  if (documents.data.length === 0)
    return wanted ? (
      <p role="status">
        No document here says <q>{wanted}</q>. Text is read from PDF files, shortly after they arrive.
      </p>
    ) : (
      <Empty title="No documents yet">
        {mayAttach
          ? "Attach the signed PDF, the course syllabi, the minutes: whatever this agreement rests on. Every party to it can read them."
          : "The parties attach what this agreement rests on: the signed PDF, syllabi, minutes."}
      </Empty>
    );
  return (
    <>
      <p class="muted" role="status">
        {documents.data.length} {documents.data.length === 1 ? "document" : "documents"}
        {wanted && (
          <>
            {" "}
            with <q>{wanted}</q> in the name or the text
          </>
        )}
      </p>
      <Unscanned documents={documents.data} />
      <ul class="lines" aria-label="Documents">
        {documents.data.map((document) => (
          <li key={document.id}>
            <DocumentLine
              document={document}
              base={documentsPath(partnership.id)}
              timeZone={partnership.timeZone}
              wanted={wanted}
              objectionToRetry={objectionToSending(actor, document, subject)}
            />
          </li>
        ))}
      </ul>
    </>
  );
}
