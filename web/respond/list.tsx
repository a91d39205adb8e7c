/** All statements on one page, with the question that decides; each leads to its other questions. */

import { MarkdownLine } from "../ui/markdown.tsx";
import { withRating } from "./answer.ts";
import { type FormProps, saying } from "./form.ts";
import { addressOf } from "./link.ts";
import { SavedLine } from "./saved.tsx";
import { ScaleField } from "./scale.tsx";
import { In, useVoice } from "./voice.tsx";

export function ListPart({ form, kept, change }: Omit<FormProps, "token">) {
  const { text, language } = useVoice();
  const scale = form.campaign.scales.find(({ kind }) => kind === "NEED") ?? form.campaign.scales[0];
  return (
    <>
      <div class="stack tight">
        <SavedLine form={form} kept={kept} />
        <h1 tabIndex={-1}>{text("all")}</h1>
        {scale && (
          <p>
            <In of={scale.question} />
          </p>
        )}
        <p class="muted">{text("list.lede")}</p>
      </div>
      <ol class="asked-list">
        {form.statements.map(({ identifier, fullStatement }, index) => {
          const answer = kept.said.statements[identifier];
          return (
            <li key={identifier}>
              {scale && (
                <ScaleField
                  about={
                    <h2 id={`s-${index}`} lang={language === "en" ? undefined : "en"}>
                      {index + 1}. <MarkdownLine text={fullStatement} />
                    </h2>
                  }
                  scale={scale}
                  value={answer?.ratings[scale.id]}
                  onValue={(value) =>
                    saying({ kept, change }, identifier)(withRating(answer, scale.id, value))
                  }
                />
              )}
              <a href={addressOf(index + 1)} aria-describedby={`s-${index}`}>
                {text("list.more")}
              </a>
            </li>
          );
        })}
      </ol>
      <nav class="onwards" aria-label={text("all")}>
        <a class="button quiet" href={addressOf("start")}>
          {text("back")}
        </a>
        <a class="button primary" href={addressOf("review")}>
          {text("start.review")}
        </a>
      </nav>
    </>
  );
}
