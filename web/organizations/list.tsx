/** Organizations. */
import { Page } from "../ui/page.tsx";
import { Skeleton } from "../ui/skeleton.tsx";

export function OrganizationsPage() {
  return (
    <Page title="Organizations">
      <Skeleton of="Organizations" />
    </Page>
  );
}
