/** bridge.assess: a test before and one after, in one measure, or nobody can say what learners gained. */
import { listed } from "../../listed.ts";
import type { Measure } from "../../programs/plan-schema.ts";
import type { BridgeFacts } from "../facts-schema.ts";
import { measureKey, testName } from "../levels.ts";
import type { Bridge, BridgePlan } from "../schema.ts";
import type { Found } from "./found.ts";

export function assessment(
  { preAssessment, postAssessment }: Bridge,
  _plan: BridgePlan,
  _facts: BridgeFacts,
): Found {
  const lacks = [
    ...(preAssessment.length === 0 ? ["before"] : []),
    ...(postAssessment.length === 0 ? ["after"] : []),
  ];
  if (lacks.length > 0)
    return { result: "FAIL", because: `No assessment is named ${listed(lacks, "or")} the bridge.` };
  const after = new Set(postAssessment.map(measureKey));
  const both = preAssessment.filter((one) => after.has(measureKey(one)));
  if (both.length === 0)
    return {
      result: "CANNOT_TELL",
      because: `Cannot tell what learners gain, because ${tests(preAssessment)} comes before and ${tests(postAssessment)} after, and levels of different tests do not convert.`,
      missing: "One measure that is taken before and after.",
    };
  return {
    result: "PASS",
    because: `${tests(both)} ${both.length === 1 ? "is" : "are"} taken before and after.`,
  };
}

const tests = (measures: readonly Measure[]): string =>
  listed([...new Set(measures.map((one) => `${testName(one)} ${one.subject.toLowerCase()}`))]);
