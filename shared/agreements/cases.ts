/**
 * The questions one student raises: for each receiving organization, every rule number of every agreement that names a
 * course the student has, with that number's form in each version. Rules none of whose courses the student has are left out.
 */

import { courseKey } from "../course-key.ts";
import type { OrganizationId } from "../ids.ts";
import { type Transcript, touches, type Window } from "./options.ts";
import type { PublicVersion } from "./public.ts";
import type { EquivalencyRule, NegativeFinding } from "./terms-schema.ts";
import { type Dated, daysOf, earliest } from "./versions.ts";

export type Case = {
  readonly agreementId: string;
  readonly codedNotation: string;
  readonly ruleNo: number;
  /** Of the newest version that names one of the student's courses. */
  readonly priority: number;
  /** Newest first: the last completion picks the version. */
  readonly variants: readonly {
    readonly dated: Dated;
    readonly rule: EquivalencyRule;
    readonly window: Window;
  }[];
  readonly findings: readonly { readonly dated: Dated; readonly finding: NegativeFinding }[];
};

type Building = {
  variants: { dated: Dated; rule: EquivalencyRule; window: Window }[];
  findings: { dated: Dated; finding: NegativeFinding }[];
};

export function casesOf(chains: readonly Dated[][], transcript: Transcript): Map<OrganizationId, Case[]> {
  const cases = new Map<OrganizationId, Case[]>();
  for (const chain of chains) {
    for (const [receiverId, byRule] of buildingsOf(chain, transcript)) {
      for (const [ruleNo, { variants, findings }] of byRule) {
        const version = chain.at(-1)?.version;
        const one: Case = {
          agreementId: version?.agreementId ?? "",
          codedNotation: version?.codedNotation ?? "",
          ruleNo,
          priority: variants.at(-1)?.rule.priority ?? 1,
          variants: variants.reverse(),
          findings,
        };
        cases.set(receiverId, [...(cases.get(receiverId) ?? []), one]);
      }
    }
  }
  return cases;
}

function buildingsOf(
  chain: readonly Dated[],
  transcript: Transcript,
): Map<OrganizationId, Map<number, Building>> {
  const receivers = new Map<OrganizationId, Map<number, Building>>();
  const building = (receiverId: OrganizationId, ruleNo: number): Building => {
    const byRule = receivers.get(receiverId) ?? new Map<number, Building>();
    receivers.set(receiverId, byRule);
    const found = byRule.get(ruleNo) ?? { variants: [], findings: [] };
    byRule.set(ruleNo, found);
    return found;
  };
  chain.forEach((dated, index) => {
    for (const rule of dated.version.terms.rules) {
      if (!touches(rule, transcript)) continue;
      const own = daysOf(rule, dated);
      // A course finished under an earlier version of the same rule number still counts under this one, but for
      // what an earlier teach-out caught after this one's days: the last completion picks the version.
      const earlier = chain.slice(0, index).flatMap((before) =>
        before.version.terms.rules
          .filter((one) => one.ruleNo === rule.ruleNo)
          .map((one) => daysOf(one, before))
          .map(({ from, until }) => ({ from, until: earliest(until, own.until) })),
      );
      const window: Window = { own, earlier };
      for (const receiverId of new Set(rule.awards.map(({ course }) => course.organizationId)))
        building(receiverId, rule.ruleNo).variants.push({ dated, rule, window });
    }
    for (const finding of dated.version.terms.findings) {
      if (!transcript.has(courseKey(finding.course))) continue;
      for (const receiverId of finding.receiverId ? [finding.receiverId] : receiversOf(dated.version))
        building(receiverId, finding.ruleNo).findings.push({ dated, finding });
    }
  });
  return receivers;
}

/** Who receives under a version: by role where roles are told, else whoever grants something, else who does not send. */
export function receiversOf({ organizations, terms }: PublicVersion): OrganizationId[] {
  const named = organizations.filter(({ role }) => role === "RECEIVING" || role === "SENDING_AND_RECEIVING");
  if (named.length > 0) return named.map(({ id }) => id);
  const granting = new Set(
    terms.rules.flatMap(({ awards }) => awards.map(({ course }) => course.organizationId)),
  );
  if (granting.size > 0) return [...granting];
  const sending = new Set(terms.findings.map(({ course }) => course.organizationId));
  return organizations.map(({ id }) => id).filter((id) => !sending.has(id));
}
