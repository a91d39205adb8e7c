/** Which version the page is about: one link each with where it stands, and the way to compare two. */
import type { DataSharing } from "#shared/data-sharing/schema.ts";
import { usePlace } from "../session.ts";
import { useLinkWith } from "../ui/address.ts";
import { dataPaths } from "./paths.ts";
import { versionLines } from "./versions.ts";

export function VersionChips({ agreement, shown }: { agreement: DataSharing; shown: number }) {
  const { partnership } = usePlace();
  const link = useLinkWith("version", "tab");
  const lines = versionLines(agreement, partnership.today);
  if (lines.length < 2) return null;
  return (
    <nav class="row versions no-print" aria-label="Versions">
      {lines.map(({ versionNo, word }) => (
        <a
          key={versionNo}
          class="chip"
          href={link(String(versionNo))}
          aria-current={versionNo === shown ? "page" : undefined}
        >
          <b>Version {versionNo}</b> {word}
        </a>
      ))}
      <a href={dataPaths.compareDataSharing(partnership.id, agreement.id)}>Compare</a>
    </nav>
  );
}
