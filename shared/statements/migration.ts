/**
 * What points at statements that are over between two editions, and what it may point at instead: proposed by the hub,
 * decided by whoever keeps what points. Pure.
 */
import type { CaseUuid, Contents } from "../case/schema.ts";
import { changesBetween } from "./changes.ts";
import { titleOf } from "./editing.ts";
import type { MigrationChoice, MigrationProposal } from "./schema.ts";

type Pointing = {
  readonly code: string;
  readonly title: string;
  readonly skillStatementIds: readonly string[];
};

/** One proposal for each statement that is over and still pointed at. */
export function proposals(
  documentId: string,
  before: Contents,
  after: Contents,
  courses: readonly Pointing[],
): MigrationProposal[] {
  const titles = new Map(after.CFItems.map((item) => [item.identifier, titleOf(item)]));
  return changesBetween(documentId, before, after).changes.flatMap(
    ({ identifier, kinds, before: old, becomes }) => {
      const over = kinds.some((kind) => kind === "REPLACED" || kind === "RETIRED" || kind === "REMOVED");
      const named = courses.filter(({ skillStatementIds }) => skillStatementIds.includes(identifier));
      if (!over || !old || named.length === 0) return [];
      return [
        {
          statementId: identifier,
          title: titleOf(old),
          becomes: becomes.map((id) => ({ identifier: id, title: titles.get(id) ?? "" })),
          courses: named.map(({ code, title }) => ({ code, title })),
        },
      ];
    },
  );
}

/** The identifiers after the choices: each old one gone, what was chosen in its place, none twice. */
export function repointed(ids: readonly string[], choices: readonly MigrationChoice[]): string[] {
  const chosen = new Map<string, CaseUuid | null>(choices.map((one) => [one.statementId, one.becomes]));
  return [...new Set(ids.flatMap((id) => (chosen.has(id) ? (chosen.get(id) ?? []) : id)))];
}
