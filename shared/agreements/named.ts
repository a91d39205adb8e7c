/** The courses that terms name. Pure. */
import { sendingCourses } from "../sending-courses.ts";
import type { CourseRef, Terms } from "./terms-schema.ts";

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
