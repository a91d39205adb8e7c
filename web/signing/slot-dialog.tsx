/** Asks once more before someone attests a signed page, or lets another sign in an absent signer's place. */
import { useState } from "preact/hooks";
import type { MemberRow } from "#shared/people/schema.ts";
import { type Signable, signerOf } from "#shared/signing/rules.ts";
import type { SignatureSlot } from "#shared/signing/schema.ts";
import { holders } from "../agreements/names.ts";
import { invalid, post } from "../api.ts";
import { attachedFile, useFile } from "../documents/download.ts";
import { FileButton } from "../documents/file-button.tsx";
import { useDocuments } from "../documents/load.ts";
import { freshAfter, useAction } from "../load.ts";
import { usePlace } from "../session.ts";
import { Confirm } from "../ui/confirm.tsx";
import { dayInWords } from "../ui/dates.tsx";
import { ChoiceField, ProseField } from "../ui/field.tsx";
import { short } from "./evidence.tsx";

type DialogProps = {
  kind: "attest" | "delegate";
  slot: SignatureSlot;
  open: boolean;
  agreement: Signable;
  people: readonly MemberRow[];
  organization: string;
  path: string;
  etag: string | undefined;
  onClose: () => void;
};

export const SlotDialog = ({ kind, ...props }: DialogProps) =>
  kind === "attest" ? <Attest {...props} /> : <Delegate {...props} />;

type Props = Omit<DialogProps, "kind">;

function Attest({ slot, open, agreement, organization, path, etag, onClose }: Props) {
  const { partnership } = usePlace();
  const page = agreement.unattested.find((one) => one.slotNo === slot.slotNo);
  const file = useFile(attachedFile(partnership.id, page?.wetInk?.documentId ?? ""));
  const attesting = useAction(async (key) => {
    await freshAfter(path, post<unknown>(`${path}/attest`, { slotNo: slot.slotNo }, { ifMatch: etag, key }));
  });
  return (
    <Confirm
      open={open}
      onClose={onClose}
      title={`Did ${page?.nameAsSigned ?? "they"} sign this page?`}
      yes="Yes, I attest it"
      no="Not now"
      danger={false}
      action={attesting}
    >
      <p>
        {page?.wetInk?.uploadedByName} uploaded a page that {page?.nameAsSigned}, {page?.title} of{" "}
        {organization}, signed by hand on {dayInWords(page?.wetInk?.signedOn ?? partnership.today)}. You say
        that the hand is theirs and that the page belongs to this text: its footer reads{" "}
        <code>{short(agreement.contentHash ?? "")}</code>. The signature counts from then on.
      </p>
      <FileButton file={file}>Look at the signed page</FileButton>
    </Confirm>
  );
}

function Delegate({ slot, open, agreement, people, organization, path, etag, onClose }: Props) {
  const { partnership } = usePlace();
  const [personId, setPersonId] = useState("");
  const [reason, setReason] = useState("");
  const [documentId, setDocumentId] = useState("");
  const documents = useDocuments(partnership.id, { about: agreement.id });
  const delegating = useAction(async (key) => {
    // The hub asks for an id, which is not what anyone sees here.
    if (personId === "")
      throw invalid([{ pointer: "/personId", detail: "Choose a signatory of the same organization." }]);
    const body = { slotNo: slot.slotNo, personId, reason, ...(documentId ? { documentId } : {}) };
    await freshAfter(path, post<unknown>(`${path}/delegate`, body, { ifMatch: etag, key }));
  });
  const signer = signerOf(agreement, slot);
  const could = holders(people, slot.organizationId, "signatory", partnership.today).filter(
    (one) => one.personId !== signer,
  );
  const letters =
    documents.state === "content" ? documents.data.filter(({ state }) => state === "available") : [];
  return (
    <Confirm
      open={open}
      onClose={onClose}
      title={`Who signs as ${slot.function}?`}
      yes="Name the delegate"
      no="Not now"
      danger={false}
      action={delegating}
    >
      <p>
        They sign in the other’s place, and the signature says so. The office stays {slot.function} of{" "}
        {organization}.
        {could.length === 0 &&
          " Nobody else there has the role signatory yet: its admin gives it, under People."}
      </p>
      <ChoiceField
        label="Signs in their place"
        pointer="/personId"
        none="Choose someone"
        value={personId}
        onValue={setPersonId}
        choices={could.map((one) => ({
          value: one.personId,
          label: one.title ? `${one.name}, ${one.title}` : one.name,
        }))}
      />
      <ProseField
        label="Why"
        pointer="/reason"
        hint="On leave until March 1, for example. It stays in the history."
        value={reason}
        onValue={setReason}
        rows={2}
      />
      {letters.length > 0 && (
        <ChoiceField
          label="The letter that says so"
          pointer="/documentId"
          optional
          none="None"
          value={documentId}
          onValue={setDocumentId}
          choices={letters.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
    </Confirm>
  );
}
