/** Which statements of its pathway a program's courses teach, in all and for one school and college; what is left open first. */
import { useState } from "preact/hooks";
import type { ProgramCoverage as Coverage, CoverageOnLegs } from "#shared/programs/coverage-schema.ts";
import type { Program } from "#shared/programs/schema.ts";
import type { Names } from "../agreements/names.ts";
import { get } from "../api.ts";
import { useLoad } from "../load.ts";
import { paths } from "../paths.ts";
import { usePlace } from "../session.ts";
import { levelWords } from "../statements/words.ts";
import { dayInWords } from "../ui/dates.tsx";
import { Empty } from "../ui/empty.tsx";
import { ChoiceField } from "../ui/field.tsx";
import { ProblemNotice } from "../ui/problem.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { type Column, Table } from "../ui/table.tsx";
import { programPaths } from "./paths.ts";
import "./coverage.css";

type CoverageProps = { program: Pick<Program, "id">; path: string; names: Names };
type Statement = Coverage["statements"][number];

export function ProgramCoverage({ program, path, names }: CoverageProps) {
  const read = useLoad(
    `${path}/coverage`,
    async (signal) => (await get<Coverage>(`${path}/coverage`, signal)).data,
  );
  if (read.state === "loading") return <Skeleton of="what the program covers" lines={12} />;
  if (read.state === "problem") return <ProblemNotice problem={read.problem} retry={read.retry} />;
  const found = read.data;
  if (found.statementFramework === undefined)
    return (
      <Empty title="No statements to compare with">
        This program names no framework of knowledge-and-skill statements yet. Its lead chooses one where
        title and pathway are typed.
      </Empty>
    );
  if (found.expected === 0)
    return (
      <Empty title="Nothing is expected yet">
        The framework has no statement for this pathway or its cluster, and the program names none itself.
      </Empty>
    );
  return <Covered program={program} found={found} names={names} />;
}

const legsName = ({ schoolId, collegeId, universityId }: CoverageOnLegs, names: Names): string =>
  [schoolId, collegeId, ...(universityId ? [universityId] : [])].map(names.name).join(" → ");

function Covered({ program, found, names }: { program: Pick<Program, "id">; found: Coverage; names: Names }) {
  const { partnership } = usePlace();
  const [on, setOn] = useState("");
  const [which, setWhich] = useState("open");
  const legs = on === "" ? undefined : found.legs[Number(on)];
  const expected = found.statements.filter((one) => one.expected);
  const isOpen = (one: Statement) => (legs ? legs.open.includes(one.id) : one.by.length === 0);
  const shown = expected.filter(
    (one) => which === "all" || (which === "open" ? isOpen(one) : one.validation?.sameVersion && isOpen(one)),
  );
  const covered = legs ? legs.covered : found.covered;
  return (
    <div class="stack">
      <p>
        <b>
          {covered} of {found.expected} statements
        </b>{" "}
        {legs
          ? `are taught on the way ${legsName(legs, names)}.`
          : "are taught by some course of the program."}{" "}
        {found.validated === 0
          ? "None was validated by businesses as it reads today."
          : `Businesses validated ${found.validated} of them as they read today; ${found.validatedCovered} of those are taught.`}
      </p>
      <meter class="coverage-meter" min={0} max={found.expected} value={covered}>
        {covered} of {found.expected}
      </meter>
      <div class="pair no-print">
        <ChoiceField
          label="For"
          pointer="/legs"
          value={on}
          onValue={setOn}
          none="All schools and colleges together"
          choices={found.legs.map((one, index) => ({ value: String(index), label: legsName(one, names) }))}
        />
        <ChoiceField
          label="Show"
          pointer="/which"
          value={which}
          onValue={setWhich}
          choices={[
            { value: "open", label: "What no course teaches" },
            { value: "validated", label: "Validated, and no course teaches it" },
            { value: "all", label: "Every expected statement" },
          ]}
        />
      </div>
      {shown.length === 0 ? (
        <p role="status">
          {which === "all" ? "Nothing is expected." : "Nothing is left open here: each of them is taught."}
        </p>
      ) : (
        <Table
          of={{ one: "statement", many: "statements" }}
          rows={shown}
          columns={columnsFor(program, found, names, partnership.id)}
          rowKey={(one) => one.id}
          csv="coverage"
          paged
        />
      )}
    </div>
  );
}

function columnsFor(
  program: Pick<Program, "id">,
  { statementFramework = "" }: Coverage,
  names: Names,
  partnership: string,
): [Column<Statement>, ...Column<Statement>[]] {
  return [
    {
      id: "statement",
      head: "Statement",
      text: ({ code = "", text }) => `${code} ${text}`.trim(),
      cell: ({ id, code, text }) => (
        <a href={paths.statementFramework(partnership, statementFramework, { statement: id })}>
          {code && <b class="nowrap">{code} </b>}
          {text}
        </a>
      ),
    },
    {
      id: "level",
      head: "Level",
      text: ({ level }) => levelWords[level],
      cell: ({ level }) => levelWords[level],
    },
    {
      id: "validated",
      head: "Validated",
      text: ({ validation }) => (validation?.sameVersion ? validation.closedOn : ""),
      cell: ({ validation }) =>
        !validation ? (
          <span class="muted">not yet</span>
        ) : validation.sameVersion ? (
          <>
            {validation.businesses} businesses, {dayInWords(validation.closedOn)}
          </>
        ) : (
          <span class="muted">before its words changed</span>
        ),
    },
    {
      id: "by",
      head: "Taught in",
      text: ({ by }) => by.map((one) => `${names.code(one.organizationId)} ${one.code}`).join("; "),
      cell: ({ by }) =>
        by.length === 0 ? (
          <span class="muted">no course</span>
        ) : (
          by.map((one, index) => (
            <span key={`${one.slotId} ${one.organizationId} ${one.code}`}>
              {index > 0 && ", "}
              <a href={programPaths.program(partnership, program.id, undefined, { at: one.slotId })}>
                {names.code(one.organizationId)} {one.code}
              </a>
            </span>
          ))
        ),
    },
  ];
}
