/** Builds everything the app needs from the configuration: one client, one table, one bucket, the stores over them. */
import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import type { PartnershipId } from "#shared/ids.ts";
import { dateIn } from "#shared/time.ts";
import { findingStore } from "./agreements/finding-store.ts";
import { agreementStore } from "./agreements/store.ts";
import { templateStore } from "./agreements/template-store.ts";
import { yearlyStore } from "./agreements/yearly-store.ts";
import { bridgeStore } from "./bridges/store.ts";
import { caseProvider } from "./case/provider.ts";
import { openBucket } from "./cloud/bucket.ts";
import { openTable } from "./cloud/table.ts";
import { codeStore } from "./codes/store.ts";
import type { Config } from "./config.ts";
import { courseStore } from "./courses/store.ts";
import { legalBasisStore } from "./data-sharing/basis-store.ts";
import { dataSettingsStore, indicatorStore } from "./data-sharing/choices-store.ts";
import { dutyStore } from "./data-sharing/duty-store.ts";
import { gateStore } from "./data-sharing/gate-store.ts";
import { owedReader } from "./data-sharing/owing.ts";
import { releaseStore } from "./data-sharing/release-store.ts";
import { dataSharingStore } from "./data-sharing/store.ts";
import { documentStore } from "./documents/store.ts";
import type { Services } from "./env.ts";
import { instrumentStore } from "./evaluations/instrument-store.ts";
import { evaluationStore } from "./evaluations/store.ts";
import { openOutside } from "./http/outside.ts";
import { openSeal } from "./http/seal.ts";
import { tokenCheck } from "./http/token.ts";
import { organizationStore } from "./organizations/store.ts";
import { partnershipStore } from "./partnerships/store.ts";
import { peopleStore } from "./people/store.ts";
import { factsReader } from "./programs/facts.ts";
import { programSettingsStore } from "./programs/settings-store.ts";
import { programStore } from "./programs/store.ts";
import { reminderStore } from "./reminders/store.ts";
import { ruleSetStore } from "./rule-sets/store.ts";
import { sessionStore } from "./sessions/store.ts";
import { statementStore } from "./statements/store.ts";
import { campaignStore } from "./validations/campaign-store.ts";
import { decisionStore } from "./validations/decision-store.ts";
import { liveStore } from "./validations/live-store.ts";
import { othersReader } from "./validations/others.ts";
import { respondentStore } from "./validations/respondent-store.ts";
import { shortageStore } from "./validations/shortage-store.ts";
import { tallyStore } from "./validations/tally-store.ts";

/**
 * The services, over AWS or over the laptop's engines: `client` says where, and its credentials sign for the bucket
 * too. `replacing` is for a test's clock.
 */
export function openServices(
  config: Config,
  client: DynamoDBClient,
  replacing: Partial<Services> = {},
): Services {
  const table = openTable(config.TABLE_NAME, client);
  const partnerships = partnershipStore(table);
  const now = config.CAUSEWAY_TODAY === undefined ? () => new Date() : pinned(config.CAUSEWAY_TODAY);
  const statements = statementStore(table);
  const respondents = respondentStore(table);
  const tallies = tallyStore(table);
  const dataSharing = dataSharingStore(table);
  const duties = dutyStore(table);
  const legalBases = legalBasisStore(table);
  const releases = releaseStore(table);
  /** What the facts of a program are read from, besides what stands above. */
  const known = {
    agreements: agreementStore(table),
    campaigns: campaignStore(table),
    codes: codeStore(table),
    courses: courseStore(table),
    decisions: decisionStore(table),
    organizations: organizationStore(table),
    programSettings: programSettingsStore(table),
  };
  return {
    config,
    table,
    bucket: openBucket(config, () => client.config.credentials()),
    seal: openSeal(config.HUB_SECRET),
    checkToken: tokenCheck(config),
    outside: openOutside(),
    now,
    async today(partnership: PartnershipId) {
      if (config.CAUSEWAY_TODAY !== undefined) return config.CAUSEWAY_TODAY;
      const settings = await partnerships.settings(partnership);
      return dateIn(settings?.timeZone ?? "UTC", now());
    },
    yearly: yearlyStore(table),
    templates: templateStore(table),
    findings: findingStore(table),
    dataSharing,
    duties,
    owed: owedReader({ dataSharing, duties, legalBases, releases }),
    legalBases,
    dataSettings: dataSettingsStore(table),
    indicators: indicatorStore(table),
    releases,
    gate: gateStore(table),
    bridges: bridgeStore(table),
    documents: documentStore(table),
    instruments: instrumentStore(table),
    evaluations: evaluationStore(table),
    partnerships,
    people: peopleStore(table),
    programs: programStore(table),
    reminders: reminderStore(table),
    ruleSets: ruleSetStore(table),
    sessions: sessionStore(table),
    statements,
    // What is held for a while is held by the clock that the services have.
    caseProvider: caseProvider(statements, config.HUB_ORIGIN, replacing.now ?? now),
    others: othersReader(tallies, respondents, replacing.now ?? now),
    respondents,
    tallies,
    shortages: shortageStore(table),
    live: liveStore(table),
    ...known,
    programFacts: factsReader({ ...known, dataSharing, partnerships, statements, tallies }),
    ...replacing,
  };
}

/**
 * The pinned day, with the time of day going on from the real one: what happens in a minute has an order, and the clock
 * does not fall back at midnight.
 */
function pinned(today: string): () => Date {
  const opened = Date.now();
  const start = Date.parse(`${today}T${new Date(opened).toISOString().slice(11)}`);
  return () => new Date(start + Date.now() - opened);
}
