/** Every page, wide and narrow, light and dark, with the sample's real content: nothing broken, foreign or unreadable. */
import { type BrowserContext, expect, type Page, test } from "@playwright/test";
import {
  accessible,
  fits,
  layoutShift,
  legible,
  settled,
  signIn,
  type Who,
  watch,
} from "#test/support/browser.ts";

const p = "/p/cedar-valley";
type Visit = { name: string; who?: Who; path: string | ((ids: Record<string, string>) => string) };

const visits: Visit[] = [
  { name: "front", path: "/" },
  { name: "look-up", path: "/look-up" },
  {
    name: "look-up, to a university, on another day",
    path: "/look-up#s=CBHS&c=CBHS~WELD1~A~2027&c=CBHS~CSA~A~2027&c=CBHS~BUSF~B~2027&d=2026-10-01",
  },
  { name: "registry", path: "/registry" },
  { name: "registry, narrowed", path: "/registry?state=IN_FORCE&college=PLCC&sort=-until" },
  { name: "registry, nothing found", path: "/registry?cip=99" },
  {
    name: "registry, one agreement",
    who: "tom",
    path: (ids) => `/registry/cedar-valley/${ids["AA-HEALTH-021"]}`,
  },
  { name: "registry of data", path: "/registry/data-sharing" },
  {
    name: "registry of data, in Spanish, narrowed",
    path: "/registry/data-sharing/cedar-valley?lang=es&q=xyz",
  },
  {
    name: "registry of data, one agreement in Spanish",
    who: "tom",
    path: (ids) => `/registry/data-sharing/cedar-valley/${ids["DS-2026-002"]}?lang=es`,
  },
  { name: "the form of those who are asked, without a link", path: "/respond" },
  { name: "framework", path: "/framework" },
  { name: "framework, one cluster", path: "/framework?cluster=health" },
  { name: "glossary", path: "/glossary" },
  { name: "not found", path: "/nowhere" },
  { name: "API docs", path: "/api/docs" },
  { name: "a problem", path: "/problems/changed-meanwhile" },
  { name: "home of the convener", who: "marisol", path: p },
  { name: "home of a college", who: "tom", path: p },
  { name: "reminders", who: "tom", path: `${p}/reminders` },
  { name: "reminders of the convener", who: "marisol", path: `${p}/reminders` },
  { name: "the region’s year, changing it", who: "marisol", path: `${p}/reminders?change=year` },
  { name: "region", who: "marisol", path: `${p}/region` },
  { name: "gap map", who: "tom", path: `${p}/gaps?school=CBHS&college=all` },
  { name: "fairness", who: "marisol", path: `${p}/gaps?tab=fairness&college=PLCC` },
  { name: "agreements", who: "tom", path: `${p}/agreements` },
  { name: "new agreement", who: "tom", path: `${p}/agreements/new` },
  { name: "agreement in force", who: "tom", path: (ids) => `${p}/agreements/${ids["AA-HEALTH-021"]}` },
  {
    name: "agreement, people",
    who: "samuel",
    path: (ids) => `${p}/agreements/${ids["AA-HEALTH-021"]}?tab=people`,
  },
  {
    name: "agreement, documents",
    who: "tom",
    path: (ids) => `${p}/agreements/${ids["AA-HEALTH-021"]}?tab=documents`,
  },
  {
    name: "agreement, history",
    who: "tom",
    path: (ids) => `${p}/agreements/${ids["AA-HEALTH-021"]}?tab=history`,
  },
  {
    name: "agreement, each year",
    who: "jo",
    path: (ids) => `${p}/agreements/${ids["AA-EARLY-009"]}?tab=yearly`,
  },
  {
    name: "agreement, reaffirming it",
    who: "dolores",
    path: (ids) => `${p}/agreements/${ids["AA-EARLY-009"]}?tab=yearly&approve=2026-27`,
  },
  {
    name: "agreement, counting a year",
    who: "jo",
    path: (ids) => `${p}/agreements/${ids["AA-EARLY-009"]}?tab=yearly&count=2026-27`,
  },
  {
    name: "agreement, each year, with counts",
    who: "tom",
    path: (ids) => `${p}/agreements/${ids["DC-BUS-003"]}?tab=yearly`,
  },
  {
    name: "new agreement from last year's",
    who: "tom",
    path: (ids) => `${p}/agreements/new?from=${ids["AA-WELD-014"]}`,
  },
  {
    name: "a partner leaves",
    who: "marisol",
    path: (ids) => `${p}/organizations/${ids["MRHS"]}?leaving=yes`,
  },
  {
    name: "organization with its register",
    who: "curtis",
    path: (ids) => `${p}/organizations/${ids["PLCC"]}`,
  },
  { name: "draft agreement", who: "tom", path: (ids) => `${p}/agreements/${ids["AA-HEALTH-028"]}` },
  {
    name: "agreement waiting for confirmation",
    who: "roberta",
    path: (ids) => `${p}/agreements/${ids["AA-CULIN-022"]}?tab=people`,
  },
  {
    name: "agreement out for signature",
    who: "roberta",
    path: (ids) => `${p}/agreements/${ids["AA-MEDAS-030"]}?tab=people`,
  },
  {
    name: "signing an agreement",
    who: "roberta",
    path: (ids) => `${p}/agreements/${ids["AA-MEDAS-030"]}?tab=people&sign=2`,
  },
  {
    name: "handing in a page signed by hand",
    who: "roberta",
    path: (ids) => `${p}/agreements/${ids["AA-MEDAS-030"]}?tab=people&paper=2`,
  },
  {
    name: "review with an open problem",
    who: "ruth",
    path: (ids) => `${p}/agreements/${ids["TA-CRIM-004"]}?tab=review`,
  },
  { name: "amended agreement", who: "tom", path: (ids) => `${p}/agreements/${ids["AA-AUTO-011"]}` },
  {
    name: "superseded version, people",
    who: "tom",
    path: (ids) => `${p}/agreements/${ids["AA-AUTO-011"]}?version=1&tab=people`,
  },
  {
    name: "agreement with a signed renewal",
    who: "samuel",
    path: (ids) => `${p}/agreements/${ids["AA-CAD-013"]}?tab=people`,
  },
  {
    name: "terminated agreement in teach-out",
    who: "denise",
    path: (ids) => `${p}/agreements/${ids["AA-GRAPH-006"]}`,
  },
  {
    name: "declined agreement",
    who: "dolores",
    path: (ids) => `${p}/agreements/${ids["AA-COSMO-029"]}?tab=people`,
  },
  { name: "edit agreement", who: "tom", path: (ids) => `${p}/agreements/${ids["AA-HEALTH-028"]}/edit` },
  {
    name: "agreement, clauses",
    who: "tom",
    path: (ids) => `${p}/agreements/${ids["DC-BUS-003"]}?tab=clauses`,
  },
  {
    name: "agreement, a clause",
    who: "tom",
    path: (ids) => `${p}/agreements/${ids["AA-HEALTH-028"]}?tab=clauses&clause=new`,
  },
  {
    name: "two versions side by side",
    who: "tom",
    path: (ids) => `${p}/agreements/${ids["DC-BUS-003"]}/compare?from=1&to=2`,
  },
  { name: "rule sets", who: "tom", path: `${p}/rule-sets` },
  { name: "rule set", who: "marisol", path: `${p}/rule-sets/IL-110ILCS27_16` },
  { name: "rule set, an item", who: "marisol", path: `${p}/rule-sets/IL-110ILCS27_16?item=fees` },
  { name: "new rule set", who: "marisol", path: `${p}/rule-sets/new` },
  { name: "edit rule set", who: "marisol", path: `${p}/rule-sets/PERKINS-V/edit` },
  { name: "programs of study", who: "ruth", path: `${p}/programs` },
  {
    name: "program of study",
    who: "tom",
    path: (ids) => `${p}/programs/${ids["Nursing, grade 9 to bachelor’s degree"]}`,
  },
  {
    name: "program of study, one place of it",
    who: "tom",
    path: (ids) =>
      `${p}/programs/${ids["Nursing, grade 9 to bachelor’s degree"]}?university=none&at=eng-g12&slot=eng-g12`,
  },
  {
    name: "program of study, partners",
    who: "tom",
    path: (ids) => `${p}/programs/${ids["Nursing, grade 9 to bachelor’s degree"]}?tab=parties`,
  },
  {
    name: "program of study, what it covers",
    who: "tom",
    path: (ids) => `${p}/programs/${ids["Nursing, grade 9 to bachelor’s degree"]}?tab=coverage`,
  },
  {
    name: "program of study, its version in force",
    who: "tom",
    path: (ids) => `${p}/programs/${ids["Nursing, grade 9 to bachelor’s degree"]}?version=1`,
  },
  {
    name: "program of study, two versions compared",
    who: "tom",
    path: (ids) => `${p}/programs/${ids["Nursing, grade 9 to bachelor’s degree"]}/compare`,
  },
  { name: "public programs", path: "/programs" },
  {
    name: "public program, in Spanish",
    path: (ids) => `/programs/cedar-valley/${ids["Nursing, grade 9 to bachelor’s degree"]}?lang=es`,
    who: "ruth",
  },
  {
    name: "a plan of one’s own",
    path: (ids) => `/programs/cedar-valley/${ids["Nursing, grade 9 to bachelor’s degree"]}/plan#s=CBHS`,
    who: "ruth",
  },
  { name: "published codes", who: "marisol", path: `${p}/programs/codes` },
  { name: "published codes, one edition", who: "marisol", path: `${p}/programs/codes/CIP-2020?q=nurs` },
  { name: "published codes, one code", who: "theo", path: `${p}/programs/codes/CIP-2020/51_3801` },
  { name: "published codes, one that moved", who: "theo", path: `${p}/programs/codes/CIP-2010/51_1901` },
  { name: "published codes, loading", who: "marisol", path: `${p}/programs/codes/load` },
  { name: "new program of study", who: "tom", path: `${p}/programs/new` },
  { name: "bridges", who: "hannah", path: `${p}/programs/bridges` },
  { name: "new bridge", who: "hannah", path: `${p}/programs/bridges/new` },
  {
    name: "a bridge that nearly aligns",
    who: "hannah",
    path: (ids) => `${p}/programs/bridges/${ids["Healthcare Bridge"]}`,
  },
  {
    name: "a bridge, what it offers",
    who: "marisol",
    path: (ids) => `${p}/programs/bridges/${ids["Healthcare Bridge"]}?tab=about`,
  },
  {
    name: "editing a bridge",
    who: "hannah",
    path: (ids) => `${p}/programs/bridges/${ids["Healthcare Bridge"]}/edit`,
  },
  {
    name: "the modules of a bridge",
    who: "hannah",
    path: (ids) => `${p}/programs/bridges/${ids["Healthcare Bridge"]}/modules`,
  },
  {
    name: "a program’s grid, editing it",
    who: "lena",
    path: (ids) => `${p}/programs/${ids["Welding, grade 9 to certificate"]}/grid`,
  },
  {
    name: "a program’s head, changing it",
    who: "lena",
    path: (ids) => `${p}/programs/${ids["Welding, grade 9 to certificate"]}/edit`,
  },
  {
    name: "a program’s grid, from a file",
    who: "lena",
    path: (ids) => `${p}/programs/${ids["Welding, grade 9 to certificate"]}/import`,
  },
  {
    name: "a program, to another pathway",
    who: "lena",
    path: (ids) => `${p}/programs/${ids["Welding, grade 9 to certificate"]}/edition`,
  },
  {
    name: "a program’s grid, one’s own courses",
    who: "tom",
    path: (ids) => `${p}/programs/${ids["Nursing, grade 9 to bachelor’s degree"]}/grid?edit=eng-g12`,
  },
  { name: "checks of programs", who: "tom", path: `${p}/programs/settings` },
  { name: "checks of programs, changing them", who: "marisol", path: `${p}/programs/settings?change=yes` },
  { name: "evaluations", who: "tom", path: `${p}/programs/evaluations` },
  { name: "new evaluation", who: "tom", path: `${p}/programs/evaluations/new` },
  {
    name: "evaluation, the team agrees",
    who: "tom",
    path: (ids) => `${p}/programs/evaluations/${ids["Fall review"]}`,
  },
  {
    name: "evaluation, rated alone",
    who: "tom",
    path: (ids) => `${p}/programs/evaluations/${ids["Before it is approved"]}`,
  },
  {
    name: "evaluation, evidence",
    who: "tom",
    path: (ids) => `${p}/programs/evaluations/${ids["Fall review"]}?tab=evidence`,
  },
  {
    name: "evaluation, naming evidence",
    who: "tom",
    path: (ids) => `${p}/programs/evaluations/${ids["Fall review"]}?tab=evidence&add=alignment.exits`,
  },
  {
    name: "evaluation, actions",
    who: "tom",
    path: (ids) => `${p}/programs/evaluations/${ids["Summer review"]}?tab=actions`,
  },
  {
    name: "evaluation, an action",
    who: "tom",
    path: (ids) => `${p}/programs/evaluations/${ids["Fall review"]}?tab=actions&add=any`,
  },
  {
    name: "evaluation, other instruments",
    who: "angela",
    path: (ids) => `${p}/programs/evaluations/${ids["Summer review"]}?tab=elsewhere`,
  },
  {
    name: "evaluation, report",
    who: "marisol",
    path: (ids) => `${p}/programs/evaluations/${ids["Summer review"]}/report`,
  },
  { name: "instruments", who: "marisol", path: `${p}/programs/instruments` },
  { name: "instrument", who: "marisol", path: `${p}/programs/instruments/il-guiding-principles` },
  { name: "another edition", who: "marisol", path: `${p}/programs/instruments/perkins-v-pos/edit` },
  {
    name: "edition from a file",
    who: "marisol",
    path: `${p}/programs/instruments/il-guiding-principles/import`,
  },
  { name: "data sharing", who: "ruth", path: `${p}/data-sharing` },
  { name: "new data-sharing agreement", who: "ruth", path: `${p}/data-sharing/new` },
  {
    name: "data-sharing draft that lacks something",
    who: "ruth",
    path: (ids) => `${p}/data-sharing/${ids["DS-2026-007"]}`,
  },
  {
    name: "data-sharing terms",
    who: "ruth",
    path: (ids) => `${p}/data-sharing/${ids["DS-2026-007"]}?tab=terms`,
  },
  {
    name: "typing the schedule of data",
    who: "ruth",
    path: (ids) => `${p}/data-sharing/${ids["DS-2026-007"]}?tab=terms&change=elements`,
  },
  {
    name: "typing how data are destroyed",
    who: "ruth",
    path: (ids) => `${p}/data-sharing/${ids["DS-2026-007"]}?tab=terms&change=retention`,
  },
  {
    name: "data-sharing agreement in force, its parties",
    who: "tom",
    path: (ids) => `${p}/data-sharing/${ids["DS-2026-002"]}?tab=parties`,
  },
  {
    name: "data-sharing agreement in force, what is owed",
    who: "tom",
    path: (ids) => `${p}/data-sharing/${ids["DS-2026-002"]}?tab=obligations`,
  },
  {
    name: "data-sharing agreement that has ended",
    who: "tom",
    path: (ids) => `${p}/data-sharing/${ids["DS-2026-001"]}`,
  },
  {
    name: "certifying what became of data",
    who: "tom",
    path: (ids) => `${p}/data-sharing/${ids["DS-2026-001"]}?certify=own`,
  },
  {
    name: "changing a data-sharing draft",
    who: "ruth",
    path: (ids) => `${p}/data-sharing/${ids["DS-2026-007"]}/edit`,
  },
  { name: "legal bases of data sharing", who: "tom", path: `${p}/data-sharing/legal-bases` },
  { name: "a legal basis", who: "marisol", path: `${p}/data-sharing/legal-bases/ferpa_studies` },
  {
    name: "an element of a legal basis",
    who: "marisol",
    path: `${p}/data-sharing/legal-bases/ferpa_studies?element=ST7`,
  },
  { name: "new legal basis", who: "marisol", path: `${p}/data-sharing/legal-bases/new` },
  { name: "indicators", who: "tom", path: `${p}/data-sharing/indicators` },
  { name: "an indicator", who: "marisol", path: `${p}/data-sharing/indicators?indicator=5S4` },
  { name: "one more indicator", who: "marisol", path: `${p}/data-sharing/indicators?indicator=new` },
  { name: "how students are divided", who: "marisol", path: `${p}/data-sharing/indicators?groups=gender` },
  { name: "smallest group and checks", who: "marisol", path: `${p}/data-sharing/settings` },
  { name: "changing the smallest group", who: "marisol", path: `${p}/data-sharing/settings?change=yes` },
  { name: "turning a check", who: "marisol", path: `${p}/data-sharing/settings?check=B10` },
  { name: "coverage map", who: "tom", path: `${p}/data-sharing/coverage?indicator=5S1` },
  { name: "regional counts", who: "ruth", path: `${p}/data-sharing/regional?indicator=5S1&year=2024-25` },
  {
    name: "exchange under an agreement",
    who: "roberta",
    path: (ids) => `${p}/data-sharing/${ids["DS-2026-002"]}?tab=exchange`,
  },
  {
    name: "sending counts",
    who: "roberta",
    path: (ids) => `${p}/data-sharing/${ids["DS-2026-002"]}/submit?indicator=5S1&year=2026-27`,
  },
  {
    name: "released counts",
    who: "ruth",
    path: (ids) => `${p}/data-sharing/${ids["DS-2026-002"]}/${ids["released"]}`,
  },
  { name: "public statements", path: "/skills" },
  {
    name: "a public framework of statements",
    who: "tom",
    path: (ids) => `/skills/cedar-valley/${ids["framework"]}`,
  },
  {
    name: "a public framework of statements, in Spanish, one cluster",
    who: "tom",
    path: (ids) => `/skills/cedar-valley/${ids["framework"]}?lang=es&in=${ids["MN"]}`,
  },
  {
    name: "a public statement that is over",
    who: "tom",
    path: (ids) => `/skills/cedar-valley/${ids["framework"]}?statement=${ids["MNPA02.02"]}`,
  },
  {
    name: "framework, a cluster with statements",
    who: "tom",
    path: "/framework?cluster=manufacturing&pathway=production",
  },
  { name: "frameworks of statements", who: "tom", path: `${p}/frameworks` },
  { name: "a framework from a file", who: "tom", path: `${p}/frameworks/import` },
  { name: "new framework of statements", who: "tom", path: `${p}/frameworks/new` },
  {
    name: "framework of statements",
    who: "tom",
    path: (ids) => `${p}/frameworks/${ids["framework"]}`,
  },
  {
    name: "framework of statements, searched",
    who: "priya",
    path: (ids) => `${p}/frameworks/${ids["framework"]}?q=weld`,
  },
  {
    name: "framework of statements, its editions",
    who: "marisol",
    path: (ids) => `${p}/frameworks/${ids["framework"]}?tab=editions`,
  },
  {
    name: "a statement",
    who: "marisol",
    path: (ids) => `${p}/frameworks/${ids["framework"]}?statement=${ids["MNPA01.02"]}`,
  },
  {
    name: "changing a statement",
    who: "marisol",
    path: (ids) => `${p}/frameworks/${ids["framework"]}?statement=${ids["MNPA01.02"]}&change=yes`,
  },
  {
    name: "editions of statements side by side",
    who: "priya",
    path: (ids) => `${p}/frameworks/${ids["framework"]}/compare?from=1&to=2`,
  },
  {
    name: "statements put in order",
    who: "marisol",
    path: (ids) => `${p}/frameworks/${ids["framework"]}?arrange=yes`,
  },
  {
    name: "following new statements",
    who: "tom",
    path: (ids) => `${p}/frameworks/${ids["framework"]}/migration`,
  },
  {
    name: "adapting a framework of statements",
    who: "tom",
    path: (ids) => `${p}/frameworks/${ids["framework"]}?adapt=yes`,
  },
  {
    name: "changing a framework of statements",
    who: "marisol",
    path: (ids) => `${p}/frameworks/${ids["framework"]}/edit`,
  },
  { name: "campaigns", who: "tom", path: `${p}/campaigns` },
  { name: "new campaign", who: "tom", path: `${p}/campaigns/new` },
  { name: "campaign", who: "priya", path: (ids) => `${p}/campaigns/${ids["Welding 2026"]}` },
  {
    name: "campaign, its people",
    who: "tom",
    path: (ids) => `${p}/campaigns/${ids["Care at home and in residence"]}?tab=people`,
  },
  {
    name: "campaign, someone to ask",
    who: "tom",
    path: (ids) => `${p}/campaigns/${ids["Care at home and in residence"]}?tab=people&add=yes`,
  },
  {
    name: "campaign, what it asks",
    who: "marisol",
    path: (ids) => `${p}/campaigns/${ids["Welding 2026"]}?tab=asked`,
  },
  {
    name: "campaign, results to decide by",
    who: "marisol",
    path: (ids) => `${p}/campaigns/${ids["Welding 2026"]}?tab=results`,
  },
  {
    name: "campaign, pictures of the results",
    who: "marisol",
    path: (ids) => `${p}/campaigns/${ids["Welding 2026"]}?tab=results&view=pictures`,
  },
  {
    name: "campaign, one statement",
    who: "marisol",
    path: (ids) => `${p}/campaigns/${ids["Welding 2026"]}?tab=results&statement=${ids["MNC01.01"]}`,
  },
  {
    name: "campaign, what businesses wrote",
    who: "marisol",
    path: (ids) => `${p}/campaigns/${ids["Welding 2026"]}?tab=comments`,
  },
  { name: "skills that are short", who: "tom", path: `${p}/campaigns/shortages` },
  { name: "formulas", path: "/skills/cedar-valley/formulas?lang=en" },
  {
    name: "campaign, people from a file",
    who: "marisol",
    path: (ids) => `${p}/campaigns/${ids["Care at home and in residence"]}/import`,
  },
  {
    name: "live session, before its start",
    who: "tom",
    path: (ids) => `${p}/campaigns/${ids["Care at home and in residence"]}/live`,
  },
  { name: "import", who: "tom", path: (ids) => `${p}/agreements/${ids["AA-HEALTH-028"]}/import` },
  { name: "agreement in outline", who: "marisol", path: (ids) => `${p}/agreements/${ids["AA-IT-025"]}` },
  { name: "organizations", who: "marisol", path: `${p}/organizations` },
  { name: "organization", who: "marisol", path: (ids) => `${p}/organizations/${ids["PLCC"]}` },
  {
    name: "what a course teaches",
    who: "tom",
    path: (ids) => `${p}/organizations/${ids["PLCC"]}/courses?align=WLD+101`,
  },
  { name: "catalog", who: "tom", path: (ids) => `${p}/organizations/${ids["PLCC"]}/courses` },
  {
    name: "course of a catalog",
    who: "tom",
    path: (ids) => `${p}/organizations/${ids["PLCC"]}/courses?course=WLD+101`,
  },
  {
    name: "catalog from a file",
    who: "tom",
    path: (ids) => `${p}/organizations/${ids["PLCC"]}/courses/import`,
  },
  { name: "no catalog yet", who: "priya", path: (ids) => `${p}/organizations/${ids["NSU"]}/courses` },
  {
    name: "agreement whose courses changed",
    who: "tom",
    path: (ids) => `${p}/agreements/${ids["DC-TRACC-001"]}`,
  },
  {
    name: "edit organization",
    who: "marisol",
    path: (ids) => `${p}/organizations/${ids["PLCC"]}/edit`,
  },
  {
    name: "merging an organization",
    who: "marisol",
    path: (ids) => `${p}/organizations/${ids["MRHS"]}/merge`,
  },
  {
    name: "recording a finding",
    who: "curtis",
    path: (ids) => `${p}/organizations/${ids["PLCC"]}?finding=new`,
  },
  { name: "new organization", who: "marisol", path: `${p}/organizations/new` },
  { name: "people", who: "tom", path: `${p}/people` },
  { name: "person", who: "tom", path: (ids) => `${p}/people/${ids["Anjali Deshmukh"]}?change=roles` },
  {
    name: "handing over open work",
    who: "tom",
    path: (ids) => `${p}/people/${ids["Anjali Deshmukh"]}?handover=${ids["PLCC"]}`,
  },
  { name: "invite", who: "tom", path: `${p}/people/invite` },
  { name: "documents", who: "tom", path: `${p}/documents` },
];

/** To look at them oneself: `PICTURES=1 npm test`. They take a fifth of the time. */
const pictures = process.env["PICTURES"] !== undefined;

const found = new Map<Who | undefined, Record<string, string>>();
const sessions = new Map<Who, Awaited<ReturnType<BrowserContext["cookies"]>>>();

/** Signs in once for all visits of a person; how signing in goes is told by the journeys. */
async function enter(page: Page, who: Who): Promise<void> {
  const known = sessions.get(who);
  if (known) await page.context().addCookies(known);
  else {
    await signIn(page, who);
    sessions.set(who, await page.context().cookies());
  }
}

/** Ids by the numbers and codes that people know, as this person finds them. */
async function idsFor(page: Page, who: Who | undefined): Promise<Record<string, string>> {
  const known = found.get(who) ?? (await findIds(page));
  found.set(who, known);
  return known;
}

async function findIds(page: Page): Promise<Record<string, string>> {
  const me = (await (await page.request.get("/api/me")).json()) as {
    partnerships?: { organizations: { id: string }[] }[];
  };
  // Who acts for several organizations says for which.
  const own = me.partnerships?.[0]?.organizations[0]?.id;
  const headers = own ? { "acting-for": own } : {};
  const list = async (path: string) =>
    (await (await page.request.get(`/api/partnerships/cedar-valley/${path}?limit=100`, { headers })).json())
      .items as Record<string, string>[];
  const [agreements, organizations] = [await list("agreements"), await list("organizations")];
  const [people, campaigns] = [await list("people"), await list("campaigns")];
  const [dataSharing, programs] = [await list("data-sharing"), await list("programs")];
  const bridges = await list("bridges");
  const evaluations = await list("evaluations");
  const region = dataSharing.find((one) => one["codedNotation"] === "DS-2026-002")?.["id"];
  const releases = region ? await list(`data-sharing/${region}/releases`) : [];
  const [framework] = await list("frameworks");
  const sharing = await list("data-sharing");
  const { statements } = (await (
    await page.request.get(
      `/api/partnerships/cedar-valley/frameworks/${framework?.["identifier"]}/statements`,
      { headers },
    )
  ).json()) as { statements: { item: Record<string, string> }[] };
  return Object.fromEntries([
    ...[...agreements, ...sharing].map((one) => [one["codedNotation"], one["id"]]),
    ...organizations.map((one) => [one["code"], one["id"]]),
    ...dataSharing.map((one) => [one["codedNotation"], one["id"]]),
    ["released", releases.find((one) => one["year"] === "2025-26")?.["id"]],
    ...people.map((one) => [one["name"], one["personId"]]),
    ...[...campaigns, ...programs, ...bridges, ...evaluations].map((one) => [one["title"], one["id"]]),
    ["framework", framework?.["identifier"]],
    ...statements.map(({ item }) => [item["humanCodingScheme"], item["identifier"]]),
  ]);
}

for (const { name, who, path } of visits) {
  test(`${name} is whole, readable and its own at every width and in both schemes`, async ({ page }) => {
    const { faults } = watch(page);
    if (who) await enter(page, who);
    const address = typeof path === "string" ? path : path(await idsFor(page, who));
    const picture = async (width: number, scheme: string) => {
      const path = `build/pictures/${name.replaceAll(/\W+/g, "-")}-${width}-${scheme}.png`;
      if (pictures) await page.screenshot({ path, fullPage: true });
    };
    for (const width of [1280, 390]) {
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
      await page.goto(address);
      await settled(page);
      expect(await layoutShift(page)).toBeLessThan(0.02);
      await accessible(page);
      await fits(page);
      await picture(width, "light");
      await page.emulateMedia({ colorScheme: "dark" });
      await legible(page);
      await picture(width, "dark");
    }
    await page.setViewportSize({ width: 320, height: 700 });
    await fits(page);
    expect(faults).toEqual([]);
  });
}
