/** Whether a value of the terms answers what a law asks, and in which words to say so. Pure. */
import type { Answer } from "./bases-schema.ts";
import type { CheckInput } from "./check-input.ts";
import { counted } from "./check-input.ts";
import { usualProhibitedUses } from "./usual-uses.ts";

type Said = Pick<CheckInput, "draft" | "terms">;

const within = { D: "days", M: "months", Y: "years" } as const;
const inWords = (duration: string): string =>
  `${duration.slice(1, -1)} ${within[duration.slice(-1) as keyof typeof within]}`;

const answers: Readonly<Record<Answer, (said: Said) => string | false | undefined>> = {
  purposes: ({ terms }) => terms.purposes.length > 0 && counted(terms.purposes.length, "purpose"),
  scope: ({ terms }) => terms.scope !== undefined && terms.scope !== "" && "Scope",
  term: ({ draft }) => `${draft.dateEffective} to ${draft.expirationDate}`,
  elements: ({ terms }) => terms.elements.length > 0 && counted(terms.elements.length, "element"),
  prohibited_uses: ({ terms }) =>
    terms.prohibitedUses.length > 0 &&
    `${counted(terms.prohibitedUses.length, "use is", "uses are")} ruled out by name`,
  destroy_within: ({ terms: { retention } }) =>
    retention?.destroyWithin && `Within ${inWords(retention.destroyWithin)}`,
  destruction: ({ terms: { retention } }) => retention?.action === "destroy" && "The data are destroyed",
  destruction_or_return: ({ terms: { retention } }) =>
    (retention?.action === "destroy" && "The data are destroyed") ||
    (retention?.action === "return" && "The data go back"),
  redisclosure: ({ terms: { redisclosure } }) => redisclosure && "Redisclosure",
  no_redisclosure: ({ terms: { redisclosure } }) =>
    (redisclosure?.kind === "none" || redisclosure?.kind === "back_to_discloser") && "Nothing is passed on",
  disclosure_record: ({ terms: { redisclosure } }) =>
    redisclosure?.recordKept && "A record of disclosures is kept",
  no_reidentification: ({ terms }) =>
    terms.prohibitedUses.some((use) => use === usualProhibitedUses[0] || /re-?identif/i.test(use)) &&
    "Finding out who a person is, is ruled out",
  role_limited_access: ({ terms: { security } }) =>
    security?.roleLimitedAccess && "Only those whose work needs it",
  security: ({ terms: { security } }) =>
    security?.framework !== undefined &&
    security.encryptionAtRest &&
    security.encryptionInTransit &&
    security.roleLimitedAccess &&
    "Security",
  designation: ({ draft }) =>
    draft.parties.some(({ roles }) => roles.includes("authorized_representative")) &&
    "A party is the authorized representative",
  suppression: ({ terms: { suppressionPolicy } }) =>
    suppressionPolicy && `Fewer than ${suppressionPolicy.n} is hidden`,
  breach: ({ terms: { security } }) =>
    security?.breachNoticeHours !== undefined && `Notice within ${security.breachNoticeHours} hours`,
  transfers: ({ terms }) =>
    terms.transfers.length > 0 &&
    terms.transfers.every(({ format, method }) => method === "hub_aggregate" || format !== undefined) &&
    counted(terms.transfers.length, "transfer"),
  costs: ({ terms: { security } }) => security?.costAllocation && "Costs",
  audit_right: ({ terms: { security } }) => security?.auditRight && "Right to audit",
  approvals: ({ terms }) => {
    const count = terms.evidence.filter(({ kind }) => kind === "approval").length;
    return count > 0 && counted(count, "approval");
  },
  termination: ({ terms }) =>
    terms.terminationCauses.length > 0 &&
    counted(terms.terminationCauses.length, "cause to end it early", "causes to end it early"),
};

/** Where a value of this kind stands; undefined where there is none. */
export const answerOf = (answer: Answer, said: Said): string | undefined =>
  answers[answer](said) || undefined;

/** Where such a value is typed. */
export const placeOf: Readonly<Record<Answer, string>> = {
  purposes: "/terms/purposes",
  scope: "/terms/scope",
  term: "/expirationDate",
  elements: "/terms/elements",
  prohibited_uses: "/terms/prohibitedUses",
  destroy_within: "/terms/retention/destroyWithin",
  destruction: "/terms/retention/action",
  destruction_or_return: "/terms/retention/action",
  redisclosure: "/terms/redisclosure",
  no_redisclosure: "/terms/redisclosure/kind",
  disclosure_record: "/terms/redisclosure/recordKept",
  no_reidentification: "/terms/prohibitedUses",
  role_limited_access: "/terms/security/roleLimitedAccess",
  security: "/terms/security",
  designation: "/parties",
  suppression: "/terms/suppressionPolicy",
  breach: "/terms/security/breachNoticeHours",
  transfers: "/terms/transfers",
  costs: "/terms/security/costAllocation",
  audit_right: "/terms/security/auditRight",
  approvals: "/terms/evidence",
  termination: "/terms/terminationCauses",
};
