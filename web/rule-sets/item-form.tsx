/** Changing or verifying one item: its words, which clauses can answer it, and when it was compared with what. */
import { useEffect } from "preact/hooks";
import { statementWords } from "#shared/agreements/table-words.ts";
import type { StatementType } from "#shared/agreements/terms-schema.ts";
import type { RuleSet, RuleSetItem } from "#shared/rule-sets/schema.ts";
import { takeOver } from "../agreements/load.ts";
import { type Answer, Problem } from "../api.ts";
import { useAction } from "../load.ts";
import { usePlace } from "../session.ts";
import { Button } from "../ui/button.tsx";
import { forgetDraft, useDraft } from "../ui/draft.ts";
import { CheckField, Group, ProseField, TextField } from "../ui/field.tsx";
import { Form } from "../ui/form.tsx";
import { Notice } from "../ui/notice.tsx";
import { draftOf, putRuleSet } from "./load.ts";

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
  useEffect(() => document.getElementById("item-form")?.focus(), []);
  const ruleSet = answer.data;
  const at = ruleSet.items.findIndex(({ id }) => id === asked);
  const old = ruleSet.items[at];
  const name = `rule-set/${partnership.id}/${ruleSet.id}/${asked}`;
  const draft = useDraft<TypedItem>(name, {
    ...emptyItem,
    ...(old ? { ...old, verifiedOn: old.verifiedOn ?? "", source: old.source ?? "" } : {}),
  });
  const { value } = draft;
  const set = (part: Partial<TypedItem>) => draft.set({ ...value, ...part });
  const keep = async (items: RuleSetItem[]) => {
    await putRuleSet(base, answer, { ...draftOf(ruleSet), items });
    forgetDraft(name);
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
  const problem: Problem | undefined = save.problem ?? remove.problem;
  return (
    <section class="wide-form" aria-labelledby="item-form">
      <h2 id="item-form" tabIndex={-1}>
        {old ? `Item ${old.id}: change or verify` : "Add an item"}
      </h2>
      <Form onSubmit={() => void save.run()} problem={problem} reload={takeOver(save, reload)} label="Item">
        {draft.restored && (
          <Notice title="You were typing this before">
            <p>
              It was kept on this device.{" "}
              <button type="button" class="quiet plain" onClick={draft.discard}>
                Start over
              </button>
            </p>
          </Notice>
        )}
        <ItemFields
          value={value}
          set={set}
          pointer={`/items/${old ? at : ruleSet.items.length}`}
          fixed={old !== undefined}
        />
        <div class="row">
          <Button type="submit" kind="primary" busy={save.busy && "Saving"}>
            {old ? "Save the item" : "Add this item"}
          </Button>
          <Button kind="quiet" onClick={onDone}>
            Leave without saving
          </Button>
          {old && (
            <Button
              kind="danger"
              busy={remove.busy && "Taking it out"}
              because={ruleSet.items.length === 1 ? "A rule set has at least one item." : undefined}
              note="Clauses that answer it keep their words. The history keeps the item."
              onClick={() => void remove.run()}
            >
              Take this item out
            </Button>
          )}
        </div>
      </Form>
    </section>
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
  const { partnership } = usePlace();
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
      <Group legend="Clauses that can answer it are about" pointer={`${pointer}/statementTypes`}>
        {(Object.keys(statementWords) as StatementType[]).map((type) => (
          <CheckField
            key={type}
            label={statementWords[type]}
            checked={value.statementTypes.includes(type)}
            onChecked={(on) =>
              set({
                statementTypes: on
                  ? [...value.statementTypes, type]
                  : value.statementTypes.filter((one) => one !== type),
              })
            }
          />
        ))}
      </Group>
      <Group
        legend="Verified"
        hint="The day on which you compared these words with the source. Leave it empty if nobody has."
      >
        <TextField
          label="Compared on"
          pointer={`${pointer}/verifiedOn`}
          type="date"
          max={partnership.today}
          optional
          value={value.verifiedOn}
          onValue={(verifiedOn) => set({ verifiedOn })}
        />
        <TextField
          label="With what"
          pointer={`${pointer}/source`}
          hint="A page, a printed act, counsel’s letter."
          optional
          value={value.source}
          onValue={(source) => set({ source })}
          autocomplete="off"
        />
      </Group>
    </>
  );
}
