/** Adding one person to a campaign's list: who they are, and which business they answer for. */
import type { Organization } from "#shared/organizations/schema.ts";
import type { Added, SizeBand } from "#shared/validations/respondent-schema.ts";
import { useOrganizations } from "../agreements/names.ts";
import { get, invalid, post } from "../api.ts";
import { freshAfter, useAction, useLoad } from "../load.ts";
import { usePlace } from "../session.ts";
import { useDraft } from "../ui/draft.ts";
import { ChoiceField, Group, TextField } from "../ui/field.tsx";
import { Form, FormEnd, FormPart } from "../ui/form.tsx";
import { sizeWords } from "./words.ts";

const empty = {
  name: "",
  email: "",
  language: "en",
  organizationId: "",
  employer: "",
  naics: "",
  size: "",
  county: "",
};

/** What was left empty is left out. */
function contactOf({ name, email, language, organizationId, employer, naics, size, county }: typeof empty) {
  const said = { organizationId, naics: naics.trim(), size: size as SizeBand, county: county.trim() };
  return {
    name,
    email,
    language,
    employer: {
      name: employer,
      ...Object.fromEntries(Object.entries(said).filter(([, value]) => value !== "")),
    },
  };
}

export function AddPerson({ path, onDone }: { path: string; onDone: () => void }) {
  const { partnership } = usePlace();
  const draft = useDraft(undefined, empty);
  const { value } = draft;
  const set = (part: Partial<typeof empty>) => draft.set({ ...value, ...part });
  const partners = useOrganizations(partnership.id);
  const businesses =
    partners.state === "content" ? partners.data.filter(({ type }) => type === "business") : [];
  const at = value.organizationId && `/partnerships/${partnership.id}/organizations/${value.organizationId}`;
  const partner = useLoad(at ? `${at}#contact` : undefined, (signal) => get<Organization>(at, signal));
  const known = partner.state === "content" ? partner.data.data : undefined;
  const knownNaics = known?.identifiers.find(({ scheme }) => scheme === "NAICS")?.value ?? "";
  // What the partnership knows of a partner stands in for what was left empty.
  const filled = {
    ...value,
    employer: businesses.find(({ id }) => id === value.organizationId)?.name ?? value.employer,
    naics: value.naics || knownNaics,
  };
  const add = useAction(async (key) => {
    const { data } = await freshAfter(
      `${path}/respondents`,
      post<Added>(`${path}/respondents`, { contacts: [contactOf(filled)] }, { key }),
    );
    if (data.added === 0)
      throw invalid([{ pointer: "/contacts/0/email", detail: "The list has this address already." }]);
    onDone();
  });
  return (
    <FormPart id="add-person" title="Add someone to ask">
      <Form label="Person" action={add}>
        <TextField
          label="Name"
          pointer="/contacts/0/name"
          value={value.name}
          onValue={(name) => set({ name })}
          autocomplete="off"
        />
        <TextField
          label="E-mail address"
          pointer="/contacts/0/email"
          type="email"
          value={value.email}
          onValue={(email) => set({ email })}
          autocomplete="off"
          spellcheck={false}
        />
        <ChoiceField
          label="Language of the letter and the form"
          pointer="/contacts/0/language"
          value={value.language}
          onValue={(language) => set({ language })}
          choices={[
            { value: "en", label: "English" },
            { value: "es", label: "Spanish" },
          ]}
        />
        <Group legend="The business they answer for">
          <ChoiceField
            label="A partner here"
            pointer="/contacts/0/employer/organizationId"
            value={value.organizationId}
            onValue={(organizationId) => set({ organizationId })}
            choices={businesses.map(({ id, name }) => ({ value: id, label: name }))}
            none="No, another business"
          />
          {value.organizationId === "" && (
            <TextField
              label="Its name"
              pointer="/contacts/0/employer/name"
              hint="Spelled the same for everyone of it: a business counts once."
              value={value.employer}
              onValue={(employer) => set({ employer })}
              autocomplete="off"
            />
          )}
          <ChoiceField
            label="How many people work there"
            pointer="/contacts/0/employer/size"
            value={value.size}
            onValue={(size) => set({ size })}
            choices={Object.entries(sizeWords).map(([size, label]) => ({ value: size, label }))}
            none="Not known"
          />
          <TextField
            label="NAICS code"
            pointer="/contacts/0/employer/naics"
            hint={
              knownNaics
                ? `Left empty it is ${knownNaics}, as its record says.`
                : "Two to six digits; the first two say the sector."
            }
            inputMode="numeric"
            optional
            value={value.naics}
            onValue={(naics) => set({ naics })}
            autocomplete="off"
          />
          <TextField
            label="County"
            pointer="/contacts/0/employer/county"
            optional
            value={value.county}
            onValue={(county) => set({ county })}
            autocomplete="off"
          />
        </Group>
        <FormEnd yes="Add to the list" doing="Adding" leave={onDone} no="Leave without adding">
          <small>No letter goes out yet.</small>
        </FormEnd>
      </Form>
    </FormPart>
  );
}
