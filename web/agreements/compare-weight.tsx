/** What every part of a comparison is given, and whether a difference touches what was agreed: a word and a mark. */
import type { Comparison, Version } from "#shared/agreements/compare.ts";
import type { Weight } from "#shared/agreements/compare-parts.ts";
import { Badge } from "../ui/badge.tsx";

export type SideBySideProps = {
  before: Version;
  after: Version;
  told: Comparison;
  heads: readonly [string, string];
};

export function WeightBadge({ weight }: { weight: Weight }) {
  return weight === "CURRICULAR" ? (
    <Badge state="warn">Changes what was agreed</Badge>
  ) : (
    <Badge state="superseded">Cosmetic</Badge>
  );
}
