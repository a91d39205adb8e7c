/** The runway: how long each agreement still carries, over three school years, with today's line. A table behind it. */
import type { AgreementRow } from "#shared/agreements/schema.ts";
import { paths } from "../paths.ts";
import { usePlace } from "../session.ts";
import { Day, dayInWords, fromToday } from "../ui/dates.tsx";
import { kinds } from "./kinds.tsx";
import { type Bar, parties, runway, runwaySpan, share } from "./region.ts";

const percent = (part: number) => `${(part * 100).toFixed(2)}%`;

export function Runway({ rows, name }: { rows: readonly AgreementRow[]; name: (id: string) => string }) {
  const { partnership } = usePlace();
  const { today } = partnership;
  const span = runwaySpan(today);
  const bars = runway(rows, today);
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
      <section class="scroll" tabIndex={0} aria-label="Runway, scrolls sideways">
        <div class="runway" style={{ "--t": share(today, span.from, span.until) }}>
          <div class="scale">
            <span />
            <div>
              {span.years.map(({ label, at }) => (
                <span key={label} style={{ "--x": percent(at) }}>
                  {label}
                </span>
              ))}
            </div>
          </div>
          <ol>
            {bars.map((bar) => (
              <Lane
                key={bar.row.id}
                bar={bar}
                about={`${parties(bar.row, name)}, ${kinds[bar.row.agreementType].word.toLowerCase()}`}
              />
            ))}
          </ol>
          <div class="today">
            <b>{dayInWords(today)}</b>
          </div>
        </div>
      </section>
      <details>
        <summary>The runway as a table</summary>
        <div class="scroll">
          <table>
            <thead>
              <tr>
                <th scope="col">Agreement</th>
                <th scope="col">Parties</th>
                <th scope="col">From</th>
                <th scope="col">Until</th>
              </tr>
            </thead>
            <tbody>
              {bars.map(({ row }) => (
                <tr key={row.id}>
                  <th scope="row">{row.name}</th>
                  <td>{parties(row, name)}</td>
                  <td class="nowrap">
                    <Day date={row.dateEffective} />
                  </td>
                  <td class="nowrap">
                    <Day date={row.expirationDate} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </>
  );
}

function Lane({ bar, about }: { bar: Bar; about: string }) {
  const { partnership } = usePlace();
  const { row, kind, from, until, open } = bar;
  const ends =
    kind === "planned"
      ? row.status === "DRAFT"
        ? "draft"
        : row.status === "OUT_FOR_SIGNATURE"
          ? "out for signature"
          : "in review"
      : kind === "soon"
        ? `${dayInWords(row.expirationDate)}, ${fromToday(row.expirationDate, partnership.today)}`
        : dayInWords(row.expirationDate);
  const inside = until > 0.72;
  return (
    <li class="lane">
      <a href={paths.agreement(partnership.id, row.id)}>
        {row.name}
        <small>{about}</small>
      </a>
      <div class="track">
        <span
          class={["bar", kind === "in-force" ? "" : kind, open ? "open" : ""].filter(Boolean).join(" ")}
          style={{ "--a": percent(from), "--b": percent(until) }}
        />
        <span
          class={`end${inside ? ` in${kind === "planned" ? " hollow" : ""}` : ""}`}
          style={{ "--b": percent(until), "--r": percent(1 - until) }}
        >
          {ends}
        </span>
        <span class="sr">{`${dayInWords(row.dateEffective)} to ${dayInWords(row.expirationDate)}`}</span>
      </div>
    </li>
  );
}

export function RunwayKey() {
  return (
    <ul class="legend">
      <li>
        <span class="swatch" /> In force
      </li>
      <li>
        <span class="swatch soon" /> Ends within 180 days
      </li>
      <li>
        <span class="swatch planned" /> Draft or in review
      </li>
    </ul>
  );
}
