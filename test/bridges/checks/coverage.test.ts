/** bridge.ks: a passing, a failing and a cannot-tell example. */
import { describe } from "vitest";
import { CheckSettings } from "#shared/programs/check-schema.ts";
import { code, planOf } from "../staged.ts";
import { examples } from "./examples.ts";

describe("bridge.ks", () =>
  examples("bridge.ks", [
    {
      name: "passes at exactly the share agreed, and lists the rest",
      told: { settings: CheckSettings.parse({ bridgePercent: 75 }) },
      result: "PASS",
      says: `6 of 8 statements of the cluster are practiced or tested; 75 % are agreed. Not covered: ${code(7)} and ${code(8)}.`,
    },
    {
      name: "fails below it",
      result: "FAIL",
      says: `6 of 8 statements of the cluster are practiced or tested; 80 % are agreed. Not covered: ${code(7)} and ${code(8)}.`,
    },
    {
      name: "passes with everything covered",
      taught: planOf(["PPPPPPPP"]),
      result: "PASS",
      says: "8 of 8 statements of the cluster are practiced or tested; 80 % are agreed.",
    },
    {
      name: "cannot tell without a framework",
      of: { statementFramework: undefined },
      told: { clusterStatements: undefined as never },
      result: "CANNOT_TELL",
      says: "Cannot tell, because it names no framework of statements.",
    },
    {
      name: "cannot tell where the framework has nothing of this cluster",
      told: { clusterStatements: undefined as never },
      result: "CANNOT_TELL",
      says: "Cannot tell, because its framework has no statements of this cluster in force.",
    },
  ]));
