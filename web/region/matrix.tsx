/** The matrix: who grants credit to whose students by an agreement in force. Read across; a list behind it. */
import { paths } from "../paths.ts";
import { usePlace } from "../session.ts";
import { dayInWords } from "../ui/dates.tsx";
import { Kind, kinds } from "./kinds.tsx";
import type { Cell, Matrix } from "./region.ts";

const said = ({ row, type, soon }: Cell) =>
  `${kinds[type].word}, ${row.name}, until ${dayInWords(row.expirationDate)}${soon ? ", ends soon" : ""}`;

export function MatrixTable({ matrix: { drawn: organizations, cells } }: { matrix: Matrix }) {
  const name = (id: string) => organizations.find((one) => one.id === id)?.name ?? "a former partner";
  const pairs = [...cells].flatMap(([from, line]) => [...line].map(([to, cell]) => ({ from, to, cell })));
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
      <section class="scroll" tabIndex={0} aria-label="Matrix, scrolls sideways">
        <table class="matrix sticky">
          <caption>
            Read across: students go <b>from</b> the row <b>to</b> the column, and their courses count there.
          </caption>
          <thead>
            <tr>
              <th scope="col">
                <span class="sr">From</span>
              </th>
              {organizations.map((to) => (
                <th key={to.id} scope="col">
                  <span>{to.name}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {organizations.map((from) => (
              <tr key={from.id}>
                <th scope="row">{from.name}</th>
                {organizations.map((to) =>
                  from.id === to.id ? (
                    <td key={to.id} class="self" />
                  ) : (
                    <td key={to.id}>
                      <Between
                        cell={cells.get(from.id)?.get(to.id)}
                        to={to.id}
                        where={`from ${from.name} to ${to.name}`}
                      />
                    </td>
                  ),
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <details>
        <summary>The matrix as a list</summary>
        <div class="scroll">
          <table>
            <thead>
              <tr>
                <th scope="col">From</th>
                <th scope="col">To</th>
                <th scope="col">Agreements in force</th>
              </tr>
            </thead>
            <tbody>
              {pairs.map(({ from, to, cell }) => (
                <tr key={from + to}>
                  <th scope="row">{name(from)}</th>
                  <td>{name(to)}</td>
                  <td>{cell.map(said).join("; ")}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </>
  );
}

/** One agreement links to itself; several lead to the list of that partner. */
function Between({ cell, to, where }: { cell: Cell[] | undefined; to: string; where: string }) {
  const { partnership } = usePlace();
  const first = cell?.[0];
  if (!cell || !first)
    return (
      <span class="none">
        <span aria-hidden="true">·</span>
        <span class="sr">none</span>
      </span>
    );
  const href =
    cell.length === 1
      ? paths.agreement(partnership.id, first.row.id)
      : paths.agreements(partnership.id, { party: to });
  const words = cell.map(said).join("; ");
  return (
    <a href={href} title={`${words}, ${where}`}>
      {cell.map((one) => (
        <Kind key={one.row.id} of={one.type} soon={one.soon} />
      ))}
      <span class="sr">{words}</span>
    </a>
  );
}

export function MatrixKey() {
  return (
    <ul class="legend">
      {Object.entries(kinds).map(([type, { word }]) => (
        <li key={type}>
          <Kind of={type as Cell["type"]} /> {word}
        </li>
      ))}
      <li>
        <Kind of="ARTICULATION" soon /> Hollow: ends within 180 days
      </li>
    </ul>
  );
}
