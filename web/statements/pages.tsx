/** The pages under /frameworks. */
import { pageGroup } from "../ui/page-group.tsx";

export const FrameworkPages = pageGroup(
  {
    list: async () => (await import("./list.tsx")).FrameworksPage,
    form: async () => (await import("./form.tsx")).StatementFrameworkFormPage,
    import: async () => (await import("./import.tsx")).FrameworkImportPage,
    one: async () => (await import("./page.tsx")).StatementFrameworkPage,
    compare: async () => (await import("./compare.tsx")).CompareEditionsPage,
    migration: async () => (await import("./migration.tsx")).MigrationPage,
  },
  ({ framework, part }) => {
    if (framework === undefined) return "list";
    if (framework === "import") return "import";
    if (framework === "new" || part === "edit") return "form";
    return part === "compare" || part === "migration" ? part : "one";
  },
  "framework",
);
