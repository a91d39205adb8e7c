/** The courses that terms name: the one walk through a rule's options and slots. Pure. */
import type { CourseRef, EquivalencyRule, SendingCourse, Terms } from "./terms-schema.ts";

/** What a rule asks for, in its own order; a course that two options ask for is there twice. */
export const sendingCourses = ({ options }: Pick<EquivalencyRule, "options">): SendingCourse[] =>
  options.flatMap(({ slots }) => slots.flatMap(({ courses }) => courses));

/** What these terms say something of as a sender's course: asked for in rules, and looked at in findings. */
export const sentCourses = ({ rules, findings }: Pick<Terms, "rules" | "findings">): CourseRef[] => [
  ...rules.flatMap(sendingCourses),
  ...findings.map(({ course }) => course),
];

/** Every course these terms name: asked for, granted, looked at. */
export const coursesOf = ({ rules, findings }: Pick<Terms, "rules" | "findings">): CourseRef[] => [
  ...rules.flatMap((rule): CourseRef[] => [
    ...sendingCourses(rule),
    ...rule.awards.map(({ course }) => course),
  ]),
  ...findings.map(({ course }) => course),
];
