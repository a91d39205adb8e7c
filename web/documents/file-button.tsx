/** A button that fetches a file, and says so when it cannot. */
import type { ComponentChildren } from "preact";
import type { Action } from "../load.ts";
import { Button } from "../ui/button.tsx";
import { Icon } from "../ui/icon.tsx";
import { ProblemNotice } from "../ui/problem.tsx";

export function FileButton({ file, children }: { file: Action<[]>; children: ComponentChildren }) {
  return (
    <div class="stack tight">
      <div>
        <Button small onClick={() => void file.run()} busy={file.busy && "Fetching"}>
          <Icon name="download" /> {children}
        </Button>
      </div>
      {file.problem && <ProblemNotice problem={file.problem} live />}
    </div>
  );
}
