/** bridge.align: a passing, a failing and a cannot-tell example of each thing it asks. */
import { describe } from "vitest";
import { code, entry, level, planOf } from "../staged.ts";
import { examples } from "./examples.ts";

const all = planOf(["TTTTTTPT"]);
const ready = { exitLevels: [level("Reading", 900), level("Math", 800)] };

describe("bridge.align", () =>
  examples("bridge.align", [
    {
      name: "passes at exactly the level asked for, with every statement practiced or tested",
      of: ready,
      taught: all,
      result: "PASS",
      says: "Learners leave with what “Adults join” of Nursing asks for.",
    },
    {
      name: "fails short of a level, and names the statements that are missing or only introduced",
      result: "FAIL",
      says: `At the exit reading is short by 0.4 of what “Adults join” asks for. 2 of 8 statements it assumes are not covered: ${code(7)} and ${code(8)}.`,
    },
    {
      name: "fails while it leads nowhere",
      told: { entries: [] },
      result: "FAIL",
      says: "It leads to no entry point of a program of study yet.",
    },
    {
      name: "fails when another version of the program is in force",
      of: ready,
      taught: all,
      told: { entries: [{ ...entry(), status: "SUPERSEDED", inForceNo: 4 as never }] },
      result: "FAIL",
      says: "Version 3 of Nursing is not in force; version 4 is.",
    },
    {
      name: "fails into high school",
      of: ready,
      taught: all,
      told: { entries: [entry({ column: "G11" })] },
      result: "FAIL",
      says: "“Adults join” of Nursing leads into high school; a bridge leads into college.",
    },
    {
      name: "cannot tell between two tests of one subject: they do not convert",
      of: { exitLevels: [level("Reading", 900), level("Math", 23_100, "CASAS")] },
      taught: all,
      result: "CANNOT_TELL",
      says: "Cannot tell, because “Adults join” asks for math 8.0 (TABE 11/12) in grade equivalent, and the exit gives CASAS in scale score, and the two do not convert.",
    },
    {
      name: "cannot tell of an entry point that asks for nothing",
      told: { entries: [entry({ requirements: [], assumesStatements: [] })] },
      result: "CANNOT_TELL",
      says: "Cannot tell, because “Adults join” of Nursing says neither which level nor which statements it takes as known.",
    },
    {
      name: "cannot tell of a program that the reader may not know",
      told: { entries: [{ ...entry(), known: false }] },
      result: "CANNOT_TELL",
      says: "Cannot tell, because you may not read one of its programs.",
    },
  ]));
