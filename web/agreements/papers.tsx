/** The papers of a version: what is shown to its signers, and what they have once all have signed. */
import type { Agreement } from "#shared/agreements/schema.ts";
import { everyParty } from "#shared/agreements/succession.ts";
import { useFile } from "../documents/download.ts";
import { FileButton } from "../documents/file-button.tsx";
import { downloadWritten } from "../files/written.ts";
import { useAction } from "../load.ts";
import { paths } from "../paths.ts";
import { usePlace } from "../session.ts";

export function Papers({ agreement, path }: { agreement: Agreement; path: string }) {
  const { actor } = usePlace();
  const { signingDocument, executedDocument, versionNo, codedNotation, status } = agreement;
  const at = `${path}/versions/${versionNo}`;
  const signing = useFile(`${at}/document?kind=signing`);
  const executed = useFile(`${at}/document?kind=executed`);
  const name = `${codedNotation.replaceAll("/", "-")}-v${versionNo}-bundle.json`;
  const bundle = useAction(() => downloadWritten(`${at}/bundle`, name, actor));
  const own = everyParty(agreement).some(({ organizationId }) => organizationId === actor.organization);
  if (executedDocument)
    return (
      <div class="stack tight papers">
        <h3>Executed and filed</h3>
        <FileButton file={executed}>Download the signed PDF</FileButton>
        {own && <FileButton file={bundle}>Download the evidence (JSON)</FileButton>}
        <p class="muted">
          Whoever has both files can check them without this hub, even when it is gone: open{" "}
          <a href={paths.verifyPage()} download>
            the checking page
          </a>{" "}
          and drop both on it. It is evidence, not legal advice.
        </p>
      </div>
    );
  if (!signingDocument || status === "DRAFT") return null;
  return (
    <div class="stack tight papers">
      <FileButton file={signing}>
        {status === "OUT_FOR_SIGNATURE" ? "Read what is signed (PDF)" : "What was to be signed (PDF)"}
      </FileButton>
    </div>
  );
}
