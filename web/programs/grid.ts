/**
 * The grid as it is drawn for one route: years across, subjects down, every slot with the cards that stand in it, and
 * who enters and leaves where. Pure: the same plan, program and route always give the same drawing.
 */
import { columns } from "#shared/programs/columns.ts";
import type {
  BoundCourse,
  Column,
  EntryPoint,
  ExitPoint,
  GridRow,
  GridSlot,
  Level,
  Plan,
} from "#shared/programs/plan-schema.ts";
import { inHighSchool, type RouteCourse } from "#shared/programs/routes.ts";
import { yearOf } from "#shared/programs/runway.ts";
import type { Program, ProgramParty } from "#shared/programs/schema.ts";
import { credit, level } from "./amounts.ts";
import { awardWords, columnWords, earlyWords, entryWords, levelWords, rowWords } from "./words.ts";

/** How a card is drawn; each kind has a shape of its own beside its colour. */
export type CardKind = "aca" | "cte" | "dual" | "enrol" | "art" | "exam" | "wbl" | "cred" | "gap";

export type Card = { key: string; kind: CardKind; label?: string; title: string; lines: readonly string[] };

/** One slot: what is to be taken, and whether this route has it. */
export type Place = {
  slotId: string;
  /** Over its cards: `Choose 1`, `Elective`, `Term 2`. */
  lead?: string;
  cards: readonly Card[];
  open: boolean;
};

export type Cell = { column: Column; places: readonly Place[] };
export type Line = { row: GridRow; name: string; cells: readonly Cell[] };
export type Flag = { id: string; name: string; note: string };
export type Head = { column: Column; name: string; short: string; year: string; college: boolean };

export type Grid = {
  heads: readonly Head[];
  enter: readonly (readonly Flag[])[];
  lines: readonly Line[];
  leave: readonly (readonly Flag[])[];
};

type About = Pick<Program, "parties" | "cohort">;
type Name = (id: string) => string;

const rows = Object.keys(rowWords) as readonly GridRow[];

const isCollege = (column: Column): boolean => !inHighSchool(column);
const late = (column: Column): boolean => column === "P3" || column === "P4";

/** Grades 9 to 12, and the college years that something stands in. Years 3 and 4 only where the route goes there. */
export function columnsOf(plan: Plan, farther: boolean): Column[] {
  const used = new Set<Column>(
    [...plan.slots, ...plan.entryPoints, ...plan.exitPoints].map(({ column }) => column),
  );
  const last = columns.findLastIndex((column) => used.has(column));
  return columns.filter((column, at) => !isCollege(column) || (at <= last && (farther || !late(column))));
}

export type Drawn = {
  program: About;
  plan: Plan;
  /** Every course that stands on the route. */
  courses: readonly RouteCourse[];
  /** Whether the route goes on after the second college year. */
  farther: boolean;
  name: Name;
};

export function gridOf({ program, plan, courses, farther, name }: Drawn): Grid {
  const shown = columnsOf(plan, farther);
  const bound = Map.groupBy(courses, ({ slot }) => slot.slotId);
  const cell = (row: GridRow, column: Column): Cell => ({
    column,
    places: plan.slots
      .filter((slot) => slot.row === row && slot.column === column)
      .toSorted((a, b) => (a.term ?? 0) - (b.term ?? 0))
      .map((slot) => placeOf(slot, bound.get(slot.slotId) ?? [], program.parties, name)),
  });
  return {
    heads: shown.map((column) => ({
      column,
      name: columnWords[column].word,
      short: columnWords[column].short,
      year: yearOf(program.cohort, column),
      college: isCollege(column),
    })),
    enter: shown.map((column) => plan.entryPoints.filter((one) => one.column === column).map(entryFlag)),
    lines: rows
      .filter((row) => plan.slots.some((slot) => slot.row === row))
      .map((row) => ({ row, name: rowWords[row], cells: shown.map((column) => cell(row, column)) })),
    leave: shown.map((column) =>
      plan.exitPoints.filter((one) => one.column === column).map((one) => exitFlag(one, plan)),
    ),
  };
}

function placeOf(
  slot: GridSlot,
  bound: readonly RouteCourse[],
  parties: readonly ProgramParty[],
  name: Name,
): Place {
  const cards: Card[] = bound.map(({ course, organizationId }) =>
    courseCard(slot, course, organizationId, name),
  );
  if (cards.length === 0 && slot.work) cards.push(workCard(slot, slot.work, name));
  if (slot.credential) cards.unshift(credentialCard(slot, slot.credential));
  const open = cards.length === 0;
  if (open) cards.push(gapCard(slot, parties));
  const lead = [
    slot.term && `Term ${slot.term}`,
    slot.kind === "CHOOSE_N" && !open && `Choose ${slot.chooseN ?? 1} of ${bound.length}`,
    slot.kind === "ELECTIVE" && "Elective",
  ]
    .filter(Boolean)
    .join(", ");
  return { slotId: slot.slotId, cards, open, ...(lead && { lead }) };
}

function courseCard(slot: GridSlot, course: BoundCourse, organizationId: string, name: Name): Card {
  const early = isCollege(slot.column) ? undefined : course.earlyCredit;
  const taught = course.deliveredAt !== undefined && course.deliveredAt !== organizationId;
  const lines = early
    ? [
        [early.college?.code, early.hoursHundredths && credit(early.hoursHundredths, "SemesterHour")]
          .filter(Boolean)
          .join(", "),
      ]
    : [
        isCollege(slot.column)
          ? [course.code, credit(course.creditHundredths, course.unit)].join(", ")
          : course.content === "CTE" && course.sced
            ? `SCED ${course.sced}`
            : course.code,
      ];
  if (course.part) lines.push(`part ${course.part.no} of ${course.part.of}`);
  if (taught) lines.push(`at ${name(course.deliveredAt as string)}`);
  if (course.workHours) lines.push(`${course.workHours} hours at work`);
  return {
    key: `${organizationId} ${course.code}`,
    title: course.title,
    ...kindOf(slot, course),
    lines: lines.filter(Boolean),
  };
}

const earlyKinds = {
  DUAL_CREDIT: "dual",
  DUAL_ENROLMENT: "enrol",
  ARTICULATED: "art",
  EXAM: "exam",
} as const;

function kindOf(slot: GridSlot, course: BoundCourse): { kind: CardKind; label?: string } {
  if (course.earlyCredit && !isCollege(slot.column))
    return { kind: earlyKinds[course.earlyCredit.kind], label: earlyWords[course.earlyCredit.kind] };
  if (slot.row === "work-based") return { kind: "wbl", label: "Work-based" };
  const deep = slot.level && slot.level !== "INTERMEDIATE" ? levelWords[slot.level] : undefined;
  if (course.content === "ACADEMIC") return deep ? { kind: "aca", label: deep } : { kind: "aca" };
  const cte = course.content === "BOTH" ? "CTE and academic" : "CTE";
  return { kind: "cte", label: deep ? `${cte}, ${deep.toLowerCase().replace(" course", "")}` : cte };
}

function workCard(slot: GridSlot, work: NonNullable<GridSlot["work"]>, name: Name): Card {
  const host = work.hostId ? name(work.hostId) : work.host;
  return {
    key: "work",
    kind: "wbl",
    label: "Work-based",
    title: slot.intent,
    lines: [host && `with ${host}`, work.hours > 0 && `${work.hours} hours`].filter(
      (line): line is string => typeof line === "string",
    ),
  };
}

const credentialCard = (slot: GridSlot, credential: NonNullable<GridSlot["credential"]>): Card => ({
  key: "credential",
  kind: "cred",
  label: credential.industryRecognized ? "Credential, recognized" : "Credential",
  title: credential.name || slot.intent,
  lines: credential.issuer ? [credential.issuer] : [],
});

/** Whose course belongs here: a school's in the grades, a college's or a university's after. */
export const couldBind = (column: Column, parties: readonly ProgramParty[]): ProgramParty[] => {
  const of = (...roles: ProgramParty["role"][]) => parties.filter(({ role }) => roles.includes(role));
  if (!isCollege(column)) return of("SECONDARY");
  const universities = late(column) ? of("UNIVERSITY") : [];
  return universities.length > 0 ? universities : of("COLLEGE");
};

function gapCard(slot: GridSlot, parties: readonly ProgramParty[]): Card {
  const could = couldBind(slot.column, parties);
  const served = (school: ProgramParty) =>
    slot.bindings.some(
      ({ organizationId }) =>
        organizationId === school.organizationId ||
        parties.some(
          (one) =>
            one.organizationId === organizationId &&
            one.role === "CAREER_CENTER" &&
            (one.serves.length === 0 || one.serves.includes(school.organizationId)),
        ),
    );
  const have = could.filter(served).length;
  const kind = isCollege(slot.column) ? (late(slot.column) ? "universities" : "colleges") : "schools";
  const line =
    have === 0
      ? "no course in it yet"
      : `${have} of ${could.length} ${kind} ${have === 1 ? "has" : "have"} one`;
  return { key: "gap", kind: "gap", label: "Open", title: slot.intent, lines: [line] };
}

const entryFlag = (entry: EntryPoint): Flag => ({
  id: entry.entryId,
  name: entry.name,
  note:
    [requirementsIn(entry.requirements), entry.note].filter(Boolean).join("; ") ||
    lower(entryWords[entry.kind]),
});

/** `reading 9.0, math 8.0`; how each is measured stands in its page. */
const requirementsIn = (levels: readonly Level[]): string =>
  levels.map(({ measure, hundredths }) => `${measure.subject} ${level(hundredths)}`).join(", ");

function exitFlag(exit: ExitPoint, plan: Plan): Flag {
  const [first, ...more] = exit.stacksInto
    .map((id) => plan.exitPoints.find((one) => one.exitId === id)?.name)
    .filter((one) => one !== undefined);
  const award = lower(awardWords[exit.award]);
  const leads =
    first === undefined
      ? exit.final
        ? "the end of the way"
        : "leads to nothing yet"
      : `counts toward ${more.length === 0 ? first : `${more.length + 1} later awards`}`;
  const told = exit.name.toLowerCase().includes(/^[a-z]+/.exec(award)?.[0] ?? award)
    ? [leads]
    : [award, leads];
  return { id: exit.exitId, name: exit.name, note: told.join(", ") };
}

const lower = (words: string): string => words.charAt(0).toLowerCase() + words.slice(1);
