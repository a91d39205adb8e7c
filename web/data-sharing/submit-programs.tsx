/** The programs of a table: one is in the grid, the others a press away; each says whether something is wrong in it. */
import { useState } from "preact/hooks";
import { programNamed } from "#shared/data-sharing/entry.ts";
import { Button } from "../ui/button.tsx";
import { TextField } from "../ui/field.tsx";
import { Icon } from "../ui/icon.tsx";
import type { Entering } from "./entering.ts";

export function ProgramChips({ entering }: { entering: Entering }) {
  const { entry, shown, check } = entering;
  const [adding, setAdding] = useState(false);
  const off = (id: string) =>
    check.lines.some(({ program }) => program === id) || check.cells.some(({ program }) => program === id);
  return (
    <div class="stack tight">
      <fieldset class="programs">
        <legend class="sr">Program in the table</legend>
        {entry.programs.map(({ id, name }) => (
          <button
            key={id}
            type="button"
            class="chip"
            aria-pressed={id === shown.id}
            data-off={entry.programs.length > 1 && off(id) ? "" : undefined}
            onClick={() => entering.show(id)}
          >
            {entry.programs.length > 1 && off(id) && <Icon name="alert" label="not ready" />}
            {name}
          </button>
        ))}
        {!adding && (
          <Button small kind="quiet" onClick={() => setAdding(true)}>
            <Icon name="plus" /> Add a program
          </Button>
        )}
        {entry.programs.length > 1 && !adding && (
          <Button small kind="quiet" onClick={() => entering.dropProgram(shown.id)}>
            Leave out {shown.name}
          </Button>
        )}
      </fieldset>
      {adding && <AddProgram entering={entering} close={() => setAdding(false)} />}
    </div>
  );
}

function AddProgram({ entering, close }: { entering: Entering; close: () => void }) {
  const [name, setName] = useState("");
  const [code, setCode] = useState("");
  const add = () => {
    const program = programNamed(name, code);
    if (!program) return;
    entering.addProgram(program);
    close();
  };
  return (
    <form
      class="row sheet"
      onSubmit={(event) => {
        event.preventDefault();
        add();
      }}
    >
      <TextField
        label="Program"
        pointer="/programs"
        autocomplete="off"
        value={name}
        onValue={setName}
        autofocus
      />
      <TextField
        label="CIP code"
        hint="Such as 48.0508"
        optional
        pointer="/programs/cipCode"
        autocomplete="off"
        value={code}
        onValue={setCode}
      />
      <Button type="submit" because={name.trim() === "" ? "Type its name first." : undefined}>
        Add it
      </Button>
      <Button kind="quiet" onClick={close}>
        Not now
      </Button>
    </form>
  );
}
