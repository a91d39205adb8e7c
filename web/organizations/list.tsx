/** The partners of the region, by kind. */
import { objectionToAdding } from "#shared/organizations/rules.ts";
import type { OrganizationRow } from "#shared/organizations/schema.ts";
import { getAll } from "../api.ts";
import { useLoad } from "../load.ts";
import { paths } from "../paths.ts";
import { usePlace } from "../session.ts";
import { useAddress } from "../ui/address.ts";
import { Empty } from "../ui/empty.tsx";
import { Filter, matches } from "../ui/filter.tsx";
import { Page } from "../ui/page.tsx";
import { ProblemNotice } from "../ui/problem.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { type Column, Table } from "../ui/table.tsx";
import { typeWords } from "./words.ts";

export function OrganizationsPage() {
  const { partnership, actor } = usePlace();
  const [wanted] = useAddress("q");
  const base = `/partnerships/${partnership.id}/organizations`;
  const organizations = useLoad(base, (signal) => getAll<OrganizationRow>(base, signal));
  const add = objectionToAdding(actor) ? undefined : (
    <a class="button primary" href={paths.newOrganization(partnership.id)}>
      Add a partner
    </a>
  );
  const head = { title: "Organizations", lede: `Who takes part in ${partnership.name}.`, actions: add };

  if (organizations.state === "loading")
    return (
      <Page {...head}>
        <Skeleton of="the organizations" lines={12} />
      </Page>
    );
  if (organizations.state === "problem")
    return (
      <Page {...head}>
        <ProblemNotice problem={organizations.problem} retry={organizations.retry} />
      </Page>
    );
  if (organizations.data.length === 0)
    return (
      <Page title={head.title} lede={head.lede}>
        <Empty title="No partners yet" action={add}>
          Schools, colleges, employers and community organizations stand here. The convener adds them; each
          then invites its own people.
        </Empty>
      </Page>
    );

  const today = partnership.today;
  const rows = organizations.data.filter((row) =>
    matches(wanted, row.name, row.code, row.city, typeWords[row.type]),
  );
  const state = (row: OrganizationRow) =>
    row.successorId ? "merged into another" : row.until && row.until < today ? "left" : "";
  const columns: [Column<OrganizationRow>, ...Column<OrganizationRow>[]] = [
    {
      id: "name",
      head: "Organization",
      text: (row) => row.name,
      cell: (row) => (
        <>
          <a href={paths.organization(partnership.id, row.id)}>{row.name}</a>
          {state(row) && <small> {state(row)}</small>}
        </>
      ),
    },
    { id: "code", head: "Code", text: (row) => row.code, cell: (row) => <code>{row.code}</code> },
    { id: "type", head: "Kind", text: (row) => typeWords[row.type], cell: (row) => typeWords[row.type] },
    { id: "city", head: "City", text: (row) => row.city ?? "", cell: (row) => row.city },
  ];
  return (
    <Page {...head}>
      <Table
        of={{ one: "organization", many: "organizations" }}
        rows={rows}
        columns={columns}
        rowKey={({ id }) => id}
        paged
        csv={`organizations-${partnership.id}`}
        aside={<Filter label="Filter by name, code, city or kind" />}
      />
    </Page>
  );
}
