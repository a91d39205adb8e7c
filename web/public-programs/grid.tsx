/** The grid of a public program for one school, college and university: years across, subjects down, courses as cards by kind. */

import { columns, gridRows } from "#shared/programs/columns.ts";
import { yearOfColumn } from "#shared/programs/individual.ts";
import type { Column, GridRow, GridSlot } from "#shared/programs/plan-schema.ts";
import type { PublicProgram } from "#shared/programs/public-schema.ts";
import { coursesOnLegs, inHighSchool, type Legs, type RouteCourse } from "#shared/programs/routes.ts";
import { useAddress, useLinkWith } from "../ui/address.ts";
import { cardKinds, kindOf } from "./kinds.ts";
import { namesIn, useVoice } from "./voice.tsx";
import "../programs/grid.css";

type Shown = { program: PublicProgram; legs: Legs };

/** Grades 9 to 12 and the college years that something stands in; years 3 and 4 only on the way through a university. */
function shownColumns({ plan }: PublicProgram, farther: boolean): Column[] {
  const used = new Set([...plan.slots, ...plan.entryPoints, ...plan.exitPoints].map(({ column }) => column));
  return columns.filter(
    (column) =>
      inHighSchool(column) || (used.has(column) && (farther || (column !== "P3" && column !== "P4"))),
  );
}

export function PublicGrid({ program, legs }: Shown) {
  const { text, written } = useVoice();
  const { plan, parties, cohort } = program;
  const bound = Map.groupBy(coursesOnLegs(plan, parties, legs), ({ slot }) => slot.slotId);
  const own = [...bound.values()].some((some) =>
    some.some(({ slot }) => slot.column === "P3" || slot.column === "P4"),
  );
  const shown = shownColumns(program, legs.universityId !== undefined || own);
  const rows = gridRows.filter((row) => plan.slots.some((slot) => slot.row === row));
  const [asked] = useAddress("year");
  const year = shown.find((column) => column === asked) ?? shown[0];
  // On a phone one year is seen at a time; on paper all of them are.
  const off = (column: Column, more = "") =>
    [more, column !== year && "off"].filter(Boolean).join(" ") || undefined;
  return (
    <div class="stack tight program-grid">
      <Years shown={shown} year={year} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
      <section class="scroll" tabIndex={0} aria-label={text("grid")}>
        <table class="grid" style={{ "--columns": shown.length }}>
          <caption>{text("grid.caption", { year: cohort })}</caption>
          <thead>
            <tr>
              <th scope="col" class="subject">
                <span class="sr">{text("grid.subject")}</span>
              </th>
              {shown.map((column) => (
                <th key={column} scope="col" class={off(column, inHighSchool(column) ? "hs" : "coll")}>
                  {text(`column.${column}`)}
                  <small>{yearOfColumn(cohort, column)}</small>
                </th>
              ))}
            </tr>
          </thead>
          <tbody lang={written}>
            <tr class="flags">
              <th scope="row" lang={written && "es"}>
                {text("enter")}
              </th>
              {shown.map((column) => (
                <td key={column} class={off(column)}>
                  {plan.entryPoints
                    .filter((entry) => entry.column === column)
                    .map((entry) => (
                      <span key={entry.entryId} class="flag">
                        {entry.name}
                      </span>
                    ))}
                </td>
              ))}
            </tr>
            {rows.map((row) => (
              <tr key={row}>
                <th scope="row" lang={written && "es"}>
                  {text(`row.${row}`)}
                </th>
                {shown.map((column) => (
                  <td key={column} class={off(column)}>
                    <Cell program={program} row={row} column={column} bound={bound} />
                  </td>
                ))}
              </tr>
            ))}
            <tr class="flags">
              <th scope="row" lang={written && "es"}>
                {text("leave")}
              </th>
              {shown.map((column) => (
                <td key={column} class={off(column)}>
                  {plan.exitPoints
                    .filter((exit) => exit.column === column)
                    .map((exit) => (
                      <span key={exit.exitId} class="flag out">
                        {exit.name}
                      </span>
                    ))}
                </td>
              ))}
            </tr>
          </tbody>
        </table>
      </section>
    </div>
  );
}

function Years({ shown, year }: { shown: readonly Column[]; year: Column | undefined }) {
  const { text } = useVoice();
  const link = useLinkWith("year");
  return (
    <nav class="years phone-only no-print" aria-label={text("grid.years")}>
      {shown.map((column) => (
        <a
          key={column}
          class="chip"
          href={link(column)}
          aria-label={text(`column.${column}`)}
          aria-current={column === year ? "page" : undefined}
        >
          {text(`short.${column}`)}
        </a>
      ))}
    </nav>
  );
}

type CellProps = {
  program: PublicProgram;
  row: GridRow;
  column: Column;
  bound: ReadonlyMap<string, readonly RouteCourse[]>;
};

function Cell({ program, row, column, bound }: CellProps) {
  const { text, written } = useVoice();
  const slots = program.plan.slots
    .filter((slot) => slot.row === row && slot.column === column)
    .toSorted((a, b) => (a.term ?? 0) - (b.term ?? 0));
  if (slots.length === 0)
    return (
      <span class="sr" lang={written && "es"}>
        {text("grid.nothing")}
      </span>
    );
  return (
    <>
      {slots.map((slot) => (
        <Place key={slot.slotId} program={program} slot={slot} courses={bound.get(slot.slotId) ?? []} />
      ))}
    </>
  );
}

function Place({
  program,
  slot,
  courses,
}: {
  program: PublicProgram;
  slot: GridSlot;
  courses: readonly RouteCourse[];
}) {
  const { text, written } = useVoice();
  const lead = [
    slot.term !== undefined && text("term", { n: slot.term }),
    slot.kind === "CHOOSE_N" &&
      courses.length > 0 &&
      text("choose", { n: slot.chooseN ?? 1, all: courses.length }),
    slot.kind === "ELECTIVE" && text("elective"),
  ].filter(Boolean);
  const name = namesIn(program);
  const { work, credential } = slot;
  const spoken = written && "es";
  return (
    <div class={courses.length > 1 ? "place several" : "place"}>
      {lead.length > 0 && (
        <small class="lead" lang={spoken}>
          {lead.join(", ")}
        </small>
      )}
      {credential && (
        <div class="card" data-k="cred">
          <span class="kind" lang={spoken}>
            {text("kind.cred")}
          </span>
          <b>{credential.name}</b>
          {credential.issuer && <small>{credential.issuer}</small>}
        </div>
      )}
      {courses.map((one) => (
        <CourseCard key={`${one.organizationId} ${one.course.code}`} one={one} name={name} />
      ))}
      {courses.length === 0 && work && (
        <div class="card" data-k="wbl">
          <span class="kind" lang={spoken}>
            {text("kind.wbl")}
          </span>
          <b>{slot.intent}</b>
          <small lang={spoken}>
            {[
              (work.hostId || work.host) &&
                text("host", { name: work.hostId ? name(work.hostId) : (work.host ?? "") }),
              work.hours > 0 && text("hours.work", { n: work.hours }),
            ]
              .filter(Boolean)
              .join(", ")}
          </small>
        </div>
      )}
      {courses.length === 0 && !work && !credential && (
        <div class="card" data-k="gap">
          <span class="kind" lang={spoken}>
            {text("grid.open")}
          </span>
          <b>{slot.intent}</b>
          <small lang={spoken}>{text("grid.open.text")}</small>
        </div>
      )}
    </div>
  );
}

function CourseCard({ one, name }: { one: RouteCourse; name: (id: string) => string }) {
  const { text, credit, written } = useVoice();
  const { slot, course, organizationId } = one;
  const kind = kindOf(slot, course);
  const early = inHighSchool(slot.column) ? course.earlyCredit : undefined;
  const elsewhere = course.deliveredAt ?? organizationId;
  const lines = [
    early?.college?.code ?? course.code,
    early?.hoursHundredths === undefined
      ? credit(course.creditHundredths, course.unit)
      : credit(early.hoursHundredths, "SemesterHour"),
    elsewhere !== organizationId && text("at", { name: name(elsewhere) }),
    course.workHours !== undefined && text("hours.work", { n: course.workHours }),
  ].filter(Boolean);
  return (
    <div class="card" data-k={kind}>
      {kind !== "aca" && (
        <span class="kind" lang={written && "es"}>
          {text(`kind.${kind}`)}
        </span>
      )}
      <b>{course.title}</b>
      <small lang={written && "es"}>{lines.join(", ")}</small>
    </div>
  );
}

export function GridKey() {
  const { text } = useVoice();
  return (
    <ul class="legend grid-key" aria-label={text("kinds")}>
      {cardKinds.map((kind) => (
        <li key={kind}>
          <span class="card" data-k={kind}>
            {text(`kind.${kind}`)}
          </span>
        </li>
      ))}
    </ul>
  );
}
