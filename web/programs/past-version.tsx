/** A version before the latest, as it was: its grid. Read, never changed, and no longer checked. */
import type { Plan } from "#shared/programs/plan-schema.ts";
import type { ProgramView } from "#shared/programs/view.ts";
import { get } from "../api.ts";
import { useLoad } from "../load.ts";
import { Notice } from "../ui/notice.tsx";
import { ProblemNotice } from "../ui/problem.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { Planned } from "./grid-tab.tsx";
import { whole } from "./load.ts";
import type { TabProps } from "./tabs.ts";

export function PastVersion({ program, path, names, versionNo }: TabProps & { versionNo: number }) {
  const at = `${path}/versions/${versionNo}`;
  const read = useLoad(
    at,
    async (signal) => (await get<{ program: ProgramView; plan: Plan }>(at, signal)).data,
  );
  if (read.state === "loading") return <Skeleton of={`version ${versionNo}`} lines={24} />;
  if (read.state === "problem") return <ProblemNotice problem={read.problem} retry={read.retry} />;
  return (
    <div class="stack roomy">
      <Notice title={`You read version ${versionNo}`}>
        <p>Version {program.versionNo} is the latest. Nothing in this one changes any more.</p>
      </Notice>
      <Planned program={whole(read.data.program)} plan={read.data.plan} names={names} />
    </div>
  );
}
