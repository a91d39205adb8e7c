/** People. */
import { Page } from "../ui/page.tsx";
import { Skeleton } from "../ui/skeleton.tsx";

export function PeoplePage() {
  return (
    <Page title="People">
      <Skeleton of="People" />
    </Page>
  );
}
