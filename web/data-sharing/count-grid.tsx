/**
 * A grid to type or paste counts into: arrow keys, blocks from a spreadsheet, totals checked as they are typed. What is
 * typed stays in the page: no field is completed, spell-checked, translated or remembered by the browser.
 */
import type { TargetedKeyboardEvent } from "preact";
import { useRef } from "preact/hooks";
import type { Checked } from "#shared/data-sharing/entered.ts";
import { cellKey, type Entry, type Measure, measureNames, measures } from "#shared/data-sharing/entry.ts";
import { everyone, namedGroups } from "#shared/data-sharing/group-names.ts";
import type { SubgroupDimension } from "#shared/data-sharing/release-schema.ts";
import { Icon } from "../ui/icon.tsx";
import { percent, reachedWord } from "./exchange-words.ts";
import { type Spot, spotAfter } from "./grid-moves.ts";
import "./exchange.css";

export type GridProps = {
  entry: Entry;
  program: string;
  dimensions: readonly SubgroupDimension[];
  checked: Checked;
  /** Whether an empty cell is a fault by now. */
  asked: boolean;
  /** What is counted, for the two headings. */
  heads: Record<Measure, string>;
  onCell: (group: string, measure: Measure, text: string) => void;
  /** True where the page takes what was pasted; the cell then leaves it alone. */
  onPaste: (text: string, from: Spot) => boolean;
};

export function CountGrid({ entry, program, dimensions, checked, asked, heads, onCell, onPaste }: GridProps) {
  const table = useRef<HTMLTableElement>(null);
  const groups = namedGroups(dimensions);
  const size = { rows: groups.length, columns: measures.length };
  const text = (group: string, measure: Measure) => entry.cells.get(cellKey(program, group, measure)) ?? "";
  const problems = new Map(
    checked.cells
      .filter((one) => one.program === program && (asked || text(one.group, one.measure).trim() !== ""))
      .map((one) => [`${one.group} ${one.measure}`, one.why]),
  );
  const go = ({ row, column }: Spot) => {
    const input = table.current?.querySelector<HTMLInputElement>(`[data-at="${row} ${column}"]`);
    input?.focus();
    input?.select();
  };
  const onKeyDown =
    (at: Spot) =>
    (event: TargetedKeyboardEvent<HTMLInputElement>): void => {
      const { selectionStart, selectionEnd, value } = event.currentTarget;
      const caret = { start: selectionStart ?? 0, end: selectionEnd ?? 0, length: value.length };
      const next = spotAfter(at, event, size, caret);
      if (!next) return;
      event.preventDefault();
      go(next);
    };
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
    <section class="scroll" tabIndex={0} aria-label="Counts, to type or paste">
      <table class="count-grid" ref={table} translate={false}>
        <thead>
          <tr>
            <th scope="col">Group</th>
            {measures.map((measure) => (
              <th key={measure} scope="col" class="n">
                <abbr title={heads[measure]}>
                  {measure === "earned" ? reachedWord(heads.earned) : measureNames[measure]}
                </abbr>
              </th>
            ))}
            <th scope="col" class="n">
              Rate
            </th>
          </tr>
        </thead>
        <tbody>
          {groups.map(({ key, name, dimension }, row) => {
            const first = dimension && groups[row - 1]?.dimension !== dimension;
            const said = measures.map((measure) => problems.get(`${key} ${measure}`));
            return [
              first && (
                <LineRow
                  key={`${key} line`}
                  dimension={dimension}
                  lines={measures.map((measure) => lineOf(checked, program, dimension, measure, text))}
                />
              ),
              <tr key={key}>
                <th scope="row">{key === everyone ? <b>All</b> : name}</th>
                {measures.map((measure, column) => (
                  <td key={measure} class="cell">
                    <input
                      type="text"
                      inputMode="numeric"
                      autocomplete="off"
                      spellcheck={false}
                      data-at={`${row} ${column}`}
                      aria-label={`${name}${dimension ? `, ${dimension.name}` : ""}: ${measureNames[measure]}`}
                      aria-invalid={said[column] ? "true" : undefined}
                      aria-describedby={said[column] ? `why-${row}` : undefined}
                      value={text(key, measure)}
                      onFocus={(event) => event.currentTarget.select()}
                      onInput={(event) => onCell(key, measure, event.currentTarget.value)}
                      onKeyDown={onKeyDown({ row, column })}
                      onPaste={(event) => {
                        const pasted = event.clipboardData?.getData("text/plain") ?? "";
                        if (onPaste(pasted, { row, column })) event.preventDefault();
                      }}
                    />
                  </td>
                ))}
                <td class="rate">{typedRate(text(key, "students"), text(key, "earned"))}</td>
              </tr>,
              said.some(Boolean) && (
                <tr key={`${key} said`} class="said">
                  <td colSpan={3} id={`why-${row}`}>
                    {measures
                      .flatMap((measure, column) =>
                        said[column] ? [`${measureNames[measure]}: ${said[column]}`] : [],
                      )
                      .join(" ")}
                  </td>
                  <td class="rate" />
                </tr>
              ),
            ];
          })}
        </tbody>
      </table>
    </section>
  );
}

type Line = { off: number } | undefined;

/** Parts and total of one measure: how far off, nothing while some of it is not there. */
function lineOf(
  { lines, cells }: Checked,
  program: string,
  { id, kind, values }: SubgroupDimension,
  measure: Measure,
  text: (group: string, measure: Measure) => string,
): Line {
  if (kind === "flag") return undefined;
  const keys = [everyone, ...values.map((value) => `${id}:${value.id}`)];
  const faulty = cells.some(
    (one) => one.program === program && one.measure === measure && keys.includes(one.group),
  );
  if (keys.some((key) => text(key, measure).trim() === "") || faulty) return undefined;
  const off = lines.find(
    (one) => one.program === program && one.dimension === id && one.measure === measure,
  )?.off;
  return { off: off ?? 0 };
}

function LineRow({ dimension, lines }: { dimension: SubgroupDimension; lines: readonly Line[] }) {
  if (dimension.kind === "flag")
    return (
      <tr>
        <th scope="rowgroup" colSpan={3}>
          {dimension.name} <small>(a student may be in several)</small>
        </th>
        <td class="rate" />
      </tr>
    );
  return (
    <tr>
      <th scope="rowgroup">{dimension.name}</th>
      {lines.map((line, column) => (
        <td
          key={measures[column]}
          class={line ? `line ${line.off === 0 ? "fits" : "off"}` : "line"}
          aria-live="polite"
        >
          {line &&
            (line.off === 0 ? (
              <>
                <Icon name="check" /> adds up
              </>
            ) : (
              `${Math.abs(line.off).toLocaleString("en-US")} ${line.off > 0 ? "too many" : "missing"}`
            ))}
        </td>
      ))}
      <td class="rate" />
    </tr>
  );
}

/** For the eye of whoever types: a slip shows as an odd rate. */
function typedRate(students: string, earned: string): string {
  const [d, n] = [students, earned].map((one) => Number(one.trim().replaceAll(",", "") || "x"));
  return d !== undefined && n !== undefined && d > 0 && n >= 0 && n <= d ? percent(n, d) : "";
}
