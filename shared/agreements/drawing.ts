/**
 * How a rule is drawn, on screen and on paper alike: a tree in which a solid bracket holds what belongs together, a
 * broken one what is chosen from, and separate ways stand apart. Built from the same data that decides.
 */

import { awardWords, besideCourses, unitWords } from "./table-words.ts";
import type { Award, EquivalencyRule, Option, SendingCourse, Slot } from "./terms-schema.ts";
import { credit, creditInWords, gradeInWords } from "./words.ts";

export type Drawn =
  | { kind: "course"; course: SendingCourse; about: string }
  | { kind: "beside"; title: string; about: string }
  /** Filled and joined: must. */
  | { kind: "all"; plate: string; parts: Drawn[] }
  /** A broken bracket with a count: choose. */
  | { kind: "any"; plate: string; choose: number; parts: Drawn[] }
  /** Hollow and apart: may. */
  | { kind: "ways"; ways: { plate: string; part: Drawn | undefined }[] };

/** What has to be finished: the courses of any one way, and what else has to be true. */
export function drawingOf(rule: Pick<EquivalencyRule, "options" | "conditions">): Drawn | undefined {
  const ways = inOrder(rule.options, ({ optionNo }) => optionNo);
  const others = rule.conditions.flatMap((one): Drawn[] => {
    const said = besideCourses(one);
    return said ? [{ kind: "beside", ...said }] : [];
  });
  if (ways.length === 1 && ways[0]) return together([...partsOf(ways[0]), ...others]);
  if (ways.length === 0) return together(others);
  const apart: Drawn = {
    kind: "ways",
    ways: ways.map((way, index) => ({ plate: `Way ${letter(index)}`, part: together(partsOf(way)) })),
  };
  return together([apart, ...others]);
}

/** A closed bracket around everything that has to hold together; nothing around one thing alone. */
function together(parts: Drawn[]): Drawn | undefined {
  if (parts.length < 2) return parts[0];
  return { kind: "all", plate: parts.length === 2 ? "Both of these" : `All ${parts.length} of these`, parts };
}

/** A slot that wants all of its courses joins the others; one with a choice stands in a broken bracket. */
function partsOf({ slots }: Option): Drawn[] {
  return inOrder(slots, ({ slotNo }) => slotNo).flatMap((slot): Drawn[] =>
    slot.chooseN >= slot.courses.length ? slot.courses.map(sent) : [choice(slot)],
  );
}

const choice = ({ chooseN, courses }: Slot): Drawn => ({
  kind: "any",
  plate: choiceInWords(chooseN, courses.length),
  choose: chooseN,
  parts: courses.map(sent),
});

/** `Any 2 of these 4`. */
function choiceInWords(chooseN: number, of: number): string {
  if (chooseN === 1) return of === 2 ? "Either one of these 2" : `Any one of these ${of}`;
  return `Any ${chooseN} of these ${of}`;
}

const sent = (course: SendingCourse): Drawn => ({
  kind: "course",
  course,
  about: `${creditInWords(course.creditHundredths, course.unit)}${
    course.minGrade ? `, ${gradeInWords(course.minGrade).replace(/^an? /, "")}` : ", passed"
  }`,
});

/** One grant of a rule: how much, of what, and how it counts. */
export function grantInWords({ type, course, note }: Award): {
  amount: string;
  title: string;
  code: string;
  about: string;
} {
  const nothing = course.creditHundredths === 0;
  return {
    amount: nothing ? "0" : credit(course.creditHundredths),
    title: type === "WAIVER" ? `${course.title} is waived` : course.title,
    code: course.code,
    about: `${nothing ? "" : unitWords[course.unit]}${awardWords[type]}${note && !nothing ? `, ${note}` : ""}`,
  };
}

const letter = (index: number) => String.fromCharCode(65 + index);

const inOrder = <Item>(items: readonly Item[], by: (item: Item) => number): Item[] =>
  items.toSorted((a, b) => by(a) - by(b));
