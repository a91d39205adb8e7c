/** Glossary. */
import { Page } from "../ui/page.tsx";
import { Skeleton } from "../ui/skeleton.tsx";

export function GlossaryPage() {
  return (
    <Page title="Glossary">
      <Skeleton of="Glossary" />
    </Page>
  );
}
