/** Organization. */
import { Page } from "../ui/page.tsx";
import { Skeleton } from "../ui/skeleton.tsx";

export function OrganizationFormPage() {
  return (
    <Page title="Organization">
      <Skeleton of="Organization" />
    </Page>
  );
}
