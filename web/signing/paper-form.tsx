/** Signing by hand: print the frozen PDF, sign it, upload the page. It counts once a second person attests to it. */

import { signerOf } from "#shared/signing/rules.ts";
import { dateIn } from "#shared/time.ts";
import { holders } from "../agreements/names.ts";
import { invalid, post } from "../api.ts";
import { useFile } from "../documents/download.ts";
import { FileButton } from "../documents/file-button.tsx";
import { AttachedField, useAttached } from "../documents/pick.tsx";
import { changed, freshAfter, useAction } from "../load.ts";
import { usePlace } from "../session.ts";
import { useDraft } from "../ui/draft.ts";
import { CheckField, ChoiceField, Group, TextField } from "../ui/field.tsx";
import { Form, FormEnd, FormPart } from "../ui/form.tsx";
import { short } from "./evidence.tsx";
import type { SlotFormProps } from "./sign-form.tsx";

type Typed = {
  documentId: string;
  personId: string;
  nameAsSigned: string;
  title: string;
  signedOn: string;
  /** The fingerprint whose footer was seen on the page: it says nothing about another text. */
  sameAs: string;
};

const scans = ["application/pdf", "image/png", "image/jpeg"];

export function PaperForm({ agreement, slot, etag, path, organization, people, onDone }: SlotFormProps) {
  const { partnership } = usePlace();
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
    sameAs: "",
  });
  const { value } = draft;
  const set = (part: Partial<Typed>) => draft.set({ ...value, ...part });
  const file = useAttached({
    about: agreement.id,
    what: "the signed page",
    types: scans,
    value: value.documentId,
  });
  const same = value.sameAs !== "" && value.sameAs === agreement.contentHash;
  const pdf = useFile(`${path}/versions/${agreement.versionNo}/document?kind=signing`);
  const fingerprint = short(agreement.contentHash ?? "");
  const save = useAction(async (key) => {
    if (!same)
      throw invalid([
        { pointer: "/contentHash", detail: `Look at the footer of the page: it has to read ${fingerprint}.` },
      ]);
    const { sameAs: contentHash, documentId: _chosen, ...rest } = value;
    const body = { slotNo: slot.slotNo, ...rest, documentId: file.id, contentHash };
    await freshAfter(path, post<unknown>(`${path}/paper`, body, { ifMatch: etag, key }));
    draft.forget();
    onDone();
  });
  return (
    <FormPart id="paper" title={`Signed by hand as ${slot.function}`}>
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
      <Form label="Signed page" action={save} reload={() => void changed(path)} draft={draft}>
        <AttachedField
          file={file}
          label="The signed page"
          pointer="/documentId"
          onValue={(documentId) => set({ documentId })}
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
            checked={same}
            onChecked={(on) => set({ sameAs: on ? (agreement.contentHash ?? "") : "" })}
          />
        </Group>
        <FormEnd
          yes="Hand in the signed page"
          doing="Handing it in"
          because={file.because}
          leave={onDone}
          no="Not now"
        />
      </Form>
    </FormPart>
  );
}
