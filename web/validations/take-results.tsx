/** The results as files: the figures for anyone who reads them, who said what for those who run the campaign. */
import { downloadWritten } from "../files/written.ts";
import { useAction } from "../load.ts";
import { query } from "../paths.ts";
import { usePlace } from "../session.ts";
import { useAddress } from "../ui/address.ts";
import { Button } from "../ui/button.tsx";
import { Icon } from "../ui/icon.tsx";
import { ProblemNotice } from "../ui/problem.tsx";

export function TakeResults({ path, title, whole }: { path: string; title: string; whole: boolean }) {
  const { actor } = usePlace();
  const [group] = useAddress("group");
  const take = useAction((_key, file: string, name: string) =>
    downloadWritten(`${path}/${file}`, `${title}, ${name}.csv`, actor),
  );
  const busy = take.busy && "Fetching";
  return (
    <div class="no-print stack tight">
      <div class="row">
        <Button small busy={busy} onClick={() => void take.run(`results.csv${query({ group })}`, "results")}>
          <Icon name="download" /> Download CSV
        </Button>
        {whole && (
          <Button small busy={busy} onClick={() => void take.run("who-said-what.csv", "who said what")}>
            <Icon name="download" /> Who said what
          </Button>
        )}
      </div>
      {take.problem && <ProblemNotice problem={take.problem} live />}
    </div>
  );
}
