/** Look-up. */
import { Page } from "../ui/page.tsx";
import { Skeleton } from "../ui/skeleton.tsx";

export function LookUpPage() {
  return (
    <Page title="Look-up">
      <Skeleton of="Look-up" />
    </Page>
  );
}
