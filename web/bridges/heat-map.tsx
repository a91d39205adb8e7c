/**
 * Statements by module, darker the deeper: what the mock of interface.md draws. On a phone modules are numbers and
 * depths are letters, explained under the map.
 */

import type { ComponentChildren } from "preact";
import type { HeatRow } from "#shared/bridges/coverage.ts";
import type { BridgeFacts } from "#shared/bridges/facts-schema.ts";
import type { BridgePlan, Depth } from "#shared/bridges/schema.ts";
import { Icon } from "../ui/icon.tsx";
import { depthWords, exitWords } from "./words.ts";
import "./bridges.css";

type HeatProps = {
  modules: BridgePlan["modules"];
  rows: readonly HeatRow[];
  facts: Pick<BridgeFacts, "statements">;
  caption: string;
  /** Draws a cell; without it, cells are read only. */
  cell?: (row: HeatRow, module: number) => ComponentChildren;
};

export function HeatMap({ modules, rows, facts, caption, cell }: HeatProps) {
  const texts = new Map(facts.statements.map((one) => [one.id, one]));
  return (
    <div class="stack tight">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by the keyboard */}
      <section class="scroll" tabIndex={0} aria-label="Coverage heat map">
        <table class={modules.length > 6 ? "heat many" : "heat"}>
          <caption>{caption}</caption>
          <thead>
            <tr>
              <th scope="col">Statement</th>
              {modules.map(({ moduleId, name }, index) => (
                <th scope="col" key={moduleId} title={name}>
                  {index + 1}
                  <span class="long">. {name}</span>
                </th>
              ))}
              <th scope="col">At exit</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => {
              const said = texts.get(row.statementId);
              return (
                <tr key={row.statementId} class={row.atExit === "COVERED" ? undefined : "short"}>
                  <th scope="row">
                    {said?.code && (
                      <>
                        <small>{said.code}</small>
                        <br />
                      </>
                    )}
                    {said?.text ?? "A statement that is no longer there"}
                  </th>
                  {row.cells.map((depth, index) => (
                    <td
                      key={modules[index]?.moduleId}
                      data-h={depth && depthWords[depth].shade}
                      class={cell && "typed"}
                    >
                      {cell ? cell(row, index) : <Deep depth={depth} />}
                    </td>
                  ))}
                  <td class="sum">
                    <AtExitCell row={row} />
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </section>
      <ol class="module-key" aria-hidden="true">
        {modules.map(({ moduleId, name }) => (
          <li key={moduleId}>{name}</li>
        ))}
      </ol>
      <ul class="legend">
        {Object.values(depthWords).map(({ word, letter, shade }) => (
          <li key={word}>
            <span class="heat-key" data-h={shade} aria-hidden="true">
              {letter}
            </span>
            {word}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** The word on a desk, its letter on a phone; whoever listens hears the word on both. */
export function Deep({ depth }: { depth: Depth | undefined }) {
  if (!depth) return <span class="sr">not covered</span>;
  const { word, letter } = depthWords[depth];
  return (
    <>
      <span class="long">{word}</span>
      <span class="letter" aria-hidden="true">
        {letter}
      </span>
    </>
  );
}

function AtExitCell({ row: { atExit } }: { row: HeatRow }) {
  const [icon, tone] =
    atExit === "COVERED"
      ? (["check", "good"] as const)
      : ([atExit === "MISSING" ? "cross" : "alert", "bad"] as const);
  return (
    <span class={tone}>
      <Icon name={icon} /> <span class="long">{exitWords[atExit]}</span>
    </span>
  );
}
