/** Which reminders come by mail, for this person, whatever partnership they come from. The page keeps them all. */
import type { MailChoices, MailKind } from "#shared/reminders/schema.ts";
import { type Answer, put } from "../api.ts";
import { changed, freshAfter, useAction } from "../load.ts";
import { useMe } from "../session.ts";
import { Button } from "../ui/button.tsx";
import { useDraft } from "../ui/draft.ts";
import { CheckField } from "../ui/field.tsx";
import { Form } from "../ui/form.tsx";
import { kindWords } from "./words.ts";

const kinds = Object.keys(kindWords) as MailKind[];

export function MailPart({ answer: { data, etag } }: { answer: Answer<MailChoices> }) {
  const me = useMe();
  // Kind by kind: a choice made elsewhere meanwhile stays, where none was made here.
  const { value, set } = useDraft<Record<MailKind, boolean>>(undefined, byMail(data.off));
  const off = kinds.filter((kind) => !value[kind]);
  const path = "/me/reminders";
  const save = useAction(() => freshAfter(path, put(path, { off }, { ifMatch: etag })));
  const same = kinds.every((kind) => off.includes(kind) === data.off.includes(kind));
  return (
    <Form label="What comes by mail" action={save} reload={() => void changed(path)}>
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
            checked={value[kind]}
            onChecked={(on) => set({ ...value, [kind]: on })}
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
        <Button kind="quiet" onClick={() => set(byMail(off.length === kinds.length ? [] : kinds))}>
          {off.length === kinds.length ? "All by mail" : "Nothing by mail"}
        </Button>
      </div>
    </Form>
  );
}

const byMail = (off: readonly MailKind[]) =>
  Object.fromEntries(kinds.map((kind) => [kind, !off.includes(kind)])) as Record<MailKind, boolean>;
