/** Changing a person's title and dated roles. One save; the hub refuses what the role of the changer does not cover. */
import type { OrganizationId } from "#shared/ids.ts";
import type { OrganizationRow } from "#shared/organizations/schema.ts";
import { objectionToGrants } from "#shared/people/rules.ts";
import type { Grant, MemberView } from "#shared/people/schema.ts";
import { type Answer, put } from "../api.ts";
import { freshAfter, useAction } from "../load.ts";
import { usePlace } from "../session.ts";
import { Button } from "../ui/button.tsx";
import { useDraft } from "../ui/draft.ts";
import { ChoiceField, TextField } from "../ui/field.tsx";
import { Form, FormEnd } from "../ui/form.tsx";
import { RolesField } from "./roles-field.tsx";
import { rolesInWords } from "./words.ts";

export type GrantsFormProps = {
  answer: Answer<MemberView>;
  /** Where the changer may give roles. */
  organizations: readonly OrganizationRow[];
  name: (id: string) => string;
  onClose: () => void;
  reload: () => void;
};

export function GrantsForm({
  answer: { data: member, etag },
  organizations,
  name,
  onClose,
  reload,
}: GrantsFormProps) {
  const { partnership, actor } = usePlace();
  const draft = useDraft<{ title: string; grants: Grant[] }>(`roles/${partnership.id}/${member.personId}`, {
    title: member.title ?? "",
    grants: member.grants,
  });
  const { title, grants } = draft.value;
  const setGrants = (next: Grant[]) => draft.set({ title, grants: next });
  const path = `/partnerships/${partnership.id}/people/${member.personId}`;
  const save = useAction(async () => {
    await freshAfter(path, put(path, { ...(title ? { title } : {}), grants }, { ifMatch: etag }));
    draft.forget();
    onClose();
  });
  const change = (at: number, part: Partial<Grant>) =>
    setGrants(
      grants.map((grant, index) => {
        if (index !== at) return grant;
        const { until, ...rest } = { ...grant, ...part };
        return until ? { ...rest, until } : rest;
      }),
    );
  const first = organizations[0];
  return (
    <Form label={`Roles of ${member.name}`} action={save} reload={reload} draft={draft}>
      <TextField
        label="Title"
        pointer="/title"
        value={title}
        onValue={(next) => draft.set({ title: next, grants })}
        optional
        autocomplete="off"
        hint="As on a business card."
      />
      {grants.map((grant, at) => {
        const mine = organizations.some(({ id }) => id === grant.organizationId);
        if (!mine)
          return (
            <p class="muted" key={at}>
              {rolesInWords(grant.roles)} at {name(grant.organizationId)}: only its own admin or the convener
              changes this.
            </p>
          );
        return (
          <div class="sheet stack" key={at}>
            <ChoiceField
              label="Organization"
              pointer={`/grants/${at}/organizationId`}
              value={grant.organizationId}
              onValue={(id) => change(at, { organizationId: id as OrganizationId })}
              choices={organizations.map((row) => ({ value: row.id, label: row.name }))}
            />
            <RolesField
              pointer={`/grants/${at}/roles`}
              value={grant.roles}
              onValue={(roles) => change(at, { roles })}
            />
            <div class="pair">
              <TextField
                label="From"
                type="date"
                pointer={`/grants/${at}/from`}
                value={grant.from}
                onValue={(from) => change(at, { from })}
              />
              <TextField
                label="Last day"
                type="date"
                pointer={`/grants/${at}/until`}
                value={grant.until ?? ""}
                onValue={(until) => change(at, { until })}
                optional
                hint="Leave empty for no end."
              />
            </div>
          </div>
        );
      })}
      {first && (
        <div>
          <Button
            small
            onClick={() =>
              setGrants([...grants, { organizationId: first.id, roles: ["viewer"], from: partnership.today }])
            }
          >
            Add roles in an organization
          </Button>
        </div>
      )}
      <FormEnd yes="Save" because={objectionToGrants(actor, member, { grants })?.why} leave={onClose} />
    </Form>
  );
}
