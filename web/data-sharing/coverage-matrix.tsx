/** The matrix of coverage: partners and their indicators down, years across; a cell leads to its agreement, or is a gap. */
import type { CoveringAgreement, Matrix } from "#shared/data-sharing/coverage-schema.ts";
import type { IndicatorSet } from "#shared/data-sharing/release-schema.ts";
import type { Names } from "../agreements/names.ts";
import { usePlace } from "../session.ts";
import { useAddress, useLinkWith } from "../ui/address.ts";
import { Button } from "../ui/button.tsx";
import { csvOf, download } from "../ui/csv.ts";
import { Icon } from "../ui/icon.tsx";
import { Section } from "../ui/page.tsx";
import { dataPaths } from "./paths.ts";

type MatrixProps = {
  matrix: Matrix;
  agreements: readonly CoveringAgreement[];
  indicators: IndicatorSet;
  names: Names;
};

export function CoverageMatrix({
  matrix: { years, rows, gaps },
  agreements,
  indicators,
  names,
}: MatrixProps) {
  const [only] = useAddress("show");
  const link = useLinkWith("show");
  const indicator = (id: string) => indicators.indicators.find((one) => one.id === id)?.name ?? id;
  const shown = rows.filter(({ years: cells }) => only !== "gaps" || cells.some((cell) => cell.length === 0));
  const byPartner = [...Map.groupBy(shown, ({ organizationId }) => organizationId)].toSorted(([a], [b]) =>
    names.name(a).localeCompare(names.name(b), "en"),
  );
  const numbers = (cell: readonly number[]) =>
    cell.map((at) => agreements[at]?.codedNotation ?? "?").join(", ");
  const toFile = () =>
    download(
      "coverage.csv",
      csvOf([
        ["partner", "indicator", "name", ...years],
        ...shown.map((row) => [
          names.name(row.organizationId),
          row.indicatorId,
          indicator(row.indicatorId),
          ...row.years.map(numbers),
        ]),
      ]),
    );
  return (
    <Section
      id="map"
      title="Covered, and not"
      aside={
        <div class="row">
          <nav class="row" aria-label="Show rows">
            <a class="chip" href={link("")} aria-current={only === "" ? "page" : undefined}>
              All {rows.length}
            </a>
            <a class="chip" href={link("gaps")} aria-current={only === "gaps" ? "page" : undefined}>
              With a gap
            </a>
          </nav>
          <Button small onClick={toFile}>
            <Icon name="download" /> Download CSV
          </Button>
        </div>
      }
    >
      <p class="muted">
        {gaps === 0
          ? "No gap: an agreement in force covers each place."
          : "A dash is a gap: no agreement in force lets anyone see that partner’s counts of that year."}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
      <section class="scroll" tabIndex={0} aria-label="Coverage by partner, indicator and year">
        <table class="sticky coverage">
          <thead>
            <tr>
              <th scope="col">Indicator</th>
              {years.map((year) => (
                <th key={year} scope="col">
                  {year}
                </th>
              ))}
            </tr>
          </thead>
          {byPartner.map(([partner, its]) => (
            <tbody key={partner}>
              <tr>
                <th scope="rowgroup" colSpan={years.length + 1}>
                  {names.name(partner)}
                </th>
              </tr>
              {its.map(({ indicatorId, years: cells }) => (
                <tr key={indicatorId}>
                  <th scope="row">
                    {indicatorId} <small>{indicator(indicatorId)}</small>
                  </th>
                  {cells.map((cell, index) => (
                    <td key={years[index]}>
                      <Covered cell={cell} agreements={agreements} />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          ))}
        </table>
      </section>
    </Section>
  );
}

function Covered({
  cell,
  agreements,
}: {
  cell: readonly number[];
  agreements: readonly CoveringAgreement[];
}) {
  const { partnership } = usePlace();
  if (cell.length === 0)
    return (
      <span class="none">
        <span aria-hidden="true">–</span>
        <span class="sr">no agreement</span>
      </span>
    );
  return cell.flatMap((at, index) => {
    const one = agreements[at];
    if (!one) return [];
    return [
      index > 0 && <br key={`${one.id} break`} />,
      <a key={one.id} class="nowrap" href={dataPaths.dataAgreement(partnership.id, one.id)} title={one.name}>
        {one.codedNotation}
      </a>,
    ];
  });
}
