/** Agreement. */
import { Page } from "../ui/page.tsx";
import { Skeleton } from "../ui/skeleton.tsx";

export function AgreementPage() {
  return (
    <Page title="Agreement">
      <Skeleton of="Agreement" />
    </Page>
  );
}
