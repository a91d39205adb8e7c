/** The grid: years across, subjects down, courses as cards by kind, flags where people enter and leave. On a phone one year at a time. */
import { useEffect, useRef } from "preact/hooks";
import type { Column } from "#shared/programs/plan-schema.ts";
import { useAddress, useLinkWith } from "../ui/address.ts";
import { Icon } from "../ui/icon.tsx";
import { breakable } from "./breakable.ts";
import type { Card, Flag, Grid, Place } from "./grid.ts";
import type { Wrong } from "./verdict.ts";
import { resultWords } from "./words.ts";

type GridProps = {
  grid: Grid;
  caption: string;
  /** What is wrong, by slot. */
  wrong: ReadonlyMap<string, readonly Wrong[]>;
};

export function GridTable({ grid, caption, wrong }: GridProps) {
  const [at] = useAddress("at");
  const [asked, setYear] = useAddress("year");
  const year = yearShown(grid, asked, at);
  const swipe = useSwipe((step) => {
    const next = grid.heads[grid.heads.findIndex(({ column }) => column === year) + step];
    if (next) setYear(next.column);
  });
  const off = (column: Column, more = "") =>
    [more, column !== year && "off"].filter(Boolean).join(" ") || undefined;
  const region = useRef<HTMLElement>(null);
  // What a check points at comes into sight, wherever it stands.
  useEffect(() => {
    const found = at && region.current?.querySelector<HTMLElement>(`#at-${at}`);
    if (found) found.scrollIntoView({ block: "nearest", inline: "center" });
  }, [at, year]);
  return (
    <div class="stack tight program-grid">
      <Years grid={grid} year={year} wrong={wrong} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
      <section class="scroll" tabIndex={0} aria-label="Program grid" ref={region} {...swipe}>
        <table class="grid" style={{ "--columns": grid.heads.length }}>
          <caption>{caption}</caption>
          <thead>
            <tr>
              <th scope="col" class="subject">
                <span class="sr">Subject</span>
              </th>
              {grid.heads.map((head) => (
                <th key={head.column} scope="col" class={off(head.column, head.college ? "coll" : "hs")}>
                  {head.name}
                  <small>{head.year}</small>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            <Flags name="Enter" flags={grid.enter} grid={grid} off={off} at={at} />
            {grid.lines.map((line) => (
              <tr key={line.row}>
                <th scope="row">{line.name}</th>
                {line.cells.map(({ column, places }) => (
                  <td key={column} class={off(column)}>
                    {places.length === 0 && <span class="sr">none</span>}
                    {places.map((place) => (
                      <PlaceCards
                        key={place.slotId}
                        place={place}
                        pointed={place.slotId === at}
                        wrong={wrong.get(place.slotId) ?? []}
                      />
                    ))}
                  </td>
                ))}
              </tr>
            ))}
            <Flags name="Leave" flags={grid.leave} grid={grid} off={off} at={at} out />
          </tbody>
        </table>
      </section>
    </div>
  );
}

/** The year of the address; else that of what is pointed at; else the first. */
function yearShown(grid: Grid, asked: string, at: string): Column | undefined {
  const columns = grid.heads.map(({ column }) => column);
  const pointed = columns.find(
    (column, index) =>
      grid.lines.some(({ cells }) =>
        cells.some((cell) => cell.column === column && cell.places.some(({ slotId }) => slotId === at)),
      ) || [...(grid.enter[index] ?? []), ...(grid.leave[index] ?? [])].some(({ id }) => id === at),
  );
  return columns.find((column) => column === asked) ?? (at === "" ? undefined : pointed) ?? columns[0];
}

function Years({ grid, year, wrong }: { grid: Grid; year: Column | undefined; wrong: GridProps["wrong"] }) {
  const link = useLinkWith("year", "at");
  const wrongIn = (column: Column) =>
    grid.lines
      .flatMap(({ cells }) => cells)
      .filter((cell) => cell.column === column)
      .reduce((sum, { places }) => sum + places.filter(({ slotId }) => failsAt(wrong.get(slotId))).length, 0);
  return (
    <nav class="years phone-only no-print" aria-label="Year">
      {grid.heads.map(({ column, short, name }) => {
        const count = wrongIn(column);
        return (
          <a
            key={column}
            class="chip"
            href={link(column)}
            aria-current={column === year ? "page" : undefined}
            aria-label={count > 0 ? `${name}, ${count} to look at` : name}
          >
            {short}
            {count > 0 && <i aria-hidden="true" />}
          </a>
        );
      })}
    </nav>
  );
}

const failsAt = (wrong: readonly Wrong[] = []): boolean =>
  wrong.some(({ answer }) => answer.result === "FAIL");

type FlagsProps = {
  name: string;
  flags: readonly (readonly Flag[])[];
  grid: Grid;
  off: (column: Column) => string | undefined;
  at: string;
  out?: boolean;
};

function Flags({ name, flags, grid, off, at, out = false }: FlagsProps) {
  return (
    <tr class="flags">
      <th scope="row">{name}</th>
      {grid.heads.map(({ column }, index) => (
        <td key={column} class={off(column)}>
          {flags[index]?.map((flag) => (
            <span
              key={flag.id}
              id={`at-${flag.id}`}
              class={["flag", out && "out", flag.id === at && "point"].filter(Boolean).join(" ")}
            >
              {breakable(flag.name)}
              <small>{flag.note}</small>
            </span>
          ))}
        </td>
      ))}
    </tr>
  );
}

type PlaceProps = { place: Place; pointed: boolean; wrong: readonly Wrong[] };

function PlaceCards({ place, pointed, wrong }: PlaceProps) {
  const link = useLinkWith("slot");
  // What nobody can tell yet is in the list of checks: a mark on every second card would hide what fails.
  const failing = wrong.filter(({ answer }) => answer.result === "FAIL");
  const worst = failing[0];
  const said = worst && resultWords(worst.answer.result, worst.answer.severity);
  return (
    <div
      id={`at-${place.slotId}`}
      class={["place", pointed && "point", place.cards.length > 1 && "several"].filter(Boolean).join(" ")}
    >
      {place.lead && <small class="lead">{place.lead}</small>}
      {place.cards.map((card) => (
        <CourseCard key={card.key} card={card} href={link(place.slotId)} />
      ))}
      {said && (
        <span class="mark" data-s={said.state}>
          <Icon
            name={said.state === "fail" ? "cross" : "alert"}
            label={`${said.word}: ${failing.map(({ rule }) => rule.name).join(", ")}`}
          />
        </span>
      )}
    </div>
  );
}

type CardProps = { card: Card; href: string };

/** The whole card leads to what stands behind it. */
function CourseCard({ card, href }: CardProps) {
  return (
    <div class="card" data-k={card.kind}>
      {card.label && <span class="kind">{card.label}</span>}
      <b>
        <Broken href={href} text={card.title} />
      </b>
      {card.lines.length > 0 && <small>{card.lines.join(", ")}</small>}
    </div>
  );
}

/** Heard and found by its plain name. */
function Broken({ href, text }: { href: string; text: string }) {
  const broken = breakable(text);
  return (
    <a href={href} aria-label={broken === text ? undefined : text}>
      {broken}
    </a>
  );
}

const far = 56;

/** A finger's sideways stroke goes a year on or back, where one year is in sight at a time. */
function useSwipe(go: (step: 1 | -1) => void) {
  const from = useRef<[number, number] | undefined>(undefined);
  return {
    onTouchStart: (event: TouchEvent) => {
      const touch = event.touches[0];
      const one = event.touches.length === 1 && matchMedia("(width < 44rem)").matches;
      from.current = touch && one ? [touch.clientX, touch.clientY] : undefined;
    },
    onTouchEnd: (event: TouchEvent) => {
      const touch = event.changedTouches[0];
      const start = from.current;
      from.current = undefined;
      if (!touch || !start) return;
      const [across, down] = [touch.clientX - start[0], Math.abs(touch.clientY - start[1])];
      if (Math.abs(across) > far && down < far) go(across < 0 ? 1 : -1);
    },
  };
}

/** `where`: beside the heading on a desk, under the grid on a phone. */
export function GridKey({ where }: { where: "wide-only" | "phone-only" }) {
  const kinds: [Card["kind"], string][] = [
    ["aca", "Academic"],
    ["cte", "CTE"],
    ["dual", "Dual credit"],
    ["art", "Articulated"],
    ["wbl", "Work-based"],
    ["cred", "Credential"],
    ["gap", "Open"],
  ];
  return (
    <ul class={`legend grid-key ${where}`} aria-label="How courses are drawn">
      {kinds.map(([kind, word]) => (
        <li key={kind}>
          <span class="card" data-k={kind}>
            {word}
          </span>
        </li>
      ))}
    </ul>
  );
}
