/** Organization. */
import { Page } from "../ui/page.tsx";
import { Skeleton } from "../ui/skeleton.tsx";

export function OrganizationPage() {
  return (
    <Page title="Organization">
      <Skeleton of="Organization" />
    </Page>
  );
}
