/** Which version the page is about: one link each with where it stands, and the way to compare two. */
import type { Program } from "#shared/programs/schema.ts";
import { versionsOf } from "#shared/programs/versions.ts";
import { usePlace } from "../session.ts";
import { useLinkWith } from "../ui/address.ts";
import { programPaths } from "./paths.ts";
import { classOf, statusWords } from "./words.ts";

export function VersionsPart({ program, shown }: { program: Program; shown: number }) {
  const { partnership } = usePlace();
  const link = useLinkWith("version", "tab", "at", "slot");
  return (
    <nav class="row versions program-versions no-print" aria-label="Versions">
      {versionsOf(program).map((version) => (
        <a
          key={version.versionNo}
          class="chip"
          href={link(version.versionNo === program.versionNo ? "" : String(version.versionNo))}
          aria-current={version.versionNo === shown ? "page" : undefined}
        >
          <b>Version {version.versionNo}</b> {classOf(version.cohort)},{" "}
          {statusWords[version.status].word.toLowerCase()}
        </a>
      ))}
      <a href={programPaths.comparePrograms(partnership.id, program.id)}>Compare</a>
    </nav>
  );
}
