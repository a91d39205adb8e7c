/** Builds everything the app needs from the configuration: one client, one table, one bucket, the stores over them. */
import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import type { PartnershipId } from "#shared/ids.ts";
import { dateIn } from "#shared/time.ts";
import { openBucket } from "./cloud/bucket.ts";
import { openTable } from "./cloud/table.ts";
import type { Config } from "./config.ts";
import type { Services } from "./env.ts";
import { openOutside } from "./http/outside.ts";
import { openSeal } from "./http/seal.ts";
import { tokenCheck } from "./http/token.ts";
import { later } from "./later.ts";
import { partnershipStore } from "./partnerships/store.ts";
import { sessionStore } from "./sessions/store.ts";

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
  const statements = later(async () => (await import("./statements/store.ts")).statementStore(table));
  const respondents = later(async () =>
    (await import("./validations/respondent-store.ts")).respondentStore(table),
  );
  const tallies = later(async () => (await import("./validations/tally-store.ts")).tallyStore(table));
  const dataSharing = later(async () => (await import("./data-sharing/store.ts")).dataSharingStore(table));
  const duties = later(async () => (await import("./data-sharing/duty-store.ts")).dutyStore(table));
  const legalBases = later(async () =>
    (await import("./data-sharing/basis-store.ts")).legalBasisStore(table),
  );
  const releases = later(async () => (await import("./data-sharing/release-store.ts")).releaseStore(table));
  /** What the facts of a program are read from, besides what stands above. */
  const known = {
    agreements: later(async () => (await import("./agreements/store.ts")).agreementStore(table)),
    campaigns: later(async () => (await import("./validations/campaign-store.ts")).campaignStore(table)),
    codes: later(async () => (await import("./codes/store.ts")).codeStore(table)),
    courses: later(async () => (await import("./courses/store.ts")).courseStore(table)),
    decisions: later(async () => (await import("./validations/decision-store.ts")).decisionStore(table)),
    dataSettings: later(async () =>
      (await import("./data-sharing/choices-store.ts")).dataSettingsStore(table),
    ),
    organizations: later(async () => (await import("./organizations/store.ts")).organizationStore(table)),
    people: later(async () => (await import("./people/store.ts")).peopleStore(table)),
    programSettings: later(async () =>
      (await import("./programs/settings-store.ts")).programSettingsStore(table),
    ),
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
    yearly: later(async () => (await import("./agreements/yearly-store.ts")).yearlyStore(table)),
    templates: later(async () => (await import("./agreements/template-store.ts")).templateStore(table)),
    findings: later(async () => (await import("./agreements/finding-store.ts")).findingStore(table)),
    dataSharing,
    duties,
    owed: later(async () =>
      (await import("./data-sharing/owing.ts")).owedReader({ dataSharing, duties, legalBases, releases }),
    ),
    legalBases,
    indicators: later(async () => (await import("./data-sharing/choices-store.ts")).indicatorStore(table)),
    releases,
    gate: later(async () => (await import("./data-sharing/gate-store.ts")).gateStore(table)),
    bridges: later(async () => (await import("./bridges/store.ts")).bridgeStore(table)),
    documents: later(async () => (await import("./documents/store.ts")).documentStore(table)),
    instruments: later(async () =>
      (await import("./evaluations/instrument-store.ts")).instrumentStore(table),
    ),
    evaluations: later(async () => (await import("./evaluations/store.ts")).evaluationStore(table)),
    invitations: later(async () => (await import("./people/invitation-store.ts")).invitationStore(table)),
    partnerships,
    programs: later(async () => (await import("./programs/store.ts")).programStore(table)),
    reminders: later(async () => (await import("./reminders/store.ts")).reminderStore(table)),
    ruleSets: later(async () => (await import("./rule-sets/store.ts")).ruleSetStore(table)),
    sessions: sessionStore(table),
    statements,
    // What is held for a while is held by the clock that the services have.
    caseProvider: later(async () =>
      (await import("./case/provider.ts")).caseProvider(statements, config.HUB_ORIGIN, replacing.now ?? now),
    ),
    others: later(async () =>
      (await import("./validations/others.ts")).othersReader(tallies, respondents, replacing.now ?? now),
    ),
    respondents,
    tallies,
    shortages: later(async () => (await import("./validations/shortage-store.ts")).shortageStore(table)),
    live: later(async () => (await import("./validations/live-store.ts")).liveStore(table)),
    ...known,
    programFacts: later(async () =>
      (await import("./programs/facts.ts")).factsReader({
        ...known,
        dataSharing,
        legalBases,
        partnerships,
        statements,
        tallies,
      }),
    ),
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
