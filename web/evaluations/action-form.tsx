/** One action: what is done about which element, who owns it, and until when. */

import { valueIn } from "#shared/evaluations/results.ts";
import type { Action, EvaluationView } from "#shared/evaluations/schema.ts";
import { plusMonths } from "#shared/time.ts";
import { put } from "../api.ts";
import { freshAfter, useAction } from "../load.ts";
import { usePlace } from "../session.ts";
import { useDraft } from "../ui/draft.ts";
import { ChoiceField, Field, ProseField, TextField } from "../ui/field.tsx";
import { Form, FormEnd, FormPart } from "../ui/form.tsx";
import type { TabProps } from "./tabs.ts";
import { valueWords } from "./words.ts";

type Props = TabProps & { action: Action | undefined; element: string; onDone: () => void };

export function ActionForm({ answer, path, names, action, element, onDone }: Props) {
  const { partnership, actor } = usePlace();
  const { data: view, etag } = answer;
  const draft = useDraft(action ? undefined : `evaluation/${view.id}/action`, {
    text: action?.text ?? "",
    elementId: action?.elementId ?? (element === "any" ? "" : element),
    ownerId: action?.ownerId ?? actor.organization ?? "",
    due: action?.due ?? plusMonths(partnership.today, 6),
  });
  const { value } = draft;
  const set = (part: Partial<typeof value>) => draft.set({ ...value, ...part });
  const at = action ? view.actions.indexOf(action) : view.actions.length;
  const save = useAction(async () => {
    const typed = { ...value, text: value.text.trim() };
    const actions = action
      ? view.actions.map((one) => (one === action ? { ...one, ...typed } : one))
      : [...view.actions, { actionId: `a${view.lastActionNo + 1}`, ...typed }];
    await freshAfter(path, put<EvaluationView>(`${path}/actions`, { actions }, { ifMatch: etag }));
    draft.forget();
    onDone();
  });
  return (
    <FormPart id="action-form" title={action ? "Change this action" : "Add an action"}>
      <Form label="Action" action={save} draft={draft}>
        <ProseField
          label="What is to be done"
          pointer={`/actions/${at}/text`}
          rows={3}
          value={value.text}
          onValue={(text) => set({ text: text.replaceAll("\n", " ") })}
        />
        <Field label="About which element" pointer={`/actions/${at}/elementId`}>
          {(ties) => (
            <select
              {...ties}
              value={value.elementId}
              onChange={(event) => set({ elementId: event.currentTarget.value })}
            >
              <option value="">Choose one</option>
              {view.instrument.principles.map((principle) => (
                <optgroup key={principle.principleId} label={principle.name}>
                  {principle.elements.map(({ elementId, text }) => (
                    <option key={elementId} value={elementId}>
                      {valueWords(valueIn(view.agreed, elementId))} · {text}
                    </option>
                  ))}
                </optgroup>
              ))}
            </select>
          )}
        </Field>
        <ChoiceField
          label="Who owns it"
          pointer={`/actions/${at}/ownerId`}
          value={value.ownerId}
          onValue={(ownerId) => set({ ownerId })}
          none="Choose one"
          choices={names.organizations
            .filter((one) => !one.successorId)
            .toSorted((a, b) => a.name.localeCompare(b.name, "en"))
            .map((one) => ({ value: one.id, label: one.name }))}
        />
        <TextField
          label="Until when"
          pointer={`/actions/${at}/due`}
          type="date"
          value={value.due}
          onValue={(due) => set({ due })}
        />
        <FormEnd yes={action ? "Save the change" : "Add this action"} leave={onDone} />
      </Form>
    </FormPart>
  );
}
