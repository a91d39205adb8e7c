/** The pages under /programs/bridges. */
import { pageGroup } from "../ui/page-group.tsx";

export const BridgePages = pageGroup(
  {
    list: async () => (await import("./list.tsx")).BridgesPage,
    form: async () => (await import("./form.tsx")).BridgeFormPage,
    modules: async () => (await import("./modules.tsx")).ModulesPage,
    one: async () => (await import("./page.tsx")).BridgePage,
  },
  ({ part, deep }) => {
    if (part === undefined) return "list";
    if (part === "new" || deep === "edit") return "form";
    return deep === "modules" ? "modules" : "one";
  },
  "part",
);
