/** Every URL the page links to, as functions. A test walks all of them against the page list in app.tsx. */

/** `?tab=rules&party=org_…`, leaving out what is undefined or empty. */
export function query(values: Record<string, string | undefined>): string {
  const filled = Object.entries(values).filter((pair): pair is [string, string] => Boolean(pair[1]));
  return filled.length === 0 ? "" : `?${new URLSearchParams(filled)}`;
}

export type AgreementTab = "courses" | "clauses" | "review" | "people" | "yearly" | "documents" | "history";

export const paths = {
  front: () => "/",
  /** With a region and a school chosen, where they are known; what is chosen stays in the fragment. */
  lookUp: (chosen?: { region: string; school: string }) =>
    chosen
      ? `/look-up#p=${encodeURIComponent(chosen.region)}&s=${encodeURIComponent(chosen.school)}`
      : "/look-up",
  /** Public agreements, for anyone. */
  registry: (filter: { region?: string; school?: string; college?: string; state?: string } = {}) =>
    `/registry${query(filter)}`,
  registryAgreement: (partnership: string, agreement: string, version?: number) =>
    `/registry/${partnership}/${agreement}${query({ version: version?.toString() })}`,
  /** Public statements, for anyone. */
  skills: (partnership?: string, framework?: string, open: { in?: string } = {}) =>
    ["/skills", partnership, framework].filter(Boolean).join("/") + query(open),
  glossary: (word?: string) => (word ? `/glossary#${word}` : "/glossary"),
  framework: (cluster?: string) => `/framework${query({ cluster })}`,
  invitation: (token: string) => `/invitations/${token}`,

  home: (partnership: string) => `/p/${partnership}`,
  /** The same place, acting for another organization. */
  actingFor: (partnership: string, organization?: string) =>
    `/p/${partnership}${query({ for: organization })}`,
  region: (partnership: string) => `/p/${partnership}/region`,
  gaps: (partnership: string, shown: { tab?: "fairness"; school?: string; college?: string } = {}) =>
    `/p/${partnership}/gaps${query(shown)}`,

  agreements: (partnership: string, filter: { status?: string; party?: string } = {}) =>
    `/p/${partnership}/agreements${query(filter)}`,
  /** Begun as a copy `from` another agreement, where one is named. */
  newAgreement: (partnership: string, from?: string) => `/p/${partnership}/agreements/new${query({ from })}`,
  /** With a form open on that tab: to register what was signed, or to `sign` in the slot of this number. */
  agreement: (
    partnership: string,
    agreement: string,
    tab?: AgreementTab,
    open: { register?: "yes"; sign?: string } = {},
  ) => `/p/${partnership}/agreements/${agreement}${query({ tab, ...open })}`,
  editAgreement: (partnership: string, agreement: string) => `/p/${partnership}/agreements/${agreement}/edit`,
  compareVersions: (partnership: string, agreement: string, pair: { from?: string; to?: string } = {}) =>
    `/p/${partnership}/agreements/${agreement}/compare${query(pair)}`,
  importRules: (partnership: string, agreement: string) => `/p/${partnership}/agreements/${agreement}/import`,

  ruleSets: (partnership: string) => `/p/${partnership}/rule-sets`,
  newRuleSet: (partnership: string) => `/p/${partnership}/rule-sets/new`,
  /** `ruleSet` is the id's address form, IL-110ILCS27_16. */
  ruleSet: (partnership: string, ruleSet: string) => `/p/${partnership}/rule-sets/${ruleSet}`,
  editRuleSet: (partnership: string, ruleSet: string) => `/p/${partnership}/rule-sets/${ruleSet}/edit`,

  frameworks: (partnership: string) => `/p/${partnership}/frameworks`,
  importFramework: (partnership: string) => `/p/${partnership}/frameworks/import`,
  newStatementFramework: (partnership: string) => `/p/${partnership}/frameworks/new`,
  /** Of statements; the framework of clusters and pathways is `framework`. With one statement open, or one edition. */
  statementFramework: (
    partnership: string,
    framework: string,
    open: { statement?: string; edition?: string; tab?: "editions" | "history"; in?: string } = {},
  ) => `/p/${partnership}/frameworks/${framework}${query(open)}`,
  editStatementFramework: (partnership: string, framework: string) =>
    `/p/${partnership}/frameworks/${framework}/edit`,
  /** `to` as `now`: what is being worked on. */
  compareEditions: (partnership: string, framework: string, pair: { from?: string; to?: string } = {}) =>
    `/p/${partnership}/frameworks/${framework}/compare${query(pair)}`,

  /** One's own courses between two editions. */
  migration: (partnership: string, framework: string) =>
    `/p/${partnership}/frameworks/${framework}/migration`,

  /** What is under it has its links in web/data-sharing/paths.ts. */
  dataSharing: (partnership: string) => `/p/${partnership}/data-sharing`,

  /** What is under it has its links in web/programs/paths.ts. */
  programs: (partnership: string) => `/p/${partnership}/programs`,

  organizations: (partnership: string) => `/p/${partnership}/organizations`,
  newOrganization: (partnership: string) => `/p/${partnership}/organizations/new`,
  organization: (partnership: string, organization: string) =>
    `/p/${partnership}/organizations/${organization}`,
  leaveOrganization: (partnership: string, organization: string) =>
    `/p/${partnership}/organizations/${organization}?leaving=yes`,
  editOrganization: (partnership: string, organization: string) =>
    `/p/${partnership}/organizations/${organization}/edit`,
  mergeOrganization: (partnership: string, organization: string) =>
    `/p/${partnership}/organizations/${organization}/merge`,

  courses: (partnership: string, organization: string, year?: string) =>
    `/p/${partnership}/organizations/${organization}/courses${query({ year })}`,
  importCourses: (partnership: string, organization: string, year: string) =>
    `/p/${partnership}/organizations/${organization}/courses/import${query({ year })}`,

  people: (partnership: string) => `/p/${partnership}/people`,
  invite: (partnership: string) => `/p/${partnership}/people/invite`,
  person: (partnership: string, person: string) => `/p/${partnership}/people/${person}`,

  /** What I was told, what comes by mail, my calendar and the region's year. */
  reminders: (partnership: string, part?: "mail" | "calendar" | "year") =>
    `/p/${partnership}/reminders${part ? `#${part}` : ""}`,

  documents: (partnership: string, filter: { about?: string; q?: string } = {}) =>
    `/p/${partnership}/documents${query(filter)}`,

  /** Answered by the API, so links to it leave the page. */
  signIn: (back: string) => `/api/sign-in${query({ return: back })}`,
  registryDocument: (partnership: string, agreement: string, version: number) =>
    `/api/public/partnerships/${partnership}/agreements/${agreement}/versions/${version}/document`,
  ctdl: (agreement: string) => `/ctdl/agreements/${agreement}`,
  /** Proves anew who one is, where the session alone is not proof enough. */
  signInAgain: (back: string) => `/api/sign-in${query({ again: "yes", return: back })}`,
  problem: (code: string) => `/problems/${code}`,
  /** One file that checks a signed agreement by itself: always a download. */
  verifyPage: () => "/verify.html",
};
