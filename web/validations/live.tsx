/** A live session from the facilitator's side: the wall, and under it the few buttons and keys that lead it. */
import { useRef, useState } from "preact/hooks";
import { useRoute } from "preact-iso/router";
import { listed } from "#shared/listed.ts";
import { type LiveMove, objectionToLiveMove, objectionToLiveStart } from "#shared/validations/live-rules.ts";
import type { LiveView } from "#shared/validations/live-schema.ts";
import { objectionToRunning } from "#shared/validations/rules.ts";
import type { CampaignView } from "#shared/validations/schema.ts";
import { post } from "../api.ts";
import { useAction } from "../load.ts";
import { paths } from "../paths.ts";
import { usePlace } from "../session.ts";
import { frameworksPath, useContents } from "../statements/load.ts";
import { Button } from "../ui/button.tsx";
import { Empty } from "../ui/empty.tsx";
import { CheckField, ChoiceField } from "../ui/field.tsx";
import { Notice } from "../ui/notice.tsx";
import { Page } from "../ui/page.tsx";
import { ProblemNotice } from "../ui/problem.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { type Item, itemsOf } from "./live-items.ts";
import { useKeys } from "./live-keys.ts";
import { type Live, useLive } from "./live-state.ts";
import { Wall } from "./live-wall.tsx";
import { campaignsPath, useCampaign } from "./load.ts";
import { campaignPaths } from "./paths.ts";
import "./live.css";

export function LivePage() {
  const { partnership, actor } = usePlace();
  const id = useRoute().params["campaign"] ?? "";
  const path = `${campaignsPath(partnership.id)}/${id}`;
  const read = useCampaign(path);
  const crumbs = [
    { href: paths.frameworks(partnership.id), label: "Skills" },
    { href: campaignPaths.campaigns(partnership.id), label: "Campaigns" },
    { href: campaignPaths.campaign(partnership.id, id), label: "The campaign" },
  ];
  if (read.state === "loading")
    return (
      <Page title="Live session" crumbs={crumbs}>
        <Skeleton of="the campaign" lines={14} />
      </Page>
    );
  if (read.state === "problem")
    return (
      <Page title="Live session" crumbs={crumbs}>
        <ProblemNotice problem={read.problem} retry={read.retry} />
      </Page>
    );
  const { data: campaign } = read.data;
  const why = objectionToRunning(actor, campaign);
  return (
    <Page title={`${campaign.title}: live session`} short="Live session" crumbs={crumbs}>
      {why ? (
        <Notice title="Others lead this session">
          <p>{why.why} You can follow it on the wall of the room, and vote with the link of your letter.</p>
        </Notice>
      ) : (
        <Whole campaign={campaign} path={path} />
      )}
    </Page>
  );
}

function Whole({ campaign, path }: { campaign: CampaignView; path: string }) {
  const { partnership } = usePlace();
  const live = useLive(`${path}/live`);
  const read = useContents(`${frameworksPath(partnership.id)}/${campaign.frameworkId}`, campaign.editionNo);
  const start = useAction(async (key) => {
    await post(`${path}/live/start`, undefined, { key });
    await live.look();
  });
  if (live.problem && !live.state)
    return <ProblemNotice problem={live.problem} retry={() => void live.look()} />;
  if (!live.state) return <Skeleton of="the session" lines={12} />;
  const { session } = live.state;
  const startButton = (
    <Button
      kind="primary"
      onClick={() => void start.run()}
      because={objectionToLiveStart(campaign.state, session?.round.phase)?.why}
      busy={start.busy && "Starting"}
    >
      {session ? "Start another session" : "Start a session"}
    </Button>
  );
  if (!session || session.round.phase === "OVER")
    return (
      <>
        <Empty title={session ? "The session is over" : "Vote on it in one room"} action={startButton}>
          {session
            ? `What was voted is saved as each person’s answers. They can change them until ${campaign.closesOn}, by their own link.`
            : "One statement at a time is on the wall; everyone votes on their phone, talks about it, and votes again. Each business counts once, and what is voted is saved as its answers."}
        </Empty>
        {start.problem && <ProblemNotice problem={start.problem} live />}
      </>
    );
  if (read.state === "loading") return <Skeleton of="the statements" lines={12} />;
  if (read.state === "problem") return <ProblemNotice problem={read.problem} retry={read.retry} />;
  return (
    <Leading
      campaign={campaign}
      path={`${path}/live`}
      session={session}
      live={live}
      items={itemsOf(campaign, read.data.data)}
    />
  );
}

type LeadingProps = { campaign: CampaignView; path: string; session: LiveView; live: Live; items: Item[] };

function Leading({ campaign, path, session, live, items }: LeadingProps) {
  const { round, code } = session;
  const [open, setOpen] = useState(false);
  const wall = useRef<HTMLElement>(null);
  const go = useAction(async (key, move: LiveMove, body?: object) => {
    try {
      await post(`${path}/${move}`, body, { key, ifMatch: `"${session.version}"` });
    } finally {
      // Refused or done: what is there now is shown.
      await live.look();
    }
  });
  const at = items.findIndex(({ id }) => id === round.statementId);
  const scaleId = round.scaleId ?? campaign.scales.find(({ kind }) => kind === "NEED")?.id ?? "";
  const why = (move: LiveMove) => objectionToLiveMove(move, round)?.why;
  const show = (item: Item | undefined, scale = scaleId) =>
    item && void go.run("show", { statementId: item.id, scaleId: scale });
  const next = items[at + 1];
  const steps = {
    vote: {
      label: round.phase === "CLOSED" ? "Vote again" : "Open the vote",
      key: round.phase === "CLOSED" ? "r" : "o",
      act: () => void go.run("vote"),
    },
    close: { label: "Close the vote", key: "c", act: () => void go.run("close") },
    show: {
      label: at < 0 ? "Show the first statement" : "Next statement",
      key: "n",
      act: () => show(next),
    },
  };
  const primary =
    round.phase === "SHOWN" ? "vote" : round.phase === "VOTING" ? "close" : next ? "show" : undefined;
  const because = (move: keyof typeof steps) =>
    why(move) ?? (move === "show" && !next ? "This is the last statement." : undefined);
  const can = (move: keyof typeof steps) => (because(move) === undefined ? steps[move].act : undefined);
  useKeys({
    o: can("vote"),
    r: can("vote"),
    c: can("close"),
    n: can("show"),
    p: why("show") === undefined && at > 0 ? () => show(items[at - 1]) : undefined,
    d: () => setOpen(!open),
    PageDown: primary && can(primary),
  });
  return (
    <>
      <section class="sheet stack wall" ref={wall} aria-label="The wall">
        <p class="way-in">
          On your phone: the link of your letter, or <b>{`${location.host}/respond`}</b> with the code{" "}
          <b>{code}</b>
        </p>
        <Wall campaign={campaign} session={session} item={items[at]} open={open} />
        <p class="sr" role="status">
          {said[round.phase]}
        </p>
        <div class="row">
          {(["vote", "close", "show"] as const).map((move) => (
            <Button
              key={move}
              kind={move === primary ? "primary" : undefined}
              because={because(move)}
              onClick={steps[move].act}
            >
              {steps[move].label} <kbd>{steps[move].key}</kbd>
            </Button>
          ))}
        </div>
        {go.problem && <ProblemNotice problem={go.problem} live />}
        {live.problem && <ProblemNotice problem={live.problem} live />}
      </section>
      <section aria-labelledby="choose">
        <h2 id="choose">What is on the wall</h2>
        <div class="choose-live">
          <ChoiceField
            label="Statement"
            pointer="/statementId"
            hint={why("show")}
            {...(at < 0 ? { none: "None yet" } : {})}
            value={items[at]?.id ?? ""}
            onValue={(id) => show(items.find((one) => one.id === id))}
            choices={items.map(({ id, no, text }) => ({ value: id, label: `${no}. ${shortened(text)}` }))}
          />
          <ChoiceField
            label="Question"
            pointer="/scaleId"
            value={scaleId}
            onValue={(id) => show(items[at] ?? items[0], id)}
            choices={campaign.scales.map(({ id, question }) => ({ value: id, label: question.en }))}
          />
        </div>
        <CheckField
          label="Show the votes as they come"
          hint="Otherwise the wall counts votes and shows how they fell once the vote has closed, so that nobody follows the crowd. Key: d."
          checked={open}
          onChecked={setOpen}
        />
        <p class="muted">
          Keys: <kbd>o</kbd> open, <kbd>c</kbd> close, <kbd>r</kbd> vote again, <kbd>n</kbd> next,{" "}
          <kbd>p</kbd> previous. The forward key of a presenter’s remote takes the next step.
        </p>
        <CameIn campaign={campaign.id} byCode={session.byCode} />
        <div class="row">
          <Button onClick={() => void wall.current?.requestFullscreen?.()}>Fill the screen</Button>
          <Button onClick={() => void go.run("end")} because={why("end")}>
            End the session
          </Button>
        </div>
      </section>
    </>
  );
}

/** They gave any name they liked: whoever leads the session knows who is in the room. */
function CameIn({ campaign, byCode }: { campaign: string } & Pick<LiveView, "byCode">) {
  const { partnership } = usePlace();
  if (byCode.length === 0) return null;
  return (
    <p>
      Came in by the code: {listed(byCode.map(({ employer, people }) => `${employer} (${people})`))}. Who is
      not one to ask is{" "}
      <a href={campaignPaths.campaign(partnership.id, campaign, { tab: "people" })}>taken off the list</a>:
      then their votes count no more.
    </p>
  );
}

const said = {
  LOBBY: "The room gathers.",
  SHOWN: "A statement is on the wall.",
  VOTING: "The vote is open.",
  CLOSED: "The vote has closed.",
  OVER: "The session is over.",
};

const shortened = (text: string): string => (text.length > 90 ? `${text.slice(0, 88).trimEnd()}…` : text);
