/** What a campaign found, what people wrote, and shortages over campaigns, as tables for a spreadsheet. Pure. */
import type { Respondent } from "./respondent-schema.ts";
import type { ResultsView, StatementResult } from "./results-schema.ts";
import type { AskedStatement } from "./schema.ts";
import type { ShortageReport } from "./shortage-schema.ts";

/** Four places are more than any figure says. */
const figure = (value: number | undefined): string =>
  value === undefined ? "" : String(Math.round(value * 10_000) / 10_000);

const statementCells = ({ humanCodingScheme, fullStatement }: StatementResult): string[] => [
  humanCodingScheme ?? "",
  fullStatement.replaceAll(/\s+/g, " "),
];

/** Of one group, or of all; a cell that may not be told is empty. */
export function resultsTable({ scales, statements }: ResultsView): string[][] {
  const perScale = scales.flatMap(({ id, points }) => [
    `${id}_n`,
    ...points.map(({ value }) => `${id}_${value}`),
    ...["mean", "low", "high", "sd", "median", "ad_md"].map((name) => `${id}_${name}`),
  ]);
  const heading = [
    "statement_id",
    "code",
    "statement",
    "n",
    "essential",
    "needed",
    "needed_by",
    "cvr",
    "share",
    "share_low",
    "share_high",
    "outcome",
    "why",
    "decision",
    "overrides",
    "reason",
    "i_cvi",
    "kappa",
    "cannot_hire",
    "openings",
    ...perScale,
  ];
  const rows = statements.map((one): string[] => {
    const { need, relevance, shortage, outcome, decision } = one;
    return [
      one.identifier,
      ...statementCells(one),
      figure(need?.n),
      figure(need?.essential),
      figure(need?.needed?.count),
      need?.needed?.by ?? "",
      figure(need?.cvr),
      figure(need?.share?.value),
      figure(need?.share?.low),
      figure(need?.share?.high),
      outcome.outcome,
      outcome.why,
      decision?.decision ?? "",
      decision ? String(decision.overrides) : "",
      decision?.reason ?? "",
      figure(relevance?.iCvi),
      figure(relevance?.kappa),
      figure(shortage?.cannotHire),
      figure(shortage?.openings),
      ...scales.flatMap(({ id, points }) => {
        const found = one.scales.find(({ scaleId }) => scaleId === id);
        return [
          figure(found?.n),
          ...points.map(({ value }) => figure(found?.points.find((point) => point.value === value)?.count)),
          figure(found?.mean),
          figure(found?.interval?.low),
          figure(found?.interval?.high),
          figure(found?.sd),
          figure(found?.median),
          figure(found?.adMd),
        ];
      }),
    ];
  });
  return [heading, ...rows];
}

/** One thing somebody wrote, with everything around it. */
type Said = {
  savedAt: string;
  statementId?: string | undefined;
  statement?: AskedStatement | undefined;
  person?: Pick<Respondent, "name" | "email" | "employer"> | undefined;
  kind: string;
  text: string;
  rewording?: string | undefined;
  state: string;
  answer?: string | undefined;
  seconds: number;
};

/** The columns that users of other systems ask for first, and then what became of it. */
export function saidTable(rows: readonly Said[], addressOf: (statementId: string) => string): string[][] {
  return [
    [
      "date_time",
      "statement_id",
      "address",
      "code",
      "statement",
      "person",
      "email",
      "organization",
      "kind",
      "comment",
      "suggested_wording",
      "seconds",
      "state",
      "answer",
    ],
    ...rows.map(({ savedAt, statementId, statement, person, kind, text, rewording, ...rest }): string[] => [
      savedAt,
      statementId ?? "",
      statementId === undefined ? "" : addressOf(statementId),
      statement?.humanCodingScheme ?? "",
      statement?.fullStatement.replaceAll(/\s+/g, " ") ?? "",
      person?.name ?? "",
      person?.email ?? "",
      person?.employer.name ?? "",
      kind,
      text,
      rewording ?? "",
      String(rest.seconds),
      rest.state,
      rest.answer ?? "",
    ]),
  ];
}

export function shortageTable(reports: readonly ShortageReport[]): string[][] {
  const heading = [
    "closed_on",
    "campaign",
    "region",
    "occupation",
    "soc_codes",
    "rank",
    "statement_id",
    "code",
    "statement",
    "score",
    "criticality",
    "businesses",
    "cannot_hire",
    "openings",
    "root_causes",
    "sectors",
    "responses",
  ];
  const rows = reports.flatMap(({ campaign, closedOn, rows }) =>
    rows.map((row, index): string[] => [
      closedOn,
      campaign.title,
      campaign.region,
      campaign.occupation.en,
      campaign.socCodes.join("; "),
      String(index + 1),
      row.statementId,
      row.humanCodingScheme ?? "",
      row.fullStatement.replaceAll(/\s+/g, " "),
      figure(row.score),
      figure(row.criticality),
      String(row.n),
      String(row.cannotHire),
      figure(row.openings),
      row.rootCauses.map(({ cause, employers }) => `${cause} ${employers}`).join("; "),
      row.sectors.map(({ sector, cannotHire }) => `${sector} ${cannotHire}`).join("; "),
      row.responses.join(" | "),
    ]),
  );
  return [heading, ...rows];
}
