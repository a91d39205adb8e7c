/** Every link the page can write leads to a page. */
import { readFileSync } from "node:fs";
import { exec } from "preact-iso/router";
import { describe, expect, it } from "vitest";
import { pages } from "#web/app.tsx";
import { bridgePaths } from "#web/bridges/paths.ts";
import { codePaths } from "#web/codes/paths.ts";
import { dataRegistryPaths } from "#web/data-registry/paths.ts";
import { exchangePaths } from "#web/data-sharing/exchange-paths.ts";
import { dataPaths } from "#web/data-sharing/paths.ts";
import { evaluationPaths } from "#web/evaluations/paths.ts";
import { paths } from "#web/paths.ts";
import { programPaths } from "#web/programs/paths.ts";
import { publicProgramPaths } from "#web/public-programs/paths.ts";
import { campaignPaths } from "#web/validations/paths.ts";

const org = "org_0123456789abcdefghjk";
const agr = "agr_0123456789abcdefghjk";
const per = "per_0123456789abcdefghjk";
const cmp = "cmp_0123456789abcdefghjk";
const prg = "prg_0123456789abcdefghjk";
const brg = "brg_0123456789abcdefghjk";
const evl = "evl_0123456789abcdefghjk";
const dsa = "dsa_0123456789abcdefghjk";
const frw = "0e9c9f0e-6f0a-4c3b-9d53-5a4c1c1f8a11";

/** Where each path function leads; a new one is a type error here until it has a line. */
const frameworkPage = "/p/:partnership/frameworks/:framework?/:part?";
const campaignPage = "/p/:partnership/campaigns/:campaign?/:part?";
const programPage = "/p/:partnership/programs/:program?/:part?/:deep?";
const dataPage = "/p/:partnership/data-sharing/:agreement?/:part?";
const walk: Record<
  | keyof typeof paths
  | keyof typeof campaignPaths
  | keyof typeof dataPaths
  | keyof typeof exchangePaths
  | keyof typeof programPaths
  | keyof typeof bridgePaths
  | keyof typeof evaluationPaths
  | keyof typeof dataRegistryPaths
  | keyof typeof codePaths
  | keyof typeof publicProgramPaths,
  [address: string, page: string]
> = {
  front: [paths.front(), "/"],
  lookUp: [paths.lookUp(), "its own way in"],
  registry: [paths.registry({ region: "cedar-valley", state: "IN_FORCE" }), "its own way in"],
  registryAgreement: [paths.registryAgreement("cedar-valley", agr, 2), "its own way in"],
  skills: [paths.skills("cedar-valley", frw, { in: frw }), "its own way in"],
  dataRegistry: [dataRegistryPaths.dataRegistry("cedar-valley", dsa), "its own way in"],
  glossary: [paths.glossary("dual-credit"), "/glossary"],
  framework: [paths.framework("health"), "/framework"],
  invitation: [paths.invitation("s3cr3t"), "/invitations/:token"],
  home: [paths.home("cedar-valley"), "/p/:partnership"],
  actingFor: [paths.actingFor("cedar-valley", org), "/p/:partnership"],
  region: [paths.region("cedar-valley"), "/p/:partnership/region"],
  gaps: [paths.gaps("cedar-valley", { tab: "fairness", college: "PLCC" }), "/p/:partnership/gaps"],
  agreements: [
    paths.agreements("cedar-valley", { status: "DRAFT", party: org }),
    "/p/:partnership/agreements",
  ],
  newAgreement: [paths.newAgreement("cedar-valley", agr), "/p/:partnership/agreements/new"],
  agreement: [paths.agreement("cedar-valley", agr, "history"), "/p/:partnership/agreements/:agreement"],
  editAgreement: [paths.editAgreement("cedar-valley", agr), "/p/:partnership/agreements/:agreement/edit"],
  compareVersions: [
    paths.compareVersions("cedar-valley", agr, { from: "1", to: "2" }),
    "/p/:partnership/agreements/:agreement/compare",
  ],
  importRules: [paths.importRules("cedar-valley", agr), "/p/:partnership/agreements/:agreement/import"],
  ruleSets: [paths.ruleSets("cedar-valley"), "/p/:partnership/rule-sets"],
  newRuleSet: [paths.newRuleSet("cedar-valley"), "/p/:partnership/rule-sets/new"],
  ruleSet: [paths.ruleSet("cedar-valley", "IL-110ILCS27_16"), "/p/:partnership/rule-sets/:ruleSet"],
  editRuleSet: [
    paths.editRuleSet("cedar-valley", "IL-110ILCS27_16"),
    "/p/:partnership/rule-sets/:ruleSet/edit",
  ],
  frameworks: [paths.frameworks("cedar-valley"), frameworkPage],
  importFramework: [paths.importFramework("cedar-valley"), frameworkPage],
  newStatementFramework: [paths.newStatementFramework("cedar-valley"), frameworkPage],
  statementFramework: [paths.statementFramework("cedar-valley", frw, { statement: frw }), frameworkPage],
  compareEditions: [paths.compareEditions("cedar-valley", frw, { from: "1", to: "2" }), frameworkPage],
  migration: [paths.migration("cedar-valley", frw), frameworkPage],
  editStatementFramework: [paths.editStatementFramework("cedar-valley", frw), frameworkPage],
  campaigns: [campaignPaths.campaigns("cedar-valley"), campaignPage],
  newCampaign: [campaignPaths.newCampaign("cedar-valley"), campaignPage],
  campaign: [campaignPaths.campaign("cedar-valley", cmp, { tab: "people", add: "yes" }), campaignPage],
  live: [campaignPaths.live("cedar-valley", cmp), campaignPage],
  editCampaign: [campaignPaths.editCampaign("cedar-valley", cmp), campaignPage],
  importContacts: [campaignPaths.importContacts("cedar-valley", cmp), campaignPage],
  shortages: [campaignPaths.shortages("cedar-valley"), campaignPage],
  formulas: [campaignPaths.formulas("cedar-valley"), campaignPage],
  published: [campaignPaths.published("cedar-valley", cmp), "its own way in"],
  dataSharing: [paths.dataSharing("cedar-valley"), dataPage],
  newDataSharing: [dataPaths.newDataSharing("cedar-valley", dsa), dataPage],
  dataAgreement: [
    dataPaths.dataAgreement("cedar-valley", dsa, "terms", { change: "elements", answers: "ST7" }),
    dataPage,
  ],
  editDataSharing: [dataPaths.editDataSharing("cedar-valley", dsa), dataPage],
  compareDataSharing: [dataPaths.compareDataSharing("cedar-valley", dsa, { from: "1", to: "2" }), dataPage],
  legalBases: [dataPaths.legalBases("cedar-valley"), dataPage],
  newLegalBasis: [dataPaths.newLegalBasis("cedar-valley"), dataPage],
  legalBasis: [dataPaths.legalBasis("cedar-valley", "ferpa_studies", { element: "ST7" }), dataPage],
  indicators: [dataPaths.indicators("cedar-valley", { indicator: "5S4", groups: "gender" }), dataPage],
  dataSharingSettings: [dataPaths.dataSharingSettings("cedar-valley", { check: "B10" }), dataPage],
  submitRelease: [
    exchangePaths.submitRelease("cedar-valley", dsa, { indicator: "5S1", year: "2025-26", to: "2026-27" }),
    dataPage,
  ],
  release: [exchangePaths.release("cedar-valley", dsa, "rel_0000000000", { program: "51.3901" }), dataPage],
  coverage: [
    exchangePaths.coverage("cedar-valley", { viewer: "org_1", indicator: "5S1", year: "2025-26" }),
    dataPage,
  ],
  regional: [exchangePaths.regional("cedar-valley", { indicator: "5S1", year: "2025-26" }), dataPage],
  programs: [paths.programs("cedar-valley"), programPage],
  bridges: [bridgePaths.bridges("cedar-valley"), programPage],
  newBridge: [bridgePaths.newBridge("cedar-valley", { program: prg }), programPage],
  bridge: [bridgePaths.bridge("cedar-valley", brg, "about"), programPage],
  editBridge: [bridgePaths.editBridge("cedar-valley", brg), programPage],
  modules: [bridgePaths.modules("cedar-valley", brg), programPage],
  codes: [codePaths.codes("cedar-valley"), programPage],
  codeSet: [codePaths.codeSet("cedar-valley", "CIP-2020", { q: "nurs" }), programPage],
  code: [codePaths.code("cedar-valley", "CIP-2020", "51.3801"), programPage],
  loadCodes: [codePaths.loadCodes("cedar-valley", "CIP-2020", { to: "SOC-2018" }), programPage],
  publicPrograms: [publicProgramPaths.publicPrograms("cedar-valley"), "its own way in"],
  publicProgram: [publicProgramPaths.publicProgram("cedar-valley", prg), "its own way in"],
  ownPlan: [publicProgramPaths.ownPlan("cedar-valley", prg), "its own way in"],
  newProgram: [programPaths.newProgram("cedar-valley", prg), programPage],
  program: [programPaths.program("cedar-valley", prg, "parties", { school: org, at: "s12" }), programPage],
  editProgram: [programPaths.editProgram("cedar-valley", prg), programPage],
  editGrid: [programPaths.editGrid("cedar-valley", prg, "s12"), programPage],
  importGrid: [programPaths.importGrid("cedar-valley", prg), programPage],
  moveEdition: [programPaths.moveEdition("cedar-valley", prg), programPage],
  comparePrograms: [programPaths.comparePrograms("cedar-valley", prg, { from: "1", to: "2" }), programPage],
  programSettings: [programPaths.programSettings("cedar-valley"), programPage],
  evaluations: [evaluationPaths.evaluations("cedar-valley", { program: prg }), programPage],
  newEvaluation: [evaluationPaths.newEvaluation("cedar-valley", { after: evl }), programPage],
  evaluation: [
    evaluationPaths.evaluation("cedar-valley", evl, "evidence", { add: "leadership.team" }),
    programPage,
  ],
  editEvaluation: [evaluationPaths.editEvaluation("cedar-valley", evl), programPage],
  report: [evaluationPaths.report("cedar-valley", evl), programPage],
  instruments: [evaluationPaths.instruments("cedar-valley"), programPage],
  newInstrument: [evaluationPaths.newInstrument("cedar-valley"), programPage],
  instrument: [evaluationPaths.instrument("cedar-valley", "perkins-v-pos", "2018"), programPage],
  newEdition: [evaluationPaths.newEdition("cedar-valley", "perkins-v-pos", "2018"), programPage],
  importEdition: [evaluationPaths.importEdition("cedar-valley", "perkins-v-pos"), programPage],
  organizations: [paths.organizations("cedar-valley"), "/p/:partnership/organizations"],
  newOrganization: [paths.newOrganization("cedar-valley"), "/p/:partnership/organizations/new"],
  organization: [paths.organization("cedar-valley", org), "/p/:partnership/organizations/:organization"],
  leaveOrganization: [
    paths.leaveOrganization("cedar-valley", org),
    "/p/:partnership/organizations/:organization",
  ],
  editOrganization: [
    paths.editOrganization("cedar-valley", org),
    "/p/:partnership/organizations/:organization/edit",
  ],
  mergeOrganization: [
    paths.mergeOrganization("cedar-valley", org),
    "/p/:partnership/organizations/:organization/merge",
  ],
  courses: [
    paths.courses("cedar-valley", org, "2026-27"),
    "/p/:partnership/organizations/:organization/courses",
  ],
  importCourses: [
    paths.importCourses("cedar-valley", org, "2026-27"),
    "/p/:partnership/organizations/:organization/courses/import",
  ],
  people: [paths.people("cedar-valley"), "/p/:partnership/people"],
  invite: [paths.invite("cedar-valley"), "/p/:partnership/people/invite"],
  person: [paths.person("cedar-valley", per), "/p/:partnership/people/:person"],
  reminders: [paths.reminders("cedar-valley", "mail"), "/p/:partnership/reminders"],
  documents: [paths.documents("cedar-valley", { about: agr, q: "nursing" }), "/p/:partnership/documents"],
  signIn: [paths.signIn("/p/cedar-valley?for=x"), "the API's"],
  registryDocument: [paths.registryDocument("cedar-valley", agr, 1), "the API's"],
  ctdl: [paths.ctdl(agr), "the API's"],
  signInAgain: [paths.signInAgain("/p/cedar-valley?for=x"), "the API's"],
  problem: [paths.problem("not-found"), "the API's"],
  verifyPage: [paths.verifyPage(), "a file of its own"],
};

const outside = ["its own way in", "the API's", "a file of its own"];

describe("paths", () => {
  it.each(Object.entries(walk).filter(([, [, page]]) => !outside.includes(page)))(
    "%s leads to its page, first in the list",
    (_name, [address, page]) => {
      const { pathname } = new URL(address, "http://here");
      expect(pages.find(({ path }) => exec(pathname, path))?.path).toBe(page);
    },
  );

  it("leaves no page without a path that leads to it", () => {
    const reached = new Set(Object.values(walk).map(([, page]) => page));
    expect(pages.map(({ path }) => path).filter((path) => !reached.has(path))).toEqual([]);
  });

  it("leaves no page without a visit in the browser, at every width and in both schemes", () => {
    const file = readFileSync(new URL("../journeys/every-page.journey.ts", import.meta.url), "utf8");
    const visits = file.replaceAll(/\$\{ids\[[^\]]+\]\}/g, "x").replaceAll(/\$\{p\}/g, "/p/cedar-valley");
    const visited = [...visits.matchAll(/path: (?:\(ids\) => )?(?:p\b|["`]([^"`?#]*))/g)].map(
      ([, address = "/p/cedar-valley"]) => pages.find(({ path }) => exec(address, path))?.path,
    );
    const left = pages.map(({ path }) => path).filter((path) => !visited.includes(path));
    // Nobody knows the link of an invitation before it is sent: colleague.journey.ts opens it.
    expect(left).toEqual(["/invitations/:token"]);
  });

  it("hands parameters on undamaged, and escapes what stands in a query", () => {
    expect(
      exec(paths.agreement("cedar-valley", agr), "/p/:partnership/agreements/:agreement")?.params,
    ).toEqual({
      partnership: "cedar-valley",
      agreement: agr,
    });
    expect(paths.signIn("/p/x?for=y&tab=z")).toBe("/api/sign-in?return=%2Fp%2Fx%3Ffor%3Dy%26tab%3Dz");
  });
});
