/** The pages under /programs/codes. */
import { pageGroup } from "../ui/page-group.tsx";

export const CodePages = pageGroup(
  {
    list: async () => (await import("./list.tsx")).CodesPage,
    load: async () => (await import("./import.tsx")).LoadCodesPage,
    set: async () => (await import("./set.tsx")).CodeSetPage,
    code: async () => (await import("./code.tsx")).CodePage,
  },
  ({ part, deep }) => {
    if (part === undefined) return "list";
    if (part === "load") return "load";
    return deep === undefined ? "set" : "code";
  },
  "deep",
);
