/** bridge.three: a passing, a failing and a cannot-tell example each. */
import { describe } from "vitest";
import { riverbend } from "../staged.ts";
import { examples } from "./examples.ts";

describe("bridge.three", () =>
  examples("bridge.three", [
    {
      name: "passes with hours or something named under each",
      result: "PASS",
      says: "All three are there, with 184 hours of teaching and career development.",
    },
    {
      name: "passes with names alone",
      of: {
        contextualizedInstruction: { hours: 0, subjects: ["Math"] },
        careerDevelopment: { hours: 0, activities: ["Visits"] },
      },
      result: "PASS",
      says: "All three are there.",
    },
    {
      name: "fails where nothing stands under one",
      of: { transitionServices: [], careerDevelopment: { hours: 0 } },
      result: "FAIL",
      says: "Nothing stands under career development and transition services.",
    },
    {
      name: "cannot tell of teaching that is only described",
      of: { contextualizedInstruction: { hours: 0, note: "Inside the nursing class" } },
      result: "CANNOT_TELL",
      says: "Cannot tell, because of contextualized instruction: it is only described: neither hours nor subjects.",
    },
    {
      name: "cannot tell of services whose giver has left",
      told: { organizations: [{ id: riverbend as never, name: "Riverbend", until: "2026-11-22" }] },
      result: "CANNOT_TELL",
      says: "Cannot tell, because of transition services: nobody here gives Advising any more.",
    },
  ]));
