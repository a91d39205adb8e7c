/**
 * The grid to edit in: arrows go from place to place, Alt and an arrow move the place itself, a mouse drags it. On a
 * phone one year is seen at a time.
 */

import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { yearsOn } from "#shared/academic-year.ts";
import { columns, gridRows as rows } from "#shared/programs/columns.ts";
import type { Column, GridSlot } from "#shared/programs/plan-schema.ts";
import { Icon } from "../ui/icon.tsx";
import { cellWords, editCard } from "./edit-card.ts";
import type { Editing } from "./editor.tsx";
import { type Way, walk } from "./grid-walk.ts";
import { addSlot, type Cell, moveSlot, nudged, slotAt, slotsIn, strangersIn } from "./plan-edit.ts";
import { addEntry, addExit } from "./plan-points.ts";
import { columnWords, rowWords } from "./words.ts";

const ways: Record<string, Way> = {
  ArrowLeft: "left",
  ArrowRight: "right",
  ArrowUp: "up",
  ArrowDown: "down",
};

export function EditorGrid(editing: Editing) {
  const { program, plan, change, spine, open, setOpen, begin, names } = editing;
  const [year, setYear] = useState<Column>(() => columnOf(editing, open) ?? "G9");
  const [said, setSaid] = useState("");
  // A place that was moved by keyboard is drawn anew elsewhere: the focus goes along.
  const follow = useRef<string | undefined>(undefined);
  useLayoutEffect(() => {
    if (follow.current === undefined) return;
    const found = document.getElementById(`edit-${follow.current}`);
    follow.current = undefined;
    found?.focus();
    found?.scrollIntoView({ block: "nearest", inline: "nearest" });
  });
  const off = (column: Column, more = "") =>
    [more, column !== year && "off"].filter(Boolean).join(" ") || undefined;

  /** Says where it went; courses that do not belong there are named, for a step back. */
  const moved = (slot: GridSlot, to: Cell, next: typeof plan) => {
    change(next);
    setYear(to.column);
    const strangers = strangersIn(slot, to.column, program.parties);
    setSaid(
      `${slot.intent || "The place"} is now in ${cellWords(to)}.${
        strangers.length > 0
          ? ` The courses of ${strangers.map(names.name).join(", ")} do not belong in that year: take them out, or undo.`
          : ""
      }`,
    );
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const way = ways[event.key];
    const at = (event.target as HTMLElement).closest("td");
    if (!way || !at || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const id = (event.target as HTMLElement).id.replace("edit-", "");
    const slot = slotAt(plan, id);
    event.preventDefault();
    if (!event.altKey) return walk(event.target as HTMLElement, at, way);
    if (!slot || spine) return;
    const next = nudged(plan, id, way);
    const now = next && slotAt(next, id);
    if (!next || !now) return setSaid("It cannot go farther that way.");
    follow.current = id;
    moved(slot, now, next);
  };
  const drop = (cell: Cell, before?: string) => (event: DragEvent) => {
    const id = event.dataTransfer?.getData("text/x-place") ?? "";
    const slot = slotAt(plan, id);
    if (!slot || spine) return;
    event.preventDefault();
    event.stopPropagation();
    moved(slot, cell, moveSlot(plan, id, cell, before));
  };
  const over = (event: DragEvent) => {
    if (!spine && event.dataTransfer?.types.includes("text/x-place")) event.preventDefault();
  };
  const points = (column: Column, which: "entryPoints" | "exitPoints") =>
    plan[which].filter((one) => one.column === column);
  const flags = (which: "entryPoints" | "exitPoints") => (
    <tr class="flags">
      <th scope="row">{which === "entryPoints" ? "Enter" : "Leave"}</th>
      {columns.map((column) => (
        <td key={column} class={off(column)}>
          {points(column, which).map((one) => {
            const id = "entryId" in one ? one.entryId : one.exitId;
            return (
              <button
                key={id}
                type="button"
                id={`edit-${id}`}
                class={which === "entryPoints" ? "flag" : "flag out"}
                aria-pressed={open === id}
                onClick={() => setOpen(id)}
              >
                {one.name || "Not named yet"}
              </button>
            );
          })}
          {!spine && (
            <Add
              what={`${which === "entryPoints" ? "an entry" : "an exit"} in ${columnWords[column].word}`}
              onClick={() => {
                if (which === "entryPoints") {
                  const added = addEntry(plan, column);
                  begin(added.plan, added.entryId);
                } else {
                  const added = addExit(plan, column);
                  begin(added.plan, added.exitId);
                }
              }}
            />
          )}
        </td>
      ))}
    </tr>
  );
  return (
    <div class="stack tight program-grid">
      <p class="muted wide-only">
        <small>
          Arrow keys go from place to place.
          {!spine && " With Alt they move the place you are at; or drag it."}
        </small>
      </p>
      <nav class="years" aria-label="Year">
        {columns.map((column) => (
          <button
            key={column}
            type="button"
            class="chip"
            aria-pressed={column === year}
            aria-label={columnWords[column].word}
            onClick={() => setYear(column)}
          >
            {columnWords[column].short}
          </button>
        ))}
      </nav>
      <p class="sr" role="status">
        {said}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
      <section class="scroll" tabIndex={0} aria-label="Program grid">
        <table class="grid edit" style={{ "--columns": columns.length }} onKeyDown={onKeyDown}>
          <thead>
            <tr>
              <th scope="col" class="subject">
                <span class="sr">Subject</span>
              </th>
              {columns.map((column, at) => (
                <th key={column} scope="col" class={off(column, column.startsWith("G") ? "hs" : "coll")}>
                  {columnWords[column].word}
                  <small>{yearsOn(program.cohort, at)}</small>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {flags("entryPoints")}
            {rows.map((row) => (
              <tr key={row}>
                <th scope="row">{rowWords[row]}</th>
                {columns.map((column) => (
                  <td key={column} class={off(column)} onDragOver={over} onDrop={drop({ column, row })}>
                    {slotsIn(plan, { column, row }).map((slot) => (
                      <Card
                        key={slot.slotId}
                        slot={slot}
                        editing={editing}
                        onDrop={drop({ column, row }, slot.slotId)}
                      />
                    ))}
                    {!spine && (
                      <Add
                        what={`a place in ${cellWords({ column, row })}`}
                        onClick={() => {
                          const added = addSlot(plan, { column, row });
                          begin(added.plan, added.slotId);
                        }}
                      />
                    )}
                  </td>
                ))}
              </tr>
            ))}
            {flags("exitPoints")}
          </tbody>
        </table>
      </section>
    </div>
  );
}

type CardProps = { slot: GridSlot; editing: Editing; onDrop: (event: DragEvent) => void };

function Card({ slot, editing: { program, spine, own, open, setOpen }, onDrop }: CardProps) {
  const card = editCard(slot, program.parties, own);
  return (
    <button
      type="button"
      id={`edit-${slot.slotId}`}
      class="card"
      data-k={card.open ? "gap" : card.kind}
      aria-pressed={open === slot.slotId}
      draggable={!spine}
      onDragStart={(event) => event.dataTransfer?.setData("text/x-place", slot.slotId)}
      onDrop={onDrop}
      onClick={() => setOpen(slot.slotId)}
    >
      {card.label && <span class="kind">{card.label}</span>}
      <b>{card.title}</b>
      {card.line && <small>{card.line}</small>}
    </button>
  );
}

const Add = ({ what, onClick }: { what: string; onClick: () => void }) => (
  <button type="button" class="add" aria-label={`Add ${what}`} onClick={onClick}>
    <Icon name="plus" />
  </button>
);

/** In which year what is open stands. */
function columnOf({ plan }: Editing, open: string): Column | undefined {
  return (
    slotAt(plan, open)?.column ??
    plan.entryPoints.find((one) => one.entryId === open)?.column ??
    plan.exitPoints.find((one) => one.exitId === open)?.column
  );
}
