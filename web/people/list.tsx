/** The people of the partnership with what they may do, and the invitations that are still open. */

import type { OrganizationRow } from "#shared/organizations/schema.ts";
import { objectionToInviting, objectionToSeeingInvitations } from "#shared/people/rules.ts";
import type { InvitationView, MemberRow } from "#shared/people/schema.ts";
import { getAll } from "../api.ts";
import { together, useLoad } from "../load.ts";
import { paths } from "../paths.ts";
import { namer } from "../region/region.ts";
import { usePlace } from "../session.ts";
import { useAddress } from "../ui/address.ts";
import { Empty } from "../ui/empty.tsx";
import { Who } from "../ui/face.tsx";
import { Filter, matches } from "../ui/filter.tsx";
import { Page, Section } from "../ui/page.tsx";
import { ProblemNotice } from "../ui/problem.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { type Column, Table } from "../ui/table.tsx";
import { Invitations } from "./invitations.tsx";
import { partnershipRoleWords, rolesInWords } from "./words.ts";

export function PeoplePage() {
  const { partnership, actor } = usePlace();
  const [wanted] = useAddress("q");
  const base = `/partnerships/${partnership.id}`;
  const mayInvite = !objectionToInviting(actor, actor.organization);
  const seesInvitations = !objectionToSeeingInvitations(actor);
  const read = together(
    useLoad(`${base}/people`, (signal) => getAll<MemberRow>(`${base}/people`, signal)),
    useLoad(`${base}/organizations`, (signal) => getAll<OrganizationRow>(`${base}/organizations`, signal)),
    useLoad(`${base}/invitations`, async (signal) =>
      seesInvitations ? getAll<InvitationView>(`${base}/invitations`, signal) : [],
    ),
  );
  const invite = mayInvite && (
    <a class="button primary" href={paths.invite(partnership.id)}>
      Invite someone
    </a>
  );
  const head = {
    title: "People",
    lede: "Who acts for which organization, and what each may do.",
    actions: invite,
  };
  if (read.state === "loading")
    return (
      <Page {...head}>
        <Skeleton of="the people" lines={12} />
      </Page>
    );
  if (read.state === "problem")
    return (
      <Page {...head}>
        <ProblemNotice problem={read.problem} retry={read.retry} />
      </Page>
    );
  const [people, organizations, invitations] = read.data;
  const name = namer(organizations);
  const open = invitations.filter(({ state }) => state === "open");
  if (people.length === 0 && open.length === 0)
    return (
      <Page title={head.title} lede={head.lede}>
        <Empty title="Nobody yet" action={invite}>
          People come in by invitation: an e-mailed link that works once. Each gets roles in one organization.
        </Empty>
      </Page>
    );

  const { today } = partnership;
  const acts = (row: MemberRow) => [
    ...row.partnershipRoles.map((role) => `${partnershipRoleWords[role].name} of the partnership`),
    ...row.grants
      .filter(({ until }) => until === undefined || until >= today)
      .map(
        ({ organizationId, roles, from }) =>
          `${rolesInWords(roles)} at ${name(organizationId)}${from > today ? ", later" : ""}`,
      ),
  ];
  const rows = people.filter((row) => matches(wanted, row.name, row.title, row.email, ...acts(row)));
  const columns: [Column<MemberRow>, ...Column<MemberRow>[]] = [
    {
      id: "name",
      head: "Person",
      text: (row) => row.name,
      cell: (row) => (
        <a class="plain-link" href={paths.person(partnership.id, row.personId)}>
          <Who name={row.name} about={row.title} />
        </a>
      ),
    },
    {
      id: "acts",
      head: "Acts as",
      text: (row) => acts(row).join("; "),
      cell: (row) => (
        <ul class="plain">
          {acts(row).map((one) => (
            <li key={one}>{one}</li>
          ))}
          {acts(row).length === 0 && <li class="muted">no role today</li>}
        </ul>
      ),
    },
    {
      id: "email",
      head: "E-mail",
      text: (row) => row.email ?? "",
      cell: (row) => row.email && <a href={`mailto:${row.email}`}>{row.email}</a>,
    },
  ];
  return (
    <Page {...head}>
      <Table
        of={{ one: "person", many: "people" }}
        rows={rows}
        columns={columns}
        rowKey={({ personId }) => personId}
        paged
        csv={`people-${partnership.id}`}
        aside={<Filter label="Filter by name, role or organization" />}
      />
      {seesInvitations && (
        <Section id="open" title="Open invitations">
          <Invitations invitations={open} name={name} />
        </Section>
      )}
    </Page>
  );
}
