/** One course of a rule as fields: what its organization teaches is offered, and anything else can be typed. */
import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";
import { gradeScale } from "#shared/agreements/grades.ts";
import { unitWords } from "#shared/agreements/table-words.ts";
import type { CreditUnit } from "#shared/agreements/terms-schema.ts";
import { meant, offeredFor, type Taught } from "../courses/taught.ts";
import { ChoiceField, TextField } from "../ui/field.tsx";
import type { Names } from "./names.ts";
import type { TypedCourse } from "./rule-typed.ts";

type CourseFieldsProps = {
  value: TypedCourse;
  onValue: (part: Partial<TypedCourse>) => void;
  pointer: string;
  organizations: readonly string[];
  names: Names;
  taught: Taught;
  /** A pattern such as BIO 1XX is no course of a catalog. */
  pattern?: boolean;
  grade?: string;
  onGrade?: (grade: string) => void;
  /** Taking it off again. */
  children?: ComponentChildren;
};

export function CourseFields(props: CourseFieldsProps) {
  const { value, onValue, pointer, organizations, names, taught, pattern, grade, onGrade, children } = props;
  const id = useId();
  const courses = taught.of(value.organizationId);
  const choose = (code: string) => onValue(meant(value, code, organizations, taught) ?? { code });
  return (
    <div class="line course-fields">
      <datalist id={id}>
        {offeredFor(value.code, courses).map((one) => (
          <option key={one.code} value={one.code}>
            {one.title}
          </option>
        ))}
      </datalist>
      <TextField
        label="Code"
        pointer={`${pointer}/code`}
        value={value.code}
        onValue={choose}
        autocomplete="off"
        spellcheck={false}
        list={id}
        hint={
          !pattern && value.title !== "" && taught.isUnlisted(value.organizationId, value.code)
            ? "not in the catalog"
            : undefined
        }
      />
      <TextField
        label="Title"
        pointer={`${pointer}/title`}
        value={value.title}
        onValue={(title) => onValue({ title })}
        autocomplete="off"
      />
      <TextField
        label="Credit"
        pointer={`${pointer}/creditHundredths`}
        inputMode="decimal"
        value={value.credits}
        onValue={(credits) => onValue({ credits })}
        autocomplete="off"
      />
      <ChoiceField
        label="In"
        pointer={`${pointer}/unit`}
        value={value.unit}
        onValue={(unit) => onValue({ unit: unit as CreditUnit })}
        choices={Object.entries(unitWords).map(([unit, label]) => ({ value: unit, label }))}
      />
      {onGrade && (
        <ChoiceField
          label="With"
          pointer={`${pointer}/minGrade`}
          value={grade ?? ""}
          onValue={onGrade}
          choices={gradeScale.map((one) => ({ value: one, label: `${one} or better` }))}
          none="a passing grade"
        />
      )}
      {(organizations.length > 1 || !organizations.includes(value.organizationId)) && (
        <ChoiceField
          label="Taught at"
          pointer={`${pointer}/organizationId`}
          value={value.organizationId}
          onValue={(organizationId) => onValue({ organizationId })}
          choices={organizations.map((one) => ({ value: one, label: names.name(one) }))}
          none="Choose one"
        />
      )}
      {children}
    </div>
  );
}
