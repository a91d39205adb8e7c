/**
 * One rule drawn so that a counselor reads it right. Filled and joined: must. Hollow and apart: may.
 * The plates are real text in list order, so that a screen reader hears the same logic.
 */
import type { ComponentChildren } from "preact";
import { type Drawn, drawingOf, grantInWords } from "#shared/agreements/drawing.ts";
import type { Award, CourseRef, EquivalencyRule } from "#shared/agreements/terms-schema.ts";

type CodeOf = (organization: string) => string;

/** What has to be finished: the courses of any one way, and what else has to be true. */
export function Finished({ rule, codeOf }: { rule: EquivalencyRule; codeOf: CodeOf }) {
  return <Drawing of={drawingOf(rule)} codeOf={codeOf} />;
}

function Drawing({ of, codeOf }: { of: Drawn | undefined; codeOf: CodeOf }) {
  switch (of?.kind) {
    case "course":
      return (
        <Course course={of.course} codeOf={codeOf}>
          {of.about}
        </Course>
      );
    case "beside":
      return <Beside title={of.title} about={of.about} />;
    case "all":
      return <Together {...of} codeOf={codeOf} />;
    case "any":
      return <Choice {...of} codeOf={codeOf} />;
    case "ways":
      return <Ways {...of} codeOf={codeOf} />;
    default:
      return null;
  }
}

/** Separate boxes with a gap: one is enough. */
function Ways({ ways, codeOf }: Extract<Drawn, { kind: "ways" }> & { codeOf: CodeOf }) {
  return (
    <ol class="ways">
      {ways.map(({ plate, part }, index) => (
        <li key={plate}>
          {index > 0 && (
            <span class="or">
              <span>or</span>
            </span>
          )}
          <div class="way">
            <p class="plate">{plate}</p>
            <Drawing of={part} codeOf={codeOf} />
          </div>
        </li>
      ))}
    </ol>
  );
}

function Together({ plate, parts, codeOf }: Extract<Drawn, { kind: "all" }> & { codeOf: CodeOf }) {
  return (
    <div class="all">
      <p class="plate">{plate}</p>
      <ul>
        {parts.map((part, index) => (
          <li key={index}>
            {index > 0 && <span class="and">and</span>}
            <Drawing of={part} codeOf={codeOf} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function Choice({ plate, choose, parts, codeOf }: Extract<Drawn, { kind: "any" }> & { codeOf: CodeOf }) {
  return (
    <div class="any">
      <p class="plate">
        <span class="pips" aria-hidden="true">
          {parts.map((_part, index) => (
            <i key={index} class={index < choose ? "on" : undefined} />
          ))}
        </span>
        {plate}
      </p>
      <ul>
        {parts.map((part, index) => (
          <li key={index}>
            <Drawing of={part} codeOf={codeOf} />
          </li>
        ))}
      </ul>
    </div>
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
      {awards.map((award, index) => {
        const { amount, title, code, about } = grantInWords(award);
        return (
          <div class="award" key={`${index} ${code}`}>
            {index > 0 && <span class="and">and</span>}
            <b>{amount}</b>
            <span class="course">
              <b>{title}</b> <code>{code}</code>
              <small>{about}</small>
            </span>
          </div>
        );
      })}
    </>
  );
}
