/** The pages under /programs. */
import { pageGroup } from "../ui/page-group.tsx";

export const ProgramPages = pageGroup(
  {
    list: async () => (await import("./list.tsx")).ProgramsPage,
    one: async () => (await import("./page.tsx")).ProgramPage,
  },
  ({ program }) => {
    if (program === undefined) return "list";
    return "one";
  },
  "program",
);
