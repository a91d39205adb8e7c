/**
 * The pages under /campaigns, each fetched when it is first needed. One line of the page list leads to all of them, so
 * that the first page does not carry their addresses.
 */
import type { ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";
import { useRoute } from "preact-iso/router";
import { Skeleton } from "../ui/skeleton.tsx";

const pages = {
  list: async () => (await import("./list.tsx")).CampaignsPage,
  form: async () => (await import("./form.tsx")).CampaignFormPage,
  one: async () => (await import("./page.tsx")).CampaignPage,
  import: async () => (await import("./import.tsx")).ContactsImportPage,
  shortages: async () => (await import("./shortages.tsx")).ShortagesPage,
  formulas: async () => (await import("./formulas.tsx")).FormulasPage,
} satisfies Record<string, () => Promise<ComponentType>>;

/** What `/campaigns/<campaign>/<part>` shows. */
function pageAt({ campaign, part }: Record<string, string | undefined>): keyof typeof pages {
  if (campaign === undefined) return "list";
  if (campaign === "shortages" || campaign === "formulas") return campaign;
  if (campaign === "new" || part === "edit") return "form";
  return part === "import" ? "import" : "one";
}

const here = new Map<keyof typeof pages, ComponentType>();

export function CampaignPages() {
  const { params } = useRoute();
  const wanted = pageAt(params);
  const [, arrived] = useState<ComponentType>();
  const Page = here.get(wanted);
  useEffect(() => {
    // The router gave the focus to a page that was on its way.
    if (Page && document.activeElement === document.body)
      document.getElementById("main")?.focus({ preventScroll: true });
    if (Page) return;
    let leaving = false;
    void pages[wanted]().then((page) => {
      here.set(wanted, page);
      if (!leaving) arrived(() => page);
    });
    return () => {
      leaving = true;
    };
  }, [wanted, Page]);
  if (Page) return <Page key={`${wanted} ${params["campaign"] ?? ""}`} />;
  return (
    <main id="main" tabIndex={-1}>
      <Skeleton of="the page" lines={14} />
    </main>
  );
}
