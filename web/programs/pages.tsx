/** The pages under /programs. */
import { pageGroup } from "../ui/page-group.tsx";

export const ProgramPages = pageGroup(
  {
    list: async () => (await import("./list.tsx")).ProgramsPage,
    form: async () => (await import("./form.tsx")).ProgramFormPage,
    grid: async () => (await import("./edit-grid.tsx")).EditGridPage,
    one: async () => (await import("./page.tsx")).ProgramPage,
  },
  ({ program, part }) => {
    if (program === undefined) return "list";
    if (program === "new" || part === "edit") return "form";
    if (part === "grid") return "grid";
    return "one";
  },
  "program",
);
