/** Documents. */
import { Page } from "../ui/page.tsx";
import { Skeleton } from "../ui/skeleton.tsx";

export function DocumentsPage() {
  return (
    <Page title="Documents">
      <Skeleton of="Documents" />
    </Page>
  );
}
