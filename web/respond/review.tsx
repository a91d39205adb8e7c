/** Before it is sent: every answer in a word, what was skipped, what is missing, and the one button. */
import type { OpenedForm, StatementAnswer } from "#shared/validations/respondent-schema.ts";
import { Button } from "../ui/button.tsx";
import { MarkdownLine } from "../ui/markdown.tsx";
import { isRated } from "./answer.ts";
import { type FormProps, ratedOf } from "./form.ts";
import { addressOf } from "./link.ts";
import { Missing } from "./missing.tsx";
import { Others } from "./others.tsx";
import { SavedLine } from "./saved.tsx";
import { useVoice, type Voice } from "./voice.tsx";

export function ReviewPart({ token, form, kept, change, finish }: FormProps & { finish: () => void }) {
  const voice = useVoice();
  const { text, language } = voice;
  const rated = ratedOf({ form, kept });
  const asked = form.statements.length;
  const waiting = kept.status === "waiting";
  return (
    <>
      <div class="stack tight">
        <SavedLine form={form} kept={kept} />
        <h1 tabIndex={-1}>{text("review.title")}</h1>
        <p class="muted">{text("review.lede", { rated, asked })}</p>
      </div>
      <section aria-labelledby="answers">
        <h2 id="answers">{text("review.answers")}</h2>
        <ol class="lines">
          {form.statements.map(({ identifier, fullStatement }, index) => {
            const answer = kept.said.statements[identifier];
            return (
              <li key={identifier}>
                <a class="plain-link" href={addressOf(index + 1)}>
                  <span lang={language === "en" ? undefined : "en"}>
                    <MarkdownLine text={fullStatement} />
                  </span>{" "}
                  <b>{saidOf(answer, form, voice)}</b>
                </a>
              </li>
            );
          })}
        </ol>
      </section>
      <Missing form={form} kept={kept} change={change} />
      <Others token={token} kept={kept} change={change} />
      <nav class="onwards" aria-label={text("review.title")}>
        <a class="button quiet" href={addressOf(asked)}>
          {text("back")}
        </a>
        <Button
          kind="primary"
          onClick={finish}
          because={rated === 0 ? text("review.nothing") : undefined}
          busy={kept.finishing && kept.status === "saving" && text("review.sending")}
          note={kept.finishing && waiting ? text("review.later") : undefined}
        >
          {text("review.send")}
        </Button>
      </nav>
    </>
  );
}

function saidOf(
  answer: StatementAnswer | undefined,
  { campaign }: OpenedForm,
  { text, worded }: Voice,
): string {
  const words: string[] = [];
  const scale = campaign.scales.find(({ id }) => answer?.ratings[id] !== undefined);
  const value = scale && answer?.ratings[scale.id];
  const point = scale?.points.find((one) => one.value === value);
  if (!isRated(answer)) words.push(text("said.skipped"));
  else if (point) words.push(worded(point.label));
  else words.push(text(value === "DONT_KNOW" ? "said.DONT_KNOW" : "said.NOT_APPLICABLE"));
  if (answer?.shortage) words.push(text("said.hire"));
  if (answer?.comment) words.push(text("said.comment"));
  return words.join(", ");
}
