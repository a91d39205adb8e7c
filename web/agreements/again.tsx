/** Using an agreement again: copied one year on, or saved as a template for the next ones. */
import { useState } from "preact/hooks";
import type { Agreement } from "#shared/agreements/schema.ts";
import type { TemplateScope } from "#shared/agreements/template-schema.ts";
import { scopeProblem } from "#shared/agreements/templates.ts";
import { post } from "../api.ts";
import { changed, useAction } from "../load.ts";
import { paths } from "../paths.ts";
import { usePlace } from "../session.ts";
import { Button } from "../ui/button.tsx";
import { ChoiceField, TextField } from "../ui/field.tsx";
import { Form } from "../ui/form.tsx";
import { Notice } from "../ui/notice.tsx";

export function Again({ agreement }: { agreement: Agreement }) {
  const { partnership, organization, actor } = usePlace();
  const [name, setName] = useState(agreement.name);
  const [scope, setScope] = useState<TemplateScope>("ORGANIZATION");
  const [saved, setSaved] = useState(false);
  const save = useAction(async (key) => {
    const path = `/partnerships/${partnership.id}/templates`;
    await post(path, { name, scope, agreementId: agreement.id }, { key });
    changed(path);
    setSaved(true);
  });
  const problem = scopeProblem(actor, scope, agreement);
  return (
    <div class="stack">
      <p>
        <a class="button" href={paths.newAgreement(partnership.id, agreement.id)}>
          Copy it, one year on
        </a>
      </p>
      {saved ? (
        <Notice kind="good" title="Saved as a template" live>
          <p>It is offered where a new agreement starts.</p>
        </Notice>
      ) : (
        <Form label="Save as a template" action={save}>
          <TextField
            label="Template’s name"
            pointer="/name"
            hint="It keeps the kind, clauses, conditions, who signs, notice and term. No courses, no people."
            value={name}
            onValue={setName}
            autocomplete="off"
          />
          <ChoiceField
            label="For"
            pointer="/scope"
            value={scope}
            onValue={(value) => setScope(value as TemplateScope)}
            choices={[
              { value: "ORGANIZATION", label: organization?.name ?? "Your organization" },
              { value: "PARTNERSHIP", label: `Every partner of ${partnership.name}` },
            ]}
          />
          <div>
            <Button
              type="submit"
              because={problem && `Choose ${problem.detail}.`}
              busy={save.busy && "Saving"}
            >
              Save as a template
            </Button>
          </div>
        </Form>
      )}
    </div>
  );
}
