/** The head of a program as someone types it, and the body that is sent: every answer is text until then. Pure. */
import { academicYearOf, yearsOn } from "#shared/academic-year.ts";
import type { OrganizationRow } from "#shared/organizations/schema.ts";
import type { FieldProblem } from "#shared/problem.ts";
import type { ProgramRole } from "#shared/programs/schema.ts";
import type { ProgramView } from "#shared/programs/view.ts";

export type TypedParty = { organizationId: string; role: ProgramRole | ""; serves: string[] };
export type TypedCip = { code: string; edition: string; level: "SECONDARY" | "POSTSECONDARY" };
export type Typed = {
  title: string;
  summary: string;
  edition: string;
  pathwayId: string;
  cohort: string;
  parties: TypedParty[];
  cips: TypedCip[];
  /** SOC codes, one a line. */
  occupations: string;
  statementFramework: string;
  changeSummary: string;
};

/** What an organization of this type most often does in a program. */
const usual: Record<OrganizationRow["type"], ProgramRole> = {
  secondary: "SECONDARY",
  postsecondary: "COLLEGE",
  university: "UNIVERSITY",
  business: "BUSINESS",
  "adult-education": "ADULT_EDUCATION",
  cbo: "COMMUNITY",
  "workforce-board": "COMMUNITY",
  agency: "COMMUNITY",
  convener: "CONVENER",
};

/** A party with its organization chosen, in its usual role. */
export const chosen = (organization: OrganizationRow | undefined): TypedParty => ({
  organizationId: organization?.id ?? "",
  role: organization ? usual[organization.type] : "",
  serves: [],
});

/** The school year in which a class can be in ninth grade: this one and the next four. */
export const cohortsFrom = (today: string): string[] =>
  Array.from({ length: 5 }, (_, on) => yearsOn(academicYearOf(today), on));

export const cohortInWords = (cohort: string): string => `Grade 9 in fall ${cohort.slice(0, 4)}`;

/** A new one: for the class of next fall, with the own organization as its first party. */
export const empty = (today: string, edition: string, own: OrganizationRow | undefined): Typed => ({
  title: "",
  summary: "",
  edition,
  pathwayId: "",
  cohort: yearsOn(academicYearOf(today), 1),
  parties: [chosen(own)],
  cips: [],
  occupations: "",
  statementFramework: "",
  changeSummary: "",
});

type Head = Pick<
  ProgramView,
  | "title"
  | "edition"
  | "pathwayId"
  | "cohort"
  | "parties"
  | "cips"
  | "occupations"
  | "summary"
  | "statementFramework"
  | "changeSummary"
>;

export const typedOf = (program: Head): Typed => ({
  title: program.title,
  summary: program.summary ?? "",
  edition: program.edition,
  pathwayId: program.pathwayId,
  cohort: program.cohort,
  parties: program.parties.map((party) => ({ ...party, serves: [...party.serves] })),
  cips: (program.cips ?? []).map((cip) => ({ ...cip })),
  occupations: (program.occupations ?? []).join("\n"),
  statementFramework: program.statementFramework ?? "",
  changeSummary: program.changeSummary ?? "",
});

/** A copy: what it is about comes along; the class and the partners are one's own to say. */
export const copyOf = (program: Head, blank: Typed): Typed => ({
  ...typedOf(program),
  cohort: blank.cohort,
  parties: blank.parties,
  changeSummary: "",
});

const linesOf = (text: string): string[] =>
  text
    .split(/[\n,;]/)
    .map((line) => line.trim())
    .filter(Boolean);

/** What was left empty and cannot be: said here in plainer words than the API has for it. */
export function missing({ title, pathwayId, parties, cips, occupations }: Typed): FieldProblem[] {
  const asked: [boolean, string, string][] = [
    [title.trim() === "", "/title", "What people call it: Nursing, grade 9 to bachelor’s degree."],
    [pathwayId === "", "/pathwayId", "Choose the pathway it belongs to."],
    ...parties.flatMap((party, index): [boolean, string, string][] => [
      [party.organizationId === "", `/parties/${index}/organizationId`, "Choose an organization."],
      [
        party.organizationId !== "" &&
          parties.findIndex((one) => one.organizationId === party.organizationId) < index,
        `/parties/${index}/organizationId`,
        "It is named above already.",
      ],
      [party.organizationId !== "" && party.role === "", `/parties/${index}/role`, "Say what it does here."],
    ]),
    ...cips.map(({ code }, index): [boolean, string, string] => [
      !/^\d{2}(\.\d{2}(\d{2})?)?$/.test(code.trim()),
      `/cips/${index}/code`,
      "A CIP code such as 51.3801.",
    ]),
    [
      linesOf(occupations).some((one) => !/^\d{2}-\d{4}$/.test(one)),
      "/occupations",
      "SOC codes such as 29-1141, one a line.",
    ],
  ];
  return asked.flatMap(([is, pointer, detail]) => (is ? [{ pointer, detail }] : []));
}

/** The body of the request; what was left empty is left out. */
export function bodyOf(typed: Typed): Record<string, unknown> {
  const { statementFramework, changeSummary, occupations, parties, cips, ...rest } = typed;
  const schools = new Set(
    parties.filter(({ role }) => role === "SECONDARY").map((one) => one.organizationId),
  );
  return {
    ...rest,
    parties: parties.map((party) => ({
      ...party,
      serves: party.role === "CAREER_CENTER" ? party.serves.filter((one) => schools.has(one)) : [],
    })),
    cips: cips.map((cip) => ({ ...cip, code: cip.code.trim() })),
    occupations: [...new Set(linesOf(occupations))],
    ...(statementFramework ? { statementFramework } : {}),
    ...(changeSummary.trim() ? { changeSummary: changeSummary.trim() } : {}),
  };
}
