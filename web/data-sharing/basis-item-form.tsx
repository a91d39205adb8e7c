/** Changing or verifying one item of a legal basis: its words and its citation, what answers it, and when it was compared. */
import { useState } from "preact/hooks";
import type {
  Answer as AnswerPart,
  LegalBasis,
  RequiredElement,
  RequiredFact,
} from "#shared/data-sharing/bases-schema.ts";
import type { Answer } from "../api.ts";
import { put } from "../api.ts";
import { freshAfter, useAction } from "../load.ts";
import { VerifiedFields } from "../rule-sets/verified-fields.tsx";
import { usePlace } from "../session.ts";
import { Button } from "../ui/button.tsx";
import { Confirm } from "../ui/confirm.tsx";
import { useDraft } from "../ui/draft.ts";
import { ChecksField, ChoiceField, ProseField, TextField } from "../ui/field.tsx";
import { Form, FormEnd, FormPart } from "../ui/form.tsx";
import { Notice } from "../ui/notice.tsx";
import { basisContent } from "./basis-typed.ts";
import { given, linesOf } from "./part-form.tsx";
import { answerWords } from "./words.ts";

type ItemFormProps = {
  kind: "element" | "fact";
  /** `new`, or an item's id. */
  asked: string;
  answer: Answer<LegalBasis>;
  path: string;
  reload: () => void;
  onDone: () => void;
};

type Typed = {
  id: string;
  text: string;
  citation: string;
  verifiedOn: string;
  source: string;
  answeredBy: AnswerPart[];
  kind: RequiredFact["kind"];
  choices: string;
  must: string;
};

const typedElement = (one: RequiredElement | undefined): Partial<Typed> =>
  one ? { ...one, verifiedOn: one.verifiedOn ?? "", source: one.source ?? "" } : {};
const typedFact = (one: RequiredFact | undefined): Partial<Typed> =>
  one
    ? {
        id: one.id,
        text: one.label,
        citation: one.citation,
        kind: one.kind,
        choices: one.choices.map(({ value, label }) => `${value}: ${label}`).join("\n"),
        must: one.must ?? "",
        verifiedOn: one.verifiedOn ?? "",
        source: one.source ?? "",
      }
    : {};

const elementOf = ({ id, text, citation, answeredBy, verifiedOn, source }: Typed): RequiredElement => ({
  ...{ id, text, citation, answeredBy },
  ...given("verifiedOn", verifiedOn),
  ...given("source", source),
});

function factOf(typed: Typed, old: RequiredFact | undefined): RequiredFact {
  const { id, text, citation, kind, choices, must, verifiedOn, source } = typed;
  return {
    ...{ id, label: text, citation, kind },
    choices:
      kind === "choice"
        ? linesOf(choices).map((line) => {
            const [value = "", ...label] = line.split(":");
            return { value: value.trim(), label: label.join(":").trim() || value.trim() };
          })
        : [],
    ...(kind === "yes-no" ? given("must", must) : {}),
    ...(old?.override ? { override: old.override } : {}),
    ...given("verifiedOn", verifiedOn),
    ...given("source", source),
  };
}

export function BasisItemForm({ kind, asked, answer, path, reload, onDone }: ItemFormProps) {
  const { partnership } = usePlace();
  const [leaving, setLeaving] = useState(false);
  const basis = answer.data;
  const isElement = kind === "element";
  const list: readonly (RequiredElement | RequiredFact)[] = isElement ? basis.elements : basis.facts;
  const at = list.findIndex(({ id }) => id === asked);
  const old = list[at];
  const draft = useDraft<Typed>(`legal-basis/${partnership.id}/${basis.id}/${kind}/${asked}`, {
    ...{ id: "", text: "", citation: basis.citation, verifiedOn: "", source: "" },
    ...{ answeredBy: [], kind: "text", choices: "", must: "" },
    ...(isElement ? typedElement(basis.elements[at]) : typedFact(basis.facts[at])),
  });
  const { value } = draft;
  const set = (part: Partial<Typed>) => draft.set({ ...value, ...part });
  const keep = async (content: Partial<LegalBasis>) => {
    const body = { ...basisContent(basis), ...content };
    await freshAfter(path, put<LegalBasis>(path, body, { ifMatch: answer.etag }));
    draft.forget();
    onDone();
  };
  const replaced = <Item,>(items: readonly Item[], item: Item) =>
    at >= 0 ? items.with(at, item) : [...items, item];
  const save = useAction(() =>
    keep(
      isElement
        ? { elements: replaced(basis.elements, elementOf(value)) }
        : { facts: replaced(basis.facts, factOf(value, basis.facts[at])) },
    ),
  );
  const remove = useAction(() =>
    keep(
      isElement
        ? { elements: basis.elements.filter((_, index) => index !== at) }
        : { facts: basis.facts.filter((_, index) => index !== at) },
    ),
  );
  if (asked !== "new" && !old)
    return (
      <Notice kind="warn" title={`There is no ${kind} ${asked}`}>
        <p>It may have been taken out meanwhile.</p>
        <Button small onClick={onDone}>
          Back to the legal basis
        </Button>
      </Notice>
    );
  const pointer = `/${isElement ? "elements" : "facts"}/${at >= 0 ? at : list.length}`;
  const title = old ? `${old.id}: change or verify` : isElement ? "Add an element" : "Add a fact";
  return (
    <FormPart id="basis-item" title={title}>
      <Form label={title} action={save} reload={reload} draft={draft}>
        {!old && (
          <TextField
            label="Short code"
            pointer={`${pointer}/id`}
            hint={
              isElement
                ? "Capital letters and digits: ST9. Clauses name it, so it cannot be changed later."
                : "One word: approvalNumber. It cannot be changed later."
            }
            value={value.id}
            onValue={(id) => set({ id: isElement ? id.toUpperCase() : id })}
            autocomplete="off"
            spellcheck={false}
          />
        )}
        <ProseField
          label={isElement ? "What the text has to say" : "What has to be stated"}
          pointer={`${pointer}/${isElement ? "text" : "label"}`}
          hint="In plain words, one sentence."
          value={value.text}
          onValue={(text) => set({ text })}
          rows={3}
        />
        <TextField
          label="Citation"
          pointer={`${pointer}/citation`}
          value={value.citation}
          onValue={(citation) => set({ citation })}
          autocomplete="off"
        />
        {isElement ? (
          <ChecksField
            legend="What may answer it beside a clause"
            pointer={`${pointer}/answeredBy`}
            value={value.answeredBy}
            onValue={(answeredBy) => set({ answeredBy })}
            choices={(Object.keys(answerWords) as AnswerPart[]).map((one) => ({
              value: one,
              label: answerWords[one],
            }))}
          />
        ) : (
          <FactFields value={value} set={set} pointer={pointer} />
        )}
        <VerifiedFields
          {...{ value, set, pointer }}
          hint="The day on which you compared these words with the source. Left empty, it is shown and never stops an agreement."
          withWhat="A page, a printed act, counsel’s letter."
        />
        <FormEnd yes={old ? "Save the change" : "Add it"} leave={onDone} />
      </Form>
      {old && (
        <>
          <div>
            <Button kind="danger" onClick={() => setLeaving(true)}>
              Take it out
            </Button>
          </div>
          <Confirm
            open={leaving}
            onClose={() => setLeaving(false)}
            title={`Take ${old.id} out?`}
            yes="Take it out"
            action={remove}
          >
            <p>Agreements that rest on {basis.name} are no longer asked for it. The history keeps it.</p>
          </Confirm>
        </>
      )}
    </FormPart>
  );
}

type FactFieldsProps = { value: Typed; set: (part: Partial<Typed>) => void; pointer: string };

function FactFields({ value, set, pointer }: FactFieldsProps) {
  return (
    <>
      <ChoiceField
        label="How it is stated"
        pointer={`${pointer}/kind`}
        value={value.kind}
        onValue={(kind) => set({ kind: kind as RequiredFact["kind"] })}
        choices={[
          { value: "text", label: "In words" },
          { value: "yes-no", label: "Yes or no" },
          { value: "date", label: "A day" },
          { value: "choice", label: "One of a few" },
        ]}
      />
      {value.kind === "choice" && (
        <ProseField
          label="The choices"
          pointer={`${pointer}/choices`}
          hint="One a line: student_aid: Administer student aid."
          value={value.choices}
          onValue={(choices) => set({ choices })}
        />
      )}
      {value.kind === "yes-no" && (
        <ChoiceField
          label="Only this answer will do"
          pointer={`${pointer}/must`}
          value={value.must}
          onValue={(must) => set({ must })}
          choices={[
            { value: "true", label: "Yes" },
            { value: "false", label: "No" },
          ]}
          none="Either"
        />
      )}
    </>
  );
}
