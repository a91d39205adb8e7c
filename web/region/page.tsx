/** Region. */
import { Page } from "../ui/page.tsx";
import { Skeleton } from "../ui/skeleton.tsx";

export function RegionPage() {
  return (
    <Page title="Region">
      <Skeleton of="Region" />
    </Page>
  );
}
