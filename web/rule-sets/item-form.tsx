/** Changing or verifying one item: its words, which clauses can answer it, and when it was compared with what. */
import { useState } from "preact/hooks";
import { statementWords } from "#shared/agreements/table-words.ts";
import type { StatementType } from "#shared/agreements/terms-schema.ts";
import type { RuleSet, RuleSetItem } from "#shared/rule-sets/schema.ts";
import type { Answer } from "../api.ts";
import { useAction } from "../load.ts";
import { usePlace } from "../session.ts";
import { Button } from "../ui/button.tsx";
import { Confirm } from "../ui/confirm.tsx";
import { useDraft } from "../ui/draft.ts";
import { ChecksField, ProseField, TextField } from "../ui/field.tsx";
import { Form, FormEnd, FormPart } from "../ui/form.tsx";
import { Notice } from "../ui/notice.tsx";
import { draftOf, putRuleSet } from "./load.ts";
import { VerifiedFields } from "./verified-fields.tsx";

type ItemFormProps = {
  /** `new`, or an item's number. */
  asked: string;
  answer: Answer<RuleSet>;
  base: string;
  reload: () => void;
  onDone: () => void;
};
export type TypedItem = {
  id: string;
  text: string;
  citation: string;
  statementTypes: StatementType[];
  verifiedOn: string;
  source: string;
};

export const emptyItem: TypedItem = {
  id: "",
  text: "",
  citation: "",
  statementTypes: [],
  verifiedOn: "",
  source: "",
};

export function itemOf({ verifiedOn, source, ...rest }: TypedItem): RuleSetItem {
  return {
    ...rest,
    ...(verifiedOn ? { verifiedOn } : {}),
    ...(source.trim() ? { source } : {}),
  };
}

export function ItemForm({ asked, answer, base, reload, onDone }: ItemFormProps) {
  const { partnership } = usePlace();
  const [takingOut, setTakingOut] = useState(false);
  const ruleSet = answer.data;
  const at = ruleSet.items.findIndex(({ id }) => id === asked);
  const old = ruleSet.items[at];
  const draft = useDraft<TypedItem>(`rule-set/${partnership.id}/${ruleSet.id}/${asked}`, {
    ...emptyItem,
    ...(old ? { ...old, verifiedOn: old.verifiedOn ?? "", source: old.source ?? "" } : {}),
  });
  const { value } = draft;
  const set = (part: Partial<TypedItem>) => draft.set({ ...value, ...part });
  const keep = async (items: RuleSetItem[]) => {
    await putRuleSet(base, answer, { ...draftOf(ruleSet), items });
    draft.forget();
    onDone();
  };
  const save = useAction(async () => {
    const item = itemOf(value);
    await keep(old ? ruleSet.items.with(at, item) : [...ruleSet.items, item]);
  });
  const remove = useAction(() => keep(ruleSet.items.filter((item) => item !== old)));
  if (asked !== "new" && !old)
    return (
      <Notice kind="warn" title={`There is no item ${asked}`}>
        <p>It may have been taken out meanwhile.</p>
        <Button small onClick={onDone}>
          Back to the rule set
        </Button>
      </Notice>
    );
  return (
    <FormPart id="item-form" title={old ? `Item ${old.id}: change or verify` : "Add an item"}>
      <Form label="Item" action={save} reload={reload} draft={draft}>
        <ItemFields
          value={value}
          set={set}
          pointer={`/items/${old ? at : ruleSet.items.length}`}
          fixed={old !== undefined}
        />
        <FormEnd yes={old ? "Save the item" : "Add this item"} leave={onDone} />
      </Form>
      {old && (
        <>
          <div>
            <Button
              kind="danger"
              because={ruleSet.items.length === 1 ? "A rule set has at least one item." : undefined}
              onClick={() => setTakingOut(true)}
            >
              Take this item out
            </Button>
          </div>
          <Confirm
            open={takingOut}
            onClose={() => setTakingOut(false)}
            title={`Take item ${old.id} out?`}
            yes="Take it out"
            action={remove}
          >
            <p>
              Agreements under {ruleSet.name} are no longer asked for it. Clauses that answer it keep their
              words, and the history keeps the item.
            </p>
          </Confirm>
        </>
      )}
    </FormPart>
  );
}

export function ItemFields({
  value,
  set,
  pointer,
  fixed,
}: {
  value: TypedItem;
  set: (part: Partial<TypedItem>) => void;
  pointer: string;
  /** Clauses name the item by its number, so that it stays. */
  fixed: boolean;
}) {
  return (
    <>
      {!fixed && (
        <TextField
          label="Number"
          pointer={`${pointer}/id`}
          hint="As the source counts it: 3, or a short word such as fees. It cannot be changed later."
          value={value.id}
          onValue={(id) => set({ id })}
          autocomplete="off"
          spellcheck={false}
        />
      )}
      <ProseField
        label="What an agreement has to say"
        pointer={`${pointer}/text`}
        hint="In plain words, one sentence."
        value={value.text}
        onValue={(text) => set({ text })}
        rows={3}
      />
      <TextField
        label="Citation"
        pointer={`${pointer}/citation`}
        hint="Where it stands: 110 ILCS 27/16(3)."
        value={value.citation}
        onValue={(citation) => set({ citation })}
        autocomplete="off"
      />
      <ChecksField
        legend="Clauses that can answer it are about"
        pointer={`${pointer}/statementTypes`}
        value={value.statementTypes}
        onValue={(statementTypes) => set({ statementTypes })}
        choices={(Object.keys(statementWords) as StatementType[]).map((type) => ({
          value: type,
          label: statementWords[type],
        }))}
      />
      <VerifiedFields
        {...{ value, set, pointer }}
        hint="The day on which you compared these words with the source. Leave it empty if nobody has."
        withWhat="A page, a printed act, counsel’s letter."
      />
    </>
  );
}
