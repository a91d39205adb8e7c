/** Adding a rule set, and changing one's name, scope and use. Its items are changed one by one on its page. */
import { useLocation, useRoute } from "preact-iso/router";
import type { AgreementType } from "#shared/agreements/schema.ts";
import { methodNames } from "#shared/agreements/table-words.ts";
import type { AwardMethod } from "#shared/agreements/terms-schema.ts";
import { addressOf, objectionToEditing } from "#shared/rule-sets/rules.ts";
import type { GapMode, RuleSet, RuleSetDraft } from "#shared/rule-sets/schema.ts";
import { typeWords } from "../agreements/words.ts";
import { type Answer, get, invalid, post } from "../api.ts";
import { changed, fresh, useAction, useLoad } from "../load.ts";
import { paths } from "../paths.ts";
import { usePlace } from "../session.ts";
import { useDraft } from "../ui/draft.ts";
import { CheckField, ChecksField, ChoiceField, TextField } from "../ui/field.tsx";
import { Form, FormEnd } from "../ui/form.tsx";
import { FormPage } from "../ui/form-page.tsx";
import { Page } from "../ui/page.tsx";
import { emptyItem, ItemFields, itemOf, type TypedItem } from "./item-form.tsx";
import { draftOf, putRuleSet, ruleSetsPath } from "./load.ts";
import { gapWords } from "./words.ts";

export function RuleSetFormPage() {
  const { partnership, actor } = usePlace();
  const address = useRoute().params["ruleSet"];
  const base = ruleSetsPath(partnership.id);
  const read = fresh(
    useLoad<Answer<RuleSet> | undefined>(`${base}/${address ?? "new"}#form`, async (signal) =>
      address === undefined ? undefined : get<RuleSet>(`${base}/${address}`, signal),
    ),
  );
  const title = address === undefined ? "Add a rule set" : "Change a rule set";
  const crumbs = [{ href: paths.ruleSets(partnership.id), label: "Rule sets" }];
  return (
    <FormPage title={title} crumbs={crumbs} lines={12} read={read} why={() => objectionToEditing(actor)}>
      {(answer, reload) => (
        <Page
          title={answer ? `Change ${answer.data.name}` : title}
          crumbs={
            answer
              ? [...crumbs, { href: paths.ruleSet(partnership.id, address ?? ""), label: answer.data.name }]
              : crumbs
          }
          lede={
            answer
              ? undefined
              : "A law of your state, or what your own council has decided. More items come after this."
          }
          narrow
        >
          <Questions answer={answer} base={base} reload={reload} />
        </Page>
      )}
    </FormPage>
  );
}

type Typed = {
  id: string;
  name: string;
  citation: string;
  jurisdiction: string;
  agreementTypes: AgreementType[];
  maximumMonths: string;
  requiredAwardMethod: string;
  gaps: GapMode;
  offered: boolean;
  item: TypedItem;
};

const empty: Typed = {
  id: "",
  name: "",
  citation: "",
  jurisdiction: "",
  agreementTypes: [],
  maximumMonths: "60",
  requiredAwardMethod: "",
  gaps: "WARN",
  offered: true,
  item: emptyItem,
};

const typedOf = (ruleSet: RuleSet): Typed => ({
  ...empty,
  ...draftOf(ruleSet),
  id: ruleSet.id,
  maximumMonths: String(ruleSet.maximumMonths),
  requiredAwardMethod: ruleSet.requiredAwardMethod ?? "",
  item: emptyItem,
});

function bodyOf(
  { id: _id, item, maximumMonths, requiredAwardMethod, ...rest }: Typed,
  before?: RuleSet,
): RuleSetDraft {
  if (!/^\d{1,3}$/.test(maximumMonths.trim()))
    throw invalid([{ pointer: "/maximumMonths", detail: "A whole number of months was expected." }]);
  return {
    name: rest.name,
    citation: rest.citation,
    jurisdiction: rest.jurisdiction.trim(),
    agreementTypes: rest.agreementTypes,
    gaps: rest.gaps,
    offered: rest.offered,
    maximumMonths: Number(maximumMonths),
    ...(requiredAwardMethod ? { requiredAwardMethod: requiredAwardMethod as AwardMethod } : {}),
    items: before?.items ?? [itemOf(item)],
  };
}

function Questions({
  answer,
  base,
  reload,
}: {
  answer: Answer<RuleSet> | undefined;
  base: string;
  reload: () => void;
}) {
  const { partnership } = usePlace();
  const { route } = useLocation();
  const draft = useDraft<Typed>(
    `rule-set/${partnership.id}/${answer?.data.id ?? "new"}`,
    answer ? typedOf(answer.data) : empty,
  );
  const { value } = draft;
  const set = (part: Partial<Typed>) => draft.set({ ...value, ...part });
  const save = useAction(async (key) => {
    const body = bodyOf(value, answer?.data);
    const id = answer?.data.id ?? value.id.trim();
    if (answer) await putRuleSet(base, answer, body);
    else {
      await post<RuleSet>(base, { ...body, id }, { key });
      changed(base);
    }
    draft.forget();
    route(paths.ruleSet(partnership.id, addressOf(id)));
  });
  return (
    <Form label="Rule set" action={save} reload={reload} draft={draft}>
      {!answer && (
        <TextField
          label="Short id"
          pointer="/id"
          hint="Capital letters, digits, points, slashes or hyphens: IL-110ILCS27/16. It cannot be changed later."
          value={value.id}
          onValue={(id) => set({ id: id.toUpperCase() })}
          autocomplete="off"
          spellcheck={false}
        />
      )}
      <TextField
        label="Name"
        pointer="/name"
        value={value.name}
        onValue={(name) => set({ name })}
        autocomplete="off"
      />
      <TextField
        label="Citation"
        pointer="/citation"
        hint="Of the whole: 110 ILCS 27/16, or the minute of a decision."
        value={value.citation}
        onValue={(citation) => set({ citation })}
        autocomplete="off"
      />
      <TextField
        label="Where it applies"
        pointer="/jurisdiction"
        hint="A country, or a state of it: US, US-IL."
        value={value.jurisdiction}
        onValue={(jurisdiction) => set({ jurisdiction: jurisdiction.toUpperCase() })}
        autocomplete="off"
        spellcheck={false}
      />
      <ChecksField
        legend="Agreements it is for"
        pointer="/agreementTypes"
        value={value.agreementTypes}
        onValue={(agreementTypes) => set({ agreementTypes })}
        choices={(Object.keys(typeWords) as AgreementType[]).map((type) => ({
          value: type,
          label: typeWords[type],
        }))}
      />
      <TextField
        label="Longest term in months"
        pointer="/maximumMonths"
        inputMode="numeric"
        value={value.maximumMonths}
        onValue={(maximumMonths) => set({ maximumMonths })}
        autocomplete="off"
      />
      <ChoiceField
        label="How credit has to be posted"
        pointer="/requiredAwardMethod"
        hint="Only where the source fixes one way for every course rule."
        optional
        value={value.requiredAwardMethod}
        onValue={(requiredAwardMethod) => set({ requiredAwardMethod })}
        choices={Object.entries(methodNames).map(([method, label]) => ({ value: method, label }))}
        none="Any way"
      />
      <ChoiceField
        label="Where an agreement does not answer an item"
        pointer="/gaps"
        hint={gapWords[value.gaps].more}
        value={value.gaps}
        onValue={(gaps) => set({ gaps: gaps as GapMode })}
        choices={Object.entries(gapWords).map(([mode, { name }]) => ({ value: mode, label: name }))}
      />
      <CheckField
        label="Offer it for new agreements"
        checked={value.offered}
        onChecked={(offered) => set({ offered })}
      />
      {!answer && (
        <fieldset>
          <legend>Its first item</legend>
          <ItemFields
            value={value.item}
            set={(part) => set({ item: { ...value.item, ...part } })}
            pointer="/items/0"
            fixed={false}
          />
        </fieldset>
      )}
      <FormEnd
        yes={answer ? "Save the change" : "Add this rule set"}
        leave={
          answer ? paths.ruleSet(partnership.id, addressOf(answer.data.id)) : paths.ruleSets(partnership.id)
        }
      />
    </Form>
  );
}
