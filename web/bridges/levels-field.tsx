/** Levels, and the tests that measure them. Written out each time: levels of two tests are never converted. */
import type { ComponentChildren } from "preact";
import { TextField } from "../ui/field.tsx";
import { RowsField } from "./rows-field.tsx";
import { noMeasure, type TypedLevel, type TypedMeasure } from "./typed.ts";

type FieldsProps = {
  legend: ComponentChildren;
  hint: ComponentChildren;
  pointer: string;
};

/** What is usually typed; anything else may be. */
export const measureLists = (
  <>
    <datalist id="assessments">
      {["TABE", "CASAS", "BEST Plus", "TABE CLAS-E", "GPA", "ACCUPLACER"].map((one) => (
        <option key={one} value={one} />
      ))}
    </datalist>
    <datalist id="subjects">
      {["Reading", "Math", "Language", "English"].map((one) => (
        <option key={one} value={one} />
      ))}
    </datalist>
    <datalist id="scales">
      {["grade equivalent", "scale score", "NRS level", "points"].map((one) => (
        <option key={one} value={one} />
      ))}
    </datalist>
  </>
);

/** The next one is usually of the same test: only its subject is another. */
const next = <Row extends TypedMeasure>(rows: readonly Row[], begin: Row): Row => {
  const last = rows.at(-1);
  return last ? { ...begin, assessment: last.assessment, form: last.form, scale: last.scale } : begin;
};

type LevelsProps = FieldsProps & { value: readonly TypedLevel[]; onValue: (rows: TypedLevel[]) => void };

export function LevelsField({ value, onValue, ...rest }: LevelsProps) {
  return (
    <RowsField
      {...rest}
      one="a level"
      value={value}
      onValue={onValue}
      begin={() => next(value, { ...noMeasure, level: "" })}
    >
      {(row, index, change) => (
        <>
          <MeasureInputs row={row} at={`${rest.pointer}/${index}/measure`} change={change} />
          <TextField
            label="Level"
            pointer={`${rest.pointer}/${index}/hundredths`}
            inputMode="decimal"
            autocomplete="off"
            value={row.level}
            onValue={(level) => change({ level })}
          />
        </>
      )}
    </RowsField>
  );
}

type MeasuresProps = FieldsProps & {
  value: readonly TypedMeasure[];
  onValue: (rows: TypedMeasure[]) => void;
};

export function MeasuresField({ value, onValue, ...rest }: MeasuresProps) {
  return (
    <RowsField {...rest} one="a test" value={value} onValue={onValue} begin={() => next(value, noMeasure)}>
      {(row, index, change) => <MeasureInputs row={row} at={`${rest.pointer}/${index}`} change={change} />}
    </RowsField>
  );
}

type InputsProps = { row: TypedMeasure; at: string; change: (part: Partial<TypedMeasure>) => void };

function MeasureInputs({ row, at, change }: InputsProps) {
  return (
    <>
      <TextField
        label="Test"
        pointer={`${at}/assessment`}
        list="assessments"
        autocomplete="off"
        value={row.assessment}
        onValue={(assessment) => change({ assessment })}
      />
      <TextField
        label="Form"
        pointer={`${at}/form`}
        autocomplete="off"
        value={row.form}
        onValue={(form) => change({ form })}
      />
      <TextField
        label="Subject"
        pointer={`${at}/subject`}
        list="subjects"
        autocomplete="off"
        value={row.subject}
        onValue={(subject) => change({ subject })}
      />
      <TextField
        label="Scale"
        pointer={`${at}/scale`}
        list="scales"
        autocomplete="off"
        value={row.scale}
        onValue={(scale) => change({ scale })}
      />
    </>
  );
}
