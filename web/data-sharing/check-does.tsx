/** What a gap in a check does to an agreement here, and for whose reason: in a word, never only by color. */
import type { Check } from "#shared/data-sharing/check-list.ts";
import { Badge } from "../ui/badge.tsx";
import { dayInWords } from "../ui/dates.tsx";

export function Does({ check: { severity, own, unverified, change } }: { check: Check }) {
  const turned = change && (severity !== own || change.severity !== own);
  return (
    <span class="named">
      <Badge state={severity === "block" ? "blocked" : "warn"}>
        {severity === "block" ? "Stops an agreement" : "Only warns"}
      </Badge>
      {unverified && <small>Nobody has compared it with its source yet.</small>}
      {turned && (
        <small>
          {change.reason} {change.byName}, {dayInWords(change.at.slice(0, 10))}
          {unverified && change.severity === "warn" && ". It holds once somebody has"}
        </small>
      )}
    </span>
  );
}
