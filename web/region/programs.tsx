/** How every program of study stands against the state's definition: one strip of checks each, and the same as a table. */
import type { CheckedProgramRow, CheckStand } from "#shared/programs/region-schema.ts";
import { get } from "../api.ts";
import { useLoad } from "../load.ts";
import { programPaths } from "../programs/paths.ts";
import { usePlace } from "../session.ts";
import { ProblemNotice } from "../ui/problem.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import "./programs.css";

type Checked = { items: CheckedProgramRow[]; more: boolean };

const marks = {
  pass: { mark: "✓", word: "passes" },
  warn: { mark: "!", word: "warns" },
  fail: { mark: "✕", word: "fails" },
  unknown: { mark: "?", word: "cannot tell" },
} as const;

const markOf = ({ result, severity }: CheckStand): keyof typeof marks =>
  result === "PASS" ? "pass" : result === "CANNOT_TELL" ? "unknown" : severity === "REFUSE" ? "fail" : "warn";

export function ProgramStrips() {
  const { partnership } = usePlace();
  const address = `/partnerships/${partnership.id}/program-checks`;
  const read = useLoad(address, async (signal) => (await get<Checked>(address, signal)).data);
  if (read.state === "loading") return <Skeleton of="the checks of the programs" lines={8} />;
  if (read.state === "problem") return <ProblemNotice problem={read.problem} retry={read.retry} />;
  const { items, more } = read.data;
  if (items.length === 0)
    return (
      <p class="muted">
        No program of study yet. Each one will show here how it meets the state’s definition.
      </p>
    );
  const sorted = items.toSorted(
    (a, b) =>
      b.counts.refuse - a.counts.refuse ||
      b.counts.warn - a.counts.warn ||
      a.title.localeCompare(b.title, "en"),
  );
  return (
    <>
      <ul class="legend" aria-label="What the marks mean">
        {Object.entries(marks).map(([key, { mark, word }]) => (
          <li key={key}>
            <b aria-hidden="true" class="check-mark" data-s={key}>
              {mark}
            </b>{" "}
            {word}
          </li>
        ))}
      </ul>
      <div class="multiples">
        {sorted.map((one) => (
          <Strip key={one.programId} {...one} />
        ))}
      </div>
      {more && <p class="muted">The first {items.length} programs are shown.</p>}
      <AsTable items={sorted} />
    </>
  );
}

function Strip({ programId, title, status, stands, counts }: CheckedProgramRow) {
  const { partnership } = usePlace();
  const worst = stands.filter((one) => markOf(one) === "fail");
  const said = worst[0] ?? stands.find((one) => markOf(one) === "warn");
  return (
    <article>
      <h3>
        <a href={programPaths.program(partnership.id, programId)}>{title}</a>
      </h3>
      <small>{status === "IN_FORCE" ? "In force" : "Being made"}</small>
      <ol class="strip" aria-label={`Checks of ${title}`}>
        {stands.map((one) => (
          <li key={one.checkId} data-s={markOf(one)} title={`${one.name}: ${marks[markOf(one)].word}`}>
            <span aria-hidden="true">{marks[markOf(one)].mark}</span>
            <span class="sr">
              {one.name}: {marks[markOf(one)].word}
            </span>
          </li>
        ))}
      </ol>
      <small>
        {said
          ? said.because
          : counts.cannotTell > 0
            ? `${counts.cannotTell === 1 ? "One answer is" : `${counts.cannotTell} answers are`} missing.`
            : "Meets every check on all its routes."}
      </small>
    </article>
  );
}

function AsTable({ items }: { items: readonly CheckedProgramRow[] }) {
  const checks = [
    ...new Map(items.flatMap(({ stands }) => stands.map(({ checkId, name }) => [checkId, name]))),
  ];
  return (
    <details>
      <summary>The checks as a table</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
      <section class="scroll" tabIndex={0} aria-label="The checks as a table, scrolls sideways">
        <table>
          <thead>
            <tr>
              <th scope="col">Program</th>
              {checks.map(([id, name]) => (
                <th key={id} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {items.map(({ programId, title, stands }) => (
              <tr key={programId}>
                <th scope="row">{title}</th>
                {checks.map(([id]) => {
                  const one = stands.find(({ checkId }) => checkId === id);
                  return <td key={id}>{one ? marks[markOf(one)].word : ""}</td>;
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </details>
  );
}
