/** Invite. */
import { Page } from "../ui/page.tsx";
import { Skeleton } from "../ui/skeleton.tsx";

export function InvitePage() {
  return (
    <Page title="Invite">
      <Skeleton of="Invite" />
    </Page>
  );
}
