/** Starting a data-sharing agreement, and changing the head of a draft: one form, kept on this device until it is saved. */
import { useLocation, useRoute } from "preact-iso/router";
import { has } from "#shared/actor.ts";
import { objectionToEditing, parentTiers } from "#shared/data-sharing/rules.ts";
import type { Tier } from "#shared/data-sharing/schema.ts";
import type { DataSharingListRow, DataSharingView } from "#shared/data-sharing/view.ts";
import type { OrganizationRow } from "#shared/organizations/schema.ts";
import type { MemberRow } from "#shared/people/schema.ts";
import type { Objection } from "#shared/problem.ts";
import { namesOf, useOrganizations } from "../agreements/names.ts";
import { type Answer, get, getAll, invalid, post, put } from "../api.ts";
import { fresh, freshAfter, together, useAction, useLoad } from "../load.ts";
import { paths } from "../paths.ts";
import { usePlace } from "../session.ts";
import { SlotsField } from "../signing/slots-field.tsx";
import { useAddress } from "../ui/address.ts";
import { useDraft } from "../ui/draft.ts";
import { ChoiceField, Group, ProseField, TextField } from "../ui/field.tsx";
import { Form, FormEnd } from "../ui/form.tsx";
import { FormPage } from "../ui/form-page.tsx";
import { Page } from "../ui/page.tsx";
import { Authority } from "./authority-field.tsx";
import { agreementPath, listPath, useRows, whole } from "./load.ts";
import { PartiesField } from "./parties-field.tsx";
import { dataPaths } from "./paths.ts";
import { bodyOf, empty, missing, type Typed, type TypedSlot, typedOf } from "./typed.ts";
import { tierWords } from "./words.ts";
import "../agreements/agreements.css";
import "./data-sharing.css";

export function DataSharingFormPage() {
  const { partnership, actor } = usePlace();
  const { agreement } = useRoute().params;
  const id = agreement === "new" ? undefined : agreement;
  const path = agreementPath(partnership.id, id ?? "new");
  const peoplePath = `/partnerships/${partnership.id}/people`;
  const read = fresh(
    together(
      useLoad<Answer<DataSharingView> | undefined>(`${path}#form`, async (signal) =>
        id === undefined ? undefined : get<DataSharingView>(path, signal),
      ),
      useOrganizations(partnership.id),
      useLoad(peoplePath, (signal) => getAll<MemberRow>(peoplePath, signal)),
      useRows(partnership.id),
    ),
  );
  const title = id === undefined ? "New data-sharing agreement" : "Change a draft";
  const crumbs = [{ href: paths.dataSharing(partnership.id), label: "Data sharing" }];
  const start: Objection = has(actor, "editor", "admin")
    ? undefined
    : { code: "role-missing", why: "An editor or admin starts a data-sharing agreement." };
  return (
    <FormPage
      title={title}
      crumbs={crumbs}
      lines={20}
      read={read}
      why={([answer]) => (answer ? objectionToEditing(whole(answer.data), actor) : start)}
    >
      {([answer, organizations, people, rows], reload) => (
        <Page
          title={answer ? `Change ${answer.data.name}` : title}
          crumbs={
            answer
              ? [
                  ...crumbs,
                  {
                    href: dataPaths.dataAgreement(partnership.id, answer.data.id),
                    label: answer.data.codedNotation,
                  },
                ]
              : crumbs
          }
          lede={
            answer
              ? undefined
              : "It starts as a draft that only your organization sees. What is shared, and on which legal basis, comes after this."
          }
          narrow
        >
          <Questions
            answer={answer}
            organizations={organizations}
            people={people}
            rows={rows}
            reload={reload}
          />
        </Page>
      )}
    </FormPage>
  );
}

type QuestionsProps = {
  answer: Answer<DataSharingView> | undefined;
  organizations: readonly OrganizationRow[];
  people: readonly MemberRow[];
  rows: readonly DataSharingListRow[];
  reload: () => void;
};

function Questions({ answer, organizations, people, rows, reload }: QuestionsProps) {
  const { partnership, actor } = usePlace();
  const { route } = useLocation();
  const [under] = useAddress("under");
  const parent = rows.find((row) => row.id === under);
  const own = organizations.find((one) => one.id === actor.organization);
  const path = agreementPath(partnership.id, answer?.data.id ?? "new");
  const draft = useDraft<Typed>(
    `data-sharing/${answer?.data.id ?? `new/${partnership.id}`}`,
    answer
      ? typedOf(whole(answer.data))
      : empty(partnership.today, own, parent?.id ?? "", parent?.tier === "dsa" ? "dul" : "dsa"),
  );
  const { value } = draft;
  const set = (part: Partial<Typed>) => draft.set({ ...value, ...part });
  const save = useAction(async (key) => {
    const errors = missing(value);
    if (errors.length > 0) throw invalid(errors);
    const body = bodyOf(value);
    const writing = answer
      ? put<DataSharingView>(path, body, { ifMatch: answer.etag })
      : post<DataSharingView>(listPath(partnership.id), body, { key });
    const { data } = await freshAfter(path, writing);
    draft.forget();
    route(dataPaths.dataAgreement(partnership.id, data.id));
  });
  const names = namesOf(organizations);
  const later = (answer?.data.versionNo ?? 1) > 1;
  const above = rows.filter(
    (row) => parentTiers[value.tier].includes(row.tier) && row.id !== answer?.data.id && !ended(row),
  );
  return (
    <Form label="Data-sharing agreement" action={save} reload={reload} draft={draft}>
      <TextField
        label="Name"
        pointer="/name"
        hint="What people call it: Outcomes 2027."
        value={value.name}
        onValue={(name) => set({ name })}
        autocomplete="off"
      />
      {!later && (
        <ChoiceField
          label="Kind"
          pointer="/tier"
          hint={tierWords[value.tier].more}
          value={value.tier}
          onValue={(tier) => set({ tier: tier as Tier, parentId: "" })}
          choices={Object.entries(tierWords).map(([tier, { name }]) => ({ value: tier, label: name }))}
        />
      )}
      {!later && parentTiers[value.tier].length > 0 && (
        <ChoiceField
          label="Stands under"
          pointer="/parentId"
          hint="It can then say no more than that one does: its parties, purposes, data and term stay within."
          optional
          value={value.parentId}
          onValue={(parentId) => set({ parentId })}
          choices={above.map((row) => ({ value: row.id, label: `${row.name}, ${row.codedNotation}` }))}
          none={above.length === 0 ? "There is none it could stand under" : "Nothing"}
        />
      )}
      <ProseField
        label="In a few words"
        pointer="/summary"
        hint="Who discloses, who receives, and what question it answers."
        optional
        value={value.summary}
        onValue={(summary) => set({ summary })}
        rows={3}
      />
      <PartiesField
        value={value.parties}
        onValue={(parties) => set({ parties })}
        names={names}
        people={people}
        today={partnership.today}
      />
      <Group legend="Term" hint="Both days count. Receivers lose access on the day after the last one.">
        <div class="pair">
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
        <div class="pair">
          <TextField
            label="Days of notice"
            pointer="/noticeDays"
            hint="To end it before the last day."
            inputMode="numeric"
            autocomplete="off"
            value={value.noticeDays}
            onValue={(noticeDays) => set({ noticeDays })}
          />
          <TextField
            label="Sign by"
            pointer="/signBy"
            hint="After it, a half-signed version lapses."
            type="date"
            optional
            value={value.signBy}
            onValue={(signBy) => set({ signBy })}
          />
        </div>
      </Group>
      <SlotsField
        value={value.signatureSlots}
        onValue={(signatureSlots) => set({ signatureSlots })}
        parties={value.parties}
        names={names}
        people={people}
        today={partnership.today}
        hint="One office of each party at least, and by what right it binds its organization."
        begin={(slot): TypedSlot => ({ ...slot, basis: "", reference: "", documentId: "" })}
        more={(slot, index, change) => (
          <Authority slots={value.signatureSlots} slot={slot} index={index} change={change} />
        )}
      />
      {later && (
        <ProseField
          label="What this version changes"
          pointer="/changeSummary"
          hint="A few sentences for those who review and sign it."
          optional
          value={value.changeSummary}
          onValue={(changeSummary) => set({ changeSummary })}
        />
      )}
      {!later && (
        <TextField
          label="Number"
          pointer="/codedNotation"
          hint="The one your office uses: DS-2027-004. Left empty, the hub gives it one."
          optional
          value={value.codedNotation}
          onValue={(codedNotation) => set({ codedNotation: codedNotation.toUpperCase() })}
          autocomplete="off"
          spellcheck={false}
        />
      )}
      <FormEnd
        yes={answer ? "Save the change" : "Start the draft"}
        leave={
          answer ? dataPaths.dataAgreement(partnership.id, answer.data.id) : paths.dataSharing(partnership.id)
        }
      />
    </Form>
  );
}

const ended = ({ phase }: DataSharingListRow): boolean =>
  ["DECLINED", "WITHDRAWN", "IN_DISPOSITION", "CLOSED"].includes(phase);
