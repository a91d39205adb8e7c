/** A version before the latest, as it was: its terms, its parties and signatures, its papers. Read, never changed. */
import type { DataSharing } from "#shared/data-sharing/schema.ts";
import type { DataSharingView } from "#shared/data-sharing/view.ts";
import type { MemberRow } from "#shared/people/schema.ts";
import type { Names } from "../agreements/names.ts";
import { get } from "../api.ts";
import { useLoad } from "../load.ts";
import { useAddress } from "../ui/address.ts";
import { Notice } from "../ui/notice.tsx";
import { ProblemNotice } from "../ui/problem.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { Tabs } from "../ui/tabs.tsx";
import { whole } from "./load.ts";
import { PartiesTab } from "./parties-tab.tsx";
import { TermsTab } from "./terms-tab.tsx";

type PastProps = {
  latest: DataSharing;
  versionNo: number;
  path: string;
  names: Names;
  people: readonly MemberRow[];
};

export function PastVersion({ latest, versionNo, path, names, people }: PastProps) {
  const at = `${path}/versions/${versionNo}`;
  const [tab] = useAddress("tab", "terms");
  const read = useLoad(`${at}#page`, (signal) => get<DataSharingView>(at, signal));
  if (read.state === "loading") return <Skeleton of={`version ${versionNo}`} lines={20} />;
  if (read.state === "problem") return <ProblemNotice problem={read.problem} retry={read.retry} />;
  const agreement = whole(read.data.data);
  return (
    <div class="stack">
      <Notice title={`You read version ${versionNo}`}>
        <p>Version {latest.versionNo} is the latest. Nothing in this one changes any more.</p>
      </Notice>
      <Tabs
        label={`Parts of version ${versionNo}`}
        current={tab === "parties" ? "parties" : "terms"}
        tabs={[
          { id: "terms", label: "Terms" },
          { id: "parties", label: "Parties and signatures" },
        ]}
      />
      <div id="parts">
        {tab === "parties" ? (
          <PartiesTab
            agreement={agreement}
            phase={read.data.data.phase}
            etag={read.data.etag}
            path={path}
            names={names}
            people={people}
            past
          />
        ) : (
          <TermsTab agreement={agreement} path={at} names={names} past />
        )}
      </div>
    </div>
  );
}
