/** Agreements. */
import { Page } from "../ui/page.tsx";
import { Skeleton } from "../ui/skeleton.tsx";

export function AgreementsPage() {
  return (
    <Page title="Agreements">
      <Skeleton of="Agreements" />
    </Page>
  );
}
