/** A live session on a phone: what is on the wall, the vote on it, and how businesses voted once it has closed. */
import { useEffect } from "preact/hooks";
import type { OpenedForm } from "#shared/validations/respondent-schema.ts";
import type { Scale } from "#shared/validations/schema.ts";
import { Button } from "../ui/button.tsx";
import { speech } from "../ui/speech.tsx";
import { LiveBars } from "../validations/live-bars.tsx";
import { type Session, useSession } from "./live-session.ts";
import { type LiveKey, liveWords } from "./live-words.ts";
import { ScaleField } from "./scale.tsx";
import { useVoice } from "./voice.tsx";

export type LiveRoomProps = {
  token: string;
  form: OpenedForm;
  /** Back to the form, which is to be opened anew: its answers have moved on. */
  leave: () => void;
};

export function LiveRoom({ token, form, leave }: LiveRoomProps) {
  const { language } = useVoice();
  const { text, day } = speech<LiveKey>(language, liveWords[language]);
  const session = useSession(token);
  const { board, none, cutOff } = session;
  const over = board?.round.phase === "OVER";
  const shown = none || over ? "over" : board?.round.statementId;
  // A new statement, or the end, is read out from its heading: what had the focus is gone with the one before.
  useEffect(() => {
    if (board) document.querySelector<HTMLElement>("h1")?.focus({ preventScroll: true });
  }, [shown, !board]);
  if (none || over)
    return (
      <>
        <h1 tabIndex={-1}>{text(over ? "over.title" : "none.title")}</h1>
        {form.roomOnly ? (
          <p>{text("over.room", { owner: form.owner })}</p>
        ) : (
          <>
            {over && <p>{text("over.text", { day: day(form.campaign.closesOn) })}</p>}
            <div class="row">
              <Button kind="primary" onClick={leave}>
                {text(over ? "over.go" : "leave")}
              </Button>
            </div>
          </>
        )}
      </>
    );
  return (
    <>
      <p role="status" class={cutOff ? "kept" : "sr"} data-s="waiting">
        {cutOff ? text("no-network") : board?.round.phase === "VOTING" ? text("open") : ""}
      </p>
      {!board ? <p>{text("coming")}</p> : <Now form={form} session={session} board={board} />}
      {!form.roomOnly && (
        <div class="row">
          <Button kind="quiet" small onClick={leave}>
            {text("leave")}
          </Button>
        </div>
      )}
    </>
  );
}

type NowProps = { form: OpenedForm; session: Session; board: NonNullable<Session["board"]> };

function Now({ form, session, board }: NowProps) {
  const { language, worded } = useVoice();
  const { text } = speech<LiveKey>(language, liveWords[language]);
  const { round, counts, people } = board;
  const statement = form.statements.find(({ identifier }) => identifier === round.statementId);
  const scale = form.campaign.scales.find(({ id }) => id === round.scaleId);
  if (!statement || !scale)
    return (
      <>
        <h1 tabIndex={-1}>{text("lobby.title", { name: form.respondent.name })}</h1>
        <p>{text("lobby.text", { employer: form.employer })}</p>
      </>
    );
  const no = form.statements.indexOf(statement) + 1;
  return (
    <>
      <div class="stack tight">
        <p class="muted">
          {no} / {form.statements.length}
        </p>
        <h1 tabIndex={-1} lang={language === "en" ? undefined : "en"}>
          {statement.fullStatement}
        </h1>
      </div>
      {round.phase === "SHOWN" && (
        <>
          <p>
            <b>{worded(scale.question)}</b>
          </p>
          <p>{text("shown")}</p>
        </>
      )}
      {round.phase === "VOTING" && (
        <>
          <p>
            <b>{text(round.nth > 1 ? "again" : "voting")}</b>{" "}
            <span class="muted">{people === 1 ? text("voted.one") : text("voted", { people })}</span>
          </p>
          <Vote key={round.no} scale={scale} session={session} />
        </>
      )}
      {round.phase === "CLOSED" && (
        <>
          <p>{text(session.mine?.state === "late" ? "late" : "closed")}</p>
          {counts && (
            <LiveBars
              scale={scale}
              counts={counts}
              words={{
                worded,
                caption: text("bars"),
                businesses: text("businesses"),
                before: text("before"),
                without: text("without"),
              }}
            />
          )}
        </>
      )}
    </>
  );
}

function Vote({ scale, session: { mine, vote } }: { scale: Scale; session: Session }) {
  const { language } = useVoice();
  const { text } = speech<LiveKey>(language, liveWords[language]);
  return (
    <div class="stack tight">
      <ScaleField scale={scale} value={mine?.value} onValue={vote} />
      <div class="row">
        {(["DONT_KNOW", "NOT_APPLICABLE"] as const).map((value) => (
          <button
            key={value}
            type="button"
            class="small"
            aria-pressed={mine?.value === value}
            onClick={() => vote(value)}
          >
            {text(value === "DONT_KNOW" ? "dontKnow" : "notApplicable")}
          </button>
        ))}
      </div>
      <p class="kept" data-s={mine?.state} role="status">
        {mine && text(mine.state)}
      </p>
    </div>
  );
}
