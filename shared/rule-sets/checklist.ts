/**
 * What a rule set asks for against what an agreement's clauses say: each item answered by which clauses, or a gap.
 * Only verified items can block; what nobody has verified is said and never stands in the way.
 */

import type { AwardMethod, Clause, EquivalencyRule, StatementType } from "../agreements/terms-schema.ts";
import { listed } from "../listed.ts";
import type { Objection } from "../problem.ts";
import type { GapMode, RuleSet, RuleSetItem } from "./schema.ts";

type Asks = Pick<RuleSet, "id" | "name" | "items" | "requiredAwardMethod">;
type Says = Pick<Clause, "listId" | "statementType" | "satisfies">;

/** How a clause names an item, whichever rule set governs later: `IL-110ILCS27/16#3`. */
export const itemId = (ruleSet: Pick<RuleSet, "id">, item: Pick<RuleSetItem, "id">): string =>
  `${ruleSet.id}#${item.id}`;

export type ChecklistLine = {
  item: RuleSetItem;
  /** Numbers of the clauses that answer it, in the clauses' order; none is a gap. */
  answeredBy: string[];
  /** Clauses that name it and are of a kind that cannot answer it. */
  named: { listId: string; statementType: StatementType }[];
  verified: boolean;
};

export type Checklist = {
  lines: ChecklistLine[];
  /** Rules that post their credit another way than the rule set requires. */
  otherMethod: { required: AwardMethod; ruleNos: number[] } | undefined;
};

export function checklistOf(
  ruleSet: Asks,
  clauses: readonly Says[],
  rules: readonly Pick<EquivalencyRule, "ruleNo" | "awardMethod">[] = [],
): Checklist {
  const required = ruleSet.requiredAwardMethod;
  return {
    lines: ruleSet.items.map((item) => {
      const naming = clauses.filter(({ satisfies }) => satisfies.includes(itemId(ruleSet, item)));
      const fits = ({ statementType }: Says) => item.statementTypes.includes(statementType);
      return {
        item,
        answeredBy: naming.filter(fits).map(({ listId }) => listId),
        named: naming
          .filter((clause) => !fits(clause))
          .map(({ listId, statementType }) => ({ listId, statementType })),
        verified: item.verifiedOn !== undefined,
      };
    }),
    otherMethod:
      required === undefined
        ? undefined
        : {
            required,
            ruleNos: rules.filter(({ awardMethod }) => awardMethod !== required).map(({ ruleNo }) => ruleNo),
          },
  };
}

/** What keeps the agreement from going out for signature where gaps block: verified items without an answer. */
export function gapsThatBlock(ruleSet: Asks, mode: GapMode, clauses: readonly Says[]): RuleSetItem[] {
  if (mode === "WARN") return [];
  return checklistOf(ruleSet, clauses)
    .lines.filter(({ verified, answeredBy }) => verified && answeredBy.length === 0)
    .map(({ item }) => item);
}

/** Why the agreement cannot go out for signature, or undefined. A required way of posting credit is the convener's own word. */
export function objectionToGaps(
  ruleSet: Asks,
  mode: GapMode,
  clauses: readonly Says[],
  rules: readonly Pick<EquivalencyRule, "ruleNo" | "awardMethod">[] = [],
): Objection {
  const gaps = gapsThatBlock(ruleSet, mode, clauses);
  if (gaps.length > 0) {
    const which = gaps.length === 1 ? "item" : "items";
    return {
      code: "clauses-missing",
      why: `No clause answers ${which} ${listed(gaps.map(({ id }) => id))} of ${ruleSet.name}. Add a clause, or say in one that it answers the item.`,
    };
  }
  const other = mode === "BLOCK" ? (checklistOf(ruleSet, [], rules).otherMethod?.ruleNos ?? []) : [];
  if (other.length > 0)
    return {
      code: "clauses-missing",
      why: `${ruleSet.name} fixes how credit is posted, and ${other.length === 1 ? "rule" : "rules"} ${listed(other.map(String))} ${other.length === 1 ? "posts" : "post"} it another way.`,
    };
  return undefined;
}
