/** An agreement's head as someone types it, and the body that is sent: every answer is text until then. */
import type { Agreement, AgreementType, PartyRole } from "#shared/agreements/schema.ts";
import type { TemplateView } from "#shared/agreements/template-schema.ts";
import type { FieldProblem } from "#shared/problem.ts";
import { plusDays, plusMonths } from "#shared/time.ts";
import { missingInSlots, numbered, type TypedSlot, typedSlots } from "../signing/typed-slots.ts";

export type TypedParty = { organizationId: string; role: PartyRole; reviewerIds: string[] };
export type Typed = {
  name: string;
  agreementType: AgreementType;
  purpose: string;
  codedNotation: string;
  parties: TypedParty[];
  dateEffective: string;
  expirationDate: string;
  pathwayId: string;
  cipCodes: string;
  signatureSlots: TypedSlot[];
  renews: boolean;
  renewTimes: string;
  renewMonths: string;
  noticeDays: string;
  teachOutUntil: string;
  changeSummary: string;
  governingRuleSet: string;
  /** The template a new one starts from: its clauses and conditions come with the start, so it is kept with the draft. */
  template: string;
};

/** A new one: the own organization at the table, from the next school year for two years. */
export function empty(today: string, own: { id: string; type: string } | undefined): Typed {
  const start = `${Number(today.slice(0, 4)) + (today.slice(5) < "08-01" ? 0 : 1)}-08-01`;
  const college = own?.type === "postsecondary" || own?.type === "university";
  return {
    name: "",
    agreementType: "ARTICULATION",
    purpose: "",
    codedNotation: "",
    parties: [
      { organizationId: college ? "" : (own?.id ?? ""), role: "SENDING", reviewerIds: [] },
      { organizationId: college ? (own?.id ?? "") : "", role: "RECEIVING", reviewerIds: [] },
    ],
    dateEffective: start,
    expirationDate: plusDays(plusMonths(start, 24), -1),
    pathwayId: "",
    cipCodes: "",
    signatureSlots: [],
    renews: false,
    renewTimes: "1",
    renewMonths: "12",
    noticeDays: "90",
    teachOutUntil: "",
    changeSummary: "",
    governingRuleSet: "",
    template: "",
  };
}

/** The form with what a template says in it; its signatures, clauses and conditions come when the draft is started. */
export function typedFrom(template: TemplateView, typed: Typed): Typed {
  const { autoRenew } = template;
  return {
    ...typed,
    template: template.id,
    agreementType: template.agreementType,
    purpose: template.purpose,
    governingRuleSet: template.governingRuleSet ?? "",
    noticeDays: String(template.noticeDays),
    renews: autoRenew !== undefined,
    renewTimes: String(autoRenew?.times ?? 1),
    renewMonths: String(autoRenew?.months ?? 12),
    expirationDate: plusDays(plusMonths(typed.dateEffective, template.termMonths), -1),
  };
}

export const typedOf = (agreement: Agreement): Typed => ({
  name: agreement.name,
  agreementType: agreement.agreementType,
  purpose: agreement.purpose,
  codedNotation: agreement.codedNotation,
  parties: agreement.parties.map(({ organizationId, role, reviewerIds }) => ({
    organizationId,
    role,
    reviewerIds: [...reviewerIds],
  })),
  dateEffective: agreement.dateEffective,
  expirationDate: agreement.expirationDate,
  pathwayId: agreement.pathwayId ?? "",
  cipCodes: agreement.cipCodes.join(", "),
  signatureSlots: typedSlots(agreement.signatureSlots),
  renews: agreement.autoRenew !== undefined,
  renewTimes: String(agreement.autoRenew?.times ?? 1),
  renewMonths: String(agreement.autoRenew?.months ?? 12),
  noticeDays: String(agreement.noticeDays),
  teachOutUntil: agreement.teachOutUntil ?? "",
  changeSummary: agreement.changeSummary ?? "",
  governingRuleSet: agreement.governingRuleSet ?? "",
  template: "",
});

/** What was left empty and cannot be: said here in plainer words than the API has for it. */
export function missing(typed: Typed): FieldProblem[] {
  const { name, parties, dateEffective, expirationDate, signatureSlots } = typed;
  const number = (text: string, from: number, to: number) =>
    !/^\d{1,3}$/.test(text.trim()) || Number(text) < from || Number(text) > to;
  const asked: [boolean, string, string][] = [
    [name.trim() === "", "/name", "It needs a name."],
    ...parties.map(({ organizationId }, index): [boolean, string, string] => [
      organizationId === "",
      `/parties/${index}/organizationId`,
      "Choose an organization.",
    ]),
    [dateEffective === "", "/dateEffective", "The first day it holds."],
    [expirationDate === "", "/expirationDate", "The last day it holds."],
    ...missingInSlots(signatureSlots),
    [typed.renews && number(typed.renewTimes, 1, 10), "/autoRenew/times", "A number from 1 to 10."],
    [typed.renews && number(typed.renewMonths, 1, 60), "/autoRenew/months", "A number from 1 to 60."],
    [number(typed.noticeDays, 0, 730), "/noticeDays", "A number from 0 to 730."],
  ];
  return asked.flatMap(([is, pointer, detail]) => (is ? [{ pointer, detail }] : []));
}

/** Where a new one is posted: to the agreements, or to the template it starts from. */
export const startOf = (agreements: string, { template }: Typed): string =>
  template ? agreements.replace(/agreements$/, `templates/${template}/agreements`) : agreements;

/** The body of the request; what was left empty is left out. */
export function bodyOf(typed: Typed): Record<string, unknown> {
  const { codedNotation, pathwayId, cipCodes, governingRuleSet, template: _start, ...others } = typed;
  const { signatureSlots, teachOutUntil, changeSummary, ...rest } = others;
  const { renews, renewTimes, renewMonths, noticeDays, ...plain } = rest;
  return {
    ...plain,
    ...(codedNotation.trim() ? { codedNotation: codedNotation.trim() } : {}),
    ...(pathwayId ? { pathwayId } : {}),
    ...(governingRuleSet ? { governingRuleSet } : {}),
    cipCodes: cipCodes.split(/[\s,;]+/).filter(Boolean),
    signatureSlots: numbered(signatureSlots),
    ...(renews ? { autoRenew: { times: Number(renewTimes), months: Number(renewMonths) } } : {}),
    noticeDays: Number(noticeDays),
    ...(teachOutUntil ? { teachOutUntil } : {}),
    ...(changeSummary.trim() ? { changeSummary: changeSummary.trim() } : {}),
  };
}
