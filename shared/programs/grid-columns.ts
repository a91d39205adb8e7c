/** The columns of a grid file under the names that people give them, and the words in its cells. */
import type { Cell } from "../files/cells.ts";
import { findHeaderOf, type Header, layout } from "../files/columns.ts";
import { reader } from "../files/words.ts";
import { columns, gridRows } from "./columns.ts";
import { type GridColumn, gridColumns } from "./grid-schema.ts";
import { CourseContent, EarlyCreditKind, SlotFeature, SlotKind, SlotLevel, WorkKind } from "./plan-schema.ts";

const words = (text: string): string[] => text.split("|");

const synonyms: Record<GridColumn, readonly string[]> = {
  slot: words("slot id|place|key"),
  column: words("grade|grade level|year|grade or year|when"),
  term: words("semester|quarter"),
  row: words("subject|subject area|area|category"),
  kind: words("required|slot kind|requirement"),
  choose: words("choose n|how many|choose how many"),
  intent: words("what|slot title|description|purpose"),
  level: words("slot level|course level"),
  features: words("feature|includes"),
  work: words("work based learning|wbl|work kind|experience"),
  work_hours: words("hours of work|wbl hours"),
  work_host: words("host|employer|work site"),
  credential: words("industry credential|certification|license"),
  issuer: words("credential issuer|issued by|awarded by"),
  industry_recognized: words("recognized|industry recognised"),
  organization: words("school|party|institution|partner|organization code"),
  course: words("course code|course number|course no|code"),
  title: words("course title|course name"),
  credits: words("credit|hours|credit hours|carnegie units"),
  credit_unit: words("unit|units|unit of credit"),
  content: words("course content|academic or cte"),
  sced: words("sced code"),
  cip: words("cip code"),
  series: words("sequence|course series"),
  part: words("part of series|sequence part|part n of m"),
  prerequisites: words("prerequisite|prerequisite courses|prereq|prereqs"),
  delivered_at: words("taught at|location|site"),
  early_credit: words("early college credit|college credit|credit kind"),
  agreement: words("agreement number|articulation agreement"),
  rule: words("agreement rule|rule number"),
  college: words("credit from|granting college|college code"),
  college_course: words("college course code|college equivalent|equivalent"),
  early_hours: words("college hours|early credit hours|college credits"),
  statements: words("statement ids|skills|standards"),
  course_work_hours: words("course hours at work|hours at work"),
};

/** Without these a row says neither where it stands nor what belongs there. */
export const neededGridColumns = ["column", "row", "intent"] as const satisfies readonly GridColumn[];

const gridLayout = layout(gridColumns, synonyms, neededGridColumns);

export const findGridHeader = (grid: readonly (readonly Cell[])[]): Header<GridColumn> | undefined =>
  findHeaderOf(grid, gridLayout);

export const readColumn = reader("The grade or college year", columns, [
  ["G9", "9|9th|grade 9|9th grade|ninth|ninth grade|freshman"],
  ["G10", "10|10th|grade 10|10th grade|tenth|tenth grade|sophomore"],
  ["G11", "11|11th|grade 11|11th grade|eleventh|eleventh grade|junior"],
  ["G12", "12|12th|grade 12|12th grade|twelfth|twelfth grade|senior"],
  [
    "P1",
    "13|grade 13|college year 1|year 1|year 13|first year of college|postsecondary 1|postsecondary year 1",
  ],
  [
    "P2",
    "14|grade 14|college year 2|year 2|year 14|second year of college|postsecondary 2|postsecondary year 2",
  ],
  [
    "P3",
    "15|grade 15|college year 3|year 3|year 15|third year of college|postsecondary 3|postsecondary year 3",
  ],
  [
    "P4",
    "16|grade 16|college year 4|year 4|year 16|fourth year of college|postsecondary 4|postsecondary year 4",
  ],
]);

export const readRow = reader("The row of the grid", gridRows, [
  ["english", "english language arts|language arts|ela|english/language arts"],
  ["math", "mathematics|maths"],
  ["science", "sciences"],
  ["social-studies", "social science|social sciences|history|humanities"],
  ["other-academic", "other|other required|academic|electives|elective|general education|gen ed"],
  [
    "cte",
    "career and technical|career and technical education|technical|career|career focused instructional sequence|cte courses|major",
  ],
  ["work-based", "work based learning|wbl|professional learning|experience"],
  ["credential", "credentials|industry credential|industry credentials|certification"],
]);

export const readKind = reader("Whether it is taken", SlotKind.options, [
  ["REQUIRED", "yes|y|r|must|core|true"],
  ["CHOOSE_N", "choose|choose one|choice|one of"],
  ["ELECTIVE", "no|n|optional|e|false"],
]);
export const readLevel = reader("The level", SlotLevel.options, [
  ["ORIENTATION", "introductory|intro|exploration|beginning"],
  ["INTERMEDIATE", "middle|concentrator"],
  ["ADVANCED", "upper"],
  ["CAPSTONE", "completer"],
]);
export const readFeature = reader("What it includes", SlotFeature.options, [
  ["SAFETY", "safety instruction"],
  ["TEAM_CHALLENGE", "team based challenge|team challenges"],
  ["STUDENT_ORGANIZATION", "ctso|career and technical student organization"],
]);
export const readWork = reader("The kind of work-based learning", WorkKind.options, [
  ["CAREER_AWARENESS", "awareness"],
  ["CAREER_EXPLORATION", "exploration"],
  ["TEAM_CHALLENGE", "team based challenge"],
  ["CAREER_DEVELOPMENT_EXPERIENCE", "cde|career development"],
  ["INTERNSHIP", "intern"],
  ["APPRENTICESHIP", "youth apprenticeship|registered apprenticeship|pre apprenticeship"],
]);
export const readContent = reader("What the course is", CourseContent.options, [
  ["ACADEMIC", "a|core academic"],
  ["CTE", "career and technical|technical|career"],
  ["BOTH", "academic and cte|integrated"],
]);
export const readEarlyCredit = reader("The kind of early college credit", EarlyCreditKind.options, [
  ["DUAL_CREDIT", "dual|dc"],
  ["DUAL_ENROLMENT", "dual enrollment|de|concurrent enrollment"],
  ["ARTICULATED", "articulated credit|articulation|escrow"],
  ["EXAM", "ap|ib|clep|credit by exam|advanced placement"],
]);
export const readYes = reader(
  "yes or no",
  ["yes", "no"],
  [
    ["yes", "y|true|1|x"],
    ["no", "n|false|0|-"],
  ],
);
