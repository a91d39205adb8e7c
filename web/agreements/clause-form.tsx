/** Typing one clause: its number, what it is about, its words, and which required items it answers. */
import { inListOrder, nextListId } from "#shared/agreements/clauses.ts";
import type { Agreement } from "#shared/agreements/schema.ts";
import { statementWords } from "#shared/agreements/table-words.ts";
import type { Clause, StatementType } from "#shared/agreements/terms-schema.ts";
import { itemId } from "#shared/rule-sets/checklist.ts";
import type { RuleSet } from "#shared/rule-sets/schema.ts";
import { type Answer, invalid } from "../api.ts";
import { useAction } from "../load.ts";
import { Button } from "../ui/button.tsx";
import { useDraft } from "../ui/draft.ts";
import { ChecksField, ChoiceField, ProseField, TextField } from "../ui/field.tsx";
import { Form, FormEnd, FormPart } from "../ui/form.tsx";
import { Notice } from "../ui/notice.tsx";
import { putClauses } from "./clauses-load.ts";
import { listed } from "./words.ts";

export type ClauseFormProps = {
  /** `new`, or the number of a clause. */
  asked: string;
  /** The required item a new one is written for. */
  answers: string;
  agreement: Agreement;
  path: string;
  answer: Answer<{ clauses: Clause[] }>;
  ruleSet: RuleSet | undefined;
  reload: () => void;
  onDone: (listId?: string) => void;
};

export function ClauseForm(props: ClauseFormProps) {
  const { asked, answers, agreement, path, answer, ruleSet, reload, onDone } = props;
  const clauses = inListOrder(answer.data.clauses);
  const old = clauses.find(({ listId }) => listId === asked);
  const wanted = ruleSet?.items.find((item) => itemId(ruleSet, item) === answers);
  const draft = useDraft<Clause>(
    `clause/${agreement.id}/${asked}${answers && `/${answers}`}`,
    old ?? {
      listId: nextListId(clauses),
      statementType: wanted?.statementTypes[0] ?? "ROLES",
      text: "",
      satisfies: wanted ? [answers] : [],
    },
  );
  const { value } = draft;
  const set = (part: Partial<Clause>) => draft.set({ ...value, ...part });
  // Where the clause will stand in the body that is sent: refusals point there.
  const after = inListOrder([...clauses.filter((one) => one !== old), value]);
  const pointer = `/clauses/${after.indexOf(value)}`;
  const save = useAction(async () => {
    if (value.text.trim() === "")
      throw invalid([{ pointer: `${pointer}/text`, detail: "What the clause says." }]);
    const twin = clauses.find(
      (one) => one !== old && one.listId.toUpperCase() === value.listId.trim().toUpperCase(),
    );
    if (twin)
      throw invalid([
        {
          pointer: `${pointer}/listId`,
          detail: `Clause ${twin.listId} is there already: each clause has a number of its own.`,
        },
      ]);
    const typed = { ...value, listId: value.listId.trim() };
    await putClauses(path, after.with(after.indexOf(value), typed), answer.etag);
    draft.forget();
    onDone(typed.listId);
  });
  if (asked !== "new" && !old)
    return (
      <Notice kind="warn" title={`There is no clause ${asked}`}>
        <p>It may have been deleted or given another number meanwhile.</p>
        <Button small onClick={() => onDone()}>
          Back to the clauses
        </Button>
      </Notice>
    );
  return (
    <FormPart id="clause-form" title={old ? `Change clause ${asked}` : "Add a clause"}>
      <Form label="Clause" action={save} reload={reload} draft={draft}>
        {wanted && (
          <p class="muted">
            For <code>{wanted.citation}</code>: {wanted.text}
          </p>
        )}
        <TextField
          label="Number"
          pointer={`${pointer}/listId`}
          hint="As it stands in the agreement: 5.6. Clauses are read in the order of their numbers."
          value={value.listId}
          onValue={(listId) => set({ listId })}
          autocomplete="off"
          spellcheck={false}
        />
        <ChoiceField
          label="What it is about"
          pointer={`${pointer}/statementType`}
          value={value.statementType}
          onValue={(type) => set({ statementType: type as StatementType })}
          choices={Object.entries(statementWords).map(([type, label]) => ({ value: type, label }))}
        />
        <ProseField
          label="What it says"
          pointer={`${pointer}/text`}
          value={value.text}
          onValue={(text) => set({ text })}
          rows={8}
        />
        {ruleSet && <Answers value={value} set={set} ruleSet={ruleSet} pointer={pointer} />}
        <FormEnd yes={old ? "Save the clause" : "Add this clause"} leave={() => onDone(old?.listId)} />
      </Form>
    </FormPart>
  );
}

/** The items a clause of this kind can answer; one it names and cannot is shown too, so that it can be taken off. */
function Answers({
  value,
  set,
  ruleSet,
  pointer,
}: {
  value: Clause;
  set: (part: Partial<Clause>) => void;
  ruleSet: RuleSet;
  pointer: string;
}) {
  const offered = ruleSet.items.filter(
    (item) =>
      item.statementTypes.includes(value.statementType) || value.satisfies.includes(itemId(ruleSet, item)),
  );
  return (
    <ChecksField
      legend={`What it answers of ${ruleSet.name}`}
      hint={
        offered.length === 0
          ? `No item takes a clause about ${statementWords[value.statementType].toLowerCase()}.`
          : "Tick what this clause really says. The checklist counts it as answered."
      }
      pointer={`${pointer}/satisfies`}
      value={value.satisfies}
      onValue={(satisfies) => set({ satisfies })}
      choices={offered.map((item) => ({
        value: itemId(ruleSet, item),
        label: item.text,
        hint: item.statementTypes.includes(value.statementType)
          ? item.citation
          : `${item.citation}. It takes a clause about ${listed(
              item.statementTypes.map((type) => statementWords[type].toLowerCase()),
              "or",
            )}.`,
      }))}
    />
  );
}
