/** What the sample's partners are about to change in an agreement that is in force: a draft version beside it. Data only. */
import type { Clause } from "#shared/agreements/terms-schema.ts";
import { clause } from "./clauses.ts";

type Amendment = {
  startedDaysAgo: number;
  /** Days from today on which it takes over. */
  from: number;
  changeSummary: string;
  /** Rows in the flat layout; rules of the same number are replaced. */
  rules: readonly string[];
  clauses: (before: readonly Clause[]) => Clause[];
};

/** By an agreement's number. */
export const amendments: Readonly<Record<string, Amendment>> = {
  "DC-BUS-003": {
    startedDaysAgo: 12,
    from: 45,
    changeSummary: "Accounting asks for a B, the district’s fee rises, and changing it is put in words.",
    rules: [
      "S,2,1,1,1,CBHS,ACCT1,Accounting I,1.00,CarnegieUnit,B,,,",
      "R,2,,,,PLCC,ACC 101,Financial Accounting,4.00,SemesterHour,,COURSE,,",
    ],
    clauses: (before) => [
      ...before.map((one) => (one.listId === "5" ? { ...one, text: one.text.replace("$15", "$20") } : one)),
      clause(
        "8",
        "AMENDMENT",
        "Both sides may change it in writing. A change of courses or credit is signed by the same offices that signed this.",
      ),
    ],
  },
};
