/** On an agreement's page, above its courses: a notice once its parties' catalogs have changed, with the table under it. */
import { useState } from "preact/hooks";
import { stillMatters } from "#shared/agreements/in-force.ts";
import type { Agreement } from "#shared/agreements/schema.ts";
import { counted } from "#shared/agreements/table-words.ts";
import type { Drift, DriftAnswer } from "#shared/courses/drift-schema.ts";
import { get } from "../api.ts";
import { useLoad } from "../load.ts";
import { paths } from "../paths.ts";
import { usePlace } from "../session.ts";
import { useChunk } from "../ui/chunk.ts";
import { Notice } from "../ui/notice.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import "./courses.css";

/**
 * What changed since it was agreed; undefined until that is known, so that the courses and the notice above them are
 * shown together and nothing jumps. Where it cannot be told, or the agreement is over, there is nothing.
 */
export function useDrift(agreement: Agreement, path: string | undefined): readonly Drift[] | undefined {
  const { partnership } = usePlace();
  const key = path !== undefined && stillMatters(agreement, partnership.today) ? `${path}/drift` : undefined;
  const read = useLoad(key, async (signal) => (await get<DriftAnswer>(`${path}/drift`, signal)).data);
  if (key !== undefined && read.state === "loading") return undefined;
  return key !== undefined && read.state === "content" ? read.data.drift : [];
}

type CoursesChangedProps = {
  drift: readonly Drift[];
  agreement: Pick<Agreement, "id">;
  code: (id: string) => string;
};

export function CoursesChanged({ drift, agreement, code }: CoursesChangedProps) {
  const { partnership } = usePlace();
  const [open, setOpen] = useState(false);
  const List = useChunk(async () => (await import("./drift-list.tsx")).DriftList, open);
  const courses = new Set(drift.map((one) => `${one.organizationId} ${one.code}`)).size;
  const only = drift.every(({ kind }) => kind === "RENAMED");
  return (
    <div class="before-courses">
      <Notice
        kind={only ? "info" : "warn"}
        title={`${counted(courses, "course")} changed since this was agreed`}
      >
        <p>
          {only
            ? "Only titles are new: the rules hold as they are."
            : "The rules still say what was agreed. Where a course is gone or counts differently, its parties may want to amend them."}
        </p>
        <details onToggle={(event) => setOpen(event.currentTarget.open)}>
          <summary>What changed, and which rules name it</summary>
          {List ? (
            <List
              drift={drift}
              code={code}
              ruleHref={(ruleNo) => `${paths.agreement(partnership.id, agreement.id)}#rule-${ruleNo}`}
            />
          ) : (
            open && <Skeleton of="what changed" />
          )}
        </details>
      </Notice>
    </div>
  );
}
