/** Signing by hand: print the frozen PDF, sign it, upload the page. It counts once a second person attests to it. */
import { useEffect, useState } from "preact/hooks";
import { signerOf } from "#shared/agreements/signing.ts";
import type { AgreementView } from "#shared/agreements/view.ts";
import { dateIn } from "#shared/time.ts";
import { Problem, post } from "../api.ts";
import { Drop } from "../documents/drop.tsx";
import { documentsPath, useDocuments } from "../documents/load.ts";
import { changed, useAction } from "../load.ts";
import { usePlace } from "../session.ts";
import { Button } from "../ui/button.tsx";
import { useDraft } from "../ui/draft.ts";
import { CheckField, ChoiceField, Group, TextField } from "../ui/field.tsx";
import { Form } from "../ui/form.tsx";
import { ProblemNotice } from "../ui/problem.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { useFile } from "./download.ts";
import { short } from "./evidence.tsx";
import { FileButton } from "./file-button.tsx";
import { freshAfter, takeOver } from "./load.ts";
import { holders } from "./names.ts";
import type { SlotFormProps } from "./sign-form.tsx";

type Typed = {
  documentId: string;
  personId: string;
  nameAsSigned: string;
  title: string;
  signedOn: string;
  same: boolean;
};

const scans = ["application/pdf", "image/png", "image/jpeg"];

export function PaperForm({ agreement, slot, etag, path, organization, people, onDone }: SlotFormProps) {
  const { partnership } = usePlace();
  const documents = useDocuments(partnership.id, { about: agreement.id });
  const signer = signerOf(agreement, slot);
  const signatories = holders(people, slot.organizationId, "signatory", partnership.today).filter(
    ({ personId }) => signer === undefined || personId === signer,
  );
  const [first] = signatories;
  const draft = useDraft<Typed>(`paper/${agreement.id}/${agreement.versionNo}/${slot.slotNo}`, {
    documentId: "",
    personId: first?.personId ?? "",
    nameAsSigned: first?.name ?? "",
    title: first?.title ?? slot.function,
    signedOn: "",
    same: false,
  });
  useEffect(() => document.getElementById("paper")?.focus(), []);
  const [attached, setAttached] = useState<string>();
  const { value } = draft;
  const set = (part: Partial<Typed>) => draft.set({ ...value, ...part });
  const pages =
    documents.state === "content" ? documents.data.filter(({ type }) => scans.includes(type)) : [];
  const ready = pages.filter(({ state }) => state === "available");
  const chosen = value.documentId || attached || "";
  const pdf = useFile(`${path}/versions/${agreement.versionNo}/document?kind=signing`);
  const fingerprint = short(agreement.contentHash ?? "");
  const save = useAction(async (key) => {
    const errors = value.same
      ? []
      : [
          {
            pointer: "/contentHash",
            detail: `Look at the footer of the page: it has to read ${fingerprint}.`,
          },
        ];
    if (errors.length > 0)
      throw new Problem("invalid-input", "Some answers need another look", 422, { errors });
    const { same: _same, documentId: _chosen, ...rest } = value;
    const body = { slotNo: slot.slotNo, ...rest, documentId: chosen, contentHash: agreement.contentHash };
    await freshAfter(path, post<AgreementView>(`${path}/paper`, body, { ifMatch: etag, key }));
    draft.discard();
    onDone();
  });
  return (
    <section class="wide-form" aria-labelledby="paper">
      <h2 id="paper" tabIndex={-1}>
        Signed by hand as {slot.function}
      </h2>
      <ol class="stack tight">
        <li>Print the text as it was frozen, below.</li>
        <li>Have it signed by hand for {organization}.</li>
        <li>Scan or photograph the signed page, and upload it here.</li>
        <li>
          Someone else at {organization} looks at the page and attests to it. It counts from then on; until
          then you can upload another page in its place.
        </li>
      </ol>
      <FileButton file={pdf}>Print what is signed (PDF)</FileButton>
      {documents.state === "loading" && <Skeleton of="the documents" lines={2} />}
      {documents.state === "problem" && <ProblemNotice problem={documents.problem} retry={documents.retry} />}
      <Form
        onSubmit={() => void save.run()}
        problem={save.problem}
        reload={takeOver(save, () => changed(path))}
        label="Signed page"
      >
        {pages.length > 0 && (
          <ChoiceField
            label="The signed page"
            pointer="/documentId"
            hint={
              pages.length > ready.length
                ? "One that is still being checked can be chosen in a moment."
                : "One of the documents of this agreement. Attach it below if it is not there yet."
            }
            value={ready.some(({ id }) => id === chosen) ? chosen : ""}
            onValue={(documentId) => set({ documentId })}
            choices={ready.map(({ id, name }) => ({ value: id, label: name }))}
            none="Choose one"
          />
        )}
        <Drop
          base={documentsPath(partnership.id)}
          about={agreement.id}
          what="the signed page"
          onAttached={({ id }) => setAttached(id)}
        />
        <ChoiceField
          label="Who signed it"
          pointer="/personId"
          hint={
            signer === undefined
              ? `A signatory of ${organization} on that day.`
              : "The person who was named to sign here."
          }
          none="Choose someone"
          value={value.personId}
          onValue={(personId) => {
            const one = signatories.find((known) => known.personId === personId);
            set({ personId, ...(one ? { nameAsSigned: one.name, title: one.title ?? slot.function } : {}) });
          }}
          choices={signatories.map((one) => ({ value: one.personId, label: one.name }))}
        />
        <div class="pair">
          <TextField
            label="Name, as signed"
            pointer="/nameAsSigned"
            autocomplete="off"
            value={value.nameAsSigned}
            onValue={(nameAsSigned) => set({ nameAsSigned })}
          />
          <TextField
            label="Title, as signed"
            pointer="/title"
            autocomplete="off"
            value={value.title}
            onValue={(title) => set({ title })}
          />
        </div>
        <TextField
          label="Signed on"
          pointer="/signedOn"
          type="date"
          {...(agreement.frozenAt ? { min: dateIn(partnership.timeZone, new Date(agreement.frozenAt)) } : {})}
          max={partnership.today}
          value={value.signedOn}
          onValue={(signedOn) => set({ signedOn })}
        />
        <Group legend="The same text" pointer="/contentHash">
          <CheckField
            label={
              <>
                The footer of the signed page reads <code>{fingerprint}</code>
              </>
            }
            hint="Another fingerprint means that another text was signed: that signature does not count here."
            checked={value.same}
            onChecked={(same) => set({ same })}
          />
        </Group>
        <div class="row">
          <Button
            type="submit"
            kind="primary"
            busy={save.busy && "Uploading"}
            because={chosen === "" ? "Attach the signed page first." : undefined}
          >
            Hand in the signed page
          </Button>
          <Button kind="quiet" onClick={onDone}>
            Not now
          </Button>
        </div>
      </Form>
    </section>
  );
}
