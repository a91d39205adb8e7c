/** What everyone may read of a published campaign: no cell of one or two businesses, and none that could be worked out. Pure. */
import { type Beside, resultsOf } from "./results.ts";
import { isValidated } from "./results-rules.ts";
import type { PublicCampaign } from "./results-schema.ts";
import type { Campaign } from "./schema.ts";
import type { KeptTally } from "./tally-schema.ts";

/** What stands around the figures. */
type Around = Pick<
  PublicCampaign,
  "partnership" | "ownerName" | "framework" | "closedOn" | "publishedAt" | "invited"
>;

export function publicOf(
  campaign: Campaign,
  tally: KeptTally,
  beside: Beside,
  around: Around,
): PublicCampaign {
  const { id, title, frameworkId, editionNo, region, occupation, socCodes, purpose, method, opensOn } =
    campaign;
  const { scales, rule } = campaign;
  const { employers, groups, validity, statements } = resultsOf(campaign, tally, "ALL", false, beside);
  const needIndex = scales.findIndex(({ kind }) => kind === "NEED");
  const byId = new Map(tally.statements.map((one) => [one.identifier, one]));
  return {
    id,
    title,
    frameworkId,
    editionNo,
    region,
    occupation,
    socCodes,
    purpose,
    method,
    opensOn,
    scales,
    rule,
    ...around,
    employers,
    validated: statements.filter(({ decision }) => isValidated(decision?.decision)).length,
    groups,
    ...(validity ? { validity } : {}),
    statements: statements.map(({ comments: _comments, decision, decisionVersion: _version, ...rest }) => {
      const counted = byId.get(rest.identifier);
      return {
        ...rest,
        ...(decision ? { decision: told(decision) } : {}),
        groups: (counted?.shown ?? []).flatMap((index) => {
          const points = counted?.groups[index]?.points[needIndex] ?? [];
          const n = points.reduce((sum, one) => sum + one, 0);
          const group = tally.groups[index];
          return group ? [{ key: group.key, n, share: (points.at(-1) ?? 0) / n }] : [];
        }),
      };
    }),
  };
}

const told = ({
  decision,
  overrides,
  reason,
}: NonNullable<ReturnType<typeof resultsOf>["statements"][number]["decision"]>) => ({
  decision,
  overrides,
  ...(reason === undefined ? {} : { reason }),
});
