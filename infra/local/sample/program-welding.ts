/** The sample's second program of study, a draft that three checks refuse: Welding, without dual credit. Data only. */
import { cte, hours, type SampleSlot, slot, taught } from "./program-words.ts";

const articulated = (ruleNo: number, college: string, credit: number) =>
  ({ kind: "ARTICULATED", agreement: "AA-WELD-014", ruleNo, college, hours: credit }) as const;
const series = (no: number) => ({ series: "Welding", no, of: 3 });

export const weldingSlots: SampleSlot[] = [
  slot("eng-g9", "G9", "english", "English 9", { CBHS: taught("ENG9", "English 9") }),
  slot("mat-g9", "G9", "math", "Algebra I", { CBHS: taught("ALG1", "Algebra I") }),
  slot(
    "cte-g9",
    "G9",
    "cte",
    "Drafting",
    { CBHS: taught("CAD1", "Computer-Aided Drafting I", cte) },
    { level: "ORIENTATION" },
  ),
  slot("mat-g10", "G10", "math", "Geometry", {
    CBHS: taught("GEOM", "Geometry", { prerequisites: ["ALG1"] }),
  }),
  slot(
    "cte-g10",
    "G10",
    "cte",
    "Welding I",
    { CBHS: taught("WELD1", "Welding I", { ...cte, part: series(1), early: articulated(1, "WLD 101", 3) }) },
    { level: "INTERMEDIATE", features: ["SAFETY"] },
  ),
  slot(
    "cte-g11",
    "G11",
    "cte",
    "Welding II",
    {
      CBHS: taught("WELD2", "Welding II", {
        ...cte,
        part: series(2),
        prerequisites: ["WELD1"],
        early: articulated(2, "WLD 121", 3),
      }),
    },
    { level: "INTERMEDIATE" },
  ),
  slot(
    "cte-g12",
    "G12",
    "cte",
    "Welding III",
    {
      CBHS: taught("WELD3", "Welding III", {
        ...cte,
        part: series(3),
        prerequisites: ["WELD2"],
        early: articulated(3, "WLD 131", 3),
      }),
    },
    { level: "ADVANCED" },
  ),
  slot(
    "wbl-g12",
    "G12",
    "work-based",
    "Shop internship",
    {},
    {
      work: { kind: "INTERNSHIP", hours: 60, host: "Cedar Bend Fabrication" },
    },
  ),
  slot("eng-p1", "P1", "english", "Composition", { PLCC: hours("ENG 101", "Composition I", 3) }),
  // Asked for again, though Welding I counts for it: pos.sequence.dup says so.
  slot(
    "cte-p1",
    "P1",
    "cte",
    "Welding, first year",
    {
      PLCC: [
        hours("WLD 101", "Introduction to Welding", 3, cte),
        hours("WLD 141", "Gas Tungsten Arc Welding", 3, cte),
        hours("MFG 105", "Print Reading", 2, cte),
      ],
    },
    { level: "ADVANCED" },
  ),
];
