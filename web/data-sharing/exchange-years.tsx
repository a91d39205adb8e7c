/** Released rates as pictures: the groups of one release beside each other, and one program over the years. */
import type { Release, SubgroupDimension, Trend } from "#shared/data-sharing/release-schema.ts";
import { get } from "../api.ts";
import { barsDrawing } from "../charts/bars.ts";
import { Figure } from "../charts/figure.tsx";
import { trendDrawing } from "../charts/trend.ts";
import { useLoad } from "../load.ts";
import { query } from "../paths.ts";
import { Section } from "../ui/page.tsx";
import { hiddenWord, percent, rateOf, type ShownBlock, shareOf, yearsInWords } from "./exchange-words.ts";

type GroupBarsProps = {
  block: ShownBlock;
  dimensions: readonly SubgroupDimension[];
  name: string;
  of: string;
};

/** Only rates of two printed counts are drawn: a hidden one has no bar, and no gap that would say where it is. */
export function GroupBars({ block, dimensions, name, of }: GroupBarsProps) {
  const groups = [
    { key: "all", name: "All" },
    ...dimensions.flatMap((dimension) =>
      dimension.values.map((value) => ({ key: `${dimension.id}:${value.id}`, name: value.name })),
    ),
  ];
  const rows = groups.flatMap(({ key, name: group }) => {
    const found = block.groups[key];
    const share = found && shareOf(found);
    return share === undefined ? [] : [{ name: group, amount: share, said: percent(share, 1) }];
  });
  if (rows.length < 2) return null;
  return (
    <Section id="groups" title="Group by group">
      <Figure
        title="Printed rates"
        called={`${name}: ${of}`}
        file="rates-by-group"
        says={`${rows.length} groups have a printed rate. Each bar runs from 0 to 100%.`}
        note="Groups with a hidden count have no bar."
        draw={(width) => barsDrawing(rows, width, 1)}
      >
        <div class="scroll">
          <table>
            <thead>
              <tr>
                <th scope="col">Group</th>
                <th scope="col" class="n">
                  Rate
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.name}>
                  <th scope="row">{row.name}</th>
                  <td class="n">{row.said}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </Figure>
    </Section>
  );
}

type OverYearsProps = {
  path: string;
  release: Pick<Release, "indicatorId" | "senderId">;
  program: Release["programs"][number];
  dimensions: readonly SubgroupDimension[];
  name: string;
  sender: string;
};

/** A year whose rate is hidden, or stands in a range, has no dot: the line goes on to the next one that has. */
export function OverYears({ path, release, program, dimensions, name, sender }: OverYearsProps) {
  const { indicatorId, senderId } = release;
  const at = `${path}/releases/trend${query({ indicatorId, senderId, program: program.id })}`;
  const read = useLoad(at, async (signal) => (await get<Trend>(at, signal)).data);
  if (read.state !== "content" || read.data.items.length < 2) return null;
  const { items: times, closed } = read.data;
  const rows = [
    { key: "all", name: "All" },
    ...dimensions.flatMap((dimension) =>
      dimension.values.map((value) => ({ key: `${dimension.id}:${value.id}`, name: value.name })),
    ),
  ].flatMap(({ key, name: group }) => {
    const groups = times.map((time) => time.groups[key]);
    const shares = groups.map((one) => one && shareOf(one));
    const last = shares.findLast((share) => share !== undefined);
    return last === undefined ? [] : [{ key, name: group, groups, shares, said: percent(last, 1) }];
  });
  const heads = times.map(({ year, pooledTo }) => yearsInWords(year, pooledTo));
  return (
    <Section id="years" title="Over the years">
      <Figure
        title={`${name}, ${program.name}`}
        called={`${name}, ${program.name}: ${sender}`}
        file={`${indicatorId}-over-the-years`}
        says={`${heads.length} releases from ${heads[0]} to ${heads.at(-1)}. The figure at the end of each line is the last rate that is printed.`}
        note="A dot for each rate that is printed; none where a count is hidden. Each line runs from 0 to 100%."
        draw={(width) => trendDrawing(rows, heads, width)}
      >
        <div class="scroll">
          <table>
            <thead>
              <tr>
                <th scope="col">Group</th>
                {heads.map((head) => (
                  <th key={head} scope="col" class="n">
                    {head}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.key}>
                  <th scope="row">{row.name}</th>
                  {row.groups.map((group, index) => {
                    const rate = group && rateOf(group);
                    return rate && "hidden" in rate ? (
                      <td key={heads[index]} class="n hatch">
                        <span class="sr">{hiddenWord}</span>
                      </td>
                    ) : (
                      <td key={heads[index]} class="n">
                        {rate && "text" in rate ? rate.text : ""}
                      </td>
                    );
                  })}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </Figure>
      {closed.length > 0 && (
        <p class="muted">
          Not for you:{" "}
          {closed.map(({ year, pooledTo, why }) => `${yearsInWords(year, pooledTo)} (${why})`).join("; ")}
        </p>
      )}
    </Section>
  );
}
