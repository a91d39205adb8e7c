/**
 * Signing for one's organization: read the frozen text, consent, say what it means, and put the name to it. What is
 * typed survives signing in again, which the hub asks for when the last proof is older than fifteen minutes.
 */
import { useEffect } from "preact/hooks";
import { useLocation } from "preact-iso/router";
import type { Agreement } from "#shared/agreements/schema.ts";
import type { SignatureSlot } from "#shared/agreements/signing-schema.ts";
import { consentTexts, currentConsent, intentText } from "#shared/agreements/signing-texts.ts";
import type { AgreementView } from "#shared/agreements/view.ts";
import type { Organization } from "#shared/organizations/schema.ts";
import type { MemberRow } from "#shared/people/schema.ts";
import { get, Problem, post } from "../api.ts";
import { changed, useAction, useLoad } from "../load.ts";
import { usePlace } from "../session.ts";
import { Button } from "../ui/button.tsx";
import { useDraft } from "../ui/draft.ts";
import { CheckField, Group, TextField, useRefusal } from "../ui/field.tsx";
import { Form } from "../ui/form.tsx";
import { Notice } from "../ui/notice.tsx";
import { useFile } from "./download.ts";
import { DrawField } from "./draw-field.tsx";
import { short } from "./evidence.tsx";
import { FileButton } from "./file-button.tsx";
import { freshAfter, takeOver } from "./load.ts";

type Typed = {
  method: "TYPED" | "DRAWN";
  nameAsSigned: string;
  title: string;
  drawing: string;
  consented: boolean;
};

export type SlotFormProps = {
  agreement: Agreement;
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
    consented: false,
  });
  useEffect(() => document.getElementById("sign")?.focus(), []);
  const at = `/partnerships/${partnership.id}/organizations/${slot.organizationId}`;
  const own = useLoad(at, (signal) => get<Organization>(at, signal));
  const { url } = useLocation();
  const { value } = draft;
  const set = (part: Partial<Typed>) => draft.set({ ...value, ...part });
  const intent = intentText(agreement, slot.function, organization);
  const pdf = useFile(`${path}/versions/${agreement.versionNo}/document?kind=signing`);
  const save = useAction(async (key) => {
    const errors = missing(value);
    if (errors.length > 0)
      throw new Problem("invalid-input", "Some answers need another look", 422, { errors });
    const { drawing, ...rest } = value;
    await freshAfter(
      path,
      post<AgreementView>(
        `${path}/sign`,
        {
          slotNo: slot.slotNo,
          ...rest,
          ...(rest.method === "DRAWN" ? { drawing } : {}),
          consentTextVersion: currentConsent,
          intentText: intent,
          contentHash: agreement.contentHash,
        },
        { ifMatch: etag, key },
      ),
    );
    draft.discard();
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
    <section class="wide-form" aria-labelledby="sign">
      <h2 id="sign" tabIndex={-1}>
        Sign as {slot.function}
      </h2>
      <p>
        For {organization}. Read it first: this is the text as it was frozen, the same for everyone who signs.
        The footer of every page has its fingerprint, <code>{short(agreement.contentHash ?? "")}</code>.
      </p>
      <FileButton file={pdf}>Read what you sign (PDF)</FileButton>
      <Form
        onSubmit={() => void save.run()}
        problem={save.problem}
        reload={takeOver(save, () => changed(path))}
        label="Signature"
      >
        <Group legend="Signing electronically" pointer="/consented">
          <ol class="consent">
            {consentTexts[currentConsent].map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ol>
          <CheckField
            label="I agree to these three sentences"
            checked={value.consented}
            onChecked={(consented) => set({ consented })}
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
        <div class="row">
          <Button type="submit" kind="primary" busy={save.busy && "Signing"}>
            Sign the agreement
          </Button>
          <Button kind="quiet" onClick={onDone}>
            Not now
          </Button>
          <small>What you type is kept on this device until you have signed.</small>
        </div>
      </Form>
    </section>
  );
}

function Drawing(props: { value: string; onValue: (path: string) => void }) {
  return <DrawField {...props} error={useRefusal("/drawing")} />;
}

function missing({ consented, method, drawing, nameAsSigned, title }: Typed) {
  const asked: [boolean, string, string][] = [
    [!consented, "/consented", "Check the box, or sign on paper instead."],
    [nameAsSigned.trim() === "", "/nameAsSigned", "Your name, as you sign."],
    [title.trim() === "", "/title", "The office you sign as."],
    [method === "DRAWN" && drawing === "", "/drawing", "Draw your signature first."],
  ];
  return asked.flatMap(([is, pointer, detail]) => (is ? [{ pointer, detail }] : []));
}
