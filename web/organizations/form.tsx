/** Adding a partner, and changing one: one form, one column, kept on this device until it is saved. */
import { useLocation, useRoute } from "preact-iso/router";
import { isConvener } from "#shared/actor.ts";
import { objectionToAdding, objectionToEditing } from "#shared/organizations/rules.ts";
import type { Organization, OrganizationRow } from "#shared/organizations/schema.ts";
import { type Answer, get, getAll, post, put } from "../api.ts";
import { fresh, freshAfter, together, useAction, useLoad } from "../load.ts";
import { paths } from "../paths.ts";
import { usePlace } from "../session.ts";
import { useDraft } from "../ui/draft.ts";
import { CheckField, ChoiceField, TextField } from "../ui/field.tsx";
import { Form, FormEnd } from "../ui/form.tsx";
import { FormPage } from "../ui/form-page.tsx";
import { Page } from "../ui/page.tsx";
import { Contact, Identifiers, Memberships } from "./questions.tsx";
import { bodyOf, empty, type Typed, typedOf } from "./typed.ts";
import { typeWords } from "./words.ts";

export function OrganizationFormPage() {
  const { partnership, actor } = usePlace();
  const id = useRoute().params["organization"];
  const base = `/partnerships/${partnership.id}/organizations`;
  const read = fresh(
    together(
      useLoad<Answer<Organization> | undefined>(`${base}/${id ?? "new"}#form`, async (signal) =>
        id === undefined ? undefined : get<Organization>(`${base}/${id}`, signal),
      ),
      useLoad(base, (signal) => getAll<OrganizationRow>(base, signal)),
    ),
  );
  const title = id === undefined ? "Add a partner" : "Change a partner";
  const crumbs = [{ href: paths.organizations(partnership.id), label: "Organizations" }];
  return (
    <FormPage
      title={title}
      crumbs={crumbs}
      lines={10}
      read={read}
      why={([answer]) => (answer ? objectionToEditing(actor, answer.data) : objectionToAdding(actor))}
    >
      {([answer, organizations], reload) => (
        <Page
          title={answer ? `Change ${answer.data.name}` : title}
          crumbs={
            answer
              ? [
                  ...crumbs,
                  { href: paths.organization(partnership.id, answer.data.id), label: answer.data.name },
                ]
              : crumbs
          }
          narrow
        >
          <Questions answer={answer} organizations={organizations} reload={reload} />
        </Page>
      )}
    </FormPage>
  );
}

type QuestionsProps = {
  answer: Answer<Organization> | undefined;
  organizations: readonly OrganizationRow[];
  reload: () => void;
};

function Questions({ answer, organizations, reload }: QuestionsProps) {
  const { partnership, actor } = usePlace();
  const { route } = useLocation();
  const base = `/partnerships/${partnership.id}/organizations`;
  const draft = useDraft<Typed>(
    `organization/${answer?.data.id ?? `new/${partnership.id}`}`,
    answer ? typedOf(answer.data) : empty(partnership.today),
  );
  const { value } = draft;
  const set = (part: Partial<Typed>) => draft.set({ ...value, ...part });
  const save = useAction(async (key) => {
    const body = bodyOf(value);
    const path = `${base}/${answer?.data.id ?? "new"}`;
    const writing = answer
      ? put<Organization>(path, body, { ifMatch: answer.etag })
      : post<Organization>(base, body, { key });
    const { data } = await freshAfter(path, writing);
    draft.forget();
    route(paths.organization(partnership.id, data.id));
  });
  const all = isConvener(actor);
  return (
    <Form label="Partner" action={save} reload={reload} draft={draft}>
      <TextField
        label="Name"
        pointer="/name"
        value={value.name}
        onValue={(name) => set({ name })}
        hint="As it stands on agreements."
        autocomplete="off"
      />
      {all && (
        <>
          <TextField
            label="Code"
            pointer="/code"
            value={value.code}
            onValue={(code) => set({ code: code.toUpperCase() })}
            hint="2 to 16 capital letters or digits, used in course tables: CBHS."
            autocomplete="off"
            spellcheck={false}
          />
          <ChoiceField
            label="Kind of partner"
            pointer="/type"
            value={value.type}
            onValue={(type) => set({ type })}
            choices={Object.entries(typeWords).map(([type, label]) => ({ value: type, label }))}
            none="Choose one"
          />
        </>
      )}
      <TextField
        label="City"
        pointer="/city"
        value={value.city}
        onValue={(city) => set({ city })}
        optional
        autocomplete="off"
      />
      <TextField
        label="Website"
        pointer="/website"
        type="url"
        value={value.website}
        onValue={(website) => set({ website })}
        hint="With https:// in front."
        optional
        autocomplete="off"
      />
      <Contact value={value} set={set} />
      <Identifiers value={value} set={set} />
      {all && (
        <Memberships
          value={value}
          set={set}
          organizations={organizations.filter(({ id }) => id !== answer?.data.id)}
        />
      )}
      <CheckField
        label="Accepts electronic signatures"
        hint="Turn off for a partner that signs on paper only."
        checked={value.acceptsElectronicSignature}
        onChecked={(acceptsElectronicSignature) => set({ acceptsElectronicSignature })}
      />
      <FormEnd
        yes={answer ? "Save the change" : "Add this partner"}
        leave={
          answer ? paths.organization(partnership.id, answer.data.id) : paths.organizations(partnership.id)
        }
      />
    </Form>
  );
}
