/**
 * Two versions side by side: what was added, removed and changed among parties, purposes, elements, transfers and
 * clauses, and in everything else that is signed. Nothing that is signed is left out. Pure.
 */
import { canonicalJson } from "../canonical.ts";
import type { Difference, VersionComparison } from "./compare-schema.ts";
import { versionContent } from "./content.ts";
import type { DataSharing } from "./schema.ts";
import type { DataTerms } from "./terms-schema.ts";

export type OneVersion = { record: DataSharing; terms: DataTerms };
type Part = Difference["part"];
type Fields = Readonly<Record<string, unknown>>;

/** A value in one line or several: what a reader compares. */
function say(value: unknown): string | undefined {
  if (value === undefined || value === null || value === "") return undefined;
  if (Array.isArray(value))
    return value.length === 0 ? undefined : value.map((one) => say(one) ?? "").join(", ");
  return typeof value === "object" ? canonicalJson(value) : String(value);
}

/** Those fields whose values differ. */
function differing(before: Fields, after: Fields): Difference["fields"] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return names.flatMap((field) => {
    if (canonicalJson(before[field] ?? null) === canonicalJson(after[field] ?? null)) return [];
    const [was, is] = [say(before[field]), say(after[field])];
    return [
      { field, ...(was === undefined ? {} : { before: was }), ...(is === undefined ? {} : { after: is }) },
    ];
  });
}

type Named<T> = { key: (one: T) => string; label: (one: T) => string };

/** Things that have a name of their own, in the order of the later list, removed ones last. */
function listed<T extends object>(
  part: Part,
  before: readonly T[],
  after: readonly T[],
  { key, label }: Named<T>,
): Difference[] {
  const earlier = new Map(before.map((one) => [key(one), one]));
  const later = new Set(after.map(key));
  const now = after.flatMap((one): Difference[] => {
    const name = { part, key: key(one), label: label(one) };
    const was = earlier.get(name.key);
    if (!was) return [{ ...name, kind: "ADDED", fields: differing({}, one as Fields) }];
    const fields = differing(was as Fields, one as Fields);
    return fields.length === 0 ? [] : [{ ...name, kind: "CHANGED", fields }];
  });
  const gone = before
    .filter((one) => !later.has(key(one)))
    .map(
      (one): Difference => ({
        part,
        key: key(one),
        label: label(one),
        kind: "REMOVED",
        fields: differing(one as Fields, {}),
      }),
    );
  return [...now, ...gone, ...reordered(part, before.map(key), after.map(key))];
}

/** What both have, in another order: that is signed, too. */
function reordered(part: Part, before: readonly string[], after: readonly string[]): Difference[] {
  const [was, is] = [
    before.filter((one) => after.includes(one)),
    after.filter((one) => before.includes(one)),
  ];
  const [from, to] = [was.join(", "), is.join(", ")];
  return from === to
    ? []
    : [
        {
          part,
          key: "order",
          label: "order",
          kind: "CHANGED",
          fields: [{ field: "order", before: from, after: to }],
        },
      ];
}

/** Fields that stand for themselves. */
const alone = (part: Part, before: Fields, after: Fields): Difference[] =>
  differing(before, after).map((one) => ({
    part,
    key: one.field,
    label: one.field,
    kind: one.before === undefined ? "ADDED" : one.after === undefined ? "REMOVED" : "CHANGED",
    fields: [one],
  }));

type Content = Fields & { parties: DataSharing["parties"]; signatureSlots: DataSharing["signatureSlots"] };

export function compare(from: OneVersion, to: OneVersion): VersionComparison {
  // A number of its own is no difference between versions.
  const signed = ({ record, terms }: OneVersion): Content & { terms: DataTerms } => {
    const {
      versionNo: _no,
      versionKind: _kind,
      ...content
    } = versionContent(record, terms) as Content & {
      terms: DataTerms;
    };
    return content as Content & { terms: DataTerms };
  };
  const { parties: oldParties, terms: old, ...oldFrame } = signed(from);
  const { parties, terms, ...frame } = signed(to);
  const { purposes, elements, transfers, clauses, facts, ...handling } = terms;
  const {
    purposes: oldPurposes,
    elements: oldElements,
    transfers: oldTransfers,
    clauses: oldClauses,
    facts: oldFacts,
    ...oldHandling
  } = old;
  const differences = [
    ...alone("frame", oldFrame, frame),
    ...listed("parties", oldParties, parties, {
      key: ({ organizationId }) => organizationId,
      label: ({ organizationId }) => organizationId,
    }),
    ...listed("purposes", oldPurposes, purposes, {
      key: ({ purposeId }) => purposeId,
      label: ({ statement }) => statement,
    }),
    ...listed("elements", oldElements, elements, {
      key: ({ elementId }) => elementId,
      label: ({ name }) => name,
    }),
    ...listed("transfers", oldTransfers, transfers, {
      key: ({ transferId }) => transferId,
      label: ({ transferId }) => transferId,
    }),
    ...alone("handling", oldHandling, handling),
    ...alone("facts", oldFacts, facts),
    ...listed("clauses", oldClauses, clauses, { key: ({ listId }) => listId, label: ({ title }) => title }),
  ];
  return {
    from: from.record.versionNo,
    to: to.record.versionNo,
    same: differences.length === 0,
    differences,
  };
}
