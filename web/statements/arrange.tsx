/**
 * Putting statements in order: dragged by the handle, moved by the arrow keys on it, or by four buttons it opens.
 * What happened is said in words; what cannot be is said too.
 */
import { useId, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { CaseUuid, CfItem } from "#shared/case/schema.ts";
import { post } from "../api.ts";
import { freshAfter, useAction } from "../load.ts";
import { usePlace } from "../session.ts";
import { useClose, useLinkWith } from "../ui/address.ts";
import { Button } from "../ui/button.tsx";
import { ProblemNotice } from "../ui/problem.tsx";
import type { Place } from "./forest.ts";
import { dropped, placeInWords, type Spot, type Step, stepped } from "./moves.ts";
import { Outline } from "./outline.tsx";
import type { StatementsProps } from "./statements.tsx";
import { nameOf } from "./words.ts";

const keys: Record<string, Step> = { ArrowUp: "up", ArrowDown: "down", ArrowRight: "in", ArrowLeft: "out" };
const steps: readonly [Step, string][] = [
  ["up", "Up"],
  ["down", "Down"],
  ["in", "Under the one above"],
  ["out", "Out one level"],
];
type Part = "before" | "under" | "after";
type Target = { row: HTMLElement; on: number; part: Part };

export function Arrange({ framework, answer, path }: Pick<StatementsProps, "framework" | "answer" | "path">) {
  const { partnership } = usePlace();
  const link = useLinkWith("statement", "arrange");
  const close = useClose("arrange");
  const how = useId();
  const { statements } = answer.data;
  const [said, say] = useState("");
  const [opened, setOpened] = useState<string>();
  /** What is on its way. */
  const moved = useRef<CaseUuid | undefined>(undefined);
  const waiting = useRef<{ id: CaseUuid; one: Step }[]>([]);
  const moving = useAction(async (key, statementId: CaseUuid, spot: Spot) => {
    moved.current = statementId;
    const body = { statementId, ...spot };
    await freshAfter(path, post<CfItem>(`${path}/order`, body, { key, ifMatch: answer.etag }));
  });

  const go = (at: number, spot: Spot | string) => {
    const item = statements[at]?.item;
    if (typeof spot === "string" || !item) return say(String(spot));
    say("Moving");
    void moving.run(item.identifier, spot);
  };
  const step = (id: CaseUuid, one: Step) => {
    const at = statements.findIndex(({ item }) => item.identifier === id);
    if (moved.current) waiting.current.push({ id, one });
    else go(at, stepped(statements, at, one));
  };

  // Saved and drawn where it stands now: there the keyboard goes on, with what was pressed meanwhile.
  useLayoutEffect(() => {
    const id = moved.current;
    if (moving.busy || id === undefined) return;
    moved.current = undefined;
    const next = waiting.current.shift();
    if (moving.problem) {
      waiting.current = [];
      return say("");
    }
    const at = statements.findIndex(({ item }) => item.identifier === id);
    const parent = statements[at]?.parentId;
    if (statements[at]) say(`${nameOf(statements[at].item)} is ${placeInWords(statements, at)}.`);
    const handle = document.getElementById(`move-${id}`) ?? document.getElementById(`statement-${parent}`);
    handle?.focus();
    if (next) step(next.id, next.one);
  }, [answer, moving.busy]);

  const tools = (place: Place) => {
    const { item } = place.standing;
    if (!place.first) return <small class="muted">stands in several places</small>;
    return (
      <div class="row tight">
        {opened === item.identifier &&
          steps.map(([one, words]) => (
            <Button key={one} small onClick={() => step(item.identifier, one)}>
              {words}
            </Button>
          ))}
        <Handle
          item={item}
          describedBy={how}
          open={opened === item.identifier}
          onOpen={(open) => setOpened(open ? item.identifier : undefined)}
          onStep={(one) => step(item.identifier, one)}
          onDrop={(on, part) => {
            if (!moved.current) go(place.at, dropped(statements, place.at, on, part));
          }}
        />
      </div>
    );
  };

  return (
    <section aria-label="Order of the statements" class="arranging">
      <p id={how}>
        Drag a statement by its handle, or press it for buttons. With the handle in focus, the arrow keys
        move: up and down among its neighbors, right under the one above, left out again. Each move is saved
        at once.
      </p>
      <div class="row between">
        <p role="status">{said}</p>
        <Button small onClick={() => close("statements")}>
          Done
        </Button>
      </div>
      {moving.problem && <ProblemNotice problem={moving.problem} live />}
      <Outline
        label={framework.document.title}
        statements={statements}
        today={partnership.today}
        href={link}
        tools={tools}
      />
    </section>
  );
}

type HandleProps = {
  item: CfItem;
  describedBy: string;
  open: boolean;
  onOpen: (open: boolean) => void;
  onStep: (step: Step) => void;
  onDrop: (on: number, part: Part) => void;
};

function Handle({ item, describedBy, open, onOpen, onStep, onDrop }: HandleProps) {
  const from = useRef<{ x: number; y: number; dragging: boolean } | undefined>(undefined);
  const target = useRef<Target | undefined>(undefined);
  /** The click that ends a drag is not a press. */
  const dragged = useRef(false);
  const mark = (next?: Target) => {
    if (target.current) delete target.current.row.dataset["drop"];
    target.current = next;
    if (next) next.row.dataset["drop"] = next.part;
  };
  const end = () => {
    from.current = undefined;
    mark();
  };
  return (
    <button
      type="button"
      class="handle quiet"
      id={`move-${item.identifier}`}
      aria-label={`Move ${nameOf(item)}`}
      aria-describedby={describedBy}
      aria-expanded={open}
      onClick={() => {
        if (!dragged.current) onOpen(!open);
        dragged.current = false;
      }}
      onKeyDown={(event) => {
        const step = keys[event.key];
        if (event.key === "Escape") end();
        if (!step || event.ctrlKey || event.metaKey || event.altKey) return;
        event.preventDefault();
        onStep(step);
      }}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        dragged.current = false;
        from.current = { x: event.clientX, y: event.clientY, dragging: false };
        event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerMove={({ clientX, clientY }) => {
        const start = from.current;
        if (!start) return;
        start.dragging ||= Math.hypot(clientX - start.x, clientY - start.y) > 6;
        if (!start.dragging) return;
        dragged.current = true;
        if (clientY < 60) scrollBy(0, -14);
        else if (clientY > innerHeight - 60) scrollBy(0, 14);
        mark(rowAt(clientX, clientY));
      }}
      onPointerUp={() => {
        const there = target.current;
        end();
        if (there) onDrop(there.on, there.part);
      }}
      onPointerCancel={end}
    >
      <span aria-hidden="true">⠿</span>
    </button>
  );
}

/** The statement under the pointer, and which part of it: its upper edge, its middle or below. */
function rowAt(x: number, y: number): Target | undefined {
  const place = document.elementFromPoint(x, y)?.closest<HTMLElement>("[data-place]");
  const row = place?.querySelector<HTMLElement>(":scope > .statement");
  if (!place || !row) return undefined;
  const { top, height } = row.getBoundingClientRect();
  const share = (y - top) / height;
  return {
    row,
    on: Number(place.dataset["place"]),
    part: share < 0.3 ? "before" : share < 0.7 ? "under" : "after",
  };
}
