/** The second question: which courses, with which grade, in which school year. Long lists open a few at a time. */
import { useId, useRef, useState } from "preact/hooks";
import { gradeScale } from "#shared/agreements/grades.ts";
import { plainText } from "#shared/course-key.ts";
import { Button } from "../ui/button.tsx";
import type { Offered } from "./catalogue.ts";
import { meant, schoolYearOf, yearOf } from "./facts.ts";
import type { Chosen, ChosenCourse } from "./fragment.ts";
import { Data, useVoice } from "./voice.tsx";

const few = 8;
/** From so many courses on, one is found by typing. */
const many = 12;

export type QuestionProps = {
  chosen: Chosen;
  change: (some: Partial<Chosen>) => void;
  courses: readonly Offered[];
  /** The school's courses are on their way. */
  waiting: boolean;
  graduation: string;
  today: string;
};

export function CourseQuestion({ chosen, change, courses, waiting, graduation, today }: QuestionProps) {
  const { text } = useVoice();
  const id = useId();
  const [open, setOpen] = useState(false);
  const [sought, setSought] = useState("");
  const choices = new Map(
    chosen.courses.flatMap((course) => {
      const offer = meant(course, courses);
      return offer ? [[offer.key, course] as const] : [];
    }),
  );
  // Unticked, a course stays where it was: what vanishes under the finger cannot be ticked again.
  const met = useRef(new Set<string>()).current;
  for (const key of choices.keys()) met.add(key);
  const fitting = courses.filter(({ title, code }) =>
    plainText(`${title} ${code}`).includes(plainText(sought)),
  );
  const shown =
    open || sought !== "" ? fitting : courses.filter((one, index) => index < few || met.has(one.key));
  const set = (offer: Offered, choice: ChosenCourse | undefined) => {
    const others = chosen.courses.filter((course) => meant(course, courses)?.key !== offer.key);
    change({ courses: choice ? [...others, choice] : others });
  };
  return (
    <fieldset>
      <legend>
        <span class="muted">2.</span> {text("q.courses")}
      </legend>
      {courses.length >= many && (
        <div class="field find">
          <label for={id}>{text("q.courses.find")}</label>
          <input
            id={id}
            type="search"
            autocomplete="off"
            value={sought}
            onInput={(event) => setSought(event.currentTarget.value)}
            onKeyDown={(event) => event.key === "Enter" && event.preventDefault()}
          />
        </div>
      )}
      {waiting && <CoursesToCome />}
      {shown.length === 0 && !waiting && (
        <p class="muted">{text(courses.length === 0 ? "q.courses.before" : "q.courses.none")}</p>
      )}
      {shown.map((offer) => (
        <Course
          key={offer.key}
          offer={offer}
          choice={choices.get(offer.key)}
          set={(choice) => set(offer, choice)}
          graduation={graduation}
          today={today}
        />
      ))}
      {sought === "" && courses.length > few && (open || shown.length < courses.length) && (
        <Button kind="quiet" small onClick={() => setOpen(!open)}>
          {open ? text("q.courses.fewer") : text("q.courses.more", { count: courses.length - shown.length })}
        </Button>
      )}
    </fieldset>
  );
}

/** As tall as the list that comes. */
function CoursesToCome() {
  const { text } = useVoice();
  return (
    <div class="skeleton courses-to-come" role="status" aria-label={text("loading")}>
      {Array.from({ length: few }, (_, line) => (
        <i key={line} />
      ))}
    </div>
  );
}

function Course({
  offer,
  choice,
  set,
  graduation,
  today,
}: {
  offer: Offered;
  choice: ChosenCourse | undefined;
  set: (choice: ChosenCourse | undefined) => void;
  graduation: string;
  today: string;
}) {
  const { text, credit, grade, say } = useVoice();
  const id = useId();
  const { organization, code, title } = offer;
  const now = schoolYearOf(today);
  const year = choice && yearOf(choice, graduation, today);
  const years = [...new Set([now, now - 1, now - 2, now - 3, now - 4, year ?? now])].sort((a, b) => b - a);
  return (
    <div class={choice ? "option course-option chosen" : "option course-option"}>
      <input
        type="checkbox"
        id={id}
        checked={choice !== undefined}
        onChange={(event) => set(event.currentTarget.checked ? { organization, code } : undefined)}
      />
      <label for={id}>
        <Data>{title}</Data>
        <small>
          {credit(offer.creditHundredths, offer.unit)}
          {!offer.own && <>, {say("q.at", { place: <Data plain>{offer.place}</Data> })}</>}
        </small>
      </label>
      {choice && (
        <div class="how">
          <select
            aria-label={text("q.grade", { course: title })}
            value={choice.grade ?? ""}
            onChange={(event) =>
              set({ ...choice, grade: gradeScale.find((one) => one === event.currentTarget.value) })
            }
          >
            <option value="">{text("q.now")}</option>
            {gradeScale.map((one) => (
              <option key={one} value={one}>
                {grade(one)}
              </option>
            ))}
          </select>
          <select
            aria-label={text("q.year", { course: title })}
            value={String(year)}
            onChange={(event) => set({ ...choice, year: Number(event.currentTarget.value) })}
          >
            {years.map((one) => (
              <option key={one} value={String(one)}>
                {one - 1}–{String(one).slice(2)}
              </option>
            ))}
          </select>
        </div>
      )}
    </div>
  );
}
