/** The opened form: where the person is in it, what they have said, and that it is kept. */
import { useEffect, useRef, useState } from "preact/hooks";
import type { OpenedForm } from "#shared/validations/respondent-schema.ts";
import { Button } from "../ui/button.tsx";
import { useChunk } from "../ui/chunk.ts";
import { Aside } from "./aside.tsx";
import { ask } from "./asking.ts";
import { openKeeper } from "./keeper.ts";
import { addressOf, keepInTab, keptInTab, type Spot, spotIn } from "./link.ts";
import { ListPart } from "./list.tsx";
import { ReviewPart } from "./review.tsx";
import { StartPart } from "./start.tsx";
import { StatementPart } from "./statement.tsx";
import { useVoice, type Voice } from "./voice.tsx";

type OpenedProps = {
  token: string;
  form: OpenedForm;
  /** The page has just come up: there is nothing to read out but itself. */
  first: boolean;
  /** Opens it anew. */
  again: () => void;
  /** Forgets whose form it is. */
  done: () => void;
};

export function Opened({ token, form, first, again, done }: OpenedProps) {
  const { text } = useVoice();
  const [, redraw] = useState(0);
  const { id, receipt, completedAt } = form.respondent;
  const [keeper] = useState(() =>
    openKeeper({
      token,
      respondentId: id,
      said: form.answers,
      receipt: receipt && completedAt ? { receipt, completedAt } : undefined,
      send: form.takesAnswers ? ask : undefined,
      changed: () => redraw((times) => times + 1),
    }),
  );
  const kept = keeper.now();
  const spot = useSpot(form, kept.receipt !== undefined);
  const sent = useRef(kept.finishing);

  useEffect(() => {
    const online = () => keeper.hurry();
    const hidden = () => document.visibilityState === "hidden" && keeper.hurry(true);
    addEventListener("online", online);
    document.addEventListener("visibilitychange", hidden);
    return () => {
      removeEventListener("online", online);
      document.removeEventListener("visibilitychange", hidden);
      keeper.stop();
    };
  }, []);
  useEffect(() => {
    if (!sent.current || kept.finishing || !kept.receipt) return;
    sent.current = false;
    // Who went on answering meanwhile is not torn away from it.
    if (spot === "review") location.hash = addressOf("receipt");
  });
  useEffect(() => {
    document.title = `${titleOf(spot, form, text)} · Causeway`;
  }, [spot, text]);

  const [inRoom, setInRoom] = useState(() => form.live && (form.roomOnly || keptInTab("room") === "in"));
  const Room = useChunk(async () => (await import("./live.tsx")).LiveRoom, inRoom);
  const enter = (on: boolean) => {
    keepInTab("room", on ? "in" : "");
    setInRoom(on);
    // Votes are answers: the form begins with them.
    if (!on) again();
  };
  const closed = !form.takesAnswers || kept.status === "closed";
  const over = kept.status === "gone" ? "gone" : closed ? "closed" : undefined;
  const after = over !== undefined || spot === "receipt";
  const After = useChunk(async () => (await import("./after.tsx")).After, after);
  useArrived(`${inRoom ? !!Room : ""} ${over ?? spot} ${after && !!After}`, first);
  if (inRoom && !over)
    return (
      <main id="main" tabIndex={-1}>
        <div class="stack phone">
          {Room ? (
            <Room token={token} form={form} leave={() => enter(false)} />
          ) : (
            <>
              <h1 tabIndex={-1}>{text("live.title")}</h1>
              <p role="status">{text("others.loading")}</p>
              <div class="row">
                <Button onClick={() => location.reload()}>{text("again")}</Button>
                {!form.roomOnly && (
                  <Button kind="quiet" onClick={() => enter(false)}>
                    {text("back")}
                  </Button>
                )}
              </div>
            </>
          )}
        </div>
      </main>
    );

  const leave = () => {
    keeper.forget();
    done();
  };
  const part = after ? (
    After ? (
      <After form={form} kept={kept} done={leave} over={over} />
    ) : (
      <p role="status">{text("others.loading")}</p>
    )
  ) : spot === "list" ? (
    <ListPart form={form} kept={kept} change={keeper.change} />
  ) : spot === "review" ? (
    <ReviewPart
      token={token}
      form={form}
      kept={kept}
      change={keeper.change}
      finish={() => {
        sent.current = true;
        keeper.finish();
      }}
    />
  ) : spot === "start" ? (
    <StartPart
      form={form}
      kept={kept}
      join={() => enter(true)}
      decline={async (reason) => {
        const { refused } = await ask("decline", { token, ...(reason ? { reason } : {}) });
        if (!refused) again();
        return refused && (refused.code === "wrong-moment" ? "late" : "failed");
      }}
      done={leave}
    />
  ) : (
    <StatementPart key={spot} no={spot} token={token} form={form} kept={kept} change={keeper.change} />
  );
  return (
    <main id="main" tabIndex={-1}>
      <div class="stack phone">
        {!over && <Aside kept={kept} title={text("aside")} />}
        {part}
      </div>
    </main>
  );
}

function titleOf(spot: Spot, { statements, respondent }: OpenedForm, text: Voice["text"]): string {
  if (typeof spot === "number") return text("progress", { no: spot, asked: statements.length });
  if (spot === "list") return text("all");
  if (spot === "review") return text("review.title");
  return spot === "receipt" ? text("receipt.title", { name: respondent.name }) : text("title");
}

/** What has come up in place of something else is read out from its heading, as a page load would be. */
function useArrived(at: string, first: boolean): void {
  const drawn = useRef(first ? at : undefined);
  useEffect(() => {
    if (drawn.current === at) return;
    drawn.current = at;
    document.querySelector<HTMLElement>("h1")?.focus({ preventScroll: true });
    scrollTo(0, 0);
  }, [at]);
}

/** Where the address says the person is. */
function useSpot(form: OpenedForm, done: boolean): Spot {
  const asked = form.statements.length;
  const [spot, setSpot] = useState<Spot>(() => spotIn(location.hash, asked) ?? (done ? "receipt" : "start"));
  useEffect(() => {
    // The skip link's `#main` is nowhere else.
    const follow = () => setSpot((before) => spotIn(location.hash, asked) ?? before);
    addEventListener("hashchange", follow);
    return () => removeEventListener("hashchange", follow);
  }, [asked]);
  return spot === "receipt" && !done ? "start" : spot;
}
