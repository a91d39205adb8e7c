/** Above an answer: print it, hand the link on, ask about another day; and on paper, what was asked. */
import { useId, useState } from "preact/hooks";
import { Button } from "../ui/button.tsx";
import { Icon } from "../ui/icon.tsx";
import type { QuestionProps } from "./course-question.tsx";
import { meant, yearOf } from "./facts.ts";
import { isDay } from "./fragment.ts";
import { Data, useVoice } from "./voice.tsx";

type HandProps = Pick<QuestionProps, "chosen" | "change" | "courses" | "graduation" | "today"> & {
  school: string;
};

export function Hand(props: HandProps) {
  return (
    <>
      <Share />
      <OtherDay {...props} />
      <Printed {...props} />
    </>
  );
}

/** Print it, or hand the link on. */
function Share() {
  const { text } = useVoice();
  const [said, setSaid] = useState<"copied" | "copy.failed">();
  return (
    <div class="row no-print">
      <Button small onClick={() => print()}>
        <Icon name="print" /> {text("print")}
      </Button>
      <Button
        small
        onClick={() =>
          // Without https there is no clipboard; then the person copies the address.
          void Promise.resolve(navigator.clipboard?.writeText(location.href).then(() => true) ?? false)
            .catch(() => false)
            .then((done) => setSaid(done ? "copied" : "copy.failed"))
        }
      >
        <Icon name="link" /> {text("copy")}
      </Button>
      <small role="status">{said && text(said)}</small>
    </div>
  );
}

/** Time travel: which agreements were signed by a day, and which deadlines had passed on it. */
function OtherDay({ chosen: { asOf }, change, today }: HandProps) {
  const { text, day } = useVoice();
  const id = useId();
  return (
    <>
      {asOf && asOf !== today && (
        <p class="other-day">
          <b>{text("asOf.now", { day: day(asOf) })}</b>{" "}
          <span class="no-print">
            <Button kind="quiet" small onClick={() => change({ asOf: undefined })}>
              {text("asOf.today")}
            </Button>
          </span>
        </p>
      )}
      <details class="no-print">
        <summary>{text("asOf")}</summary>
        <div class="field">
          <label for={id}>{text("asOf.day")}</label>
          <input
            type="date"
            id={id}
            value={asOf ?? today}
            aria-describedby={`${id}-more`}
            onChange={({ currentTarget: { value } }) =>
              change({ asOf: isDay(value) && value !== today ? value : undefined })
            }
          />
          <span class="hint" id={`${id}-more`}>
            {text("asOf.hint")}
          </span>
        </div>
      </details>
    </>
  );
}

/** On paper, what was asked stands above what was answered. */
function Printed({ chosen, courses, school, graduation, today }: HandProps) {
  const { text, say, list, grade } = useVoice();
  const named = chosen.courses.flatMap((course) => {
    const offer = meant(course, courses);
    if (!offer) return [];
    const year = yearOf(course, graduation, today);
    return [
      <span key={offer.key}>
        <Data plain>{offer.title}</Data> ({course.grade ? grade(course.grade) : text("q.now")}, {year - 1}–
        {String(year).slice(2)})
      </span>,
    ];
  });
  return (
    <p class="print-only">
      {say("chosen", { school: <Data>{school}</Data> })} {list(named)}.
    </p>
  );
}
