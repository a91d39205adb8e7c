/** Who answered, by the size and the sector of the business: a bar for each, and the numbers it is drawn from. */
import { Button } from "../ui/button.tsx";
import { csvOf, download } from "../ui/csv.ts";
import { Icon } from "../ui/icon.tsx";
import { Section } from "../ui/page.tsx";
import { ProblemNotice } from "../ui/problem.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { lineOf, type RateLine, sectorLines, sizeLines } from "./answered.ts";
import { useRates } from "./load.ts";
import type { CampaignTabProps } from "./tabs.ts";
import { peopleInWords } from "./words.ts";
import "../agreements/agreements.css";
import "./validations.css";

export function AnsweredTab({ path, answer }: CampaignTabProps) {
  const read = useRates(path);
  if (read.state === "loading") return <Skeleton of="who answered" lines={12} />;
  if (read.state === "problem") return <ProblemNotice problem={read.problem} retry={read.retry} />;
  const { employers, people } = read.data;
  const all = lineOf("All", employers);
  if (employers.invited === 0)
    return <p class="muted">Nobody has been written to yet, so nobody could answer.</p>;
  const sizes = sizeLines(read.data);
  const sectors = sectorLines(read.data);
  const toFile = () =>
    download(
      `who-answered-${answer.data.id}.csv`,
      csvOf([
        ["grouped by", "group", "completed", "could answer", "share", "the rest"],
        ...(
          [
            ["size", sizes],
            ["sector", sectors],
            ["all", [all]],
          ] as const
        ).flatMap(([by, lines]) =>
          lines.map((one) => [by, one.name, String(one.completed), String(one.could), one.share, one.rest]),
        ),
      ]),
    );
  return (
    <div class="stack roomy">
      <div class="row between">
        <p>
          {peopleInWords(people.completed)} of {all.completed} businesses have answered. Each business counts
          once, however many of its people answer.
        </p>
        <span class="no-print">
          <Button small onClick={toFile}>
            <Icon name="download" /> Download CSV
          </Button>
        </span>
      </div>
      {sizes.length > 0 && (
        <Section id="by-size" title="By size">
          <Bars of="Businesses by size" lines={sizes} all={all} />
        </Section>
      )}
      {sectors.length > 0 && (
        <Section id="by-sector" title="By sector">
          <Bars of="Businesses by sector" lines={sectors} all={all} />
        </Section>
      )}
      {sizes.length === 0 && sectors.length === 0 && <Bars of="Businesses" lines={[]} all={all} />}
      <p class="muted">
        Rate: completed, out of those who were written to less letters that came back and people who were not
        ones to ask. Someone who began and did not finish is not counted as having answered.
      </p>
    </div>
  );
}

function Bars({ of, lines, all }: { of: string; lines: readonly RateLine[]; all: RateLine }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
    <section class="scroll" tabIndex={0} aria-label={`Response rates: ${of}`}>
      <table class="rates">
        <thead>
          <tr>
            <th scope="col">{of}</th>
            <th scope="col" class="n">
              Completed
            </th>
            <th scope="col" class="bar">
              Share
            </th>
            <th scope="col" class="n">
              Rate
            </th>
            <th scope="col">The rest</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <Line key={line.name} line={line} />
          ))}
        </tbody>
        <tfoot>
          <Line line={all} />
        </tfoot>
      </table>
    </section>
  );
}

function Line({ line: { name, completed, could, share, rest } }: { line: RateLine }) {
  return (
    <tr>
      <th scope="row">{name}</th>
      <td class="n">
        {completed} of {could}
      </td>
      <td class="bar">
        <progress max={Math.max(1, could)} value={completed} aria-label={name}>
          {share}
        </progress>
      </td>
      <td class="n">{share}</td>
      <td>
        <small>{rest}</small>
      </td>
    </tr>
  );
}
