/** Joining an agreement: read the words that its parties signed, say how one stands, and sign the same words by hand or name. */
import type { FerpaCapacity } from "#shared/data-sharing/bases-schema.ts";
import type { DataPhase, DataSharing } from "#shared/data-sharing/schema.ts";
import { bound } from "#shared/data-sharing/versions.ts";
import type { Organization } from "#shared/organizations/schema.ts";
import type { MemberRow } from "#shared/people/schema.ts";
import { intentText } from "#shared/signing/texts.ts";
import { covers } from "#shared/time.ts";
import type { Names } from "../agreements/names.ts";
import { get, invalid, post } from "../api.ts";
import { useFile } from "../documents/download.ts";
import { FileButton } from "../documents/file-button.tsx";
import { changed, freshAfter, useAction, useLoad } from "../load.ts";
import { usePlace } from "../session.ts";
import { short } from "../signing/evidence.tsx";
import { emptyHand, HandFields, handOf, missingOf, type TypedHand } from "../signing/hand-fields.tsx";
import { Button } from "../ui/button.tsx";
import { useDraft } from "../ui/draft.ts";
import { ChoiceField, Group, TextField } from "../ui/field.tsx";
import { Form, FormEnd, FormPart } from "../ui/form.tsx";
import { Notice } from "../ui/notice.tsx";
import { ProblemNotice } from "../ui/problem.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { useJoining } from "./joining.ts";
import { given } from "./part-form.tsx";
import { chosen, emptyParty } from "./typed.ts";
import { capacityWords, choicesOf } from "./words.ts";

type JoinProps = {
  agreement: DataSharing;
  phase: DataPhase;
  etag: string | undefined;
  path: string;
  names: Names;
  people: readonly MemberRow[];
  onDone: () => void;
};

type Typed = TypedHand & {
  ferpaCapacity: FerpaCapacity | "";
  steward: string;
  custodian: string;
  privacy: string;
  effective: string;
};

const contacts = [
  ["steward", "What the data mean"],
  ["custodian", "Where they are kept"],
  ["privacy", "Privacy, incidents"],
] as const;

export function JoinForm(props: JoinProps) {
  const { agreement, phase, path, names, onDone } = props;
  const joining = useJoining(agreement, phase, path, names);
  if (joining.state === "loading") return <Skeleton of="the form" lines={10} />;
  if (joining.state === "problem") return <ProblemNotice problem={joining.problem} retry={joining.retry} />;
  const { why } = joining.data;
  // Names of people arrive a moment after the rest; a form that began without them would not know its signer's title.
  if (!why) return <Signing key={props.people.length === 0 ? "waiting" : "ready"} {...props} />;
  return (
    <Notice kind="warn" title="You cannot join it now">
      <p>{why.why}</p>
      <div>
        <Button small onClick={onDone}>
          Back to its parties
        </Button>
      </div>
    </Notice>
  );
}

function Signing({ agreement, etag, path, names, people, onDone }: JoinProps) {
  const { actor, partnership } = usePlace();
  const version = bound(agreement);
  const organization = names.organizations.find(({ id }) => id === actor.organization);
  const me = people.find(({ personId }) => personId === actor.person);
  const ours = people.filter(({ grants }) =>
    grants.some((one) => one.organizationId === actor.organization && covers(one, partnership.today)),
  );
  const draft = useDraft<Typed>(`join/${agreement.id}/${version.versionNo}`, {
    ...emptyHand(actor.name, me?.title ?? ""),
    ferpaCapacity: chosen(emptyParty, organization).ferpaCapacity,
    ...{ steward: "", custodian: "", privacy: "", effective: "" },
  });
  const { value } = draft;
  const set = (part: Partial<Typed>) => draft.set({ ...value, ...part });
  const intent = intentText(
    { codedNotation: agreement.codedNotation, name: version.name, versionNo: version.versionNo },
    value.title || "…",
    organization?.name ?? "…",
  );
  const at = `/partnerships/${partnership.id}/organizations/${actor.organization}`;
  const own = useLoad(at, (signal) => get<Organization>(at, signal));
  const pdf = useFile(`${path}/versions/${version.versionNo}/document?kind=executed`);
  const save = useAction(async (key) => {
    const errors = [
      ...(value.ferpaCapacity === ""
        ? [{ pointer: "/ferpaCapacity", detail: "Say how your organization stands." }]
        : []),
      ...missingOf(value, version.contentHash, "Check the box to sign."),
    ];
    if (errors.length > 0) throw invalid(errors);
    const { steward, custodian, privacy } = value;
    const body = {
      ferpaCapacity: value.ferpaCapacity,
      contacts: {
        ...given("steward", steward),
        ...given("custodian", custodian),
        ...given("privacy", privacy),
      },
      ...given("effective", value.effective),
      ...handOf(value, version.contentHash, intent),
      versionNo: version.versionNo,
    };
    await freshAfter(path, post<unknown>(`${path}/join`, body, { ifMatch: etag, key }));
    draft.forget();
    onDone();
  });
  if (own.state === "content" && !own.data.data.acceptsElectronicSignature)
    return (
      <Notice kind="warn" title={`${organization?.name} signs on paper only`}>
        <p>
          An offer is joined by signing electronically, which it does not accept. The parties can name it in
          an amendment, which is signed on paper.
        </p>
        <div>
          <Button small onClick={onDone}>
            Back to its parties
          </Button>
        </div>
      </Notice>
    );
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
          <HandFields hand={value} set={set} contentHash={version.contentHash} intent={intent} />
          <FormEnd yes="Sign and join" doing="Signing" leave={onDone} no="Not now">
            <small role="status">What you type is kept on this device until you have signed.</small>
          </FormEnd>
        </Form>
      </FormPart>
    </div>
  );
}
