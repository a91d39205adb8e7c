/** Every agreement one may know of: filtered, sorted and taken away as a file. All of it is in the address. */
import { isParty, objectionToStarting, receives, sends } from "#shared/agreements/rules.ts";
import type { AgreementRow } from "#shared/agreements/schema.ts";
import { getAll } from "../api.ts";
import { together, useLoad } from "../load.ts";
import { paths } from "../paths.ts";
import { usePlace } from "../session.ts";
import { useAddress } from "../ui/address.ts";
import { Badge } from "../ui/badge.tsx";
import { Day, dayInWords } from "../ui/dates.tsx";
import { Empty } from "../ui/empty.tsx";
import { Filter, matches } from "../ui/filter.tsx";
import { Page } from "../ui/page.tsx";
import { ProblemNotice } from "../ui/problem.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { type Column, Table } from "../ui/table.tsx";
import { namesOf, useOrganizations } from "./names.ts";
import { listed, pendingState, stateOfRow, typeWords } from "./words.ts";
import "./agreements.css";

/** What `?status=` may say: a stored status, or where the calendar has taken it. */
const states: Record<string, { label: string; badges: readonly string[] }> = {
  draft: { label: "Drafts", badges: ["draft"] },
  review: { label: "In review", badges: ["in-review"] },
  signature: { label: "Out for signature", badges: ["signature"] },
  force: { label: "In force", badges: ["in-force", "expiring"] },
  lapsing: { label: "Lapsing soon", badges: ["expiring"] },
  upcoming: { label: "Not yet in force", badges: ["upcoming"] },
  teach: { label: "Teach-out", badges: ["teach-out"] },
  over: { label: "Over", badges: ["expired", "superseded", "withdrawn", "declined", "terminated"] },
};
/** The API's own words work in a link as well. */
const storedNames: Record<string, string> = {
  DRAFT: "draft",
  IN_REVIEW: "review",
  OUT_FOR_SIGNATURE: "signature",
  EXECUTED: "force",
};

export function AgreementsPage() {
  const { partnership, actor } = usePlace();
  const base = `/partnerships/${partnership.id}/agreements`;
  const read = together(
    useLoad(base, (signal) => getAll<AgreementRow>(base, signal)),
    useOrganizations(partnership.id),
  );
  const own = actor.organization;
  const starting = objectionToStarting(
    actor,
    own ? [{ organizationId: own, role: "SENDING_AND_RECEIVING" }] : [],
  );
  const start = starting ? undefined : (
    <a class="button primary" href={paths.newAgreement(partnership.id)}>
      New agreement
    </a>
  );
  const head = {
    title: "Agreements",
    lede: "What schools and colleges here agree about credit: who sends, who grants, for how long.",
    actions: start,
  };

  if (read.state === "loading")
    return (
      <Page {...head}>
        <Skeleton of="the agreements" lines={14} />
      </Page>
    );
  if (read.state === "problem")
    return (
      <Page {...head}>
        <ProblemNotice problem={read.problem} retry={read.retry} />
      </Page>
    );
  const [rows, organizations] = read.data;
  if (rows.length === 0)
    return (
      <Page title={head.title} lede={head.lede}>
        <Empty title="No agreements yet" action={start}>
          An agreement starts as a draft that only its own organization sees. You add the course rules, share
          it with the other party, and it takes effect when both have signed.
        </Empty>
      </Page>
    );
  return (
    <Page {...head}>
      <Rows rows={rows} organizations={namesOf(organizations)} />
      <p class="no-print">
        <a href={paths.ruleSets(partnership.id)}>What laws and policies ask of agreements here</a>
      </p>
    </Page>
  );
}

function Rows({
  rows,
  organizations,
}: {
  rows: readonly AgreementRow[];
  organizations: ReturnType<typeof namesOf>;
}) {
  const { partnership, actor } = usePlace();
  const [wanted] = useAddress("q");
  const [status, setStatus] = useAddress("status");
  const [party, setParty] = useAddress("party");
  const { name } = organizations;
  const { today } = partnership;
  const asked = states[storedNames[status] ?? status];
  const of = party === "mine" ? actor.organization : party;

  const shown = rows.filter(
    (row) =>
      (!asked || badgesOf(row, today).some(({ state }) => asked.badges.includes(state))) &&
      (!of || isParty(row, of as AgreementRow["stewardId"])) &&
      matches(
        wanted,
        row.name,
        row.codedNotation,
        typeWords[row.agreementType],
        ...row.parties.map((one) => name(one.organizationId)),
      ),
  );
  const side = (row: AgreementRow, which: typeof sends) =>
    listed(row.parties.filter(which).map((one) => name(one.organizationId)));
  const columns: [Column<AgreementRow>, ...Column<AgreementRow>[]] = [
    {
      id: "name",
      head: "Agreement",
      text: (row) => row.name,
      cell: (row) => (
        <span class="named">
          <a href={paths.agreement(partnership.id, row.id)}>{row.name}</a>
          <small>
            <code>{row.codedNotation}</code>, {typeWords[row.agreementType].toLowerCase()}
          </small>
        </span>
      ),
    },
    {
      id: "state",
      head: "State",
      text: (row) =>
        badgesOf(row, today)
          .map(({ word }) => word)
          .join("; "),
      cell: (row) => (
        <span class="badges">
          {badgesOf(row, today).map(({ state, word }) => (
            <Badge key={word} state={state}>
              {word}
            </Badge>
          ))}
        </span>
      ),
    },
    { id: "sends", head: "Sends students", text: (row) => side(row, sends), cell: (row) => side(row, sends) },
    {
      id: "grants",
      head: "Grants credit",
      text: (row) => side(row, receives),
      cell: (row) => side(row, receives),
    },
    {
      id: "from",
      head: "From",
      text: (row) => dayInWords(row.dateEffective),
      by: (row) => row.dateEffective,
      cell: (row) => <Nowrap date={row.dateEffective} />,
    },
    {
      id: "until",
      head: "Until",
      text: (row) => dayInWords(row.expirationDate),
      by: (row) => row.expirationDate,
      cell: (row) => <Nowrap date={row.expirationDate} />,
    },
  ];
  const parties = organizations.organizations
    .filter((one) => rows.some((row) => isParty(row, one.id)))
    .toSorted((a, b) => a.name.localeCompare(b.name, "en"));
  return (
    <div class="stack">
      <search class="row no-print filters">
        <Filter label="Filter by name, number or party" />
        <select
          aria-label="State"
          value={storedNames[status] ?? status}
          onChange={(event) => setStatus(event.currentTarget.value)}
        >
          <option value="">Every state</option>
          {Object.entries(states).map(([id, { label }]) => (
            <option key={id} value={id}>
              {label}
            </option>
          ))}
        </select>
        <select aria-label="Party" value={party} onChange={(event) => setParty(event.currentTarget.value)}>
          <option value="">Every party</option>
          {actor.organization && <option value="mine">Mine: {name(actor.organization)}</option>}
          {parties.map((one) => (
            <option key={one.id} value={one.id}>
              {one.name}
            </option>
          ))}
        </select>
      </search>
      <Table
        of={{ one: "agreement", many: "agreements" }}
        rows={shown}
        paged
        columns={columns}
        rowKey={({ id }) => id}
        fold
        csv={`agreements-${partnership.id}`}
      />
      {shown.length === 0 && <p class="muted">No agreement is like that. Take a filter away to see more.</p>}
    </div>
  );
}

/** Where it stands, and the new version being made beside it. */
const badgesOf = (row: AgreementRow, today: string) =>
  [stateOfRow(row, today), pendingState(row.pending)].flatMap((one) => one ?? []);

const Nowrap = ({ date }: { date: string }) => (
  <span class="nowrap">
    <Day date={date} />
  </span>
);
