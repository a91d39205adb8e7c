/** Registering what was signed elsewhere: the signed PDF, the day, and who signed. Another party confirms it. */
import { unsignedFor } from "#shared/agreements/registering.ts";
import type { Agreement } from "#shared/agreements/schema.ts";
import type { AgreementView } from "#shared/agreements/view.ts";
import type { MemberRow } from "#shared/people/schema.ts";
import { post } from "../api.ts";
import { AttachedField, useAttached } from "../documents/pick.tsx";
import { changed, freshAfter, useAction } from "../load.ts";
import { usePlace } from "../session.ts";
import { Button } from "../ui/button.tsx";
import { useDraft } from "../ui/draft.ts";
import { ChoiceField, Group, TextField } from "../ui/field.tsx";
import { Form, FormEnd, FormPart } from "../ui/form.tsx";
import { holders, type Names } from "./names.ts";

type Typed = {
  documentId: string;
  dateSigned: string;
  signers: { name: string; title: string; organizationId: string; signedOn: string }[];
};

type RegisterProps = {
  agreement: Agreement;
  etag: string | undefined;
  path: string;
  names: Names;
  people: readonly MemberRow[];
  onDone: () => void;
};

export function RegisterForm({ agreement, etag, path, names, people, onDone }: RegisterProps) {
  const { partnership } = usePlace();
  const draft = useDraft<Typed>(`register/${agreement.id}`, {
    documentId: "",
    dateSigned: "",
    signers: agreement.parties.map(({ organizationId }) => ({
      name: "",
      title: "",
      organizationId,
      signedOn: "",
    })),
  });
  const { value } = draft;
  const set = (part: Partial<Typed>) => draft.set({ ...value, ...part });
  const signer = (at: number, part: Partial<Typed["signers"][number]>) =>
    set({ signers: value.signers.map((one, index) => (index === at ? { ...one, ...part } : one)) });
  const file = useAttached({
    about: agreement.id,
    what: "the signed PDF",
    types: ["application/pdf"],
    value: value.documentId,
  });
  const save = useAction(async (key) => {
    const body = {
      documentId: file.id,
      dateSigned: value.dateSigned,
      signers: value.signers.map(({ signedOn, ...one }) => (signedOn ? { ...one, signedOn } : one)),
    };
    await freshAfter(path, post<AgreementView>(`${path}/register`, body, { ifMatch: etag, key }));
    draft.forget();
    onDone();
  });
  const [unsigned] = unsignedFor(agreement, value.signers);
  const signatories = [
    ...new Map(
      agreement.parties
        .flatMap((party) => holders(people, party.organizationId, "signatory", partnership.today))
        .map((one) => [one.name, one]),
    ).values(),
  ];
  return (
    <FormPart id="register" title="Register what was signed">
      <p>
        Type what the signed PDF says. A signatory of another party then confirms it, and the agreement is
        executed. Its dates may lie in the past.
      </p>
      <Form label="Signing" action={save} reload={() => void changed(path)} draft={draft}>
        <AttachedField
          file={file}
          label="The signed PDF"
          pointer="/documentId"
          onValue={(documentId) => set({ documentId })}
        />
        <TextField
          label="Signed on"
          pointer="/dateSigned"
          type="date"
          max={partnership.today}
          hint="The day of the last signature."
          value={value.dateSigned}
          onValue={(dateSigned) => set({ dateSigned })}
        />
        <Group legend="Who signed" hint="As it stands under the signatures." pointer="/signers">
          {value.signers.map((one, index) => (
            <div class="line" key={index}>
              <TextField
                label="Name"
                pointer={`/signers/${index}/name`}
                list="signatories"
                autocomplete="off"
                value={one.name}
                onValue={(name) => {
                  const known = signatories.find((person) => person.name === name);
                  signer(index, { name, ...(known?.title && !one.title ? { title: known.title } : {}) });
                }}
              />
              <TextField
                label="Title"
                pointer={`/signers/${index}/title`}
                autocomplete="off"
                value={one.title}
                onValue={(title) => signer(index, { title })}
              />
              <ChoiceField
                label="For"
                pointer={`/signers/${index}/organizationId`}
                value={one.organizationId}
                onValue={(organizationId) => signer(index, { organizationId })}
                choices={agreement.parties.map(({ organizationId }) => ({
                  value: organizationId,
                  label: names.name(organizationId),
                }))}
              />
              <TextField
                label="On"
                pointer={`/signers/${index}/signedOn`}
                type="date"
                max={partnership.today}
                optional
                value={one.signedOn}
                onValue={(signedOn) => signer(index, { signedOn })}
              />
              {value.signers.length > 1 && (
                <Button
                  small
                  kind="quiet"
                  onClick={() => set({ signers: value.signers.filter((_, at) => at !== index) })}
                >
                  Take off<span class="sr"> signer {index + 1}</span>
                </Button>
              )}
            </div>
          ))}
          <datalist id="signatories">
            {signatories.map((one) => (
              <option key={one.personId} value={one.name} />
            ))}
          </datalist>
          <div>
            <Button
              small
              onClick={() =>
                set({
                  signers: [
                    ...value.signers,
                    { name: "", title: "", organizationId: agreement.stewardId, signedOn: "" },
                  ],
                })
              }
            >
              Add a signer
            </Button>
          </div>
        </Group>
        <FormEnd
          yes="Register the signing"
          doing="Registering"
          because={file.because ?? (unsigned && `Say who signed for ${names.name(unsigned)}.`)}
          leave={onDone}
          no="Not now"
        />
      </Form>
    </FormPart>
  );
}
