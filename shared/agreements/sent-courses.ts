/** What terms say something of as a sender's course: asked for in rules, and looked at in findings. Pure. */
import { sendingCourses } from "../sending-courses.ts";
import type { CourseRef, Terms } from "./terms-schema.ts";

export const sentCourses = ({ rules, findings }: Pick<Terms, "rules" | "findings">): CourseRef[] => [
  ...rules.flatMap(sendingCourses),
  ...findings.map(({ course }) => course),
];
