/** Whose courses stand in a place: one's own to put in and take out, everyone else's to read, and who has none yet. */
import { useState } from "preact/hooks";
import { creditInWords } from "#shared/agreements/words.ts";
import { courseKey } from "#shared/course-key.ts";
import type { BoundCourse, GridSlot } from "#shared/programs/plan-schema.ts";
import { Button } from "../ui/button.tsx";
import { Icon } from "../ui/icon.tsx";
import { CourseForm } from "./course-form.tsx";
import { CourseSearch } from "./course-search.tsx";
import { missingIn } from "./edit-card.ts";
import type { Editing } from "./editor.tsx";
import { bind, bindersIn, coursesOf } from "./plan-edit.ts";
import { earlyWords } from "./words.ts";

type CoursesProps = { slot: GridSlot; editing: Editing };

export function SlotCourses({ slot, editing }: CoursesProps) {
  const { program, names, own } = editing;
  if (slot.row === "credential" || slot.work) return null;
  const here = bindersIn(slot.column, program.parties);
  const mine = own !== undefined && (here.some((one) => one.organizationId === own) || isBound(slot, own));
  const others = slot.bindings.filter((one) => !mine || one.organizationId !== own);
  const without = missingIn(slot, program.parties).filter((one) => !mine || one.organizationId !== own);
  return (
    <>
      {mine && own && <Own slot={slot} editing={editing} own={own} />}
      {(others.length > 0 || without.length > 0) && (
        <section aria-labelledby="others-head">
          <h3 id="others-head" class="small-head">
            {mine ? "The other partners" : "Courses of the partners"}
          </h3>
          <ul class="bound">
            {others.map(({ organizationId, courses }) => (
              <li key={organizationId}>
                <b>{names.name(organizationId)}</b>
                {!here.some((one) => one.organizationId === organizationId) && (
                  <span class="error">
                    <Icon name="alert" /> Its courses do not belong in this year.
                  </span>
                )}
                {courses.map((course) => (
                  <span key={course.code}>
                    {course.code} {course.title}
                    <small>
                      {" "}
                      {creditInWords(course.creditHundredths, course.unit)}
                      {course.earlyCredit && `, ${earlyWords[course.earlyCredit.kind].toLowerCase()}`}
                    </small>
                  </span>
                ))}
              </li>
            ))}
            {without.map(({ organizationId }) => (
              <li key={organizationId}>
                <b>{names.name(organizationId)}</b>
                <span class="muted">No course here yet</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

const isBound = (slot: GridSlot, own: string): boolean => coursesOf(slot, own).length > 0;

type OwnProps = CoursesProps & { own: NonNullable<Editing["own"]> };

function Own({ slot, editing, own }: OwnProps) {
  const { plan, change, names, program, facts } = editing;
  const courses = coursesOf(slot, own);
  const [open, setOpen] = useState<string>();
  const set = (next: readonly BoundCourse[], mark?: string) =>
    change(bind(plan, slot.slotId, own, next), mark && `${slot.slotId}/${own}/${mark}`);
  const at = `/slots/${plan.slots.findIndex((one) => one.slotId === slot.slotId)}/bindings/${slot.bindings.findIndex(
    (one) => one.organizationId === own,
  )}/courses`;
  return (
    <section aria-labelledby="own-head">
      <h3 id="own-head" class="small-head">
        {names.name(own)}
      </h3>
      {courses.length > 0 && (
        <ul class="bound">
          {courses.map((course, index) => (
            <li key={course.code}>
              <b>
                {course.code} {course.title}
              </b>
              <small>
                {creditInWords(course.creditHundredths, course.unit)}
                {course.earlyCredit && `, ${earlyWords[course.earlyCredit.kind].toLowerCase()}`}
              </small>
              {facts?.gone.includes(courseKey({ organizationId: own, code: course.code })) && (
                <span class="error">
                  <Icon name="alert" /> Your catalog no longer has it.
                </span>
              )}
              <div class="row">
                <button
                  type="button"
                  class="small quiet"
                  aria-expanded={open === course.code}
                  onClick={() => setOpen(open === course.code ? undefined : course.code)}
                >
                  {open === course.code ? "Fold" : "Details"}
                  <span class="sr"> of {course.code}</span>
                </button>
                <Button small kind="quiet" onClick={() => set(courses.filter((_, nth) => nth !== index))}>
                  Take out<span class="sr"> {course.code}</span>
                </Button>
              </div>
              {open === course.code && (
                <CourseForm
                  course={course}
                  slot={slot}
                  editing={editing}
                  own={own}
                  at={`${at}/${index}`}
                  onCourse={(next, mark) =>
                    set(
                      courses.map((one, nth) => (nth === index ? next : one)),
                      mark && `${index}/${mark}`,
                    )
                  }
                />
              )}
            </li>
          ))}
        </ul>
      )}
      <CourseSearch
        slot={slot}
        own={own}
        framework={program.statementFramework}
        taken={courses}
        onChoose={(course) => {
          set([...courses, course]);
          setOpen(course.code);
        }}
      />
    </section>
  );
}
