/** Causeway. */
import { Page } from "../ui/page.tsx";
import { Skeleton } from "../ui/skeleton.tsx";

export function FrontPage() {
  return (
    <Page title="Causeway">
      <Skeleton of="Causeway" />
    </Page>
  );
}
