/** A course of an organization that keeps no catalog here, typed by hand: its code, title and credit. */
import { useState } from "preact/hooks";
import { unitWords } from "#shared/agreements/table-words.ts";
import type { CreditUnit } from "#shared/agreements/terms-schema.ts";
import type { BoundCourse, GridSlot } from "#shared/programs/plan-schema.ts";
import { hundredthsIn } from "../agreements/words.ts";
import { paths } from "../paths.ts";
import { usePlace } from "../session.ts";
import { Button } from "../ui/button.tsx";
import { ChoiceField, Group, TextField } from "../ui/field.tsx";
import { boundFrom } from "./course-found.ts";

type TypedProps = { slot: GridSlot; own: string; onChoose: (course: BoundCourse) => void };

export function CourseTyped({ slot, own, onChoose }: TypedProps) {
  const { partnership } = usePlace();
  const college = slot.column.startsWith("P");
  const [code, setCode] = useState("");
  const [title, setTitle] = useState(slot.intent);
  const [credits, setCredits] = useState(college ? "3" : "1");
  const [unit, setUnit] = useState<CreditUnit>(college ? "SemesterHour" : "CarnegieUnit");
  const hundredths = hundredthsIn(credits);
  const because =
    code.trim() === "" || title.trim() === ""
      ? "It needs a code and a title."
      : hundredths === undefined
        ? "Its credit is a number such as 3 or 0.5."
        : undefined;
  const add = () => {
    if (hundredths === undefined) return;
    onChoose(
      boundFrom(
        { code: code.trim(), title: title.trim(), creditHundredths: hundredths, unit, status: "ACTIVE" },
        slot,
      ),
    );
    setCode("");
  };
  return (
    <Group
      legend="Add your course"
      hint={
        <>
          You keep no catalog here, so type it. With{" "}
          <a href={paths.courses(partnership.id, own)}>a catalog</a> you could search, and retired courses
          would be noticed.
        </>
      }
    >
      <div class="pair">
        <TextField
          label="Code"
          pointer="/typed/code"
          value={code}
          onValue={setCode}
          autocomplete="off"
          spellcheck={false}
        />
        <TextField label="Title" pointer="/typed/title" value={title} onValue={setTitle} autocomplete="off" />
        <TextField
          label="Credit"
          pointer="/typed/credit"
          inputMode="decimal"
          value={credits}
          onValue={setCredits}
          autocomplete="off"
        />
        <ChoiceField
          label="In"
          pointer="/typed/unit"
          value={unit}
          onValue={(next) => setUnit(next as CreditUnit)}
          choices={Object.entries(unitWords).map(([value, label]) => ({ value, label }))}
        />
      </div>
      <div>
        <Button small onClick={add} because={because}>
          Add it
        </Button>
      </div>
    </Group>
  );
}
