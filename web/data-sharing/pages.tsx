/** The pages under /data-sharing. */
import { pageGroup } from "../ui/page-group.tsx";

export const DataSharingPages = pageGroup(
  {
    list: async () => (await import("./list.tsx")).DataSharingPage,
    form: async () => (await import("./form.tsx")).DataSharingFormPage,
    bases: async () => (await import("./bases-list.tsx")).LegalBasesPage,
    basisForm: async () => (await import("./basis-form.tsx")).LegalBasisFormPage,
    basis: async () => (await import("./basis-page.tsx")).LegalBasisPage,
    indicators: async () => (await import("./indicators.tsx")).IndicatorsPage,
    settings: async () => (await import("./settings.tsx")).DataSharingSettingsPage,
    coverage: async () => (await import("./coverage.tsx")).CoveragePage,
    regional: async () => (await import("./regional.tsx")).RegionalPage,
    submit: async () => (await import("./exchange-submit.tsx")).SubmitPage,
    release: async () => (await import("./exchange-release.tsx")).ReleasePage,
    compare: async () => (await import("./compare.tsx")).CompareDataPage,
    one: async () => (await import("./page.tsx")).DataAgreementPage,
  },
  ({ agreement, part }) => {
    if (agreement === undefined) return "list";
    if (agreement === "settings" || agreement === "indicators") return agreement;
    if (agreement === "coverage" || agreement === "regional") return agreement;
    if (agreement === "legal-bases")
      return part === undefined ? "bases" : part === "new" ? "basisForm" : "basis";
    if (agreement === "new" || part === "edit") return "form";
    if (part === "compare") return "compare";
    if (part === "submit") return "submit";
    return part?.startsWith("rel_") ? "release" : "one";
  },
  "agreement",
);
