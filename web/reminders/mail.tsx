/** Which reminders come by mail, for this person, whatever partnership they come from. The page keeps them all. */
import { useState } from "preact/hooks";
import type { MailChoices, MailKind } from "#shared/reminders/schema.ts";
import { type Answer, put } from "../api.ts";
import { changed, useAction } from "../load.ts";
import { useMe } from "../session.ts";
import { Button } from "../ui/button.tsx";
import { CheckField } from "../ui/field.tsx";
import { Form } from "../ui/form.tsx";
import { kindWords } from "./words.ts";

const kinds = Object.keys(kindWords) as MailKind[];

export function MailPart({ answer: { data, etag } }: { answer: Answer<MailChoices> }) {
  const me = useMe();
  const [off, setOff] = useState<readonly MailKind[]>(data.off);
  const save = useAction(async () => {
    await put("/me/reminders", { off }, { ifMatch: etag });
    changed("/me/reminders");
  });
  const same = kinds.every((kind) => off.includes(kind) === data.off.includes(kind));
  const choose = (kind: MailKind, on: boolean) =>
    setOff(on ? off.filter((one) => one !== kind) : [...off, kind]);
  return (
    <Form
      onSubmit={() => void save.run()}
      problem={save.problem}
      reload={() => changed("/me/reminders")}
      label="What comes by mail"
    >
      <p>
        Mail goes to {me?.person.email}, in one letter when several things are due. What you switch off still
        stands on your home page.
      </p>
      <div>
        {kinds.map((kind) => (
          <CheckField
            key={kind}
            label={kindWords[kind].name}
            hint={kindWords[kind].when}
            checked={!off.includes(kind)}
            onChecked={(on) => choose(kind, on)}
          />
        ))}
      </div>
      <div class="row">
        <Button
          type="submit"
          kind="primary"
          because={same ? "This is how it is saved." : undefined}
          busy={save.busy && "Saving"}
        >
          Save
        </Button>
        <Button kind="quiet" onClick={() => setOff(off.length === kinds.length ? [] : kinds)}>
          {off.length === kinds.length ? "All by mail" : "Nothing by mail"}
        </Button>
      </div>
    </Form>
  );
}
