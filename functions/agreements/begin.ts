/** The first version of an agreement, as every way of starting one makes it: a draft of the organization acted for, seen by it alone. */
import type { Actor } from "#shared/actor.ts";
import type { Agreement, AgreementDraft } from "#shared/agreements/schema.ts";
import type { Terms } from "#shared/agreements/terms-schema.ts";
import { totals } from "#shared/agreements/totals.ts";
import { base32, newId, type OrganizationId } from "#shared/ids.ts";

const noTerms: Terms = { rules: [], findings: [], conditions: [] };

export function begun(draft: AgreementDraft, by: Actor, now: Date, terms?: Terms): Agreement {
  const { codedNotation, pathwayId, ...fields } = draft;
  return {
    ...fields,
    ...(pathwayId === undefined ? {} : { pathwayId }),
    codedNotation: codedNotation ?? proposedNumber(draft),
    id: newId("agr"),
    stewardId: by.organization as OrganizationId,
    visibility: "PARTIES",
    versionNo: 1,
    versionKind: "ORIGINAL",
    status: "DRAFT",
    shared: false,
    signatures: [],
    unattested: [],
    delegations: [],
    earlier: [],
    ...(terms ? { termsId: newId("trm") } : {}),
    totals: totals(terms ?? noTerms),
    startedBy: by.person,
    startedAt: now.toISOString(),
    version: 0,
  };
}

/** `AA-2026-7K3FM`: kind, year it takes effect, and five characters that no counter has to hand out. */
function proposedNumber({ agreementType, dateEffective }: AgreementDraft): string {
  const kind = { ARTICULATION: "AA", DUAL_CREDIT_PARTNERSHIP: "DC", TRANSFER_ARTICULATION: "TA", MOU: "MOU" }[
    agreementType
  ];
  const five = base32(crypto.getRandomValues(new Uint8Array(5))).toUpperCase();
  return `${kind}-${dateEffective.slice(0, 4)}-${five}`;
}
