/**
 * Signing for one's organization: read the frozen text, consent, say what it means, and put the name to it. What is
 * typed survives signing in again, which the hub asks for when the last proof is older than fifteen minutes.
 */
import { useLocation } from "preact-iso/router";
import type { Organization } from "#shared/organizations/schema.ts";
import type { MemberRow } from "#shared/people/schema.ts";
import type { Signable } from "#shared/signing/rules.ts";
import type { SignatureSlot } from "#shared/signing/schema.ts";
import { consentTexts, currentConsent, intentText } from "#shared/signing/texts.ts";
import { get, invalid, post } from "../api.ts";
import { useFile } from "../documents/download.ts";
import { FileButton } from "../documents/file-button.tsx";
import { changed, freshAfter, useAction, useLoad } from "../load.ts";
import { usePlace } from "../session.ts";
import { useDraft } from "../ui/draft.ts";
import { CheckField, Group, TextField, useRefusal } from "../ui/field.tsx";
import { Form, FormEnd, FormPart } from "../ui/form.tsx";
import { Notice } from "../ui/notice.tsx";
import { DrawField } from "./draw-field.tsx";
import { short } from "./evidence.tsx";

type Typed = {
  method: "TYPED" | "DRAWN";
  nameAsSigned: string;
  title: string;
  drawing: string;
  /** What was agreed to: these sentences, about this text. It is no consent to others. */
  consentedTo: string;
};

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
  const draft = useDraft<Typed>(`sign/${agreement.id}/${agreement.versionNo}/${slot.slotNo}`, {
    method: "TYPED",
    nameAsSigned: actor.name,
    title: me?.title ?? slot.function,
    drawing: "",
    consentedTo: "",
  });
  const at = `/partnerships/${partnership.id}/organizations/${slot.organizationId}`;
  const own = useLoad(at, (signal) => get<Organization>(at, signal));
  const { url } = useLocation();
  const { value } = draft;
  const set = (part: Partial<Typed>) => draft.set({ ...value, ...part });
  const consent = `${currentConsent} ${agreement.contentHash}`;
  const consented = value.consentedTo === consent;
  const intent = intentText(agreement, slot.function, organization);
  const pdf = useFile(`${path}/versions/${agreement.versionNo}/document?kind=signing`);
  const save = useAction(async (key) => {
    const errors = missing(value, consented);
    if (errors.length > 0) throw invalid(errors);
    const { drawing, consentedTo: _what, ...rest } = value;
    await freshAfter(
      path,
      post<unknown>(
        `${path}/sign`,
        {
          slotNo: slot.slotNo,
          ...rest,
          ...(rest.method === "DRAWN" ? { drawing } : {}),
          consented,
          consentTextVersion: currentConsent,
          intentText: intent,
          contentHash: agreement.contentHash,
        },
        { ifMatch: etag, key },
      ),
    );
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
        <Group legend="Signing electronically" pointer="/consented">
          <ol class="consent">
            {consentTexts[currentConsent].map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ol>
          <CheckField
            label="I agree to these three sentences"
            checked={consented}
            onChecked={(on) => set({ consentedTo: on ? consent : "" })}
          />
        </Group>
        <fieldset class="choices">
          <legend>How you sign</legend>
          {(["TYPED", "DRAWN"] as const).map((method) => (
            <div class="option" key={method}>
              <input
                type="radio"
                id={`method-${method}`}
                name="method"
                checked={value.method === method}
                onChange={() => set({ method })}
              />
              <label for={`method-${method}`}>
                {method === "TYPED" ? "Type your name" : "Draw your signature"}
              </label>
            </div>
          ))}
        </fieldset>
        <div class="pair">
          <TextField
            label="Your name, as you sign"
            pointer="/nameAsSigned"
            autocomplete="name"
            value={value.nameAsSigned}
            onValue={(nameAsSigned) => set({ nameAsSigned })}
          />
          <TextField
            label="Your title"
            pointer="/title"
            autocomplete="organization-title"
            value={value.title}
            onValue={(title) => set({ title })}
          />
        </div>
        {value.method === "DRAWN" && (
          <Drawing value={value.drawing} onValue={(drawing) => set({ drawing })} />
        )}
        <blockquote class="intent">
          <p>{intent}</p>
        </blockquote>
        <FormEnd yes="Sign the agreement" doing="Signing" leave={onDone} no="Not now">
          <small role="status">What you type is kept on this device until you have signed.</small>
        </FormEnd>
      </Form>
    </FormPart>
  );
}

function Drawing(props: { value: string; onValue: (path: string) => void }) {
  return <DrawField {...props} error={useRefusal("/drawing")} />;
}

function missing({ method, drawing, nameAsSigned, title }: Typed, consented: boolean) {
  const asked: [boolean, string, string][] = [
    [!consented, "/consented", "Check the box, or sign on paper instead."],
    [nameAsSigned.trim() === "", "/nameAsSigned", "Your name, as you sign."],
    [title.trim() === "", "/title", "The office you sign as."],
    [method === "DRAWN" && drawing === "", "/drawing", "Draw your signature first."],
  ];
  return asked.flatMap(([is, pointer, detail]) => (is ? [{ pointer, detail }] : []));
}
