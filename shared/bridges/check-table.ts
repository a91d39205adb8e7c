/**
 * The checks of a bridge as data: what is asked, where it comes from, and what follows when it fails (programs.md 3, 8).
 * Printed by `npm run docs`; what each asks is decided in checks/<family>.ts.
 */
import type { CheckRule } from "../programs/check-schema.ts";

type BridgeCheckId = "bridge.three" | "bridge.align" | "bridge.ks" | "bridge.assess";

const rule = (
  id: BridgeCheckId,
  family: string,
  severity: CheckRule["severity"],
  told: Pick<CheckRule, "name" | "rule" | "source"> & { verifiedOn?: string },
): CheckRule => ({ id, family: `bridge-${family}`, severity, over: "PROGRAM", ...told });

export const bridgeChecks: Readonly<Record<BridgeCheckId, CheckRule>> = {
  "bridge.three": rule("bridge.three", "components", "REFUSE", {
    name: "Three required components",
    rule: "Contextualized instruction, career development and transition services are each there, with hours or with something named.",
    source: "Illinois bridge program definition (ICCB, DCEO): three required elements",
    verifiedOn: "2026-11-20",
  }),
  "bridge.align": rule("bridge.align", "alignment", "REFUSE", {
    name: "Leads to an entry point",
    rule: "Each entry point is postsecondary and in a program in force; learners leave at the level it asks for, in the same assessment, form, subject and scale, and with every statement it assumes.",
    source:
      "Illinois Career Cluster Model, adult education strategies: align bridge programs with programs of study",
    verifiedOn: "2026-11-20",
  }),
  "bridge.ks": rule("bridge.ks", "coverage", "WARN", {
    name: "Cluster statements",
    rule: "The modules cover the agreed share of the cluster's knowledge and skill statements: practiced or tested, not only introduced.",
    source:
      "Illinois Career Cluster Model, adult education strategies: include cluster level knowledge and skills",
    verifiedOn: "2026-11-20",
  }),
  "bridge.assess": rule("bridge.assess", "assessment", "WARN", {
    name: "Skill tests before and after",
    rule: "An assessment before and one after are named, and they share a measure.",
    source: "Illinois bridge program definition (ICCB, DCEO): pre- and post-skill assessment",
    verifiedOn: "2026-11-20",
  }),
};
