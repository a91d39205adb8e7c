/** Who sees an agreement: narrowing holds at once, widening when an editor of every party has agreed. */
import { useState } from "preact/hooks";
import { objectionToVisibility } from "#shared/agreements/rules.ts";
import type { Agreement, Visibility } from "#shared/agreements/schema.ts";
import { usePlace } from "../session.ts";
import { Button } from "../ui/button.tsx";
import { Confirm } from "../ui/confirm.tsx";
import { agreementPath, useMove } from "./load.ts";
import { isForOthers } from "./moves.tsx";
import { listed, visibilityWords } from "./words.ts";

const widths: readonly Visibility[] = ["PARTIES", "PARTNERSHIP", "PUBLIC"];

type VisibilityProps = { agreement: Agreement; etag: string | undefined; name: (id: string) => string };

/** Who has still to agree to what was asked, or undefined when nothing was. */
export function proposalInWords({ visibilityProposal, parties }: Agreement, name: (id: string) => string) {
  if (!visibilityProposal) return undefined;
  const missing = parties.filter((one) => !visibilityProposal.consents.includes(one.organizationId));
  const { to, consents } = visibilityProposal;
  return `${listed(consents.map(name))} asked to show it to ${visibilityWords[to].name.toLowerCase()}. It waits for ${listed(
    missing.map((one) => name(one.organizationId)),
  )}.`;
}

export function VisibilityPart({ agreement, etag, name }: VisibilityProps) {
  const { partnership, actor } = usePlace();
  const [to, setTo] = useState<Visibility>();
  const move = useMove(agreementPath(partnership.id, agreement.id), etag);
  const waiting = proposalInWords(agreement, name);
  const mayNever = isForOthers(objectionToVisibility(agreement, "PARTIES", actor));
  const agreed = agreement.visibilityProposal;
  return (
    <section class="sheet" aria-labelledby="sees">
      <h2 id="sees" class="small-head">
        Who sees it
      </h2>
      <p>
        <b>{visibilityWords[agreement.visibility].name}.</b>{" "}
        {agreement.shared
          ? visibilityWords[agreement.visibility].who
          : `So far only ${name(agreement.stewardId)}: it is not shared yet.`}
      </p>
      {waiting && <p>{waiting}</p>}
      {!mayNever && (
        <details class="no-print" open={waiting !== undefined}>
          <summary>Change who sees it</summary>
          <div class="stack tight">
            {widths
              .filter((one) => one !== agreement.visibility || agreed)
              .map((one) => (
                <Button
                  key={one}
                  small
                  because={objectionToVisibility(agreement, one, actor)?.why}
                  onClick={() => setTo(one)}
                >
                  {agreed?.to === one && !agreed.consents.includes(actor.organization as never)
                    ? `Agree to show it to ${visibilityWords[one].name.toLowerCase()}`
                    : one === agreement.visibility
                      ? `Keep it to ${visibilityWords[one].name.toLowerCase()}`
                      : `Show it to ${visibilityWords[one].name.toLowerCase()}`}
                </Button>
              ))}
          </div>
        </details>
      )}
      <Confirm
        open={to !== undefined}
        onClose={() => setTo(undefined)}
        title={to ? `Show it to ${visibilityWords[to].name.toLowerCase()}?` : ""}
        yes={to && isWider(agreement, to) ? "Ask for it" : "Change it now"}
        no="Not now"
        danger={false}
        action={{ ...move, run: () => move.run("visibility", { to }) }}
      >
        {to && (
          <p>
            {visibilityWords[to].who}{" "}
            {isWider(agreement, to)
              ? "It takes effect when an editor of every party has agreed."
              : "Showing it to fewer people takes effect at once."}
          </p>
        )}
      </Confirm>
    </section>
  );
}

const isWider = ({ visibility }: Agreement, to: Visibility) =>
  widths.indexOf(to) > widths.indexOf(visibility);
