/**
 * One rule drawn so that a counselor reads it right. Filled and joined: must. Hollow and apart: may.
 * The plates are real text in list order, so that a screen reader hears the same logic.
 */
import type { ComponentChildren } from "preact";
import type {
  Award,
  CourseRef,
  EquivalencyRule,
  Option,
  SendingCourse,
  Slot,
} from "#shared/agreements/schema.ts";
import { credit, creditInWords, gradeInWords } from "#shared/agreements/words.ts";
import { awardWords, besideCourses, unitWords } from "./words.ts";

type CodeOf = (organization: string) => string;

/** What has to be finished: the courses of any one way, and what else has to be true. */
export function Finished({ rule, codeOf }: { rule: EquivalencyRule; codeOf: CodeOf }) {
  const ways = inOrder(rule.options, ({ optionNo }) => optionNo);
  const others = rule.conditions.flatMap((one, index) => {
    const said = besideCourses(one);
    return said ? [<Beside key={`${index} ${one.type}`} {...said} />] : [];
  });
  if (ways.length === 1 && ways[0]) return <Together parts={[...partsOf(ways[0], codeOf), ...others]} />;
  return <Together parts={[<Ways key="ways" ways={ways} codeOf={codeOf} />, ...others]} />;
}

/** Separate boxes with a gap: one is enough. */
function Ways({ ways, codeOf }: { ways: readonly Option[]; codeOf: CodeOf }) {
  return (
    <ol class="ways">
      {ways.map((way, index) => (
        <li key={way.optionNo}>
          {index > 0 && (
            <span class="or">
              <span>or</span>
            </span>
          )}
          <div class="way">
            <p class="plate">Way {letter(index)}</p>
            <Together parts={partsOf(way, codeOf)} />
          </div>
        </li>
      ))}
    </ol>
  );
}

/** A closed bracket around everything that has to hold together; nothing around one thing alone. */
function Together({ parts }: { parts: readonly ComponentChildren[] }) {
  if (parts.length < 2) return <>{parts[0]}</>;
  return (
    <div class="all">
      <p class="plate">{parts.length === 2 ? "Both of these" : `All ${parts.length} of these`}</p>
      <ul>
        {parts.map((part, index) => (
          <li key={index}>
            {index > 0 && <span class="and">and</span>}
            {part}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** A slot that wants all of its courses joins the others; one with a choice stands in a broken bracket. */
function partsOf({ slots }: Option, codeOf: CodeOf): ComponentChildren[] {
  return inOrder(slots, ({ slotNo }) => slotNo).flatMap((slot) =>
    slot.chooseN >= slot.courses.length
      ? slot.courses.map((course) => (
          <Sent key={`${slot.slotNo} ${course.code}`} course={course} codeOf={codeOf} />
        ))
      : [<Choice key={slot.slotNo} slot={slot} codeOf={codeOf} />],
  );
}

function Choice({ slot: { chooseN, courses }, codeOf }: { slot: Slot; codeOf: CodeOf }) {
  return (
    <div class="any">
      <p class="plate">
        <span class="pips" aria-hidden="true">
          {courses.map((course, index) => (
            <i key={course.code} class={index < chooseN ? "on" : undefined} />
          ))}
        </span>
        {choiceInWords(chooseN, courses.length)}
      </p>
      <ul>
        {courses.map((course) => (
          <li key={`${course.organizationId} ${course.code}`}>
            <Sent course={course} codeOf={codeOf} />
          </li>
        ))}
      </ul>
    </div>
  );
}

/** `Any 2 of these 4`. */
export function choiceInWords(chooseN: number, of: number): string {
  if (chooseN === 1) return of === 2 ? "Either one of these 2" : `Any one of these ${of}`;
  return `Any ${chooseN} of these ${of}`;
}

function Sent({ course, codeOf }: { course: SendingCourse; codeOf: CodeOf }) {
  return (
    <Course course={course} codeOf={codeOf}>
      {creditInWords(course.creditHundredths, course.unit)}
      {course.minGrade ? `, ${gradeInWords(course.minGrade).replace(/^an? /, "")}` : ", passed"}
    </Course>
  );
}

/** A course by title, whose it is and its code, and a line about it. */
export function Course({
  course,
  codeOf,
  children,
}: {
  course: CourseRef;
  codeOf: CodeOf;
  children?: ComponentChildren;
}) {
  return (
    <span class="course">
      <b>{course.title}</b>{" "}
      <code>
        {codeOf(course.organizationId)} {course.code}
      </code>
      <small>{children}</small>
    </span>
  );
}

function Beside({ title, about }: { title: string; about: string }) {
  return (
    <span class="course">
      <b>{title}</b>
      <small>{about}</small>
    </span>
  );
}

/** Everything that is granted, together. */
export function Granted({ awards }: { awards: readonly Award[] }) {
  return (
    <>
      {awards.map((award, index) => (
        <div class="award" key={`${index} ${award.course.code}`}>
          {index > 0 && <span class="and">and</span>}
          <b>{award.course.creditHundredths === 0 ? "0" : credit(award.course.creditHundredths)}</b>
          <span class="course">
            <b>{award.type === "WAIVER" ? `${award.course.title} is waived` : award.course.title}</b>{" "}
            <code>{award.course.code}</code>
            <small>
              {award.course.creditHundredths === 0 ? "" : unitWords[award.course.unit]}
              {awardWords[award.type]}
              {award.note && award.course.creditHundredths > 0 && `, ${award.note}`}
            </small>
          </span>
        </div>
      ))}
    </>
  );
}

const letter = (index: number) => String.fromCharCode(65 + index);

const inOrder = <Item,>(items: readonly Item[], by: (item: Item) => number): Item[] =>
  items.toSorted((a, b) => by(a) - by(b));
