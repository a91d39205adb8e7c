/** bridge.assess: a passing, a failing and a cannot-tell example. */
import { describe } from "vitest";
import { measure } from "../staged.ts";
import { examples } from "./examples.ts";

describe("bridge.assess", () =>
  examples("bridge.assess", [
    {
      name: "passes with one measure before and after",
      result: "PASS",
      says: "TABE 11/12 reading is taken before and after.",
    },
    {
      name: "fails without one of them",
      of: { preAssessment: [] },
      result: "FAIL",
      says: "No assessment is named before the bridge.",
    },
    {
      name: "cannot tell what learners gain between two tests",
      of: { preAssessment: [measure("Reading", "CASAS", "scale score")] },
      result: "CANNOT_TELL",
      says: "Cannot tell what learners gain, because CASAS reading comes before and TABE 11/12 reading and TABE 11/12 math after, and levels of different tests do not convert.",
    },
  ]));
