/** What is open beside the grid: a place and the courses in it, an entry or an exit. */
import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { Button } from "../ui/button.tsx";
import { Icon } from "../ui/icon.tsx";
import { cellWords } from "./edit-card.ts";
import type { Editing } from "./editor.tsx";
import { EntryForm } from "./entry-form.tsx";
import { ExitForm } from "./exit-form.tsx";
import { slotAt } from "./plan-edit.ts";
import { SlotCourses } from "./slot-courses.tsx";
import { SlotEnd, SlotForm } from "./slot-form.tsx";
import { columnWords } from "./words.ts";

export function EditorPanel(editing: Editing) {
  const { plan, open } = editing;
  const slot = slotAt(plan, open);
  if (slot)
    return (
      <Panel key={open} title={slot.intent || "A new place"} where={cellWords(slot)} editing={editing}>
        <SlotForm slot={slot} editing={editing} />
        <SlotCourses slot={slot} editing={editing} />
        <SlotEnd slot={slot} editing={editing} />
      </Panel>
    );
  const entry = plan.entryPoints.find((one) => one.entryId === open);
  if (entry)
    return (
      <Panel
        key={open}
        title={entry.name || "A new entry"}
        where={`Entry, ${columnWords[entry.column].word}`}
        editing={editing}
      >
        <EntryForm entry={entry} editing={editing} />
      </Panel>
    );
  const exit = plan.exitPoints.find((one) => one.exitId === open);
  if (exit)
    return (
      <Panel
        key={open}
        title={exit.name || "A new exit"}
        where={`Exit, ${columnWords[exit.column].word}`}
        editing={editing}
      >
        <ExitForm exit={exit} editing={editing} />
      </Panel>
    );
  return (
    <Panel title="It is not there any more" where="" editing={editing}>
      <p>It was taken out of the grid.</p>
    </Panel>
  );
}

type PanelProps = { title: string; where: string; editing: Editing; children: ComponentChildren };

function Panel({ title, where, editing: { setOpen }, children }: PanelProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
    heading.current?.scrollIntoView({ block: "nearest" });
  }, []);
  return (
    <section
      class="sheet plan-panel"
      aria-labelledby="panel-head"
      onKeyDown={(event) => {
        if (event.key === "Escape") setOpen("");
      }}
    >
      <div class="row between">
        <small>{where}</small>
        <Button small kind="quiet" onClick={() => setOpen("")}>
          <Icon name="cross" /> Close
        </Button>
      </div>
      <h2 id="panel-head" class="small-head" ref={heading} tabIndex={-1}>
        {title}
      </h2>
      {children}
    </section>
  );
}
