/** One statement at a time: what it takes to rate it, to say that nobody can be hired for it, and to say it better. */
import type { OpenedForm } from "#shared/validations/respondent-schema.ts";
import { MarkdownLine } from "../ui/markdown.tsx";
import { isRated, saysNone, withNone, withRating } from "./answer.ts";
import { Comment } from "./comment.tsx";
import { type FormProps, saying } from "./form.ts";
import { Hire } from "./hire.tsx";
import { addressOf } from "./link.ts";
import { Others } from "./others.tsx";
import { Progress } from "./progress.tsx";
import { ScaleField } from "./scale.tsx";
import { In, useVoice } from "./voice.tsx";

export function StatementPart({ token, form, kept, change, no }: FormProps & { no: number }) {
  const { text, say, language } = useVoice();
  const statement = form.statements[no - 1] as OpenedForm["statements"][number];
  const { scales, occupation } = form.campaign;
  const { identifier, fullStatement } = statement;
  const answer = kept.said.statements[identifier];
  const answered = saying({ kept, change }, identifier);
  const rated = isRated(answer);
  const some = Object.values(answer?.ratings ?? {}).some((one) => typeof one === "number");
  const onwards = addressOf(no < form.statements.length ? no + 1 : "review");
  return (
    <>
      <Progress form={form} kept={kept} no={no} />
      <div class="stack tight">
        <p class="muted">{say("asked", { job: <In of={occupation} />, employer: <b>{form.employer}</b> })}</p>
        <h1 tabIndex={-1} lang={language === "en" ? undefined : "en"}>
          <MarkdownLine text={fullStatement} />
        </h1>
      </div>
      {scales.map((scale) => (
        <ScaleField
          key={scale.id}
          scale={scale}
          value={answer?.ratings[scale.id]}
          onValue={(value) => answered(withRating(answer, scale.id, value))}
        />
      ))}
      <fieldset class="row">
        <legend class="sr">{text("none.legend")}</legend>
        {(["NOT_APPLICABLE", "DONT_KNOW"] as const).map((none) => (
          <button
            key={none}
            type="button"
            class="chip"
            aria-pressed={saysNone(answer, none) ? "true" : "false"}
            onClick={() => answered(withNone(answer, scales, none))}
          >
            {text(none === "NOT_APPLICABLE" ? "none.applies" : some ? "none.rest" : "none.unknown")}
          </button>
        ))}
        {rated && (
          <button type="button" class="chip" onClick={() => answered({ ...answer, ratings: {} })}>
            {text("clear")}
          </button>
        )}
      </fieldset>
      <Hire key={`hire-${identifier}`} answer={answer} say={answered} />
      <Comment key={`comment-${identifier}`} statement={fullStatement} answer={answer} say={answered} />
      <Others
        key={`others-${identifier}`}
        token={token}
        statementId={identifier}
        kept={kept}
        change={change}
      />
      <p>
        <a href={addressOf("list")}>{text("all")}</a>
      </p>
      <nav class="onwards" aria-label={text("progress", { no, asked: form.statements.length })}>
        <a class="button quiet" href={addressOf(no > 1 ? no - 1 : "start")}>
          {text("back")}
        </a>
        <span class="row">
          {!rated && (
            <a class="button" href={onwards}>
              {text("pass")}
            </a>
          )}
          {rated && (
            <a class="button primary" href={onwards}>
              {text("next")}
            </a>
          )}
        </span>
      </nav>
    </>
  );
}
