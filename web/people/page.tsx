/** Person. */
import { Page } from "../ui/page.tsx";
import { Skeleton } from "../ui/skeleton.tsx";

export function PersonPage() {
  return (
    <Page title="Person">
      <Skeleton of="Person" />
    </Page>
  );
}
