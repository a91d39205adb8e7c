/** What became of the data that were received: what, how, when and by whom, or that nothing was received. */
import type { DataSharing } from "#shared/data-sharing/schema.ts";
import { invalid, post } from "../api.ts";
import { AttachedField, useAttached } from "../documents/pick.tsx";
import { freshAfter, useAction } from "../load.ts";
import { usePlace } from "../session.ts";
import { useDraft } from "../ui/draft.ts";
import { CheckField, ProseField, TextField } from "../ui/field.tsx";
import { Form, FormEnd, FormPart } from "../ui/form.tsx";
import { given } from "./part-form.tsx";

type FormProps = {
  agreement: DataSharing;
  /** Whose certificate it is: a name that the terms list, or nothing for the own organization. */
  subRecipient: string;
  name: string;
  /** The office of whoever certifies. */
  title: string;
  etag: string | undefined;
  path: string;
  reload: () => void;
  onDone: () => void;
};

type Typed = {
  nothingReceived: boolean;
  what: string;
  recordsFrom: string;
  recordsTo: string;
  media: string;
  method: string;
  destroyedOn: string;
  exceptions: string;
  title: string;
  documentId: string;
};

export function CertificateForm({
  agreement,
  subRecipient,
  name,
  title,
  etag,
  path,
  reload,
  onDone,
}: FormProps) {
  const { partnership } = usePlace();
  const draft = useDraft<Typed>(`data-sharing/${agreement.id}/certificate/${subRecipient}`, {
    ...{ nothingReceived: false, what: "", recordsFrom: "", recordsTo: "", media: "", method: "" },
    ...{ destroyedOn: "", exceptions: "", title, documentId: "" },
  });
  const { value } = draft;
  const set = (part: Partial<Typed>) => draft.set({ ...value, ...part });
  const file = useAttached({
    about: agreement.id,
    what: "the signed form",
    types: ["application/pdf", "image/png", "image/jpeg"],
    value: value.documentId,
  });
  const save = useAction(async (key) => {
    const asked: [boolean, string, string][] = [
      [value.title.trim() === "", "/title", "Your office."],
      [!value.nothingReceived && value.what.trim() === "", "/what", "What was destroyed or returned."],
      [!value.nothingReceived && value.method.trim() === "", "/method", "How it was done."],
      [!value.nothingReceived && value.destroyedOn === "", "/destroyedOn", "The day it was done."],
    ];
    const errors = asked.flatMap(([is, pointer, detail]) => (is ? [{ pointer, detail }] : []));
    if (errors.length > 0) throw invalid(errors);
    const done = value.nothingReceived
      ? {}
      : {
          what: value.what,
          ...given("recordsFrom", value.recordsFrom),
          ...given("recordsTo", value.recordsTo),
          ...given("media", value.media),
          ...given("method", value.method),
          ...given("destroyedOn", value.destroyedOn),
          ...given("exceptions", value.exceptions),
        };
    const body = {
      nothingReceived: value.nothingReceived,
      ...(subRecipient ? { subRecipient } : {}),
      ...done,
      title: value.title,
      ...(file.id ? { documentId: file.id } : {}),
    };
    await freshAfter(path, post<unknown>(`${path}/certificates`, body, { ifMatch: etag, key }));
    draft.forget();
    onDone();
  });
  return (
    <div class="part-form">
      <FormPart id="certificate-form" title={`What became of the data at ${name}`}>
        <p class="muted">
          It stands with your name and office, and the agreement is closed when every receiver has given one.
        </p>
        <Form label="Certificate" action={save} reload={reload} draft={draft}>
          <CheckField
            label="Nothing was received"
            checked={value.nothingReceived}
            onChecked={(nothingReceived) => set({ nothingReceived })}
          />
          {!value.nothingReceived && (
            <>
              <ProseField
                label="What was destroyed or returned"
                pointer="/what"
                value={value.what}
                onValue={(what) => set({ what })}
                rows={3}
              />
              <div class="pair">
                <TextField
                  label="How"
                  pointer="/method"
                  hint="Such as NIST SP 800-88 purge."
                  autocomplete="off"
                  value={value.method}
                  onValue={(method) => set({ method })}
                />
                <TextField
                  label="On"
                  pointer="/destroyedOn"
                  type="date"
                  max={partnership.today}
                  value={value.destroyedOn}
                  onValue={(destroyedOn) => set({ destroyedOn })}
                />
                <TextField
                  label="Records from"
                  pointer="/recordsFrom"
                  type="date"
                  optional
                  value={value.recordsFrom}
                  onValue={(recordsFrom) => set({ recordsFrom })}
                />
                <TextField
                  label="Records to"
                  pointer="/recordsTo"
                  type="date"
                  optional
                  value={value.recordsTo}
                  onValue={(recordsTo) => set({ recordsTo })}
                />
              </div>
              <TextField
                label="Where they were kept"
                pointer="/media"
                hint="Such as the research server and two encrypted drives."
                optional
                autocomplete="off"
                value={value.media}
                onValue={(media) => set({ media })}
              />
              <ProseField
                label="Exceptions"
                pointer="/exceptions"
                hint="What was kept, and why."
                optional
                value={value.exceptions}
                onValue={(exceptions) => set({ exceptions })}
                rows={2}
              />
            </>
          )}
          <TextField
            label="Your office"
            pointer="/title"
            autocomplete="organization-title"
            value={value.title}
            onValue={(office) => set({ title: office })}
          />
          <AttachedField
            file={file}
            label="The signed form, if there is one"
            pointer="/documentId"
            onValue={(documentId) => set({ documentId })}
          />
          <FormEnd
            yes="Certify it"
            doing="Saving"
            because={value.documentId ? file.because : undefined}
            leave={onDone}
            no="Not now"
          />
        </Form>
      </FormPart>
    </div>
  );
}
