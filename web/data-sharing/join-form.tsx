/** Joining an agreement: read the words that its parties signed, say how one stands, and sign the same words. */
import type { FerpaCapacity } from "#shared/data-sharing/bases-schema.ts";
import type { DataSharing } from "#shared/data-sharing/schema.ts";
import { bound } from "#shared/data-sharing/versions.ts";
import type { MemberRow } from "#shared/people/schema.ts";
import { consentTexts, currentConsent, intentText } from "#shared/signing/texts.ts";
import { covers } from "#shared/time.ts";
import type { Names } from "../agreements/names.ts";
import { invalid, post } from "../api.ts";
import { useFile } from "../documents/download.ts";
import { FileButton } from "../documents/file-button.tsx";
import { changed, freshAfter, useAction } from "../load.ts";
import { usePlace } from "../session.ts";
import { short } from "../signing/evidence.tsx";
import { useDraft } from "../ui/draft.ts";
import { CheckField, ChoiceField, Group, TextField } from "../ui/field.tsx";
import { Form, FormEnd, FormPart } from "../ui/form.tsx";
import { given } from "./part-form.tsx";
import { chosen, emptyParty } from "./typed.ts";
import { capacityWords, choicesOf } from "./words.ts";

type JoinProps = {
  agreement: DataSharing;
  etag: string | undefined;
  path: string;
  names: Names;
  people: readonly MemberRow[];
  onDone: () => void;
};

type Typed = {
  nameAsSigned: string;
  title: string;
  ferpaCapacity: FerpaCapacity | "";
  steward: string;
  custodian: string;
  privacy: string;
  effective: string;
  /** What was agreed to: these sentences, about this text. */
  consentedTo: string;
};

const contacts = [
  ["steward", "What the data mean"],
  ["custodian", "Where they are kept"],
  ["privacy", "Privacy, incidents"],
] as const;

export function JoinForm({ agreement, etag, path, names, people, onDone }: JoinProps) {
  const { actor, partnership } = usePlace();
  const version = bound(agreement);
  const organization = names.organizations.find(({ id }) => id === actor.organization);
  const me = people.find(({ personId }) => personId === actor.person);
  const ours = people.filter(({ grants }) =>
    grants.some((one) => one.organizationId === actor.organization && covers(one, partnership.today)),
  );
  const draft = useDraft<Typed>(`join/${agreement.id}/${version.versionNo}`, {
    ...{ nameAsSigned: actor.name, title: me?.title ?? "" },
    ferpaCapacity: chosen(emptyParty, organization).ferpaCapacity,
    ...{ steward: "", custodian: "", privacy: "", effective: "", consentedTo: "" },
  });
  const { value } = draft;
  const set = (part: Partial<Typed>) => draft.set({ ...value, ...part });
  const consent = `${currentConsent} ${version.contentHash}`;
  const consented = value.consentedTo === consent;
  const intent = intentText(
    { codedNotation: agreement.codedNotation, name: version.name, versionNo: version.versionNo },
    value.title || "…",
    organization?.name ?? "…",
  );
  const pdf = useFile(`${path}/versions/${version.versionNo}/document?kind=executed`);
  const save = useAction(async (key) => {
    const asked: [boolean, string, string][] = [
      [!consented, "/consented", "Check the box to sign."],
      [value.nameAsSigned.trim() === "", "/nameAsSigned", "Your name, as you sign."],
      [value.title.trim() === "", "/title", "The office you sign as."],
      [value.ferpaCapacity === "", "/ferpaCapacity", "Say how your organization stands."],
    ];
    const errors = asked.flatMap(([is, pointer, detail]) => (is ? [{ pointer, detail }] : []));
    if (errors.length > 0) throw invalid(errors);
    const { steward, custodian, privacy } = value;
    const body = {
      ...{ nameAsSigned: value.nameAsSigned, title: value.title, ferpaCapacity: value.ferpaCapacity },
      contacts: {
        ...given("steward", steward),
        ...given("custodian", custodian),
        ...given("privacy", privacy),
      },
      ...given("effective", value.effective),
      ...{ method: "TYPED", consented, consentTextVersion: currentConsent, intentText: intent },
      ...{ versionNo: version.versionNo, contentHash: version.contentHash },
    };
    await freshAfter(path, post<unknown>(`${path}/join`, body, { ifMatch: etag, key }));
    draft.forget();
    onDone();
  });
  return (
    <div class="part-form">
      <FormPart id="join" title={`Join for ${organization?.name ?? "your organization"}`}>
        <p>
          You sign the words that its parties have signed, and no other. Their fingerprint is{" "}
          <code>{short(version.contentHash ?? "")}</code>.
        </p>
        <FileButton file={pdf}>Read what you sign (PDF)</FileButton>
        <Form label="Joining" action={save} reload={() => void changed(path)} draft={draft}>
          <ChoiceField
            label="How your organization stands under FERPA"
            pointer="/ferpaCapacity"
            value={value.ferpaCapacity}
            onValue={(capacity) => set({ ferpaCapacity: capacity as Typed["ferpaCapacity"] })}
            choices={choicesOf(capacityWords)}
            none="Choose one"
          />
          <Group legend="Whom the other parties ask">
            <div class="thirds">
              {contacts.map(([contact, label]) => (
                <ChoiceField
                  key={contact}
                  label={label}
                  pointer={`/contacts/${contact}`}
                  value={value[contact]}
                  onValue={(person) => set({ [contact]: person })}
                  choices={ours.map((one) => ({ value: one.personId, label: one.name }))}
                  none="Nobody yet"
                />
              ))}
            </div>
          </Group>
          <TextField
            label="From"
            pointer="/effective"
            type="date"
            min={partnership.today}
            hint="Left empty: from today."
            optional
            value={value.effective}
            onValue={(effective) => set({ effective })}
          />
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
          <blockquote class="intent">
            <p>{intent}</p>
          </blockquote>
          <FormEnd yes="Sign and join" doing="Signing" leave={onDone} no="Not now" />
        </Form>
      </FormPart>
    </div>
  );
}
