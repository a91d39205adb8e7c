/** Statements as the checks of a program look at them: what its pathway expects, what its plan names, and who validated it. Pure. */
import type { CaseUuid, Contents } from "#shared/case/schema.ts";
import { edition } from "#shared/framework/editions.ts";
import type { StatementFact } from "#shared/programs/check-schema.ts";
import type { Plan } from "#shared/programs/plan-schema.ts";
import type { Program } from "#shared/programs/schema.ts";
import { filedUnder } from "#shared/statements/filed-under.ts";
import { standing } from "#shared/statements/levels.ts";
import type { StandingStatement, StatementFramework } from "#shared/statements/schema.ts";
import type { IsoDate } from "#shared/time.ts";
import type { Decision } from "#shared/validations/decision-schema.ts";
import { isValidated } from "#shared/validations/results-rules.ts";
import type { Campaign } from "#shared/validations/schema.ts";
import type { KeptTally } from "#shared/validations/tally-schema.ts";

/** What a decided campaign left: how it was asked, how many businesses answered, what was decided. */
export type Decided = {
  campaign: Campaign;
  closedOn: IsoDate;
  /** The words of each statement when it was asked. */
  asked: ReadonlyMap<string, string>;
  tally: KeptTally;
};

/** The statements a plan names anywhere, in no order. */
export function statementsNamed(plan: Plan): Set<string> {
  return new Set([
    ...plan.statementsExpected,
    ...plan.entryPoints.flatMap(({ assumesStatements }) => assumesStatements),
    ...plan.slots.flatMap(({ bindings }) =>
      bindings.flatMap(({ courses }) => courses.flatMap(({ statementIds }) => statementIds)),
    ),
  ]);
}

/** Those of the framework that this program is to cover or names, each once, in the order of the tree. */
export function statementsFor(
  program: Pick<Program, "edition" | "pathwayId">,
  plan: Plan,
  framework: StatementFramework,
  contents: Contents,
  today: IsoDate,
): { standing: StandingStatement; expected: boolean }[] {
  const cluster = edition(program.edition)?.clusters.find(({ id }) => id === program.pathwayId.split("/")[0]);
  const filed = cluster && filedUnder(framework.filed ?? [], cluster);
  const pathway = filed?.pathway(program.pathwayId)?.identifier;
  const named = statementsNamed(plan);
  const own = new Set<string>(plan.statementsExpected);
  const seen = new Set<string>();
  return standing(framework.identifier, contents).flatMap((one) => {
    const { identifier, statusEndDate } = one.item;
    if (seen.has(identifier)) return [];
    seen.add(identifier);
    const names = identifier === one.clusterId || identifier === one.pathwayId;
    const holds = statusEndDate === undefined || statusEndDate > today;
    const its =
      one.level === "essential"
        ? filed !== undefined
        : one.level === "cluster"
          ? one.clusterId !== undefined && one.clusterId === filed?.cluster.identifier
          : one.pathwayId !== undefined && one.pathwayId === pathway;
    const expected = holds && !names && (own.size > 0 ? own.has(identifier) : its);
    return expected || named.has(identifier) ? [{ standing: one, expected }] : [];
  });
}

/** The last campaign that asked about a statement and is decided; `campaigns`: the latest to close first. */
export const lastAbout = (statement: string, campaigns: readonly Decided[]): Decided | undefined =>
  campaigns.find(({ campaign }) => campaign.statementIds.includes(statement as CaseUuid));

export function statementFact(
  { standing: { item, level }, expected }: ReturnType<typeof statementsFor>[number],
  decided: Decided | undefined,
  decision: Decision | undefined,
): StatementFact {
  const { identifier: id, humanCodingScheme: code, fullStatement, abbreviatedStatement } = item;
  const said = decided?.tally.statements.find(({ identifier }) => identifier === id)?.said ?? 0;
  const words = [decided?.asked.get(id), decision?.change?.fullStatement];
  return {
    id,
    ...(code === undefined ? {} : { code }),
    text: abbreviatedStatement ?? fullStatement,
    level,
    ...(expected ? { expected } : {}),
    ...(item.statusEndDate === undefined ? {} : { retiredOn: item.statusEndDate }),
    ...(decided && isValidated(decision?.decision)
      ? {
          validation: {
            businesses: said,
            closedOn: decided.closedOn,
            sameVersion: words.includes(fullStatement),
          },
        }
      : {}),
  };
}
