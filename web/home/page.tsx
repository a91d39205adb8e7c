/** Home. */
import { Page } from "../ui/page.tsx";
import { Skeleton } from "../ui/skeleton.tsx";

export function HomePage() {
  return (
    <Page title="Home">
      <Skeleton of="Home" />
    </Page>
  );
}
