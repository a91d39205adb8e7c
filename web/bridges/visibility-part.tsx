/** Who sees a bridge, and changing it: narrowing holds at once, widening when every provider agrees. */
import { useState } from "preact/hooks";
import type { Visibility } from "#shared/agreements/schema.ts";
import { objectionToVisibility } from "#shared/bridges/moves.ts";
import { everyProvider } from "#shared/bridges/sight.ts";
import { listed } from "#shared/listed.ts";
import type { Names } from "../agreements/names.ts";
import { usePlace } from "../session.ts";
import { Button } from "../ui/button.tsx";
import { Confirm } from "../ui/confirm.tsx";
import { isForOthers } from "../ui/for-others.ts";
import { type Moving, useMove } from "./moving.tsx";

const widths: readonly Visibility[] = ["PARTIES", "PARTNERSHIP", "PUBLIC"];
const words: Record<Visibility, { name: string; who: string }> = {
  PARTIES: { name: "the providers", who: "Only the people of its providers." },
  PARTNERSHIP: { name: "the partnership", who: "Every member of the partnership." },
  PUBLIC: { name: "everyone", who: "Every member of the partnership; everyone, once it is in force." },
};

export function VisibilityPart({ bridge, path, etag, names }: Moving & { names: Names }) {
  const { actor } = usePlace();
  const { visibility, visibilityProposal: asked } = bridge;
  const [to, setTo] = useState<Visibility>("PARTIES");
  const [open, setOpen] = useState(false);
  const making = useMove(path, etag);
  const providers = everyProvider(bridge);
  const missing = providers.filter(({ organizationId }) => !asked?.consents.includes(organizationId));
  const agreed = asked?.consents.some((one) => one === actor.organization) === true;
  const mayNever = isForOthers(objectionToVisibility(bridge, "PARTIES", actor));
  const wider = widths.indexOf(to) > widths.indexOf(visibility) && providers.length > 1;
  return (
    <section aria-labelledby="sees" class="tight no-print">
      <h3 id="sees">Who sees it</h3>
      <p>{words[visibility].who}</p>
      {asked && (
        <p>
          {listed(asked.consents.map(names.name))} asked to show it to {words[asked.to].name}. It waits for{" "}
          {listed(missing.map(({ organizationId }) => names.name(organizationId)))}.
        </p>
      )}
      {!mayNever && (
        <details open={asked !== undefined && !agreed}>
          <summary>Change who sees it</summary>
          <div class="stack tight">
            {widths
              .filter((one) => one !== visibility || asked)
              .map((one) => (
                <Button
                  key={one}
                  small
                  because={objectionToVisibility(bridge, one, actor)?.why}
                  onClick={() => {
                    setTo(one);
                    setOpen(true);
                  }}
                >
                  {asked?.to === one && !agreed
                    ? "Agree to show it"
                    : one === visibility
                      ? "Keep it"
                      : "Show it"}{" "}
                  to {words[one].name}
                </Button>
              ))}
          </div>
        </details>
      )}
      <Confirm
        open={open}
        onClose={() => setOpen(false)}
        title={`Show it to ${words[to].name}?`}
        yes={asked?.to === to ? "Agree" : wider ? "Ask for it" : "Change it now"}
        no="Not now"
        danger={false}
        action={{ ...making, run: () => making.run("visibility", { to }) }}
      >
        <p>
          {words[to].who}{" "}
          {wider
            ? "It takes effect when an editor of every provider has agreed."
            : "It takes effect at once."}
        </p>
      </Confirm>
    </section>
  );
}
