/** Making an edition of what stands there now. */
import type { AdoptionStatus } from "#shared/case/schema.ts";
import { objectionToPublishing } from "#shared/statements/rules.ts";
import type { FrameworkView, PublishDraft } from "#shared/statements/schema.ts";
import { type Answer, post } from "../api.ts";
import { freshAfter, useAction } from "../load.ts";
import { useDraft } from "../ui/draft.ts";
import { ChoiceField, TextField } from "../ui/field.tsx";
import { Form, FormEnd, FormPart } from "../ui/form.tsx";
import { adoptionWords, statementsInWords } from "./words.ts";

type Props = { answer: Answer<FrameworkView>; path: string; onDone: () => void };

export function PublishForm({ answer, path, onDone }: Props) {
  const { data: framework, etag } = answer;
  const draft = useDraft(undefined, {
    version: "",
    adoptionStatus: (framework.document.adoptionStatus ?? "") as string,
  });
  const { value } = draft;
  const body: PublishDraft = {
    version: value.version.trim(),
    ...(value.adoptionStatus ? { adoptionStatus: value.adoptionStatus as AdoptionStatus } : {}),
  };
  const publish = useAction(async (key) => {
    await freshAfter(path, post<FrameworkView>(`${path}/publish`, body, { ifMatch: etag, key }));
    onDone();
  });
  return (
    <FormPart id="publish-form" title="Publish an edition">
      <Form label="Edition" action={publish}>
        <p>
          {statementsInWords(framework.items)} become an edition. It stays readable as it is, for good; you go
          on working on the next one.
        </p>
        <TextField
          label="What this edition is called"
          pointer="/version"
          hint={
            framework.published.length > 0
              ? `The last one is ${framework.published.at(-1)?.document.version}.`
              : "A year or a number: 2026, 1.0."
          }
          value={value.version}
          onValue={(version) => draft.set({ ...value, version })}
          autocomplete="off"
        />
        <ChoiceField
          label="Standing"
          pointer="/adoptionStatus"
          value={value.adoptionStatus}
          onValue={(adoptionStatus) => draft.set({ ...value, adoptionStatus })}
          choices={Object.entries(adoptionWords).map(([status, label]) => ({ value: status, label }))}
          none="Not said"
        />
        <FormEnd
          yes="Publish this edition"
          doing="Publishing"
          because={objectionToPublishing(framework, body)?.why}
          leave={onDone}
          no="Leave without publishing"
        />
      </Form>
    </FormPart>
  );
}
