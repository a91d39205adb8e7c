/** What an agreement is, in a few lines and a list of facts: its term, pathway, steward, and what became of it. */
import type { Agreement } from "#shared/agreements/schema.ts";
import type { AgreementView } from "#shared/agreements/view.ts";
import { pathwayOf } from "#shared/framework/browse.ts";
import { useEdition } from "../framework/edition.ts";
import { paths } from "../paths.ts";
import { usePlace } from "../session.ts";
import { Day, Days, fromToday } from "../ui/dates.tsx";
import type { Names } from "./names.ts";
import { listed } from "./words.ts";

type AboutProps = { agreement: Agreement; names: Names; stands: string | undefined };

export function About({ agreement, names, stands }: AboutProps) {
  const over = agreement.status === "EXECUTED" || agreement.status === "TERMINATED";
  return (
    <>
      <Facts view={{ ...agreement, flags: [] }} names={names} stands={over ? stands : undefined} />
      <Merged agreement={agreement} names={names} />
      {agreement.purpose && <p>{agreement.purpose}</p>}
      {agreement.corrections?.map(({ field, code, from, to, byName, at }) => (
        <p key={at} class="muted">
          {field === "COURSE_TITLE" ? `${code}: ` : ""}“{from}” should read “{to}”. {byName} set it right;
          what was signed stays as it is.
        </p>
      ))}
      {agreement.changeSummary && (
        <p>
          <b>What version {agreement.versionNo} changes.</b> {agreement.changeSummary}
        </p>
      )}
    </>
  );
}

/** A party that has merged since: the name stays as it was signed, and who continues it is said. */
function Merged({ agreement: { parties }, names }: { agreement: Agreement; names: Names }) {
  const merged = parties.flatMap(({ organizationId }) => {
    const row = names.organizations.find(({ id }) => id === organizationId);
    return row?.successorId ? [`${row.name} has merged into ${names.name(row.successorId)}`] : [];
  });
  return merged.length === 0 ? null : (
    <p class="muted">
      {listed(merged)}. The name stays as it was signed; the successor keeps what was promised.
    </p>
  );
}

/** `stands`: what became of its term, where something did. */
export function Facts({
  view,
  names,
  stands,
}: {
  view: AgreementView;
  names: Names;
  stands?: string | undefined;
}) {
  const { partnership } = usePlace();
  const edition = useEdition();
  const placed =
    edition.state === "content" && view.pathwayId !== undefined
      ? pathwayOf(edition.data, view.pathwayId)
      : undefined;
  const { today } = partnership;
  const ahead = view.dateEffective > today;
  return (
    <dl class="facts">
      <div>
        <dt>Term</dt>
        <dd>
          <Days from={view.dateEffective} until={view.expirationDate} />
          <small>
            {stands && !ahead && !stands.startsWith("in force")
              ? stands
              : `${ahead ? "begins" : view.expirationDate < today ? "ended" : "ends"} ${fromToday(
                  ahead ? view.dateEffective : view.expirationDate,
                  today,
                )}`}
          </small>
        </dd>
      </div>
      {view.pathwayId !== undefined && (
        <div>
          <dt>Pathway</dt>
          <dd>
            <a href={paths.framework(view.pathwayId.split("/")[0])}>
              {placed?.pathway.name ?? view.pathwayId}
            </a>
            <small>{placed?.cluster.name ?? "\u00a0"}</small>
          </dd>
        </div>
      )}
      <div>
        <dt>Steward</dt>
        <dd>
          <a href={paths.organization(partnership.id, view.stewardId)}>{names.name(view.stewardId)}</a>
          <small>started it and keeps it</small>
        </dd>
      </div>
      <div>
        <dt>Ends early</dt>
        <dd>
          after {view.noticeDays} days of notice
          {view.autoRenew && (
            <small>
              renews by itself {view.autoRenew.times === 1 ? "once" : `${view.autoRenew.times} times`}, for{" "}
              {view.autoRenew.months} months each
            </small>
          )}
          {view.teachOutUntil && (
            <small>
              teach-out until <Day date={view.teachOutUntil} />
            </small>
          )}
        </dd>
      </div>
      {view.cipCodes && view.cipCodes.length > 0 && (
        <div>
          <dt>CIP</dt>
          <dd>{view.cipCodes.join(", ")}</dd>
        </div>
      )}
      {view.dateSigned && (
        <div>
          <dt>Signed</dt>
          <dd>
            <Day date={view.dateSigned} />
          </dd>
        </div>
      )}
    </dl>
  );
}
