/** What one campaign found to be short: a bar for each statement, and behind it who lacks it, why, and what they do. */
import { listed } from "#shared/listed.ts";
import type { ShortageReport } from "#shared/validations/shortage-schema.ts";
import { barsDrawing } from "../charts/bars.ts";
import { Figure } from "../charts/figure.tsx";
import { usePlace } from "../session.ts";
import { dayInWords } from "../ui/dates.tsx";
import { MarkdownLine } from "../ui/markdown.tsx";
import { Section } from "../ui/page.tsx";
import { plainOf } from "../ui/read-markdown.ts";
import { FigureName } from "./figure-name.tsx";
import { campaignPaths } from "./paths.ts";
import { causeWords } from "./results-words.ts";
import { businessesInWords, sectorWords } from "./words.ts";

export function Report({ report }: { report: ShortageReport }) {
  const { partnership } = usePlace();
  const { campaign, closedOn, employers, rows, leftOut } = report;
  const job = campaign.occupation.en;
  const name = `${job.charAt(0).toUpperCase()}${job.slice(1)}, ${campaign.region}`;
  const of = `${campaign.title}, closed ${dayInWords(closedOn)}, ${businessesInWords(employers)}.`;
  const hidden =
    leftOut > 0 &&
    ` ${leftOut} more ${leftOut === 1 ? "statement is" : "statements are"} left out: too few businesses to say which.`;
  return (
    <Section
      id={`shortages-${campaign.id}`}
      title={name}
      aside={
        <a class="no-print" href={campaignPaths.campaign(partnership.id, campaign.id, { tab: "results" })}>
          The campaign
        </a>
      }
    >
      {rows.length === 0 ? (
        <p class="muted">
          {of} No validated statement here is one that three or more businesses cannot hire.{hidden}
        </p>
      ) : (
        <Figure
          title={<FigureName of="shortage">Shortage score</FigureName>}
          called={`Skills that are short: ${name}`}
          file={`shortages-${job}`}
          says={`Most pressing: “${plainOf(rows[0]?.fullStatement ?? "").replace(/\.$/, "")}”. ${rows[0]?.cannotHire} of ${rows[0]?.n} businesses cannot hire it.`}
          note={`${of}${hidden || ""} Score: criticality (0 to 100) × share that cannot hire × openings.`}
          draw={(width) =>
            barsDrawing(
              rows.map(({ fullStatement, humanCodingScheme, score }) => ({
                name: plainOf(fullStatement),
                code: humanCodingScheme,
                amount: score ?? 0,
                said: score === undefined ? "too few say" : Math.round(score).toLocaleString("en-US"),
              })),
              width,
            )
          }
        >
          <Rows report={report} />
        </Figure>
      )}
    </Section>
  );
}

function Rows({ report: { rows } }: { report: ShortageReport }) {
  return (
    <div class="scroll">
      <table class="cards">
        <thead>
          <tr>
            <th scope="col">Statement</th>
            <th scope="col">Sectors</th>
            <th scope="col" class="n">
              Cannot hire
            </th>
            <th scope="col" class="n">
              Openings
            </th>
            <th scope="col" class="n">
              <FigureName of="standard">Criticality</FigureName>
            </th>
            <th scope="col">Root causes</th>
            <th scope="col">What businesses do</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.statementId}>
              <th scope="row">
                {row.humanCodingScheme && <small class="block">{row.humanCodingScheme}</small>}
                <MarkdownLine text={row.fullStatement} />
              </th>
              <td data-head="Sectors">
                {row.sectors.length === 0
                  ? "–"
                  : listed(
                      row.sectors.map(({ sector, cannotHire }) => `${sectorWords(sector)} (${cannotHire})`),
                    )}
              </td>
              <td data-head="Cannot hire" class="n">
                {row.cannotHire} of {row.n}
              </td>
              <td data-head="Openings" class="n">
                {row.openings?.toLocaleString("en-US") ?? "too few say"}
              </td>
              <td data-head="Criticality" class="n">
                {row.criticality === undefined ? "too few say" : Math.round(row.criticality)}
              </td>
              <td data-head="Root causes">
                {row.rootCauses.length === 0
                  ? "–"
                  : listed(
                      row.rootCauses.map(({ cause, employers }) => `${causeWords[cause]} (${employers})`),
                    )}
              </td>
              <td data-head="What businesses do">
                {row.responses.length === 0 ? "–" : row.responses.map((words) => `“${words}”`).join(" ")}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
