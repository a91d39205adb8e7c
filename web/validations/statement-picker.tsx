/** Choosing what a campaign asks about, from the outline of an edition: a heading ticks everything under it. */
import { useId, useMemo, useState } from "preact/hooks";
import type { StandingStatement } from "#shared/statements/schema.ts";
import { forestOf, narrowed, type Place } from "../statements/forest.ts";
import { nameOf, statementsInWords } from "../statements/words.ts";
import { Button } from "../ui/button.tsx";
import { TextField } from "../ui/field.tsx";
import { standsFor, tickOf, withTick } from "./chosen.ts";
import "./validations.css";

/** Up to here all of it stands open. */
const openUpTo = 120;

export type StatementPickerProps = {
  statements: readonly StandingStatement[];
  chosen: readonly string[];
  onChosen: (chosen: string[]) => void;
  today: string;
};

export function StatementPicker({ statements, chosen, onChosen, today }: StatementPickerProps) {
  const [wanted, setWanted] = useState("");
  const forest = useMemo(() => forestOf(narrowed(statements, { words: wanted }).shown), [statements, wanted]);
  const ticked = useMemo(() => new Set(chosen), [chosen]);
  const tick = (ids: readonly string[], on: boolean) => onChosen(withTick(chosen, ids, on, statements));
  return (
    <div class="stack tight">
      <div class="row between">
        <p role="status">
          <b>{statementsInWords(chosen.length)} chosen</b>
          <small class="muted"> People finish shorter lists. At most 200.</small>
        </p>
        {chosen.length > 0 && (
          <Button small kind="quiet" onClick={() => onChosen([])}>
            Choose none
          </Button>
        )}
      </div>
      {statements.length > 20 && (
        <TextField
          label="Find a statement"
          pointer="/find"
          type="search"
          value={wanted}
          onValue={setWanted}
          autocomplete="off"
        />
      )}
      <div class="picker">
        <ul>
          {forest.map((place) => (
            <Branch
              key={`${place.standing.item.identifier} ${place.at}`}
              place={place}
              open={statements.length <= openUpTo || wanted !== ""}
              ticked={ticked}
              onTick={tick}
              today={today}
            />
          ))}
        </ul>
        {forest.length === 0 && <p class="muted">No statement has these words.</p>}
      </div>
    </div>
  );
}

type BranchProps = {
  place: Place;
  open: boolean;
  ticked: ReadonlySet<string>;
  onTick: (ids: readonly string[], on: boolean) => void;
  today: string;
};

function Branch({ place, open, ticked, onTick, today }: BranchProps) {
  const id = useId();
  const { standing, under } = place;
  const ids = useMemo(() => standsFor(place, today), [place, today]);
  const state = tickOf(ids, ticked);
  const [folded, setFolded] = useState(!open && state === "none");
  const heading = under.length > 0 && !ids.includes(standing.item.identifier);
  if (ids.length === 0 && under.length === 0) return null;
  return (
    <li>
      <div class="place">
        {under.length > 0 && (
          <button
            type="button"
            class="fold quiet"
            aria-expanded={!folded}
            aria-label={`${statementsInWords(under.length)} under ${nameOf(standing.item)}`}
            onClick={() => setFolded(!folded)}
          >
            <span aria-hidden="true">{folded ? "▸" : "▾"}</span>
          </button>
        )}
        <div class="option">
          <input
            type="checkbox"
            id={id}
            checked={state === "all"}
            indeterminate={state === "some"}
            disabled={ids.length === 0}
            onChange={(event) => onTick(ids, event.currentTarget.checked)}
          />
          <label for={id}>
            {heading ? <b>{nameOf(standing.item)}</b> : nameOf(standing.item)}
            {heading && (
              <small>
                {ids.filter((one) => ticked.has(one)).length} of {ids.length} chosen
              </small>
            )}
          </label>
        </div>
      </div>
      {under.length > 0 && !folded && (
        <ul>
          {under.map((one) => (
            <Branch
              key={`${one.standing.item.identifier} ${one.at}`}
              place={one}
              open={open}
              ticked={ticked}
              onTick={onTick}
              today={today}
            />
          ))}
        </ul>
      )}
    </li>
  );
}
