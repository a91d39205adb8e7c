/** Invitation. */
import { Page } from "../ui/page.tsx";
import { Skeleton } from "../ui/skeleton.tsx";

export function AcceptPage() {
  return (
    <Page title="Invitation">
      <Skeleton of="Invitation" />
    </Page>
  );
}
