/** The pages under /campaigns. */
import { pageGroup } from "../ui/page-group.tsx";

export const CampaignPages = pageGroup(
  {
    list: async () => (await import("./list.tsx")).CampaignsPage,
    form: async () => (await import("./form.tsx")).CampaignFormPage,
    one: async () => (await import("./page.tsx")).CampaignPage,
    import: async () => (await import("./import.tsx")).ContactsImportPage,
    live: async () => (await import("./live.tsx")).LivePage,
    shortages: async () => (await import("./shortages.tsx")).ShortagesPage,
    formulas: async () => (await import("./formulas.tsx")).FormulasPage,
  },
  ({ campaign, part }) => {
    if (campaign === undefined) return "list";
    if (campaign === "shortages" || campaign === "formulas") return campaign;
    if (campaign === "new" || part === "edit") return "form";
    return part === "import" || part === "live" ? part : "one";
  },
  "campaign",
);
