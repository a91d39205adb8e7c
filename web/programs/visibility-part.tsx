/** Who sees a program, what a change of it waits for, and making one: narrowing holds at once, widening when all agree. */
import { useState } from "preact/hooks";
import type { Visibility } from "#shared/agreements/schema.ts";
import { listed } from "#shared/listed.ts";
import type { Program } from "#shared/programs/schema.ts";
import { inForce, speaking } from "#shared/programs/versions.ts";
import { objectionToVisibility } from "#shared/programs/visibility.ts";
import type { Names } from "../agreements/names.ts";
import { post } from "../api.ts";
import { freshAfter, useAction } from "../load.ts";
import { publicProgramPaths } from "../public-programs/paths.ts";
import { usePlace } from "../session.ts";
import { Button } from "../ui/button.tsx";
import { Confirm } from "../ui/confirm.tsx";
import { isForOthers } from "../ui/for-others.ts";

type VisibilityProps = { program: Program; etag: string | undefined; path: string; names: Names };

const widths: readonly Visibility[] = ["PARTIES", "PARTNERSHIP", "PUBLIC"];
const words: Record<Visibility, { name: string; who: string }> = {
  PARTIES: { name: "the partners in it", who: "Only the people of its partners." },
  PARTNERSHIP: { name: "the partnership", who: "Every member of the partnership." },
  PUBLIC: {
    name: "everyone",
    who: "Once it is in force, it has a public page for students and parents, and search engines read it.",
  },
};

export function VisibilityPart({ program, etag, path, names }: VisibilityProps) {
  const { actor } = usePlace();
  const { visibility, visibilityProposal: asked, shared, leadId } = program;
  const [to, setTo] = useState<Visibility>("PARTIES");
  const [open, setOpen] = useState(false);
  const changing = useAction(async (key) => {
    await freshAfter(path, post<unknown>(`${path}/visibility`, { to }, { ifMatch: etag, key }));
  });
  const missing = speaking(program).parties.filter(
    ({ organizationId }) => !asked?.consents.includes(organizationId),
  );
  const agreed = asked?.consents.some((one) => one === actor.organization) === true;
  const mayNever = isForOthers(objectionToVisibility(program, "PARTIES", actor));
  const wider = widths.indexOf(to) > widths.indexOf(visibility);
  return (
    <section aria-labelledby="sees" class="tight no-print">
      <h2 id="sees" class="small-head">
        Who sees it
      </h2>
      {visibility === "PUBLIC" && inForce(program) && (
        <p>
          <a href={publicProgramPaths.publicProgram(actor.partnership, program.id)}>As everyone sees it</a>
        </p>
      )}
      <p>{shared ? words[visibility].who : `So far only ${names.name(leadId)}: it is not shared yet.`}</p>
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
                  because={objectionToVisibility(program, one, actor)?.why}
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
        action={changing}
      >
        <p>
          {words[to].who}{" "}
          {wider
            ? "It takes effect when an editor of every partner has agreed."
            : "Showing it to fewer people takes effect at once."}
        </p>
      </Confirm>
    </section>
  );
}
