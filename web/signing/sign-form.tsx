/**
 * Signing for one's organization: read the frozen text, consent, say what it means, and put the name to it. What is
 * typed survives signing in again, which the hub asks for when the last proof is older than fifteen minutes.
 */
import { useLocation } from "preact-iso/router";
import type { Organization } from "#shared/organizations/schema.ts";
import type { MemberRow } from "#shared/people/schema.ts";
import type { Signable } from "#shared/signing/rules.ts";
import type { SignatureSlot } from "#shared/signing/schema.ts";
import { intentText } from "#shared/signing/texts.ts";
import { get, invalid, post } from "../api.ts";
import { useFile } from "../documents/download.ts";
import { FileButton } from "../documents/file-button.tsx";
import { changed, freshAfter, useAction, useLoad } from "../load.ts";
import { usePlace } from "../session.ts";
import { useDraft } from "../ui/draft.ts";
import { Form, FormEnd, FormPart } from "../ui/form.tsx";
import { Notice } from "../ui/notice.tsx";
import { short } from "./evidence.tsx";
import { emptyHand, HandFields, handOf, missingOf, type TypedHand } from "./hand-fields.tsx";

export type SlotFormProps = {
  agreement: Signable;
  slot: SignatureSlot;
  etag: string | undefined;
  path: string;
  /** The organization that signs here. */
  organization: string;
  people: readonly MemberRow[];
  onDone: () => void;
};

export function SignForm({ agreement, slot, etag, path, organization, people, onDone }: SlotFormProps) {
  const { actor, partnership } = usePlace();
  const me = people.find(({ personId }) => personId === actor.person);
  const draft = useDraft(
    `sign/${agreement.id}/${agreement.versionNo}/${slot.slotNo}`,
    emptyHand(actor.name, me?.title ?? slot.function),
  );
  const at = `/partnerships/${partnership.id}/organizations/${slot.organizationId}`;
  const own = useLoad(at, (signal) => get<Organization>(at, signal));
  const { url } = useLocation();
  const { value } = draft;
  const set = (part: Partial<TypedHand>) => draft.set({ ...value, ...part });
  const intent = intentText(agreement, slot.function, organization);
  const pdf = useFile(`${path}/versions/${agreement.versionNo}/document?kind=signing`);
  const save = useAction(async (key) => {
    const errors = missingOf(value, agreement.contentHash, "Check the box, or sign on paper instead.");
    if (errors.length > 0) throw invalid(errors);
    const body = { slotNo: slot.slotNo, ...handOf(value, agreement.contentHash, intent) };
    await freshAfter(path, post<unknown>(`${path}/sign`, body, { ifMatch: etag, key }));
    draft.forget();
    onDone();
  });
  if (own.state === "content" && !own.data.data.acceptsElectronicSignature)
    return (
      <Notice kind="warn" title={`${organization} signs on paper only`}>
        <p>It does not accept electronic signatures: print the text, sign it by hand, and upload the page.</p>
        <p>
          <a class="button primary" href={url.replace(/([?&])sign=/, "$1paper=")}>
            Sign on paper
          </a>
        </p>
      </Notice>
    );
  return (
    <FormPart id="sign" title={`Sign as ${slot.function}`}>
      <p>
        For {organization}. Read it first: this is the text as it was frozen, the same for everyone who signs.
        The footer of every page has its fingerprint, <code>{short(agreement.contentHash ?? "")}</code>.
      </p>
      <FileButton file={pdf}>Read what you sign (PDF)</FileButton>
      <Form label="Signature" action={save} reload={() => void changed(path)} draft={draft}>
        <HandFields hand={value} set={set} contentHash={agreement.contentHash} intent={intent} />
        <FormEnd yes="Sign the agreement" doing="Signing" leave={onDone} no="Not now">
          <small role="status">What you type is kept on this device until you have signed.</small>
        </FormEnd>
      </Form>
    </FormPart>
  );
}
