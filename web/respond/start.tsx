/** Before the first statement: who asks, for which business, how long it takes, and how not to. */
import { useState } from "preact/hooks";
import { Button, LinkButton } from "../ui/button.tsx";
import { Notice } from "../ui/notice.tsx";
import { isRated } from "./answer.ts";
import { Done } from "./done.tsx";
import { type FormProps, minutesFor, ratedOf } from "./form.ts";
import { Lines } from "./labelled.tsx";
import { addressOf } from "./link.ts";
import { In, useVoice } from "./voice.tsx";

/** Undefined: it is done. */
export type Declined = "late" | "failed" | undefined;

/** Who has begun to answer has not declined. */
const mayDecline: ReadonlySet<string> = new Set(["INVITED", "OPENED"]);

export function StartPart({
  form,
  kept,
  join,
  decline,
  done,
}: Pick<FormProps, "form" | "kept"> & {
  /** Into the live session that runs. */
  join: () => void;
  decline: (reason: string) => Promise<Declined>;
  done: () => void;
}) {
  const { text, say, day } = useVoice();
  const { campaign, employer, partnership, respondent } = form;
  const { region, occupation, introduction, closesOn } = campaign;
  const rated = ratedOf({ form, kept });
  const first = form.statements.findIndex(({ identifier }) => !isRated(kept.said.statements[identifier])) + 1;
  const asked = form.statements.length;
  return (
    <>
      <div class="page-head">
        <h1 tabIndex={-1}>{text("start.hello", { name: respondent.name })}</h1>
        <p>
          {say("start.lede", {
            partnership,
            region,
            job: <In of={occupation} />,
            employer: <b>{employer}</b>,
          })}
        </p>
      </div>
      {respondent.state === "DECLINED" && (
        <Notice title={text("declined.title")} live>
          <p>{text("declined.text", { day: day(closesOn) })}</p>
        </Notice>
      )}
      {form.live && (
        <Notice title={text("live.title")}>
          <p>{text("live.text")}</p>
          <div class="row">
            <Button kind="primary" onClick={join}>
              {text("live.join")}
            </Button>
          </div>
        </Notice>
      )}
      {introduction && (
        <p class="written">
          <In of={introduction} />
        </p>
      )}
      <p>
        {text("start.how", {
          count: asked,
          minutes: minutesFor(asked - rated, form),
          day: day(closesOn),
        })}
      </p>
      <div class="row">
        <LinkButton kind="primary" href={addressOf(first || "review")}>
          {first === 0
            ? text("start.review")
            : rated === 0
              ? text("start.begin")
              : text("start.on", { no: first })}
        </LinkButton>
        <a href={addressOf("list")}>{text("start.list")}</a>
      </div>
      <Notice icon="lock" title={text("unseen")}>
        <p>{text("start.unseen", { owner: form.owner, partnership })}</p>
      </Notice>
      <p class="muted">{text("start.someone", { name: respondent.name, employer })}</p>
      <Done kept={kept} done={done} />
      {kept.said.revision === 0 && mayDecline.has(respondent.state) && <Decline decline={decline} />}
    </>
  );
}

function Decline({ decline }: { decline: (reason: string) => Promise<Declined> }) {
  const { text } = useVoice();
  const [reason, setReason] = useState("");
  const [state, setState] = useState<"busy" | Declined>();
  return (
    <details>
      <summary>{text("decline")}</summary>
      <div class="stack">
        <p>{text("decline.text")}</p>
        <Lines
          label={text("decline.reason")}
          optional
          rows={2}
          longest={300}
          value={reason}
          onValue={(value) => setReason(value.replaceAll(/[\r\n\t]+/g, " "))}
        />
        {state === "failed" && (
          <p class="kept" data-s="refused" role="alert">
            {text("failed.title")} {text("failed.text")}
          </p>
        )}
        {state === "late" && (
          <p class="kept" data-s="refused" role="alert">
            {text("decline.late")}
          </p>
        )}
        <div class="row">
          <Button
            busy={state === "busy" && text("review.sending")}
            onClick={() => {
              setState("busy");
              void decline(reason.trim()).then(setState);
            }}
          >
            {text("decline.send")}
          </Button>
        </div>
      </div>
    </details>
  );
}
