/** Where a sheet of counts is pasted or chosen, and what stands in the way of it. It is read here, and goes nowhere. */
import { useState } from "preact/hooks";
import { namedGroups } from "#shared/data-sharing/group-names.ts";
import type { SheetProblem, SheetReading } from "#shared/data-sharing/reading.ts";
import type { SubgroupDimension } from "#shared/data-sharing/release-schema.ts";
import { DropSheet } from "../files/drop.tsx";
import { type Source, sourceOf } from "../files/run.ts";
import { Button } from "../ui/button.tsx";
import { Icon } from "../ui/icon.tsx";
import { Notice } from "../ui/notice.tsx";
import type { Entering } from "./entering.ts";

const takes = {
  words: "Drop a CSV here, or choose one",
  hint: "Or copy cells in your spreadsheet and paste them into the table. Columns may have your own names.",
  accept: ".csv,.tsv,.txt,text/csv,text/tab-separated-values,text/plain",
  sourceOf,
};

export function SheetBox({
  entering,
  dimensions,
}: {
  entering: Entering;
  dimensions: readonly SubgroupDimension[];
}) {
  const [workbook, setWorkbook] = useState(false);
  const choose = async ({ name, body }: Source) => {
    setWorkbook(/\.xls[xmb]?$|\.ods$|\.numbers$/i.test(name));
    if (!/\.xls[xmb]?$|\.ods$|\.numbers$/i.test(name) && body instanceof Blob)
      entering.open(await textOf(body));
  };
  const { reading } = entering;
  return (
    <div class="stack sheet-box">
      <DropSheet takes={takes} onChoose={(source) => void choose(source)} />
      {workbook && (
        <Notice kind="warn" title="Save it as CSV, or paste its cells" live>
          <p>
            A workbook would have to go to the hub to be read. Real counts do not leave this page, so copy the
            cells and paste them into the table, or save the sheet as CSV.
          </p>
        </Notice>
      )}
      {reading && <Reading reading={reading} entering={entering} dimensions={dimensions} />}
      {!reading && entering.said !== "" && (
        <p class="row" role="status">
          <span>{entering.said}</span>
          {entering.undo && (
            <Button small kind="quiet" onClick={entering.undo}>
              Undo
            </Button>
          )}
        </p>
      )}
    </div>
  );
}

/** In the encodings that spreadsheets write. */
async function textOf(file: Blob): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const [first, second] = bytes;
  const wide =
    first === 0xff && second === 0xfe ? "utf-16le" : first === 0xfe && second === 0xff && "utf-16be";
  try {
    return new TextDecoder(wide || "utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}

type ReadingProps = { reading: SheetReading; entering: Entering; dimensions: readonly SubgroupDimension[] };

function Reading({ reading, entering, dimensions }: ReadingProps) {
  const close = (
    <div class="row">
      <Button small onClick={entering.closeSheet}>
        Put it away
      </Button>
    </div>
  );
  if (reading.refused === "unreadable")
    return (
      <Notice kind="bad" title={`Line ${reading.line} cannot be read`} live>
        <p>{reading.why}</p>
        {close}
      </Notice>
    );
  if (reading.refused === "students")
    return (
      <Notice kind="bad" title="This sheet is about single students" live>
        <p>Nothing of it was kept. Send counts: one row for each group, and no row for a student.</p>
        <ul>
          {reading.columns.map(({ column, header, why }) => (
            <li key={column}>
              Column {letters(column)}
              {header && `, “${header}”`}: {why}.
            </li>
          ))}
        </ul>
        {close}
      </Notice>
    );
  const stops = reading.problems.filter(({ severity }) => severity === "stops");
  const some = reading.entry.cells.size;
  return (
    <section aria-label="What stands in the way" class="stack">
      <Notice
        kind="warn"
        title={stops.length === 1 ? "One thing stands in the way" : `${stops.length} things stand in the way`}
        live
      >
        <p>Nothing of the sheet is in the table yet.</p>
        <div class="row">
          <Button
            small
            onClick={entering.takeRest}
            because={some === 0 ? "There is no count in it that can be read." : undefined}
          >
            Take the {some} counts that are fine
          </Button>
          <Button small kind="quiet" onClick={entering.closeSheet}>
            Put it away
          </Button>
        </div>
      </Notice>
      {reading.problems.slice(0, 40).map((problem) => (
        <ProblemOf
          key={`${problem.row} ${problem.column} ${problem.expected}`}
          problem={problem}
          dimensions={dimensions}
          answer={entering.answer}
        />
      ))}
      {reading.problems.length > 40 && (
        <p class="muted">{reading.problems.length - 40} more show once these are mended.</p>
      )}
      <details>
        <summary>What we read each column as</summary>
        <dl class="read-as">
          {reading.columns.map(({ header, readAs }) => (
            <div key={header}>
              <dt>{header}</dt>
              <dd>{readAs}</dd>
            </div>
          ))}
        </dl>
      </details>
    </section>
  );
}

type ProblemProps = {
  problem: SheetProblem;
  dimensions: readonly SubgroupDimension[];
  answer: (word: string, key: string) => void;
};

function ProblemOf({
  problem: { row, column, severity, read, expected, unknown },
  dimensions,
  answer,
}: ProblemProps) {
  const groups = namedGroups(dimensions);
  const name = (key: string) => groups.find((one) => one.key === key)?.name ?? key;
  return (
    <div class={severity === "stops" ? "notice bad" : "notice warn"}>
      <Icon name={severity === "stops" ? "cross" : "alert"} />
      <p>
        <b>
          Row {row}
          {column && `, ${column}`}:
        </b>{" "}
        {expected}
        {read && (
          <>
            {" "}
            We read <code>{read}</code>.
          </>
        )}
      </p>
      {unknown && (
        <div class="row">
          {unknown.near && (
            <Button small onClick={() => answer(unknown.word, unknown.near ?? "")}>
              Read it as {name(unknown.near)}
            </Button>
          )}
          <select
            aria-label={`What ${read} is`}
            class="small"
            value=""
            onChange={(event) =>
              answer(unknown.word, event.currentTarget.value === "none" ? "" : event.currentTarget.value)
            }
          >
            <option value="">It is…</option>
            {groups.map(({ key, name: one, dimension }) => (
              <option key={key} value={key}>
                {dimension ? `${dimension.name}: ${one}` : one}
              </option>
            ))}
            <option value="none">None of these: leave it out</option>
          </select>
        </div>
      )}
    </div>
  );
}

/** 0 is A, 27 is AB. */
const letters = (column: number): string =>
  (column < 26 ? "" : letters(Math.floor(column / 26) - 1)) + String.fromCharCode(65 + (column % 26));
