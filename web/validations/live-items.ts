/** What a session goes through: the campaign's statements in their order, as they were when it opened. */
import type { WholeContents } from "#shared/statements/schema.ts";
import type { CampaignView } from "#shared/validations/schema.ts";

export type Item = { id: string; no: number; text: string; code?: string };

export function itemsOf(
  { statementIds }: Pick<CampaignView, "statementIds">,
  { statements }: Pick<WholeContents, "statements">,
): Item[] {
  const byId = new Map(statements.map(({ item }) => [item.identifier, item]));
  return statementIds.flatMap((id, index) => {
    const item = byId.get(id);
    if (!item) return [];
    const { fullStatement: text, humanCodingScheme: code } = item;
    return [{ id, no: index + 1, text, ...(code === undefined ? {} : { code }) }];
  });
}
