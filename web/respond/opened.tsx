/** The opened form: where the person is in it, what they have said, and that it is kept. */
import { useEffect, useRef, useState } from "preact/hooks";
import type { OpenedForm } from "#shared/validations/respondent-schema.ts";
import { useChunk } from "../ui/chunk.ts";
import { ask } from "./asking.ts";
import { openKeeper } from "./keeper.ts";
import { addressOf, keepInTab, keptInTab, type Spot, spotIn } from "./link.ts";
import { ListPart } from "./list.tsx";
import { Closed, Spent } from "./over.tsx";
import { ReceiptPart } from "./receipt.tsx";
import { ReviewPart } from "./review.tsx";
import { StartPart } from "./start.tsx";
import { StatementPart } from "./statement.tsx";
import { useVoice, type Voice } from "./voice.tsx";

type OpenedProps = {
  token: string;
  form: OpenedForm;
  /** Opens it anew. */
  again: () => void;
};

export function Opened({ token, form, again }: OpenedProps) {
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
    location.hash = addressOf("receipt");
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
  if (inRoom)
    return (
      <main id="main" tabIndex={-1}>
        <div class="stack phone">{Room && <Room token={token} form={form} leave={() => enter(false)} />}</div>
      </main>
    );

  const closed = !form.takesAnswers || kept.status === "closed";
  const part =
    kept.status === "gone" ? (
      <Spent />
    ) : closed && !(kept.receipt && kept.status !== "closed") ? (
      <Closed form={form} kept={kept} />
    ) : spot === "receipt" || closed ? (
      <ReceiptPart form={form} kept={kept} />
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
          return !refused;
        }}
      />
    ) : (
      <StatementPart key={spot} no={spot} token={token} form={form} kept={kept} change={keeper.change} />
    );
  return (
    <main id="main" tabIndex={-1}>
      <div class="stack phone">{part}</div>
    </main>
  );
}

function titleOf(spot: Spot, { statements, respondent }: OpenedForm, text: Voice["text"]): string {
  if (typeof spot === "number") return text("progress", { no: spot, asked: statements.length });
  if (spot === "list") return text("all");
  if (spot === "review") return text("review.title");
  return spot === "receipt" ? text("receipt.title", { name: respondent.name }) : text("title");
}

/** Where the address says the person is. A new spot is read out from its heading, as a page load would be. */
function useSpot(form: OpenedForm, done: boolean): Spot {
  const asked = form.statements.length;
  const [spot, setSpot] = useState<Spot>(() => spotIn(location.hash, asked) ?? (done ? "receipt" : "start"));
  const drawn = useRef(spot);
  useEffect(() => {
    // The skip link's `#main` is nowhere else.
    const follow = () => setSpot((before) => spotIn(location.hash, asked) ?? before);
    addEventListener("hashchange", follow);
    return () => removeEventListener("hashchange", follow);
  }, [asked]);
  useEffect(() => {
    if (drawn.current === spot) return;
    drawn.current = spot;
    document.querySelector<HTMLElement>("h1")?.focus({ preventScroll: true });
    scrollTo(0, 0);
  }, [spot]);
  return spot === "receipt" && !done ? "start" : spot;
}
