/** Inviting a colleague: an address, an organization, roles. The link goes by mail and is never shown here. */
import { useState } from "preact/hooks";
import { isConvener } from "#shared/actor.ts";
import type { OrganizationId } from "#shared/ids.ts";
import type { OrganizationRow } from "#shared/organizations/schema.ts";
import { invitationDays, objectionToInvitation } from "#shared/people/rules.ts";
import type { InvitationDraft, InvitationView, PartnershipRole, Role } from "#shared/people/schema.ts";
import { getAll, post } from "../api.ts";
import { changed, useAction, useLoad } from "../load.ts";
import { paths } from "../paths.ts";
import { usePlace } from "../session.ts";
import { Button } from "../ui/button.tsx";
import { ChoiceField, TextField } from "../ui/field.tsx";
import { Form } from "../ui/form.tsx";
import { Notice } from "../ui/notice.tsx";
import { Page } from "../ui/page.tsx";
import { ProblemNotice } from "../ui/problem.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { RolesField } from "./roles-field.tsx";
import { partnershipRoleWords } from "./words.ts";

export function InvitePage() {
  const { partnership, actor } = usePlace();
  const base = `/partnerships/${partnership.id}`;
  const organizations = useLoad(`${base}/organizations`, (signal) =>
    getAll<OrganizationRow>(`${base}/organizations`, signal),
  );
  const head = {
    title: "Invite someone",
    lede: `They get a link by e-mail. It works once, for ${invitationDays} days, and you can take it back until it is used.`,
    crumbs: [{ href: paths.people(partnership.id), label: "People" }],
    narrow: true,
  };
  if (organizations.state === "loading")
    return (
      <Page {...head}>
        <Skeleton of="the form" />
      </Page>
    );
  if (organizations.state === "problem")
    return (
      <Page {...head}>
        <ProblemNotice problem={organizations.problem} retry={organizations.retry} />
      </Page>
    );
  const choices = organizations.data.filter(
    (row) => !row.successorId && (isConvener(actor) || row.id === actor.organization),
  );
  return (
    <Page {...head}>
      <Questions choices={choices} />
    </Page>
  );
}

function Questions({ choices }: { choices: readonly OrganizationRow[] }) {
  const { partnership, actor } = usePlace();
  const base = `/partnerships/${partnership.id}/invitations`;
  const [email, setEmail] = useState("");
  const [organization, setOrganization] = useState<string>(actor.organization ?? "");
  const [roles, setRoles] = useState<Role[]>(["editor"]);
  const [office, setOffice] = useState("");
  const [sent, setSent] = useState<string | undefined>(undefined);
  const draft: InvitationDraft = {
    email,
    roles: organization ? roles : [],
    ...(organization ? { organizationId: organization as OrganizationId } : {}),
    ...(office ? { partnershipRole: office as PartnershipRole } : {}),
  };
  const invite = useAction(async (key) => {
    setSent(undefined);
    await post<InvitationView>(base, draft, { key });
    changed(base);
    setSent(email);
    setEmail("");
  });
  return (
    <Form label="Invitation" action={invite}>
      {sent && (
        <Notice kind="good" title={`Sent to ${sent}`} live>
          <p>
            The link is in the mail and nowhere else.{" "}
            <a href={paths.people(partnership.id)}>See open invitations</a>, or invite another person.
          </p>
        </Notice>
      )}
      <TextField
        label="E-mail"
        type="email"
        pointer="/email"
        value={email}
        onValue={setEmail}
        autocomplete="off"
        hint="Their address at work or school."
      />
      <ChoiceField
        label="Organization"
        pointer="/organizationId"
        value={organization}
        onValue={setOrganization}
        choices={choices.map(({ id, name }) => ({ value: id, label: name }))}
        {...(isConvener(actor) ? { none: "None: a role in the partnership only" } : {})}
      />
      {organization && <RolesField pointer="/roles" value={roles} onValue={setRoles} />}
      {isConvener(actor) && (
        <ChoiceField
          label="Role in the partnership"
          pointer="/partnershipRole"
          value={office}
          onValue={setOffice}
          none="None"
          choices={Object.entries(partnershipRoleWords).map(([role, { name, may }]) => ({
            value: role,
            label: `${name}: ${may}`,
          }))}
          optional
        />
      )}
      <div class="row">
        <Button
          type="submit"
          kind="primary"
          because={objectionToInvitation(actor, draft)?.why}
          busy={invite.busy && "Sending"}
        >
          Send the invitation
        </Button>
      </div>
    </Form>
  );
}
