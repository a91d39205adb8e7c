/**
 * A package as a regional adaptation: identifiers of its own, and each thing's source kept with it. CASE's best practice
 * forbids one item in two frameworks; a copy of a copy keeps naming the first.
 */
import type { CasePackage, CaseUuid, CfItem } from "../case/schema.ts";

type Named = {
  identifier: CaseUuid;
  uri?: string | undefined;
  extensions?: Record<string, unknown> | undefined;
};

/** `newId` gives identifiers; the associations between what is copied follow it, those that lead elsewhere stay. */
export function adapted(found: CasePackage, newId: () => CaseUuid): CasePackage {
  const ids = new Map<string, CaseUuid>();
  const walk = (raw: unknown): void => {
    if (Array.isArray(raw)) for (const one of raw) walk(one);
    else if (typeof raw === "object" && raw !== null && "identifier" in raw && "lastChangeDateTime" in raw) {
      ids.set(String(raw.identifier), newId());
      for (const one of Object.values(raw)) if (Array.isArray(one)) walk(one);
    }
  };
  const { CFDocument, CFItems, CFAssociations, CFDefinitions, CFRubrics = [] } = found;
  walk([CFDocument, ...CFItems, ...CFAssociations, ...CFRubrics]);
  for (const list of Object.values(CFDefinitions ?? {})) walk(list);

  /** Every identifier and link inside, in whatever depth; an address that led to the original goes with it. */
  const moved = (raw: unknown): unknown => {
    if (Array.isArray(raw)) return raw.map(moved);
    if (typeof raw !== "object" || raw === null) return raw;
    const own = "identifier" in raw ? ids.get(String(raw.identifier)) : undefined;
    const entries = Object.entries(raw).flatMap(([key, value]): [string, unknown][] => {
      if (key === "extensions") return [[key, value]];
      if (own && key === "identifier") return [[key, own]];
      if (own && key === "uri") return [];
      if ((key === "rubricId" || key === "rubricCriterionId") && ids.has(String(value)))
        return [[key, ids.get(String(value))]];
      return [[key, moved(value)]];
    });
    return Object.fromEntries(entries);
  };
  const copy = moved(found) as CasePackage;
  return {
    ...copy,
    CFDocument: withSource(copy.CFDocument, CFDocument),
    CFItems: copy.CFItems.map((item, index) => withSource(item, CFItems[index] as CfItem)),
  };
}

function withSource<One extends Named>(copy: One, source: Named): One {
  const before = source.extensions ?? {};
  return {
    ...copy,
    extensions: {
      ...before,
      sourceItemIdentifier: before["sourceItemIdentifier"] ?? source.identifier,
      ...(before["sourceItemURI"] || source.uri
        ? { sourceItemURI: before["sourceItemURI"] ?? source.uri }
        : {}),
    },
  } as One;
}
