/** What a program says of a course beyond its catalog: content, early credit, what comes before it, what it teaches. */

import type { OrganizationId } from "#shared/ids.ts";
import { columns } from "#shared/programs/columns.ts";
import type { BoundCourse, GridSlot } from "#shared/programs/plan-schema.ts";
import { CheckField, ChecksField, ChoiceField, TextField } from "../ui/field.tsx";
import { EarlyCreditFields } from "./early-credit.tsx";
import type { Editing } from "./editor.tsx";
import { WholeField } from "./number-field.tsx";
import { coursesOf, without } from "./plan-edit.ts";
import { StatementsPart } from "./statements-part.tsx";

type CourseProps = {
  course: BoundCourse;
  slot: GridSlot;
  editing: Editing;
  own: OrganizationId;
  /** Where it stands in the plan. */
  at: string;
  onCourse: (course: BoundCourse, mark?: string) => void;
};

const contents: Record<BoundCourse["content"], string> = {
  ACADEMIC: "Academic",
  CTE: "Career and technical",
  BOTH: "Both at once",
};

export function CourseForm({ course, slot, editing, own, at, onCourse }: CourseProps) {
  const { program, plan, names } = editing;
  const set = (part: { [Key in keyof BoundCourse]?: BoundCourse[Key] | undefined }, mark?: string) =>
    onCourse(without({ ...course, ...part }) as BoundCourse, mark);
  const grade = slot.column.startsWith("G");
  const before = plan.slots
    .filter((one) => columns.indexOf(one.column) <= columns.indexOf(slot.column))
    .flatMap((one) => coursesOf(one, own))
    .filter(({ code }) => code !== course.code);
  const centers = program.parties.filter(
    ({ role, organizationId }) =>
      organizationId !== own && (grade || role === "COLLEGE" || role === "UNIVERSITY"),
  );
  return (
    <div class="stack">
      <ChoiceField
        label="Content"
        pointer={`${at}/content`}
        value={course.content}
        onValue={(content) => set({ content: content as BoundCourse["content"] })}
        choices={Object.entries(contents).map(([value, label]) => ({ value, label }))}
      />
      {grade && (
        <EarlyCreditFields
          course={course}
          own={own}
          editing={editing}
          at={`${at}/earlyCredit`}
          onValue={(earlyCredit, mark) => set({ earlyCredit }, mark)}
        />
      )}
      <StatementsPart
        framework={program.statementFramework}
        legend="It teaches"
        chosen={course.statementIds}
        onChosen={(statementIds) => set({ statementIds })}
      />
      <details
        open={Boolean(
          course.part || course.prerequisites.length > 0 || course.deliveredAt || course.workHours,
        )}
      >
        <summary>Order, place and hours at work</summary>
        <div class="stack">
          {before.length > 0 && (
            <ChecksField
              legend="Comes after"
              hint="Your courses in this year and earlier ones."
              pointer={`${at}/prerequisites`}
              value={course.prerequisites}
              onValue={(prerequisites) => set({ prerequisites })}
              choices={[...new Map(before.map((one) => [one.code, one])).values()].map(({ code, title }) => ({
                value: code,
                label: `${code} ${title}`,
              }))}
            />
          )}
          <CheckField
            label="It is a part of a sequence"
            checked={course.part !== undefined}
            onChecked={(on) => set({ part: on ? { series: "", no: 1, of: 2 } : undefined })}
          />
          {course.part && (
            <Part part={course.part} at={`${at}/part`} onValue={(part, mark) => set({ part }, mark)} />
          )}
          {centers.length > 0 && (
            <ChoiceField
              label="Taught at"
              pointer={`${at}/deliveredAt`}
              optional
              value={course.deliveredAt ?? ""}
              onValue={(id) => set({ deliveredAt: (id || undefined) as OrganizationId | undefined })}
              choices={centers.map((one) => ({
                value: one.organizationId,
                label: names.name(one.organizationId),
              }))}
              none={names.name(own)}
            />
          )}
          <WholeField
            label="Hours at work"
            pointer={`${at}/workHours`}
            hint="Clock hours of internship, clinical or the like."
            optional
            most={4000}
            value={course.workHours}
            onValue={(workHours) => set({ workHours: workHours || undefined }, "workHours")}
          />
        </div>
      </details>
    </div>
  );
}

type PartOf = NonNullable<BoundCourse["part"]>;
type PartProps = { part: PartOf; at: string; onValue: (part: PartOf, mark: string) => void };

function Part({ part, at, onValue }: PartProps) {
  return (
    <>
      <TextField
        label="Sequence"
        pointer={`${at}/series`}
        hint="What the parts are called together, such as Health Science."
        value={part.series}
        onValue={(series) => onValue({ ...part, series }, "series")}
        autocomplete="off"
      />
      <div class="pair">
        <WholeField
          label="Part"
          pointer={`${at}/no`}
          most={12}
          value={part.no}
          onValue={(no) => onValue({ ...part, no: no || 1 }, "no")}
        />
        <WholeField
          label="Of"
          pointer={`${at}/of`}
          most={12}
          value={part.of}
          onValue={(of) => onValue({ ...part, of: of || 1 }, "of")}
        />
      </div>
    </>
  );
}
