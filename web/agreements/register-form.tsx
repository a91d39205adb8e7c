/** Registering what was signed elsewhere: the signed PDF, the day, and who signed. Another party confirms it. */
import { useEffect, useState } from "preact/hooks";
import type { Agreement } from "#shared/agreements/schema.ts";
import type { AgreementView } from "#shared/agreements/view.ts";
import type { MemberRow } from "#shared/people/schema.ts";
import { post } from "../api.ts";
import { Drop } from "../documents/drop.tsx";
import { documentsPath, useDocuments } from "../documents/load.ts";
import { changed, useAction } from "../load.ts";
import { usePlace } from "../session.ts";
import { Button } from "../ui/button.tsx";
import { useDraft } from "../ui/draft.ts";
import { ChoiceField, Group, TextField } from "../ui/field.tsx";
import { Form } from "../ui/form.tsx";
import { ProblemNotice } from "../ui/problem.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { takeOver } from "./load.ts";
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
  const documents = useDocuments(partnership.id, { about: agreement.id });
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
  useEffect(() => document.getElementById("register")?.focus(), []);
  const [attached, setAttached] = useState<string>();
  const { value } = draft;
  const set = (part: Partial<Typed>) => draft.set({ ...value, ...part });
  const signer = (at: number, part: Partial<Typed["signers"][number]>) =>
    set({ signers: value.signers.map((one, index) => (index === at ? { ...one, ...part } : one)) });
  const pdfs =
    documents.state === "content" ? documents.data.filter(({ type }) => type === "application/pdf") : [];
  const ready = pdfs.filter(({ state }) => state === "available");
  const chosen = value.documentId || attached || (ready.length === 1 ? ready[0]?.id : undefined) || "";
  const save = useAction(async (key) => {
    await post<AgreementView>(
      `${path}/register`,
      {
        documentId: chosen,
        dateSigned: value.dateSigned,
        signers: value.signers.map(({ signedOn, ...one }) => (signedOn ? { ...one, signedOn } : one)),
      },
      { ifMatch: etag, key },
    );
    draft.discard();
    changed(path.slice(0, path.lastIndexOf("/")));
    onDone();
  });
  const signatories = [
    ...new Map(
      agreement.parties
        .flatMap((party) => holders(people, party.organizationId, "signatory", partnership.today))
        .map((one) => [one.name, one]),
    ).values(),
  ];
  return (
    <section class="wide-form" aria-labelledby="register">
      <h2 id="register" tabIndex={-1}>
        Register what was signed
      </h2>
      <p>
        Type what the signed PDF says. A signatory of another party then confirms it, and the agreement is
        executed. Its dates may lie in the past.
      </p>
      {documents.state === "loading" && <Skeleton of="the documents" lines={2} />}
      {documents.state === "problem" && <ProblemNotice problem={documents.problem} retry={documents.retry} />}
      <Form
        onSubmit={() => void save.run()}
        problem={save.problem}
        reload={takeOver(save, () => changed(path))}
        label="Signing"
      >
        {pdfs.length > 0 && (
          <ChoiceField
            label="The signed PDF"
            pointer="/documentId"
            hint={
              pdfs.length > ready.length
                ? "One that is still being checked can be chosen in a moment."
                : "One of the documents of this agreement. Attach it below if it is not there yet."
            }
            value={chosen}
            onValue={(documentId) => set({ documentId })}
            choices={ready.map(({ id, name }) => ({ value: id, label: name }))}
            none="Choose one"
          />
        )}
        <Drop
          base={documentsPath(partnership.id)}
          about={agreement.id}
          what="the signed PDF"
          onAttached={(document) => setAttached(document.id)}
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
        <div class="row">
          <Button
            type="submit"
            kind="primary"
            busy={save.busy && "Registering"}
            because={chosen === "" ? "Attach the signed PDF first." : undefined}
          >
            Register the signing
          </Button>
          <Button kind="quiet" onClick={onDone}>
            Not now
          </Button>
        </div>
      </Form>
    </section>
  );
}
