/** Setting right how something is written in a text that is frozen: nobody signs again, everyone who signed is told. */
import { useState } from "preact/hooks";
import { objectionToCorrecting } from "#shared/agreements/corrections.ts";
import { coursesOf } from "#shared/agreements/named.ts";
import type { Agreement } from "#shared/agreements/schema.ts";
import { bound } from "#shared/agreements/succession.ts";
import type { AgreementView } from "#shared/agreements/view.ts";
import { post } from "../api.ts";
import { changed, freshAfter, useAction } from "../load.ts";
import { usePlace } from "../session.ts";
import { Button } from "../ui/button.tsx";
import { ChoiceField, TextField } from "../ui/field.tsx";
import { Form } from "../ui/form.tsx";
import { useTerms } from "./load.ts";

const fields = {
  COURSE_TITLE: "A course's title",
  CODE_SPELLING: "How a course code is spelled",
  NAME: "The agreement's name",
} as const;
type Field = keyof typeof fields;

export function CorrectionForm({
  agreement,
  path,
  etag,
}: {
  agreement: Agreement;
  path: string;
  etag: string | undefined;
}) {
  const { actor } = usePlace();
  // What is frozen is corrected, whatever is being made beside it.
  const { versionNo, name } = bound(agreement);
  const terms = useTerms(versionNo === agreement.versionNo ? path : `${path}/versions/${versionNo}`);
  const [field, setField] = useState<Field>("COURSE_TITLE");
  const [course, setCourse] = useState("");
  const [to, setTo] = useState("");
  const named = terms.state === "content" ? coursesOf(terms.data.data) : [];
  const courses = new Map(named.map((one) => [one.code, one]));
  const chosen = courses.get(course);
  const from = field === "NAME" ? name : field === "CODE_SPELLING" ? course : (chosen?.title ?? "");
  const why = objectionToCorrecting(agreement, actor)?.why;
  const save = useAction(async (key) => {
    const body = { field, from, to: to.trim(), ...(field === "COURSE_TITLE" ? { code: course } : {}) };
    await freshAfter(path, post<AgreementView>(`${path}/corrections`, body, { ifMatch: etag, key }));
    setTo("");
  });
  return (
    <Form label="Correction" action={save} reload={() => void changed(path)}>
      <p>
        What was signed stays as it is, and so does everyone’s credit. A change of a course, a grade or credit
        needs an amendment.
      </p>
      <ChoiceField
        label="What is written wrongly"
        pointer="/field"
        value={field}
        onValue={(value) => setField(value as Field)}
        choices={Object.entries(fields).map(([value, label]) => ({ value, label }))}
      />
      {field !== "NAME" && (
        <ChoiceField
          label="Which course"
          pointer="/from"
          none="Choose one"
          value={course}
          onValue={setCourse}
          choices={[...courses.values()].map(({ code, title }) => ({
            value: code,
            label: `${code}, ${title}`,
          }))}
        />
      )}
      <TextField label="How it should read" pointer="/to" value={to} onValue={setTo} />
      <Button
        type="submit"
        kind="primary"
        busy={save.busy && "Saving"}
        because={why ?? (from === "" ? "Choose what it is about first." : undefined)}
      >
        Correct it
      </Button>
    </Form>
  );
}
