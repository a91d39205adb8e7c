/** Who sees an agreement, and what it waits for. Changing it is fetched when someone wants to. */
import { useState } from "preact/hooks";
import type { Agreement } from "#shared/agreements/schema.ts";
import { objectionToVisibility } from "#shared/agreements/visibility.ts";
import { usePlace } from "../session.ts";
import { useChunk } from "../ui/chunk.ts";
import { isForOthers } from "../ui/for-others.ts";
import { listed, visibilityWords } from "./words.ts";

export type VisibilityProps = {
  agreement: Agreement;
  etag: string | undefined;
  name: (id: string) => string;
};

/** Who has still to agree to what was asked, or undefined when nothing was. */
export function proposalInWords(
  { visibilityProposal, parties }: Pick<Agreement, "visibilityProposal" | "parties">,
  name: (id: string) => string,
): string | undefined {
  if (!visibilityProposal) return undefined;
  const { to, consents } = visibilityProposal;
  const missing = parties.filter((one) => !consents.includes(one.organizationId));
  return `${listed(consents.map(name))} asked to show it to ${visibilityWords[to].name.toLowerCase()}. It waits for ${listed(
    missing.map((one) => name(one.organizationId)),
  )}.`;
}

export function VisibilityPart(props: VisibilityProps) {
  const { agreement, name } = props;
  const { actor } = usePlace();
  const { visibilityProposal: asked, visibility } = agreement;
  const waiting = proposalInWords(agreement, name);
  const mayNever = isForOthers(objectionToVisibility(agreement, "PARTIES", actor));
  const ownTurn = asked !== undefined && !asked.consents.some((one) => one === actor.organization);
  const [open, setOpen] = useState(ownTurn);
  const Change = useChunk(
    async () => (await import("./visibility-change.tsx")).VisibilityChange,
    open && !mayNever,
  );
  return (
    <section class="sheet no-print" aria-labelledby="sees">
      <h2 id="sees" class="small-head">
        Who sees it
      </h2>
      <p>
        <b>{visibilityWords[visibility].name}.</b>{" "}
        {agreement.shared
          ? visibilityWords[visibility].who
          : `So far only ${name(agreement.stewardId)}: it is not shared yet.`}
      </p>
      {waiting && <p>{waiting}</p>}
      {!mayNever && (
        <details open={ownTurn} onToggle={(event) => setOpen(event.currentTarget.open)}>
          <summary>Change who sees it</summary>
          {Change && <Change {...props} />}
        </details>
      )}
    </section>
  );
}
