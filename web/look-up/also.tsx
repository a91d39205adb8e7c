/** Credentials and exam results: fetched when a ticked course leads to one, and asked for only then. */
import { useId } from "preact/hooks";
import { plainText } from "#shared/course-key.ts";
import { Icon } from "../ui/icon.tsx";
import type { alsoAsked, Exam } from "./catalogue.ts";
import type { Chosen } from "./fragment.ts";
import { Data, useVoice } from "./voice.tsx";

/** Asked only because a rule of a ticked course needs it. */
export function Also({
  also,
  chosen,
  change,
}: {
  also: ReturnType<typeof alsoAsked>;
  chosen: Chosen;
  change: (some: Partial<Chosen>) => void;
}) {
  const { text, say } = useVoice();
  const id = useId();
  const held = (value: string) => chosen.credentials.some((one) => plainText(one) === plainText(value));
  return (
    <fieldset class="also" aria-describedby={`${id}-more`}>
      <legend>{text("q.also")}</legend>
      <p class="hint" id={`${id}-more`}>
        {text("q.also.hint")}
      </p>
      {also.credentials.map(({ value, note }, index) => (
        <div class="option" key={value}>
          <input
            type="checkbox"
            id={`${id}-${index}`}
            checked={held(value)}
            onChange={(event) => {
              const others = chosen.credentials.filter((one) => plainText(one) !== plainText(value));
              change({ credentials: event.currentTarget.checked ? [...others, value] : others });
            }}
          />
          <label for={`${id}-${index}`}>
            {say("q.credential", { name: <Data>{value}</Data> })}
            {note && (
              <small>
                <Data plain>{note}</Data>
              </small>
            )}
          </label>
        </div>
      ))}
      {also.exams.map((exam) => (
        <ExamField key={exam.key} exam={exam} chosen={chosen} change={change} />
      ))}
    </fieldset>
  );
}

function ExamField({
  exam: { key, titles, note },
  chosen,
  change,
}: {
  exam: Exam;
  chosen: Chosen;
  change: (some: Partial<Chosen>) => void;
}) {
  const { text, say, list } = useVoice();
  const id = useId();
  const percent = chosen.exams[key];
  const wrong = percent !== undefined && !(percent >= 0 && percent <= 100);
  return (
    <div class="field">
      <label for={id}>
        {say("q.exam", {
          courses: list(
            titles.map((title) => (
              <Data plain key={title}>
                {title}
              </Data>
            )),
          ),
        })}
      </label>
      <input
        id={id}
        type="number"
        min="0"
        max="100"
        step="any"
        inputMode="decimal"
        autocomplete="off"
        aria-describedby={`${id}-more`}
        aria-invalid={wrong ? "true" : undefined}
        value={percent ?? ""}
        onInput={(event) => {
          const { [key]: _, ...others } = chosen.exams;
          const { value, valueAsNumber } = event.currentTarget;
          change({
            exams: value === "" || Number.isNaN(valueAsNumber) ? others : { ...others, [key]: valueAsNumber },
          });
        }}
      />
      <span class={wrong ? "error" : "hint"} id={`${id}-more`}>
        {wrong ? (
          <>
            <Icon name="alert" /> {text("q.exam.wrong")}
          </>
        ) : (
          <>
            {note && (
              <>
                <Data plain>{note}</Data>.{" "}
              </>
            )}
            {text("q.exam.hint")}
          </>
        )}
      </span>
    </div>
  );
}
