/** How far the person is: in numbers, and as a row of stones where there are few enough to see. */
import { isRated } from "./answer.ts";
import { type FormProps, minutesFor, ratedOf } from "./form.ts";
import { SavedLine } from "./saved.tsx";
import { useVoice } from "./voice.tsx";

const stonesMax = 60;

export function Progress({ form, kept, no }: Pick<FormProps, "form" | "kept"> & { no: number }) {
  const { text } = useVoice();
  const asked = form.statements.length;
  const rated = ratedOf({ form, kept });
  const isAnswered = (index: number) =>
    isRated(kept.said.statements[form.statements[index]?.identifier ?? ""]);
  const skipped = form.statements.filter((_, index) => index + 1 < no && !isAnswered(index)).length;
  const all = text("progress.all", { no, asked, rated, skipped });
  return (
    <div class="stack tight">
      <div class="row between">
        <p>
          <b>{text("progress", { no, asked })}</b>{" "}
          <span class="muted">{text("progress.left", { minutes: minutesFor(asked - no + 1, form) })}</span>
        </p>
        <SavedLine form={form} kept={kept} />
      </div>
      {asked <= stonesMax ? (
        <div class="steps" role="img" aria-label={all}>
          {form.statements.map(({ identifier }, index) => (
            <i
              key={identifier}
              class={
                index + 1 === no ? "here" : isAnswered(index) ? "on" : index + 1 < no ? "passed" : undefined
              }
            />
          ))}
        </div>
      ) : (
        <progress value={no} max={asked} aria-label={all} />
      )}
    </div>
  );
}
