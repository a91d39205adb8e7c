/** Import. */
import { Page } from "../ui/page.tsx";
import { Skeleton } from "../ui/skeleton.tsx";

export function ImportPage() {
  return (
    <Page title="Import">
      <Skeleton of="Import" />
    </Page>
  );
}
