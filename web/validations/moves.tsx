/** What can be done with a campaign as a whole. What cannot be done now stays in its place with the rule's sentence. */
import { useState } from "preact/hooks";
import { objectionToLiveStart } from "#shared/validations/live-rules.ts";
import { type CampaignMove, objectionToChanging, objectionToMove } from "#shared/validations/rules.ts";
import type { CampaignView } from "#shared/validations/schema.ts";
import { type Answer, post } from "../api.ts";
import { freshAfter, useAction } from "../load.ts";
import { usePlace } from "../session.ts";
import { Button, LinkButton } from "../ui/button.tsx";
import { Confirm } from "../ui/confirm.tsx";
import { dayInWords } from "../ui/dates.tsx";
import { campaignPaths } from "./paths.ts";

type Words = {
  button: string;
  danger?: true;
  /** Asked before it is done: what it comes to. */
  title: string;
  yes: string;
  means: (campaign: CampaignView) => string;
};

const words: Record<CampaignMove, Words> = {
  open: {
    button: "Open it",
    title: "Open this campaign?",
    yes: "Open this campaign",
    means: ({ statementIds, closesOn }) =>
      `From here on its ${statementIds.length} statements, its scales and its rule stay as they are. You can write to people at once, and add more until it closes on ${dayInWords(closesOn)}.`,
  },
  close: {
    button: "Close it today",
    danger: true,
    title: "Close this campaign today?",
    yes: "Close this campaign",
    means: ({ closesOn }) =>
      `Answers are taken for one minute more; then nobody can answer or change an answer. By itself it would close after ${dayInWords(closesOn)}.`,
  },
  cancel: {
    button: "Call it off",
    danger: true,
    title: "Call this campaign off?",
    yes: "Call this campaign off",
    means: () =>
      "Every link stops working, and what was answered is counted by nobody. This is final: a new campaign begins anew.",
  },
};

export function Moves({ answer, path }: { answer: Answer<CampaignView>; path: string }) {
  const { partnership } = usePlace();
  const { data: campaign, etag } = answer;
  // The dialog stays when it closes, so that the focus goes back to the button it came from.
  const [asked, setAsked] = useState<{ move: CampaignMove; open: boolean }>();
  const make = useAction(async (key) => {
    if (!asked) return;
    await freshAfter(path, post<CampaignView>(`${path}/${asked.move}`, undefined, { ifMatch: etag, key }));
  });
  const moves = (Object.keys(words) as CampaignMove[]).map((move) => ({
    move,
    why: objectionToMove(campaign, move, partnership.today)?.why,
  }));
  const changing = objectionToChanging(campaign)?.why;
  const change = (
    <LinkButton because={changing} href={campaignPaths.editCampaign(partnership.id, campaign.id)}>
      Change what it asks
    </LinkButton>
  );
  const notLive = objectionToLiveStart(campaign.state)?.why;
  const live = (
    <LinkButton because={notLive} href={campaignPaths.live(partnership.id, campaign.id)}>
      Vote live in one room
    </LinkButton>
  );
  const button = ({ move, why }: (typeof moves)[number]) => (
    <Button
      key={move}
      kind={why ? undefined : words[move].danger ? "danger" : "primary"}
      because={why}
      onClick={() => setAsked({ move, open: true })}
    >
      {words[move].button}
    </Button>
  );
  const later = moves.filter(({ why }) => why !== undefined);
  const { title, means, yes, danger = false } = words[asked?.move ?? "open"];
  return (
    <section class="sheet moves" aria-label="What can be done now">
      {moves.filter(({ why, move }) => why === undefined && !words[move].danger).map(button)}
      {notLive === undefined && live}
      {changing === undefined && change}
      {moves.filter(({ why, move }) => why === undefined && words[move].danger).map(button)}
      {(later.length > 0 || changing !== undefined || notLive !== undefined) && (
        <details>
          <summary>What cannot be done now</summary>
          <div class="stack">
            {later.map(button)}
            {changing !== undefined && change}
            {notLive !== undefined && live}
          </div>
        </details>
      )}
      <Confirm
        open={asked?.open ?? false}
        onClose={() => setAsked((now) => now && { ...now, open: false })}
        title={title}
        yes={yes}
        no="Not now"
        danger={danger}
        action={make}
      >
        <p>{means(campaign)}</p>
      </Confirm>
    </section>
  );
}
