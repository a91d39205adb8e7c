/** Changing who sees an agreement: narrowing holds at once, widening when an editor of every party has agreed. */
import { useState } from "preact/hooks";
import type { Agreement, Visibility } from "#shared/agreements/schema.ts";
import { objectionToVisibility } from "#shared/agreements/visibility.ts";
import { usePlace } from "../session.ts";
import { Button } from "../ui/button.tsx";
import { Confirm } from "../ui/confirm.tsx";
import { agreementPath, useMove } from "./load.ts";
import type { VisibilityProps } from "./visibility.tsx";
import { visibilityWords } from "./words.ts";

const widths: readonly Visibility[] = ["PARTIES", "PARTNERSHIP", "PUBLIC"];

export function VisibilityChange({ agreement, etag }: VisibilityProps) {
  const { partnership, actor } = usePlace();
  const [to, setTo] = useState<Visibility>("PARTIES");
  const [open, setOpen] = useState(false);
  const move = useMove(agreementPath(partnership.id, agreement.id), etag);
  const { visibilityProposal: asked, visibility } = agreement;
  const named = (one: Visibility) => visibilityWords[one].name.toLowerCase();
  const agreeing = (one: Visibility) =>
    asked?.to === one && !asked.consents.some((organization) => organization === actor.organization);
  return (
    <div class="stack tight moves">
      {widths
        .filter((one) => one !== visibility || asked)
        .map((one) => (
          <Button
            key={one}
            small
            because={objectionToVisibility(agreement, one, actor)?.why}
            onClick={() => {
              setTo(one);
              setOpen(true);
            }}
          >
            {agreeing(one) ? "Agree to show it" : one === visibility ? "Keep it" : "Show it"} to {named(one)}
          </Button>
        ))}
      <Confirm
        open={open}
        onClose={() => setOpen(false)}
        title={`Show it to ${named(to)}?`}
        yes={agreeing(to) ? "Agree" : isWider(agreement, to) ? "Ask for it" : "Change it now"}
        no="Not now"
        danger={false}
        action={{ ...move, run: () => move.run("visibility", { to }) }}
      >
        <p>
          {visibilityWords[to].who}{" "}
          {isWider(agreement, to)
            ? "It takes effect when an editor of every party has agreed."
            : "Showing it to fewer people takes effect at once."}
        </p>
        {to === "PUBLIC" && isWider(agreement, to) && (
          <p>
            Once it is executed, anyone can read it in the registry and download the signed PDF of each
            version, which names the people who signed.
          </p>
        )}
      </Confirm>
    </div>
  );
}

const isWider = ({ visibility }: Agreement, to: Visibility) =>
  widths.indexOf(to) > widths.indexOf(visibility);
