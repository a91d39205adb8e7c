/** What belongs in a place of the grid, in the program's own words: the lead's to say, everyone's to read. */
import { columns, gridRows as rows } from "#shared/programs/columns.ts";
import type { GridSlot, SlotLevel } from "#shared/programs/plan-schema.ts";
import { Button } from "../ui/button.tsx";
import { ChecksField, ChoiceField, TextField } from "../ui/field.tsx";
import { WholeField } from "./number-field.tsx";
import { changeSlot, copySlot, moveSlot, nudged, removeSlot } from "./plan-edit.ts";
import { CredentialFields, type SlotProps, WorkFields } from "./slot-parts.tsx";
import { columnWords, featureWords, levelWords, rowWords, workWords } from "./words.ts";

const kindWords: Record<GridSlot["kind"], string> = {
  REQUIRED: "Required",
  CHOOSE_N: "Some of several courses",
  ELECTIVE: "May be left out",
};

export function SlotForm({ slot, editing }: SlotProps) {
  const { plan, change, spine } = editing;
  if (spine) return <Said slot={slot} />;
  const at = `/slots/${plan.slots.findIndex((one) => one.slotId === slot.slotId)}`;
  const set = (part: Partial<{ [Key in keyof GridSlot]: GridSlot[Key] | undefined }>, mark?: string) =>
    change(changeSlot(plan, slot.slotId, part), mark && `${slot.slotId}/${mark}`);
  return (
    <>
      <TextField
        label="What belongs here"
        pointer={`${at}/intent`}
        hint="In the words of the program, for every school and college: Algebra I, Orientation to health careers."
        value={slot.intent}
        onValue={(intent) => set({ intent, ...named(slot, intent) }, "intent")}
        autocomplete="off"
        autofocus={slot.intent === ""}
      />
      <div class="pair">
        <ChoiceField
          label="Kind"
          pointer={`${at}/kind`}
          value={slot.kind}
          onValue={(kind) => set({ kind: kind as GridSlot["kind"] })}
          choices={Object.entries(kindWords).map(([value, label]) => ({ value, label }))}
        />
        {slot.kind === "CHOOSE_N" && (
          <WholeField
            label="How many"
            pointer={`${at}/chooseN`}
            most={20}
            value={slot.chooseN}
            onValue={(chooseN) => set({ chooseN }, "chooseN")}
          />
        )}
        {(slot.row === "cte" || slot.level) && (
          <ChoiceField
            label="Level"
            pointer={`${at}/level`}
            optional
            value={slot.level ?? ""}
            onValue={(level) => set({ level: level === "" ? undefined : (level as SlotLevel) })}
            choices={Object.entries(levelWords).map(([value, label]) => ({ value, label }))}
            none="Not said"
          />
        )}
      </div>
      {slot.row === "work-based" && <WorkFields slot={slot} editing={editing} at={at} />}
      {slot.row === "credential" && <CredentialFields slot={slot} editing={editing} at={at} />}
      <details>
        <summary>Where it stands, and what else it gives</summary>
        <div class="stack">
          <div class="pair">
            <ChoiceField
              label="Year"
              pointer={`${at}/column`}
              value={slot.column}
              onValue={(column) =>
                change(moveSlot(plan, slot.slotId, { row: slot.row, column: column as GridSlot["column"] }))
              }
              choices={columns.map((column) => ({ value: column, label: columnWords[column].word }))}
            />
            <ChoiceField
              label="Subject"
              pointer={`${at}/row`}
              value={slot.row}
              onValue={(row) =>
                change(moveSlot(plan, slot.slotId, { column: slot.column, row: row as GridSlot["row"] }))
              }
              choices={rows.map((row) => ({ value: row, label: rowWords[row] }))}
            />
            <ChoiceField
              label="Term"
              pointer={`${at}/term`}
              optional
              value={String(slot.term ?? "")}
              onValue={(term) => set({ term: term === "" ? undefined : Number(term) })}
              choices={["1", "2", "3", "4"].map((term) => ({ value: term, label: `Term ${term}` }))}
              none="All year"
            />
          </div>
          <fieldset class="arrows" aria-label="Move it">
            {(
              [
                ["left", "←", "a year earlier"],
                ["right", "→", "a year later"],
                ["up", "↑", "up"],
                ["down", "↓", "down"],
              ] as const
            ).map(([way, arrow, words]) => {
              const next = nudged(plan, slot.slotId, way);
              return (
                <button
                  key={way}
                  type="button"
                  class="small"
                  aria-label={`Move it ${words}`}
                  aria-disabled={next ? undefined : "true"}
                  onClick={() => next && change(next)}
                >
                  {arrow}
                </button>
              );
            })}
          </fieldset>
          <ChecksField
            legend="It also gives"
            pointer={`${at}/features`}
            value={slot.features}
            onValue={(features) => set({ features })}
            choices={Object.entries(featureWords).map(([value, label]) => ({
              value: value as GridSlot["features"][number],
              label,
            }))}
          />
        </div>
      </details>
    </>
  );
}

/** Once more, or not at all. */
export function SlotEnd({ slot, editing }: SlotProps) {
  const { plan, change, spine, setOpen, begin } = editing;
  if (spine) return null;
  const copied = copySlot(plan, slot.slotId);
  return (
    <div class="row">
      {copied && (
        <Button small kind="quiet" onClick={() => begin(copied.plan, copied.slotId)}>
          Copy it to the next year
        </Button>
      )}
      <Button
        small
        kind="danger"
        onClick={() => {
          change(removeSlot(plan, slot.slotId));
          setOpen("");
        }}
        note={
          slot.bindings.length > 0
            ? `The courses of ${slot.bindings.length === 1 ? "1 partner" : `${slot.bindings.length} partners`} go with it.`
            : undefined
        }
      >
        Take it out
      </Button>
    </div>
  );
}

/** A credential is called what the place is called, until somebody calls it something else. */
const named = ({ row, credential, intent }: GridSlot, next: string): Partial<GridSlot> =>
  row === "credential" && (credential === undefined || credential.name === intent)
    ? { credential: { industryRecognized: false, ...credential, name: next } }
    : {};

/** For those who only put in courses. */
function Said({ slot }: { slot: GridSlot }) {
  const facts = [
    kindWords[slot.kind],
    slot.kind === "CHOOSE_N" && `choose ${slot.chooseN ?? 1}`,
    slot.level && levelWords[slot.level],
    slot.term && `term ${slot.term}`,
    ...slot.features.map((one) => featureWords[one]),
    slot.work && `${workWords[slot.work.kind]}, ${slot.work.hours} hours`,
    slot.credential?.issuer && `given by ${slot.credential.issuer}`,
  ].filter(Boolean);
  return <p class="muted">{facts.join(" · ")}</p>;
}
