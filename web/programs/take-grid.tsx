/** The grid as a file in the layout that import reads: to work on in a spreadsheet, or to take elsewhere. */
import type { Program } from "#shared/programs/schema.ts";
import { downloadWritten } from "../files/written.ts";
import { useAction } from "../load.ts";
import { usePlace } from "../session.ts";
import { Button } from "../ui/button.tsx";
import { Icon } from "../ui/icon.tsx";
import { ProblemNotice } from "../ui/problem.tsx";

export function TakeGrid({ program, path }: { program: Program; path: string }) {
  const { actor } = usePlace();
  const take = useAction(() =>
    downloadWritten(`${path}/plan/export`, `${program.title}, version ${program.versionNo}.csv`, actor),
  );
  return (
    <>
      <Button busy={take.busy && "Fetching"} onClick={() => void take.run()}>
        <Icon name="download" /> Download the grid as CSV
      </Button>
      {take.problem && <ProblemNotice problem={take.problem} live />}
    </>
  );
}
