/** Merge. */
import { Page } from "../ui/page.tsx";
import { Skeleton } from "../ui/skeleton.tsx";

export function MergePage() {
  return (
    <Page title="Merge">
      <Skeleton of="Merge" />
    </Page>
  );
}
