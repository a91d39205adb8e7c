/** What can be taken away of a version: the PDF, the evidence that goes with it, and its terms as files. */
import type { DataSharing } from "#shared/data-sharing/schema.ts";
import { everyParty } from "#shared/data-sharing/versions.ts";
import { useFile } from "../documents/download.ts";
import { FileButton } from "../documents/file-button.tsx";
import { downloadWritten } from "../files/written.ts";
import { useAction } from "../load.ts";
import { paths } from "../paths.ts";
import { usePlace } from "../session.ts";

export function PapersPart({ agreement, path }: { agreement: DataSharing; path: string }) {
  const { actor } = usePlace();
  const { signingDocument, executedDocument, versionNo, codedNotation, status } = agreement;
  const at = `${path}/versions/${versionNo}`;
  const base = `${codedNotation.replaceAll("/", "-")}-v${versionNo}`;
  const signing = useFile(`${at}/document?kind=signing`);
  const executed = useFile(`${at}/document?kind=executed`);
  const bundle = useAction(() => downloadWritten(`${at}/bundle`, `${base}-bundle.json`, actor));
  const counsel = useAction(() =>
    downloadWritten(`${path}/export?as=json&version=${versionNo}`, `${base}.json`, actor),
  );
  const schedule = useAction(() =>
    downloadWritten(`${path}/export?as=csv&version=${versionNo}`, `${base}-schedule.csv`, actor),
  );
  const odrl = useAction(() =>
    downloadWritten(`${path}/odrl?version=${versionNo}`, `${base}-odrl.jsonld`, actor),
  );
  const own = everyParty(agreement).some(({ organizationId }) => organizationId === actor.organization);
  return (
    <section aria-labelledby="papers" class="term-part no-print">
      <div class="section-head">
        <h2 id="papers" class="small-head">
          Papers and files
        </h2>
      </div>
      <div class="row">
        {executedDocument && <FileButton file={executed}>Signed PDF</FileButton>}
        {executedDocument && own && <FileButton file={bundle}>Evidence of the signatures (JSON)</FileButton>}
        {!executedDocument && signingDocument && status !== "DRAFT" && (
          <FileButton file={signing}>What is signed (PDF)</FileButton>
        )}
        <FileButton file={counsel}>For counsel to compare (JSON)</FileButton>
        <FileButton file={schedule}>Schedule of data (CSV)</FileButton>
        <FileButton file={odrl}>Terms for machines (ODRL)</FileButton>
      </div>
      {executedDocument && own && (
        <p class="muted">
          Whoever has the PDF and the evidence can check both without this hub, even when it is gone: open{" "}
          <a href={paths.verifyPage()} download>
            the checking page
          </a>{" "}
          and drop them on it. It is evidence, not legal advice.
        </p>
      )}
    </section>
  );
}
