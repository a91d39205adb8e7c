/** The courses that terms name. Pure. */
import { sendingCourses } from "../sending-courses.ts";
import type { CourseRef, Terms } from "./terms-schema.ts";

/** Every course these terms name: asked for, granted, looked at. */
export const coursesOf = ({ rules, findings }: Pick<Terms, "rules" | "findings">): CourseRef[] => [
  ...rules.flatMap((rule): CourseRef[] => [
    ...sendingCourses(rule),
    ...rule.awards.map(({ course }) => course),
  ]),
  ...findings.map(({ course }) => course),
];
