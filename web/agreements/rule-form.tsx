/** Typing one rule: what has to be finished, what is granted, what else has to be true. Nothing is lost on a refusal. */
import { useMemo } from "preact/hooks";
import { freeNumbers } from "#shared/agreements/numbering.ts";
import { receives, sends } from "#shared/agreements/rules.ts";
import type { Agreement } from "#shared/agreements/schema.ts";
import { methodNames, methodWords } from "#shared/agreements/table-words.ts";
import type { AwardMethod, EquivalencyRule, Terms } from "#shared/agreements/terms-schema.ts";
import { inWords } from "#shared/agreements/words.ts";
import { type Answer, invalid } from "../api.ts";
import { useTaught } from "../courses/load.ts";
import { taughtBy } from "../courses/taught.ts";
import { freshAfter, useAction } from "../load.ts";
import { usePlace } from "../session.ts";
import { Button } from "../ui/button.tsx";
import { useDraft } from "../ui/draft.ts";
import { CheckField, ChoiceField, TextField } from "../ui/field.tsx";
import { Form, FormEnd, FormPart } from "../ui/form.tsx";
import { Notice } from "../ui/notice.tsx";
import { ConditionsField } from "./conditions-field.tsx";
import { rowsOf } from "./equivalency-table.tsx";
import { FindingFields } from "./finding-fields.tsx";
import { putRules } from "./load.ts";
import type { Names } from "./names.ts";
import { Finished } from "./rule.tsx";
import { AwardsField, WaysField } from "./rule-fields.tsx";
import {
  type Beginning,
  conditionOf,
  emptyRule,
  placeIn,
  type TypedCondition,
  type TypedRule,
  termsWith,
  typedCondition,
  typedFinding,
  typedRule,
} from "./rule-typed.ts";

export type RuleFormProps = {
  /** `new`, `all` (what holds for every rule), or a rule's number. */
  asked: string;
  agreement: Agreement;
  path: string;
  names: Names;
  answer: Answer<Terms>;
  reload: () => void;
  onDone: (ruleNo?: number) => void;
};

export const RuleForm = (props: RuleFormProps) =>
  props.asked === "all" ? <EveryRule {...props} /> : <OneRule {...props} />;

function OneRule({ asked, agreement, path, names, answer, reload, onDone }: RuleFormProps) {
  const terms = answer.data;
  const replaces = asked === "new" ? undefined : Number(asked);
  const beginning: Beginning = {
    ruleNo: freeNumbers(rowsOf(terms).map((one) => one.ruleNo))(),
    senders: agreement.parties.filter(sends).map((one) => one.organizationId),
    receivers: agreement.parties.filter(receives).map((one) => one.organizationId),
    from: agreement.dateEffective,
    to: agreement.expirationDate,
  };
  const { partnership } = usePlace();
  const parties = [...new Set([...beginning.senders, ...beginning.receivers])];
  const catalogs = useTaught(partnership.id, parties, agreement.expirationDate);
  const taught = useMemo(() => taughtBy(catalogs, terms), [catalogs, terms]);
  const rule = terms.rules.find((one) => one.ruleNo === replaces);
  const finding = terms.findings.find((one) => one.ruleNo === replaces);
  const draft = useDraft<TypedRule>(
    `rule/${agreement.id}/${asked}`,
    rule ? typedRule(rule, beginning) : finding ? typedFinding(finding, beginning) : emptyRule(beginning),
  );
  const { value } = draft;
  const set = (part: Partial<TypedRule>) => draft.set({ ...value, ...part });
  const pointer = `/${value.kind === "rule" ? "rules" : "findings"}/${placeIn(terms, value.kind, replaces)}`;
  const save = useAction(async () => {
    const { terms: body, errors } = termsWith(terms, value, replaces);
    if (errors.length > 0) throw invalid(errors);
    await freshAfter(path, putRules(path, body, answer.etag));
    draft.forget();
    onDone(Number(value.ruleNo));
  });
  if (replaces !== undefined && !rule && !finding)
    return (
      <Notice kind="warn" title={`There is no rule ${asked}`}>
        <p>It may have been deleted meanwhile.</p>
        <Button small onClick={() => onDone()}>
          Back to the courses
        </Button>
      </Notice>
    );
  return (
    <FormPart id="rule-form" title={replaces === undefined ? "Add a rule" : `Change rule ${replaces}`}>
      <Form label="Rule" action={save} reload={reload} draft={draft}>
        {replaces === undefined && (
          <ChoiceField
            label="What it says"
            pointer="/kind"
            value={value.kind}
            onValue={(kind) => set({ kind: kind as TypedRule["kind"] })}
            choices={[
              { value: "rule", label: "These courses give credit" },
              { value: "finding", label: "This course gives none, or nobody has looked yet" },
            ]}
          />
        )}
        <TextField
          label="Number"
          pointer={`${pointer}/ruleNo`}
          inputMode="numeric"
          value={value.ruleNo}
          onValue={(ruleNo) => set({ ruleNo })}
          autocomplete="off"
        />
        {value.kind === "finding" ? (
          <FindingFields
            value={value}
            set={set}
            pointer={pointer}
            beginning={beginning}
            names={names}
            taught={taught}
          />
        ) : (
          <>
            <WaysField
              value={value.options}
              onValue={(options) => set({ options })}
              pointer={`${pointer}/options`}
              senders={beginning.senders}
              names={names}
              taught={taught}
            />
            <ConditionsField
              legend="What else has to be true"
              hint="An exam, a credential, a recommendation. All of them have to hold."
              value={value.conditions}
              onValue={(conditions) => set({ conditions })}
              pointer={`${pointer}/conditions`}
            />
            <AwardsField
              value={value.awards}
              onValue={(awards) => set({ awards })}
              pointer={`${pointer}/awards`}
              receivers={beginning.receivers}
              names={names}
              taught={taught}
            />
            <ChoiceField
              label="How the credit is posted"
              pointer={`${pointer}/awardMethod`}
              value={value.awardMethod}
              onValue={(method) => set({ awardMethod: method as AwardMethod })}
              choices={Object.entries(methodWords).map(([method, posted]) => ({
                value: method,
                label: `${methodNames[method as AwardMethod]}: ${posted}`,
              }))}
            />
            <Less value={value} set={set} pointer={pointer} />
            <Preview value={value} terms={terms} replaces={replaces} names={names} />
          </>
        )}
        <FormEnd
          yes={replaces === undefined ? "Add this rule" : "Save the rule"}
          leave={() => onDone(replaces)}
        />
      </Form>
    </FormPart>
  );
}

/** What most rules never need. */
function Less({
  value,
  set,
  pointer,
}: {
  value: TypedRule;
  set: (part: Partial<TypedRule>) => void;
  pointer: string;
}) {
  return (
    <details>
      <summary>Dates, order and exceptions</summary>
      <div class="stack">
        <TextField
          label="Title"
          pointer={`${pointer}/title`}
          optional
          value={value.title}
          onValue={(title) => set({ title })}
        />
        <div class="line">
          <TextField
            label="Finished from"
            pointer={`${pointer}/validFrom`}
            type="date"
            value={value.validFrom}
            onValue={(validFrom) => set({ validFrom })}
          />
          <TextField
            label="Finished until"
            pointer={`${pointer}/validTo`}
            type="date"
            value={value.validTo}
            onValue={(validTo) => set({ validTo })}
          />
        </div>
        <TextField
          label="Order"
          pointer={`${pointer}/priority`}
          hint="Where two rules want the same course, the lower number is tried first."
          inputMode="numeric"
          value={value.priority}
          onValue={(priority) => set({ priority })}
        />
        <TextField
          label="Group"
          pointer={`${pointer}/exclusiveGroup`}
          hint="Of all rules with the same group, only one counts for a student."
          optional
          value={value.exclusiveGroup}
          onValue={(exclusiveGroup) => set({ exclusiveGroup })}
        />
        <TextField
          label="Why more than the catalog gives"
          pointer={`${pointer}/creditOverride`}
          hint="Only where an award is larger than the college’s own course."
          optional
          value={value.creditOverride}
          onValue={(creditOverride) => set({ creditOverride })}
        />
        <TextField
          label="State transfer code"
          pointer={`${pointer}/intermediaryCode`}
          hint="Such as IAI M1 901, where both courses map to one."
          optional
          value={value.intermediaryCode}
          onValue={(intermediaryCode) => set({ intermediaryCode })}
        />
        <CheckField
          label="Its courses may count for another rule as well"
          checked={value.reuse}
          onChecked={(reuse) => set({ reuse })}
        />
      </div>
    </details>
  );
}

/** The rule as it will read, drawn from what is typed so far. */
function Preview({
  value,
  terms,
  replaces,
  names,
}: {
  value: TypedRule;
  terms: Terms;
  replaces: number | undefined;
  names: Names;
}) {
  const drawn = termsWith({ ...terms, rules: [], findings: [] }, value, replaces).terms.rules[0];
  const named = drawn?.options.some(({ slots }) =>
    slots.some(({ courses }) => courses.some(({ title }) => title !== "")),
  );
  if (!drawn || !named) return null;
  const rule: EquivalencyRule = drawn;
  return (
    <section class="sheet" aria-label="How it will read">
      <b>How it will read</b>
      <p class="words">{inWords(rule)}</p>
      <Finished rule={rule} codeOf={names.code} />
    </section>
  );
}

function EveryRule({ agreement, path, answer, reload, onDone }: RuleFormProps) {
  const draft = useDraft<{ conditions: TypedCondition[] }>(`rule/${agreement.id}/all`, {
    conditions: answer.data.conditions.map(typedCondition),
  });
  const save = useAction(async () => {
    const conditions = draft.value.conditions.map(conditionOf);
    await freshAfter(path, putRules(path, { ...answer.data, conditions }, answer.etag));
    draft.forget();
    onDone();
  });
  return (
    <FormPart id="rule-form" title="What holds for every rule">
      <Form label="For every rule" action={save} reload={reload} draft={draft}>
        <ConditionsField
          legend="Conditions"
          hint="Deadlines, fees, a cap: whatever a student has to know whichever rule applies."
          value={draft.value.conditions}
          onValue={(conditions) => draft.set({ conditions })}
          pointer="/conditions"
          first="ENROLL_WITHIN_MONTHS"
        />
        <FormEnd yes="Save" leave={() => onDone()} />
      </Form>
    </FormPart>
  );
}
