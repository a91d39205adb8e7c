/**
 * The cast: the same invented people on the laptop's sign-in page, in its sample region, and in the tests.
 * What they may do there stands here; when they joined is history, so these are fixed dates in the past.
 */
import type { PartnershipRole, Role } from "#shared/people/schema.ts";

export type SampleMembership = {
  partnership: "cedar-valley" | "sandhill-prairie";
  organizationCode: string;
  roles: readonly Role[];
  from: string;
  until?: string;
};

export type SamplePerson = {
  key: string;
  /** What the sign-in calls this person, for good. */
  sub: string;
  name: string;
  email: string;
  title: string;
  memberships: readonly SampleMembership[];
  partnershipRoles: readonly { partnership: SampleMembership["partnership"]; role: PartnershipRole }[];
  operator: boolean;
};

type Told = Partial<Pick<SamplePerson, "memberships" | "partnershipRoles" | "operator">>;

const person = <Key extends string>(
  key: Key,
  number: number,
  [name, domain, title]: [name: string, domain: string, title: string],
  told: Told,
): SamplePerson & { key: Key } => ({
  key,
  sub: `5eed0000-0000-4000-8000-${String(number).padStart(12, "0")}`,
  name,
  email: `${name.toLowerCase().replace(" ", ".")}@${domain}.example`,
  title,
  memberships: told.memberships ?? [],
  partnershipRoles: told.partnershipRoles ?? [],
  operator: told.operator ?? false,
});

const cedarValley = (organizationCode: string, ...roles: Role[]): SampleMembership => ({
  partnership: "cedar-valley",
  organizationCode,
  roles,
  from: "2025-08-01",
});
const sandhillPrairie = (organizationCode: string, ...roles: Role[]): SampleMembership => ({
  ...cedarValley(organizationCode, ...roles),
  partnership: "sandhill-prairie",
});

export const people = {
  marisol: person("marisol", 1, ["Marisol Reyes", "cedarvalley", "CTE director"], {
    memberships: [cedarValley("CVP", "admin")],
    partnershipRoles: [{ partnership: "cedar-valley", role: "convener" }],
  }),
  tom: person("tom", 2, ["Tom Brandvold", "prairielakes", "Articulation officer"], {
    memberships: [cedarValley("PLCC", "editor", "admin")],
  }),
  anjali: person("anjali", 3, ["Anjali Deshmukh", "prairielakes", "Chair of Health Sciences"], {
    memberships: [cedarValley("PLCC", "reviewer")],
  }),
  curtis: person("curtis", 4, ["Curtis Oyelaran", "prairielakes", "Chair of Nursing"], {
    memberships: [cedarValley("PLCC", "reviewer")],
  }),
  denise: person("denise", 5, ["Denise Okafor", "prairielakes", "Vice President of Instruction"], {
    memberships: [cedarValley("PLCC", "signatory")],
  }),
  theo: person("theo", 6, ["Theo Lindgren", "prairielakes", "Registrar"], {
    memberships: [cedarValley("PLCC", "viewer")],
  }),
  lena: person("lena", 7, ["Lena Marchetti", "cedarbend", "CTE coordinator"], {
    // Two organizations: whoever has several says which one they act for.
    memberships: [cedarValley("CBHS", "editor", "admin"), cedarValley("TRACC", "editor")],
  }),
  samuel: person("samuel", 8, ["Samuel Abernathy", "cedarbend", "Superintendent"], {
    memberships: [cedarValley("CBHS", "signatory")],
  }),
  priya: person("priya", 9, ["Priya Raman", "cedarbend", "Counselor"], {
    memberships: [cedarValley("CBHS", "viewer")],
  }),
  roberta: person("roberta", 10, ["Roberta Kowalczyk", "threerivers", "Director"], {
    memberships: [cedarValley("TRACC", "admin", "editor", "signatory")],
  }),
  jo: person("jo", 11, ["Jo Castellanos", "millrace", "Counselor and CTE lead"], {
    memberships: [cedarValley("MRHS", "editor")],
  }),
  dolores: person("dolores", 21, ["Dolores Pike", "millrace", "Superintendent"], {
    memberships: [cedarValley("MRHS", "signatory")],
  }),
  ruth: person("ruth", 12, ["Ruth Vandermeer", "northgate", "Director of Transfer"], {
    memberships: [cedarValley("NSU", "editor", "reviewer", "signatory", "admin")],
  }),
  hannah: person("hannah", 13, ["Hannah Lindqvist", "riverbend", "Bridge program lead"], {
    memberships: [cedarValley("RALC", "editor")],
  }),
  elena: person("elena", 14, ["Elena Fuentes", "casapuente", "Program director"], {
    memberships: [cedarValley("CPFS", "editor")],
  }),
  gus: person("gus", 15, ["Gus Halvorsen", "halvorsen", "Owner"], {
    memberships: [cedarValley("HALV", "admin")],
  }),
  grace: person("grace", 22, ["Grace Adeyemi", "cedarvalleymedical", "Director of nursing"], {
    memberships: [cedarValley("CVMC", "admin")],
  }),
  angela: person("angela", 16, ["Angela Whitcomb", "stateboard", "State reviewer"], {
    partnershipRoles: [{ partnership: "cedar-valley", role: "auditor" }],
  }),
  petra: person("petra", 17, ["Petra Novak", "prairielakes", "Former articulation assistant"], {
    memberships: [{ ...cedarValley("PLCC", "editor"), until: "2026-06-30" }],
  }),
  olive: person("olive", 18, ["Olive Brandt", "causeway", "Hub operator"], { operator: true }),
  wes: person("wes", 19, ["Wes Tanaka", "sandhillprairie", "EFE system director"], {
    memberships: [sandhillPrairie("SPP", "admin")],
    partnershipRoles: [{ partnership: "sandhill-prairie", role: "convener" }],
  }),
  ines: person("ines", 20, ["Ines Moreau", "sandhill", "Dean of Career Programs"], {
    memberships: [sandhillPrairie("SHCC", "editor", "signatory")],
  }),
};

/** All of them, in the order in which the sign-in page lists them. */
export const cast: readonly SamplePerson[] = Object.values(people);
