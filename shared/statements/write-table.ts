/** A package as the table that import reads: the framework's own words above the header, then a row for each statement. */
import type { CasePackage, CfAssociation, CfItem } from "../case/schema.ts";
import {
  associationColumns,
  joined,
  type SettingName,
  settingNames,
  type TableColumn,
  tableColumns,
} from "./table-columns.ts";
import { outline } from "./tree.ts";

const always: readonly TableColumn[] = ["identifier", "code", "statement", "parent", "order", "type"];

/** Columns beyond the first six only where some statement has something to say there. */
export function toTable(found: CasePackage): string[][] {
  const { CFDocument: document, CFAssociations } = found;
  const settings = settingNames.flatMap((name) => {
    const value = settingOf(document, name);
    return value === undefined ? [] : [[`#${name}`, value]];
  });
  const of = new Map<string, CfAssociation[]>();
  for (const one of CFAssociations) {
    const { identifier } = one.originNodeURI;
    of.set(identifier, [...(of.get(identifier) ?? []), one]);
  }
  const items = new Map<string, CfItem>(
    outline(document.identifier, found).map(({ item }) => [item.identifier, item]),
  );
  const ids = new Set<string>([document.identifier, ...items.keys()]);
  const entries = [...items.values()].map((item) =>
    cellsOf(item, of.get(item.identifier) ?? [], document.identifier, ids),
  );
  const columns = tableColumns.filter(
    (column) => always.includes(column) || entries.some((entry) => entry[column]),
  );
  return [...settings, [...columns], ...entries.map((entry) => columns.map((column) => entry[column] ?? ""))];
}

function settingOf(document: CasePackage["CFDocument"], name: SettingName): string | undefined {
  const value = document[name];
  return Array.isArray(value) ? joined(value) : value;
}

function cellsOf(
  item: CfItem,
  associations: readonly CfAssociation[],
  documentId: string,
  ids: ReadonlySet<string>,
): Partial<Record<TableColumn, string | undefined>> {
  const parents = associations.filter(
    ({ associationType, destinationNodeURI }) =>
      associationType === "isChildOf" && ids.has(destinationNodeURI.identifier),
  );
  const top = parents.length === 1 && parents[0]?.destinationNodeURI.identifier === documentId;
  const far = (kind: string): string =>
    joined(
      associations.flatMap(({ associationType, destinationNodeURI: to }) =>
        associationType === kind
          ? [
              to.targetType?.startsWith("ext:")
                ? `${to.targetType} ${to.identifier}`
                : ids.has(to.identifier)
                  ? to.identifier
                  : (to.uri ?? to.identifier),
            ]
          : [],
      ),
    );
  return {
    identifier: item.identifier,
    code: item.humanCodingScheme,
    statement: item.fullStatement,
    parent: top ? "" : joined(parents.map(({ destinationNodeURI }) => destinationNodeURI.identifier)),
    order: joined(
      parents.flatMap(({ sequenceNumber }) => (sequenceNumber === undefined ? [] : [String(sequenceNumber)])),
    ),
    type: item.CFItemType,
    abbreviated: item.abbreviatedStatement,
    label: item.alternativeLabel,
    enumeration: item.listEnumeration,
    keywords: joined(item.conceptKeywords ?? []),
    subjects: joined(item.subject ?? []),
    education_level: joined(item.educationLevel ?? []),
    notes: item.notes,
    language: item.language,
    starts: item.statusStartDate,
    ends: item.statusEndDate,
    changed: item.lastChangeDateTime,
    ...Object.fromEntries(Object.entries(associationColumns).map(([column, kind]) => [column, far(kind)])),
  };
}
