/** bridge.three: the three required components, each with hours or with something named. Words alone decide nothing. */
import { listed } from "../../listed.ts";
import type { BridgeFacts } from "../facts-schema.ts";
import type { Bridge, BridgePlan } from "../schema.ts";
import type { Found } from "./found.ts";

/** Why it does not count yet: nothing stands there, or what does cannot be counted. */
type Lack = { name: string; why?: string };

export function components(bridge: Bridge, _plan: BridgePlan, facts: BridgeFacts): Found {
  const { contextualizedInstruction, careerDevelopment, transitionServices } = bridge;
  const lacks: Lack[] = [];
  if (contextualizedInstruction.hours === 0 && contextualizedInstruction.subjects.length === 0)
    lacks.push({
      name: "contextualized instruction",
      ...(contextualizedInstruction.note ? { why: "it is only described: neither hours nor subjects" } : {}),
    });
  if (careerDevelopment.hours === 0 && careerDevelopment.activities.length === 0)
    lacks.push({ name: "career development" });
  const gone = transitionServices.filter(({ by }) => by !== undefined && !isHere(by, facts));
  if (gone.length === transitionServices.length)
    lacks.push({
      name: "transition services",
      ...(gone.length > 0
        ? { why: `nobody here gives ${listed(gone.map(({ name }) => name))} any more` }
        : {}),
    });
  const none = lacks.filter(({ why }) => why === undefined);
  if (none.length > 0)
    return { result: "FAIL", because: `Nothing stands under ${listed(none.map(({ name }) => name))}.` };
  if (lacks.length > 0)
    return {
      result: "CANNOT_TELL",
      because: `Cannot tell, because of ${listed(lacks.map(({ name, why }) => `${name}: ${why}`))}.`,
      missing: `Hours, or something named, under ${listed(lacks.map(({ name }) => name))}.`,
    };
  const hours = contextualizedInstruction.hours + careerDevelopment.hours;
  return {
    result: "PASS",
    because: `All three are there${hours > 0 ? `, with ${hours.toLocaleString("en")} hours of teaching and career development` : ""}.`,
  };
}

const isHere = (id: string, { organizations, today }: BridgeFacts): boolean =>
  organizations.some((one) => one.id === id && (one.until === undefined || today <= one.until));
