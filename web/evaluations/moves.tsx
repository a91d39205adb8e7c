/** What can be done with a round as a whole. What cannot be done now stays in its place with the rule's sentence. */
import { useState } from "preact/hooks";
import { signOffProblems } from "#shared/evaluations/evidence-check.ts";
import {
  objectionToAgreeing,
  objectionToCallingOff,
  objectionToFollowing,
  objectionToLeading,
  objectionToMeeting,
  objectionToReframing,
  objectionToSigner,
} from "#shared/evaluations/rules.ts";
import type { EvaluationView } from "#shared/evaluations/schema.ts";
import { post } from "../api.ts";
import { freshAfter, useAction } from "../load.ts";
import { usePlace } from "../session.ts";
import { Button, LinkButton } from "../ui/button.tsx";
import { Confirm } from "../ui/confirm.tsx";
import { TextField } from "../ui/field.tsx";
import { evaluationPaths } from "./paths.ts";
import type { TabProps } from "./tabs.ts";

type Move = "together" | "sign-off" | "withdraw";
type Offer = { move: Move; label: string; kind?: "primary" | "danger"; why: string | undefined };

const asks: Record<Move, { title: string; yes: string; means: string }> = {
  together: {
    title: "Call the team together?",
    yes: "Call the team together",
    means:
      "From here on everyone on the team reads what each organization said alone, and nobody changes that any more.",
  },
  "sign-off": {
    title: "Sign this round off?",
    yes: "Sign it off",
    means:
      "You say for your organization that these ratings and actions are agreed. With the last organization’s word the round never changes again.",
  },
  withdraw: {
    title: "Call this round off?",
    yes: "Call it off",
    means: "What organizations said alone stays unread. This is final: a new round begins anew.",
  },
};

export function Moves({ answer, path, names }: TabProps) {
  const { partnership, actor } = usePlace();
  const { data: view, etag } = answer;
  // The dialog stays when it closes, so that the focus goes back to the button it came from.
  const [asked, setAsked] = useState<{ move: Move; open: boolean }>();
  const [reason, setReason] = useState("");
  const make = useAction(async (key) => {
    if (!asked) return;
    const body = asked.move === "withdraw" ? { reason } : undefined;
    await freshAfter(path, post<EvaluationView>(`${path}/${asked.move}`, body, { ifMatch: etag, key }));
  });
  const leads = !objectionToLeading(actor, view);
  const signer = objectionToSigner(actor, view);
  const offers: Offer[] = [];
  if (leads)
    offers.push({
      move: "together",
      label: "Call the team together",
      kind: "primary",
      why: objectionToMeeting(view, view.alone, partnership.today, names.name)?.why,
    });
  if (signer?.code !== "role-missing")
    offers.push({
      move: "sign-off",
      label: "Sign it off",
      kind: "primary",
      why: (
        objectionToAgreeing(view) ??
        signer ?? {
          why:
            signOffProblems(view.agreed, view.instrument, {
              evidence: view.evidence,
              states: view.evidenceStates,
            }).join(" ") || undefined,
        }
      ).why,
    });
  const frame = objectionToReframing(view)?.why;
  const follow = objectionToFollowing(view)?.why;
  const off = objectionToCallingOff(view)?.why;
  const now = offers.filter(({ why }) => why === undefined);
  const later = offers.filter(({ why }) => why !== undefined);
  const button = ({ move, label, kind, why }: Offer) => (
    <Button
      key={move}
      kind={why ? undefined : kind}
      because={why}
      onClick={() => setAsked({ move, open: true })}
    >
      {label}
    </Button>
  );
  const edit = (
    <LinkButton because={frame} href={evaluationPaths.editEvaluation(partnership.id, view.id)}>
      Change its team and days
    </LinkButton>
  );
  const next = (
    <LinkButton
      kind={follow ? undefined : "primary"}
      because={follow}
      href={evaluationPaths.newEvaluation(partnership.id, { after: view.id })}
    >
      Start the next round
    </LinkButton>
  );
  const { title, yes, means } = asks[asked?.move ?? "together"];
  const hidden = later.length > 0 || (leads && (frame !== undefined || follow !== undefined));
  return (
    <section class="sheet moves no-print" aria-label="What can be done now">
      {now.map(button)}
      {leads && follow === undefined && next}
      {leads && frame === undefined && edit}
      <LinkButton href={evaluationPaths.report(partnership.id, view.id)}>Report and export</LinkButton>
      {leads &&
        off === undefined &&
        button({ move: "withdraw", label: "Call it off", kind: "danger", why: off })}
      {hidden && (
        <details>
          <summary>What cannot be done now</summary>
          <div class="stack">
            {later.map(button)}
            {leads && frame !== undefined && edit}
            {leads && follow !== undefined && next}
          </div>
        </details>
      )}
      <Confirm
        open={asked?.open ?? false}
        onClose={() => setAsked((one) => one && { ...one, open: false })}
        title={title}
        yes={yes}
        no="Not now"
        danger={asked?.move === "withdraw"}
        action={make}
      >
        <p>{means}</p>
        {asked?.move === "withdraw" && (
          <TextField label="Why" pointer="/reason" value={reason} onValue={setReason} />
        )}
      </Confirm>
    </section>
  );
}
