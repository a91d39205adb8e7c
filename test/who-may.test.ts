/**
 * Who may: for every endpoint there is, the whole cast asks; everyone listed is let through and everyone else is
 * refused. An endpoint that nobody listed fails the test, so that a new one is closed until someone says otherwise.
 */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { everyEndpoint } from "#functions/addresses.ts";
import { addressOf } from "#functions/http/endpoint.ts";
import { people } from "#infra/local/sample/people.ts";
import { caseCollections } from "#shared/case/discovery.ts";
import {
  attached,
  draft,
  drafted,
  executed,
  healthCsv,
  typedSigners,
  worked,
} from "#test/support/agreements.ts";
import { bridgeDraft, startedBridge } from "#test/support/bridges.ts";
import { campaignDraft, campaignOf, contact, listed } from "#test/support/campaigns.ts";
import { dataDraft, ownBasis, ownIndicator, startedSharing } from "#test/support/data-sharing.ts";
import { note, ownEdition, startedRound } from "#test/support/evaluations.ts";
import { released } from "#test/support/exchange.ts";
import { frameworkDraft } from "#test/support/frameworks.ts";
import { programDraft, spine, startedProgram } from "#test/support/programs.ts";
import { type Answer, openWorld, type Who, type World } from "#test/support/world.ts";

/** A person, and for one with several organizations, the one acted for: `lena@CBHS`. */
const cast = Object.values(people).flatMap((person) =>
  person.memberships.length > 1
    ? person.memberships.map((one) => `${person.key}@${one.organizationCode}`)
    : [person.key],
);
const strangers = ["petra", "olive", "wes", "ines"];
const members = cast.filter((one) => !strangers.includes(one));
const parties = [
  "tom",
  "anjali",
  "curtis",
  "denise",
  "theo",
  "lena@CBHS",
  "lena@TRACC",
  "samuel",
  "priya",
  "roberta",
];
const readers = [...parties, "angela"];
const knowers = [...readers, "marisol"];
const editorsOfParties = ["tom", "lena@CBHS", "lena@TRACC", "roberta"];
const editorsAnywhere = [...editorsOfParties, "marisol", "ruth", "gus", "grace", "elena", "hannah", "jo"];
const signatories = ["denise", "samuel", "roberta"];
const reviewers = ["anjali", "curtis"];
const ofTheTeam = ["tom", "anjali", "curtis", "denise", "theo", "lena@CBHS", "samuel", "priya"];
const judges = [...ofTheTeam, "marisol", "angela"];
const raters = ["tom", "anjali", "curtis", "lena@CBHS"];
const handlers = ["tom", "denise", "lena@CBHS", "lena@TRACC", "samuel", "roberta"];

const p = "/api/partnerships/{partnershipId}";
const agreement = `${p}/agreements/{agreementId}`;
const document = `${p}/documents/{documentId}`;
const template = `${p}/templates/{templateId}`;
const organization = `${p}/organizations/{organizationId}`;
const courses = `${organization}/courses`;
const year = `${courses}/{year}`;
const person = `${p}/people/{personId}`;
const ruleSet = `${p}/rule-sets/{ruleSetId}`;
const codes = `${p}/codes/{system}/{codeEdition}`;
const instrument = `${p}/instruments/{instrumentId}`;
const round = `${p}/evaluations/{evaluationId}`;
const invitation = `${p}/invitations/{invitationId}`;
const framework = `${p}/frameworks/{frameworkId}`;
const campaign = `${p}/campaigns/{campaignId}`;
const respondent = `${campaign}/respondents/{respondentId}`;
const sharing = `${p}/data-sharing/{dataSharingId}`;
const program = `${p}/programs/{programId}`;
const bridge = `${p}/bridges/{bridgeId}`;
const publicFrameworks = "/api/public/partnerships/{partnershipId}/frameworks";

/** Who runs the campaigns of Prairie Lakes. */
const runners = ["tom", "marisol"];

/** Who reads a draft of Prairie Lakes that is not shared. */
const collegeAlone = ["tom", "anjali", "curtis", "denise", "theo", "angela"];

/** Everyone who is let through, by endpoint. `{agreementId}` is in review and between PLCC, CBHS and TRACC. */
const allowed: Record<string, readonly string[] | "anyone" | "signed-in"> = {
  "GET /api/health": "anyone",
  "GET /api/openapi.json": "anyone",
  "GET /api/docs": "anyone",
  "GET /problems/{code}": "anyone",
  "GET /api/sign-in": "anyone",
  "GET /api/sign-in/callback": "anyone",
  "POST /api/sign-out": "anyone",
  "GET /api/framework/{edition}": "anyone",
  "GET /api/invitations/{token}": "anyone",
  "GET /api/public/partnerships": "anyone",
  "GET /api/public/partnerships/{partnershipId}/schools": "anyone",
  "GET /api/public/partnerships/{partnershipId}/schools/{organizationId}/rules": "anyone",
  "POST /api/public/credit": "anyone",
  "GET /api/public/partnerships/{partnershipId}/agreements": "anyone",
  "GET /api/public/partnerships/{partnershipId}/agreements/{agreementId}": "anyone",
  "GET /api/public/partnerships/{partnershipId}/agreements/{agreementId}/versions/{versionNo}/document":
    "anyone",
  [`GET ${publicFrameworks}`]: "anyone",
  "GET /api/public/partnerships/{partnershipId}/campaigns/{campaignId}": "anyone",
  [`GET ${publicFrameworks}/{frameworkId}`]: "anyone",
  [`GET ${publicFrameworks}/{frameworkId}/editions/{editionNo}`]: "anyone",
  "GET /api/public/partnerships/{partnershipId}/programs": "anyone",
  "GET /api/public/partnerships/{partnershipId}/programs/{programId}": "anyone",
  "GET /ctdl/programs": "anyone",
  "GET /ctdl/programs/{programId}": "anyone",
  "GET /ctdl/agreements": "anyone",
  "GET /ctdl/agreements/{agreementId}": "anyone",
  "GET /api/me": "signed-in",
  "POST /api/invitations/{token}/accept": "signed-in",
  "GET /api/me/reminders": "signed-in",
  "PUT /api/me/reminders": "signed-in",
  "GET /api/me/calendar": "signed-in",
  "POST /api/me/calendar": "signed-in",
  "DELETE /api/me/calendar": "signed-in",
  // What everyone may read by itself is for everyone; what is not published there answers as if it were not there.
  ...Object.fromEntries(
    ["v1p1", "v1p0"].flatMap((version) =>
      ["CFDocuments", ...caseCollections.map((name) => `${name}/{sourcedId}`)].map((path) => [
        `GET /ims/case/${version}/${path}`,
        "anyone" as const,
      ]),
    ),
  ),
  "GET /ims/case/v1p1/discovery/imscasev1p1_openapi3_v1p0.json": "anyone",
  // By a secret link alone.
  "GET /calendar/{file}": "anyone",
  "POST /api/partnerships": ["olive"],
  [`GET ${p}`]: members,
  [`PUT ${p}`]: ["marisol"],
  [`GET ${p}/history`]: members,
  [`GET ${p}/history/verify`]: members,
  [`GET ${p}/organizations`]: members,
  [`POST ${p}/organizations`]: ["marisol"],
  [`GET ${organization}`]: members,
  [`PUT ${organization}`]: ["marisol", "tom"],
  [`POST ${organization}/merge`]: ["marisol"],
  [`GET ${organization}/history`]: members,
  [`GET ${organization}/history/verify`]: members,
  [`GET ${courses}`]: members,
  [`POST ${courses}`]: ["tom"],
  [`GET ${year}`]: members,
  [`GET ${year}/course`]: members,
  [`POST ${year}/course`]: ["tom"],
  [`POST ${year}/import`]: ["tom"],
  [`GET ${year}/courses.csv`]: members,
  [`GET ${year}/history`]: members,
  [`GET ${year}/history/verify`]: members,
  [`GET ${year}/alignment`]: members,
  [`PUT ${year}/alignment`]: ["tom"],
  [`GET ${year}/overlap`]: members,
  [`GET ${p}/drift`]: members,
  [`GET ${agreement}/drift`]: readers,
  [`GET ${p}/people`]: members,
  [`POST ${organization}/leave`]: ["marisol"],
  [`POST ${person}/handover`]: ["marisol", "tom"],
  [`GET ${person}`]: members,
  [`PUT ${person}`]: ["marisol", "tom"],
  [`GET ${person}/history`]: members,
  [`GET ${person}/history/verify`]: members,
  [`GET ${p}/notices`]: members,
  [`GET ${p}/notices/told`]: members,
  // The one it waits for: Denise registered, and Samuel may confirm.
  [`POST ${p}/notices/dismiss`]: ["samuel", "roberta"],
  [`GET ${p}/reminders`]: members,
  [`PUT ${p}/reminders`]: ["marisol"],
  [`GET ${p}/reminders/history`]: members,
  [`GET ${p}/reminders/history/verify`]: members,
  [`GET ${p}/invitations`]: ["marisol", "tom", "lena@CBHS", "roberta", "ruth", "gus", "grace"],
  [`POST ${p}/invitations`]: ["marisol", "tom"],
  [`POST ${invitation}/revoke`]: ["marisol", "tom"],
  [`GET ${invitation}/history`]: ["marisol", "tom"],
  [`GET ${invitation}/history/verify`]: ["marisol", "tom"],
  [`GET ${p}/codes`]: members,
  [`GET ${codes}`]: members,
  [`GET ${codes}/search`]: members,
  [`GET ${codes}/{publishedCode}`]: members,
  [`GET ${codes}/history`]: members,
  [`GET ${codes}/history/verify`]: members,
  [`POST ${codes}/import`]: ["marisol"],
  [`POST ${codes}/maps/{target}/import`]: ["marisol"],
  "POST /api/codes/{system}/{codeEdition}/import": ["olive"],
  "POST /api/codes/{system}/{codeEdition}/maps/{target}/import": ["olive"],
  [`GET ${p}/rule-sets`]: members,
  [`POST ${p}/rule-sets`]: ["marisol"],
  [`GET ${ruleSet}`]: members,
  [`PUT ${ruleSet}`]: ["marisol"],
  [`POST ${ruleSet}/restore`]: ["marisol"],
  [`GET ${ruleSet}/history`]: members,
  [`GET ${ruleSet}/history/verify`]: members,
  [`GET ${p}/instruments`]: members,
  [`POST ${p}/instruments`]: ["marisol"],
  [`GET ${instrument}`]: members,
  [`PUT ${instrument}`]: ["marisol"],
  [`POST ${instrument}/import`]: ["marisol"],
  [`GET ${instrument}/table.csv`]: members,
  [`GET ${instrument}/history`]: members,
  [`GET ${instrument}/history/verify`]: members,
  // A round about a program of Prairie Lakes', which judges it with the high school.
  [`GET ${p}/evaluations`]: members,
  [`POST ${p}/evaluations`]: ["tom", "marisol"],
  [`GET ${round}`]: judges,
  [`PUT ${round}`]: ["tom", "marisol"],
  [`GET ${round}/ratings`]: ofTheTeam,
  [`PUT ${round}/ratings`]: raters,
  [`POST ${round}/together`]: ["tom", "marisol"],
  [`PUT ${round}/agreed`]: raters,
  [`POST ${round}/evidence`]: raters,
  [`PUT ${round}/evidence/{evidenceId}`]: ["tom", "anjali", "curtis", "marisol"],
  [`DELETE ${round}/evidence/{evidenceId}`]: ["tom", "anjali", "curtis", "marisol"],
  [`PUT ${round}/actions`]: raters,
  [`POST ${round}/progress`]: [...raters, "marisol"],
  [`POST ${round}/sign-off`]: ["tom", "denise", "lena@CBHS", "samuel"],
  [`POST ${round}/withdraw`]: ["tom", "marisol"],
  [`POST ${round}/next`]: ["tom", "marisol"],
  [`GET ${round}/report`]: judges,
  [`GET ${round}/clna`]: judges,
  [`GET ${round}/history`]: judges,
  [`GET ${round}/history/verify`]: judges,
  // Of one agreement; without `about` everyone reads the list of what they may see.
  [`GET ${p}/documents`]: readers,
  [`POST ${p}/documents`]: parties.filter((one) => !["theo", "priya"].includes(one)),
  [`GET ${document}`]: readers,
  [`POST ${document}/retry`]: ["tom", "anjali", "curtis", "denise"],
  [`POST ${document}/complete`]: ["tom", "anjali", "curtis", "denise"],
  [`GET ${document}/download`]: readers,
  [`GET ${document}/history`]: readers,
  [`GET ${document}/history/verify`]: readers,
  [`GET ${p}/agreements`]: members,
  [`POST ${p}/agreements`]: editorsOfParties,
  [`GET ${agreement}`]: knowers,
  [`PUT ${agreement}`]: editorsOfParties,
  [`GET ${agreement}/history`]: readers,
  [`GET ${agreement}/history/verify`]: readers,
  [`GET ${agreement}/rules`]: readers,
  [`PUT ${agreement}/rules`]: editorsOfParties,
  [`POST ${agreement}/rules/import`]: editorsOfParties,
  [`GET ${agreement}/rules.csv`]: readers,
  [`GET ${agreement}/rules.xlsx`]: readers,
  [`GET ${agreement}/clauses`]: readers,
  [`PUT ${agreement}/clauses`]: editorsOfParties,
  // As much of each agreement as its sight allows, which recognition.test.ts goes through.
  [`GET ${p}/schools/{organizationId}/recognition`]: members,
  [`POST ${agreement}/share`]: ["tom"],
  [`POST ${agreement}/review`]: editorsOfParties,
  [`POST ${agreement}/return`]: reviewers,
  [`POST ${agreement}/withdraw`]: ["tom"],
  [`POST ${agreement}/register`]: signatories,
  [`POST ${agreement}/reject`]: signatories,
  // Denise registered, so her side cannot confirm.
  [`POST ${agreement}/confirm`]: ["samuel", "roberta"],
  [`POST ${agreement}/visibility`]: editorsOfParties,
  [`GET ${organization}/findings`]: members,
  [`POST ${organization}/findings`]: reviewers,
  [`POST ${organization}/findings/{findingId}/supersede`]: reviewers,
  [`GET ${organization}/findings/{findingId}/history`]: members,
  [`GET ${organization}/findings/{findingId}/history/verify`]: members,
  [`GET ${agreement}/findings`]: readers,
  [`POST ${agreement}/findings`]: editorsOfParties,
  [`POST ${agreement}/copy`]: editorsOfParties,
  [`GET ${p}/templates`]: members,
  // From the agreement in review; the template in the address is Prairie Lakes' own.
  [`POST ${p}/templates`]: editorsOfParties,
  [`GET ${template}`]: ["tom", "anjali", "curtis", "denise", "theo", "angela"],
  [`PUT ${template}`]: ["tom"],
  [`POST ${template}/retire`]: ["tom"],
  [`POST ${template}/agreements`]: ["tom"],
  [`GET ${template}/history`]: ["tom", "anjali", "curtis", "denise", "theo", "angela"],
  [`GET ${template}/history/verify`]: ["tom", "anjali", "curtis", "denise", "theo", "angela"],
  [`GET ${agreement}/approvals`]: readers,
  [`POST ${agreement}/approvals`]: ["denise", "samuel", "roberta", "tom", "lena@CBHS"],
  [`PUT ${agreement}/approvals/{academicYear}`]: ["denise", "samuel", "roberta", "tom", "lena@CBHS"],
  // Nothing of a year is there before it is executed: yearly.test.ts asks these of what is.
  [`GET ${agreement}/approvals/{academicYear}/{organizationId}/history`]: [],
  [`GET ${agreement}/approvals/{academicYear}/{organizationId}/history/verify`]: [],
  [`GET ${agreement}/instructors`]: readers,
  [`POST ${agreement}/instructors`]: ["lena@CBHS"],
  [`POST ${agreement}/instructors/{verificationId}/withdraw`]: [],
  [`GET ${agreement}/instructors/{verificationId}/history`]: [],
  [`GET ${agreement}/instructors/{verificationId}/history/verify`]: [],
  [`GET ${agreement}/outcomes`]: readers,
  [`POST ${agreement}/outcomes`]: editorsOfParties,
  [`PUT ${agreement}/outcomes/{academicYear}`]: editorsOfParties,
  [`GET ${agreement}/outcomes/{academicYear}/{organizationId}/history`]: [],
  [`GET ${agreement}/outcomes/{academicYear}/{organizationId}/history/verify`]: [],
  [`POST ${agreement}/send`]: ["tom"],
  [`POST ${agreement}/recall`]: ["tom"],
  [`POST ${agreement}/decline`]: signatories,
  [`GET ${agreement}/reviews`]: readers,
  [`POST ${agreement}/reviews`]: reviewers,
  [`POST ${agreement}/sign`]: signatories,
  [`POST ${agreement}/paper`]: handlers,
  [`POST ${agreement}/attest`]: handlers,
  [`POST ${agreement}/delegate`]: ["tom", "lena@CBHS", "roberta"],
  [`POST ${agreement}/corrections`]: editorsOfParties,
  [`POST ${agreement}/amend`]: editorsOfParties,
  [`POST ${agreement}/renew`]: editorsOfParties,
  [`POST ${agreement}/notice`]: signatories,
  [`POST ${agreement}/agree`]: signatories,
  [`POST ${agreement}/take-back`]: signatories,
  [`POST ${agreement}/terminate`]: signatories,
  [`GET ${agreement}/versions`]: readers,
  [`GET ${agreement}/versions/{versionNo}`]: readers,
  [`GET ${agreement}/versions/{versionNo}/rules`]: readers,
  [`GET ${agreement}/versions/{versionNo}/document`]: readers,
  [`GET ${agreement}/versions/{versionNo}/bundle`]: readers,
  // It was never recalled: evidence.test.ts asks these of one that was.
  [`GET ${agreement}/recalled/{version}`]: [],
  [`GET ${agreement}/recalled/{version}/rules`]: [],
  [`GET ${p}/frameworks`]: members,
  [`POST ${p}/frameworks`]: editorsAnywhere,
  // Prairie Lakes keeps it.
  [`GET ${framework}`]: members,
  [`PUT ${framework}`]: ["tom", "marisol"],
  [`GET ${framework}/statements`]: members,
  [`POST ${p}/frameworks/import`]: editorsAnywhere,
  [`GET ${framework}/export`]: members,
  [`POST ${framework}/publish`]: ["tom", "marisol"],
  [`GET ${framework}/editions/{editionNo}`]: members,
  [`POST ${framework}/statements`]: ["tom", "marisol"],
  [`PUT ${framework}/statements/{statementId}`]: ["tom", "marisol"],
  [`DELETE ${framework}/statements/{statementId}`]: ["tom", "marisol"],
  [`POST ${framework}/statements/{statementId}/replace`]: ["tom", "marisol"],
  [`POST ${framework}/order`]: ["tom", "marisol"],
  [`GET ${framework}/changes`]: members,
  // Only Prairie Lakes has a catalog here; a framework's own is nobody's to re-point but the one that teaches.
  [`GET ${framework}/migration`]: ["tom", "anjali", "curtis", "denise", "theo"],
  [`POST ${framework}/migration`]: ["tom"],
  [`POST ${framework}/adapt`]: editorsAnywhere,
  [`GET ${p}/campaigns`]: members,
  // Gus edits for a business, which would read its competitors.
  [`POST ${p}/campaigns`]: editorsAnywhere.filter((one) => one !== "gus" && one !== "grace"),
  // Prairie Lakes runs it.
  [`GET ${campaign}`]: members,
  [`PUT ${campaign}`]: ["tom", "marisol"],
  [`POST ${campaign}/open`]: ["tom", "marisol"],
  [`POST ${campaign}/close`]: ["tom", "marisol"],
  [`POST ${campaign}/cancel`]: ["tom", "marisol"],
  [`GET ${campaign}/respondents`]: ["tom", "marisol"],
  [`POST ${campaign}/respondents`]: ["tom", "marisol"],
  [`POST ${campaign}/respondents/import`]: ["tom", "marisol"],
  [`POST ${campaign}/invite`]: ["tom", "marisol"],
  [`POST ${campaign}/remind`]: ["tom", "marisol"],
  [`POST ${respondent}/revoke`]: ["tom", "marisol"],
  [`POST ${respondent}/bounced`]: ["tom", "marisol"],
  [`POST ${respondent}/ineligible`]: ["tom", "marisol"],
  [`GET ${respondent}/history`]: ["tom", "marisol"],
  [`GET ${respondent}/history/verify`]: ["tom", "marisol"],
  [`GET ${campaign}/rates`]: members,
  [`POST ${campaign}/tally`]: ["tom", "marisol"],
  [`GET ${campaign}/results`]: members,
  [`GET ${campaign}/results.csv`]: members,
  [`PUT ${campaign}/decisions/{statementId}`]: ["tom", "marisol"],
  [`GET ${campaign}/decisions/{statementId}/history`]: members,
  [`GET ${campaign}/decisions/{statementId}/history/verify`]: members,
  [`POST ${campaign}/decide`]: ["tom", "marisol"],
  [`POST ${campaign}/publish`]: ["tom", "marisol"],
  [`GET ${campaign}/comments`]: ["tom", "marisol", "angela"],
  [`GET ${campaign}/missing`]: ["tom", "marisol", "angela"],
  ...Object.fromEntries(
    ["comments", "missing"].flatMap((kind) => [
      ...["answer", "merge", "accept"].map((move) => [`POST ${campaign}/${kind}/{inputId}/${move}`, runners]),
      ...["history", "history/verify"].map((what) => [
        `GET ${campaign}/${kind}/{inputId}/${what}`,
        [...runners, "angela"],
      ]),
    ]),
  ),
  [`POST ${campaign}/feedback`]: ["tom", "marisol"],
  [`GET ${campaign}/who-said-what.csv`]: ["tom", "marisol"],
  [`GET ${p}/shortages`]: members,
  [`GET ${p}/shortages.csv`]: members,
  "POST /api/respond/open": "anyone",
  "POST /api/respond/save": "anyone",
  "POST /api/respond/complete": "anyone",
  "POST /api/respond/decline": "anyone",
  "POST /api/respond/live/enter": "anyone",
  "POST /api/respond/live/join": "anyone",
  "POST /api/respond/live/look": "anyone",
  "POST /api/respond/live/vote": "anyone",
  [`GET ${campaign}/live`]: ["tom", "marisol"],
  [`GET ${campaign}/live/rounds`]: ["tom", "marisol"],
  [`POST ${campaign}/live/start`]: ["tom", "marisol"],
  [`POST ${campaign}/live/show`]: ["tom", "marisol"],
  [`POST ${campaign}/live/vote`]: ["tom", "marisol"],
  [`POST ${campaign}/live/close`]: ["tom", "marisol"],
  [`POST ${campaign}/live/end`]: ["tom", "marisol"],
  [`GET ${campaign}/live/history`]: ["tom", "marisol"],
  [`GET ${campaign}/live/history/verify`]: ["tom", "marisol"],
  "POST /api/respond/others": "anyone",
  [`GET ${campaign}/history`]: members,
  [`GET ${campaign}/history/verify`]: members,
  // `{dataSharingId}` is a draft of Northgate's that nobody else sees yet.
  [`GET ${p}/data-sharing`]: members,
  [`POST ${p}/data-sharing`]: ["tom", "lena@TRACC", "roberta", "ruth"],
  [`GET ${sharing}`]: ["ruth", "angela", "marisol"],
  [`PUT ${sharing}`]: ["ruth"],
  [`GET ${sharing}/terms`]: ["ruth", "angela"],
  [`PUT ${sharing}/terms`]: ["ruth"],
  // Of a draft nothing is owed yet.
  [`GET ${sharing}/obligations`]: ["ruth", "angela"],
  [`POST ${sharing}/obligations/{key}/done`]: [],
  [`POST ${sharing}/obligations/{key}/reopen`]: [],
  [`GET ${sharing}/odrl`]: ["ruth", "angela"],
  [`GET ${sharing}/export`]: ["ruth", "angela"],
  [`GET ${p}/coverage`]: members,
  "GET /api/public/partnerships/{partnershipId}/data-sharing": "anyone",
  "GET /api/public/partnerships/{partnershipId}/data-sharing/{dataSharingId}": "anyone",
  [`GET ${sharing}/incidents`]: ["ruth", "angela"],
  [`POST ${sharing}/incidents`]: ["ruth"],
  [`GET ${sharing}/check`]: ["ruth", "angela"],
  // Its steward moves a draft that nobody else sees yet; what it lacks, or is no time for, is said to who may.
  ...Object.fromEntries(
    [
      ...["share", "review", "return", "send", "recall", "decline", "withdraw", "visibility"],
      ...["sign", "paper", "attest", "delegate", "amend", "renew", "restrict", "suspend", "lift"],
      ...["terminate", "certificates", "close", "join"],
    ].map((move) => [`POST ${sharing}/${move}`, ["ruth"]]),
  ),
  ...Object.fromEntries(
    ["", "/{versionNo}", "/{versionNo}/terms", "/{versionNo}/document", "/{versionNo}/bundle"].map((path) => [
      `GET ${sharing}/versions${path}`,
      ["ruth", "angela"],
    ]),
  ),
  [`GET ${sharing}/compare`]: ["ruth", "angela"],
  ...Object.fromEntries(
    ["legal-bases/{basisId}", "data-sharing-settings", "indicators"].flatMap((what) => [
      [`GET ${p}/${what}`, members],
      [`PUT ${p}/${what}`, ["marisol"]],
      [`GET ${p}/${what}/history`, members],
      [`GET ${p}/${what}/history/verify`, members],
    ]),
  ),
  [`GET ${p}/legal-bases`]: members,
  [`POST ${p}/legal-bases`]: ["marisol"],
  // Of one in force, under which the career center sends to Northgate.
  [`GET ${sharing}/releases`]: ["ruth", "angela", "marisol", "roberta", "lena@TRACC"],
  [`POST ${sharing}/releases`]: ["roberta", "lena@TRACC"],
  [`GET ${sharing}/releases/context`]: ["roberta", "lena@TRACC"],
  [`GET ${sharing}/releases/trend`]: ["ruth", "roberta", "lena@TRACC"],
  [`GET ${sharing}/releases/{releaseId}`]: ["ruth", "roberta", "lena@TRACC"],
  [`GET ${sharing}/releases/{releaseId}/export`]: ["ruth", "roberta", "lena@TRACC"],
  [`GET ${sharing}/gate`]: ["ruth", "angela", "marisol", "roberta", "lena@TRACC"],
  [`GET ${sharing}/gate/verify`]: ["ruth", "angela", "marisol", "roberta", "lena@TRACC"],
  [`GET ${p}/regional`]: members,
  [`GET ${sharing}/history`]: ["ruth", "angela"],
  [`GET ${sharing}/history/verify`]: ["ruth", "angela"],
  // `{programId}` is a draft of Prairie Lakes that nobody else sees yet.
  [`GET ${p}/programs`]: members,
  [`GET ${p}/program-checks`]: members,
  [`GET ${p}/impact`]: members,
  [`GET ${p}/program-settings`]: members,
  [`PUT ${p}/program-settings`]: ["marisol"],
  [`GET ${p}/program-settings/history`]: members,
  [`GET ${p}/program-settings/history/verify`]: members,
  [`POST ${p}/programs`]: ["tom", "lena@CBHS", "lena@TRACC", "roberta", "ruth"],
  [`GET ${program}`]: [...collegeAlone, "marisol"],
  [`PUT ${program}`]: ["tom"],
  [`GET ${program}/plan`]: collegeAlone,
  [`PUT ${program}/plan`]: ["tom"],
  [`PUT ${program}/bindings`]: ["tom"],
  [`GET ${program}/facts`]: collegeAlone,
  [`GET ${program}/checks`]: collegeAlone,
  [`GET ${program}/coverage`]: collegeAlone,
  [`POST ${program}/plan/import`]: ["tom"],
  [`GET ${program}/plan/export`]: collegeAlone,
  [`POST ${program}/move-edition`]: ["tom"],
  [`GET ${program}/versions/{versionNo}`]: collegeAlone,
  [`GET ${program}/compare`]: collegeAlone,
  [`GET ${program}/history`]: collegeAlone,
  [`GET ${program}/history/verify`]: collegeAlone,
  // Nobody has bound a course, so that nobody's part is there to be approved.
  [`POST ${program}/approve`]: [],
  [`POST ${program}/retire`]: ["tom", "marisol"],
  ...Object.fromEntries(
    ["share", "review", "return", "publish", "revise", "withdraw", "template", "visibility"].map((move) => [
      `POST ${program}/${move}`,
      ["tom"],
    ]),
  ),
  // `{bridgeId}` is a draft of Riverbend.
  [`GET ${p}/bridges`]: members,
  [`POST ${p}/bridges`]: ["hannah"],
  [`GET ${bridge}`]: ["hannah", "angela", "marisol"],
  ...Object.fromEntries(
    ["plan", "alignment", "checks", "history", "history/verify", "versions/{versionNo}"].map((part) => [
      `GET ${bridge}/${part}`,
      ["hannah", "angela"],
    ]),
  ),
  ...Object.fromEntries(["", "/plan"].map((part) => [`PUT ${bridge}${part}`, ["hannah"]])),
  ...Object.fromEntries(
    ["publish", "revise", "discard", "retire", "visibility", "tasks", "tasks/drop"].map((move) => [
      `POST ${bridge}/${move}`,
      ["hannah"],
    ]),
  ),
  [`GET ${framework}/history`]: members,
  [`GET ${framework}/history/verify`]: members,
};

const ruleSetDraft = {
  name: "What our region asks for",
  jurisdiction: "US-IL",
  citation: "Council minutes",
  agreementTypes: ["ARTICULATION"],
  items: [{ id: "1", text: "A way out.", citation: "Minute 4", statementTypes: ["TERMINATION"] }],
};

let world: World;
let ids: Record<string, string>;
let bodies: Record<string, unknown>;
/** The agreement under which something was released, for what is below it. */
let inForce: Record<string, string>;

beforeAll(async () => {
  world = await openWorld();
  const { at, id, etag } = await drafted(world);
  const documentId = await attached(world, id);
  const reviewed = worked(await world.as("tom")("POST", `${at}/review`, undefined, { "if-match": etag }));
  const plcc = world.region.organization("PLCC");
  const registration = {
    documentId,
    dateSigned: "2026-07-15",
    signers: typedSigners(world),
  };
  worked(await world.as("denise")("POST", `${at}/register`, registration, { "if-match": reviewed.etag }));
  worked(
    await world.as("tom")(
      "POST",
      `/api/partnerships/cedar-valley/organizations/${plcc}/courses/2026-27/import`,
      "code,title,credits,credit_unit\nWLD 101,Welding,3,SemesterHour\n",
      { "content-type": "text/csv", "if-match": '"0"' },
    ),
  );
  const invited = worked(
    await world.as("tom")("POST", "/api/partnerships/cedar-valley/invitations", {
      email: "new@prairielakes.example",
      organizationId: plcc,
      roles: ["viewer"],
    }),
  );
  const saved = worked(
    await world.as("tom")("POST", "/api/partnerships/cedar-valley/templates", {
      name: "Standard",
      agreementId: id,
    }),
  );
  const recorded = worked(
    await world.as("curtis")("POST", `/api/partnerships/cedar-valley/organizations/${plcc}/findings`, {
      course: {
        organizationId: world.region.organization("CBHS"),
        code: "ROBO1",
        title: "Robotics I",
        creditHundredths: 100,
        unit: "CarnegieUnit",
      },
      reason: "CONTENT_GAP",
      decidedOn: "2026-10-01",
      decidedBy: "Engineering faculty",
    }),
  );
  const quietYear = { year: { on: false, items: [] } };
  worked(
    await world.as("marisol")("PUT", "/api/partnerships/cedar-valley/reminders", quietYear, {
      "if-match": '"0"',
    }),
  );
  const waits = worked(await world.as("samuel")("GET", "/api/partnerships/cedar-valley/notices")).body
    .waiting;
  const asking = await campaignOf(world);
  const skills = asking.framework;
  const fields = (record: Record<string, unknown>, ...drop: string[]) =>
    Object.fromEntries(Object.entries(record).filter(([key]) => !drop.includes(key)));
  const college = worked(
    await world.as("tom")("GET", `/api/partnerships/cedar-valley/organizations/${plcc}`),
  ).body;
  const region = worked(await world.as("marisol")("GET", "/api/partnerships/cedar-valley")).body;
  const theo = worked(
    await world.as("tom")("GET", `/api/partnerships/cedar-valley/people/${world.region.person("theo")}`),
  ).body;
  const release = await released(world);
  inForce = { dataSharingId: release.id, releaseId: release.releaseId };
  const judged = await startedRound(world);
  worked(await world.as("tom")("POST", `${judged.at}/evidence`, note("together.meet")));
  const typedSignature = {
    slotNo: 1,
    method: "TYPED",
    nameAsSigned: "D",
    title: "VP",
    consentTextVersion: "2026-11",
    consented: true,
    intentText: "-",
    contentHash: "0".repeat(64),
  };
  const signedPage = {
    slotNo: 1,
    documentId,
    personId: world.region.person("denise"),
    nameAsSigned: "D",
    title: "VP",
    signedOn: "2026-11-23",
    contentHash: "0".repeat(64),
  };
  ids = {
    partnershipId: "cedar-valley",
    organizationId: plcc,
    personId: world.region.person("theo"),
    invitationId: invited.body.id,
    documentId,
    ruleSetId: "IL-110ILCS27_16",
    instrumentId: "perkins-v-pos",
    evaluationId: judged.id,
    evidenceId: "v1",
    basisId: "ferpa_studies",
    agreementId: id,
    academicYear: "2026-27",
    templateId: saved.body.id,
    findingId: recorded.body.id,
    frameworkId: skills.id,
    campaignId: asking.id,
    dataSharingId: (await startedSharing(world)).id,
    programId: (await startedProgram(world)).id,
    bridgeId: (await startedBridge(world)).id,
    key: "review.2027-01-15",
    respondentId: await listed(world, asking.at),
    statementId: skills.statementId,
    editionNo: "1",
    inputId: `rsp_00000000000000000000.${skills.statementId}`,
    verificationId: "ver_00000000000000000000",
    versionNo: "1",
    version: "1",
    code: "not-found",
    year: "2026-27",
    edition: "scc-79",
    system: "CIP",
    codeEdition: "2020",
    publishedCode: "51",
    target: "SOC-2018",
    token: "a".repeat(43),
    file: `${"a".repeat(43)}.ics`,
  };
  bodies = {
    "POST /api/partnerships": {
      id: "new-region",
      name: "New",
      timeZone: "America/Chicago",
      jurisdiction: "US-IL",
      convenerEmail: "c@new.example",
    },
    [`PUT ${p}`]: fields(region, "id", "version", "chainHash"),
    [`POST ${p}/notices/dismiss`]: { key: waits[0].key },
    [`PUT ${p}/reminders`]: quietYear,
    [`POST ${p}/organizations`]: { name: "New School", code: "NEW1", type: "secondary" },
    [`PUT ${organization}`]: fields(college, "id", "version", "chainHash", "predecessors", "successor"),
    [`POST ${courses}`]: { year: "2027-28" },
    [`POST ${year}/course`]: {
      course: { code: "WLD 105", title: "Welding", creditHundredths: 300, unit: "SemesterHour" },
    },
    [`PUT ${year}/alignment`]: { code: "WLD 101", statementIds: [] },
    [`POST ${year}/import`]: "code,title,credits,credit_unit\nWLD 101,Welding,3,SemesterHour\n",
    [`POST ${organization}/merge`]: { into: world.region.organization("NSU"), on: "2026-11-23" },
    [`PUT ${person}`]: { grants: theo.grants },
    [`POST ${p}/invitations`]: {
      email: "other@prairielakes.example",
      organizationId: plcc,
      roles: ["viewer"],
    },
    [`POST ${p}/documents`]: {
      name: "a.pdf",
      type: "application/pdf",
      sizeBytes: 10,
      sha256: "0".repeat(64),
      about: { kind: "agreement", id },
    },
    [`POST ${p}/agreements`]: draft(world),
    [`PUT ${agreement}`]: draft(world),
    [`PUT ${agreement}/rules`]: { rules: [], findings: [], conditions: [] },
    [`PUT ${agreement}/clauses`]: { clauses: [] },
    [`POST ${p}/rule-sets`]: { ...ruleSetDraft, id: "REGION-1" },
    [`PUT ${ruleSet}`]: ruleSetDraft,
    [`POST ${p}/evaluations`]: judged.draft,
    [`PUT ${round}`]: fields(judged.draft, "programId", "instrumentId"),
    [`PUT ${round}/ratings`]: { ratings: [], done: false },
    [`PUT ${round}/agreed`]: { ratings: [{ elementId: "together.meet", value: 1 }] },
    [`POST ${round}/evidence`]: note("together.meet"),
    [`PUT ${round}/evidence/{evidenceId}`]: note("together.meet"),
    [`PUT ${round}/actions`]: { actions: [] },
    [`POST ${round}/progress`]: { actionId: "a1" },
    [`POST ${round}/withdraw`]: { reason: "a reason" },
    [`POST ${round}/next`]: { title: "Next", opensOn: "2027-03-01", closesOn: "2027-03-31" },
    [`POST ${p}/instruments`]: { ...ownEdition, instrumentId: "our-own" },
    [`PUT ${instrument}`]: ownEdition,
    [`POST ${instrument}/import`]: "principle,element\nOne,An element.\n",
    [`POST ${agreement}/rules/import`]: healthCsv(),
    [`POST ${p}/templates`]: { name: "Another", agreementId: id },
    [`PUT ${template}`]: { name: "Another", agreementId: id },
    [`POST ${template}/agreements`]: draft(world),
    [`POST ${agreement}/copy`]: {},
    [`POST ${organization}/leave`]: { until: "2026-12-31" },
    [`POST ${person}/handover`]: { organizationId: plcc },
    [`POST ${organization}/findings`]: {
      course: { organizationId: plcc, code: "A", title: "A", creditHundredths: 0, unit: "SemesterHour" },
      reason: "DENIED",
      decidedOn: "2026-10-01",
      decidedBy: "Faculty",
    },
    [`POST ${organization}/findings/{findingId}/supersede`]: {
      reason: "LIFTED",
      decidedOn: "2026-11-01",
      decidedBy: "Faculty",
    },
    [`POST ${agreement}/findings`]: { findingIds: [recorded.body.id] },
    [`POST ${agreement}/approvals`]: {
      academicYear: "2026-27",
      decision: "REAFFIRMED",
      curriculumChanged: false,
    },
    [`PUT ${agreement}/approvals/{academicYear}`]: { decision: "REAFFIRMED", curriculumChanged: false },
    [`POST ${agreement}/instructors`]: {
      academicYear: "2026-27",
      siteId: world.region.organization("CBHS"),
      courseCode: "HS1",
      instructorName: "A. Teacher",
      basis: "DEGREE",
    },
    [`POST ${agreement}/instructors/{verificationId}/withdraw`]: { reason: "a reason" },
    [`POST ${agreement}/outcomes`]: { academicYear: "2026-27", rows: [] },
    [`PUT ${agreement}/outcomes/{academicYear}`]: { rows: [] },
    [`POST ${agreement}/return`]: { reason: "a reason" },
    [`POST ${agreement}/withdraw`]: { reason: "a reason" },
    [`POST ${agreement}/reject`]: { reason: "a reason" },
    [`POST ${agreement}/register`]: registration,
    [`POST ${agreement}/visibility`]: { to: "PUBLIC" },
    [`POST ${agreement}/recall`]: { reason: "a reason" },
    [`POST ${agreement}/decline`]: { reason: "a reason" },
    [`POST ${agreement}/reviews`]: {
      termsId: `trm_${"a".repeat(20)}`,
      findings: [{ ruleNo: 999, kind: "OK" }],
    },
    [`POST ${agreement}/sign`]: typedSignature,
    [`POST ${agreement}/paper`]: signedPage,
    [`POST ${agreement}/attest`]: { slotNo: 1 },
    [`POST ${agreement}/delegate`]: { slotNo: 1, personId: world.region.person("denise"), reason: "away" },
    [`POST ${agreement}/corrections`]: { field: "NAME", from: "a", to: "b" },
    [`POST ${agreement}/amend`]: {},
    [`POST ${agreement}/renew`]: {},
    [`POST ${agreement}/notice`]: {
      terminationDay: "2027-06-30",
      teachOutUntil: "2028-06-30",
      reason: "a reason",
    },
    [`POST ${p}/frameworks`]: frameworkDraft,
    [`PUT ${framework}`]: frameworkDraft,
    [`POST ${p}/frameworks/import`]: "#title,Imported\ncode,statement\n1,Weld a joint.\n",
    [`POST ${framework}/publish`]: { version: "Second" },
    [`POST ${framework}/statements`]: { statement: { fullStatement: "Measure twice" } },
    [`PUT ${framework}/statements/{statementId}`]: { fullStatement: "Measure twice" },
    [`POST ${framework}/statements/{statementId}/replace`]: { fullStatement: "Measure twice" },
    [`POST ${framework}/order`]: { statementId: skills.statementId },
    [`POST ${framework}/migration`]: {
      from: 1,
      to: 1,
      year: "2026-27",
      choices: [{ statementId: skills.statementId, becomes: null }],
    },
    [`POST ${framework}/adapt`]: { title: "Ours" },
    [`POST ${p}/campaigns`]: campaignDraft(skills),
    [`PUT ${campaign}`]: campaignDraft(skills),
    [`POST ${campaign}/respondents`]: { contacts: [contact(2)] },
    [`POST ${campaign}/respondents/import`]: "employer,name,email\n",
    [`POST ${campaign}/invite`]: {},
    [`POST ${campaign}/remind`]: {},
    [`PUT ${campaign}/decisions/{statementId}`]: { decision: "RETURN" },
    ...Object.fromEntries(
      ["comments", "missing"].flatMap((kind) => [
        [`POST ${campaign}/${kind}/{inputId}/answer`, { answer: "We kept it." }],
        [
          `POST ${campaign}/${kind}/{inputId}/merge`,
          { into: `rsp_00000000000000000001.${skills.statementId}` },
        ],
      ]),
    ),
    [`POST ${campaign}/comments/{inputId}/accept`]: { kind: "EDIT", fullStatement: "Measure twice" },
    [`POST ${campaign}/missing/{inputId}/accept`]: { statement: { fullStatement: "Measure twice" } },
    [`POST ${campaign}/live/show`]: { statementId: skills.statementId, scaleId: "need" },
    [`POST ${sharing}/releases`]: release.draft,
    [`POST ${p}/data-sharing`]: dataDraft(world),
    [`PUT ${sharing}`]: dataDraft(world),
    [`PUT ${sharing}/terms`]: {},
    ...Object.fromEntries(
      ["return", "recall", "decline", "withdraw", "suspend"].map((move) => [
        `POST ${sharing}/${move}`,
        { reason: "a reason" },
      ]),
    ),
    [`POST ${sharing}/visibility`]: { to: "PUBLIC" },
    [`POST ${sharing}/sign`]: typedSignature,
    [`POST ${sharing}/paper`]: signedPage,
    [`POST ${sharing}/attest`]: { slotNo: 1 },
    [`POST ${sharing}/delegate`]: { slotNo: 1, personId: world.region.person("denise"), reason: "away" },
    [`POST ${sharing}/amend`]: {},
    [`POST ${sharing}/renew`]: {},
    [`POST ${sharing}/restrict`]: { kind: "EARLIER_END", until: "2027-06-30", reason: "a reason" },
    [`POST ${sharing}/lift`]: { restrictionNo: 1, reason: "a reason" },
    [`POST ${sharing}/terminate`]: { lastDay: "2027-06-30", reason: "a reason" },
    [`POST ${sharing}/certificates`]: { nothingReceived: true, title: "Registrar" },
    [`POST ${sharing}/join`]: {
      ...fields(typedSignature, "slotNo"),
      versionNo: 1,
      ferpaCapacity: "school_official",
      contacts: {},
    },
    [`POST ${sharing}/obligations/{key}/done`]: { on: "2026-11-20", reference: "Minutes" },
    [`POST ${sharing}/obligations/{key}/reopen`]: { reason: "The wrong file." },
    [`POST ${sharing}/incidents`]: { discoveredAt: "2026-11-20T15:00:00.000Z", scope: "A file was lost." },
    [`POST ${p}/legal-bases`]: { ...ownBasis, id: "our_own" },
    [`PUT ${p}/legal-bases/{basisId}`]: ownBasis,
    [`PUT ${p}/data-sharing-settings`]: { floor: 12 },
    [`PUT ${p}/program-settings`]: { quorum: 6 },
    [`PUT ${p}/indicators`]: { indicators: [ownIndicator], dimensions: [] },
    [`POST ${codes}/import`]: "code,title\n51.3801,Nursing\n",
    "POST /api/codes/{system}/{codeEdition}/import": "code,title\n51.3801,Nursing\n",
    [`POST ${codes}/maps/{target}/import`]: "cip,soc\n51.3801,29-1141\n",
    "POST /api/codes/{system}/{codeEdition}/maps/{target}/import": "cip,soc\n51.3801,29-1141\n",
    [`POST ${p}/programs`]: programDraft(world),
    [`PUT ${program}`]: programDraft(world),
    [`PUT ${program}/plan`]: spine(),
    [`POST ${program}/move-edition`]: { edition: "scc-79", pathwayId: "health/support-services" },
    [`POST ${program}/plan/import`]: "column,row,intent\nG9,cte,Careers\n",
    [`PUT ${program}/bindings`]: { organizationId: plcc, bindings: [] },
    [`POST ${program}/approve`]: { versionNo: 1, partHash: "0".repeat(64) },
    [`POST ${program}/template`]: { template: true },
    [`POST ${program}/visibility`]: { to: "PUBLIC" },
    ...Object.fromEntries(
      ["return", "retire", "withdraw"].map((move) => [`POST ${program}/${move}`, { reason: "a reason" }]),
    ),
    [`POST ${p}/bridges`]: bridgeDraft(world),
    [`PUT ${bridge}`]: bridgeDraft(world),
    [`PUT ${bridge}/plan`]: { modules: [] },
    [`POST ${bridge}/retire`]: { reason: "a reason" },
    [`POST ${bridge}/visibility`]: { to: "PUBLIC" },
    [`POST ${bridge}/tasks`]: { key: "statement:x", ownerId: plcc },
    [`POST ${bridge}/tasks/drop`]: { key: "statement:x" },
    "POST /api/public/credit": { courses: [{ organization: "CBHS", code: "HS1" }] },
  };
});
afterAll(() => world.close());

/** Asks with a version nobody saw: whoever may is told 409 or 412, and nothing changes under the next one's feet. */
async function ask(who: string, name: string, changed: Record<string, string> = {}): Promise<Answer> {
  const [method = "", pattern = ""] = name.split(" ");
  const here = /\/(releases|gate)(\/|$)/.test(pattern) ? { ...ids, ...inForce } : ids;
  const path = pattern.replaceAll(/\{(\w+)\}/g, (_, key: string) => changed[key] ?? here[key] ?? "");
  const [key = "", code] = who.split("@");
  const headers = {
    "if-match": '"0"',
    ...(code ? { "acting-for": world.region.organization(code) } : {}),
    ...(name.endsWith("/import") ? { "content-type": "text/csv" } : {}),
  };
  const queries: Record<string, string> = {
    [`GET ${p}/documents`]: `?about=${ids["agreementId"]}`,
    [`GET ${year}/course`]: "?code=WLD+101",
    [`GET ${year}/alignment`]: "?code=WLD+101",
    [`GET ${year}/overlap`]: "?code=WLD+101&with=WLD+101",
    [`GET ${round}/clna`]: "?as=csv",
    [`POST ${instrument}/import`]: "?edition=Ours&name=Ours",
    [`GET ${sharing}/compare`]: "?from=1&to=1",
    [`GET ${program}/compare`]: "?from=1&to=1",
    [`GET ${framework}/changes`]: "?from=1",
    [`GET ${framework}/migration`]: "?from=1&to=1&year=2026-27",
    [`GET ${framework}/export`]: "?as=csv",
    [`GET ${sharing}/releases/context`]: "?indicatorId=5S1&year=2025-26",
    [`GET ${sharing}/releases/trend`]: `?indicatorId=5S1&program=51.3901&senderId=${world.region.organization("TRACC")}`,
    [`GET ${p}/impact`]: `?agreement=${ids["agreementId"]}`,
    [`GET ${p}/regional`]: "?indicatorId=5S1&year=2025-26",
    [`GET ${sharing}/export`]: "?as=csv",
    [`GET ${codes}/search`]: "?q=51",
    [`POST ${codes}/import`]: "?revision=2023",
    "POST /api/codes/{system}/{codeEdition}/import": "?revision=2023",
  };
  const path1 = path + (queries[name] ?? "");
  return who === "nobody"
    ? world.anonymously(method, path1, bodies[name], headers)
    : world.as(key as Who)(method, path1, bodies[name], headers);
}

const refused = [401, 403, 404];

describe("who may", () => {
  it("is said for every endpoint there is, and for none that is not", async () => {
    const all = (await everyEndpoint()).map((endpoint) => `${endpoint.spec.method} ${addressOf(endpoint)}`);
    expect(Object.keys(allowed).sort()).toEqual(all.sort());
  });

  const closed = Object.entries(allowed).filter(([, who]) => Array.isArray(who)) as [string, string[]][];
  it.each(closed)("%s lets exactly these through", async (name, who) => {
    const through: string[] = [];
    const asks = async (one: string) => {
      const answer = await ask(one, name);
      expect(answer.status, `${one}: ${JSON.stringify(answer.body).slice(0, 300)}`).toBeLessThan(500);
      if (!refused.includes(answer.status)) through.push(one);
    };
    // Who reads, and who is to be refused, asks beside the others; what has an effect comes one at a time.
    const acting = name.startsWith("GET ") ? [] : who;
    await Promise.all(cast.filter((one) => !acting.includes(one)).map(asks));
    for (const one of acting) await asks(one);
    expect(through.sort()).toEqual([...who].sort());
    expect((await ask("nobody", name)).status).toBe(401);
  });

  const ofRecords = closed.filter(([name]) =>
    /\{(agreementId|documentId|invitationId|dataSharingId|programId|evaluationId)\}/.test(name),
  );
  it.each(ofRecords)("%s answers a stranger exactly as if there were nothing", async (name) => {
    const nothing = {
      agreementId: "agr_00000000000000000000",
      documentId: "doc_00000000000000000000",
      invitationId: "inv_00000000000000000000",
      dataSharingId: "dsa_00000000000000000000",
      programId: "prg_00000000000000000000",
      evaluationId: "evl_00000000000000000000",
    };
    // Northgate is no party to the articulation agreement, and the start of a data-sharing agreement is its own.
    const outside = /\{(dataSharingId|programId)\}/.test(name) ? ["elena", "gus"] : ["ruth", "gus"];
    await Promise.all(
      [...strangers, ...outside].map(async (one) => {
        const [there, absent] = await Promise.all([ask(one, name), ask(one, name, nothing)]);
        expect([one, there.status, there.body]).toEqual([one, absent.status, absent.body]);
        expect(there.status).toBe(404);
      }),
    );
  });

  it("asks everyone to sign in where a person is needed, and nobody where none is", async () => {
    for (const [name, who] of Object.entries(allowed)) {
      if (who === "signed-in") {
        expect([name, (await ask("nobody", name)).status]).toEqual([name, 401]);
        expect([name, (await ask("petra", name)).status === 401]).toEqual([name, false]);
      }
      if (who === "anyone") expect([name, (await ask("nobody", name)).status === 401]).toEqual([name, false]);
    }
  });

  it("shows a second partnership nothing of the first", async () => {
    const { at } = await executed(world);
    for (const path of [
      at,
      `${at}/rules`,
      "/api/partnerships/cedar-valley",
      "/api/partnerships/cedar-valley/people",
    ]) {
      const there = await world.as("ines")("GET", path);
      const nowhere = await world.as("ines")("GET", path.replace("cedar-valley", "no-such-region"));
      expect([there.status, there.body]).toEqual([404, nowhere.body]);
    }
    const own = worked(await world.as("ines")("GET", "/api/partnerships/sandhill-prairie/organizations"));
    expect(JSON.stringify(own.body)).not.toContain("Prairie Lakes");
  });

  it("refuses an organization one does not act for, and asks which where there are several", async () => {
    const foreign = await world.as("tom")("GET", "/api/partnerships/cedar-valley/agreements", undefined, {
      "acting-for": world.region.organization("NSU"),
    });
    expect([foreign.status, foreign.body.type]).toEqual([403, "/problems/not-acting-for"]);
    const several = await world.as("lena")("GET", "/api/partnerships/cedar-valley/agreements");
    expect([several.status, several.body.type]).toEqual([403, "/problems/choose-organization"]);
  });
});
