/** From the counts of a tally to what is read of it: every figure is computed here, from whole numbers. Pure. */
import { criticalCount } from "./binomial.ts";
import type { DecisionView } from "./decision-schema.ts";
import { leastGroup } from "./groups.ts";
import { leastEmployers, type Outcome, outcomeOf } from "./outcome.ts";
import { type Evidence, overrides } from "./results-rules.ts";
import type { ResultsView, ScaleResult, StatementResult } from "./results-schema.ts";
import type { AskedStatement, Campaign, Scale } from "./schema.ts";
import { behindRewordings } from "./seconds.ts";
import {
  adMd,
  cvr,
  iCvi,
  kappaBand,
  kappaStar,
  meanOf,
  median,
  sCvi,
  standardScore,
  wilson,
} from "./statistics.ts";
import { valuesIn } from "./tally.ts";
import type { Counts, KeptTally } from "./tally-schema.ts";

type Asked = Pick<Campaign, "scales" | "rule">;

/** What belongs to the statements of a campaign besides its tally. */
export type Beside = {
  asked: readonly AskedStatement[];
  /** Of each statement, the businesses behind its open rewording that has most. */
  seconds: ReadonlyMap<string, number>;
  decisions: ReadonlyMap<string, DecisionView>;
  /** The cluster or pathway each statement stands under. */
  sections: ReadonlyMap<string, string>;
  /** Inputs that are decided about; of proposals under "". */
  settled: ReadonlyMap<string, number>;
};

const pointsOf = (scale: Scale, counts: readonly number[] = []): Map<number, number> =>
  new Map(scale.points.map(({ value }, index) => [value, counts[index] ?? 0]));

function scaleResult(scale: Scale, counts: readonly number[] | undefined): ScaleResult {
  const points = pointsOf(scale, counts);
  const values = valuesIn(points);
  const base = {
    scaleId: scale.id,
    kind: scale.kind,
    n: values.length,
    points: [...points].map(([value, count]) => ({ value, count })),
  };
  if (values.length === 0) return base;
  const { mean, sd, interval } = meanOf(values);
  const ends = [scale.points[0]?.value ?? 0, scale.points.at(-1)?.value ?? 1] as const;
  return {
    ...base,
    mean,
    ...(sd === undefined ? {} : { sd, standardError: sd / Math.sqrt(values.length) }),
    ...(interval ? { interval } : {}),
    median: median(values),
    adMd: adMd(values),
    standardScore: standardScore(mean, ...ends),
  };
}

/** Essential is the highest point of the scale. */
function needCounts({ scales }: Pick<Campaign, "scales">, { points }: Counts) {
  const index = scales.findIndex(({ kind }) => kind === "NEED");
  const of = points[index] ?? [];
  return { n: of.reduce((sum, n) => sum + n, 0), essential: of.at(-1) ?? 0 };
}

function needResult({ scales, rule }: Asked, counts: Counts): NonNullable<StatementResult["need"]> {
  const { n, essential } = needCounts({ scales }, counts);
  if (n === 0) return { n, essential, endorsed: false };
  const enough = n >= Math.max(leastEmployers, rule.minEmployers);
  return {
    n,
    essential,
    cvr: cvr(essential, n),
    share: { value: essential / n, ...wilson(essential, n) },
    ...(enough ? { needed: criticalCount(n, rule.method) } : {}),
    endorsed: essential * 100 >= rule.endorsementPercent * n,
  };
}

/** The CVI family is defined for four points of relevance only. */
function relevanceCounts({ scales }: Pick<Campaign, "scales">, { points }: Counts) {
  const index = scales.findIndex(({ kind, points }) => kind === "RELEVANCE" && points.length === 4);
  const of = points[index];
  return of && { n: of.reduce((sum, n) => sum + n, 0), agreeing: (of[2] ?? 0) + (of[3] ?? 0) };
}

function relevanceResult(asked: Asked, counts: Counts): StatementResult["relevance"] {
  const found = relevanceCounts(asked, counts);
  if (!found || found.n === 0) return undefined;
  const kappa = kappaStar(found.agreeing, found.n);
  return { ...found, iCvi: iCvi(found.agreeing, found.n), kappa, band: kappaBand(kappa) };
}

/** `whole`: what one or two businesses named, too. */
export function shortageResult(
  { cannotHire, openings, openingsBy, rootCauses }: Counts,
  whole: boolean,
): StatementResult["shortage"] {
  if (cannotHire === 0) return undefined;
  const told = (employers: number) => whole || employers >= leastGroup;
  const causes = Object.entries(rootCauses)
    .map(([cause, employers]) => ({
      cause: cause as NonNullable<StatementResult["shortage"]>["rootCauses"][number]["cause"],
      employers: employers ?? 0,
    }))
    .filter(({ employers }) => told(employers));
  return {
    cannotHire,
    ...(told(openingsBy) ? { openings } : {}),
    rootCauses: causes.sort((a, b) => b.employers - a.employers),
  };
}

/** What the rule says of a statement, of all employers together. */
function outcomeIn(asked: Asked, counts: Counts, seconds: number, whole: boolean): Outcome {
  return outcomeOf({ ...needCounts(asked, counts), seconds }, asked.rule, whole);
}

/** What a decision about this statement is measured against. */
export function evidenceOf(
  campaign: Asked,
  tally: KeptTally,
  triaged: readonly (Parameters<typeof behindRewordings>[1][number] & { statementId?: string })[],
  statementId: string,
): Evidence {
  const seconds = behindRewordings(tally, triaged).get(statementId) ?? 0;
  const counts = tally.statements.find(({ identifier }) => identifier === statementId)?.all ?? nobody;
  return {
    outcome: outcomeIn(campaign, counts, seconds, true),
    blocked: seconds >= campaign.rule.blockingSeconds,
    reworded: triaged.some((one) => one.state === "ACCEPTED" && one.statementId === statementId),
  };
}

const nobody: Counts = { points: [], cannotHire: 0, openings: 0, openingsBy: 0, rootCauses: {} };

function validityOf(
  asked: Asked,
  counts: readonly Counts[],
): { statements: number; average: number; universal: number } | undefined {
  const items = counts.flatMap((one) => relevanceCounts(asked, one) ?? []).filter(({ n }) => n >= leastGroup);
  return items.length === 0 ? undefined : { statements: items.length, ...sCvi(items) };
}

/**
 * What is read of a campaign, of all employers or of one group. `whole`: every group and every cell; otherwise what would
 * say what one or two businesses said is left out.
 */
export function resultsOf(
  campaign: Asked,
  tally: KeptTally,
  groupKey: string,
  whole: boolean,
  { asked, seconds, decisions, sections, settled }: Beside,
): Pick<
  ResultsView,
  "employers" | "groups" | "groupsLeftOut" | "validity" | "validityBy" | "statements" | "missing"
> {
  const group = groupKey === "ALL" ? undefined : tally.groups.findIndex(({ key }) => key === groupKey);
  const byId = new Map(tally.statements.map((one) => [one.identifier, one]));
  const statements = asked.flatMap((statement): StatementResult[] => {
    const counted = byId.get(statement.identifier);
    if (!counted) return [];
    const counts = group === undefined ? counted.all : (counted.groups[group] as Counts);
    const outcome = outcomeIn(campaign, counted.all, seconds.get(statement.identifier) ?? 0, whole);
    const decision = decisions.get(statement.identifier);
    const hidden =
      !whole &&
      (group === undefined ? needCounts(campaign, counts).n < leastGroup : !counted.shown.includes(group));
    const relevance = relevanceResult(campaign, counts);
    const shortage = shortageResult(counts, whole);
    const tell = (n: number) => whole || (group === undefined && n >= leastGroup);
    return [
      {
        ...statement,
        suppressed: hidden,
        scales: campaign.scales
          .map((scale, index) => scaleResult(scale, counts.points[index]))
          .filter(({ kind, n }) => (kind === "NEED" ? !hidden : tell(n))),
        ...(hidden ? {} : { need: needResult(campaign, counts) }),
        ...(relevance && tell(relevance.n) ? { relevance } : {}),
        ...(shortage && tell(shortage.cannotHire) ? { shortage } : {}),
        outcome,
        // By the rule as it stands now: a second count, or an answered rewording, may have changed it.
        ...(decision ? { decision: { ...decision, overrides: overrides(decision.decision, outcome) } } : {}),
        decisionVersion: decision?.version ?? 0,
        ...(whole
          ? {
              comments: {
                all: counted.comments,
                open: counted.comments - (settled.get(statement.identifier) ?? 0),
              },
            }
          : {}),
      },
    ];
  });
  const proposals = settled.get("") ?? 0;
  const bySection = Map.groupBy(tally.statements, ({ identifier }) => sections.get(identifier));
  const validity = validityOf(campaign, countsOf(tally.statements));
  return {
    employers: group === undefined ? tally.employers : (tally.groups[group]?.employers ?? 0),
    groups: tally.groups.filter(({ shown }) => whole || shown).map(({ shown: _shown, ...one }) => one),
    groupsLeftOut: tally.groupsLeftOut + (whole ? 0 : tally.groups.filter(({ shown }) => !shown).length),
    ...(validity ? { validity } : {}),
    validityBy: [...bySection].flatMap(([title, some]) => {
      const one = validityOf(campaign, countsOf(some));
      return title === undefined || !one ? [] : [{ title, ...one }];
    }),
    statements,
    ...(whole ? { missing: { all: tally.proposals, open: tally.proposals - proposals } } : {}),
  };
}

const countsOf = (statements: KeptTally["statements"]): Counts[] => statements.map(({ all }) => all);

/** Whether this group may be asked for: by those who see everything any, by others one that says nothing of one business. */
export const mayAskFor = ({ groups }: KeptTally, key: string, whole: boolean): boolean =>
  key === "ALL" || groups.some((group) => group.key === key && (whole || group.shown));
