/**
 * The checks of a bridge as data: what is asked, where it comes from, and what follows when it fails (programs.md 3, 8).
 * Printed by `npm run docs`; what each asks is decided in checks/<family>.ts.
 */
import type { CheckRule } from "../programs/check-schema.ts";

const model = "Illinois Career Cluster Model, strategies of adult education providers";
const bridging = "Illinois bridge program definition (ICCB): three required elements";
const read = "2026-11-26";

export const bridgeChecks: readonly CheckRule[] = [
  {
    id: "bridge.three",
    family: "bridge-components",
    severity: "REFUSE",
    over: "PROGRAM",
    name: "Three required components",
    rule: "Contextualized instruction, career development and transition services are each there, with hours or with something named.",
    source: bridging,
    verifiedOn: read,
  },
  {
    id: "bridge.align",
    family: "bridge-alignment",
    severity: "REFUSE",
    over: "PROGRAM",
    name: "Leads to an entry point",
    rule: "Each entry point is postsecondary and in a program in force; learners leave at the level it asks for, in the same assessment, form, subject and scale, and with every statement it assumes.",
    source: model,
    verifiedOn: read,
  },
  {
    id: "bridge.ks",
    family: "bridge-coverage",
    severity: "WARN",
    over: "PROGRAM",
    name: "Cluster statements",
    rule: "The modules cover the agreed share of the cluster's knowledge and skill statements: practiced or tested, not only introduced.",
    source: model,
    verifiedOn: read,
  },
  {
    id: "bridge.assess",
    family: "bridge-assessment",
    severity: "WARN",
    over: "PROGRAM",
    name: "Skill tests before and after",
    rule: "An assessment before and one after are named, and they share a measure.",
    source: bridging,
    verifiedOn: read,
  },
];

/** The name of a check; its id where the table does not know it. */
export const bridgeCheckName = (checkId: string): string =>
  bridgeChecks.find(({ id }) => id === checkId)?.name ?? checkId;
