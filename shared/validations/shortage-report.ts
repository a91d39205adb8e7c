/** What a decided campaign says of critical skill shortages, and how that compares over campaigns. Pure. */
import type { Actor } from "../actor.ts";
import type { CaseUuid } from "../case/schema.ts";
import type { Decision } from "./decision-schema.ts";
import { leastGroup } from "./groups.ts";
import { type Beside, shortageResult } from "./results.ts";
import { isValidated, readsWhole } from "./results-rules.ts";
import type { Campaign } from "./schema.ts";
import type { ShortageReport, ShortageTrend } from "./shortage-schema.ts";
import { type ShortageInput, shortagesOf } from "./shortages.ts";
import { meanOf, standardScore } from "./statistics.ts";
import { valuesIn } from "./tally.ts";
import type { Counts, KeptTally } from "./tally-schema.ts";

/** Mean criticality, 0 to 100; undefined where nobody was asked, or fewer than make a group answered. */
function criticalityIn({ scales }: Pick<Campaign, "scales">, { points }: Counts): number | undefined {
  const index = scales.findIndex(({ kind }) => kind === "CRITICALITY");
  const scale = scales[index];
  const values = valuesIn(
    new Map(scale?.points.map(({ value }, at) => [value, points[index]?.[at] ?? 0]) ?? []),
  );
  if (!scale || values.length < leastGroup) return undefined;
  return standardScore(meanOf(values).mean, scale.points[0]?.value ?? 0, scale.points.at(-1)?.value ?? 1);
}

export function shortageReportOf(
  campaign: Campaign,
  tally: KeptTally,
  {
    asked,
    decisions,
  }: { asked: Beside["asked"]; decisions: ReadonlyMap<string, Pick<Decision, "decision">> },
  becomes: ReadonlyMap<string, CaseUuid>,
  closedOn: string,
): ShortageReport {
  const byId = new Map<string, KeptTally["statements"][number]>(
    tally.statements.map((one) => [one.identifier, one]),
  );
  const words = new Map<string, Beside["asked"][number]>(asked.map((one) => [one.identifier, one]));
  const { shown, suppressed } = shortagesOf(
    tally.statements.map(
      ({ identifier, said, all }): ShortageInput => ({
        statementId: identifier,
        validated: isValidated(decisions.get(identifier)?.decision),
        n: said,
        cannotHire: all.cannotHire,
        criticality: criticalityIn(campaign, all),
        openings: shortageResult(all, false)?.openings,
      }),
    ),
  );
  const { id, title, ownerId, region, occupation, socCodes, frameworkId } = campaign;
  return {
    campaign: { id, title, ownerId, region, occupation, socCodes, frameworkId },
    closedOn,
    employers: tally.employers,
    leftOut: suppressed,
    rows: shown.flatMap(({ statementId, n, criticality, score }) => {
      const counted = byId.get(statementId);
      const statement = words.get(statementId);
      const figures = counted && shortageResult(counted.all, false);
      if (!counted || !statement || !figures) return [];
      const { identifier, ...said } = statement;
      const now = becomes.get(identifier);
      return [
        {
          statementId: identifier,
          ...said,
          n,
          ...figures,
          ...(criticality === undefined ? {} : { criticality }),
          ...(score === undefined ? {} : { score }),
          sectors: counted.shownShort.map(([index, cannotHire]) => ({
            sector: tally.groups[index]?.name ?? "",
            cannotHire,
          })),
          ...(now === undefined || now === identifier ? {} : { becomes: now }),
          responses: counted.responses,
        },
      ];
    }),
  };
}

/** A report as this person may read it: what businesses wrote is for those who lead the campaign, and auditors. */
export const toldTo = (actor: Actor, report: ShortageReport): ShortageReport =>
  readsWhole(actor, report.campaign)
    ? report
    : { ...report, rows: report.rows.map((row) => ({ ...row, responses: [] })) };

/** Statements that more than one of these campaigns found, each as what it has become, oldest campaign first. */
export function trendsOf(reports: readonly ShortageReport[]): ShortageTrend[] {
  const oldestFirst = [...reports].sort((a, b) => (a.closedOn < b.closedOn ? -1 : 1));
  const now = new Map<string, CaseUuid>();
  for (const { rows } of oldestFirst)
    for (const { statementId, becomes } of rows) if (becomes) now.set(statementId, becomes);
  const today = (id: CaseUuid): CaseUuid => {
    let at = id;
    // Nothing becomes itself again: as many steps as there are replacements.
    for (let step = 0; step < now.size && now.has(at); step++) at = now.get(at) ?? at;
    return at;
  };
  const trends = new Map<CaseUuid, ShortageTrend>();
  for (const { campaign, closedOn, rows } of oldestFirst)
    for (const { statementId, fullStatement, n, cannotHire, openings, score } of rows) {
      const key = today(statementId);
      const points = trends.get(key)?.points ?? [];
      const point = {
        ...{ campaignId: campaign.id, closedOn, n, cannotHire },
        ...(openings === undefined ? {} : { openings }),
        ...(score === undefined ? {} : { score }),
      };
      trends.set(key, { statementId: key, fullStatement, points: [...points, point] });
    }
  return [...trends.values()].filter(({ points }) => points.length > 1);
}
