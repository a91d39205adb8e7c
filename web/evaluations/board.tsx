/** Rating every element on one page: what is typed is kept on this device until it is saved, for one organization or the team. */

import type { ComponentChildren } from "preact";
import { useContext, useState } from "preact/hooks";
import { evidenceFor } from "#shared/evaluations/evidence-check.ts";
import type { EvaluationView, Rating } from "#shared/evaluations/schema.ts";
import { elementsOf } from "#shared/evaluations/tree.ts";
import type { Names } from "../agreements/names.ts";
import type { Action } from "../load.ts";
import { AskedContext } from "../ui/asked.ts";
import { Button } from "../ui/button.tsx";
import type { Draft } from "../ui/draft.ts";
import { TextField, useRefusal } from "../ui/field.tsx";
import { Form } from "../ui/form.tsx";
import { ElementLine } from "./element.tsx";
import { RateControl } from "./rate-control.tsx";
import { Strips } from "./strips.tsx";

/** By element; what is not in it is not rated. */
export type Typed = { ratings: Record<string, Rating>; done: boolean };

export const typedOf = (ratings: readonly Rating[], done = false): Typed => ({
  ratings: Object.fromEntries(ratings.map((one) => [one.elementId, one])),
  done,
});

/** In the order of the instrument, as they are sent: a refusal names them by their place. */
export const sentOf = (view: EvaluationView, { ratings }: Typed): Rating[] =>
  elementsOf(view.instrument).flatMap(({ elementId }) => ratings[elementId] ?? []);

type Props = {
  label: string;
  view: EvaluationView;
  names: Names;
  draft: Draft<Typed>;
  /** What will be sent: their places are what refusals speak of. */
  sent: readonly Rating[];
  save: Action<[]>;
  reload: () => void;
  yes: string;
  /** Beside the button. */
  children?: ComponentChildren;
};

const because = {
  YES: undefined,
  NONE: "3 and 4 need evidence",
  NO: "3 and 4 need evidence that holds",
  CANNOT_TELL: "3 and 4 need evidence that is known to hold",
} as const;

export function Board({ label, view, names, draft, sent, save, reload, yes, children }: Props) {
  const { instrument, evidence, evidenceStates: states } = view;
  const set = (rating: Rating) =>
    draft.set({
      ...draft.value,
      ratings: { ...draft.value.ratings, [rating.elementId]: rating },
    });
  const place = new Map(sent.map(({ elementId }, at) => [elementId as string, at]));
  return (
    <div class="board stack">
      <Strips view={view} ratings={Object.values(draft.value.ratings)} />
      <Form label={label} action={save} reload={reload} draft={draft}>
        {instrument.principles.map((principle) => (
          <section
            key={principle.principleId}
            class="principle"
            id={`p-${principle.principleId}`}
            aria-labelledby={`h-${principle.principleId}`}
          >
            <h2 id={`h-${principle.principleId}`}>{principle.name}</h2>
            {principle.statement && <p>{principle.statement}</p>}
            <ol class="elements">
              {principle.elements.map((element) => {
                const its = draft.value.ratings[element.elementId];
                const at = place.get(element.elementId);
                return (
                  <ElementLine
                    key={element.elementId}
                    element={element}
                    view={view}
                    names={names}
                    adds
                    note={
                      its && (
                        <Note
                          rating={its}
                          about={element.text}
                          pointer={at === undefined ? "/none" : `/ratings/${at}/note`}
                          onNote={(note) => set({ ...its, note })}
                        />
                      )
                    }
                  >
                    <RateControl
                      element={element}
                      scale={instrument.scale}
                      value={its?.value}
                      highBecause={because[evidenceFor(element.elementId, { evidence, states })]}
                      onValue={(value) => set({ elementId: element.elementId, value, note: its?.note ?? "" })}
                    />
                    {at !== undefined && <Refused pointer={`/ratings/${at}/value`} />}
                  </ElementLine>
                );
              })}
            </ol>
          </section>
        ))}
        <End yes={yes}>{children}</End>
      </Form>
    </div>
  );
}

type NoteProps = {
  rating: Rating;
  about: string;
  pointer: string;
  onNote: (note: string) => void;
};

/** What is not applicable says why; any other rating may. */
function Note({ rating, about, pointer, onNote }: NoteProps) {
  const [open, setOpen] = useState(false);
  if (!open && rating.note === "" && rating.value !== "NA")
    return (
      <div class="note">
        <Button small kind="quiet" onClick={() => setOpen(true)}>
          Add a note<span class="sr"> about {about}</span>
        </Button>
      </div>
    );
  return (
    <div class="note">
      <TextField
        label={rating.value === "NA" ? "Why it is not applicable" : "Note"}
        pointer={pointer}
        optional={rating.value !== "NA"}
        value={rating.note}
        onValue={onNote}
        autofocus={open}
      />
    </div>
  );
}

function Refused({ pointer }: { pointer: string }) {
  const said = useRefusal(pointer);
  return said ? (
    <span class="field">
      <span class="error">{said}</span>
    </span>
  ) : null;
}

function End({ yes, children }: { yes: string; children: ComponentChildren }) {
  const { busy, kept } = useContext(AskedContext);
  return (
    <div class="board-end row">
      <Button type="submit" kind="primary" busy={busy && "Saving"}>
        {yes}
      </Button>
      {children}
      {kept && <small role="status">Kept on this device until you save.</small>}
    </div>
  );
}
