/** Nothing here. */
import { Page } from "../ui/page.tsx";
import { Skeleton } from "../ui/skeleton.tsx";

export function NotFoundPage() {
  return (
    <Page title="Nothing here">
      <Skeleton of="Nothing here" />
    </Page>
  );
}
