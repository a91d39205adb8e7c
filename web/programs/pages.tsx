/** The pages under /programs. */
import { pageGroup } from "../ui/page-group.tsx";

export const ProgramPages = pageGroup(
  {
    list: async () => (await import("./list.tsx")).ProgramsPage,
    form: async () => (await import("./form.tsx")).ProgramFormPage,
    grid: async () => (await import("./edit-grid.tsx")).EditGridPage,
    importGrid: async () => (await import("./import.tsx")).ImportGridPage,
    edition: async () => (await import("./edition.tsx")).MoveEditionPage,
    settings: async () => (await import("./settings.tsx")).CheckSettingsPage,
    compare: async () => (await import("./compare.tsx")).CompareProgramPage,
    codes: async () => (await import("../codes/pages.tsx")).CodePages,
    one: async () => (await import("./page.tsx")).ProgramPage,
    bridges: async () => (await import("../bridges/pages.tsx")).BridgePages,
    evaluations: async () => (await import("../evaluations/pages.tsx")).EvaluationPages,
  },
  ({ program, part }) => {
    if (program === undefined) return "list";
    if (program === "codes" || program === "bridges") return program;
    if (program === "evaluations" || program === "instruments") return "evaluations";
    if (program === "new" || part === "edit") return "form";
    if (program === "settings") return "settings";
    if (part === "grid" || part === "edition" || part === "compare") return part;
    if (part === "import") return "importGrid";
    return "one";
  },
  "program",
);
