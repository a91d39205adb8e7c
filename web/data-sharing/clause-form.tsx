/** Typing one clause: its number, its words, and which required elements of the bases used it answers. */

import { useState } from "preact/hooks";
import type { DataClause } from "#shared/data-sharing/terms-schema.ts";
import { invalid } from "../api.ts";
import { useAction } from "../load.ts";
import { Button } from "../ui/button.tsx";
import { Confirm } from "../ui/confirm.tsx";
import { useDraft } from "../ui/draft.ts";
import { ChecksField, ProseField, TextField } from "../ui/field.tsx";
import { Form, FormEnd, FormPart } from "../ui/form.tsx";
import { Notice } from "../ui/notice.tsx";
import { basesUsed } from "./bases-used.ts";
import { putTerms } from "./load.ts";
import type { PartProps } from "./part-form.tsx";
import { StillOpen } from "./still-open.tsx";

type ClauseProps = PartProps & {
  /** `new`, or the number of a clause. */
  asked: string;
  /** The required element that a new one is written for. */
  answers: string;
};

export const inOrder = (clauses: readonly DataClause[]): DataClause[] =>
  clauses.toSorted((a, b) => a.listId.localeCompare(b.listId, "en", { numeric: true }));

/** After the last clause: `6.2` after `6.1`, `4` after `3`. */
function nextNumber(clauses: readonly DataClause[]): string {
  const last = inOrder(clauses).at(-1)?.listId ?? "0";
  const parts = last.split(".");
  const number = Number(parts.at(-1));
  return [...parts.slice(0, -1), Number.isNaN(number) ? "1" : String(number + 1)].join(".");
}

export function ClauseForm(props: ClauseProps) {
  const { asked, answers, agreement, path, answer, bases, reload, onDone } = props;
  const { clauses } = answer.data;
  const [leaving, setLeaving] = useState(false);
  const at = clauses.findIndex(({ listId }) => listId === asked);
  const old = clauses[at];
  const used = basesUsed(agreement, answer.data, bases);
  const wanted = used.flatMap(({ elements }) => elements).find(({ id }) => id === answers);
  const draft = useDraft<DataClause>(
    `data-sharing/${agreement.id}/clause/${asked}/${answers}`,
    old ?? {
      listId: nextNumber(clauses),
      title: "",
      text: "",
      satisfies: wanted ? [wanted.id] : [],
    },
  );
  const { value } = draft;
  const set = (part: Partial<DataClause>) => draft.set({ ...value, ...part });
  const keep = async (next: DataClause[]) => {
    await putTerms(path, answer, { clauses: inOrder(next) });
    draft.forget();
    onDone();
  };
  const pointer = `/clauses/${old ? at : clauses.length}`;
  const save = useAction(async () => {
    const errors = [
      ...(value.listId.trim() === "" ? [{ pointer: `${pointer}/listId`, detail: "Its number: 4.1." }] : []),
      ...(value.title.trim() === "" ? [{ pointer: `${pointer}/title`, detail: "A few words." }] : []),
      ...(value.text.trim() === "" ? [{ pointer: `${pointer}/text`, detail: "What it says." }] : []),
      ...(clauses.some((one) => one !== old && one.listId === value.listId.trim())
        ? [{ pointer: `${pointer}/listId`, detail: `Clause ${value.listId} is there already.` }]
        : []),
    ];
    if (errors.length > 0) throw invalid(errors);
    const clause = { ...value, listId: value.listId.trim() };
    await keep(old ? clauses.with(at, clause) : [...clauses, clause]);
  });
  const remove = useAction(() => keep(clauses.filter((one) => one !== old)));
  if (asked !== "new" && !old)
    return (
      <Notice kind="warn" title={`There is no clause ${asked}`}>
        <p>It may have been deleted or given another number meanwhile.</p>
        <Button small onClick={onDone}>
          Back to the terms
        </Button>
      </Notice>
    );
  return (
    <div class="part-form">
      <FormPart id="clause-form" title={old ? `Change clause ${asked}` : "Add a clause"}>
        <Form label="Clause" action={save} reload={reload} draft={draft}>
          {wanted && (
            <p class="muted">
              For <code>{wanted.id}</code>, {wanted.citation}: {wanted.text}
            </p>
          )}
          <div class="pair">
            <TextField
              label="Number"
              pointer={`${pointer}/listId`}
              hint="As it stands in the text: 4.1."
              value={value.listId}
              onValue={(listId) => set({ listId })}
              autocomplete="off"
              spellcheck={false}
            />
            <TextField
              label="Heading"
              pointer={`${pointer}/title`}
              value={value.title}
              onValue={(title) => set({ title })}
              autocomplete="off"
            />
          </div>
          <ProseField
            label="What it says"
            pointer={`${pointer}/text`}
            value={value.text}
            onValue={(text) => set({ text })}
            rows={9}
          />
          {used.length === 0 && (
            <p class="muted">
              It answers nothing yet: the schedule of data cites no legal basis, so nothing is asked.
            </p>
          )}
          {used
            .filter(({ elements }) => elements.length > 0)
            .map((basis) => (
              <ChecksField
                key={basis.id}
                legend={`What it answers of ${basis.name}`}
                hint="Tick what this clause really says. The checklist counts it as answered."
                pointer={`${pointer}/satisfies`}
                value={value.satisfies}
                onValue={(satisfies) => set({ satisfies })}
                choices={basis.elements.map(({ id, text, citation }) => ({
                  value: id,
                  label: text,
                  hint: `${id}, ${citation}`,
                }))}
              />
            ))}
          <StillOpen
            of={{ agreement, bases, names: props.names }}
            part="clauses"
            terms={{ ...answer.data, clauses: old ? clauses.with(at, value) : [...clauses, value] }}
          />
          <FormEnd yes={old ? "Save the clause" : "Add this clause"} leave={onDone} />
        </Form>
        {old && (
          <>
            <div>
              <Button kind="danger" onClick={() => setLeaving(true)}>
                Delete this clause
              </Button>
            </div>
            <Confirm
              open={leaving}
              onClose={() => setLeaving(false)}
              title={`Delete clause ${old.listId}?`}
              yes="Delete it"
              action={remove}
            >
              <p>
                {old.satisfies.length > 0
                  ? `What it answers is open again: ${old.satisfies.join(", ")}. `
                  : "It answers nothing on the checklist. "}
                The history keeps its words.
              </p>
            </Confirm>
          </>
        )}
      </FormPart>
    </div>
  );
}
