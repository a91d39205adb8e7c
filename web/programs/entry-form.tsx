/** Where somebody enters: in which year, who that is, what they have to bring, and what they are taken to know. */
import { columns } from "#shared/programs/columns.ts";
import type { EntryPoint, Level } from "#shared/programs/plan-schema.ts";
import { Button } from "../ui/button.tsx";
import { ChoiceField, Group, TextField } from "../ui/field.tsx";
import type { Editing } from "./editor.tsx";
import { HundredthsField } from "./number-field.tsx";
import { changeEntry, entryKindsIn, removeEntry } from "./plan-points.ts";
import { StatementsPart } from "./statements-part.tsx";
import { columnWords, entryWords } from "./words.ts";

type EntryProps = { entry: EntryPoint; editing: Editing };

export function EntryForm({ entry, editing }: EntryProps) {
  const { plan, change, spine, setOpen, program } = editing;
  if (spine) return <p class="muted">{[entryWords[entry.kind], entry.note].filter(Boolean).join(". ")}</p>;
  const at = `/entryPoints/${plan.entryPoints.indexOf(entry)}`;
  const set = (part: Parameters<typeof changeEntry>[2], mark?: string) =>
    change(changeEntry(plan, entry.entryId, part), mark && `${entry.entryId}/${mark}`);
  return (
    <>
      <TextField
        label="Name"
        pointer={`${at}/name`}
        hint="As it stands in the grid: Start, Adults join, Transfer in."
        value={entry.name}
        onValue={(name) => set({ name }, "name")}
        autocomplete="off"
        autofocus={entry.name === ""}
      />
      <div class="pair">
        <ChoiceField
          label="Begins with"
          pointer={`${at}/column`}
          value={entry.column}
          onValue={(column) => set({ column: column as EntryPoint["column"] })}
          choices={columns.map((column) => ({ value: column, label: columnWords[column].word }))}
        />
        <ChoiceField
          label="Who enters"
          pointer={`${at}/kind`}
          value={entry.kind}
          onValue={(kind) => set({ kind: kind as EntryPoint["kind"] })}
          choices={entryKindsIn(entry.column).map((kind) => ({ value: kind, label: entryWords[kind] }))}
        />
      </div>
      <Requirements entry={entry} at={at} onValue={(requirements, mark) => set({ requirements }, mark)} />
      <TextField
        label="In words"
        pointer={`${at}/note`}
        hint="What no measure says: with Biology, from Healthcare Bridge."
        optional
        value={entry.note ?? ""}
        onValue={(note) => set({ note: note || undefined }, "note")}
        autocomplete="off"
      />
      <StatementsPart
        framework={program.statementFramework}
        legend="What somebody who enters here is taken to know"
        chosen={entry.assumesStatements}
        onChosen={(assumesStatements) => set({ assumesStatements })}
      />
      <div>
        <Button
          small
          kind="danger"
          onClick={() => {
            change(removeEntry(plan, entry.entryId));
            setOpen("");
          }}
        >
          Take it out
        </Button>
      </div>
    </>
  );
}

type RequirementsProps = {
  entry: EntryPoint;
  at: string;
  onValue: (requirements: Level[], mark?: string) => void;
};

function Requirements({ entry: { requirements }, at, onValue }: RequirementsProps) {
  const change = (index: number, part: Partial<Level>, mark: string) =>
    onValue(
      requirements.map((one, nth) => (nth === index ? { ...one, ...part } : one)),
      `requirements/${index}/${mark}`,
    );
  const blank: Level = {
    measure: { assessment: "TABE", form: "11/12", subject: "Reading", scale: "Grade equivalent" },
    hundredths: 900,
    ...(requirements.length > 0 && requirements.at(-1)),
  };
  return (
    <Group
      legend="Required level"
      hint="Levels of different assessments, forms and scales are never converted: name the one that counts."
      pointer={`${at}/requirements`}
    >
      {requirements.map(({ measure, hundredths }, index) => {
        const pointer = `${at}/requirements/${index}`;
        const text = (key: "assessment" | "form" | "subject" | "scale", label: string) => (
          <TextField
            label={label}
            pointer={`${pointer}/measure/${key}`}
            optional={key === "form"}
            value={measure[key] ?? ""}
            onValue={(value) => {
              const { form, ...rest } = { ...measure, [key]: value };
              change(index, { measure: form ? { ...rest, form } : rest }, key);
            }}
            autocomplete="off"
          />
        );
        return (
          <div class="party flat" key={index}>
            <div class="pair">
              {text("assessment", "Assessment")}
              {text("form", "Form")}
              {text("subject", "Subject")}
              {text("scale", "Scale")}
              <HundredthsField
                label="At least"
                pointer={`${pointer}/hundredths`}
                value={hundredths}
                onValue={(value) => change(index, { hundredths: value ?? 0 }, "hundredths")}
              />
            </div>
            <div>
              <Button
                small
                kind="quiet"
                onClick={() => onValue(requirements.filter((_, nth) => nth !== index))}
              >
                Take off<span class="sr"> {measure.subject}</span>
              </Button>
            </div>
          </div>
        );
      })}
      {requirements.length < 12 && (
        <div>
          <Button small onClick={() => onValue([...requirements, blank])}>
            Add a level
          </Button>
        </div>
      )}
    </Group>
  );
}
