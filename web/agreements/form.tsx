/** Agreement form. */
import { Page } from "../ui/page.tsx";
import { Skeleton } from "../ui/skeleton.tsx";

export function AgreementFormPage() {
  return (
    <Page title="Agreement form">
      <Skeleton of="Agreement form" />
    </Page>
  );
}
