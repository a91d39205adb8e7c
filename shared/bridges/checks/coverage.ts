/** bridge.ks: the modules cover the agreed share of the cluster's statements, and the rest is listed. */
import { listed } from "../../listed.ts";
import { uncovered } from "../coverage.ts";
import type { BridgeFacts } from "../facts-schema.ts";
import { nameOf } from "../gaps.ts";
import type { Bridge, BridgePlan } from "../schema.ts";
import type { Found } from "./found.ts";

export function coverage(bridge: Bridge, plan: BridgePlan, facts: BridgeFacts): Found {
  const { clusterStatements, settings } = facts;
  if (!clusterStatements || clusterStatements.length === 0)
    return bridge.statementFramework === undefined
      ? {
          result: "CANNOT_TELL",
          because: "Cannot tell, because it names no framework of statements.",
          missing: "The framework whose cluster statements it goes by.",
        }
      : {
          result: "CANNOT_TELL",
          because: "Cannot tell, because its framework has no statements of this cluster in force.",
          missing: "Cluster statements in that framework, or another framework.",
        };
  const open = uncovered(plan, clusterStatements);
  const covered = clusterStatements.length - open.length;
  // Compared as whole numbers: 80 % of 5 statements is 4, whatever a fraction rounds to.
  const enough = covered * 100 >= settings.bridgePercent * clusterStatements.length;
  const names = open.map(({ statementId }) => nameOf(facts, statementId));
  const rest =
    open.length === 0
      ? ""
      : ` Not covered: ${listed(names.slice(0, 12))}${names.length > 12 ? ` and ${names.length - 12} more` : ""}.`;
  return {
    result: enough ? "PASS" : "FAIL",
    because: `${covered} of ${clusterStatements.length} statements of the cluster are practiced or tested; ${settings.bridgePercent} % are agreed.${rest}`,
    deciders: open
      .slice(0, 40)
      .map(({ statementId }) => ({ kind: "STATEMENT", id: statementId, label: nameOf(facts, statementId) })),
  };
}
