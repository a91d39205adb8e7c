/** Which version the page is about: one link each with where it stands, and the way to compare the last two. */
import type { Agreement } from "#shared/agreements/schema.ts";
import { paths } from "../paths.ts";
import { usePlace } from "../session.ts";
import { useLinkWith } from "../ui/address.ts";
import { versionLines } from "./versions.ts";

export function VersionSwitch({ agreement, shown }: { agreement: Agreement; shown: number }) {
  const { partnership } = usePlace();
  const link = useLinkWith("version");
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
      <a href={paths.compareVersions(partnership.id, agreement.id)}>Compare</a>
    </nav>
  );
}
