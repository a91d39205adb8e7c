/** Which statements of the program's framework something teaches or takes for known: folded until it is wanted. */
import { useState } from "preact/hooks";
import { fresh } from "../load.ts";
import { usePlace } from "../session.ts";
import { frameworksPath, useContents, useFrameworks } from "../statements/load.ts";
import { useChunk } from "../ui/chunk.ts";
import { ProblemNotice } from "../ui/problem.tsx";
import { Skeleton } from "../ui/skeleton.tsx";

type PartProps = {
  framework: string | undefined;
  legend: string;
  chosen: readonly string[];
  onChosen: (chosen: string[]) => void;
};

export function StatementsPart({ framework, legend, chosen, onChosen }: PartProps) {
  const [open, setOpen] = useState(false);
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        {legend}:{" "}
        {chosen.length === 0
          ? "no statements yet"
          : chosen.length === 1
            ? "1 statement"
            : `${chosen.length} statements`}
      </summary>
      {open &&
        (framework ? (
          <Picker framework={framework} chosen={chosen} onChosen={onChosen} />
        ) : (
          <p class="muted">
            The program names no framework of statements yet. Its lead does, in what it is about.
          </p>
        ))}
    </details>
  );
}

type PickerProps = Pick<PartProps, "chosen" | "onChosen"> & { framework: string };

/** Of the last edition that was published. */
function Picker({ framework, chosen, onChosen }: PickerProps) {
  const { partnership } = usePlace();
  const frameworks = useFrameworks(partnership.id);
  if (frameworks.state === "loading") return <Skeleton of="the statements" lines={4} />;
  if (frameworks.state === "problem")
    return <ProblemNotice problem={frameworks.problem} retry={frameworks.retry} />;
  const row = frameworks.data.find(({ identifier }) => identifier === framework);
  if (!row || row.editions === 0) return <p class="muted">The framework is not published here.</p>;
  const path = `${frameworksPath(partnership.id)}/${framework}`;
  return <Outline path={path} edition={row.editions} chosen={chosen} onChosen={onChosen} />;
}

type OutlineProps = Pick<PartProps, "chosen" | "onChosen"> & { path: string; edition: number };

function Outline({ path, edition, chosen, onChosen }: OutlineProps) {
  const { partnership } = usePlace();
  const read = fresh(useContents(path, edition));
  const StatementPicker = useChunk(
    async () => (await import("../validations/statement-picker.tsx")).StatementPicker,
    true,
  );
  if (read.state === "problem") return <ProblemNotice problem={read.problem} retry={read.retry} />;
  if (read.state === "loading" || !StatementPicker) return <Skeleton of="the statements" lines={6} />;
  return (
    <StatementPicker
      statements={read.data.data.statements}
      chosen={chosen}
      onChosen={onChosen}
      today={partnership.today}
    />
  );
}
