/** The pages under /programs/evaluations and /programs/instruments. */
import { pageGroup } from "../ui/page-group.tsx";

export const EvaluationPages = pageGroup(
  {
    list: async () => (await import("./list.tsx")).EvaluationsPage,
    form: async () => (await import("./form.tsx")).EvaluationFormPage,
    one: async () => (await import("./page.tsx")).EvaluationPage,
    report: async () => (await import("./report.tsx")).ReportPage,
    instruments: async () => (await import("./instruments.tsx")).InstrumentsPage,
    instrument: async () => (await import("./instrument.tsx")).InstrumentPage,
    instrumentForm: async () => (await import("./instrument-form.tsx")).InstrumentFormPage,
    instrumentImport: async () => (await import("./instrument-import.tsx")).InstrumentImportPage,
  },
  ({ program, part, deep }) => {
    if (program === "instruments") {
      if (part === undefined) return "instruments";
      if (part === "new" || deep === "edit") return "instrumentForm";
      return deep === "import" ? "instrumentImport" : "instrument";
    }
    if (part === undefined) return "list";
    if (part === "new" || deep === "edit") return "form";
    return deep === "report" ? "report" : "one";
  },
  "part",
);
