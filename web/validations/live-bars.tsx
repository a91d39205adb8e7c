/** How the businesses stand on one scale: a table whose rows have a bar, beside it the vote before. For the wall and the phone. */
import type { LiveCounts } from "#shared/validations/live-schema.ts";
import type { Scale, Worded } from "#shared/validations/schema.ts";
import "./live-bars.css";

export type BarWords = {
  worded: (words: Worded) => string;
  caption: string;
  businesses: string;
  /** Over the numbers of the vote before. */
  before: string;
  without: string;
};

/** What counts most stands first; every other scale is read as it rises. */
export const pointsOf = ({ kind, points }: Scale): Scale["points"] =>
  kind === "NEED" ? points.toReversed() : points;

export function LiveBars({
  scale,
  counts,
  before,
  words,
}: {
  scale: Scale;
  counts: LiveCounts;
  before?: LiveCounts | undefined;
  words: BarWords;
}) {
  const rows = [
    ...pointsOf(scale).map(({ value, label }) => ({
      key: String(value),
      label: words.worded(label),
      now: counts.points[value] ?? 0,
      earlier: before?.points[value] ?? 0,
    })),
    ...(counts.without > 0 || (before?.without ?? 0) > 0
      ? [{ key: "without", label: words.without, now: counts.without, earlier: before?.without ?? 0 }]
      : []),
  ];
  const most = Math.max(1, ...rows.map(({ now }) => now));
  return (
    <table class="live-bars">
      <caption>{words.caption}</caption>
      <thead>
        <tr>
          <td />
          <th scope="col" colSpan={2}>
            {words.businesses}
          </th>
          {before && (
            <th scope="col" class="n">
              {words.before}
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, label, now, earlier }) => (
          <tr key={key}>
            <th scope="row">{label}</th>
            <td class="bar">
              <i style={{ inlineSize: `${(100 * now) / most}%` }} />
            </td>
            <td class="n">{now}</td>
            {before && <td class="n earlier">{earlier}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
