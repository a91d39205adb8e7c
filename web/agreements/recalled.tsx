/** What was called back from signing: when, by whom, why, and the signatures that were given before. */
import { useState } from "preact/hooks";
import type { Agreement, Recall } from "#shared/agreements/schema.ts";
import type { AgreementView } from "#shared/agreements/view.ts";
import { get } from "../api.ts";
import { useLoad } from "../load.ts";
import { usePlace } from "../session.ts";
import { Evidence } from "../signing/evidence.tsx";
import { howSigned } from "../signing/slot-words.ts";
import { Moment } from "../ui/dates.tsx";
import { ProblemNotice } from "../ui/problem.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { counted } from "./words.ts";

export function Recalled({ agreement, path }: { agreement: Agreement; path: string }) {
  const recalls = agreement.recalls?.filter(({ versionNo }) => versionNo === agreement.versionNo) ?? [];
  return recalls.length === 0 ? null : (
    <section aria-labelledby="recalled" class="stack tight">
      <h3 id="recalled">Recalled from signing</h3>
      {recalls.map((one) => (
        <Called key={one.version} recall={one} path={path} />
      ))}
    </section>
  );
}

function Called({ recall, path }: { recall: Recall; path: string }) {
  const { partnership } = usePlace();
  const [open, setOpen] = useState(false);
  const { at, byName, reason, signatures, version } = recall;
  return (
    <div class="stack tight">
      <p>
        <Moment at={at} timeZone={partnership.timeZone} />, {byName}: “{reason}”
      </p>
      {signatures === 0 ? (
        <p class="muted">Nobody had signed.</p>
      ) : (
        <details onToggle={(event) => setOpen(event.currentTarget.open)}>
          <summary>
            {counted(signatures, "signature")} no longer {signatures === 1 ? "counts" : "count"}
          </summary>
          {open && <Voided path={`${path}/recalled/${version}`} />}
        </details>
      )}
    </div>
  );
}

function Voided({ path }: { path: string }) {
  const { partnership } = usePlace();
  const read = useLoad(path, (signal) => get<AgreementView>(path, signal));
  if (read.state === "loading") return <Skeleton of="the signatures" lines={2} />;
  if (read.state === "problem") return <ProblemNotice problem={read.problem} retry={read.retry} />;
  return (
    <ul class="lines">
      {read.data.data.signatures.map((signature) => (
        <li key={signature.slotNo} class="stack tight">
          <b>{signature.nameAsSigned}</b>
          <span>{signature.title}</span>
          <small>
            {howSigned(signature)}, <Moment at={signature.signedAt} timeZone={partnership.timeZone} />
          </small>
          <Evidence signature={signature} timeZone={partnership.timeZone} />
        </li>
      ))}
    </ul>
  );
}
