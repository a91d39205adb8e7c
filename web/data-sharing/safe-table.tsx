/** One program's counts as everyone allowed sees them: hidden cells hatched, all alike, nothing said about any single one. */
import type { ComponentChildren } from "preact";
import type { SubgroupDimension } from "#shared/data-sharing/release-schema.ts";
import type { Shown } from "#shared/suppression/types.ts";
import { count, hiddenWord, rateOf, type ShownBlock, type ShownGroup } from "./exchange-words.ts";
import "./exchange.css";

type SafeTableProps = {
  block: ShownBlock;
  dimensions: readonly SubgroupDimension[];
  label: string;
  caption: string;
  /** What the second count is called. */
  reached: string;
};

export function SafeTableOf({ block, dimensions, label, caption, reached }: SafeTableProps) {
  const all = block.groups["all"];
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
    <section class="scroll" tabIndex={0} aria-label={label}>
      <table class="counts">
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">Group</th>
            <th scope="col" class="n">
              Students
            </th>
            <th scope="col" class="n">
              {reached}
            </th>
            <th scope="col" class="n">
              Rate
            </th>
          </tr>
        </thead>
        <tbody>
          {all && <GroupRow name={<b>All</b>} group={all} />}
          {dimensions.flatMap((dimension) => {
            const rows = dimension.values.flatMap(({ id, name }) => {
              const group = block.groups[`${dimension.id}:${id}`];
              return group ? [<GroupRow key={`${dimension.id}:${id}`} name={name} group={group} />] : [];
            });
            if (rows.length === 0) return [];
            return [
              <tr key={dimension.id}>
                <th scope="rowgroup" colSpan={4}>
                  {dimension.name}
                  {dimension.kind === "flag" && " (a student may be in several)"}
                </th>
              </tr>,
              ...rows,
            ];
          })}
        </tbody>
      </table>
    </section>
  );
}

function GroupRow({ name, group }: { name: ComponentChildren; group: ShownGroup }) {
  const rate = rateOf(group);
  const nobody = group.d.state === "zero";
  return (
    <tr>
      <th scope="row">{name}</th>
      <Count of={group.d} />
      {nobody ? (
        <td class="n">
          <small>no students</small>
        </td>
      ) : (
        <Count of={group.n} />
      )}
      {"hidden" in rate ? <Hatched /> : <td class="n">{"text" in rate ? rate.text : ""}</td>}
    </tr>
  );
}

const Count = ({ of }: { of: Shown }) =>
  of.state === "suppressed" ? (
    <Hatched />
  ) : (
    <td class="n">{of.state === "published" ? count(of.value) : "0"}</td>
  );

/** One mark for all of them (R6): no reason, no title, nothing that differs. */
const Hatched = () => (
  <td class="n hatch">
    <span class="sr">{hiddenWord}</span>
  </td>
);
