/** Starting an agreement, and changing the head of a draft: one form, kept on this device until it is saved. */
import { useLocation, useRoute } from "preact-iso/router";
import { objectionToEditing, objectionToStarting } from "#shared/agreements/rules.ts";
import type { AgreementType } from "#shared/agreements/schema.ts";
import type { AgreementView } from "#shared/agreements/view.ts";
import type { OrganizationRow } from "#shared/organizations/schema.ts";
import type { MemberRow } from "#shared/people/schema.ts";
import { type Answer, get, getAll, invalid, post, put } from "../api.ts";
import { PathwayField } from "../framework/pathway-field.tsx";
import { fresh, freshAfter, together, useAction, useLoad } from "../load.ts";
import { paths } from "../paths.ts";
import { usePlace } from "../session.ts";
import { SlotsField } from "../signing/slots-field.tsx";
import { useAddress } from "../ui/address.ts";
import { useChunk } from "../ui/chunk.ts";
import { useDraft } from "../ui/draft.ts";
import { ChoiceField, ProseField, TextField } from "../ui/field.tsx";
import { Form, FormEnd } from "../ui/form.tsx";
import { Notice } from "../ui/notice.tsx";
import { Page } from "../ui/page.tsx";
import { ProblemNotice } from "../ui/problem.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { EndingFields } from "./ending-fields.tsx";
import { agreementPath, whole } from "./load.ts";
import { namesOf, useOrganizations } from "./names.ts";
import { PartiesField } from "./parties-field.tsx";
import { RuleSetField } from "./rule-set-field.tsx";
import type { StartFrom as StartFromComponent } from "./start-from.tsx";
import { bodyOf, empty, missing, startOf, type Typed, typedFrom, typedOf } from "./typed.ts";
import { typeWords } from "./words.ts";
import "./agreements.css";

export function AgreementFormPage() {
  const { partnership, actor } = usePlace();
  const id = useRoute().params["agreement"];
  const path = agreementPath(partnership.id, id ?? "new");
  const peoplePath = `/partnerships/${partnership.id}/people`;
  const read = fresh(
    together(
      useLoad<Answer<AgreementView> | undefined>(`${path}#form`, async (signal) =>
        id === undefined ? undefined : get<AgreementView>(path, signal),
      ),
      useOrganizations(partnership.id),
      useLoad(peoplePath, (signal) => getAll<MemberRow>(peoplePath, signal)),
    ),
  );
  const title = id === undefined ? "New agreement" : "Change a draft";
  const crumbs = [{ href: paths.agreements(partnership.id), label: "Agreements" }];
  if (read.state === "loading")
    return (
      <Page title={title} crumbs={crumbs} narrow>
        <Skeleton of="the form" lines={14} />
      </Page>
    );
  if (read.state === "problem")
    return (
      <Page title={title} crumbs={crumbs} narrow>
        <ProblemNotice problem={read.problem} retry={read.retry} />
      </Page>
    );
  const [answer, organizations, people] = read.data;
  const own = actor.organization;
  const why = answer
    ? objectionToEditing(whole(answer.data), actor)
    : objectionToStarting(actor, own ? [{ organizationId: own, role: "SENDING_AND_RECEIVING" }] : []);
  const upward = answer
    ? [...crumbs, { href: paths.agreement(partnership.id, answer.data.id), label: answer.data.codedNotation }]
    : crumbs;
  if (why)
    return (
      <Page title={title} crumbs={upward} narrow>
        <Notice kind="warn" title="You cannot change this now">
          <p>{why.why}</p>
        </Notice>
      </Page>
    );
  return (
    <Page
      title={
        answer
          ? `Change ${answer.data.name}${answer.data.versionNo > 1 ? `, version ${answer.data.versionNo}` : ""}`
          : title
      }
      crumbs={upward}
      lede={
        answer
          ? undefined
          : "It starts as a draft that only your organization sees. The course rules come after this."
      }
      narrow
    >
      <Questions answer={answer} organizations={organizations} people={people} reload={read.reload} />
    </Page>
  );
}

function StartingPoint({
  StartFrom,
  people,
  ...props
}: Omit<Parameters<StartFromPart>[0], "person"> & {
  StartFrom: StartFromPart | undefined;
  people: readonly MemberRow[];
}) {
  const person = (id: string) => people.find(({ personId }) => personId === id)?.name ?? "someone who left";
  return (
    // As high before its choices are there as after: the form below does not move.
    <div class="sheet stack" style={{ minHeight: "9rem" }}>
      {StartFrom ? (
        <StartFrom {...props} person={person} />
      ) : (
        <Skeleton of="what it can start from" lines={2} />
      )}
    </div>
  );
}

type StartFromPart = typeof StartFromComponent;

type QuestionsProps = {
  answer: Answer<AgreementView> | undefined;
  organizations: readonly OrganizationRow[];
  people: readonly MemberRow[];
  reload: () => void;
};

function Questions({ answer, organizations, people, reload }: QuestionsProps) {
  const { partnership, organization } = usePlace();
  const { route } = useLocation();
  const base = `/partnerships/${partnership.id}/agreements`;
  const path = agreementPath(partnership.id, answer?.data.id ?? "new");
  const name = `agreement/${answer?.data.id ?? `new/${partnership.id}`}`;
  const draft = useDraft<Typed>(
    name,
    answer ? typedOf(whole(answer.data)) : empty(partnership.today, organization),
  );
  const { value } = draft;
  const set = (part: Partial<Typed>) => draft.set({ ...value, ...part });
  const [copying] = useAddress("from");
  const StartFrom = useChunk(async () => (await import("./start-from.tsx")).StartFrom, !answer);
  const save = useAction(async (key) => {
    const errors = missing(value);
    if (errors.length > 0) throw invalid(errors);
    const body = bodyOf(value);
    const writing = answer
      ? put<AgreementView>(`${base}/${answer.data.id}`, body, { ifMatch: answer.etag })
      : post<AgreementView>(startOf(base, value), body, { key });
    const { data } = await freshAfter(path, writing);
    draft.forget();
    route(paths.agreement(partnership.id, data.id));
  });
  const names = namesOf(organizations);
  const start = !answer && (
    <StartingPoint
      StartFrom={StartFrom}
      names={names}
      people={people}
      template={value.template}
      onTemplate={(taken) => set(taken ? typedFrom(taken, value) : { template: "" })}
    />
  );
  // A copy is made by the hub: its form comes after.
  if (start && copying !== "") return start;
  return (
    <>
      {start}
      <Form label="Agreement" action={save} reload={reload} draft={draft}>
        <TextField
          label="Name"
          pointer="/name"
          hint="What people call it: Health Science articulation."
          value={value.name}
          onValue={(name) => set({ name })}
          autocomplete="off"
        />
        <ChoiceField
          label="Kind"
          pointer="/agreementType"
          value={value.agreementType}
          onValue={(type) => set({ agreementType: type as AgreementType })}
          choices={Object.entries(typeWords).map(([type, label]) => ({ value: type, label }))}
        />
        <PartiesField
          value={value.parties}
          onValue={(parties) => set({ parties })}
          names={names}
          people={people}
          today={partnership.today}
        />
        <fieldset>
          <legend>Term</legend>
          <p class="muted">Both days count. Courses finished between them give the credit.</p>
          <div class="line">
            <TextField
              label="First day"
              pointer="/dateEffective"
              type="date"
              value={value.dateEffective}
              onValue={(dateEffective) => set({ dateEffective })}
            />
            <TextField
              label="Last day"
              pointer="/expirationDate"
              type="date"
              min={value.dateEffective}
              value={value.expirationDate}
              onValue={(expirationDate) => set({ expirationDate })}
            />
          </div>
        </fieldset>
        <EndingFields value={value} set={set} />
        <SlotsField
          value={value.signatureSlots}
          onValue={(signatureSlots) => set({ signatureSlots })}
          parties={value.parties}
          names={names}
          people={people}
          today={partnership.today}
          hint="Each party that sends or grants needs one signature at least before it goes out."
          begin={(slot) => slot}
        />
        {answer && answer.data.versionNo > 1 && (
          <ProseField
            label="What this version changes"
            pointer="/changeSummary"
            hint="A few sentences for those who review and sign it."
            optional
            value={value.changeSummary}
            onValue={(changeSummary) => set({ changeSummary })}
            rows={4}
          />
        )}
        <PathwayField value={value.pathwayId} onValue={(pathwayId) => set({ pathwayId })} />
        <RuleSetField
          value={value.governingRuleSet}
          type={value.agreementType}
          onValue={(governingRuleSet) => set({ governingRuleSet })}
        />
        <TextField
          label="CIP codes"
          pointer="/cipCodes"
          hint="Of the programs it belongs to, apart by commas: 51.3902."
          optional
          value={value.cipCodes}
          onValue={(cipCodes) => set({ cipCodes })}
          autocomplete="off"
          spellcheck={false}
        />
        <ProseField
          label="Purpose"
          pointer="/purpose"
          hint="Why the parties agree, in a few sentences."
          optional
          value={value.purpose}
          onValue={(purpose) => set({ purpose })}
          rows={5}
        />
        <TextField
          label="Number"
          pointer="/codedNotation"
          hint="The one your office uses: AA-2027-014. Left empty, the hub gives it one."
          optional
          value={value.codedNotation}
          onValue={(codedNotation) => set({ codedNotation: codedNotation.toUpperCase() })}
          autocomplete="off"
          spellcheck={false}
        />
        <FormEnd
          yes={answer ? "Save the change" : "Start the draft"}
          leave={answer ? paths.agreement(partnership.id, answer.data.id) : paths.agreements(partnership.id)}
        />
      </Form>
    </>
  );
}
