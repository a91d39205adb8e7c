/** A course of one's own catalog for a place in the grid: what the place asks for is looked for first. */
import { useId, useState } from "preact/hooks";
import { creditInWords } from "#shared/agreements/words.ts";
import type { CourseRow } from "#shared/courses/schema.ts";
import type { BoundCourse, GridSlot } from "#shared/programs/plan-schema.ts";
import { useAction } from "../load.ts";
import { paths } from "../paths.ts";
import { usePlace } from "../session.ts";
import { Field } from "../ui/field.tsx";
import { ProblemNotice } from "../ui/problem.tsx";
import { boundFrom, foundIn } from "./course-found.ts";
import { CourseTyped } from "./course-typed.tsx";
import { taughtBy, useOwnCatalog } from "./own-catalog.ts";

type SearchProps = {
  slot: GridSlot;
  own: string;
  /** Whose statements the program goes by. */
  framework: string | undefined;
  taken: readonly BoundCourse[];
  onChoose: (course: BoundCourse) => void;
};

export function CourseSearch({ slot, own, framework, taken, onChoose }: SearchProps) {
  const { partnership } = usePlace();
  const list = useId();
  const [wanted, setWanted] = useState("");
  const read = useOwnCatalog(partnership.id, own);
  const catalog = read.state === "content" ? read.data : undefined;
  const courses = catalog?.courses ?? [];
  const found = foundIn(courses, slot, wanted, taken);
  const add = useAction(async (_key, course: CourseRow) => {
    const statementIds = catalog ? await taughtBy(catalog, course, framework) : [];
    onChoose({ ...boundFrom(course, slot), statementIds });
    setWanted("");
  });
  const choose = (course: CourseRow) => void add.run(course);
  if (read.state === "problem") return <ProblemNotice problem={read.problem} retry={read.retry} />;
  if (catalog && catalog.year === undefined)
    return <CourseTyped key={slot.slotId} slot={slot} own={own} onChoose={onChoose} />;
  return (
    <>
      <Field
        label={taken.length > 0 ? "Add another course" : "Add your course"}
        pointer="/find"
        hint={
          courses.length > 0
            ? `Of your ${catalog?.year} catalog: by code, title or a word of it.`
            : "Your catalog is being read."
        }
      >
        {(ties) => (
          <input
            type="search"
            {...ties}
            value={wanted}
            autocomplete="off"
            aria-controls={found.length > 0 ? list : undefined}
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
      {add.problem && <ProblemNotice problem={add.problem} live />}
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
