/** Naming evidence: its kind, which record, for which elements. Kinds that answer the element best are offered first. */
import type { EvidenceKind } from "#shared/evaluations/instrument-schema.ts";
import type { EvaluationView, Evidence } from "#shared/evaluations/schema.ts";
import { elementsOf } from "#shared/evaluations/tree.ts";
import { post, put } from "../api.ts";
import { freshAfter, useAction } from "../load.ts";
import { usePlace } from "../session.ts";
import { useDraft } from "../ui/draft.ts";
import { CheckField, ChoiceField, Group, ProseField, TextField } from "../ui/field.tsx";
import { Form, FormEnd, FormPart } from "../ui/form.tsx";
import { RecordField } from "./record-field.tsx";
import type { TabProps } from "./tabs.ts";
import { kindWords } from "./words.ts";

type Props = TabProps & {
  piece: Evidence | undefined;
  /** The element it is named for, or `any`. */
  element: string;
  onDone: (id?: string) => void;
};

type Typed = {
  kind: EvidenceKind;
  record: string;
  title: string;
  note: string;
  date: string;
  elementIds: string[];
};

const kinds = Object.keys(kindWords) as EvidenceKind[];

export function EvidenceForm({ answer, path, piece, element, onDone }: Props) {
  const { partnership } = usePlace();
  const { data: view, etag } = answer;
  const elements = elementsOf(view.instrument);
  const about = elements.find(({ elementId }) => elementId === element);
  const best = about?.evidence ?? [];
  const draft = useDraft<Typed>(piece ? undefined : `evaluation/${view.id}/evidence/${element}`, {
    kind: piece?.kind ?? best[0] ?? "DOCUMENT",
    record: piece?.documentId ?? piece?.refId ?? "",
    title: piece?.title ?? "",
    note: piece?.note ?? "",
    date: piece?.date ?? partnership.today,
    elementIds: piece?.elementIds ?? (about ? [about.elementId] : []),
  });
  const { value } = draft;
  const set = (part: Partial<Typed>) => draft.set({ ...value, ...part });
  const save = useAction(async (key) => {
    const { kind, record, title, note, date, elementIds } = value;
    const body = {
      ...{ kind, title: title.trim(), note: note.trim(), date, elementIds },
      ...(kind === "DOCUMENT" ? { documentId: record } : kind === "NOTE" ? {} : { refId: record }),
    };
    await freshAfter(
      path,
      piece
        ? put<EvaluationView>(`${path}/evidence/${piece.evidenceId}`, body, { ifMatch: etag })
        : post<EvaluationView>(`${path}/evidence`, body, { key }),
    );
    draft.forget();
    onDone(piece?.evidenceId);
  });
  const offered = [...best, ...kinds.filter((kind) => !best.includes(kind))];
  return (
    <FormPart id="evidence-form" title={piece ? `Change “${piece.title}”` : "Name evidence"}>
      {about && <p class="muted">For: {about.text}</p>}
      <Form label="Evidence" action={save} draft={draft}>
        <ChoiceField
          label="What kind of evidence"
          pointer="/kind"
          hint="The hub asks whether the record still holds, each time a rating leans on it."
          value={value.kind}
          onValue={(kind) => set({ kind: kind as EvidenceKind, record: "" })}
          choices={offered.map((kind) => ({
            value: kind,
            label: best.includes(kind) ? `${kindWords[kind].one} (answers this)` : kindWords[kind].one,
          }))}
        />
        {value.kind !== "NOTE" && (
          <RecordField
            kind={value.kind}
            view={view}
            checks={about?.checks ?? []}
            value={value.record}
            onValue={(record, name) => set({ record, ...(value.title.trim() ? {} : { title: name }) })}
          />
        )}
        <TextField
          label="What it is called here"
          pointer="/title"
          value={value.title}
          onValue={(title) => set({ title })}
          autocomplete="off"
        />
        <TextField
          label="Of which day"
          pointer="/date"
          hint="Documents and notes count for two years from this day, as a needs assessment does."
          type="date"
          max={partnership.today}
          value={value.date}
          onValue={(date) => set({ date })}
        />
        <ProseField
          label={value.kind === "NOTE" ? "What was seen or decided" : "Note"}
          pointer="/note"
          optional={value.kind !== "NOTE"}
          rows={3}
          value={value.note}
          onValue={(note) => set({ note })}
        />
        <Group
          legend="What it shows"
          hint="One piece of evidence can speak for several elements."
          pointer="/elementIds"
        >
          {view.instrument.principles.map((principle) => (
            <details
              key={principle.principleId}
              open={principle.elements.some(({ elementId }) => value.elementIds.includes(elementId))}
            >
              <summary>{principle.name}</summary>
              {principle.elements.map(({ elementId, text }) => (
                <CheckField
                  key={elementId}
                  label={text}
                  checked={value.elementIds.includes(elementId)}
                  onChecked={(on) =>
                    set({
                      elementIds: elements
                        .map((one) => one.elementId as string)
                        .filter((id) => (id === elementId ? on : value.elementIds.includes(id))),
                    })
                  }
                />
              ))}
            </details>
          ))}
        </Group>
        <FormEnd yes={piece ? "Save the change" : "Name it as evidence"} leave={() => onDone()} />
      </Form>
    </FormPart>
  );
}
