/** Who answered, of how many, by size and by sector, as a picture: the same lines as the table of who answered. */
import type { RateTable } from "#shared/validations/respondent-schema.ts";
import { Figure } from "../charts/figure.tsx";
import { stackedDrawing } from "../charts/stacked.ts";
import { lineOf, sectorLines, sizeLines } from "./answered.ts";

export function RatesFigure({ table, campaign }: { table: RateTable; campaign: string }) {
  const all = lineOf("All", table.employers);
  const lines = [...sizeLines(table), ...sectorLines(table), all].filter(({ could }) => could > 0);
  const value = ({ completed, could, share }: typeof all) => `${completed} of ${could}, ${share}`;
  return (
    <Figure
      title="Who answered"
      called={`${campaign}: who answered`}
      file="who-answered"
      says={`${all.completed} of ${all.could} businesses answered to the end${all.share && `, ${all.share}`}.`}
      note={`${campaign}. Each business counts once, however many of its people were asked. Rate: completed, out of those who were written to less letters that came back and people who were not ones to ask.`}
      draw={(width) =>
        stackedDrawing(
          lines.map((line) => ({ ...line, counts: [line.completed, line.could - line.completed] })),
          ["Completed", "Not completed"],
          value,
          width,
        )
      }
    >
      <div class="scroll">
        <table>
          <thead>
            <tr>
              <th scope="col">Businesses</th>
              <th scope="col" class="n">
                Completed
              </th>
              <th scope="col" class="n">
                Rate
              </th>
              <th scope="col">The rest</th>
            </tr>
          </thead>
          <tbody>
            {lines.map(({ name, completed, could, share, rest }) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td class="n">
                  {completed} of {could}
                </td>
                <td class="n">{share}</td>
                <td>
                  <small>{rest}</small>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Figure>
  );
}
