/** What stands behind one place of the grid: every organization's own courses there, what they count for, what is wrong. */
import { useEffect, useRef } from "preact/hooks";
import type { AgreementFact } from "#shared/programs/check-schema.ts";
import type { BoundCourse, GridSlot } from "#shared/programs/plan-schema.ts";
import { bindingsOn, type Legs } from "#shared/programs/routes.ts";
import { yearOf } from "#shared/programs/runway.ts";
import type { Program } from "#shared/programs/schema.ts";
import { paths } from "../paths.ts";
import { usePlace } from "../session.ts";
import { useClose } from "../ui/address.ts";
import { Badge } from "../ui/badge.tsx";
import { Button } from "../ui/button.tsx";
import { credit } from "./amounts.ts";
import { couldBind } from "./grid.ts";
import { programPaths } from "./paths.ts";
import type { Wrong } from "./verdict.ts";
import {
  columnWords,
  earlyWords,
  featureWords,
  levelWords,
  resultWords,
  rowWords,
  workWords,
} from "./words.ts";

type DialogProps = {
  /** Closed without one. */
  slot: GridSlot | undefined;
  program: Program;
  legs: Legs;
  name: (id: string) => string;
  agreements: readonly AgreementFact[];
  wrong: readonly Wrong[];
  /** Somebody may put a course of their own into it now. */
  binds: boolean;
};

export function SlotDialog({ slot, ...props }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const close = useClose("slot");
  useEffect(() => {
    if (slot && !dialog.current?.open) dialog.current?.showModal();
    if (!slot && dialog.current?.open) dialog.current.close();
  }, [slot]);
  return (
    <dialog
      ref={dialog}
      class="slot-dialog"
      aria-labelledby="slot-head"
      closedby="any"
      onClose={() => slot && close(`at-${slot.slotId}`)}
    >
      {slot && <Behind slot={slot} {...props} close={() => dialog.current?.close()} />}
    </dialog>
  );
}

type BehindProps = Omit<DialogProps, "slot"> & { slot: GridSlot; close: () => void };

function Behind({ slot, program, legs, name, agreements, wrong, binds, close }: BehindProps) {
  const { partnership } = usePlace();
  const here = new Set(
    bindingsOn(slot, program.parties, legs).map(({ organizationId }): string => organizationId),
  );
  const bound = slot.bindings.toSorted(
    (a, b) => Number(here.has(b.organizationId)) - Number(here.has(a.organizationId)),
  );
  const has = new Set(slot.bindings.map(({ organizationId }): string => organizationId));
  const open = couldBind(slot.column, program.parties).filter(
    ({ organizationId }) => !has.has(organizationId),
  );
  return (
    <div class="stack">
      <div class="stack tight">
        <h2 id="slot-head">{slot.intent}</h2>
        <p class="muted">{placeInWords(slot, program.cohort)}</p>
      </div>
      {wrong.map(({ rule, answer }) => {
        const { state, word } = resultWords(answer.result, answer.severity);
        return (
          <p key={`${rule.id} ${answer.because}`}>
            <Badge state={state}>{word}</Badge> <b>{rule.name}.</b> {answer.because}
          </p>
        );
      })}
      {slot.work && (
        <p>
          {workWords[slot.work.kind]}
          {slot.work.hours > 0 && `, ${slot.work.hours} hours`}
          {(slot.work.hostId ?? slot.work.host) &&
            `, with ${slot.work.hostId ? name(slot.work.hostId) : slot.work.host}`}
          .
        </p>
      )}
      {slot.credential && (
        <p>
          <b>{slot.credential.name}</b>
          {slot.credential.issuer ? `, issued by ${slot.credential.issuer}` : ", by nobody named yet"}.{" "}
          {slot.credential.industryRecognized && "Industry recognizes it."}
        </p>
      )}
      {bound.length > 0 && (
        <ul class="lines">
          {bound.map(({ organizationId, courses }) => (
            <li key={organizationId}>
              <small>
                {name(organizationId)}
                {here.has(organizationId) && ", on this route"}
              </small>
              {courses.map((course) => (
                <Behold
                  key={course.code}
                  course={course}
                  name={name}
                  agreements={agreements}
                  college={slot.column.startsWith("P")}
                />
              ))}
            </li>
          ))}
        </ul>
      )}
      {open.length > 0 && !slot.credential && !slot.work && (
        <p class="muted">
          No course here yet: {open.map(({ organizationId }) => name(organizationId)).join(", ")}.
        </p>
      )}
      <div class="row">
        {binds && (
          <a class="button" href={programPaths.editGrid(partnership.id, program.id, slot.slotId)}>
            Change this place
          </a>
        )}
        <Button onClick={close}>Close</Button>
      </div>
    </div>
  );
}

/** `Math, grade 12, 2029-30. Any 1 of these courses. Advanced course.` */
function placeInWords(slot: GridSlot, cohort: string): string {
  const sentences = [
    [
      rowWords[slot.row],
      columnWords[slot.column].word.toLowerCase(),
      slot.term && `term ${slot.term}`,
      yearOf(cohort, slot.column),
    ]
      .filter(Boolean)
      .join(", "),
    slot.kind === "CHOOSE_N" && `Any ${slot.chooseN ?? 1} of these courses`,
    slot.kind === "ELECTIVE" && "An elective: it may be left out",
    slot.level && levelWords[slot.level],
    ...slot.features.map((one) => featureWords[one]),
  ];
  return sentences
    .filter(Boolean)
    .map((one) => `${one}.`)
    .join(" ");
}

type CourseProps = {
  course: BoundCourse;
  name: (id: string) => string;
  agreements: readonly AgreementFact[];
  college: boolean;
};

function Behold({ course, name, agreements, college }: CourseProps) {
  const facts = [
    credit(course.creditHundredths, course.unit),
    course.sced && `SCED ${course.sced}`,
    course.cip && `CIP ${course.cip}`,
    course.part && `${course.part.series}, part ${course.part.no} of ${course.part.of}`,
    course.workHours && `${course.workHours} hours at work`,
    course.deliveredAt && `taught at ${name(course.deliveredAt)}`,
  ].filter(Boolean);
  const first = course.prerequisites;
  const covers = course.statementIds.length;
  return (
    <div class="stack tight">
      <span>
        <b>{course.title}</b> <code class="muted">{course.code}</code>
      </span>
      <small>{facts.join(", ")}</small>
      {!college && course.earlyCredit && (
        <Early early={course.earlyCredit} name={name} agreements={agreements} />
      )}
      {first.length > 0 && <small>After {first.join(", ")}</small>}
      {covers > 0 && (
        <small>
          Covers {covers} {covers === 1 ? "statement" : "statements"} of what learners know and do
        </small>
      )}
    </div>
  );
}

type EarlyProps = Omit<CourseProps, "course" | "college"> & {
  early: NonNullable<BoundCourse["earlyCredit"]>;
};

function Early({ early, name, agreements }: EarlyProps) {
  const { partnership } = usePlace();
  const agreement = agreements.find(({ id }) => id === early.agreementId);
  const gives = [
    early.college?.code,
    early.hoursHundredths && credit(early.hoursHundredths, "SemesterHour"),
  ].filter(Boolean);
  return (
    <span>
      {earlyWords[early.kind]}
      {gives.length > 0 && `: ${gives.join(", ")}`}
      {early.college && ` at ${name(early.college.organizationId)}`}
      {early.agreementId ? (
        <>
          , under{" "}
          <a href={paths.agreement(partnership.id, early.agreementId)}>
            {agreement ? <code>{agreement.codedNotation}</code> : "its agreement"}
          </a>
        </>
      ) : (
        ", under no agreement yet"
      )}
      .
    </span>
  );
}
