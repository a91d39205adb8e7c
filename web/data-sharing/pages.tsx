/** The pages under /data-sharing. */
import { pageGroup } from "../ui/page-group.tsx";

export const DataSharingPages = pageGroup(
  {
    list: async () => (await import("./list.tsx")).DataSharingPage,
    form: async () => (await import("./form.tsx")).DataSharingFormPage,
    bases: async () => (await import("./bases-list.tsx")).LegalBasesPage,
    basisForm: async () => (await import("./basis-form.tsx")).LegalBasisFormPage,
    basis: async () => (await import("./basis-page.tsx")).LegalBasisPage,
    settings: async () => (await import("./settings.tsx")).DataSharingSettingsPage,
    one: async () => (await import("./page.tsx")).DataAgreementPage,
  },
  ({ agreement, part }) => {
    if (agreement === undefined) return "list";
    if (agreement === "settings") return "settings";
    if (agreement === "legal-bases")
      return part === undefined ? "bases" : part === "new" ? "basisForm" : "basis";
    if (agreement === "new" || part === "edit") return "form";
    return "one";
  },
  "agreement",
);
