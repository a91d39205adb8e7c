/** An agreement's head as someone types it, and the body that is sent: every answer is text until then. */
import type { Agreement, AgreementType, PartyRole } from "#shared/agreements/schema.ts";
import type { FieldProblem } from "#shared/problem.ts";
import { plusDays, plusMonths } from "#shared/time.ts";

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
});

/** What was left empty and cannot be: said here in plainer words than the API has for it. */
export function missing({ name, parties, dateEffective, expirationDate }: Typed): FieldProblem[] {
  const asked: [boolean, string, string][] = [
    [name.trim() === "", "/name", "It needs a name."],
    ...parties.map(({ organizationId }, index): [boolean, string, string] => [
      organizationId === "",
      `/parties/${index}/organizationId`,
      "Choose an organization.",
    ]),
    [dateEffective === "", "/dateEffective", "The first day it holds."],
    [expirationDate === "", "/expirationDate", "The last day it holds."],
  ];
  return asked.flatMap(([is, pointer, detail]) => (is ? [{ pointer, detail }] : []));
}

/** The body of the request; what was left empty is left out. */
export function bodyOf(typed: Typed): Record<string, unknown> {
  const { codedNotation, pathwayId, cipCodes, ...rest } = typed;
  return {
    ...rest,
    ...(codedNotation.trim() ? { codedNotation: codedNotation.trim() } : {}),
    ...(pathwayId ? { pathwayId } : {}),
    cipCodes: cipCodes.split(/[\s,;]+/).filter(Boolean),
  };
}
