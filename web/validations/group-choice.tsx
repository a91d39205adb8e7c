/** Whose answers are shown: all businesses, or those of one sector, size or county. Only groups that may be shown are offered. */

import type { ResultGroup, ResultsView } from "#shared/validations/results-schema.ts";
import { useAddress } from "../ui/address.ts";
import { groupInWords } from "./group-words.ts";
import { everyone } from "./results-load.ts";
import { businessesInWords } from "./words.ts";

const dimensions: Record<ResultGroup["dimension"], string> = {
  SECTOR: "By sector",
  SIZE: "By size",
  COUNTY: "By county",
};

export function GroupChoice({ results: { groups, employers, group } }: { results: ResultsView }) {
  const [, choose] = useAddress("group", everyone);
  if (groups.length === 0) return null;
  return (
    <label class="answers-of">
      <span class="muted">Answers of</span>
      <select value={group} onChange={(event) => choose(event.currentTarget.value)}>
        <option value={everyone}>All businesses{group === everyone ? ` (${employers})` : ""}</option>
        {Object.entries(dimensions).map(([dimension, label]) => {
          const these = groups.filter((one) => one.dimension === dimension);
          return these.length === 0 ? null : (
            <optgroup key={dimension} label={label}>
              {these.map((one) => (
                <option key={one.key} value={one.key}>
                  {groupInWords(one)}, {businessesInWords(one.employers)}
                </option>
              ))}
            </optgroup>
          );
        })}
      </select>
    </label>
  );
}
