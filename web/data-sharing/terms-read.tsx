/** Purposes, the schedule, transfers, facts, proof and clauses as they are read. */

import type { DataElement } from "#shared/data-sharing/terms-schema.ts";
import { listed } from "#shared/listed.ts";
import { usePlace } from "../session.ts";
import { Badge } from "../ui/badge.tsx";
import { Day, dayInWords } from "../ui/dates.tsx";
import { type Column, Table } from "../ui/table.tsx";
import { basesUsed } from "./bases-used.ts";
import { inOrder } from "./clause-form.tsx";
import { factKey } from "./part-facts.tsx";
import { dataPaths } from "./paths.ts";
import type { ReadProps } from "./terms-tab.tsx";
import {
  everyInWords,
  evidenceWords,
  levelWords,
  methodWords,
  sensitivityWords,
  vocabWords,
} from "./words.ts";

export function Purposes({ terms: { scope, purposes, prohibitedUses } }: ReadProps) {
  return (
    <>
      {scope && <p>{scope}</p>}
      {purposes.length === 0 ? (
        <p class="muted">No purpose is written yet.</p>
      ) : (
        <ul class="lines numbered">
          {purposes.map(({ purposeId, code, statement }) => (
            <li key={purposeId}>
              <b class="no">{purposeId}</b>
              <p>
                {code && <b>{code}. </b>}
                {statement}
              </p>
            </li>
          ))}
        </ul>
      )}
      {prohibitedUses.length > 0 && (
        <p>
          <b>Ruled out by name:</b> {listed(prohibitedUses.map(lower))}.
        </p>
      )}
    </>
  );
}

const lower = (text: string) =>
  /^[A-Z][a-z]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;

export function Schedule({ agreement, terms: { elements, purposes }, bases, indicators }: ReadProps) {
  const basisName = (id: string | undefined) => bases.find((one) => one.id === id)?.name ?? "";
  const source = ({ vocab, vocabId }: DataElement) => [vocabWords[vocab], vocabId].filter(Boolean).join(" ");
  const through = ({ exchange }: DataElement) =>
    exchange &&
    `${exchange.indicatorId} through this hub, ${exchange.from} to ${exchange.to}${
      exchange.dimensions.length > 0
        ? `, by ${listed(
            exchange.dimensions.map(
              (id) => indicators.dimensions.find((one) => one.id === id)?.name.toLowerCase() ?? id,
            ),
          )}`
        : ""
    }`;
  if (elements.length === 0)
    return <p class="muted">Nothing is on the schedule yet. What is not on it is not shared.</p>;
  const columns: [Column<DataElement>, ...Column<DataElement>[]] = [
    {
      id: "element",
      head: "Element",
      text: ({ name }) => name,
      by: ({ elementId }) => Number(elementId.slice(1)),
      cell: (row) => (
        <span class="named" id={`element-${row.elementId}`}>
          <b>{row.name}</b>
          <small>{source(row)}</small>
          {row.definition && <small>{row.definition}</small>}
          {through(row) && <small>{through(row)}</small>}
        </span>
      ),
      besides: [
        { head: "Vocabulary", text: ({ vocab }) => vocabWords[vocab] },
        { head: "Id", text: ({ vocabId }) => vocabId ?? "" },
        { head: "What it means", text: ({ definition }) => definition ?? "" },
        { head: "Through the hub", text: (row) => through(row) ?? "" },
      ],
    },
    {
      id: "level",
      head: "Level",
      text: ({ level }) => levelWords[level].name,
      cell: ({ level }) => levelWords[level].name,
    },
    {
      id: "sensitivity",
      head: "Sensitivity",
      text: ({ sensitivity }) => sensitivityWords[sensitivity],
      cell: ({ sensitivity }) =>
        sensitivity === "special" || sensitivity === "uc_confidential" ? (
          <b>{sensitivityWords[sensitivity]}</b>
        ) : (
          sensitivityWords[sensitivity]
        ),
    },
    {
      id: "basis",
      head: "Legal basis",
      text: ({ basisId }) => basisName(basisId),
      cell: ({ basisId }) => basisName(basisId) || <Badge state="blocked">None yet</Badge>,
    },
    {
      id: "purposes",
      head: "For",
      text: ({ purposeIds }) => purposeIds.join(" "),
      cell: ({ purposeIds }) =>
        purposeIds.length === 0 ? (
          <Badge state="blocked">No purpose</Badge>
        ) : (
          <abbr
            title={purposes
              .filter(({ purposeId }) => purposeIds.includes(purposeId))
              .map(({ code, statement }) => code ?? statement)
              .join("; ")}
          >
            {purposeIds.join(", ")}
          </abbr>
        ),
    },
  ];
  return (
    <Table
      of={{ one: "element", many: "elements" }}
      rows={elements}
      columns={columns}
      rowKey={({ elementId }) => elementId}
      fold
      csv={`schedule-${agreement.codedNotation}`}
    />
  );
}

export function Transfers({ terms: { transfers, elements }, names }: ReadProps) {
  if (transfers.length === 0) return <p class="muted">No transfer is agreed yet.</p>;
  const name = (id: string) => elements.find(({ elementId }) => elementId === id)?.name ?? id;
  return (
    <ul class="lines numbered">
      {transfers.map((one) => (
        <li key={one.transferId}>
          <b class="no">{one.transferId}</b>
          <div class="stack tight">
            <p>
              <b>{names.name(one.senderId)}</b> sends to{" "}
              <b>{listed(one.receiverIds.map((id) => names.name(id)))}</b>, first due{" "}
              <Day date={one.firstDue} />
              {one.everyMonths !== undefined && `, then ${everyInWords(one.everyMonths)}`}.
            </p>
            <small>
              {[
                methodWords[one.method],
                one.format,
                one.encryption,
                `open from ${one.opensDaysBefore} days before to ${one.closesDaysAfter} days after`,
              ]
                .filter(Boolean)
                .join(", ")}
            </small>
            <small>{listed(one.elementIds.map(name))}</small>
            {one.acceptance && <small>Counts as received: {one.acceptance}</small>}
          </div>
        </li>
      ))}
    </ul>
  );
}

export function Facts({ agreement, terms, bases }: ReadProps) {
  const used = basesUsed(agreement, terms, bases).filter(({ facts }) => facts.length > 0);
  if (used.length === 0) return <p class="muted">The legal bases used ask for none.</p>;
  return (
    <dl class="lines said-facts">
      {used.flatMap((basis) =>
        basis.facts.map((fact) => {
          const said = terms.facts[factKey(basis, fact)];
          const words =
            typeof said === "boolean"
              ? said
                ? "Yes"
                : "No"
              : fact.kind === "date" && said
                ? dayInWords(said)
                : (fact.choices.find(({ value }) => value === said)?.label ?? said);
          return (
            <div key={factKey(basis, fact)}>
              <dt>
                {fact.label}
                <small>
                  {basis.name}, {fact.citation}
                </small>
              </dt>
              <dd>{words ?? <span class="muted">Not stated yet</span>}</dd>
            </div>
          );
        }),
      )}
    </dl>
  );
}

export function Proof({ terms: { evidence }, names }: ReadProps) {
  if (evidence.length === 0) return <p class="muted">Nothing is on file yet.</p>;
  return (
    <ul class="lines">
      {evidence
        .toSorted((a, b) => b.on.localeCompare(a.on))
        .map((one) => (
          <li key={`${one.on} ${one.kind} ${one.reference}`}>
            <b>{evidenceWords[one.kind]}</b>: {one.reference}
            <small>
              {[dayInWords(one.on), one.organizationId && names.name(one.organizationId), one.sector]
                .filter(Boolean)
                .join(", ")}
            </small>
          </li>
        ))}
    </ul>
  );
}

export function Clauses({ agreement, terms, bases, mayEdit }: ReadProps & { mayEdit: boolean }) {
  const { partnership } = usePlace();
  const known = bases.flatMap(({ elements }) => elements);
  if (terms.clauses.length === 0)
    return (
      <p class="muted">The words of the agreement are not written yet. Each clause says what it answers.</p>
    );
  return (
    <ol class="lines clauses">
      {inOrder(terms.clauses).map(({ listId, title, text, satisfies }) => (
        <li key={listId} id={`clause-${listId}`}>
          <b class="no">{listId}</b>
          <div class="stack tight">
            <b>{title}</b>
            <p class="prose">{text}</p>
            {satisfies.length > 0 && (
              <small>
                Answers{" "}
                {satisfies.map((id, index) => (
                  <span key={id}>
                    {index > 0 && ", "}
                    <abbr title={known.find((one) => one.id === id)?.text}>{id}</abbr>
                  </span>
                ))}
              </small>
            )}
          </div>
          {mayEdit && (
            <span class="row no-print tools">
              <a
                class="button small quiet"
                href={dataPaths.dataAgreement(partnership.id, agreement.id, "terms", { clause: listId })}
              >
                Change<span class="sr"> clause {listId}</span>
              </a>
            </span>
          )}
        </li>
      ))}
    </ol>
  );
}
