/** Every check of a bridge, answered from the bridge, its modules and the facts alone: hub and page give the same answers. Pure. */
import type { CheckAnswer } from "../programs/check-schema.ts";
import { bridgeChecks } from "./check-table.ts";
import { alignment } from "./checks/alignment.ts";
import { assessment } from "./checks/assessment.ts";
import { components } from "./checks/components.ts";
import { coverage } from "./checks/coverage.ts";
import type { Found } from "./checks/found.ts";
import type { BridgeFacts } from "./facts-schema.ts";
import type { Bridge, BridgePlan } from "./schema.ts";

const families = {
  "bridge.three": components,
  "bridge.align": alignment,
  "bridge.ks": coverage,
  "bridge.assess": assessment,
} as const satisfies Record<string, (...told: Parameters<typeof checkBridge>) => Found>;

export function checkBridge(bridge: Bridge, plan: BridgePlan, facts: BridgeFacts): CheckAnswer[] {
  return bridgeChecks.map(({ id: checkId, severity }): CheckAnswer => {
    const answer = families[checkId as keyof typeof families];
    const turned = facts.settings.turned.find((one) => one.checkId === checkId);
    return {
      checkId,
      severity: turned?.severity ?? severity,
      routes: [],
      slots: [],
      deciders: [],
      ...answer(bridge, plan, facts),
    };
  });
}

/** What keeps a bridge from being put in force. */
export const refusing = (answers: readonly CheckAnswer[]): CheckAnswer[] =>
  answers.filter(({ result, severity }) => result === "FAIL" && severity === "REFUSE");
