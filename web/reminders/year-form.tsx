/** Changing the days of the region's year, and switching their reminders on or off. */
import { useState } from "preact/hooks";
import type { OrganizationType } from "#shared/organizations/schema.ts";
import type { ReminderSettings, YearDay, YearItem } from "#shared/reminders/schema.ts";
import { type Answer, put } from "../api.ts";
import { changed, freshAfter, useAction } from "../load.ts";
import { typeWords } from "../organizations/words.ts";
import { usePlace } from "../session.ts";
import { Button } from "../ui/button.tsx";
import { dayInWords } from "../ui/dates.tsx";
import { useDraft } from "../ui/draft.ts";
import { CheckField, ChecksField, ChoiceField, TextField, useRefusal } from "../ui/field.tsx";
import { Form, FormEnd } from "../ui/form.tsx";
import { monthChoices, weekChoices, weekdayChoices } from "./words.ts";

type Typed = { on: boolean; source: string; items: YearItem[] };

const kinds = Object.entries(typeWords) as [OrganizationType, string][];

export function YearForm({ answer, onClose }: { answer: Answer<ReminderSettings>; onClose: () => void }) {
  const { partnership } = usePlace();
  const path = `/partnerships/${partnership.id}/reminders`;
  const { year } = answer.data;
  const draft = useDraft<Typed>(`year/${partnership.id}`, {
    on: year.on,
    source: year.source ?? "",
    items: year.items,
  });
  const { on, source, items } = draft.value;
  const set = (part: Partial<Typed>) => draft.set({ ...draft.value, ...part });
  const setItems = (next: YearItem[]) => set({ items: next });
  const save = useAction(async () => {
    const body = { year: { on, items, ...(source ? { source } : {}) } };
    await freshAfter(path, put(path, body, { ifMatch: answer.etag }));
    draft.forget();
    onClose();
  });
  const change = (index: number, next: YearItem) =>
    setItems(items.map((item, at) => (at === index ? next : item)));
  const add = () =>
    setItems([
      ...items,
      { id: freeId(items), title: "", who: ["secondary", "postsecondary"], on: { month: 9, day: 30 } },
    ]);
  return (
    <Form label="The region’s year" action={save} reload={() => void changed(path)} draft={draft}>
      <CheckField
        label="Remind partners of these days"
        hint="30 and 7 days before, those with agreements running."
        checked={on}
        onChecked={(next) => set({ on: next })}
      />
      <TextField
        label="Whose calendar it is"
        pointer="/year/source"
        value={source}
        onValue={(next) => set({ source: next })}
        hint="Where the days were taken from."
        optional
      />
      {items.map((item, index) => (
        <Day
          key={item.id}
          item={item}
          number={index + 1}
          today={partnership.today}
          pointer={`/year/items/${index}`}
          onChange={(next) => change(index, next)}
          onRemove={() => setItems(items.filter((_, at) => at !== index))}
        />
      ))}
      <div>
        <Button onClick={add} because={items.length >= 40 ? "At most 40 days." : undefined}>
          Add a day
        </Button>
      </div>
      <FormEnd yes="Save the year" leave={onClose} no="Leave it as it was" />
    </Form>
  );
}

type DayProps = {
  item: YearItem;
  number: number;
  today: string;
  pointer: string;
  onChange: (next: YearItem) => void;
  onRemove: () => void;
};

function Day({ item, number, today, pointer, onChange, onRemove }: DayProps) {
  const { verifiedOn, ...unverified } = item;
  const { on } = item;
  const [isNew] = useState(item.title === "");
  // What is wrong with an answer is never behind a closed lid.
  const refused = useRefusal(pointer);
  const month = String(on.month);
  const dated = "day" in on;
  // Another day than the one that was checked has not been checked.
  const put = (next: YearDay) => onChange({ ...unverified, on: next });
  return (
    <details open={isNew || refused !== undefined}>
      <summary>
        Day {number}: {item.title || "new"}
      </summary>
      <div class="stack">
        <TextField
          label="What is done by then"
          pointer={`${pointer}/title`}
          value={item.title}
          onValue={(title) => onChange({ ...item, title })}
        />
        <div class="row">
          <ChoiceField
            label="Month"
            pointer={`${pointer}/on/month`}
            value={month}
            onValue={(value) => put({ ...on, month: Number(value) })}
            choices={monthChoices}
          />
          <ChoiceField
            label="By"
            pointer={`${pointer}/on`}
            value={dated ? "date" : "week"}
            onValue={(value) =>
              put(value === "date" ? { month: on.month, day: 15 } : { month: on.month, week: 3, weekday: 5 })
            }
            choices={[
              { value: "date", label: "a date" },
              { value: "week", label: "a day of the week" },
            ]}
          />
          {dated ? (
            <TextField
              label="Day"
              type="number"
              min="1"
              max="31"
              pointer={`${pointer}/on/day`}
              value={on.day ? String(on.day) : ""}
              onValue={(value) => put({ month: on.month, day: Number(value) })}
            />
          ) : (
            <>
              <ChoiceField
                label="Which"
                pointer={`${pointer}/on/week`}
                value={String(on.week)}
                onValue={(value) => put({ ...on, week: Number(value) })}
                choices={weekChoices}
              />
              <ChoiceField
                label="Weekday"
                pointer={`${pointer}/on/weekday`}
                value={String(on.weekday)}
                onValue={(value) => put({ ...on, weekday: Number(value) })}
                choices={weekdayChoices}
              />
            </>
          )}
        </div>
        <ChecksField
          legend="Who does it"
          pointer={`${pointer}/who`}
          value={item.who}
          onValue={(who) => onChange({ ...item, who })}
          choices={kinds.map(([kind, name]) => ({ value: kind, label: name }))}
        />
        <CheckField
          label="Somebody checked this day at its source"
          hint={
            verifiedOn === undefined
              ? "Until then everyone who is reminded reads that nobody has."
              : `on ${dayInWords(verifiedOn)}`
          }
          checked={verifiedOn !== undefined}
          onChecked={(yes) => onChange(yes ? { ...unverified, verifiedOn: today } : unverified)}
        />
        <div>
          <Button small kind="danger" onClick={onRemove}>
            Remove this day
          </Button>
        </div>
      </div>
    </details>
  );
}

function freeId(items: readonly YearItem[]): string {
  for (let n = items.length + 1; ; n++) if (!items.some(({ id }) => id === `day-${n}`)) return `day-${n}`;
}
