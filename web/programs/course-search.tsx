/** A course of one's own catalog for a place in the grid: what the place asks for is looked for first. */
import { useId, useState } from "preact/hooks";
import { creditInWords } from "#shared/agreements/words.ts";
import type { CourseRow } from "#shared/courses/schema.ts";
import type { BoundCourse, GridSlot } from "#shared/programs/plan-schema.ts";
import { useTaught } from "../courses/load.ts";
import { paths } from "../paths.ts";
import { usePlace } from "../session.ts";
import { Field } from "../ui/field.tsx";
import { boundFrom, foundIn } from "./course-found.ts";

type SearchProps = {
  slot: GridSlot;
  own: string;
  taken: readonly BoundCourse[];
  onChoose: (course: BoundCourse) => void;
};

export function CourseSearch({ slot, own, taken, onChoose }: SearchProps) {
  const { partnership } = usePlace();
  const list = useId();
  const [wanted, setWanted] = useState("");
  // The newest catalog there is: a plan looks ahead.
  const catalog = useTaught(partnership.id, [own], "9999-06-30");
  const courses = catalog.get(own);
  const found = courses ? foundIn(courses, slot, wanted, taken) : [];
  const choose = (course: CourseRow) => {
    onChoose(boundFrom(course, slot));
    setWanted("");
  };
  return (
    <>
      <Field
        label={taken.length > 0 ? "Add another course" : "Add your course"}
        pointer="/find"
        hint={
          courses && courses.length > 0
            ? "By code, title or a word of it."
            : "Your catalog has no courses here yet."
        }
      >
        {(ties) => (
          <input
            type="search"
            {...ties}
            value={wanted}
            autocomplete="off"
            aria-controls={list}
            onInput={(event) => setWanted(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key !== "Enter") return;
              // Enter takes the only one that is left, and saves nothing.
              event.preventDefault();
              if (found.length === 1 && found[0]) choose(found[0]);
            }}
          />
        )}
      </Field>
      {found.length > 0 && (
        <ul class="found" id={list} aria-label="Courses found">
          {found.map((course) => (
            <li key={course.code}>
              <button type="button" onClick={() => choose(course)}>
                <span>
                  <b>{course.code}</b> {course.title}
                  <small>{creditInWords(course.creditHundredths, course.unit)}</small>
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
      {wanted.trim() !== "" && found.length === 0 && (
        <p class="muted" role="status">
          No course of the catalog is like that. <a href={paths.courses(partnership.id, own)}>Add it there</a>{" "}
          first.
        </p>
      )}
    </>
  );
}
