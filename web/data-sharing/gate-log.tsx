/** What the gate decided, allow and deny alike, newest first. */
import type { GateEntry } from "#shared/data-sharing/gate-log.ts";
import type { Page } from "#shared/page.ts";
import type { Names } from "../agreements/names.ts";
import { get } from "../api.ts";
import { useLoad } from "../load.ts";
import { usePlace } from "../session.ts";
import { Moment } from "../ui/dates.tsx";
import { Section } from "../ui/page.tsx";
import { type Column, Table } from "../ui/table.tsx";

const reasons: Readonly<Record<GateEntry["reason"], string>> = {
  ALLOWED: "covered",
  OWN_SUBMISSION: "its own",
  KEPT_AFTER_END: "kept after the end",
  NOT_ACTIVE: "not in force",
  SUSPENDED: "suspended",
  NOT_DISCLOSING: "does not disclose",
  NOT_RECEIVING: "does not receive it",
  INDICATOR_NOT_AGREED: "indicator not agreed",
  YEAR_NOT_AGREED: "year not agreed",
  SUBGROUP_NOT_AGREED: "breakdown not agreed",
  PURPOSE_NOT_AGREED: "purpose not agreed",
  OUTSIDE_WINDOW: "outside its window",
  ROLE_MISSING: "role missing",
  NOT_SUPPRESSED: "hid too little",
};

export function GateLogSection({ path, names }: { path: string; names: Names }) {
  const { partnership } = usePlace();
  const read = useLoad(
    `${path}/gate`,
    async (signal) => (await get<Page<GateEntry>>(`${path}/gate?limit=100`, signal)).data,
  );
  // Whoever may not read it has the rest of the page.
  if (read.state !== "content" || read.data.items.length === 0) return null;
  const columns: [Column<GateEntry>, ...Column<GateEntry>[]] = [
    {
      id: "at",
      head: "When",
      cell: ({ at }) => <Moment at={at} timeZone={partnership.timeZone} />,
      text: ({ at }) => at,
    },
    {
      id: "who",
      head: "Who",
      cell: ({ actorName, organization }) => (
        // One thing in the cell: as a card on a phone it stands beside its label, whole.
        <span>
          {actorName}
          {organization && <small>, {names.name(organization)}</small>}
        </span>
      ),
      text: ({ actorName, organization }) =>
        [actorName, organization ? names.name(organization) : ""].filter(Boolean).join(", "),
    },
    {
      id: "what",
      head: "Asked to",
      cell: (entry) => asked(entry, names),
      text: (entry) => asked(entry, names),
    },
    {
      id: "decision",
      head: "Gate",
      cell: ({ allowed, reason }) => (
        <span>
          <b>{allowed ? "Let through" : "Refused"}</b> <small>{reasons[reason]}</small>
        </span>
      ),
      text: ({ allowed, reason }) => `${allowed ? "let through" : "refused"}: ${reasons[reason]}`,
    },
  ];
  return (
    <Section id="gate" title="What the gate decided">
      <Table
        of={{ one: "decision", many: "decisions" }}
        rows={read.data.items}
        columns={columns}
        rowKey={({ seq }) => String(seq)}
        sort="-at"
        sortName="gate"
        csv="gate-decisions"
        more={read.data.next ? "by time" : undefined}
        paged
        fold
      />
    </Section>
  );
}

const asked = ({ action, indicatorId, years, senderId }: GateEntry, names: Names): string =>
  `${action === "read" ? "read" : "send"} ${indicatorId}, ${years.replace("/", " to ")}${senderId ? `, of ${names.name(senderId)}` : ""}`;
